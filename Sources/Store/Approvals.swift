package import Domain
internal import SQLite

/// What a second person is asked to allow: a verb on one kind of thing.
package struct ApprovalKind: Hashable, Sendable {
  /// Whose right to approve is asked of the second person.
  package let object: AccessObject
  /// What would be done, such as `roles`.
  package let verb: String

  package init(_ object: AccessObject, _ verb: String) {
    self.object = object
    self.verb = verb
  }

  /// As it stands in the file: `accounts.roles`; nil for what this program does not know.
  init?(text: String) {
    let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2, let object = AccessObject(rawValue: parts[0]) else { return nil }
    self.init(object, parts[1])
  }

  package var text: String { "\(object.rawValue).\(verb)" }

  /// A new account with a role that gives rights over others.
  static let addAccount = ApprovalKind(.accounts, "add")
  /// Other roles for an account that has, or would have, rights over others.
  static let changeRoles = ApprovalKind(.accounts, "roles")
  /// Two cards that whoever opens cards takes for one person's.
  package static let merge = ApprovalKind(.importing, "merge")
}

/// A question to a second person.
package struct Approval: Hashable, Sendable {
  package let id: Int
  package let kind: ApprovalKind
  /// What would be done, as JSON; never data of a patient.
  package let content: String
  package let reason: String
  /// The code of the one who asks.
  package let askedBy: String
  package let askedAt: Instant
  /// Whether the one who reads has asked it.
  package let isOwn: Bool
}

extension Store {
  /// How long a question may be answered, in seconds: a week.
  static let approvalPatience = 7 * 86_400
  /// How long what was allowed may be done, in seconds: a day.
  static let approvalUse = 86_400

  /// The questions that wait for somebody, oldest first: those the one who acts may answer, and
  /// their own.
  package func approvals() throws(StoreError) -> [Approval] {
    try requireSomebody()
    return try read { connection in
      let moment = try Self.steadyMoment(now(), in: connection)
      let statement = try connection.statement(
        """
        \(Self.approvalColumns)
        WHERE a.decided_at IS NULL AND a.asked_at > ? ORDER BY a.id
        """)
      statement.bind(moment.seconds - Self.approvalPatience)
      return try approvals(statement).filter { $0.isOwn || access.allows(.approve, $0.kind.object) }
    }
  }

  /// What a second person has allowed the one who acts and was not done yet, oldest first.
  package func allowances() throws(StoreError) -> [Approval] {
    try requireSomebody()
    return try read { connection in
      let moment = try Self.steadyMoment(now(), in: connection)
      let statement = try connection.statement(
        """
        \(Self.approvalColumns)
        WHERE a.decision = 'yes' AND a.used_at IS NULL AND a.asked_by = ? AND a.decided_at > ?
        ORDER BY a.id
        """)
      statement.bind(actor ?? -1, moment.seconds - Self.approvalUse)
      return try approvals(statement)
    }
  }

  private static let approvalColumns = """
    SELECT a.id, a.kind, a.content, a.reason, s.code, a.asked_at, a.asked_by
    FROM approval a JOIN staff s ON s.id = a.asked_by
    """

  /// Reads the rows of ``approvalColumns``; those that this program does not know are left out.
  private func approvals(_ rows: Statement) throws -> [Approval] {
    var found: [Approval] = []
    while try rows.step() {
      guard let kind = ApprovalKind(text: rows.text(1)) else { continue }
      found.append(
        Approval(
          id: rows.integer(0), kind: kind, content: rows.text(2), reason: rows.text(3),
          askedBy: rows.text(4), askedAt: Instant(seconds: rows.integer(5)),
          isOwn: rows.integer(6) == actor))
    }
    return found
  }

  /// Asks for a second person; the caller has checked that the one who acts may ask.
  ///
  /// - Parameters:
  ///   - content: What would be done, as JSON; it must be the same when it is used.
  ///   - reason: Why, in words; never empty.
  /// - Returns: The number of the question.
  func ask(
    _ kind: ApprovalKind, content: String, reason: String, in connection: Connection
  ) throws -> Int {
    guard let actor else { throw StoreError.sessionEnded(.signedOut) }
    guard reason.contains(where: { !$0.isWhitespace }) else {
      throw StoreError.refused(
        Localized(
          zh: "这需要第二人批准，请写明原因 (--reason)",
          en: "a second person must allow this; give them a reason (--reason)"))
    }
    try connection.statement(
      "INSERT INTO approval (kind, content, reason, asked_by, asked_at) VALUES (?, ?, ?, ?, ?)"
    ).bind(kind.text, content, reason, actor, now().seconds).run()
    let id = connection.lastInsertID
    try audit(
      .create, .database, id: id, detail: "approval \(kind.text) asked", reason: reason,
      in: connection)
    return id
  }

