package import Domain

/// What a token means where it stands, found out by the parser.
///
/// It decides the word in the other language and the colour in an editor.
package enum TokenRole: Hashable, Sendable {
  case keyword(Keyword)
  /// A keyword whose Chinese word depends on the place, such as `to`: 至 or 给.
  case spelled(Localized)
  /// The second word of a keyword of two, which is written with the first.
  case rest
  case function(FunctionWord)
  case context(ContextWord)
  /// The name of a rule.
  case rule
  case group
  case codeSet
  case indicator
  /// Who a follow-up is for.
  case staff
  case number
  case unit
  /// A tag's name in quotes.
  case tag
  /// A code, or the end of a range of codes, in quotes.
  case code
  /// Any other text in quotes.
  case text
  case date
  case symbol
  /// What fits nowhere.
  case unclear

  /// How an editor may colour it.
  package enum Colour: String, Hashable, Sendable {
    case keyword, function, name, indicator, number, unit, tag, text, date, symbol, comment, wrong
  }

  /// How an editor may colour it.
  package var colour: Colour {
    switch self {
    case .keyword, .spelled, .rest, .context: .keyword
    case .function: .function
    case .rule, .group, .codeSet, .staff: .name
    case .indicator: .indicator
    case .number: .number
    case .unit: .unit
    case .tag: .tag
    case .code, .text: .text
    case .date: .date
    case .symbol: .symbol
    case .unclear: .wrong
    }
  }
}
