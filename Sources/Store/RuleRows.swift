internal import Domain
internal import Rules
internal import SQLite

/// Reading and writing the rule table.
extension Store {
  /// The stored items, by kind and name, the newest version first.
  static func ruleItems(
    where condition: String = "1", in connection: Connection
  ) throws -> [RuleItem] {
    let rows = try connection.statement(
      """
      SELECT r.kind, r.id, r.version, r.source, r.digest, r.file, r.place, r.status, r.saved_at,
        s.name, r.activated_at, a.name, r.begins_day, r.retired_at
      FROM rule r LEFT JOIN staff s ON s.id = r.saved_by LEFT JOIN staff a ON a.id = r.activated_by
      WHERE \(condition) ORDER BY r.kind, r.id, r.version DESC
      """)
    var items: [RuleItem] = []
    while try rows.step() {
      guard let kind = RuleItem.Kind(rawValue: rows.integer(0)),
        let status = RuleItem.Status(rawValue: rows.integer(7))
      else { continue }
      items.append(
        RuleItem(
          kind: kind, id: rows.text(1), version: rows.integer(2), source: rows.text(3),
          file: rows.text(5), status: status, savedAt: Instant(seconds: rows.integer(8)),
          savedBy: rows.optionalText(9),
          activatedAt: rows.optionalInteger(10).map(Instant.init(seconds:)),
          activatedBy: rows.optionalText(11),
          begins: rows.optionalInteger(12).map(CalendarDate.init(dayNumber:)),
          retiredAt: rows.optionalInteger(13).map(Instant.init(seconds:)), digest: rows.text(4),
          place: rows.integer(6)))
    }
    return items
  }

  /// Items by the files that they came in, in the order of each.
  static func joined(_ items: [RuleItem]) -> [(name: String, items: [RuleItem])] {
    Dictionary(grouping: items, by: \.file).sorted { $0.key < $1.key }.map { name, items in
      (name, inFileOrder(items))
    }
  }

  /// Items as files, each of the items that came in one, in the order of that.
  static func files(of items: [RuleItem]) -> [RuleFile] {
    joined(items).map { name, items in
      RuleFile.read(items.map(\.source).joined(separator: separator), fileName: name)
    }
  }

  /// What stands between two items of a file.
  static let separator = "\n\n"

  /// The items of one file in its order.
  static func inFileOrder(_ items: [RuleItem]) -> [RuleItem] {
    items.sorted { ($0.place, $0.kind.rawValue, $0.id) < ($1.place, $1.kind.rawValue, $1.id) }
  }

  /// Checks rules by the indicators that the clinic has now.
  func check(_ files: [RuleFile]) -> RuleChecker.Outcome {
    RuleChecker(Vocabulary(indicators: IndicatorDictionary(catalog.indicators))).check(files)
  }

  /// The examples of some rules that fail; those of rules with errors are not run.
  static func failedTests(
    of rules: RuleSet, among ids: Set<String>
  ) -> [RuleSaving.FailedTest] {
    let runner = RuleTestRunner(rules)
    var failed: [RuleSaving.FailedTest] = []
    for (index, rule) in rules.rules.enumerated() where ids.contains(rule.id) {
      for test in rule.tests.indices {
        guard let failure = runner.run(rule: index, test: test).failures.first else { continue }
        failed.append(
          RuleSaving.FailedTest(
            rule: rule.id, title: rule.tests[test].title, day: failure.expectation.day,
            expectsOn: failure.expectation.isOn))
      }
    }
    return failed
  }
}
