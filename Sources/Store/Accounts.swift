package import Domain
internal import SQLite

/// An account as those see it who keep accounts.
package struct Account: Hashable, Sendable {
  package let member: StaffMember
  package let isDisabled: Bool
  /// Why it was disabled; nil while it is not.
  package let disabledReason: String?
  /// The system user that acts as it on the command line; nil for none.
  package let systemUser: String?
  package let hasPassword: Bool
  /// Nil for never.
  package let lastSignedIn: Instant?
  /// Until when wrong passwords lock it; nil when they do not.
  package let lockedUntil: Instant?
  /// Sessions that are open.
  package let openSessions: Int
}

extension Store {
  /// Every account, those that are disabled among them, by code.
  package func accounts() throws(StoreError) -> [Account] {
    try require(.read, .accounts)
    return try read { connection in
      let moment = try Self.steadyMoment(now(), in: connection)
      let statement = try connection.statement(
        """
        SELECT s.is_disabled, s.disabled_reason, s.system_user,
          EXISTS (SELECT 1 FROM staff_password p WHERE p.staff = s.id), s.last_signed_in,
          (SELECT f.locked_until FROM sign_in_failure f
            WHERE f.subject = 'staff:' || s.code AND f.locked_until > ?1),
          (SELECT count(*) FROM session e WHERE e.staff = s.id AND e.ended_at IS NULL),
          \(Self.memberColumns)
        FROM staff s ORDER BY s.code
        """)
      statement.bind(moment.seconds)
      var accounts: [Account] = []
      while try statement.step() {
        accounts.append(
          Account(
            member: Self.member(statement, from: 7), isDisabled: statement.integer(0) == 1,
            disabledReason: statement.optionalText(1), systemUser: statement.optionalText(2),
            hasPassword: statement.integer(3) == 1,
            lastSignedIn: statement.optionalInteger(4).map(Instant.init(seconds:)),
            lockedUntil: statement.optionalInteger(5).map(Instant.init(seconds:)),
            openSessions: statement.integer(6)))
      }
      return accounts
    }
  }

  // MARK: - For all that changes accounts

  /// The number of an account.
  ///
  /// - Throws: `.refused` when there is none, in words.
  static func number(of code: String, in connection: Connection) throws -> Int {
    let statement = try connection.statement("SELECT id FROM staff WHERE code = ?")
    statement.bind(code)
    defer { statement.reset() }
    guard try statement.step() else {
      throw StoreError.refused(
        Localized(
          zh: "没有员工账号 \"\(code)\"；frontdesk staff list 列出全部",
          en: "there is no staff account \"\(code)\"; `frontdesk staff list` lists them"))
    }
    return statement.integer(0)
  }

  /// Whether nobody else who is enabled could keep the accounts.
  static func isLastManager(_ staff: Int, in connection: Connection) throws -> Bool {
    let statement = try connection.statement(
      """
      SELECT EXISTS (SELECT 1 FROM staff_role WHERE staff = ?1 AND role = 'manager')
        AND NOT EXISTS (
          SELECT 1 FROM staff_role r JOIN staff s ON s.id = r.staff
          WHERE r.role = 'manager' AND r.staff != ?1 AND s.is_disabled = 0)
      """)
    statement.bind(staff)
    defer { statement.reset() }
    return try statement.step() && statement.integer(0) == 1
  }

  /// Disables an account and ends its sessions.
  static func disable(
    _ staff: Int, reason: String, at moment: Instant, in connection: Connection
  ) throws {
    try connection.statement("UPDATE staff SET is_disabled = 1, disabled_reason = ? WHERE id = ?")
      .bind(reason, staff).run()
    _ = try end("staff = ?3", staff, .disabled, at: moment, in: connection)
  }
}
