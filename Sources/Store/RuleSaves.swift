internal import Domain
internal import Rules
internal import SQLite

extension Store {
  /// Every rule and code set in every version, by kind and name, the newest version first.
  package func ruleItems() throws(StoreError) -> [RuleItem] {
    try require(.read, .rules)
    return try read { connection in try Self.ruleItems(in: connection) }
  }

  /// Saves the rules and code sets of files as drafts, once all of them are without an error.
  ///
  /// They are checked together with everything else that is saved; what has an error anywhere is
  /// refused as a whole, and what is in force stays so. An item that means what the stored one
  /// means is no new draft; its comments and examples are replaced.
  ///
  /// - Parameter files: Name and text of each.
  /// - Throws: `.refused` when a rule in force has another meaning under the same version, with the
  ///   version to raise it to.
  package func saveRules(
    _ files: [(name: String, text: String)]
  ) throws(StoreError) -> RuleSaving {
    try require(.change, .rules)
    let read = files.map { RuleFile.read($0.text, fileName: $0.name) }
    return try write { connection in
      let items = read.flatMap { file in
        RuleFileItem.all(of: file).map { (item: $0, file: file.source.name) }
      }
      let given = Set(items.map(\.item.key))
      let all = try Self.ruleItems(in: connection)
      let stored = Self.newest(all)
      let standing = Self.standing(all)
      let others = standing.filter { !given.contains($0.key) }
      // What is new comes last, so that a clash is told of it and not of what was there.
      let outcome = check(Self.files(of: Self.apart(others, from: read)) + read)
      let rules = Set(given.filter { $0.kind == .rule }.map(\.id))
      var saving = RuleSaving(
        diagnostics: outcome.diagnostics,
        failedTests: Self.failedTests(of: outcome.rules, among: rules), items: [])
      guard outcome.isAccepted, read.allSatisfy(\.isWhole) else { return saving }
      if read.contains(where: { !$0.codes.isEmpty }) {
        let before = check(Self.files(of: standing)).rules
        RuleDiagnostic.sharing(read, before: before, after: outcome.rules).map {
          saving.diagnostics.append($0)
        }
      }
      for (item, file) in items {
        let newest = stored.first { $0.key == item.key }
        let before = standing.first { $0.key == item.key }
        saving.items.append(
          try save(item, of: file, over: newest, beside: before, in: connection))
      }
      if !saving.items.allSatisfy({ $0.change == .unchanged }) {
        try audit(
          .update, .database, detail: "rules saved",
          count: saving.items.filter { $0.change != .unchanged }.count, in: connection)
      }
      return saving
    }
  }

  /// Throws a draft away; what is in force stays so.
  ///
  /// - Throws: `.notFound` when there is no draft of it, `.refused` when other drafts need it.
  package func dropRuleDraft(_ key: RuleKey) throws(StoreError) {
    try require(.change, .rules)
    try write { connection in
      let items = try Self.ruleItems(in: connection)
      guard let draft = Self.standing(items).first(where: { $0.key == key && $0.status == .draft })
      else { throw StoreError.notFound }
      let rest = items.filter { $0.key != key || $0.version != draft.version }
      let without = check(Self.files(of: Self.standing(rest)))
      if !without.isAccepted, check(Self.files(of: Self.standing(items))).isAccepted {
        throw StoreError.refused(
          Localized(
            zh: "别的草稿还用到 \(key.id)；请先丢弃它们",
            en: "other drafts still use \(key.id); drop those first"))
      }
      try connection.statement(
        "DELETE FROM rule WHERE kind = ? AND id = ? AND version = ? AND status = 0"
      ).bind(key.kind.rawValue, key.id, draft.version).run()
      try audit(
        .update, .database, detail: "rules dropped", reason: "\(key.id) \(draft.version)",
        in: connection)
    }
  }

  /// Of each item the newest version.
  static func newest(_ items: [RuleItem]) -> [RuleItem] {
    var seen: Set<RuleKey> = []
    return items.sorted { $0.version > $1.version }.filter { seen.insert($0.key).inserted }
  }

  /// Of each item what counts: the newest version that was not retired, so that where one was taken
  /// back the version before it stands.
  static func standing(_ items: [RuleItem]) -> [RuleItem] {
    newest(items.filter { $0.status != .retired })
  }

  /// Stored items under file names that no given file has, so that a place in one is not taken for
  /// a place in the other.
  static func apart(_ items: [RuleItem], from files: [RuleFile]) -> [RuleItem] {
    let names = Set(files.map(\.source.name))
    return items.map { item in
      guard names.contains(item.file) else { return item }
      var item = item
      item.file = "clinic/" + item.file
      return item
    }
  }

  /// - Parameters:
  ///   - newest: The version with the highest number; nil for what is new.
  ///   - standing: The version that counts; nil where all were retired.
  private func save(
    _ item: RuleFileItem, of file: String, over newest: RuleItem?, beside standing: RuleItem?,
    in connection: Connection
  ) throws -> (key: RuleKey, version: Int, change: RuleSaving.Change) {
    if let standing, standing.digest == item.digest,
      item.version.map({ $0 == standing.version }) ?? true
    {
      try connection.statement(
        """
        UPDATE rule SET source = ?, file = ?, place = ? WHERE kind = ? AND id = ? AND version = ?
        """
      ).bind(
        item.source, file, item.place, item.key.kind.rawValue, item.key.id, standing.version
      ).run()
      return (item.key, standing.version, .unchanged)
    }
    let next = (newest?.version ?? 0) + 1
    let version: Int
    if let written = item.version {
      let isDraft = newest.map { $0.version == written && $0.status == .draft } ?? false
      guard written >= next || isDraft else {
        throw Self.staleVersion(item.key.id, written, next, isBack: standing?.version != written)
      }
      version = written
    } else {
      version = newest?.status == .draft ? next - 1 : next
    }
    try connection.statement(
      """
      INSERT OR REPLACE INTO rule (kind, id, version, source, digest, file, place, status,
        saved_by, saved_at) VALUES (?,?,?,?,?,?,?,0,?,?)
      """
    ).bind(
      item.key.kind.rawValue, item.key.id, version, item.source, item.digest, file, item.place,
      actor, now().seconds
    ).run()
    return (item.key, version, newest == nil ? .new : .changed)
  }

  /// - Parameter isBack: Whether that version was replaced, taken back or retired.
  private static func staleVersion(
    _ id: String, _ version: Int, _ next: Int, isBack: Bool
  ) -> StoreError {
    if isBack {
      return .refused(
        Localized(
          zh: "规则 \(id) 的版本 \(version) 已不再生效；要再用它，请把版本改为 \(next)",
          en: "version \(version) of rule \(id) is over; to use it again raise its version to "
            + "\(next)"))
    }
    return .refused(
      Localized(
        zh: "规则 \(id) 的内容变了但版本没有变；请把版本改为 \(next)",
        en: "rule \(id) has changed and its version has not; raise its version to \(next)"))
  }
}
