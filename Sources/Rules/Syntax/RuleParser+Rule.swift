import Domain

// A rule: its head, its clauses, and `end`.
extension RuleParser {
  mutating func parseRule() {
    let start = current.range.lowerBound
    beginLine(depth: 0)
    take(.keyword(.rule))
    nodes = 0
    var rule = RuleSyntax(range: start..<start, header: start..<start)
    rule.name = parseName(.rule)
    if !isLost, takes(.version) {
      rule.version = parseWhole()
    } else if !isLost {
      failExpecting(
        Localized(zh: "'版本' 与整数", en: "'version' and a whole number"),
        way: rule.name.map {
          Localized(zh: "写作 规则 \($0.text) 版本 1", en: "write: rule \($0.text) version 1")
        })
    }
    if isLost {
      rule.isTorn = true
      recover()
    }
    rule.header = start..<max(start, lastEnd)
    while parseClause(&rule) {}
    rule.range = start..<max(start, lastEnd)
    if rules.count == RuleLimits.rules {
      report(.tooMany, rule.header, ["规则", String(RuleLimits.rules), "rules"])
    }
    if rules.count < RuleLimits.rules { rules.append(rule) }
  }

  /// Reads one clause; false at the end of the rule.
  private mutating func parseClause(_ rule: inout RuleSyntax) -> Bool {
    for keyword in Keyword.clauses { expect(.keyword(keyword)) }
    if isAt(.end) {
      beginLine(depth: 0)
      take(.keyword(.end))
      return false
    }
    if isAtEnd || isAt(.rule) || isAt(.codes) {
      let name = rule.name?.text ?? source.text(rule.header)
      report(.missingEnd, rule.header, [name])
      return false
    }
    beginLine(depth: 1)
    let place = current
    if let keyword = clauseKeyword() {
      // `if unknown` is one word in Chinese.
      take(.keyword(keyword == .if ? .ifUnknown : keyword))
      parseClause(keyword, at: place, &rule)
    } else {
      unknownClause()
    }
    if isLost {
      rule.isTorn = true
      recover()
    }
    return true
  }

  /// The keyword with which the clause begins, also where it is misspelled, which is told.
  private mutating func clauseKeyword() -> Keyword? {
    if let keyword = current.keyword { return keyword.beginsClause ? keyword : nil }
    guard current.kind == .word, joinedWords() == nil else { return nil }
    let words = Keyword.clauses.flatMap { $0.chineseWords + [$0.englishWord] } + ["if", "end"]
    guard let near = Spelling.nearest(to: current.text, of: words) else { return nil }
    guard let keyword = Keyword(word: near), keyword != .end else { return nil }
    report(
      .unknownClause, current.range, clauseList(current.text), suggestion: near,
      fix: RuleDiagnostic.Fix(range: current.range, text: near))
    return keyword
  }

  private mutating func unknownClause() {
    if current.kind == .word, current.keyword == nil, joinedWords() == nil {
      fail(.unknownClause, current.range, clauseList(current.text))
    } else {
      failExpecting(Localized(zh: "规则的下一项或 '结束'", en: "a clause or 'end'"), way: strayWay)
    }
    // A keyword that begins no clause would stop the search for the next one at once.
    take(.unclear)
  }

  /// What is likely to be wrong where an expression goes on and should not.
  private var strayWay: Localized? {
    if isAt(.comma), next.kind == .number {
      return Localized(
        zh: "小数用点，如 7.0；千位之间不写逗号", en: "decimals have a point, as in 7.0, and thousands no comma")
    }
    guard current.kind == .number, tokens[max(0, index - 1)].kind == .symbol(.close) else {
      return nil
    }
    return Localized(zh: "前面缺少比较，如 >=", en: "a sign such as >= is missing before it")
  }

  private func clauseList(_ word: String) -> [String] {
    [
      word, Keyword.clauses.map(\.spelling.chinese).joined(separator: "、"),
      Keyword.clauses.map(\.englishWord).joined(separator: ", "),
    ]
  }

