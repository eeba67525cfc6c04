internal import Domain
internal import SQLite

extension Store {
  /// A session that is not heard of for this long, in seconds, is taken for lost.
  static let lostAfter = 30 * 60
  /// How often a session makes itself heard, in seconds.
  static let beatEvery = 60

  /// Who acts, with what rights and in which session.
  struct Standing {
    var actor: Int?
    var access: Access
    var session: Int?
    var mustChangePassword: Bool
  }

  var standing: Standing {
    get {
      Standing(
        actor: actor, access: access, session: session, mustChangePassword: mustChangePassword)
    }
    set {
      (actor, access) = (newValue.actor, newValue.access)
      (session, mustChangePassword) = (newValue.session, newValue.mustChangePassword)
    }
  }

  /// Forgets who acts: until somebody signs in, everything is refused.
  package func awaitSignIn() {
    standing = Standing(actor: nil, access: .nobody, session: nil, mustChangePassword: false)
    lastBeat = nil
  }

  /// Begins a session for the one who acts already: a tied system user, or the demo's own.
  ///
  /// - Throws: `.sessionEnded` when nobody acts or the account is disabled.
  package func beginSession(_ terminal: SessionTerminal) throws(StoreError) -> SignedIn {
    guard let actor else { throw .sessionEnded(.signedOut) }
    let former = standing
    do {
      return try write { connection in
        let moment = try Self.steadyMoment(now(), in: connection)
        return try begin(actor, terminal, replacing: session, at: moment, in: connection)
      }
    } catch {
      standing = former
      throw error
    }
  }

  /// Lets this connection act in a session that another connection of the same terminal began.
  ///
  /// - Throws: `.sessionEnded`; then nobody acts on this connection.
  package func join(session number: Int) throws(StoreError) {
    awaitSignIn()
    let found = try read { connection in
      let statement = try connection.statement(
        """
        SELECT staff, ended_at IS NULL, host, tty, pid FROM session WHERE id = ?
        """)
      statement.bind(number)
      defer { statement.reset() }
      guard try statement.step(), statement.integer(1) == 1 else { return false }
      terminal = SessionTerminal(
        host: statement.text(2), tty: statement.text(3), pid: statement.integer(4))
      try become(statement.integer(0), session: number, in: connection)
      return true
    }
    guard found else { throw .sessionEnded(.other) }
  }

  /// Ends the session of the one who acts; afterwards everything is refused.
  ///
  /// - Parameter ending: Whether they left by themselves or were away for long.
  package func signOut(_ ending: SessionEnding = .signedOut) throws(StoreError) {
    defer { awaitSignIn() }
    guard let actor, let session else { return }
    try writeForAnybody { connection in
      let moment = try Self.steadyMoment(now(), in: connection)
      try dropClaims(of: actor, in: connection)
      guard try Self.end("id = ?3", session, ending, at: moment, in: connection) > 0 else { return }
      try audit(
        .execute, .staff, id: actor, detail: "sign-out \(ending.rawValue)", in: connection)
    }
  }

  /// Makes the session heard of; writes once a minute at most.
  package func heartbeat() throws(StoreError) {
    guard let session, actor != nil else { return }
    let moment = now()
    if let lastBeat, (0..<Self.beatEvery).contains(moment.seconds - lastBeat.seconds) { return }
    try write { connection in
      try connection.statement("UPDATE session SET seen_at = ? WHERE id = ?")
        .bind(moment.seconds, session).run()
    }
    lastBeat = moment
  }

  /// How the session stands now; one small question, cheap enough for every second.
  ///
  /// What was changed of the account meanwhile is taken over. A session that has ended leaves
  /// nobody acting.
  package func sessionState() throws(StoreError) -> SessionState {
    guard actor != nil else { return .none }
    do {
      let change = try read { connection in try takeChange(in: connection) }
      if let change { return .changed(change) }
      return session == nil ? .none : .active
    } catch {
      guard case .sessionEnded(let ending) = error else { throw error }
      awaitSignIn()
      return .ended(ending)
    }
  }

  // MARK: - For every question and change

  /// Refuses an actor whose session has ended, and takes over roles that were changed.
  func checkStanding() throws(StoreError) {
    guard actor != nil else { return }
    _ = try read { connection in try takeChange(in: connection) }
  }