  /// Answers a question as the second person.
  ///
  /// What was asked about an account, and two cards that are to become one, are done at once with
  /// the answer; anything else is then done by the one who asked, within a day.
  ///
  /// - Throws: `.denied` without the right to approve; `.refused` for one's own question, for what
  ///   concerns oneself, and for a question that is not open.
  package func decide(_ id: Int, allow: Bool) throws(StoreError) {
    try requireSomebody()
    let kind = try read { connection in try Self.openQuestion(id, in: connection).kind }
    try require(.approve, kind.object)
    guard let actor else { throw .sessionEnded(.signedOut) }
    try write { connection in
      let question = try Self.openQuestion(id, in: connection)
      let moment = try Self.steadyMoment(now(), in: connection)
      guard question.askedBy != actor else { throw StoreError.refused(Self.ownQuestion) }
      guard moment.seconds - question.askedAt < Self.approvalPatience else {
        throw StoreError.refused(Self.tooLate)
      }
      try connection.statement(
        "UPDATE approval SET decided_by = ?, decided_at = ?, decision = ? WHERE id = ?"
      ).bind(actor, moment.seconds, allow ? "yes" : "no", id).run()
      try audit(
        .update, .database, id: id, detail: "approval \(kind.text) \(allow ? "yes" : "no")",
        in: connection)
      guard allow else { return }
      switch kind {
      case .merge: try mergeProposed(question.content, in: connection)
      case _ where kind.object == .accounts:
        try carryOut(question, at: moment, in: connection)
      default: return
      }
      try connection.statement("UPDATE approval SET used_at = ? WHERE id = ?")
        .bind(moment.seconds, id).run()
    }
  }

  /// Uses up what a second person allowed the one who acts, in the transaction that does it.
  ///
  /// - Throws: `.refused` when nothing of the kind and content was allowed within a day.
  func useApproval(_ kind: ApprovalKind, content: String, in connection: Connection) throws {
    let moment = try Self.steadyMoment(now(), in: connection)
    guard let id = try allowed(kind, content: content, at: moment, in: connection) else {
      throw StoreError.refused(Self.needed)
    }
    try connection.statement("UPDATE approval SET used_at = ? WHERE id = ?")
      .bind(moment.seconds, id).run()
    try audit(.update, .database, id: id, detail: "approval \(kind.text) used", in: connection)
  }

  /// Whether the one who acts may now do what a second person has allowed.
  func isAllowed(
    _ kind: ApprovalKind, content: String, in connection: Connection
  ) throws -> Bool {
    let moment = try Self.steadyMoment(now(), in: connection)
    return try allowed(kind, content: content, at: moment, in: connection) != nil
  }

  private func allowed(
    _ kind: ApprovalKind, content: String, at moment: Instant, in connection: Connection
  ) throws -> Int? {
    let statement = try connection.statement(
      """
      SELECT id FROM approval WHERE kind = ? AND content = ? AND asked_by = ? AND decision = 'yes'
        AND used_at IS NULL AND decided_at > ? AND decided_by != asked_by ORDER BY id LIMIT 1
      """)
    statement.bind(kind.text, content, actor ?? -1, moment.seconds - Self.approvalUse)
    defer { statement.reset() }
    return try statement.step() ? statement.integer(0) : nil
  }

  // MARK: - The question

  /// A question with what the second person's answer needs.
  struct Question {
    let kind: ApprovalKind
    let content: String
    let askedBy: Int
    let askedAt: Int
  }

  private static func openQuestion(_ id: Int, in connection: Connection) throws -> Question {
    let statement = try connection.statement(
      "SELECT kind, content, asked_by, asked_at FROM approval WHERE id = ? AND decided_at IS NULL")
    statement.bind(id)
    defer { statement.reset() }
    guard try statement.step(), let kind = ApprovalKind(text: statement.text(0)) else {
      throw StoreError.refused(
        Localized(
          zh: "没有待批准的第 \(id) 项；frontdesk approve list 列出全部",
          en: "nothing numbered \(id) waits for an answer; `frontdesk approve list` lists what does"
        ))
    }
    return Question(
      kind: kind, content: statement.text(1), askedBy: statement.integer(2),
      askedAt: statement.integer(3))
  }

  private static let ownQuestion = Localized(
    zh: "不能批准自己的请求；请另一位管理者批准", en: "nobody allows what they asked for; ask another manager")
  private static let tooLate = Localized(
    zh: "请求已超过一周；请重新提出", en: "the question is more than a week old; ask again")
  private static let needed = Localized(
    zh: "这需要第二人批准；请先提出请求", en: "a second person must allow this first; ask for it")
}
