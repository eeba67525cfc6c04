import Domain

/// A rule file that was read: its tree, its tokens with what they mean, and its comments.
///
/// There is always a tree, whatever the text; what could not be read is left out of it and told
/// by a diagnostic.
package struct RuleFile: Sendable {
  package let source: RuleSource
  /// The code sets, in the order of the file.
  package let codes: [CodesSyntax]
  /// The rules, in the order of the file.
  package let rules: [RuleSyntax]
  /// Every token of the file; the last is its end.
  package let tokens: [RuleToken]
  /// What each token means, of the same count as `tokens`.
  package let roles: [TokenRole]
  package let comments: [RuleComment]
  /// The expressions inside texts, by the index of the text's token.
  let inner: [Int: [InnerTokens]]
  /// Tokens that begin a line when the file is formatted, with the depth of that line.
  let lines: [Int: Int]
  /// What is wrong with the text as a text, in the order of the places.
  package let diagnostics: [RuleDiagnostic]

  /// Whether the text can be formatted and checked: no error was found in it.
  package var isWhole: Bool { !diagnostics.contains { $0.severity == .error } }

  /// Whether an error of the text lies in a range of it.
  func hasError(in range: Range<Int>) -> Bool {
    diagnostics.contains { $0.severity == .error && range.contains($0.range.lowerBound) }
  }

  /// Reads a text; O(n), and bounded by `RuleLimits` for whatever is given.
  package static func read(_ text: String, fileName: String) -> RuleFile {
    guard text.utf8.count <= RuleLimits.bytes else {
      return refused(.fileTooLarge, fileName, [String(text.utf8.count), String(RuleLimits.bytes)])
    }
    return RuleFile(RuleSource(text, name: fileName))
  }

  /// Reads the bytes of a file, which should be UTF-8.
  package static func read(bytes: [UInt8], fileName: String) -> RuleFile {
    guard bytes.count <= RuleLimits.bytes else {
      return refused(.fileTooLarge, fileName, [String(bytes.count), String(RuleLimits.bytes)])
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let (line, guess) = ForeignEncoding.look(at: bytes)
      return refused(.notUTF8, fileName, [String(line), guess.chinese, guess.english])
    }
    return RuleFile(RuleSource(text, name: fileName))
  }

  private init(_ source: RuleSource) {
    var lexer = RuleLexer(source)
    lexer.run()
    var parser = RuleParser(source, tokens: lexer.tokens)
    parser.parseFile()
    self.source = source
    codes = parser.codes
    rules = parser.rules
    tokens = parser.tokens
    roles = parser.roles
    comments = lexer.comments
    inner = parser.inner
    lines = parser.lines
    diagnostics = RuleDiagnostic.told(lexer.diagnostics + parser.diagnostics, file: source.name)
  }

  private init(refused source: RuleSource, _ diagnostic: RuleDiagnostic) {
    self.source = source
    codes = []
    rules = []
    tokens = [RuleToken(.end, 0..<0, "")]
    roles = [.unclear]
    comments = []
    inner = [:]
    lines = [:]
    diagnostics = [diagnostic]
  }

  private static func refused(_ code: RuleCode, _ name: String, _ arguments: [String]) -> RuleFile {
    RuleFile(
      refused: RuleSource(bytes: [], name: name),
      RuleDiagnostic(code, file: name, range: 0..<0, arguments: arguments))
  }
}

/// The tokens of an expression that stands in braces inside a text.
struct InnerTokens: Hashable, Sendable {
  let tokens: [RuleToken]
  let roles: [TokenRole]
}

extension RuleDiagnostic {
  /// Diagnostics in the order of their places, cut where they grow too many.
  ///
  /// Errors and warnings are cut apart: no number of doubts hides an error, nor becomes one.
  static func told(_ all: [RuleDiagnostic], file: String) -> [RuleDiagnostic] {
    let limit = RuleLimits.diagnostics
    // What stands in braces inside a text is read twice, and what is wrong with it told once.
    var sorted: [RuleDiagnostic] = []
    for diagnostic in all.sorted() where diagnostic != sorted.last { sorted.append(diagnostic) }
    var errors = sorted.filter { $0.severity == .error && $0.code != .tooManyErrors }
    let doubts = sorted.filter { $0.severity != .error }.prefix(limit)
    if errors.count > limit {
      errors.removeLast(errors.count - limit)
      let last = errors.last?.range ?? 0..<0
      errors.append(RuleDiagnostic(.tooManyErrors, file: file, range: last))
    }
    return (errors + doubts).sorted()
  }
}
