import Domain

// The heads of the rules, and each rule on its own.
extension CheckTables {
  /// Collects the rules and the tags that they make, so that any rule may ask for any tag.
  mutating func collectRules() {
    var byName: [String: Int] = [:]
    for (file, tree) in files.enumerated() {
      for syntax in tree.rules {
        let index = entries.count
        entries.append(RuleEntry(file: file, syntax: syntax))
        if syntax.isTorn || tree.hasError(in: syntax.range) { markBroken(index) }
        if let name = syntax.name {
          if let first = byName[name.text] {
            let other = place(entries[first].file, entries[first].syntax.range.lowerBound)
            report(.repeatedName, file: file, name.range, [name.text, other], rule: index)
          } else {
            byName[name.text] = index
          }
        }
        if let tag = syntax.tag { addTag(tag) }
        if let group = syntax.group, !groups.contains(group.text) { groups.append(group.text) }
      }
    }
    if entries.count > RuleLimits.rules, let last = entries.last {
      report(
        .tooMany, file: last.file, last.syntax.header, ["规则", String(RuleLimits.rules), "rules"],
        rule: entries.count - 1)
    }
  }

  private mutating func addTag(_ tag: TagSyntax) {
    if let index = tagIndex[tag.name.text] {
      if tags[index].english == nil { tags[index].english = tag.english?.text }
      return
    }
    tagIndex[tag.name.text] = tags.count
    tags.append(TagName(tag.name.text, english: tag.english?.text))
  }

  mutating func checkRules() {
    for index in entries.indices.prefix(RuleLimits.rules) { checkRule(index) }
  }

  private mutating func checkRule(_ index: Int) {
    let (file, syntax) = (entries[index].file, entries[index].syntax)
    let scope = RuleScope(rule: index, file: file)
    if !syntax.isTorn { requireClauses(syntax, scope) }
    var building = RuleBuilding(scope)
    let when = syntax.when.flatMap { condition($0, &building) }
    let clear = syntax.clear.flatMap { condition($0, &building) }
    let because = syntax.because.map { template($0, &building) }
    let english = syntax.becauseEnglish.map { template($0, &building) }
    let actions = syntax.actions.map { action($0, scope) }
    let hold = syntax.hold.flatMap { span($0, scope, from: 0) }
    let expires = syntax.expires.flatMap { span($0, scope, from: 1) }
    let tests = syntax.tests.map { test($0, scope) }
    entries[index].asks = building.asks
    guard let when, let name = syntax.name, let tag = syntax.tag.flatMap({ tagIndex[$0.name.text] })
    else {
      markBroken(index)
      return
    }
    entries[index].checked = CheckedRule(
      id: name.text, version: syntax.version?.value ?? 1, tag: tag,
      group: syntax.group.flatMap { groups.firstIndex(of: $0.text) },
      priority: syntax.priority?.value ?? 0, when: when, clear: clear,
      ifUnknown: syntax.ifUnknown?.policy ?? .off, hold: hold, expires: expires,
      actions: actions.compactMap(\.self), because: because, becauseEnglish: english,
      tests: tests.compactMap(\.self), place: SourceSpan(file: file, bytes: syntax.range),
      nodeCount: building.nextID)
  }

  private mutating func requireClauses(_ rule: RuleSyntax, _ scope: RuleScope) {
    let name = rule.name?.text ?? "?"
    if rule.tag == nil { missing(Keyword.tag.spelling, name, rule, scope) }
    if rule.when == nil { missing(Keyword.when.spelling, name, rule, scope) }
    if let version = rule.version, version.value < 1 {
      report(
        .badNumber, file: scope.file, version.range,
        [String(version.value), "版本从 1 起", "versions begin with 1"], rule: scope.rule)
    }
  }

  private mutating func missing(
    _ clause: Localized, _ name: String, _ rule: RuleSyntax, _ scope: RuleScope
  ) {
    report(
      .missingClause, file: scope.file, rule.header, [name, clause.chinese, clause.english],
      rule: scope.rule)
  }

  // MARK: - Clauses

