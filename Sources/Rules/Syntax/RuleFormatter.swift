package import Domain

/// Writes a rule file in one form and one language, without losing anything.
///
/// Keywords, functions, dates, units of time and signs are written in the language; names, texts,
/// numbers and comments stay. Each clause has its line; line breaks inside a clause are kept.
/// Formatting twice changes nothing more.
package struct RuleFormatter {
  private let file: RuleFile
  private let language: Language
  private var lines: [String] = []
  private var line = ""
  private var indent = 0
  /// The comment that ends the line that is being written.
  private var lineComment: String?

  private init(_ file: RuleFile, _ language: Language) {
    self.file = file
    self.language = language
  }

  /// The file in a language; nil while it has an error in its text, which no formatting may touch.
  package static func format(_ file: RuleFile, in language: Language) -> String? {
    guard file.isWhole else { return nil }
    var formatter = RuleFormatter(file, language)
    formatter.run()
    return formatter.lines.isEmpty ? "" : formatter.lines.joined(separator: "\n") + "\n"
  }

  private mutating func run() {
    var comment = 0
    for (index, token) in file.tokens.enumerated() {
      while comment < file.comments.count, file.comments[comment].token == index {
        add(file.comments[comment], before: index)
        comment += 1
      }
      guard token.kind != .end else { break }
      if let depth = file.lines[index] {
        begin(index, depth)
      } else if token.startsLine || lineComment != nil {
        finish()
        indent = continuation + 2 * brackets
      }
      write(index)
    }
    finish()
  }

  /// How deep the lines of a clause after its first are.
  private var continuation: Int { depth * 2 + 6 }
  private var depth: Int { file.lines[clause] ?? 0 }
  /// The token with which the clause began.
  private var clause = 0
  /// How many brackets of the clause are open; what stands in them on lines of its own is indented.
  private var brackets = 0

  private mutating func begin(_ index: Int, _ depth: Int) {
    finish()
    let isFirstOfFile = lines.isEmpty
    // Comments that stand alone before a rule belong to it: the blank line is above them.
    if depth == 0, file.tokens[index].keyword != .end, !isFirstOfFile, needsBlank(index) {
      lines.append("")
    }
    clause = index
    brackets = 0
    indent = depth * 2
  }

  /// Whether an empty line stands above a rule or code set: above every rule, and between code
  /// sets where one was written.
  private func needsBlank(_ index: Int) -> Bool {
    if lines.last?.isEmpty == true { return false }
    let start = file.tokens[index].range.lowerBound
    let source = file.source
    if let comment = file.comments.last(where: { $0.token == index && $0.isAlone }) {
      return source.line(of: start) - source.line(of: comment.range.lowerBound) > 1
    }
    guard index > 0 else { return false }
    if file.tokens[index].keyword == .rule || file.tokens[index - 1].keyword == .end { return true }
    return source.line(of: start) - source.line(of: file.tokens[index - 1].range.upperBound) > 1
  }

  private mutating func finish() {
    if !line.isEmpty || lineComment != nil {
      var text = String(repeating: " ", count: indent) + line
      if let lineComment { text += (line.isEmpty ? "" : "  ") + lineComment }
      lines.append(text)
    }
    line = ""
    lineComment = nil
  }

  // MARK: - Comments

  private mutating func add(_ comment: RuleComment, before index: Int) {
    guard comment.isAlone || line.isEmpty else {
      lineComment = comment.text
      return
    }
    finish()
    let isTop = file.lines[index] == 0 && file.tokens[index].keyword != .end
    let isEnd = file.tokens[index].kind == .end
    let followsText = lines.last.map { !$0.isEmpty && !$0.hasPrefix("#") } ?? false
    let isBlank = lines.last?.isEmpty ?? true
    if !isBlank, (isTop && followsText) || comment.followsBlank { lines.append("") }
    var depth = file.lines[index] ?? (isEnd ? 0 : nil)
    // A comment above `end` belongs to what stands inside.
    if file.tokens[index].keyword == .end { depth = depth.map { $0 + 1 } }
    let columns = depth.map { $0 * 2 } ?? continuation
    lines.append(String(repeating: " ", count: columns) + comment.text)
  }

  // MARK: - Tokens

  private mutating func write(_ index: Int) {
    if file.roles[index] == .rest { return }
    let text = Words(file, language).text(of: index)
    if !line.isEmpty, Self.isApart(file, index) { line += " " }
    line += text
    switch file.tokens[index].kind {
    case .symbol(.open): brackets += 1
    case .symbol(.close): brackets = max(0, brackets - 1)
    default: break
    }
  }

  /// Whether a blank stands before a token on its line.
  static func isApart(_ file: RuleFile, _ index: Int) -> Bool {
    isApart(file.tokens, file.roles, index)
  }

  /// Whether a blank stands before a token.
  static func isApart(_ tokens: [RuleToken], _ roles: [TokenRole], _ index: Int) -> Bool {
    guard index > 0 else { return false }
    let (before, token) = (tokens[index - 1], tokens[index])
    switch (before.kind, token.kind) {
    case (_, .symbol(.comma)), (_, .symbol(.close)), (_, .symbol(.colon)), (_, .symbol(.range)),
      (.symbol(.range), _), (.symbol(.open), _):
      return false
    case (.word, .symbol(.open)):
      if case .function = roles[index - 1] { return false }
      return true
    case (.number, .unit):
      // Units of time stand close: 90d, 14天.
      return TimeWord.unit(token.text) == nil && token.text != "次"
    case (.symbol(.minus), .number), (.symbol(.minus), .word), (.symbol(.minus), .symbol(.open)):
      return !isSign(tokens, index - 1)
    default: return true
    }
  }

  /// Whether a minus stands before a single number, and not between two.
  private static func isSign(_ tokens: [RuleToken], _ index: Int) -> Bool {
    guard index > 0 else { return true }
    switch tokens[index - 1].kind {
    case .number, .unit, .text, .symbol(.close): return false
    case .word:
      let keyword = tokens[index - 1].keyword
      return keyword != nil && keyword != .age
    default: return true
    }
  }
}
