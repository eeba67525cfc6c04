/// A piece of rule text: a word, a number, a text in quotes.
package struct RuleToken: Hashable, Sendable {
  /// What kind of piece it is, before anybody asks what it means.
  package enum Kind: Hashable, Sendable {
    /// A keyword or a name.
    case word
    /// Digits, perhaps with a point.
    case number
    /// What stands after a number on its line: `mm[Hg]`, `%`, `天`.
    case unit
    /// A text in quotes.
    case text
    /// A date `YYYY-MM-DD`.
    case date
    case symbol(Symbol)
    /// The end of the file, or of the part that was read.
    case end
  }

  /// A sign of the language.
  package enum Symbol: String, Hashable, Sendable, CaseIterable {
    case open = "("
    case close = ")"
    case openBrace = "{"
    case closeBrace = "}"
    case comma = ","
    case colon = ":"
    case range = ".."
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case atMost = "<="
    case greater = ">"
    case atLeast = ">="
    case plus = "+"
    case minus = "-"
    case times = "*"
    case over = "/"
  }

  package let kind: Kind
  /// Where it stands, in bytes; with its quotes.
  package let range: Range<Int>
  /// What it says in plain characters: a name in normalisation form C, a text without its quotes.
  package let text: String
  /// The keyword that it is; nil for any other word and what is no word.
  package let keyword: Keyword?
  /// Whether it is the first on its line.
  package let startsLine: Bool

  init(
    _ kind: Kind, _ range: Range<Int>, _ text: String, keyword: Keyword? = nil,
    startsLine: Bool = false
  ) {
    self.kind = kind
    self.range = range
    self.text = text
    self.keyword = keyword
    self.startsLine = startsLine
  }
}

/// What stands after `#` on a line.
package struct RuleComment: Hashable, Sendable {
  /// Where it stands, `#` included, in bytes.
  package let range: Range<Int>
  /// The text with its `#`, without blanks at its end.
  package let text: String
  /// The index of the first token after it.
  package let token: Int
  /// Whether nothing but blanks stands before it on its line.
  package let isAlone: Bool
  /// Whether the line before it is empty.
  package let followsBlank: Bool
}