  /// Refuses, within a write transaction, an actor whose session has ended or whose rights are not
  /// those any more that the change was allowed by.
  func checkActor(in connection: Connection) throws {
    guard try takeChange(in: connection) == nil else {
      throw StoreError.refused(
        Localized(
          zh: "您的账号刚被更改，未作改动；请再试一次",
          en: "your account has just been changed and nothing was done; try again"))
    }
  }

  /// Compares the account of the one who acts with what the store goes by.
  ///
  /// - Returns: The member when the rights differ; the new ones hold from now on.
  /// - Throws: `.sessionEnded`.
  private func takeChange(in connection: Connection) throws -> StaffMember? {
    guard let actor else { return nil }
    let statement = try connection.statement(
      """
      SELECT s.is_disabled, e.id, e.ended_at, e.end_reason, \(Self.memberColumns)
      FROM staff s LEFT JOIN session e ON e.id = ?2 WHERE s.id = ?1
      """)
    statement.bind(actor, session)
    defer { statement.reset() }
    guard try statement.step() else { throw StoreError.sessionEnded(.disabled) }
    if session != nil, statement.isNull(1) || !statement.isNull(2) {
      let reason = statement.optionalText(3).flatMap(SessionEnding.init) ?? .other
      throw StoreError.sessionEnded(reason)
    }
    guard statement.integer(0) == 0 else { throw StoreError.sessionEnded(.disabled) }
    let member = Self.member(statement, from: 4)
    guard !mustChangePassword, member.access != access else { return nil }
    access = member.access
    return member
  }

  // MARK: - Beginning and ending

  /// Makes a member of staff the one who acts, with nothing allowed while the password must change.
  func become(_ staff: Int, session number: Int?, in connection: Connection) throws {
    let member = try Self.member(staff, in: connection)
    actor = staff
    session = number
    mustChangePassword = try Self.mustChange(staff, now: now(), in: connection)
    access = mustChangePassword ? .nobody : member.access
    lastBeat = now()
  }

  func begin(
    _ staff: Int, _ terminal: SessionTerminal, replacing former: Int?, at moment: Instant,
    in connection: Connection
  ) throws -> SignedIn {
    self.terminal = terminal
    if let former {
      if let actor { try dropClaims(of: actor, in: connection) }
      _ = try Self.end("id = ?3", former, .switched, at: moment, in: connection)
    }
    // By the clock that sessions make themselves heard by, whatever was done to it.
    let heard = now().seconds
    _ = try Self.end("seen_at < ?3", heard - Self.lostAfter, .lost, at: moment, in: connection)
    let last = try connection.statement("SELECT last_signed_in FROM staff WHERE id = ?")
    last.bind(staff)
    let lastSignedIn = try last.step() ? last.optionalInteger(0).map(Instant.init(seconds:)) : nil
    last.reset()
    try connection.statement(
      """
      INSERT INTO session (staff, started_at, seen_at, host, tty, pid) VALUES (?, ?, ?, ?, ?, ?)
      """
    ).bind(staff, moment.seconds, heard, terminal.host, terminal.tty, terminal.pid).run()
    let number = connection.lastInsertID
    try Self.noteUse(of: staff, at: moment, in: connection)
    try become(staff, session: number, in: connection)
    try audit(.execute, .staff, id: staff, detail: "sign-in", in: connection)
    return SignedIn(
      member: try Self.member(staff, in: connection), session: number,
      mustChangePassword: mustChangePassword, lastSignedIn: lastSignedIn)
  }

  /// Notes that an account was signed in with.
  static func noteUse(of staff: Int, at moment: Instant, in connection: Connection) throws {
    try connection.statement("UPDATE staff SET last_signed_in = ? WHERE id = ?")
      .bind(moment.seconds, staff).run()
  }

  /// Ends the open sessions that a condition on `?3` names.
  ///
  /// - Returns: How many there were.
  static func end(
    _ condition: String, _ value: Int, _ ending: SessionEnding, at moment: Instant,
    in connection: Connection
  ) throws -> Int {
    try connection.statement(
      """
      UPDATE session SET ended_at = ?1, end_reason = ?2 WHERE ended_at IS NULL AND \(condition)
      """
    ).bind(moment.seconds, ending.rawValue, value).run()
    return connection.changes
  }
}
