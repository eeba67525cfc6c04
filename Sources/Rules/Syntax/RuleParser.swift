import Domain

/// Makes a tree of tokens; always gives one, and tells what it could not read.
///
/// One function a production. After an error the rest of the clause is passed over and tells
/// nothing more, so that one slip gives one diagnostic.
struct RuleParser {
  var codes: [CodesSyntax] = []
  var rules: [RuleSyntax] = []
  private(set) var diagnostics: [RuleDiagnostic] = []
  private(set) var roles: [TokenRole]
  private(set) var lines: [Int: Int] = [:]
  /// What could stand at the end of the text; for completion.
  private(set) var expected: [Expectation] = []
  /// Whether the end came where something was still needed, so that nothing else can stand there.
  private var isClosed = false

  let source: RuleSource
  private(set) var tokens: [RuleToken]
  private(set) var index = 0
  /// Whether an error was told in this clause, so that the rest of it is passed over.
  var isLost = false
  /// How many brackets and signs are open around the place.
  var depth = 0
  /// Values, calls and operators of the rule so far.
  var nodes = 0
  /// Whether a template is read, whose tokens are not those of the file.
  private let isInner: Bool
  /// The expressions inside texts, by the index of the text's token.
  var inner: [Int: [InnerTokens]] = [:]

  init(_ source: RuleSource, tokens: [RuleToken], isInner: Bool = false) {
    self.source = source
    self.tokens = tokens
    self.isInner = isInner
    roles = Array(repeating: .unclear, count: tokens.count)
  }

  // MARK: - Looking

  var current: RuleToken { tokens[index] }
  var next: RuleToken { tokens[min(index + 1, tokens.count - 1)] }
  var isAtEnd: Bool { current.kind == .end }
  /// Where the last token that was taken ends, in bytes.
  var lastEnd: Int { index > 0 ? tokens[index - 1].range.upperBound : current.range.lowerBound }

  /// Whether a keyword comes next.
  mutating func isAt(_ keyword: Keyword) -> Bool {
    expect(.keyword(keyword))
    return current.keyword == keyword
  }

  /// Whether a sign comes next.
  func isAt(_ symbol: RuleToken.Symbol) -> Bool { current.kind == .symbol(symbol) }

  /// Notes what can stand here, when the text ends here.
  mutating func expect(_ expectation: Expectation) {
    if isAtEnd, !isClosed { expected.append(expectation) }
  }

  // MARK: - Taking

  /// Takes the token that comes next and says what it means; the end is never taken.
  @discardableResult
  mutating func take(_ role: TokenRole) -> RuleToken {
    let token = current
    roles[index] = role
    if !isAtEnd { index += 1 }
    return token
  }

  /// Takes a keyword if it comes next.
  mutating func takes(_ keyword: Keyword) -> Bool {
    guard isAt(keyword) else { return false }
    take(.keyword(keyword))
    return true
  }

  /// Takes a sign if it comes next.
  mutating func takes(_ symbol: RuleToken.Symbol) -> Bool {
    guard isAt(symbol) else { return false }
    take(.symbol)
    return true
  }

  /// Takes a keyword, or tells that it is missing.
  mutating func need(_ keyword: Keyword, way: Localized? = nil) {
    if !takes(keyword) {
      failExpecting(
        Localized(zh: "'\(keyword.spelling.chinese)'", en: "'\(keyword.englishWord)'"),
        suggestion: misspelled(keyword), way: way)
    }
  }

  /// The keyword that is needed, when the word that stands here comes near to it.
  private func misspelled(_ keyword: Keyword) -> String? {
    guard current.kind == .word, current.keyword == nil else { return nil }
    let isBeginning = current.text.count >= 3 && keyword.englishWord.hasPrefix(current.text)
    return isBeginning
      ? keyword.englishWord
      : Spelling.nearest(to: current.text, of: keyword.chineseWords + [keyword.englishWord])
  }

  /// Takes a sign, or tells that it is missing.
  mutating func need(_ symbol: RuleToken.Symbol, way: Localized? = nil) {
    if !takes(symbol) { failExpecting(Localized(same: "'\(symbol.rawValue)'"), way: way) }
  }

  /// Reads what the lexer took as the unit of the number before as a word of its own.
  ///
  /// Numbers such as versions have no unit: in `version 1 tag` the next clause follows.
  mutating func rereadUnitAsWord(at place: Int) {
    let token = tokens[place]
    guard token.kind == .unit, token.text.unicodeScalars.allSatisfy(RuleLexer.continuesWord) else {
      return
    }
    tokens[place] = RuleToken(.word, token.range, token.text, startsLine: token.startsLine)
  }

  /// Lets the token that comes next begin a line of the formatted file.
  mutating func beginLine(depth: Int) {
    if !isInner { lines[index] = depth }
  }

  /// What the tokens mean, when they are those of an expression inside a text.
  var innerTokens: InnerTokens { InnerTokens(tokens: tokens, roles: roles) }

  // MARK: - Telling

