import Domain
import Rules
import Testing

@Suite struct RuleLexerTests {
  private func tokens(_ text: String) -> [String] {
    RuleText.file(text).tokens.dropLast().map { token in
      switch token.kind {
      case .word: token.keyword.map { "k:\($0.rawValue)" } ?? "w:\(token.text)"
      case .number: "n:\(token.text)"
      case .unit: "u:\(token.text)"
      case .text: "t:\(token.text)"
      case .date: "d:\(token.text)"
      case .symbol(let symbol): symbol.rawValue
      case .end: "end"
      }
    }
  }

  @Test(arguments: [
    ("140 mm[Hg]", "u:mm[Hg]"), ("90d", "u:d"), ("90天", "u:天"), ("7.0 %", "u:%"),
    ("7.0%", "u:%"), ("-5 mL/min/{1.73_m2}", "u:mL/min/{1.73_m2}"),
    ("0 mL/min/{1.73_m2}/a", "u:mL/min/{1.73_m2}/a"), ("100 /min", "u:/min"),
    ("4 10*9/L", "u:10*9/L"), ("4 10^9/L", "u:10^9/L"), ("8000 {steps}/(24.h)", "u:{steps}/(24.h)"),
    ("2 m[IU]/L)", "u:m[IU]/L"), ("37 ℃", "u:℃"), ("12 毫摩尔/升", "u:毫摩尔/升"),
    ("9.8 m/s2", "u:m/s2"), ("5 mmol.L-1", "u:mmol.L-1"),
  ])
  func aUnitStandsAfterItsNumber(_ text: String, _ unit: String) {
    #expect(tokens(text).contains(unit), "\(tokens(text))")
  }

  @Test(arguments: [
    "140 and x", "140\nmmol", "2 between 3", "version 3 tag", "2.0 至 3.0", "2 且 x", "100 / 2",
    "2*avg(sbp)", "3 avg(sbp)", "1 in {",
  ])
  func aKeywordACallAndTheNextLineAreNoUnit(_ text: String) {
    #expect(!tokens(text).contains { $0.hasPrefix("u:") }, "\(tokens(text))")
  }

  @Test func fullWidthSignsAreTheirPlainTwins() {
    #expect(
      tokens("当　平均（ｓｂｐ，９０天）≥１４０")
        == ["k:when", "w:平均", "(", "w:sbp", ",", "n:90", "u:天", ")", ">=", "n:140"])
    #expect(tokens("“血压”：＝ ＞ ＜≤≠－") == ["t:血压", ":", "=", ">", "<", "<=", "!=", "-"])
  }

  @Test func bothLanguagesGiveTheSameKeywords() {
    #expect(
      tokens(
        "规则 版本 标签 分组 优先级 当 解除 未知时 保持原状 开 关 保持 有效期 则 随访 期限 给 至 每 因为 测试 期望 于 患者 出生 性别 编码 且 并且 或 或者 非 不 属于 介于 是 已知 未知 结束"
      )
        == [
          "rule", "version", "tag", "group", "priority", "when", "clear", "if unknown", "keep",
          "on", "off", "hold", "expires", "then", "follow_up", "due", "to", "to", "once", "because",
          "test", "expect", "at", "patient", "birth", "sex", "codes", "and", "and", "or", "or",
          "not", "not", "in", "between", "is", "known", "unknown", "end",
        ].map { "k:\($0)" })
    #expect(tokens("WHEN And oR") == ["k:when", "k:and", "k:or"])
  }

  @Test func aTextKeepsWhatStandsInIt() {
    #expect(tokens("\"a＂，b\"") == ["t:a＂，b"] || tokens("\"a，b\"") == ["t:a，b"])
    #expect(tokens("\"他说“好”\"") == ["t:他说“好”"])
    #expect(tokens("“近90天”") == ["t:近90天"])
    #expect(tokens("\"血压”") == ["t:血压"])
  }

  @Test func aTextWithoutAnEndIsToldOnItsOwnLine() {
    let text = "rule a.b version 1\n  tag \"血压未控\n  when true\nend\n"
    #expect(RuleText.errors(text) == ["E005 2:7"])
  }

  @Test func namesAreComposed() {
    // e with a combining acute is é.
    #expect(tokens("caf\u{65}\u{301}") == ["w:caf\u{E9}"])
    #expect(RuleText.file("caf\u{65}\u{301}").tokens[0].text.unicodeScalars.count == 4)
  }

  @Test(arguments: ["\u{202E}", "\u{200B}", "\u{2066}", "\u{FEFF}", "\u{E0041}", "\u{7}"])
  func whatCannotBeSeenIsRefused(_ character: String) {
    for text in ["tag \(character) \"x\"", "tag \"x\(character)\"", "# x\(character)y"] {
      let codes = RuleText.file(text).diagnostics.map(\.code)
      #expect(codes.contains(.hiddenCharacter), "\(text.debugDescription)")
    }
    let message = RuleText.file(character).diagnostics.first?.message.english ?? ""
    let holdsIt = message.unicodeScalars.contains { String($0) == character }
    #expect(!holdsIt)
  }

  @Test(arguments: ["𠮷", "\u{E000}", "\u{323B0}", "é", "ⅷ", "①", "😀", "\t"])
  func whatCanBeSeenIsTaken(_ character: String) {
    #expect(RuleText.file("codes a = { \"I10\" } # \(character)").diagnostics.isEmpty)
  }

  @Test func aByteOrderMarkAtTheBeginningIsPassedOver() {
    let text = "\u{FEFF}codes a = { \"I10\" }"
    #expect(RuleText.file(text).diagnostics.isEmpty)
    #expect(RuleSource(text, name: "x").place(of: 3).column == 1)
  }

  @Test(arguments: ["2026-1-2", "2026/01/02", "2026-02-30", "2026年1月2日", "2026.01.02"])
  func datesAreOnlyWrittenInOneWay(_ date: String) {
    let file = RuleText.file(
      "rule a version 1 tag \"x\" when true test \"t\" expect on at \(date) end end")
    #expect(file.diagnostics.map(\.code) == [.badDate], "\(date)")
  }

  @Test(arguments: [("==", "="), ("&&", "and"), ("||", "or"), ("=>", ">="), ("<>", "!=")])
  func operatorsOfOtherLanguagesAreReadAndTold(_ sign: String, _ wanted: String) {
    let left = sign.contains("&") || sign.contains("|") ? "true" : "age"
    let text = "rule a version 1 tag \"x\" when \(left) \(sign) \(left) end"
    let file = RuleText.file(text)
    #expect(file.diagnostics.map(\.code) == [.foreignOperator])
    #expect(file.diagnostics.first?.arguments == [sign, wanted])
  }

  @Test func commentsAreKeptWithTheirPlace() {
    let file = RuleText.file("# one\ncodes a = { \"I10\" } # two\n\n# three\n")
    #expect(file.comments.map(\.text) == ["# one", "# two", "# three"])
    #expect(file.comments.map(\.isAlone) == [true, false, true])
    #expect(file.comments.map(\.followsBlank) == [false, false, true])
    #expect(file.comments.map(\.token) == [0, 6, 6])
  }
}
