internal import Domain
internal import SQLite

extension Store {
  /// Refuses what the one who acts may not do to anything, and leaves a row of the attempt.
  ///
  /// Goes by the rights they have now, whatever they were when they signed in. Every question and
  /// every change begins with it, outside of any transaction.
  func require(
    _ action: AccessAction, _ object: AccessObject, of patient: PatientID? = nil
  ) throws(StoreError) {
    try checkStanding()
    if mustChangePassword { throw .refused(Self.passwordFirst) }
    guard access.allows(action, object) else { throw refusal(action, object, of: patient) }
  }

  /// What is thrown where a right is lacking; its row is in the trail already.
  func refusal(
    _ action: AccessAction, _ object: AccessObject, of patient: PatientID? = nil
  ) -> StoreError {
    // It stays refused when the row cannot be written.
    try? auditDenied(action, object, patient: patient)
    return .denied(action, object)
  }

  /// Refuses a change of follow-ups that are not one's own where the right reaches no further.
  ///
  /// One's own is what one owns and what nobody does.
  func requireQueueChange(of ids: some Sequence<FollowUpID>) throws(StoreError) {
    try require(.change, .queue)
    guard access.reach(.change, .queue) == .own else { return }
    let stranger: PatientID? = try read { connection in
      let row = try connection.statement(
        "SELECT patient FROM follow_up WHERE id = ? AND owner IS NOT NULL AND owner <> ?")
      defer { row.reset() }
      for id in ids {
        row.bind(id.value, actor ?? -1)
        if try row.step() { return PatientID(row.integer(0)) }
        row.reset()
      }
      return nil
    }
    if let stranger { throw refusal(.change, .queue, of: stranger) }
  }

  /// The highest level of what the one who acts may see: 5 for the treating doctors, else 4.
  var highestLevel: Int { (access.seesSensitive ? Sensitivity.Level.treating : .care).rawValue }

  /// Days for which somebody whom one has called stays one's own patient.
  static let ownPatientDays = 90

  /// Whether a patient is the acting person's own.
  ///
  /// Whoever has an open follow-up that is theirs or nobody's, or was tried by them within
  /// ``ownPatientDays`` days.
  func isOwn(_ patient: PatientID, in connection: Connection) throws -> Bool {
    guard let actor else { return false }
    let open = try connection.statement(
      """
      SELECT 1 FROM follow_up WHERE patient = ? AND state = 0 AND (owner = ? OR owner IS NULL)
        AND level <= ? LIMIT 1
      """)
    open.bind(patient.value, actor, Sensitivity.Level.care.rawValue)
    defer { open.reset() }
    if try open.step() { return true }
    let since = try latestMoment(in: connection).seconds - Self.ownPatientDays * 86_400
    let tried = try connection.statement(
      """
      SELECT 1 FROM follow_up f JOIN follow_up_attempt a ON a.follow_up = f.id
      WHERE f.patient = ? AND a.staff = ? AND a.at >= ? AND a.is_undone = 0 LIMIT 1
      """)
    tried.bind(patient.value, actor, since)
    defer { tried.reset() }
    return try tried.step()
  }

  /// The present moment, or that of the newest row of the trail when the clock was set back.
  func latestMoment(in connection: Connection) throws -> Instant {
    try Self.steadyMoment(now(), in: connection)
  }
}
