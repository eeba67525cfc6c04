package import Domain
internal import SQLite

extension Store {
  /// All members of staff who may sign in, by code.
  package func staff() throws(StoreError) -> [StaffMember] {
    try requireSomebody()
    return try read { connection in try Self.members(in: connection) }
  }

  /// Makes a member of staff the one who acts from now on, without a password and a session.
  ///
  /// For those who have proven who they are by other means: the system user that an account is tied
  /// to, the demo's own user, and the machine.
  ///
  /// - Parameter code: Their code, or nil to take the account tied to a system user.
  /// - Returns: The member, or nil when there is none; then who acted before still does.
  package func act(as code: String?, systemUser: String) throws(StoreError) -> StaffMember? {
    try read { connection in
      let statement = try connection.statement(
        """
        SELECT id FROM staff s
        WHERE is_disabled = 0 AND (code = ?1 OR (?1 IS NULL AND system_user = ?2)) LIMIT 1
        """)
      statement.bind(code, systemUser)
      defer { statement.reset() }
      guard try statement.step() else { return nil }
      let member = try Self.member(statement.integer(0), in: connection)
      (actor, access) = (statement.integer(0), member.access)
      (session, mustChangePassword) = (nil, false)
      return member
    }
  }

  /// Refuses what anybody may do who is signed in, and nobody else.
  func requireSomebody() throws(StoreError) {
    try checkStanding()
    if mustChangePassword { throw .refused(Self.passwordFirst) }
    guard access != .nobody else { throw .sessionEnded(.signedOut) }
  }

  static let passwordFirst = Localized(
    zh: "请先更改密码", en: "change your password before anything else")

  /// Code, name and roles of the staff table's row `s`.
  static let memberColumns = """
    s.code, s.name, s.role,
    (SELECT group_concat(r.role, ' ') FROM staff_role r WHERE r.staff = s.id AND r.role != s.role)
    """

  /// Reads what `memberColumns` asked for.
  static func member(_ row: Statement, from column: Int) -> StaffMember {
    let names =
      [row.text(column + 2)]
      + (row.optionalText(column + 3) ?? "").split(separator: " ")
      .map(String.init)
    // A role of a newer program gives no rights; an account without any known role gives the least.
    let roles = names.compactMap(StaffRole.init)
    let code = row.text(column)
    let name = row.text(column + 1)
    return StaffMember(code: code, name: name, roles: roles)
      ?? StaffMember(code: code, name: name, role: .reception)
  }

  /// The member of a number.
  ///
  /// - Throws: `.notFound`.
  static func member(_ staff: Int, in connection: Connection) throws -> StaffMember {
    let statement = try connection.statement("SELECT \(memberColumns) FROM staff s WHERE id = ?")
    statement.bind(staff)
    defer { statement.reset() }
    guard try statement.step() else { throw StoreError.notFound }
    return member(statement, from: 0)
  }

  /// All members who may sign in, by code.
  static func members(in connection: Connection) throws -> [StaffMember] {
    let statement = try connection.statement(
      "SELECT \(memberColumns) FROM staff s WHERE is_disabled = 0 ORDER BY code")
    var members: [StaffMember] = []
    while try statement.step() { members.append(member(statement, from: 0)) }
    return members
  }

  static func insert(
    _ member: StaffMember, systemUser: String?, at moment: Instant, by actor: Int? = nil,
    in connection: Connection
  ) throws {
    try connection.statement(
      "INSERT INTO staff (code, name, role, system_user, enabled_at) VALUES (?,?,?,?,?)"
    ).bind(member.code, member.name, member.role.rawValue, systemUser, moment.seconds).run()
    try grant(member.roles, to: connection.lastInsertID, at: moment, by: actor, in: connection)
  }

  /// Writes the roles of an account that has none yet.
  static func grant(
    _ roles: [StaffRole], to staff: Int, at moment: Instant, by actor: Int?,
    in connection: Connection
  ) throws {
    for role in roles {
      try connection.statement("INSERT INTO staff_role VALUES (?, ?, ?, ?)")
        .bind(staff, role.rawValue, actor, moment.seconds).run()
    }
  }
}
