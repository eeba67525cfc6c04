package import Domain
internal import SQLite

extension Store {
  /// All members of staff who may sign in, by code.
  package func staff() throws(StoreError) -> [StaffMember] {
    try read { connection in
      let statement = try connection.statement(
        "SELECT \(Self.memberColumns) FROM staff s WHERE is_disabled = 0 ORDER BY code")
      var members: [StaffMember] = []
      while try statement.step() { members.append(Self.member(statement, from: 0)) }
      return members
    }
  }

  /// Makes a member of staff the one who acts from now on.
  ///
  /// - Parameter code: Their code, or nil to take the account tied to a system user.
  /// - Returns: The member, or nil when there is none.
  package func act(as code: String?, systemUser: String) throws(StoreError) -> StaffMember? {
    try read { connection in
      let statement = try connection.statement(
        """
        SELECT id, \(Self.memberColumns) FROM staff s
        WHERE is_disabled = 0 AND (code = ?1 OR (?1 IS NULL AND system_user = ?2)) LIMIT 1
        """)
      statement.bind(code, systemUser)
      defer { statement.reset() }
      guard try statement.step() else { return nil }
      let member = Self.member(statement, from: 1)
      actor = statement.integer(0)
      access = member.access
      return member
    }
  }

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

  /// Adds a member of staff.
  package func add(_ member: StaffMember, systemUser: String? = nil) throws(StoreError) {
    try require(.add, .accounts)
    let moment = now()
    try write { connection in
      try Self.insert(member, systemUser: systemUser, at: moment, in: connection)
      try audit(.create, .staff, detail: member.code, in: connection)
    }
  }

  static func insert(
    _ member: StaffMember, systemUser: String?, at moment: Instant, in connection: Connection
  ) throws {
    try connection.statement("INSERT INTO staff (code, name, role, system_user) VALUES (?,?,?,?)")
      .bind(member.code, member.name, member.role.rawValue, systemUser).run()
    let id = connection.lastInsertID
    for role in member.roles {
      try connection.statement("INSERT INTO staff_role VALUES (?, ?, NULL, ?)")
        .bind(id, role.rawValue, moment.seconds).run()
    }
  }
}
