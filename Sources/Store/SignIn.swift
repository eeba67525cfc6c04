package import Domain
internal import SQLite

extension Store {
  /// Signs somebody in, in place of who was signed in before.
  ///
  /// A wrong password leaves who was signed in as they were. It costs one yescrypt whether the
  /// account exists or not, and the answer tells no difference. After it nothing may be done but
  /// `setOwnPassword` when the password must be changed.
  ///
  /// - Parameters:
  ///   - password: Nil only where none is needed: an account of the demo without one.
  ///   - terminal: Where they sit; wrong passwords are counted by it too.
  /// - Throws: `.signInRefused` with the reason, after it was written down.
  package func signIn(
    code: String, password: Secret?, terminal: SessionTerminal
  ) throws(StoreError) -> SignedIn {
    try prove(code: code, password: password, terminal: terminal) { connection, staff, moment in
      try begin(staff, terminal, replacing: session, at: moment, in: connection)
    }
  }

  /// Lets somebody act for one command, without a session.
  ///
  /// - Throws: `.signInRefused`.
  package func authenticate(
    code: String, password: Secret?, terminal: SessionTerminal
  ) throws(StoreError) -> StaffMember {
    try prove(code: code, password: password, terminal: terminal) { connection, staff, moment in
      try become(staff, session: nil, in: connection)
      try Self.noteUse(of: staff, at: moment, in: connection)
      try audit(.execute, .staff, id: staff, detail: "sign-in command", in: connection)
      return try Self.member(staff, in: connection)
    }
  }

  /// Proves that the one at a locked desk is the one who is signed in.
  ///
  /// - Throws: `.signInRefused`, counted like any other; `.sessionEnded`.
  package func unlock(password: Secret?, terminal: SessionTerminal) throws(StoreError) {
    try checkStanding()
    guard let actor else { throw .sessionEnded(.signedOut) }
    let code = try read { connection in try Self.member(actor, in: connection).code }
    try prove(code: code, password: password, terminal: terminal) { connection, staff, _ in
      guard staff == actor else { throw StoreError.signInRefused(.wrong) }
      try audit(.execute, .staff, id: staff, detail: "unlock", in: connection)
    }
  }

  /// Whether a password must be asked for; true for a code that is no account of a real clinic.
  package func needsPassword(code: String) throws(StoreError) -> Bool {
    try read { connection in
      guard try Self.isDemo(in: connection) else { return true }
      return try Candidate(code: code, in: connection).hash != nil
    }
  }

  /// The members of staff that a sign-in screen may offer: all of a demo, nobody of a real clinic.
  package func signInChoices() throws(StoreError) -> [StaffMember] {
    try read { connection in
      guard try Self.isDemo(in: connection) else { return [] }
      return try Self.members(in: connection)
    }
  }

  static func isDemo(in connection: Connection) throws -> Bool {
    try setting(.isDemo, in: connection) == "1"
  }

  // MARK: - The proof

  /// Holds a password against an account and does what it opens, in the transaction that counts.
  func prove<Result>(
    code: String, password: Secret?, terminal: SessionTerminal,
    then body: (Connection, _ staff: Int, Instant) throws -> Result
  ) throws(StoreError) -> Result {
    let former = standing
    self.terminal = terminal
    do {
      let candidate = try read { connection in
        let candidate = try Candidate(code: code, in: connection)
        let moment = try Self.steadyMoment(now(), in: connection)
        let subjects = candidate.subjects(at: terminal)
        let until = try SignInFailures.lockedUntil(subjects, at: moment, in: connection)
        return (candidate, isLocked: until != nil)
      }
      // Outside the transaction, which must not hold other terminals up. A locked account costs
      // nothing, so that guessing is no way to keep the machine busy.
      let isRight = candidate.isLocked ? false : isRight(password, for: candidate.0)
      let outcome = try writeForAnybody { connection in
        let refusal = try judge(candidate.0, isRight, terminal, in: connection)
        if let refusal { return Outcome<Result>.refused(refusal) }
        guard let staff = candidate.0.staff else { return .refused(.wrong) }
        let moment = try Self.steadyMoment(now(), in: connection)
        return .proven(try body(connection, staff, moment))
      }
      switch outcome {
      case .proven(let result): return result
      case .refused(let refusal): throw StoreError.signInRefused(refusal)
      }
    } catch {
      standing = former
      throw StoreError(error)
    }
  }

