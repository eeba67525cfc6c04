import Domain

// Values: numbers, texts, attributes, calls and what stands in brackets.
extension RuleParser {
  mutating func parsePrimary(near indicator: String?) -> ExpressionSyntax {
    let start = current.range.lowerBound
    expectPrimary()
    nodes += 1
    guard nodes <= RuleLimits.nodes else {
      fail(.tooMany, current.range, ["一条规则里的部分", String(RuleLimits.nodes), "parts in one rule"])
      return ExpressionSyntax(.missing, start..<start)
    }
    switch current.kind {
    case .number:
      let quantity = takeQuantity(of: indicator)
      return ExpressionSyntax(.quantity(quantity), start..<lastEnd)
    case .text:
      let text = take(.text).text
      return ExpressionSyntax(.text(text), start..<lastEnd)
    case .date:
      let date = parseDate()
      return ExpressionSyntax(date.map { .date($0.date) } ?? .missing, start..<lastEnd)
    case .symbol(.open): return parseBrackets()
    case .word: return parseWord()
    default: return noValue()
    }
  }

  private mutating func expectPrimary() {
    expect(.function)
    expect(.sex)
    for keyword: Keyword in [.not, .age, .sex, .deceased, .yes, .no] { expect(.keyword(keyword)) }
  }

  private mutating func noValue() -> ExpressionSyntax {
    let start = current.range.lowerBound
    failExpecting(Localized(zh: "一个值或条件", en: "a value or condition"))
    return ExpressionSyntax(.missing, start..<start)
  }

  private mutating func parseBrackets() -> ExpressionSyntax {
    let start = take(.symbol).range.lowerBound
    guard depth < RuleLimits.depth else {
      fail(.tooDeep, current.range, [String(RuleLimits.depth)])
      return ExpressionSyntax(.missing, start..<lastEnd)
    }
    depth += 1
    let inner = parseExpression()
    depth -= 1
    if !isLost { need(.close) }
    return ExpressionSyntax(inner?.form ?? .missing, start..<lastEnd)
  }

  private mutating func parseWord() -> ExpressionSyntax {
    let token = current
    let start = token.range.lowerBound
    if next.kind == .symbol(.open), token.keyword == nil || FunctionWord(word: token.text) != nil {
      return parseCall()
    }
    switch token.keyword {
    case .yes: take(.keyword(.yes))
    case .no: take(.keyword(.no))
    case .age: take(.keyword(.age))
    case .sex: take(.keyword(.sex))
    case .deceased: take(.keyword(.deceased))
    // `sex = unknown` reads like the other sexes.
    case .unknown: take(.keyword(.unknown))
    case nil: return parseBareWord()
    default: return noValue()
    }
    let form: ExpressionSyntax.Form
    switch token.keyword {
    case .yes: form = .truth(true)
    case .no: form = .truth(false)
    case .age: form = .attribute(.age)
    case .sex: form = .attribute(.sex)
    case .deceased: form = .attribute(.deceased)
    default: form = .name("unknown")
    }
    return ExpressionSyntax(form, start..<lastEnd)
  }

  /// A word that calls nothing: a sex, a function without its brackets, or a slip.
  private mutating func parseBareWord() -> ExpressionSyntax {
    let token = current
    if let sex = ContextWord.named(token.text, of: [.male, .female, .other]) {
      take(.context(sex))
      return ExpressionSyntax(.name(sex.rawValue), token.range)
    }
    if let words = joinedWords() {
      fail(
        .joinedWords, token.range, [token.text, words],
        fix: RuleDiagnostic.Fix(range: token.range, text: words))
      return ExpressionSyntax(.missing, token.range)
    }
    take(.indicator)
    return ExpressionSyntax(.name(token.text), token.range)
  }

  // MARK: - Calls

