import Domain

// Conditions: `or` binds least, then `and`, `not`, comparisons, and reckoning.
extension RuleParser {
  /// An expression; nil after telling what is wrong with it.
  mutating func parseExpression() -> ExpressionSyntax? {
    let expression = parseAny()
    // Half an expression would be told to make no sense a second time.
    return isLost ? nil : expression
  }

  private mutating func parseAny() -> ExpressionSyntax {
    chain(.or, part: { $0.parseAll() }, whole: { .any($0) })
  }

  private mutating func parseAll() -> ExpressionSyntax {
    chain(.and, part: { $0.parseNot() }, whole: { .all($0) })
  }

  /// Parts with one word between them; a single part is itself.
  private mutating func chain(
    _ keyword: Keyword, part: (inout RuleParser) -> ExpressionSyntax,
    whole: ([ExpressionSyntax]) -> ExpressionSyntax.Form
  ) -> ExpressionSyntax {
    let first = part(&self)
    guard !isLost, isAt(keyword) else { return first }
    var parts = [first]
    while !isLost, takes(keyword) { parts.append(part(&self)) }
    return ExpressionSyntax(whole(parts), first.range.lowerBound..<lastEnd)
  }

  private mutating func parseNot() -> ExpressionSyntax {
    let start = current.range.lowerBound
    guard isAt(.not) else { return parseComparison() }
    take(.keyword(.not))
    return nested(start) { parser in
      let inner = parser.parseNot()
      return ExpressionSyntax(.not(inner), start..<parser.lastEnd)
    }
  }

  /// Reads what stands one deeper; gives up where it is nested too deep.
  private mutating func nested(
    _ start: Int, _ read: (inout RuleParser) -> ExpressionSyntax
  ) -> ExpressionSyntax {
    guard depth < RuleLimits.depth else {
      fail(.tooDeep, current.range, [String(RuleLimits.depth)])
      return ExpressionSyntax(.missing, start..<lastEnd)
    }
    depth += 1
    let expression = read(&self)
    depth -= 1
    return expression
  }

  // MARK: - Comparisons

  private mutating func parseComparison() -> ExpressionSyntax {
    let start = current.range.lowerBound
    let left = parseSum()
    guard !isLost else { return left }
    if let sign = comparisonSign() {
      take(.symbol)
      let right = parseSum(near: Self.indicator(of: left))
      if comparisonSign() != nil, !isLost { return chained(left, sign, right, start) }
      return ExpressionSyntax(.compare(left, sign, right), start..<lastEnd)
    }
    let isNegated = isAt(.not) && (next.keyword == .between || next.keyword == .in)
    if isNegated { take(.spelled(Localized(zh: "不", en: "not"))) }
    if takes(.between) { return parseBetween(left, isNegated, start) }
    if takes(.in) {
      let list = parseCodeList()
      return ExpressionSyntax(.within(left, list, isNegated: isNegated), start..<lastEnd)
    }
    if isAt(.not), next.keyword == .is {
      // 不 是 reads naturally, and has its order here.
      let range = current.range.lowerBound..<next.range.upperBound
      report(
        .foreignOperator, range, [source.text(range), "\(next.text) \(current.text)"],
        fix: RuleDiagnostic.Fix(range: range, text: "\(next.text) \(current.text)"))
      take(.unclear)
      take(.unclear)
      return parseState(left, start, isNegated: true)
    }
    if takes(.is) { return parseState(left, start) }
    return left
  }

  private func comparisonSign() -> ComparisonSign? {
    guard case .symbol(let symbol) = current.kind else { return nil }
    return ComparisonSign(rawValue: symbol.rawValue)
  }

  /// `90 < x < 140`: told once, with what it should be; the rest of the clause is read on.
  private mutating func chained(
    _ left: ExpressionSyntax, _ sign: ComparisonSign, _ right: ExpressionSyntax, _ start: Int
  ) -> ExpressionSyntax {
    let second = current.text
    let middle = source.text(right.range)
    let firstHalf = "\(source.text(left.range)) \(sign.rawValue) \(middle)"
    take(.symbol)
    let last = parseSum()
    if !isLost {
      report(
        .chainedComparison, start..<lastEnd,
        [firstHalf, "\(middle) \(second) \(source.text(last.range))"])
    }
    if comparisonSign() != nil { giveUp() }
    return ExpressionSyntax(.missing, start..<lastEnd)
  }

