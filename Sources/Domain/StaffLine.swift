/// A member of staff with their team and what they have to do, for whoever shares out the work.
package struct StaffLine: Hashable, Sendable {
  package var member: StaffMember
  /// Their team is in it; nothing is open where they have nothing to do.
  package var load: WorkloadLine

  /// Nil for none.
  package var team: String? { load.team }

  package init(_ member: StaffMember, _ load: WorkloadLine) {
    self.member = member
    self.load = load
  }
}
