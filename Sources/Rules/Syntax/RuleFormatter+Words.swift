import Domain

extension RuleFormatter {
  /// The words of tokens in a language.
  struct Words {
    private let file: RuleFile
    private let language: Language

    init(_ file: RuleFile, _ language: Language) {
      self.file = file
      self.language = language
    }

    /// A token of the file as it is written in the language.
    func text(of index: Int) -> String {
      let token = file.tokens[index]
      if token.kind == .text, let inner = file.inner[index] {
        return "\"" + template(token, inner) + "\""
      }
      return text(token, file.roles[index])
    }

    private func text(_ token: RuleToken, _ role: TokenRole) -> String {
      switch token.kind {
      case .text: return "\"" + token.text + "\""
      case .unit: return unit(token.text)
      case .symbol(let symbol): return symbol.rawValue
      case .word: return word(token, role)
      case .number, .date, .end: return token.text
      }
    }

    private func word(_ token: RuleToken, _ role: TokenRole) -> String {
      switch role {
      case .keyword(let keyword): keyword.spelling[language]
      case .spelled(let spelling): spelling[language]
      case .function(let function): function.spelling[language]
      case .context(let word): word.spelling[language]
      default: token.text
      }
    }

    private func unit(_ text: String) -> String {
      guard let time = TimeWord.unit(text) else {
        return UnitWord.spelling(of: text, in: language)
      }
      return language == .chinese ? TimeWord.chinese(time) : time.rawValue
    }

    /// A text with its expressions in the language.
    private func template(_ token: RuleToken, _ inner: [InnerTokens]) -> String {
      let source = file.source
      let inside = RuleParser.inside(token, source)
      var result = ""
      var start = inside.lowerBound
      for part in inner {
        guard let first = part.tokens.first, let last = part.tokens.last, last.kind == .end,
          let open = Self.last("{", before: first.range.lowerBound, from: start, source)
        else { continue }
        let end = last.range.upperBound
        result += CanonicalForm.text(source.text(start..<(open + 1))) + expression(part)
        start = end
      }
      return result + CanonicalForm.text(source.text(start..<inside.upperBound))
    }

    private func expression(_ part: InnerTokens) -> String {
      var result = ""
      for (index, token) in part.tokens.enumerated() where token.kind != .end {
        if RuleFormatter.isApart(part.tokens, part.roles, index) { result += " " }
        result += text(token, part.roles[index])
      }
      return result
    }

    /// Where the brace before an expression stands.
    private static func last(
      _ mark: Character, before end: Int, from start: Int, _ source: RuleSource
    ) -> Int? {
      guard let byte = mark.asciiValue else { return nil }
      return (start..<end).last { source.bytes[$0] == byte }
    }
  }
}

/// Words for units that are not written as in UCUM.
enum UnitWord {
  /// A unit as the formatter writes it: Chinese words become UCUM in an English file.
  static func spelling(of unit: String, in language: Language) -> String {
    language == .english ? ucum(unit) : unit
  }

  /// A unit in UCUM, where it is one of the Chinese words, alone or per time (`毫米汞柱/年`).
  static func ucum(_ unit: String) -> String {
    if let plain = chinese[unit] { return plain }
    guard let parts = SlopeUnit(unit) else { return unit }
    return "\(chinese[parts.unit] ?? parts.unit)/\(parts.time.rawValue)"
  }

  private static let chinese: [String: String] = [
    "毫米汞柱": "mm[Hg]", "千帕": "kPa", "毫摩尔/升": "mmol/L", "微摩尔/升": "umol/L",
    "毫克/分升": "mg/dL", "毫克/升": "mg/L", "克/升": "g/L", "千克": "kg", "公斤": "kg",
    "厘米": "cm", "摄氏度": "Cel", "单位/升": "U/L", "次/分": "/min",
  ]
}
