import Domain

// What each character can be.
extension RuleLexer {
  /// The plain twin of a full-width sign, digit or letter; any other character unchanged.
  static func twin(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.value < 0x80 { return scalar }
    return switch scalar {
    case "、": ","
    case "−": "-"
    case "×": "*"
    case "÷": "/"
    case "〝", "〞": "\""
    // The blanks of word processors and web pages.
    case "\u{A0}", "\u{2000}"..."\u{200A}", "\u{202F}", "\u{205F}": " "
    default: UnitText.halfWidth(scalar)
    }
  }

  /// Words for signs of comparison, which are read as the signs and told.
  static let signWords: [String: RuleToken.Symbol] = [
    "大于": .greater, "高于": .greater, "超过": .greater, "小于": .less, "低于": .less,
    "大于等于": .atLeast, "不低于": .atLeast, "不小于": .atLeast, "小于等于": .atMost,
    "不高于": .atMost, "不超过": .atMost, "不大于": .atMost, "等于": .equal, "不等于": .notEqual,
  ]

  /// Words of speech for words of the language, which are read as those and told.
  static let speechWords: [String: Keyword] = [
    "与": .and, "和": .and, "以及": .and, "同时": .and, "而且": .and, "或是": .or, "没有": .not, "无": .not,
  ]

  /// Marks that open a text elsewhere, with the mark that closes it; told, and read as quotes.
  static let foreignQuotes: [Unicode.Scalar: Unicode.Scalar] = [
    "‘": "’", "’": "’", "'": "'", "`": "`", "´": "´", "「": "」", "『": "』", "«": "»", "《": "》",
  ]

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  static func endsLine(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n", "\r", "\u{2028}", "\u{2029}", "\u{85}", "\u{0C}", "\u{0B}": true
    default: false
    }
  }

  static func beginsWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z": true
    case "\u{4E00}"..."\u{9FFF}": true
    default: scalar.value >= 0x80 && scalar.properties.isAlphabetic
    }
  }

  static func continuesWord(_ scalar: Unicode.Scalar) -> Bool {
    if isDigit(scalar) || scalar == "_" || beginsWord(scalar) { return true }
    guard scalar.value >= 0x300 else { return false }
    let category = scalar.properties.generalCategory
    return category == .nonspacingMark || category == .spacingMark || category == .decimalNumber
  }

  /// Whether a character cannot be seen, or turns the direction in which others are read.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x20 { return scalar != "\t" && !endsLine(scalar) }
    if scalar.value < 0x7F { return false }
    if scalar.value < 0xA0 { return scalar != "\u{85}" }
    if (0x4E00...0x9FFF).contains(scalar.value) { return false }
    let properties = scalar.properties
    if properties.isDefaultIgnorableCodePoint || properties.isBidiControl { return true }
    switch properties.generalCategory {
    case .format, .control, .surrogate: return true
    // The hanzi planes grow: a rare character may be younger than our tables.
    case .unassigned: return !(0x2_0000...0x3_FFFD).contains(scalar.value)
    default: return false
    }
  }

  /// `U+202E`, for a message that must not hold the character itself.
  static func name(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// The sign here, how many characters it takes, and what it should have been written as.
  static func symbol(
    _ first: Unicode.Scalar, _ second: Unicode.Scalar
  ) -> (RuleToken.Symbol?, length: Int, wanted: String?) {
    switch (first, second) {
    case (">", "="): (.atLeast, 2, nil)
    case ("<", "="): (.atMost, 2, nil)
    case ("!", "="): (.notEqual, 2, nil)
    case ("=", ">"): (.atLeast, 2, ">=")
    case ("=", "<"): (.atMost, 2, "<=")
    case ("=", "="): (.equal, 2, "=")
    case ("<", ">"): (.notEqual, 2, "!=")
    case (".", "."): (.range, 2, nil)
    case ("&", "&"): (nil, 2, "and")
    case ("|", "|"): (nil, 2, "or")
    case ("&", _): (nil, 1, "and")
    case ("|", _): (nil, 1, "or")
    // What an editor makes of a minus, and brackets of other kinds.
    case ("–", _), ("—", _), ("‐", _), ("‑", _), ("―", _): (.minus, 1, "-")
    case ("【", _), ("〔", _), ("[", _), ("〖", _): (.open, 1, "(")
    case ("】", _), ("〕", _), ("]", _), ("〗", _): (.close, 1, ")")
    case ("≥", _), ("≧", _), ("⩾", _): (.atLeast, 1, nil)
    case ("≤", _), ("≦", _), ("⩽", _): (.atMost, 1, nil)
    case ("≠", _): (.notEqual, 1, nil)
    case ("!", _): (nil, 1, "not")
    default: (RuleToken.Symbol(rawValue: String(first)), 1, nil)
    }
  }
}
