package import Domain
internal import SQLite

extension Store {
  /// Gives the one who acts a new password.
  ///
  /// Allowed while nothing else is, after a sign-in that asked for it.
  ///
  /// - Parameters:
  ///   - old: The password in force; nil only while the account has none. A wrong one counts as a
  ///     wrong sign-in.
  ///   - terminal: Where they sit, for counting.
  /// - Throws: `.signInRefused` for a wrong old one, `.refused` for a new one that may not be.
  package func setOwnPassword(
    old: Secret?, new: Secret, terminal: SessionTerminal
  ) throws(StoreError) {
    try checkStanding()
    guard let actor else { throw .sessionEnded(.signedOut) }
    let account = try read { connection in try PasswordAccount(actor, in: connection) }
    if account.hashes.isEmpty {
      try store(new, for: account, mustChange: false)
    } else {
      try prove(code: account.member.code, password: old, terminal: terminal) { _, _, _ in }
      try store(new, for: account, mustChange: false)
    }
    mustChangePassword = false
    access = account.member.access
  }

  /// Whether the one who acts has a password.
  package func hasOwnPassword() throws(StoreError) -> Bool {
    guard let actor else { throw .sessionEnded(.signedOut) }
    return try read { connection in
      try !PasswordAccount(actor, in: connection).hashes.isEmpty
    }
  }

  /// Gives somebody else a password, which they must change when they sign in with it.
  ///
  /// Who may only add accounts may give the first one. Their open sessions end.
  ///
  /// - Throws: `.denied`; `.refused` for oneself and for a password that may not be.
  package func setPassword(of code: String, to new: Secret) throws(StoreError) {
    try require(.add, .accounts)
    let account = try read { connection in
      try PasswordAccount(Self.number(of: code, in: connection), in: connection)
    }
    if !account.hashes.isEmpty { try require(.change, .accounts) }
    guard account.staff != actor else {
      throw .refused(
        Localized(
          zh: "自己的密码请用旧密码修改", en: "change your own password with the old one"))
    }
    try store(new, for: account, mustChange: true)
  }

  /// An account and every password it ever had, the newest first.
  private struct PasswordAccount {
    let staff: Int
    let member: StaffMember
    let hashes: [PasswordHash]

    init(_ staff: Int, in connection: Connection) throws {
      self.staff = staff
      member = try Store.member(staff, in: connection)
      let statement = try connection.statement(
        "SELECT hash FROM staff_password WHERE staff = ? ORDER BY number DESC")
      statement.bind(staff)
      var hashes: [PasswordHash] = []
      while try statement.step() { hashes.append(PasswordHash(text: statement.text(0))) }
      self.hashes = hashes
    }
  }

  /// Checks a password against the rules and the former ones, and writes it down.
  private func store(
    _ new: Secret, for account: PasswordAccount, mustChange: Bool
  ) throws(StoreError) {
    let (rules, history) = try read { connection in
      (
        PasswordRules(
          length: try Self.number(.passwordLength, in: connection),
          passphraseLength: try Self.number(.passphraseLength, in: connection)),
        try Self.number(.passwordHistory, in: connection)
      )
    }
    let member = account.member
    if let refusal = rules.refusal(of: new, code: member.code, name: member.name) {
      throw .refused(refusal)
    }
    // Hashing takes a while and so happens before the transaction.
    guard !account.hashes.prefix(history).contains(where: { checkPassword($0, new) }) else {
      throw .refused(
        Localized(
          zh: "最近 \(history) 个密码不能重复使用；请换一个",
          en: "the last \(history) passwords may not be taken again; choose another"))
    }
    let hash = try PasswordHash(new, cost: PasswordHash.Cost(roles: member.roles))
    try write { connection in
      let present = try PasswordAccount(account.staff, in: connection)
      guard present.hashes == account.hashes else { throw StoreError.conflict }
      let moment = try Self.steadyMoment(now(), in: connection)
      try connection.statement("INSERT INTO staff_password VALUES (?, ?, ?, ?, ?)").bind(
        account.staff, account.hashes.count, hash.text, moment.seconds, mustChange
      ).run()
      if mustChange {
        _ = try Self.end("staff = ?3", account.staff, .other, at: moment, in: connection)
      }
      try SignInFailures.forget(["staff:\(member.code)"], in: connection)
      try audit(
        .update, .staff, id: account.staff, detail: mustChange ? "password given" : "password",
        in: connection)
    }
  }

  /// Whether an account must be given a new password before anything else.
  static func mustChange(_ staff: Int, now: Instant, in connection: Connection) throws -> Bool {
    let statement = try connection.statement(
      "SELECT must_change, set_at FROM staff_password WHERE staff = ? ORDER BY number DESC LIMIT 1")
    statement.bind(staff)
    defer { statement.reset() }
    guard try statement.step() else { return false }
    let (isAsked, setAt) = (statement.integer(0) == 1, statement.integer(1))
    let days = try number(.passwordDays, in: connection)
    let moment = try steadyMoment(now, in: connection)
    return isAsked || moment.seconds - setAt > days * 86_400
  }
}
