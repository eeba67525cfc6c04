import Domain

// A file holds code sets and rules.
extension RuleParser {
  mutating func parseFile() {
    while !isAtEnd {
      if isAt(.codes) {
        parseCodes()
      } else if isAt(.rule) {
        parseRule()
      } else {
        strayToken()
      }
      isLost = false
    }
    expect(.keyword(.rule))
    expect(.keyword(.codes))
  }

  /// Tells of what is neither, and passes over it up to the next.
  private mutating func strayToken() {
    let wanted = Localized(zh: "规则 或 编码", en: "'rule' or 'codes'")
    if current.kind == .word, current.keyword == nil,
      let near = Spelling.nearest(to: current.text, of: ["rule", "codes", "规则", "编码"])
    {
      fail(
        .unknownClause, current.range, [current.text, wanted.chinese, wanted.english],
        suggestion: near, fix: RuleDiagnostic.Fix(range: current.range, text: near))
    } else {
      failExpecting(wanted)
    }
    repeat {
      take(.unclear)
    } while !isAtEnd && current.keyword != .rule
      && current.keyword != .codes
  }

  // MARK: - Code sets

  private mutating func parseCodes() {
    let start = current.range.lowerBound
    beginLine(depth: 0)
    take(.keyword(.codes))
    let name = parseName(.codeSet)
    need(.equal)
    let list = isLost ? nil : parseCodeList()
    if isLost { recover() }
    let range = start..<max(start, lastEnd)
    codes.append(
      CodesSyntax(
        range: range, name: name,
        list: list ?? CodeListSyntax(range: range, items: [])))
  }

  /// Reads `{ htn, "N18", "I10".."I15" }`.
  mutating func parseCodeList() -> CodeListSyntax {
    let start = current.range.lowerBound
    need(.openBrace)
    var items: [CodeListSyntax.Item] = []
    while !isLost {
      guard let item = parseCodeItem() else { break }
      items.append(item)
      guard takes(.comma) else { break }
    }
    if !isLost { need(.closeBrace) }
    return CodeListSyntax(range: start..<max(start, lastEnd), items: items)
  }

  private mutating func parseCodeItem() -> CodeListSyntax.Item? {
    expect(.codeSet)
    expect(.code)
    switch current.kind {
    case .text:
      let first = takeText(.code)
      if isAt(.minus) {
        failExpecting(Localized(zh: "'..' 或 ','", en: "'..' or ','"), suggestion: "..")
        return nil
      }
      guard takes(.range) else { return .codes(first, through: nil) }
      guard current.kind == .text else {
        failExpecting(Localized(zh: "带引号的编码", en: "a code in quotes"))
        return nil
      }
      return .codes(first, through: takeText(.code))
    case .word where current.keyword == nil || ContextWord.named(current.text, of: [.other]) != nil:
      return .set(takeText(.codeSet))
    default:
      failExpecting(Localized(zh: "带引号的编码或编码集", en: "a code in quotes or a code set"))
      return nil
    }
  }

  // MARK: - Names and texts

  /// Takes a token as a text of its own.
  mutating func takeText(_ role: TokenRole) -> TextSyntax {
    let token = take(role)
    return TextSyntax(text: token.text, range: token.range)
  }

  /// A name; nil after telling that there is none.
  mutating func parseName(_ role: TokenRole) -> TextSyntax? {
    if current.kind == .word, current.keyword == nil { return bounded(takeText(role)) }
    if current.kind == .word {
      let token = take(.unclear)
      fail(.keywordAsName, token.range, [token.text])
    } else {
      failExpecting(Localized(zh: "名称", en: "a name"))
    }
    return nil
  }

  /// A text in quotes that is not empty; nil after telling that there is none.
  mutating func parseText(_ role: TokenRole) -> TextSyntax? {
    guard current.kind == .text else {
      failExpecting(Localized(zh: "带引号的文字", en: "a text in quotes"))
      return nil
    }
    let text = takeText(role)
    if text.text.allSatisfy(\.isWhitespace) {
      report(.badName, text.range, ["是空的", "is empty"])
    }
    return role == .tag ? bounded(text) : text
  }

  /// A name, after telling when it is too long to be shown.
  private mutating func bounded(_ name: TextSyntax) -> TextSyntax {
    if name.text.unicodeScalars.count > RuleLimits.name {
      let limit = RuleLimits.name
      report(.badName, name.range, ["超过 \(limit) 个字符", "is longer than \(limit) characters"])
    }
    return name
  }

  /// A whole number; nil after telling that there is none.
  mutating func parseWhole() -> NumberSyntax? {
    guard current.kind == .number, let value = Int(current.text), value <= 1_000_000 else {
      if current.kind == .number {
        fail(.badNumber, current.range, [current.text, "写一个整数", "write a whole number"])
      } else {
        failExpecting(Localized(zh: "整数", en: "a whole number"))
      }
      return nil
    }
    let range = take(.number).range
    rereadUnitAsWord(at: index)
    if current.kind == .unit {
      failExpecting(Localized(zh: "下一项（整数没有单位）", en: "the next clause: this number has no unit"))
    }
    return NumberSyntax(value: value, range: range)
  }

  /// A number with a unit; nil after telling that there is none.
  ///
  /// The checker asks which units fit.
  mutating func parseDuration() -> QuantitySyntax? {
    expect(.duration)
    guard current.kind == .number else {
      if current.kind == .word, let meant = TimeWord.spoken(current.text) {
        fail(
          .badDuration, current.range, [current.text], suggestion: meant,
          fix: RuleDiagnostic.Fix(range: current.range, text: meant))
        return nil
      }
      failExpecting(Localized(zh: "时长，如 30天", en: "a duration, such as 30d"))
      return nil
    }
    return takeQuantity()
  }

  mutating func takeQuantity(of indicator: String? = nil) -> QuantitySyntax {
    let number = takeText(.number)
    expect(.unit(indicator: indicator))
    let unit = current.kind == .unit ? takeText(.unit) : nil
    return QuantitySyntax(number: number, unit: unit)
  }

  /// A date; nil after telling that there is none.
  mutating func parseDate() -> DateSyntax? {
    guard current.kind == .date else {
      failExpecting(Localized(zh: "日期，如 2026-01-31", en: "a date, such as 2026-01-31"))
      return nil
    }
    let token = take(.date)
    // The lexer told what is wrong with a date that is none.
    let date = CalendarDate(iso: token.text) ?? CalendarDate(dayNumber: 0)
    return DateSyntax(date: date, range: token.range)
  }
}
