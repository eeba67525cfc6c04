import Domain
import Testing

@testable import FollowUps

@Suite("What advice goes by")
struct AdviceFactsTests {
  static func day(_ text: String) -> CalendarDate {
    CalendarDate(iso: text) ?? CalendarDate(dayNumber: 0)
  }

  static func form(
    _ id: String, _ day: String, _ answers: [(String, QuestionnaireAnswer)],
    results: [QuestionnaireResult] = [], status: QuestionnaireResponseStatus = .completed
  ) -> QuestionnaireResponse {
    QuestionnaireResponse(
      questionnaire: id, version: "1", status: status, day: Self.day(day),
      answers: answers.map {
        QuestionnaireResponseAnswer(key: QuestionnaireItemKey($0.0), answer: $0.1)
      }, results: results)
  }

  static func number(_ value: Int64) -> QuestionnaireAnswer {
    .number(QuestionnaireNumber(DecimalNumber(digits: value)))
  }

  static func facts(
    conditions: [Condition] = [], tags: [Localized] = [], forms: [QuestionnaireResponse] = []
  ) -> AdviceFacts {
    AdviceFacts(age: 60, sex: .male, tags: tags, conditions: conditions, forms: forms)
  }

  static func illness(
    _ code: String, status: String = "active", verified: String = "confirmed",
    system: String = "http://hl7.org/fhir/sid/icd-10"
  ) -> Condition {
    Condition(
      code: Coding(system: system, code: code, display: ""), clinicalStatus: status,
      verificationStatus: verified)
  }

  @Test("present diagnoses count; past, refuted and foreign codes do not")
  func diagnoses() {
    let facts = Self.facts(conditions: [
      Self.illness("i10"), Self.illness("N18.3"), Self.illness("K70.0", status: "resolved"),
      Self.illness("M10.0", verified: "refuted"),
      Self.illness("77386006", system: "http://snomed.info/sct"), Self.illness("I50.9"),
      Self.illness(""),
    ])
    #expect(facts.diagnoses == ["I10", "N18.3", "I50.9"])
    #expect(facts.traits == [.kidneyDisease, .heartFailure])
  }

  @Test("the tag of the pregnancy programme stands for the diagnosis")
  func pregnancy() {
    #expect(
      Self.facts(tags: [Localized(zh: "孕产妇", en: "Pregnancy programme")]).traits == [.pregnancy])
    #expect(Self.facts(conditions: [Self.illness("O24.4")]).traits == [.pregnancy])
    #expect(Self.facts(conditions: [Self.illness("Z34")]).traits == [.pregnancy])
    #expect(Self.facts(conditions: [Self.illness("Z38")]).traits == [])
  }

  @Test("habits come from the newest form that asks for each")
  func habits() {
    let old = Self.form(
      "diabetes-visit", "2026-01-01",
      [
        ("cigarettes", Self.number(20)), ("alcohol", Self.number(2)),
        ("exercise_times", Self.number(0)), ("insulin", .text("甘精胰岛素")),
        ("hypoglycaemia", .choice("rare")), ("foot_pulse", .choice("weak")),
      ])
    let new = Self.form(
      "hypertension-visit", "2026-03-01",
      [
        ("cigarettes", Self.number(0)), ("alcohol", Self.number(1)), ("salt", .choice("heavy")),
        ("exercise_times", Self.number(3)), ("exercise_minutes", Self.number(30)),
        ("mind", .choice("poor")), ("adherence", .choice("irregular")),
      ])
    let draft = Self.form(
      "hypertension-visit", "2026-04-01", [("cigarettes", Self.number(40))], status: .inProgress)
    #expect(
      Self.facts(forms: [new, draft, old]).traits == [
        .drinking, .saltyDiet, .lowMood, .irregularMedication, .insulin, .hypoglycaemia,
        .footAtRisk,
      ])
    #expect(
      Self.facts(forms: [old]).traits == [
        .smoking, .drinking, .inactivity, .insulin, .hypoglycaemia, .footAtRisk,
      ])
  }

  @Test(
    "too little exercise is fewer than three times or less than 90 minutes a week",
    arguments: [(2, 60, true), (3, 30, false), (3, 29, true), (7, 0, true), (0, 0, true)])
  func inactivity(_ times: Int64, _ minutes: Int64, _ isInactive: Bool) {
    let form = Self.form(
      "hypertension-visit", "2026-03-01",
      [("exercise_times", Self.number(times)), ("exercise_minutes", Self.number(minutes))])
    #expect(Self.facts(forms: [form]).traits.contains(.inactivity) == isInactive)
  }

  @Test("constitutions come from the newest of the two sheets")
  func constitutions() {
    let old = Self.form(
      "tcm-constitution-9", "2025-01-01", [],
      results: [QuestionnaireResult(linkID: "yin_deficiency_judged", value: nil, band: "yes")])
    let new = Self.form(
      "tcm-elderly-33", "2026-01-01", [],
      results: [
        QuestionnaireResult(linkID: "qi_deficiency_judged", value: .one, band: "tendency"),
        QuestionnaireResult(linkID: "damp_heat_judged", value: .one, band: "yes"),
        QuestionnaireResult(linkID: "special_judged", value: .zero, band: "no"),
        QuestionnaireResult(linkID: "balanced_judged", value: .zero, band: "no"),
      ])
    #expect(
      Self.facts(forms: [new, old]).constitutions == [
        .qiDeficiency: .tendency, .dampHeat: .present,
      ])
  }

  @Test("bands are those of the newest form of each id")
  func bands() {
    func phq(_ day: String, _ band: String) -> QuestionnaireResponse {
      Self.form(
        "phq-9", day, [], results: [QuestionnaireResult(linkID: "total", value: .one, band: band)])
    }
    let facts = Self.facts(forms: [phq("2026-02-01", "severe"), phq("2026-05-01", "mild")])
    #expect(facts.bands == [AdviceFacts.Band(form: "phq-9", item: "total"): "mild"])
  }
}