  private mutating func parseBetween(
    _ value: ExpressionSyntax, _ isNegated: Bool, _ start: Int
  ) -> ExpressionSyntax {
    let near = Self.indicator(of: value)
    let low = parseSum(near: near)
    if !isLost, isAt(.and) {
      let isChinese = current.text.unicodeScalars.contains { $0.value >= 0x4E00 }
      let word = isChinese ? Keyword.to.spelling.chinese : Keyword.to.englishWord
      report(
        .foreignOperator, current.range, [current.text, word],
        fix: RuleDiagnostic.Fix(range: current.range, text: word))
      take(.unclear)
    } else if !isLost {
      need(.to)
    }
    let high = isLost ? ExpressionSyntax(.missing, lastEnd..<lastEnd) : parseSum(near: near)
    return ExpressionSyntax(
      .between(value, low: low, high: high, isNegated: isNegated), start..<lastEnd)
  }

  private mutating func parseState(
    _ value: ExpressionSyntax, _ start: Int, isNegated: Bool = false
  ) -> ExpressionSyntax {
    var isNegated = isNegated
    if isAt(.not) {
      take(.keyword(.not))
      isNegated.toggle()
    }
    let states: [(Keyword, ExpressionSyntax.State)] = [
      (.known, .known), (.unknown, .unknown), (.yes, .yes), (.no, .no),
    ]
    for (keyword, state) in states where takes(keyword) {
      return ExpressionSyntax(.state(value, state, isNegated: isNegated), start..<lastEnd)
    }
    failExpecting(
      Localized(zh: "已知、未知、真 或 假", en: "'known', 'unknown', 'true' or 'false'"),
      suggestion: meantState)
    return ExpressionSyntax(.missing, start..<lastEnd)
  }

  /// What the word that stands in the place of a state means; nil for a word that means none.
  private var meantState: String? {
    switch current.text.lowercased() {
    case "null", "nil", "none", "missing", "empty": "unknown"
    case "空", "空的", "缺失", "缺": "未知"
    default:
      ContextWord.named(current.text, of: [.male, .female, .other]).map { "= \($0.rawValue)" }
    }
  }

  /// The indicator whose values an expression reads first, for completion of units.
  private static func indicator(of expression: ExpressionSyntax) -> String? {
    switch expression.form {
    case .call(let call):
      guard case .name(let name)? = call.arguments.first?.form else { return nil }
      return name
    case .arithmetic(let left, _, let right): return indicator(of: left) ?? indicator(of: right)
    case .negative(let inner): return indicator(of: inner)
    default: return nil
    }
  }

  // MARK: - Reckoning

  mutating func parseSum(near indicator: String? = nil) -> ExpressionSyntax {
    operations([.plus, .minus]) { parser in
      parser.operations([.times, .over]) { $0.parseUnary(near: indicator) }
    }
  }

  /// Operands with signs between them, read from the left.
  private mutating func operations(
    _ signs: [RuleToken.Symbol], operand: (inout RuleParser) -> ExpressionSyntax
  ) -> ExpressionSyntax {
    let start = current.range.lowerBound
    var left = operand(&self)
    var count = 1
    while !isLost, case .symbol(let symbol) = current.kind, signs.contains(symbol),
      let operation = ExpressionSyntax.Operation(rawValue: symbol.rawValue)
    {
      count += 1
      guard count <= RuleLimits.operands else {
        fail(.tooMany, current.range, ["运算", String(RuleLimits.operands), "operands"])
        break
      }
      take(.symbol)
      let right = operand(&self)
      left = ExpressionSyntax(.arithmetic(left, operation, right), start..<lastEnd)
    }
    return left
  }

  private mutating func parseUnary(near indicator: String?) -> ExpressionSyntax {
    let start = current.range.lowerBound
    guard takes(.minus) else { return parsePrimary(near: indicator) }
    return nested(start) { parser in
      let inner = parser.parseUnary(near: indicator)
      return ExpressionSyntax(.negative(inner), start..<parser.lastEnd)
    }
  }
}
