import Domain

extension RuleCompleter {
  /// What was being typed where a text ends, and what the grammar takes there.
  struct Cursor {
    /// The beginning of the word, without an opening quote.
    var typed = ""
    /// What a completion replaces, in bytes.
    var replaces: Range<Int>
    /// Whether a quote is open.
    var isInText = false
    var expected: [RuleParser.Expectation] = []

    /// Nil inside a comment, where nothing is offered.
    init?(_ source: RuleSource) {
      let end = source.bytes.count
      var lexer = RuleLexer(source)
      lexer.run()
      if let comment = lexer.comments.last, comment.range.upperBound == end, end > 0 { return nil }
      replaces = end..<end
      var tokens = Array(lexer.tokens.dropLast())
      let isOpen = lexer.diagnostics.contains {
        $0.code == .unclosedText && $0.range.upperBound == end
      }
      if isOpen, let text = tokens.last {
        if let inner = Self.template(text, source) {
          self = inner
          return
        }
        isInText = true
        typed = text.text
        replaces = text.range
        tokens.removeLast()
      } else if let last = tokens.last, last.range.upperBound == end,
        last.kind == .word || last.kind == .unit
      {
        typed = last.text
        replaces = last.range
        tokens.removeLast()
      }
      tokens.append(RuleToken(.end, end..<end, ""))
      var parser = RuleParser(source, tokens: tokens)
      parser.parseFile()
      expected = parser.expected
      if isInText {
        // In quotes stands a tag or a code, never a word.
        expected = expected.filter { $0 == .tag || $0 == .code }
      }
    }

    /// The cursor inside an open brace of a text; nil when no brace is open.
    private static func template(_ text: RuleToken, _ source: RuleSource) -> Cursor? {
      let inside = (text.range.lowerBound + 1)..<text.range.upperBound
      guard let open = inside.last(where: { source.bytes[$0] == UInt8(ascii: "{") }),
        !source.bytes[open..<inside.upperBound].contains(UInt8(ascii: "}"))
      else { return nil }
      var lexer = RuleLexer(source, range: (open + 1)..<inside.upperBound)
      lexer.run()
      var cursor = Cursor(at: inside.upperBound)
      var tokens = Array(lexer.tokens.dropLast())
      if let last = tokens.last, last.range.upperBound == inside.upperBound,
        last.kind == .word || last.kind == .unit
      {
        cursor.typed = last.text
        cursor.replaces = last.range
        tokens.removeLast()
      }
      let end = inside.upperBound
      tokens.append(RuleToken(.end, end..<end, ""))
      var parser = RuleParser(source, tokens: tokens, isInner: true)
      _ = parser.parseExpression()
      cursor.expected = parser.expected
      return cursor
    }

    private init(at offset: Int) { replaces = offset..<offset }
  }
}
