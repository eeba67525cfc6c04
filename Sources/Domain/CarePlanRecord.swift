/// A care plan as it is stored with its patient.
package struct CarePlanRecord: Hashable, Sendable {
  package var id: Int
  package var patient: PatientID
  package var plan: CarePlan
  /// The name of who began it; nil for the machine.
  package var staff: String?
  package var at: Instant
  /// Whether its beginning was taken back.
  package var isMistaken: Bool
  /// Counts its changes, from 1.
  package var version: Int

  package init(
    id: Int, patient: PatientID, plan: CarePlan, staff: String? = nil, at: Instant,
    isMistaken: Bool = false, version: Int = 1
  ) {
    self.id = id
    self.patient = patient
    self.plan = plan
    self.staff = staff
    self.at = at
    self.isMistaken = isMistaken
    self.version = version
  }
}

extension CarePlan {
  /// The first day of a goal or task that is still to be reached or done; nil when there is none.
  package var nextDue: CalendarDate? {
    guard status == .active else { return nil }
    let goals = goals.filter { $0.status == .active }.compactMap(\.due)
    return (goals + tasks.filter { $0.done == nil }.compactMap(\.due)).min()
  }
}