  private mutating func action(_ syntax: ActionSyntax, _ scope: RuleScope) -> RuleAction? {
    let due = syntax.due.flatMap { span($0, scope, from: 0) }
    let once = syntax.once.flatMap { span($0, scope, from: 1) }
    guard let staff = syntax.staff else { return nil }
    guard let role = Vocabulary.staffRole(staff.text) else {
      let words = Vocabulary.staff.map(\.word)
      report(
        .unknownStaff, file: scope.file, staff.range,
        [staff.text, words.prefix(1 + StaffRole.allCases.count).joined(separator: ", ")],
        suggestion: Spelling.nearest(to: staff.text, of: words), rule: scope.rule)
      return nil
    }
    return due.map {
      let title = Localized(
        zh: syntax.title.text, en: syntax.english?.text ?? syntax.title.text)
      return RuleAction(title: title, due: $0, role: role.rawValue, once: once)
    }
  }

  private mutating func template(
    _ syntax: TemplateSyntax, _ building: inout RuleBuilding
  ) -> [TemplatePart] {
    syntax.parts.compactMap { part in
      switch part {
      case .text(let text): .text(text)
      case .expression(let expression):
        if isCondition(expression) {
          condition(expression, &building).map { .condition($0) }
        } else {
          freeAmount(expression, &building).map { .amount($0) }
        }
      }
    }
  }

  /// A length of time; nil after telling what is wrong with it.
  mutating func span(_ syntax: QuantitySyntax, _ scope: RuleScope, from least: Int) -> DaySpan? {
    let text = files[scope.file].source.text(syntax.range)
    guard let unit = syntax.unit else {
      report(
        .bareNumber, file: scope.file, syntax.range, [text, "d"],
        fix: RuleDiagnostic.Fix(
          range: syntax.range.upperBound..<syntax.range.upperBound, text: "d"), rule: scope.rule)
      return nil
    }
    guard let known = TimeWord.unit(unit.text) else {
      if refuseJoined(unit, scope) { return nil }
      report(
        .badDuration, file: scope.file, syntax.range, [text],
        suggestion: TimeWord.meant(unit.text).map { "\(syntax.number.text)\($0)" },
        rule: scope.rule)
      return nil
    }
    guard let count = Int(syntax.number.text), count >= least, count <= 100_000 else {
      report(
        .badNumber, file: scope.file, syntax.number.range,
        [
          syntax.number.text, "写 \(least) 到 100000 的整数",
          "write a whole number from \(least) to 100000",
        ], rule: scope.rule)
      return nil
    }
    return DaySpan(count, known)
  }

  /// Tells of a word that means a length of time, such as `近三个月`; false for any other.
  mutating func refuseSpoken(_ word: String, _ range: Range<Int>, _ scope: RuleScope) -> Bool {
    guard let meant = TimeWord.spoken(word) else { return false }
    report(
      .badDuration, file: scope.file, range, [word], suggestion: meant,
      fix: RuleDiagnostic.Fix(range: range, text: meant), rule: scope.rule)
    return true
  }

  /// Tells of a unit that ran into the next word, as in `90天且`; false when it did not.
  mutating func refuseJoined(_ unit: TextSyntax, _ scope: RuleScope) -> Bool {
    let word = unit.text
    for start in word.indices.dropFirst() where Keyword(word: String(word[start...])) != nil {
      // Chinese words alone are written without spaces: `min` does not end with `in`.
      guard word.unicodeScalars[start].value >= 0x4E00 else { continue }
      let words = "\(word[..<start]) \(word[start...])"
      report(
        .joinedWords, file: scope.file, unit.range, [word, words],
        fix: RuleDiagnostic.Fix(range: unit.range, text: words), rule: scope.rule)
      return true
    }
    return false
  }
}

/// Which rule of which file is checked.
struct RuleScope {
  let rule: Int
  let file: Int
}

/// What grows while the conditions of one rule are made.
struct RuleBuilding {
  let scope: RuleScope
  /// The number of the next node.
  private(set) var nextID = 0
  /// The tags that are asked for, with the place of the first question.
  var asks: [Int: Range<Int>] = [:]

  init(_ scope: RuleScope) { self.scope = scope }

  mutating func takeID() -> Int {
    defer { nextID += 1 }
    return nextID
  }
}
