import Canvas
import Domain
import Widgets

/// Values in plain mode: the words of the screens, written out so that they can be heard.
///
/// Nothing here holds a sign that is read as a picture: arrows, dots and dashes become words.
struct PlainWords {
  let language: Language
  let today: CalendarDate
  let person: PersonWords
  let values: ValueWords
  let cells: ArchiveCells

  init(_ model: Model) {
    var model = model
    model.glyphs = .ascii
    language = model.language
    today = model.today
    person = PersonWords(model)
    values = ValueWords(model)
    cells = ArchiveCells(model)
  }

  func label(_ phrase: Phrase, _ text: String) -> String {
    text.isEmpty ? "" : "\(phrase[language]) \(text)"
  }

  // MARK: - People

  func sex(_ sex: Sex) -> String {
    switch sex {
    case .male: PlainPhrase.male[language]
    case .female: PlainPhrase.female[language]
    case .other: PlainPhrase.otherSex[language]
    case .unknown: PlainPhrase.unknownSex[language]
    }
  }

  /// Sex, age and date of birth as fields of a line.
  func identity(_ sex: Sex, _ birth: CalendarDate?, _ precision: TimePrecision = .day) -> [String] {
    guard let birth else { return [self.sex(sex), PlainPhrase.noBirth[language]] }
    let about = precision == .year ? PlainPhrase.about[language] : ""
    return [
      self.sex(sex), about + String(birth.age(on: today)) + PlainPhrase.yearsOld[language],
      label(.birth, Format.date(birth, precision: precision)),
    ]
  }

  /// `逾期 6 天, 2026-08-18` or `到期 今天, 2026-08-24`: how long and the day in full.
  ///
  /// - Parameter isLabelled: Whether the words around say already that it is about a due date.
  func due(_ date: CalendarDate, isLabelled: Bool = false) -> [String] {
    let days = date.days(to: today)
    let text = DueText.text(date, today: today, language).plain
    if days < -1 { return [isLabelled ? date.description : label(.due, date.description)] }
    return [days > 0 || isLabelled ? text : label(.due, text), date.description]
  }

  /// A line that says what follows from what, the arrow and the limits in words.
  func why(_ line: Localized) -> String {
    spoken(DisplayText.of(line[language]))
  }

  /// Signs of comparison and arrows as words.
  func spoken(_ text: String) -> String {
    StepText.line(text, glyphs: .ascii)
      .replacing(" -> ", with: PlainPhrase.then[language])
      .replacing("->", with: PlainPhrase.then[language])
      .replacing(">=", with: PlainPhrase.atLeast[language])
      .replacing("<=", with: PlainPhrase.atMost[language])
  }

  // MARK: - Values

  func name(_ indicator: Indicator) -> String { IndicatorTable.name(indicator, language) }

  func unit(_ indicator: Indicator) -> String {
    DisplayText.of(Format.unit(indicator, glyphs: .line))
  }

  /// The value with its unit, `<5` as `低于 5`, the steps of a test strip as words.
  func value(_ observation: Observation, _ facts: SeriesFacts) -> String {
    let text = compared(DisplayText.of(Format.value(observation, of: facts.indicator)))
    if observation.value == nil { return text }
    if !facts.indicator.ordinal.isEmpty { return step(text) }
    return [text, unit(facts.indicator)].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The value and how it stands to its reference: `152 mmHg 高`.
  func judged(_ observation: Observation, _ facts: SeriesFacts) -> String {
    let word = JudgementText.word(observation, facts, language).plain
    return [value(observation, facts), word].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The reference range that holds today, in words; nil when none is known.
  func range(_ facts: SeriesFacts) -> String? {
    guard let range = facts.range(on: today),
      let text = Format.range(range, of: facts.indicator, glyphs: .ascii)
    else { return nil }
    if !facts.indicator.ordinal.isEmpty {
      return text.split(separator: "..", maxSplits: 1).map { step(String($0)) }
        .joined(separator: PlainPhrase.to[language])
    }
    if range.low != nil, range.high != nil, let dash = text.dropFirst().firstIndex(of: "-") {
      return text[..<dash] + PlainPhrase.to[language] + text[text.index(after: dash)...]
    }
    return compared(text)
  }

  /// A sign of comparison in front as a word.
  private func compared(_ text: String) -> String {
    let signs: [(String, PlainPhrase)] = [
      (">=", .atLeast), ("<=", .atMost), (">", .above), ("<", .below),
    ]
    for (sign, word) in signs where text.hasPrefix(sign) {
      return word[language] + text.dropFirst(sign.count).drop { $0 == " " }
    }
    return text
  }

  /// A step of a test strip as words: `-` is negative, `++` positive with two signs.
  private func step(_ text: String) -> String {
    if text == "-" { return PlainPhrase.negative[language] }
    if text == "\u{B1}" || text == "+-" { return PlainPhrase.trace[language] }
    guard !text.isEmpty, text.allSatisfy({ $0 == "+" }) else { return text }
    return PlainPhrase.positive[language] + " \(text.count)"
  }
}