  private mutating func parseCall() -> ExpressionSyntax {
    let start = current.range.lowerBound
    let function = FunctionWord(word: current.text)
    if function == nil, let words = joinedWords() {
      fail(
        .joinedWords, current.range, [current.text, words],
        fix: RuleDiagnostic.Fix(range: current.range, text: words))
      return ExpressionSyntax(.missing, start..<start)
    }
    let name = takeText(function.map { .function($0) } ?? .unclear)
    need(.open)
    var arguments: [ArgumentSyntax] = []
    if !takes(.close) {
      repeat {
        arguments.append(parseArgument(function, isFirst: arguments.isEmpty))
      } while !isLost && arguments.count < 8 && takes(.comma)
      if !isLost { need(.close, way: isAt(.close) ? nil : Self.commaWay) }
    }
    let call = CallSyntax(name: name, function: function, arguments: arguments)
    return ExpressionSyntax(.call(call), start..<lastEnd)
  }

  private static let commaWay = Localized(
    zh: "括号里各项之间用逗号，如 平均(sbp, 90天)", en: "commas stand between, as in avg(sbp, 90d)")

  private mutating func parseArgument(
    _ function: FunctionWord?, isFirst: Bool
  ) -> ArgumentSyntax {
    let start = current.range.lowerBound
    expectArgument(function, isFirst: isFirst)
    let form: ArgumentSyntax.Form
    switch current.kind {
    case .number: form = .duration(takeQuantity())
    case .text: form = .text(take(function == .hasTag ? .tag : .code).text)
    case .symbol(.openBrace): form = .codes(parseCodeList())
    case .word where next.kind == .symbol(.colon): form = parseOption()
    case .word where current.keyword == nil || current.keyword == .sex:
      form = .name(take(Self.nameRole(function)).text)
    default:
      failExpecting(Localized(zh: "指标、编码集或窗口", en: "an indicator, a code set or a window"))
      form = .missing
    }
    return ArgumentSyntax(range: start..<max(start, lastEnd), form: form)
  }

  /// What a bare name in the brackets of a function means.
  private static func nameRole(_ function: FunctionWord?) -> TokenRole {
    switch function {
    case .hasDiagnosis, .hasMedication: .codeSet
    case .hasTag: .tag
    default: .indicator
    }
  }

  private mutating func expectArgument(_ function: FunctionWord?, isFirst: Bool) {
    guard isFirst else {
      expect(.duration)
      expect(.context(.per))
      expect(.context(.last))
      expect(.context(.status))
      if function == .share { expect(.keyword(.between)) }
      return
    }
    switch function {
    case .hasDiagnosis, .hasMedication:
      expect(.codeSet)
      expect(.code)
    case .hasTag: expect(.tag)
    default: expect(.indicator)
    }
  }

  /// Reads `per: day`, `status: any`, `last: 3`, `between: low to high`.
  private mutating func parseOption() -> ArgumentSyntax.Form {
    let name = current
    if name.keyword == .between {
      take(.keyword(.between))
      take(.symbol)
      let low = parseSum()
      if !isLost { need(.to) }
      guard !isLost else { return .missing }
      return .between(low: low, high: parseSum())
    }
    guard let option = ContextWord.named(name.text, of: [.per, .status, .last]) else {
      let near = Spelling.nearest(
        to: name.text, of: ["per", "status", "last", "between", "按", "状态", "介于"])
      fail(
        .unknownWord, name.range, [name.text, "per: day, status: any, last: 3, between: a to b"],
        suggestion: near)
      return .missing
    }
    take(.context(option))
    take(.symbol)
    if option == .last {
      guard let count = parseWhole() else { return .missing }
      return .last(TextSyntax(text: String(count.value), range: count.range))
    }
    let value: ContextWord = option == .per ? .day : .any
    expect(.context(value))
    guard current.kind == .word, value.means(current.text) else {
      failExpecting(
        Localized(zh: "'\(value.spelling.chinese)'", en: "'\(value.spelling.english)'"))
      return .missing
    }
    take(.context(value))
    return .option(option, value)
  }
}
