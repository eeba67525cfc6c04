internal import Domain
package import Rules
internal import SQLite

/// Counts whom a draft would touch, on connections of its own and on whichever thread it is run.
package struct RulePreviewer: Sendable {
  /// What was found in the draft with everything that it would stand beside.
  package let diagnostics: [RuleDiagnostic]
  private let pass: PatientPass?
  private let rule: Int
  /// The file that the draft stands in.
  private let file: RuleFile?
  /// How many patients there are.
  private let patients: Int

  init(
    diagnostics: [RuleDiagnostic], pass: PatientPass?, rule: Int, file: RuleFile? = nil,
    patients: Int = 0
  ) {
    self.diagnostics = diagnostics
    self.pass = pass
    self.rule = rule
    self.file = file
    self.patients = patients
  }

  /// The doubt about a draft that would match nobody, or everybody; nil for any other.
  package func doubt(about preview: RulePreview) -> RuleDiagnostic? {
    guard let pass, let file else { return nil }
    let id = pass.outcome.rules.rules[rule].id
    guard let syntax = file.rules.first(where: { $0.name?.text == id }) else { return nil }
    return RuleDiagnostic.doubt(
      about: syntax, in: file.source, matched: preview[.gains] + preview[.keeps],
      unknown: preview[.unknown], of: patients)
  }

  /// Whether there is something to count: the draft has no error.
  package var isRunnable: Bool { pass != nil }

  /// Counts everybody; O(values in the windows of the draft).
  ///
  /// Who cannot be concerned, as they lack a diagnosis that the draft asks for, is passed over and
  /// counted nowhere.
  ///
  /// - Parameter progress: Told how many are done; false gives up.
  /// - Returns: Nil when given up, or when the draft has an error.
  package func run(progress: (Int) -> Bool) throws(StoreError) -> RulePreview? {
    guard let pass else { return nil }
    let (rule, day) = (rule, pass.day)
    return try asStore {
      let parts = try pass.run(
        Tally(), visit: { Self.count($0, $1, rule, on: day, &$2) }, progress: progress)
      guard let parts else { return nil }
      var whole = RulePreview()
      for part in parts { whole.add(part.preview) }
      return whole
    }
  }

  /// What one worker counted, and what a patient comes to of whom nothing is known.
  private struct Tally: Sendable {
    var preview = RulePreview()
    var blank: (after: RuleState, truth: Truth, opened: Int)?
  }

  /// Counts one patient; whoever is as blank as the one before is not judged again.
  private static func count(
    _ book: RuleBook, _ stored: PatientStream.Stored, _ rule: Int, on day: Int,
    _ tally: inout Tally
  ) {
    let judge = book.judge
    let isAlike = stored.isBlank && !book.needs.readsPerson
    if isAlike, let blank = tally.blank {
      tally.preview.count(
        stored.patient, before: .never, after: blank.after, truth: blank.truth,
        opened: blank.opened)
      return
    }
    if isAlike { judge.step(on: day) }
    let before = stored.states[rule].state
    let (after, truth) = (judge.state(rule), judge.truth(of: rule, on: day))
    // A tag that stays asks for nothing new.
    let opened =
      before.isOn
      ? 0
      : judge.transitions.lazy.filter { $0.rule == rule }
        .map { judge.actions(of: $0).count }.reduce(0, +)
    tally.preview.count(
      stored.patient, before: before, after: after, truth: truth, opened: opened)
    if isAlike { tally.blank = (after, truth, opened) }
  }
}

extension Store {
  /// Makes ready to count whom a draft would touch if it came into force today.
  ///
  /// - Parameters:
  ///   - id: The rule.
  ///   - files: Files that are not saved, with the rule among them; the stored draft otherwise.
  /// - Throws: `.notFound` when there is no such rule.
  package func previewer(
    of id: String, in files: [(name: String, text: String)] = []
  ) throws(StoreError) -> RulePreviewer {
    try require(.change, .rules)
    let key = RuleKey(.rule, id)
    return try read { connection in
      let read = files.map { RuleFile.read($0.text, fileName: $0.name) }
      let stored = Self.apart(try Self.ruleItems(in: connection), from: read)
      let given = files.flatMap { file in
        RuleFileItem.all(of: RuleFile.read(file.text, fileName: file.name)).map {
          draftItem($0, file: file.name)
        }
      }
      let drafts = given + Self.newest(stored).filter { $0.status == .draft }
      guard read.allSatisfy(\.isWhole) else {
        return RulePreviewer(diagnostics: read.flatMap(\.diagnostics), pass: nil, rule: 0)
      }
      guard
        let draft = drafts.first(where: { $0.key == key })
          ?? stored.first(where: { $0.key == key && $0.status != .retired })
          ?? stored.first(where: { $0.key == key })
      else { throw StoreError.notFound }
      let codes = Self.first(drafts + stored.filter { $0.status == .active }) { $0.kind == .codes }
      let others = stored.filter { $0.status == .active && $0.kind == .rule && $0.key != key }
      let file = read.first { $0.rules.contains { $0.name?.text == id } }
      return try previewer(
        of: draft, in: file ?? Self.files(of: [draft]).first, codes: codes, others: others,
        connection)
    }
  }

