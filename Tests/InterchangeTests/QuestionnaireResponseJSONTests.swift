import Domain
import Testing

@testable import Interchange

@Suite("A filled form as FHIR")
struct QuestionnaireResponseJSONTests {
  private static func key(_ id: String, _ row: Int = 0) -> QuestionnaireItemKey {
    QuestionnaireItemKey(id, row: row)
  }

  private static func date(_ iso: String) -> CalendarDate {
    CalendarDate(iso: iso) ?? CalendarDate(dayNumber: 0)
  }

  private static func number(_ text: String) -> QuestionnaireAnswer {
    .number(QuestionnaireNumber(DecimalNumber(text) ?? .zero, text: text))
  }

  /// Every kind of answer, and every hazard: zeros at the end, another unit, words with quotes and
  /// signs that steer terminals, rows with a gap, parts of dates.
  static let full = QuestionnaireResponse(
    questionnaire: "test", version: "2017.1", status: .amended, day: date("2026-03-02"),
    authored: Instant(seconds: 1_772_445_599), author: "n07",
    answers: [
      .init(
        key: key("symptoms"),
        answer: .choices([.init("cough"), .init("other", text: "\"咳\u{202E}\\")])),
      .init(key: key("yes"), answer: .yesNo(true), isCarried: true),
      .init(key: key("no"), answer: .yesNo(false)),
      .init(key: key("count"), answer: number("7")),
      .init(key: key("level"), answer: number("7.0")),
      .init(key: key("small"), answer: number("-0.000001")),
      .init(
        key: key("weight"),
        answer: .quantity(.init(text: "150.0", unit: "斤", value: DecimalNumber(digits: 75)))),
      .init(
        key: key("sbp"),
        answer: .quantity(.init(text: "128", unit: "mm[Hg]", value: DecimalNumber(digits: 128)))),
      .init(
        key: key("meter"),
        answer: .quantity(
          .init(
            text: "HI", unit: "mmol/L", value: DecimalNumber("33.3") ?? .zero,
            comparator: .greaterThan))),
      .init(
        key: key("below"),
        answer: .quantity(
          .init(
            text: "90", unit: "mg/dL", value: DecimalNumber("4.995666") ?? .zero,
            comparator: .atMost))),
      .init(key: key("year"), answer: .date(date("2019-01-01"), .year)),
      .init(key: key("month"), answer: .date(date("2019-03-01"), .month)),
      .init(key: key("day"), answer: .date(date("2019-03-31"), .day), isCarried: true),
      .init(key: key("words"), answer: .text("第一行\n<b> & 'x'")),
      .init(key: key("medicine", 0), table: "medicines", answer: .text("氨氯地平"), isCarried: true),
      .init(key: key("times", 0), table: "medicines", answer: number("1")),
      .init(key: key("medicine", 2), table: "medicines", answer: .text("二甲双胍")),
    ],
    results: [
      .init(linkID: "bmi", value: DecimalNumber("25.35"), unit: "kg/m2", band: "overweight"),
      .init(linkID: "class", value: nil, band: "controlled"),
      .init(linkID: "sum", value: .zero),
    ],
    acknowledged: [.init(flag: "danger", note: "已转诊"), .init(flag: "other", note: "")],
    confirmed: ["pressure-order", "unlikely:sbp:0"])

  @Test("comes back exactly as it was written")
  func roundTrip() throws {
    let text = Self.full.json.text
    let (response, diagnostics) = QuestionnaireResponseJSON.read(Array(text.utf8))
    #expect(diagnostics == [])
    #expect(response == Self.full)
    #expect(response?.json.text == text)
  }

  @Test("with nothing in it comes back too", arguments: QuestionnaireResponseStatus.allCases)
  func emptyRoundTrip(_ status: QuestionnaireResponseStatus) {
    let empty = QuestionnaireResponse(
      questionnaire: "x", version: "1", status: status, day: Self.date("2026-01-01"))
    let (response, diagnostics) = QuestionnaireResponseJSON.read(Array(empty.json.text.utf8))
    #expect(response == empty && diagnostics == [])
  }

  @Test("is written in FHIR's shape")
  func shape() {
    let response = QuestionnaireResponse(
      questionnaire: "hypertension-visit", version: "2017.1", status: .completed,
      day: Self.date("2026-03-02"),
      answers: [
        .init(key: Self.key("channel"), answer: .choice("clinic")),
        .init(
          key: Self.key("sbp"),
          answer: .quantity(.init(text: "128", unit: "mm[Hg]", value: DecimalNumber(digits: 128)))),
        .init(key: Self.key("medicine"), table: "medicines", answer: .text("氨氯地平")),
      ])
    #expect(
      response.json.text == """
        {"resourceType":"QuestionnaireResponse",\
        "extension":[{"url":"urn:frontdesk:day","valueDate":"2026-03-02"}],\
        "questionnaire":"urn:frontdesk:questionnaire:hypertension-visit|2017.1",\
        "status":"completed",\
        "item":[{"linkId":"channel","answer":[{"valueCoding":\
        {"system":"urn:frontdesk:form:hypertension-visit","code":"clinic"}}]},\
        {"linkId":"sbp","answer":[{"valueQuantity":{"value":128,"unit":"mm[Hg]"}}]},\
        {"extension":[{"url":"urn:frontdesk:row","valueInteger":0}],"linkId":"medicines",\
        "item":[{"linkId":"medicine","answer":[{"valueString":"氨氯地平"}]}]}]}
        """)
  }

  @Test(
    "is refused when it is none, with a stable code and nothing of the answers",
    arguments: [
      ("{\"resourceType\":\"Patient\"}", "response.wrong-type"), ("[]", "response.wrong-type"),
      ("{\"resourceType\":\"QuestionnaireResponse\"}", "response.missing"),
      (
        "{\"resourceType\":\"QuestionnaireResponse\",\"questionnaire\":\"http://x/y|1\",\"status\":\"completed\"}",
        "response.unknown-form"
      ),
      (
        "{\"resourceType\":\"QuestionnaireResponse\",\"questionnaire\":\"urn:frontdesk:questionnaire:a|1\",\"status\":\"done\"}",
        "response.missing"
      ), ("{", "json.truncated"),
    ])
  func refused(_ text: String, _ code: String) {
    let (response, diagnostics) = QuestionnaireResponseJSON.read(Array(text.utf8))
    #expect(response == nil)
    #expect(diagnostics.map(\.code).first == code)
  }

  @Test("with an answer that cannot be read is refused as a whole, naming the place alone")
  func brokenAnswer() throws {
    let text = Self.full.json.text.replacing(
      "\"valueBoolean\":false", with: "\"valueSecret\":\"张三\"")
    let (response, diagnostics) = QuestionnaireResponseJSON.read(Array(text.utf8))
    #expect(response == nil)
    let one = try #require(diagnostics.first)
    #expect(one.code == "response.missing" && one.place?.path == "item[2]")
    #expect(!one.message.chinese.contains("张三"))
  }

  @Test("of ten megabytes is refused before it is read")
  func tooLarge() {
    let bytes = [UInt8](repeating: 0x20, count: 10_000_000)
    #expect(QuestionnaireResponseJSON.read(bytes).diagnostics.map(\.code) == ["response.too-large"])
  }
}
