package import Domain
package import FollowUps
internal import SQLite

// What people do to plans by hand. Each is one event, and is taken back by another.
extension Store {
  /// Begins a plan for a person.
  ///
  /// - Parameters:
  ///   - id: The plan, as it is in force.
  ///   - anchor: The day from which its dates are reckoned, such as the day of an operation or the
  ///     one on which a child is due; nil for today.
  ///   - owner: The code of the staff member whose follow-ups these are; nil for nobody's.
  /// - Returns: The number of the plan among the person's.
  /// - Throws: `.notFound` for a plan or an owner that there is not, `.refused` as of
  ///   `PlanRefusal`: it runs already, every date of it is past, the person is not followed up.
  package func startPlan(
    _ id: String, of patient: PatientID, anchor: CalendarDate? = nil, owner: String? = nil
  ) throws(StoreError) -> Int {
    try require(.add, .queue, of: patient)
    return try actOnPlans(of: patient) { keeper, book, patient in
      guard let plan = keeper.catalog[id] else { throw StoreError.notFound }
      if let owner { _ = try staffNumber(owner, in: keeper.connection) }
      if try person(patient, in: keeper.connection).deceased != nil {
        throw StoreError.refused(PlanRefusal.away.message)
      }
      return .started(
        PlanBeginning(
          plan: id, version: plan.version, anchor: anchor ?? today, cause: .hand, owner: owner))
    }
  }

  /// Ends a running plan; what it asked for is closed.
  ///
  /// - Parameters:
  ///   - instance: The number of the plan among the person's.
  ///   - reason: Why; kept in the audit trail.
  package func endPlan(
    _ instance: Int, of patient: PatientID, reason: String
  ) throws(StoreError) {
    try require(.change, .queue, of: patient)
    guard !reason.allSatisfy(\.isWhitespace) else {
      throw .refused(PlanRefusal.reasonMissing.message)
    }
    _ = try actOnPlans(of: patient, reason: reason) { _, _, _ in
      .ended(instance: instance, .hand)
    }
  }

  /// Gives up one date of a plan; the plan goes on with the next.
  package func skipPlanDate(
    _ key: PlanKey, of patient: PatientID, reason: String
  ) throws(StoreError) {
    try require(.change, .queue, of: patient)
    _ = try actOnPlans(of: patient, reason: reason) { _, _, _ in .skipped(key, reason: reason) }
  }

  /// Corrects the day from which the dates of a running plan are reckoned; what was done stays done.
  ///
  /// That is the day of an operation, or the one on which a child is due.
  ///
  /// - Parameter reason: Why; kept in the audit trail.
  /// - Throws: `.refused` without a reason, for a plan that ended, and where every date would be past.
  package func setPlanAnchor(
    _ instance: Int, of patient: PatientID, to day: CalendarDate, reason: String
  ) throws(StoreError) {
    try require(.change, .queue, of: patient)
    guard !reason.allSatisfy(\.isWhitespace) else {
      throw .refused(PlanRefusal.reasonMissing.message)
    }
    _ = try actOnPlans(of: patient, reason: reason) { _, _, _ in
      .anchored(instance: instance, to: day)
    }
  }

  /// Takes a person out of being followed up, or back; their plans rest meanwhile.
  ///
  /// - Parameter cause: Nil to follow them up again. Death is recorded on the card or with a call.
  package func setAway(
    _ cause: PlanLeave?, of patient: PatientID, reason: String
  ) throws(StoreError) {
    try require(.change, .queue, of: patient)
    guard cause != .died else { throw .refused(PlanRefusal.notThere.message) }
    _ = try actOnPlans(of: patient, reason: reason) { _, _, _ in
      cause.map { .left($0) } ?? .returned
    }
  }

  /// Takes back one thing that was done to a person's plans, whatever happened since.
  ///
  /// - Parameter event: The number that doing it gave, or that of a plan for its beginning.
  /// - Throws: `.refused` when it was taken back already.
  package func undoPlanEvent(_ event: Int) throws(StoreError) {
    try require(.change, .queue)
    let patient: PatientID = try read { connection in
      let row = try connection.statement("SELECT patient FROM plan_event WHERE id = ?")
      row.bind(event)
      defer { row.reset() }
      guard try row.step() else { throw StoreError.notFound }
      return PatientID(row.integer(0))
    }
    _ = try actOnPlans(of: patient, undoing: event) { _, _, _ in .undone(event) }
  }

  /// Adds one event of a person's, and makes the follow-ups agree with it.
  ///
  /// - Parameter undoing: The event that it takes back; nil for all else.
  /// - Returns: The number of the event.
  private func actOnPlans(
    of patient: PatientID, reason: String? = nil, undoing: Int? = nil,
    _ kind: (PlanKeeper, PlanBook, PatientID) throws -> PlanEvent.Kind
  ) throws(StoreError) -> Int {
    let patient = try survivor(of: patient)
    try requireVisible(patient)
    return try write { connection in
      guard try Self.exists(patient, in: connection),
        let keeper = try PlanKeeper(self, in: connection)
      else { throw StoreError.notFound }
      let book = try keeper.book(of: patient.value)
      let kind = try kind(keeper, book, patient)
      if case .started = kind {} else { try requireOwnPlans(of: patient, in: connection) }
      if let refusal = book.refusal(of: kind, on: today, today: today) {
        throw StoreError.refused(refusal.message)
      }
      let id = try keeper.append(
        kind, of: patient.value, on: keeper.present(in: book), reason: reason)
      if let undoing {
        try noteTakenBack(.plan, undoing, from: 1, to: 2, in: connection)
      } else {
        try noteOwn(
          .plan, id, of: patient, event: kind.name, from: 0, to: 1, in: connection)
      }
      try keeper.settle(patient.value)
      return id
    }
  }

  /// Refuses those whose right reaches no further than their own what is somebody else's.
  private func requireOwnPlans(of patient: PatientID, in connection: Connection) throws {
    guard access.reach(.change, .queue) == .own else { return }
    let row = try connection.statement(
      """
      SELECT 1 FROM follow_up WHERE patient = ? AND plan_key IS NOT NULL AND state IN (0, 3)
        AND owner IS NOT NULL AND owner <> ? LIMIT 1
      """)
    row.bind(patient.value, actor ?? -1)
    defer { row.reset() }
    if try row.step() { throw StoreError.denied(.change, .queue) }
  }

  /// Which version an event has for whoever would take it back: 1 while it stands, 2 after.
  func planEventVersion(_ event: Int, in connection: Connection) throws -> Int? {
    let row = try connection.statement("SELECT patient FROM plan_event WHERE id = ?")
    row.bind(event)
    defer { row.reset() }
    guard try row.step(), let keeper = try PlanKeeper(self, in: connection) else { return nil }
    let standing = PlanBook.standing(try keeper.book(of: row.integer(0)).events)
    return standing.contains { $0.id == event } ? 1 : 2
  }
}
