package import Domain
package import Rules
internal import SQLite

/// Everything that is saved of rules, for trying out a text beside it, on whichever thread.
///
/// A picture of one moment: nothing is read of the file after it was taken.
package struct RuleWorkbench: Sendable {
  /// Every rule and code set in every version, by kind and name, the newest version first.
  package let items: [RuleItem]
  /// How many patients each rule holds its tag for, by its name; nothing for those without any.
  package let carriers: [String: Int]
  /// How many patients' facts are not judged yet.
  package let backlog: Int
  /// What keeps rules in force from being judged, by their names; empty when all are.
  package let broken: [String: RuleDiagnostic]
  private let checker: RuleChecker
  private let files: [(key: RuleKey, file: RuleFile)]
  private let completer: RuleCompleter

  /// What was found in a text beside everything else that is saved.
  package struct Checkup: Sendable {
    /// What is wrong in the text itself, by places in it.
    package var own: [RuleDiagnostic]
    /// The errors that the text makes in what else is saved; the file of each is the item's name.
    package var elsewhere: [RuleDiagnostic]
    /// The rules and code sets of the text.
    package var keys: [RuleKey]
    /// How many examples stand beside the rules of the text.
    package var tests: Int
    /// Those that fail; empty while the text has an error.
    package var failed: [RuleSaving.FailedTest]

    /// Whether the text can be saved.
    package var isAccepted: Bool {
      elsewhere.isEmpty && !keys.isEmpty && !own.contains { $0.severity == .error }
    }
  }

  init(
    items: [RuleItem], carriers: [String: Int], backlog: Int, broken: [String: RuleDiagnostic],
    indicators: IndicatorDictionary
  ) {
    self.items = items
    self.carriers = carriers
    self.backlog = backlog
    self.broken = broken
    let vocabulary = Vocabulary(indicators: indicators)
    checker = RuleChecker(vocabulary)
    files = Store.standing(items).map { item in
      (item.key, RuleFile.read(item.source, fileName: item.id))
    }
    completer = RuleCompleter(vocabulary, files: files.map(\.file))
  }

  /// The version of an item that counts: the newest that was not taken back, or the last of one that
  /// is retired; nil where there is none.
  package func standing(_ key: RuleKey) -> RuleItem? {
    items.first { $0.key == key && $0.status != .retired } ?? items.first { $0.key == key }
  }

  /// Checks a text together with everything else that is saved, and runs its examples.
  ///
  /// - Parameter key: What the text takes the place of, whatever it is called by now; nil for a new
  ///   one.
  package func check(_ text: String, replacing key: RuleKey?) -> Checkup {
    let file = RuleFile.read(text, fileName: "")
    let keys =
      file.codes.compactMap { $0.name.map { RuleKey(.codes, $0.text) } }
      + file.rules.compactMap { $0.name.map { RuleKey(.rule, $0.text) } }
    let replaced = Set(keys + [key].compactMap { $0 })
    let others = files.filter { !replaced.contains($0.key) }
    let outcome = checker.check(others.map(\.file) + [file])
    var checkup = Checkup(
      own: outcome.diagnostics.filter { $0.file.isEmpty },
      elsewhere: outcome.diagnostics.filter { !$0.file.isEmpty && $0.severity == .error },
      keys: keys, tests: file.rules.reduce(0) { $0 + $1.tests.count }, failed: [])
    // What was wrong without this text is not its fault.
    if !checkup.elsewhere.isEmpty {
      let before = Set(checker.check(files.map(\.file)).diagnostics)
      checkup.elsewhere.removeAll { before.contains($0) }
    }
    if checkup.isAccepted, !file.codes.isEmpty {
      let before = checker.check(files.map(\.file)).rules
      RuleDiagnostic.sharing([file], before: before, after: outcome.rules).map {
        checkup.own.append($0)
      }
    }
    let ids = Set(keys.filter { $0.kind == .rule }.map(\.id))
    if !checkup.own.contains(where: { $0.severity == .error }), !ids.isEmpty {
      checkup.failed = Store.failedTests(of: outcome.rules, among: ids)
    }
    return checkup
  }

  /// What can stand at a place of a text, the likeliest first.
  ///
  /// - Parameter offset: The place, in bytes.
  package func completions(
    in text: String, at offset: Int, language: Language
  ) -> [Completion] {
    completer.completions(in: text, at: offset, language: language)
  }

  /// The text with the version of each rule raised whose meaning is not that of the stored version.
  ///
  /// What has a version of its own already, or is a draft still, stays as written.
  package func raised(_ text: String) -> String {
    let file = RuleFile.read(text, fileName: "")
    guard file.isWhole else { return text }
    let given = RuleFileItem.all(of: file)
    var bytes = Array(text.utf8)
    for rule in file.rules.reversed() {
      guard let name = rule.name?.text, let version = rule.version,
        let item = given.first(where: { $0.key == RuleKey(.rule, name) }),
        let stored = standing(item.key), stored.status != .draft,
        stored.digest != item.digest || stored.status == .retired,
        let last = items.first(where: { $0.key == item.key })?.version, version.value <= last
      else { continue }
      bytes.replaceSubrange(version.range, with: Array(String(last + 1).utf8))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension RuleWorkbench {
  /// Where an error stands that was found when a draft was to come into force: the item, and the
  /// line in its text; nil when it cannot be told.
  package func place(
    of found: RuleDiagnostic, activating key: RuleKey
  ) -> (id: String, line: Int)? {
    let active = items.filter { $0.status == .active && $0.key != key }
    let chosen = standing(key).map { [$0] } ?? []
    let joined = Store.joined(active + chosen).first { $0.name == found.file }
    var start = 0
    for item in joined?.items ?? [] {
      let end = start + item.source.utf8.count
      if found.range.lowerBound <= end {
        let source = RuleSource(item.source, name: "")
        return (item.id, source.line(of: max(0, found.range.lowerBound - start)))
      }
      start = end + Store.separator.utf8.count
    }
    return nil
  }
}

extension Store {
  /// What is saved of rules, with what stands or falls with them, to try out texts beside it.
  package func ruleWorkbench() throws(StoreError) -> RuleWorkbench {
    try require(.read, .rules)
    let indicators = IndicatorDictionary(catalog.indicators)
    return try read { connection in
      let rows = try connection.statement(
        """
        SELECT n.id, c.patients FROM (
          SELECT rule, count(*) AS patients FROM tag_state WHERE is_on = 1 GROUP BY rule) c
        JOIN rule_name n ON n.number = c.rule
        """)
      var carriers: [String: Int] = [:]
      while try rows.step() { carriers[rows.text(0)] = rows.integer(1) }
      return RuleWorkbench(
        items: try Self.ruleItems(in: connection), carriers: carriers,
        backlog: try connection.integer("SELECT count(*) FROM rule_touched") ?? 0,
        broken: try faults(in: connection),
        indicators: indicators)
    }
  }
}
