import Domain

// `because "近90天平均 {avg(sbp, 90d)}"`: expressions stand in braces inside the text.
extension RuleParser {
  mutating func parseTemplate() -> TemplateSyntax? {
    let place = index
    guard current.kind == .text else {
      _ = parseText(.text)
      return nil
    }
    let token = take(.text)
    let inside = Self.inside(token, source)
    var parts: [TemplateSyntax.Part] = []
    var inner: [InnerTokens] = []
    var start = inside.lowerBound
    var offset = start
    func text(_ range: Range<Int>) {
      if !range.isEmpty { parts.append(.text(CanonicalForm.text(source.text(range)))) }
    }
    while offset < inside.upperBound {
      let byte = source.bytes[offset]
      if byte == UInt8(ascii: "}") {
        report(.badTemplate, offset..<(offset + 1))
      } else if byte == UInt8(ascii: "{") {
        guard let end = Self.closing(offset, inside, source) else {
          report(.badTemplate, offset..<(offset + 1))
          break
        }
        text(start..<offset)
        parts.append(.expression(parseInner((offset + 1)..<end, &inner)))
        offset = end
        start = end + 1
      }
      offset += 1
    }
    text(start..<inside.upperBound)
    if !inner.isEmpty { self.inner[place] = inner }
    return TemplateSyntax(range: token.range, parts: parts)
  }

  /// Reads one expression of the text; what is wrong with it is told like anywhere else.
  private mutating func parseInner(
    _ range: Range<Int>, _ inner: inout [InnerTokens]
  ) -> ExpressionSyntax {
    var lexer = RuleLexer(source, range: range)
    lexer.run()
    adopt(lexer.diagnostics)
    var parser = RuleParser(source, tokens: lexer.tokens, isInner: true)
    parser.nodes = nodes
    let expression = parser.parseExpression() ?? ExpressionSyntax(.missing, range)
    if !parser.isLost, !parser.isAtEnd {
      parser.failExpecting(Localized(zh: "'}'", en: "'}'"))
    }
    adopt(parser)
    inner.append(parser.innerTokens)
    return expression
  }

  /// What stands between the quotes of a text, in bytes.
  static func inside(_ token: RuleToken, _ source: RuleSource) -> Range<Int> {
    let text = source.text(token.range)
    guard let first = text.unicodeScalars.first else { return token.range }
    let start = token.range.lowerBound + UTF8.width(first)
    let last = text.unicodeScalars.last ?? first
    let closes = "\"”“＂".unicodeScalars.contains(last) || RuleLexer.foreignQuotes[first] == last
    let isClosed = text.unicodeScalars.count > 1 && closes
    let end = token.range.upperBound - (isClosed ? UTF8.width(last) : 0)
    return start..<max(start, end)
  }

  /// Where the brace that is opened here closes; braces of units inside it are passed over.
  private static func closing(
    _ open: Int, _ inside: Range<Int>, _ source: RuleSource
  ) -> Int? {
    var depth = 0
    for offset in open..<inside.upperBound {
      switch source.bytes[offset] {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 { return offset }
      default: break
      }
    }
    return nil
  }
}