  private mutating func parseClause(
    _ keyword: Keyword, at place: RuleToken, _ rule: inout RuleSyntax
  ) {
    switch keyword {
    case .tag: once(rule.tag == nil, place) { $0.parseTag() }.map { rule.tag = $0 }
    case .group: once(rule.group == nil, place) { $0.parseGroup() }.map { rule.group = $0 }
    case .priority:
      once(rule.priority == nil, place) { $0.parseWhole() }.map { rule.priority = $0 }
    case .when:
      once(rule.when == nil, place) { $0.parseExpression() }.map { rule.when = $0 }
    case .clear:
      _ = takes(.when)
      once(rule.clear == nil, place) { $0.parseExpression() }.map { rule.clear = $0 }
    case .if, .ifUnknown:
      once(rule.ifUnknown == nil, place) { $0.parsePolicy(keyword) }.map { rule.ifUnknown = $0 }
    case .hold: once(rule.hold == nil, place) { $0.parseDuration() }.map { rule.hold = $0 }
    case .expires:
      once(rule.expires == nil, place) { $0.parseDuration() }.map { rule.expires = $0 }
    case .then: parseAction().map { rule.actions.append($0) }
    case .because:
      once(rule.because == nil, place) { $0.parseBecause() }.map {
        rule.because = $0.text
        rule.becauseEnglish = $0.english
      }
    case .test: parseTest().map { rule.tests.append($0) }
    default: break
    }
  }

  /// Reads a clause, and tells when it stood there already; nil when the first one counts.
  private mutating func once<Clause>(
    _ isFirst: Bool, _ place: RuleToken, _ parse: (inout RuleParser) -> Clause?
  ) -> Clause? {
    // Of a misspelled word it was only guessed that this is the clause.
    if !isFirst, place.keyword != nil { report(.repeatedClause, place.range, [place.text]) }
    let clause = parse(&self)
    return isFirst ? clause : nil
  }

  // MARK: - Clauses

  private mutating func parseTag() -> TagSyntax? {
    guard let name = parseText(.tag) else { return nil }
    let english = takes(.english) ? parseText(.text) : nil
    return TagSyntax(name: name, english: english)
  }

  private mutating func parseBecause() -> (text: TemplateSyntax, english: TemplateSyntax?)? {
    guard let text = parseTemplate() else { return nil }
    return (text, takes(.english) ? parseTemplate() : nil)
  }

  private mutating func parseGroup() -> TextSyntax? {
    expect(.group)
    return parseName(.group)
  }

  private mutating func parsePolicy(_ keyword: Keyword) -> PolicySyntax? {
    if keyword == .if {
      guard isAt(.unknown) else {
        failExpecting(Localized(zh: "'未知'", en: "'unknown'"), suggestion: "when")
        return nil
      }
      take(.rest)
    }
    let range = current.range
    if takes(.keep) { return PolicySyntax(policy: .keep, range: range) }
    if takes(.on) { return PolicySyntax(policy: .on, range: range) }
    if takes(.off) { return PolicySyntax(policy: .off, range: range) }
    // 保持 alone reads naturally here, though it is the word for `hold`.
    if current.keyword == .hold {
      take(.keyword(.keep))
      return PolicySyntax(policy: .keep, range: range)
    }
    failExpecting(Localized(zh: "保持原状、开 或 关", en: "'keep', 'on' or 'off'"))
    return nil
  }

  private mutating func parseAction() -> ActionSyntax? {
    let start = lastEnd
    need(.followUp)
    guard !isLost, let title = parseText(.text) else { return nil }
    let english = takes(.english) ? parseText(.text) : nil
    var action = ActionSyntax(range: start..<start, title: title)
    while !isLost {
      if action.due == nil, takes(.due) {
        action.due = parseDuration()
      } else if action.staff == nil, isAt(.to) {
        take(.spelled(Localized(zh: "给", en: "to")))
        expect(.staff)
        action.staff = parseName(.staff)
      } else if action.once == nil, takes(.once) {
        action.once = parseDuration()
      } else {
        break
      }
    }
    let way = Localized(
      zh: "写作 则 随访 \"\(title.text)\" 期限 14天 给 nurse 每 30天",
      en: "write: then follow_up \"\(title.text)\" due 14d to nurse once 30d")
    if action.due == nil { need(.due, way: way) }
    if action.staff == nil, !isLost {
      failExpecting(Localized(zh: "'给' 与岗位", en: "'to' and a role"), way: way)
    }
    let range = title.range.lowerBound..<lastEnd
    return ActionSyntax(
      range: range, title: title, english: english, due: action.due, staff: action.staff,
      once: action.once)
  }
}
