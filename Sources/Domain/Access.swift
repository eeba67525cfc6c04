/// A kind of thing at the clinic that a role may or may not touch.
package enum AccessObject: String, Sendable, CaseIterable {
  /// Who a person is and how they are reached.
  case identity
  /// The numbers of a person's papers, whole; who reads the identity alone compares masked ones.
  case identifier
  /// Appointments and the queue of follow-ups: who, when and what came of it.
  case queue
  /// Why a person comes, in their words.
  case visitReason
  /// Vital signs and allergies.
  case triage
  /// That a person has allergies, and not which.
  case allergyFlag
  /// Notes, problems, medication and results.
  case clinical
  /// What was marked very sensitive, level 5 of GB/T 39725-2020.
  case sensitive
  /// Figures of the whole clinic that name nobody.
  case statistics
  case payment
  /// Messages to patients.
  case message
  /// Records taken in from elsewhere, and cards merged.
  case importing
  /// A list of more than one patient that leaves the program.
  case bulkExport
  case rules
  /// Members of staff, their roles, and what the clinic decides for everybody.
  case accounts
  case auditTrail
  case backup
  /// What a patient may ask for: a copy, a correction, consent, restriction, erasure.
  case patientRights
  /// Looking at one patient without the right, for a reason, for half an hour.
  case breakGlass
}

/// What is done to it.
package enum AccessAction: String, Sendable, CaseIterable {
  case read
  /// Writing something new, without changing what is there.
  case add
  case change
  /// Being the second person.
  case approve
}

/// How far a right reaches.
package enum AccessReach: Int, Sendable, Comparable {
  /// Nowhere.
  case none
  /// What concerns oneself: one's own appointments, one's own patients, one's own trail.
  case own
  /// Everything, with numbers masked and never whole.
  case masked
  /// Everything.
  case all

  package static func < (left: AccessReach, right: AccessReach) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// What somebody may do: the union of what their roles may.
///
/// The store asks it before every question and every change, and the screens ask it for what they
/// offer, so that nothing is shown which would be refused.
package struct Access: Hashable, Sendable {
  /// The roles; nil for the machine itself, which may do everything.
  package let roles: Set<StaffRole>?

  /// The program at work for nobody: bulk loads, migrations, nightly runs.
  package static let machine = Access(roles: nil)
  /// Nobody: everything is refused.
  package static let nobody = Access(roles: [])

  private init(roles: Set<StaffRole>?) { self.roles = roles }

  /// The rights of roles taken together.
  package init(_ roles: some Sequence<StaffRole>) { self.init(roles: Set(roles)) }

  /// How far the right reaches; O(roles).
  package func reach(_ action: AccessAction, _ object: AccessObject) -> AccessReach {
    guard let roles else { return .all }
    return roles.lazy.map { AccessMatrix.reach(of: $0, action, object) }.max() ?? .none
  }

  /// Whether it may be done at all, be it to some.
  package func allows(_ action: AccessAction, _ object: AccessObject) -> Bool {
    reach(action, object) > .none
  }
}