  private enum Outcome<Result> {
    case proven(Result)
    case refused(SignInRefusal)
  }

  /// One yescrypt, or none where no password is needed.
  private func isRight(_ password: Secret?, for candidate: Candidate) -> Bool {
    if candidate.goesWithoutPassword { return true }
    let known = candidate.hash ?? PasswordHash.decoy(candidate.decoyCost)
    let matches = checkPassword(known, password ?? Secret([]))
    return matches && candidate.hash != nil && candidate.isEnabled
  }

  /// Decides under the gate, where no other terminal counts at the same time, and writes it down.
  ///
  /// - Returns: Why not, or nil.
  private func judge(
    _ candidate: Candidate, _ isRight: Bool, _ terminal: SessionTerminal, in connection: Connection
  ) throws -> SignInRefusal? {
    let moment = try Self.steadyMoment(now(), in: connection)
    let subjects = candidate.subjects(at: terminal)
    if let until = try SignInFailures.lockedUntil(subjects, at: moment, in: connection) {
      try auditRefusal(candidate, "sign-in refused locked", in: connection)
      return .locked(minutes: Self.minutes(from: moment, to: until))
    }
    // A password that was changed meanwhile is not the one that was checked.
    guard isRight, try candidate.stands(in: connection) else {
      let failures = SignInFailures(
        tries: try Self.number(.signInTries, in: connection),
        firstLock: try Self.number(.lockMinutes, in: connection) * 60)
      let until = try failures.count(subjects, at: moment, in: connection)
      try auditRefusal(candidate, "sign-in refused wrong", in: connection)
      guard let until else { return .wrong }
      try auditRefusal(candidate, "sign-in locked", .seriousFailure, in: connection)
      return .locked(minutes: Self.minutes(from: moment, to: until))
    }
    if let days = try unusedDays(candidate, at: moment, in: connection) {
      try auditRefusal(candidate, "sign-in refused unused", in: connection)
      return .unused(days: days)
    }
    try SignInFailures.forget(subjects, in: connection)
    return nil
  }

  /// Written for nobody: who typed was not proven.
  private func auditRefusal(
    _ candidate: Candidate, _ detail: String, _ outcome: AuditOutcome = .minorFailure,
    in connection: Connection
  ) throws {
    let former = standing
    defer { standing = former }
    (actor, session, access) = (nil, nil, .nobody)
    try audit(
      .execute, .staff, id: candidate.staff, detail: detail, outcome: outcome, in: connection)
  }

  /// Disables an account that nobody used for long; nil when it was used.
  private func unusedDays(
    _ candidate: Candidate, at moment: Instant, in connection: Connection
  ) throws -> Int? {
    let days = try Self.number(.idleAccountDays, in: connection)
    guard let staff = candidate.staff, !candidate.goesWithoutPassword, let since = candidate.usedAt,
      moment.seconds - since.seconds > days * 86_400,
      // The clinic must not lock its last manager out.
      try !Self.isLastManager(staff, in: connection)
    else { return nil }
    try Self.disable(staff, reason: "unused", at: moment, in: connection)
    return days
  }

  private static func minutes(from moment: Instant, to until: Instant) -> Int {
    max(1, (until.seconds - moment.seconds + 59) / 60)
  }

  // MARK: - The moment

  /// The present moment, or that of the newest row of the audit trail when the clock was set back.
  ///
  /// What unlocks or expires goes by it, so that a clock set back opens nothing.
  static func steadyMoment(_ now: Instant, in connection: Connection) throws -> Instant {
    let newest = try connection.statement("SELECT at FROM audit_event ORDER BY id DESC LIMIT 1")
    defer { newest.reset() }
    guard try newest.step() else { return now }
    return max(now, Instant(seconds: newest.integer(0)))
  }
}
