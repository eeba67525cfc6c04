import Domain

// Examples beside a rule: a patient and what is expected of the tag on which day.
extension RuleParser {
  mutating func parseTest() -> TestSyntax? {
    let start = lastEnd
    guard let title = parseText(.text) else { return nil }
    var test = TestSyntax(range: title.range, title: title)
    while parseTestLine(&test) {
      if isLost {
        test.isTorn = true
        recover(inTest: true)
      }
    }
    test.range = start..<max(start, lastEnd)
    return test
  }

  /// Reads one line of the test; false at its end.
  private mutating func parseTestLine(_ test: inout TestSyntax) -> Bool {
    expectTestLine()
    if isAt(.end) {
      beginLine(depth: 1)
      take(.keyword(.end))
      return false
    }
    // What only a rule can hold: the test was not ended.
    if isAtEnd || (current.keyword?.beginsClause == true && !isAt(.tag)) || isAt(.rule)
      || isAt(.codes)
    {
      report(.missingEnd, test.title.range, [test.title.text])
      return false
    }
    beginLine(depth: 2)
    if takes(.patient) {
      parsePatient(&test)
    } else if takes(.expect) {
      parseExpectations(&test)
    } else if takes(.tag) {
      parsePeriod(.tag).map { test.tags.append($0) }
    } else if current.kind == .word, current.keyword == nil {
      parseFacts(&test)
    } else {
      failExpecting(
        Localized(zh: "患者、诊断、用药、指标 或 期望", en: "'patient', 'dx', 'med', an indicator or 'expect'"))
      take(.unclear)
    }
    return true
  }

  private mutating func expectTestLine() {
    for keyword: Keyword in [.patient, .expect, .tag, .end] { expect(.keyword(keyword)) }
    expect(.context(.diagnosis))
    expect(.context(.medication))
    expect(.indicator)
  }

  /// Reads `patient birth 1960-05-01 sex male deceased 2026-01-01`.
  private mutating func parsePatient(_ test: inout TestSyntax) {
    while !isLost {
      if takes(.birth) {
        test.birth = parseDate()
      } else if takes(.deceased) {
        test.deceased = parseDate()
      } else if takes(.sex) {
        parseSex(&test)
      } else {
        refuseMisspelledPart()
        return
      }
    }
  }

  private mutating func refuseMisspelledPart() {
    guard current.kind == .word, current.keyword == nil, !current.startsLine else { return }
    let words = ["birth", "sex", "deceased", "出生", "性别", "已故"]
    guard let near = Spelling.nearest(to: current.text, of: words) else { return }
    fail(
      .unknownWord, current.range, [current.text, "birth 出生, sex 性别, deceased 已故"],
      suggestion: near, fix: RuleDiagnostic.Fix(range: current.range, text: near))
  }

  private mutating func parseSex(_ test: inout TestSyntax) {
    expect(.sex)
    if current.keyword == .unknown {
      test.sex = takeText(.keyword(.unknown))
    } else if let sex = ContextWord.named(current.text, of: [.male, .female, .other]) {
      let range = take(.context(sex)).range
      test.sex = TextSyntax(text: sex.rawValue, range: range)
    } else {
      failExpecting(Localized(zh: "男、女、其他 或 未知", en: "'male', 'female', 'other' or 'unknown'"))
    }
  }

  /// Reads `expect off at 2026-01-02, on at 2026-01-20`.
  private mutating func parseExpectations(_ test: inout TestSyntax) {
    repeat {
      let isOn = takes(.on)
      if !isOn, !takes(.off) {
        failExpecting(Localized(zh: "开 或 关", en: "'on' or 'off'"))
        return
      }
      need(.at)
      guard !isLost, let day = parseDate() else { return }
      test.expectations.append(TestSyntax.Expectation(isOn: isOn, day: day))
    } while takes(.comma)
  }

  /// `dx "I10" 2020-01-01`, `med …`, or the values of an indicator.
  private mutating func parseFacts(_ test: inout TestSyntax) {
    if next.kind == .text,
      let kind = ContextWord.named(current.text, of: [.diagnosis, .medication])
    {
      take(.context(kind))
      guard let period = parsePeriod(.code) else { return }
      if kind == .diagnosis {
        test.diagnoses.append(period)
      } else {
        test.medications.append(period)
      }
      return
    }
    let indicator = takeText(.indicator)
    var readings: [TestSyntax.Reading] = []
    repeat {
      guard let reading = parseReading(of: indicator.text) else { break }
      readings.append(reading)
      _ = takes(.comma)
    } while current.kind == .date
    test.series.append(TestSyntax.Series(indicator: indicator, readings: readings))
  }

  /// A code or a tag with the day it came and the day it went.
  private mutating func parsePeriod(_ role: TokenRole) -> TestSyntax.Period? {
    guard let text = parseText(role), let from = parseDate() else { return nil }
    let through = takes(.to) ? parseDate() : nil
    return TestSyntax.Period(text: text, from: from, through: through)
  }

  /// `2026-01-02 150 mm[Hg]`, `2026-01-02 < 5 mmol/L`, or a day alone.
  private mutating func parseReading(of indicator: String) -> TestSyntax.Reading? {
    guard let day = parseDate() else { return nil }
    var comparator: Comparator?
    if case .symbol(let symbol) = current.kind, let sign = Comparator(rawValue: symbol.rawValue) {
      take(.symbol)
      comparator = sign
    }
    let isNegative = takes(.minus)
    var value: QuantitySyntax?
    if current.kind == .number {
      rereadIndicatorAfterNumber()
      value = takeQuantity(of: indicator)
    } else if comparator != nil || isNegative || isWordForValue {
      failExpecting(Localized(zh: "一个数", en: "a number"))
    }
    var isPreliminary = false
    if !isLost, current.kind == .word, !current.startsLine,
      ContextWord.preliminary.means(current.text)
    {
      take(.context(.preliminary))
      isPreliminary = true
    }
    return TestSyntax.Reading(
      day: day, comparator: comparator, value: value, isNegative: isNegative,
      isPreliminary: isPreliminary)
  }
  /// Reads a word between a number and a date as the next indicator, where it is no unit at all.
  ///
  /// `inr 2026-01-02 2.5 visit 2026-01-03` is two series; in `150 mmHgg 2026-01-03` a unit is
  /// misspelled.
  private mutating func rereadIndicatorAfterNumber() {
    guard tokens.indices.contains(index + 2), tokens[index + 2].kind == .date,
      next.kind == .unit, !UnitText(next.text).isKnown, (try? UnitReading(next.text)) == nil,
      UnitSuggestions.near(next.text).isEmpty
    else { return }
    rereadUnitAsWord(at: index + 1)
  }

  /// Whether a word stands where the value should, which begins no line of its own.
  private var isWordForValue: Bool {
    current.kind == .word && current.keyword == nil && !current.startsLine
      && next.kind != .date && next.kind != .text
      && !ContextWord.preliminary.means(current.text)
  }
}