  /// The first of each item of some kind.
  private static func first(_ items: [RuleItem], where body: (RuleItem) -> Bool) -> [RuleItem] {
    var seen: Set<RuleKey> = []
    return items.filter { body($0) && seen.insert($0.key).inserted }
  }

  private func draftItem(_ item: RuleFileItem, file: String) -> RuleItem {
    RuleItem(
      kind: item.key.kind, id: item.key.id, version: item.version ?? 0, source: item.source,
      file: file, status: .draft, savedAt: now(), digest: item.digest, place: item.place)
  }

  private func previewer(
    of draft: RuleItem, in file: RuleFile?, codes: [RuleItem], others: [RuleItem],
    _ connection: Connection
  ) throws -> RulePreviewer {
    let whole = check(Self.files(of: codes + others + [draft]))
    guard whole.isAccepted else {
      return RulePreviewer(diagnostics: whole.diagnostics, pass: nil, rule: 0)
    }
    // Only what decides about the draft is judged: makers of tags that it asks for, and its group.
    let ids = Self.deciding(draft.id, in: whole.rules)
    let items = codes + others.filter { ids.contains($0.id) } + [draft]
    let outcome = check(Self.files(of: items))
    guard let rule = outcome.rules.rules.firstIndex(where: { $0.id == draft.id }) else {
      return RulePreviewer(diagnostics: whole.diagnostics, pass: nil, rule: 0)
    }
    var pass = PatientPass(
      path: path, items: items, outcome: outcome, edition: "", day: today.dayNumber,
      zone: zone)
    pass.drafted = rule
    pass.sieve = try sieve(for: rule, in: outcome.rules, connection)
    let patients =
      try connection.integer(
        """
        SELECT count(*) FROM patient
        WHERE merged_into IS NULL AND erased_at IS NULL AND restricted_at IS NULL
        """) ?? 0
    return RulePreviewer(
      diagnostics: whole.diagnostics, pass: pass, rule: rule, file: file, patients: patients)
  }

  /// The rules that a rule's tag depends on, itself among them.
  private static func deciding(_ id: String, in rules: RuleSet) -> Set<String> {
    var found: Set<Int> = []
    var open = rules.rules.indices.filter { rules.rules[$0].id == id }
    while let index = open.popLast() {
      guard found.insert(index).inserted else { continue }
      let rule = rules.rules[index]
      let tags = FactNeeds(rule).tags
      open += rules.rules.indices.filter { other in
        tags.contains(rules.rules[other].tag) || rules.rules[other].tag == rule.tag
          || (rule.group != nil && rules.rules[other].group == rule.group)
      }
    }
    return Set(found.map { rules.rules[$0].id })
  }

  /// A condition that everybody meets who may gain or lose the tag.
  private func sieve(
    for rule: Int, in rules: RuleSet, _ connection: Connection
  ) throws -> String {
    guard let set = FactNeeds(rules.rules[rule]).requiredDiagnoses.first else { return "1" }
    let rows = try connection.statement("SELECT id, code FROM coding")
    var ids: [String] = []
    while try rows.step() {
      if rules.codeSets[set].contains(rows.text(1)) { ids.append(String(rows.integer(0))) }
    }
    return """
      (p.id IN (SELECT patient FROM condition
          WHERE patient BETWEEN ?1 AND ?2 AND coding IN (\(ids.joined(separator: ","))))
        OR p.id IN (SELECT t.patient FROM tag_state t JOIN rule_name n ON n.number = t.rule
          WHERE n.id = '\(rules.rules[rule].id)' AND t.is_on = 1))
      """
  }
}
