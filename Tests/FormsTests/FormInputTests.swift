import Domain
import Forms
import Testing

@Suite("What is typed on a form")
struct FormInputTests {
  private static let key = QuestionnaireItemKey("a")

  private static func entered(
    _ item: String, _ typed: String
  ) throws -> (answer: QuestionnaireAnswer?, refusal: FormRefusal?) {
    var state = try FormClinic.items("{ id: 'a', zh: '甲', en: 'A', \(item) },")
    let refusal = state.enter(typed, at: key)
    return (state.answers[key], refusal)
  }

  @Test(
    "is a quantity with or without a unit, kept as typed and in the form's unit",
    arguments: [
      ("weight", "kg", "70.5", "70.5", "kg", "70.5"), ("weight", "kg", "150斤", "150", "斤", "75"),
      ("weight", "kg", "１５０ 斤", "150", "斤", "75"), ("weight", "kg", "70.0kg", "70.0", "kg", "70"),
      ("fpg", "mmol/L", "126 mg/dL", "126", "mg/dL", "6.99393"),
      ("sbp", "mm[Hg]", "16kPa", "16", "kPa", "120.00992"),
      ("sbp", "mm[Hg]", "128mmHg", "128", "mmHg", "128"),
      ("temp", "Cel", "98.6 degF", "98.6", "degF", "37"),
      ("height", "cm", "1.72m", "1.72", "m", "172"),
    ])
  func quantities(
    _ indicator: String, _ unit: String, _ typed: String, _ text: String, _ typedUnit: String,
    _ value: String
  ) throws {
    let item = "type: 'quantity', unit: '\(unit)', indicator: '\(indicator)'"
    let (answer, refusal) = try Self.entered(item, typed)
    #expect(refusal == nil)
    guard case .quantity(let given)? = answer else {
      Issue.record("no quantity: \(String(describing: answer))")
      return
    }
    #expect(given.text == text && given.unit == typedUnit)
    #expect(given.value.rounded(decimals: 5).description == value)
  }

  @Test(
    "is refused with what is wrong, and nothing changes",
    arguments: [
      ("type: 'quantity', unit: 'kg', indicator: 'weight'", "abc", FormRefusal.Kind.notANumber),
      ("type: 'quantity', unit: 'kg', indicator: 'weight'", "", .notANumber),
      ("type: 'quantity', unit: 'kg', indicator: 'weight'", "1.2.3", .notANumber),
      ("type: 'quantity', unit: 'kg', indicator: 'weight'", "70 mmHg", .unknownUnit),
      ("type: 'quantity', unit: 'kg', indicator: 'weight'", "501", .outOfBounds),
      ("type: 'quantity', unit: 'kg', indicator: 'weight'", "1001斤", .outOfBounds),
      ("type: 'quantity', unit: 'mmol/L', indicator: 'fpg'", "126", .outOfBounds),
      ("type: 'integer', bounds: [0, 9]", "3.5", .notWhole),
      ("type: 'integer', bounds: [0, 9]", "-1", .outOfBounds),
      ("type: 'decimal'", "0.12345678901234567", .tooManyDigits),
      ("type: 'decimal'", "1e300", .tooManyDigits), ("type: 'text', longest: 3", "四个字了", .tooLong),
      ("type: 'text'", " \u{7} ", .missing), ("type: 'yesno'", "3", .noSuchOption),
      ("type: 'date'", "2026-02-30", .notADate), ("type: 'date'", "2026-03", .notADate),
      ("type: 'date'", "1899-12-31", .notADate), ("type: 'date', past: true", "+1", .dateTooLate),
      ("type: 'date', future: true", "2026-03-01", .dateTooEarly),
      ("type: 'display'", "1", .notAsked),
    ])
  func refusals(_ item: String, _ typed: String, _ kind: FormRefusal.Kind) throws {
    let (answer, refusal) = try Self.entered(item, typed)
    #expect(answer == nil)
    #expect(refusal?.kind == kind)
    #expect(refusal?.text.chinese.isEmpty == false && refusal?.text.english.isEmpty == false)
  }

  @Test(
    "is a date as exact as it is typed",
    arguments: [
      ("day", "2026-03-15", "2026-03-15", TimePrecision.day),
      ("day", "20260315", "2026-03-15", .day),
      ("day", "2026年3月5日", "2026-03-05", .day), ("day", "2026.3.5", "2026-03-05", .day),
      ("day", "+14", "2026-03-16", .day), ("day", "-1", "2026-03-01", .day),
      ("day", "今天", "2026-03-02", .day), ("month", "2019-03", "2019-03-01", .month),
      ("month", "201903", "2019-03-01", .month), ("month", "2019-03-07", "2019-03-07", .day),
      ("year", "2019", "2019-01-01", .year),
    ])
  func dates(_ asked: String, _ typed: String, _ day: String, _ precision: TimePrecision) throws {
    let (answer, _) = try Self.entered("type: 'date', precision: '\(asked)'", typed)
    #expect(answer == .date(FormClinic.day(day), precision))
  }

  @Test("is several numbers with commas, each once and in the order of the form")
  func severalNumbers() throws {
    let item = """
      type: 'multi', options: [{ code: 'x', zh: '一', en: 'X' }, { code: 'y', zh: '二', en: 'Y' },
        { code: 'n', zh: '无', en: 'None', exclusive: true }]
      """
    #expect(try Self.entered(item, "2，1, 2").answer == .choices([.init("x"), .init("y")]))
    #expect(try Self.entered(item, "3,1").refusal?.kind == .exclusive)
    #expect(try Self.entered(item, "4").refusal?.kind == .noSuchOption)
    #expect(try Self.entered(item, "").refusal?.kind == .noSuchOption)
  }

  @Test("is a text on one line without what could steer a terminal")
  func plainText() throws {
    #expect(try Self.entered("type: 'text'", "  a\u{1B}[2J\tb\n ").answer == .text("a [2J b"))
  }

  @Test("of another kind than the item asks for is refused")
  func wrongKind() throws {
    var state = try FormClinic.items("{ id: 'a', type: 'integer', zh: '甲', en: 'A' },")
    #expect(state.answer(.text("5"), at: Self.key)?.kind == .wrongKind)
    #expect(state.answer(.yesNo(true), at: QuestionnaireItemKey("b"))?.kind == .notAsked)
    #expect(state.answer(.yesNo(true), at: QuestionnaireItemKey("a", row: 1))?.kind == .notAsked)
    #expect(state.answers.isEmpty)
  }

  @Test("that is unlikely is taken and asked back, until it changes")
  func unlikely() throws {
    var state = try FormClinic.items(
      "{ id: 'a', type: 'quantity', unit: 'mm[Hg]', indicator: 'sbp', plausible: [80, 220], zh: '压', en: 'P' },"
    )
    state.fill(["a": "80"])
    #expect(state.warnings == [])
    state.fill(["a": "79"])
    #expect(state.warnings == ["unlikely:a:0"])
    let isConfirmed = state.confirm("unlikely:a:0")
    #expect(isConfirmed && state.warnings == [])
    #expect(state.response(.completed).confirmed == ["unlikely:a:0"])
    state.fill(["a": "221"])
    #expect(state.warnings == ["unlikely:a:0"])
    let isOther = state.confirm("unlikely:b:0")
    #expect(!isOther)
  }
}
