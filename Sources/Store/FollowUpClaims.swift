package import Domain
internal import SQLite

// Whoever opens a follow-up to work on it claims it for a while, so that two never call the same
// person. A claim is no change of the follow-up: its version stays, and it is nothing to take back.
extension Store {
  /// Takes a follow-up for the one who acts, or keeps it theirs for another while.
  ///
  /// It holds for `FollowUpClaim.seconds` and runs out by itself. Somebody at two terminals is one
  /// person: the claim goes with them.
  ///
  /// - Parameters:
  ///   - version: The version that the person saw; nil where they saw none, or keep what is theirs.
  ///   - takingOver: Whether it is taken from a colleague who has it; the trail keeps that.
  /// - Returns: `.held` when a colleague has it.
  /// - Throws: `.refused` when the follow-up has ended, with who ended it; `.conflict` when somebody
  ///   has worked on it since it was seen; `.denied` when it may not be taken over.
  package func claim(
    _ id: FollowUpID, version: Int? = nil, takingOver: Bool = false
  ) throws(StoreError) -> FollowUpClaimAnswer {
    try requireQueueChange(of: [id])
    if takingOver { try require(.approve, .queue) }
    guard let actor else { throw .refused(Self.claimForNobody) }
    return try write { connection in
      let found = try followUp(id, in: connection)
      guard found.details.state == .open else {
        throw StoreError.refused(Self.ended(visible(found)))
      }
      if let version, version != found.version { throw StoreError.conflict }
      let moment = now()
      let held = try claim(on: id, at: moment, in: connection)
      if let held, held.isOthers {
        guard takingOver else { return .held(held) }
        try audit(
          .update, .followUp, id: id.value, patient: found.patient,
          detail: "claim from \(held.staff)", in: connection)
      }
      let since = held.flatMap { $0.isOwn ? $0.since : nil } ?? moment
      let until = moment.adding(seconds: FollowUpClaim.seconds)
      try connection.statement("INSERT OR REPLACE INTO follow_up_claim VALUES (?,?,?,?,?)")
        .bind(id.value, actor, claimPlace, since.seconds, until.seconds).run()
      let member = try Self.member(actor, in: connection)
      return .taken(
        FollowUpClaim(
          staff: member.code, name: member.name, since: since, until: until, isOwn: true))
    }
  }

  /// Gives a follow-up back that the one who acts has; that of anybody else is left alone.
  ///
  /// - Parameter anywhere: Whether also when it was claimed at another terminal.
  /// - Returns: Whether there was anything to give back.
  @discardableResult
  package func releaseClaim(
    _ id: FollowUpID, anywhere: Bool = false
  ) throws(StoreError) -> Bool {
    try requireSomebody()
    guard let actor else { return false }
    let isThere = try read { connection in
      let row = try connection.statement(
        """
        SELECT 1 FROM follow_up_claim
        WHERE follow_up = ? AND staff = ? AND (terminal = ? OR ?)
        """)
      row.bind(id.value, actor, claimPlace, anywhere)
      defer { row.reset() }
      return try row.step()
    }
    // Nothing is written for nothing: each write makes every terminal read its list again.
    guard isThere else { return false }
    try write { connection in
      try connection.statement("DELETE FROM follow_up_claim WHERE follow_up = ? AND staff = ?")
        .bind(id.value, actor).run()
    }
    return true
  }

  /// Who has a follow-up open; nil when nobody has.
  package func claim(on id: FollowUpID) throws(StoreError) -> FollowUpClaim? {
    try require(.read, .queue)
    return try read { connection in
      _ = try followUp(id, in: connection)
      return try claim(on: id, at: now(), in: connection)
    }
  }

  // MARK: - In transactions

  /// Who has a follow-up open at a moment; nil when nobody has.
  func claim(
    on id: FollowUpID, at moment: Instant, in connection: Connection
  ) throws -> FollowUpClaim? {
    let row = try connection.statement(
      """
      SELECT \(Self.claimColumns) FROM follow_up_claim c JOIN staff h ON h.id = c.staff
      WHERE c.follow_up = ? AND \(Self.claimHolds)
      """)
    row.bind(id.value, moment.seconds)
    defer { row.reset() }
    return try row.step() ? claim(row, from: 0) : nil
  }

  /// Refuses what a colleague is at.
  func refuseOthersClaim(on id: FollowUpID, in connection: Connection) throws {
    guard let held = try claim(on: id, at: now(), in: connection), held.isOthers else { return }
    throw StoreError.refused(held.sentence(zone))
  }

  /// Ends the claim of what was worked on.
  func dropClaim(on id: FollowUpID, in connection: Connection) throws {
    try connection.statement("DELETE FROM follow_up_claim WHERE follow_up = ?").bind(id.value).run()
  }

  /// Ends all that a member of staff has claimed at this terminal.
  func dropClaims(of staff: Int, in connection: Connection) throws {
    try connection.statement("DELETE FROM follow_up_claim WHERE staff = ? AND terminal = ?")
      .bind(staff, claimPlace).run()
  }

  /// What `claim(_:from:)` reads, of the claim `c` and of its holder `h`.
  static let claimColumns = "h.id, h.code, h.name, c.at, c.until"

  /// Whether the claim `c` holds at the moment that is bound next; one that a clock since set back
  /// has put far ahead does not.
  static var claimHolds: String {
    "c.until > ?2 AND c.until <= ?2 + \(FollowUpClaim.seconds)"
  }

  /// Reads `claimColumns`; nil where there is no claim.
  func claim(_ row: Statement, from column: Int) -> FollowUpClaim? {
    guard let staff = row.optionalInteger(column) else { return nil }
    return FollowUpClaim(
      staff: row.text(column + 1), name: row.text(column + 2),
      since: Instant(seconds: row.integer(column + 3)),
      until: Instant(seconds: row.integer(column + 4)), isOwn: staff == actor)
  }

  /// Where the one who acts sits, as claims tell terminals apart.
  private var claimPlace: String {
    guard let terminal else { return "" }
    return terminal.host + " " + (terminal.tty.isEmpty ? String(terminal.pid) : terminal.tty)
  }

  private static let claimForNobody = Localized(
    zh: "没有登录人，不能认领；请用 --as 说明是谁", en: "nobody is signed in to claim it; say who with --as")

  /// That a follow-up has ended, by whom and how, as far as that is known.
  static func ended(_ followUp: FollowUp) -> Localized {
    let refusal = Localized(zh: "这项随访已经结束", en: "this follow-up has ended already")
    guard let last = followUp.details.attempts.last else { return refusal }
    let name = last.staffName ?? last.staff
    return Localized(
      zh: "\(refusal.chinese)：\(name) 已登记\(last.outcome.title.chinese)",
      en: "\(refusal.english): \(name) recorded \"\(last.outcome.title.english)\"")
  }
}

extension FollowUpClaim {
  /// Who has it and since when, as a sentence.
  package func sentence(_ zone: ClinicZone) -> Localized {
    let clock = zone.local(since).clock
    return Localized(
      zh: "\(name) 从 \(clock) 起正在处理这项随访；请先做别的，或请管理者接手",
      en: "\(name) has been at this follow-up since \(clock); take another, or ask the manager to "
        + "take it over")
  }
}