  mutating func report(
    _ code: RuleCode, _ range: Range<Int>, _ arguments: [String] = [], suggestion: String? = nil,
    fix: RuleDiagnostic.Fix? = nil
  ) {
    // The rest is counted, not kept: one more than are told says that there are others.
    guard !isLost, diagnostics.count <= RuleLimits.diagnostics else { return }
    diagnostics.append(
      RuleDiagnostic(
        code, file: source.name, range: range, arguments: arguments, suggestion: suggestion,
        fix: fix))
  }

  /// Tells an error and gives up the clause.
  mutating func fail(
    _ code: RuleCode, _ range: Range<Int>, _ arguments: [String] = [], suggestion: String? = nil,
    fix: RuleDiagnostic.Fix? = nil
  ) {
    report(code, range, arguments, suggestion: suggestion, fix: fix)
    isLost = true
    if isAtEnd { isClosed = true }
  }

  /// Gives up the clause without telling more.
  mutating func giveUp() { isLost = true }

  /// Tells what should have come here, and gives up the clause.
  mutating func failExpecting(
    _ wanted: Localized, suggestion: String? = nil, way: Localized? = nil
  ) {
    let found = Self.name(current)
    let range = isAtEnd ? lastEnd..<lastEnd : current.range
    if let words = joinedWords() {
      fail(
        .joinedWords, range, [current.text, words],
        fix: RuleDiagnostic.Fix(range: range, text: words))
      return
    }
    fail(
      .unexpectedToken, range,
      [wanted.chinese, found.chinese, wanted.english, found.english]
        + [way?.chinese, way?.english].compactMap(\.self),
      suggestion: suggestion)
  }

  /// How a message calls a token.
  static func name(_ token: RuleToken) -> Localized {
    switch token.kind {
    case .end: Localized(zh: "结尾", en: "the end")
    case .text: Localized(same: "\"\(token.text.prefix(20))\"")
    default: Localized(same: "'\(token.text.prefix(40))'")
    }
  }

  /// Finds the place again after an error: the next clause, rule, or end.
  mutating func recover(inTest: Bool = false) {
    while !isAtEnd, !beginsPart(current, inTest: inTest) { take(.unclear) }
    isLost = false
    depth = 0
  }

  /// Whether a clause, a line of a test, a rule or a code set begins with a token.
  private func beginsPart(_ token: RuleToken, inTest: Bool) -> Bool {
    guard let keyword = token.keyword else {
      return inTest && token.kind == .word && token.startsLine
    }
    if keyword == .end || keyword == .rule || keyword == .codes { return true }
    if inTest, keyword == .patient || keyword == .expect { return true }
    return keyword.beginsClause
  }

  /// Takes over what a parser of a part of the text has to tell.
  mutating func adopt(_ other: RuleParser) {
    for diagnostic in other.diagnostics where diagnostics.count <= RuleLimits.diagnostics {
      diagnostics.append(diagnostic)
    }
    nodes = other.nodes
  }

  /// Takes over what the lexer of a part of the text has to tell.
  mutating func adopt(_ others: [RuleDiagnostic]) {
    diagnostics.append(contentsOf: others.prefix(RuleLimits.diagnostics))
  }
}

extension RuleParser {
  /// What could stand where a text ends.
  enum Expectation: Hashable {
    case keyword(Keyword)
    case function
    case indicator
    case codeSet
    case code
    case tag
    case staff
    case group
    case sex
    case context(ContextWord)
    case duration
    /// A unit after a number, of the indicator that it is compared with if one is known.
    case unit(indicator: String?)
  }

  /// A word that is two words of the language written together: `当诊断` as `当 诊断`.
  ///
  /// Only words that are written without spaces in Chinese; nil when it is not two of them.
  func joinedWords() -> String? {
    guard current.kind == .word, current.keyword == nil else { return nil }
    let word = current.text
    guard word.utf8.count <= 60, word.unicodeScalars.contains(where: { $0.value >= 0x4E00 }) else {
      return nil
    }
    func isKnown(_ part: Substring) -> Bool {
      Keyword(word: String(part)) != nil || FunctionWord(word: String(part)) != nil
    }
    let cut =
      word.indices.dropFirst().last { isKnown(word[..<$0]) }
      ?? word.indices.dropFirst().first { Keyword(word: String(word[$0...])) != nil }
    guard let cut else { return nil }
    var rest = String(word[cut...])
    // 平均值 is a function by another name, and no word before another.
    let isCall = Keyword(word: String(word[..<cut])) == nil
    if isCall, !isKnown(rest[...]), !RuleLexer.signWords.keys.contains(where: rest.hasPrefix) {
      return nil
    }
    // 年龄大于65 is 年龄 > 65.
    let signs = RuleLexer.signWords.sorted { $0.key.count > $1.key.count }
    if let (name, sign) = signs.first(where: { rest.hasPrefix($0.key) }) {
      rest = "\(sign.rawValue) \(rest.dropFirst(name.count))"
    }
    return "\(word[..<cut]) \(rest)"
  }
}
