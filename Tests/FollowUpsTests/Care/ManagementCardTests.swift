import Domain
import Testing

@testable import FollowUps

@Suite("The year's management card")
struct ManagementCardTests {
  static func day(_ text: String) -> CalendarDate { GoalTests.day(text) }

  static func visit(
    _ day: String, _ control: PlanFinding.Control = .controlled,
    _ channel: FollowUpChannel = .visit
  ) -> ManagedVisit {
    ManagedVisit(day: Self.day(day), channel: channel, control: control)
  }

  static func card(
    _ visits: [ManagedVisit], span: ManagedSpan = ManagedSpan(first: day("2024-05-01")),
    asOf: String = "2026-01-15", exams: [String] = []
  ) -> ManagementCard {
    ManagementCard(
      of: .hypertension, year: 2025, visits: visits, span: span, exams: exams.map(day),
      asOf: day(asOf))
  }

  static let four = [
    visit("2025-02-01"), visit("2025-05-01", .uncontrolled), visit("2025-08-01"),
    visit("2025-11-01"),
  ]

  @Test("a visit in person in every quarter is the standard")
  func standard() {
    let card = Self.card(Self.four)
    #expect(card.standard == .met)
    #expect(card.quarters.map(\.state) == [.met, .met, .met, .met])
    #expect(card.visitsInPerson == 4)
    #expect(card.control == .controlled)
    #expect(card.isControlled)
    #expect(card.effect == .marked)
  }

  @Test("four visits that leave out a quarter are not: two weeks later is not the next quarter")
  func missedQuarter() {
    let card = Self.card([
      Self.visit("2025-02-01"), Self.visit("2025-02-15"), Self.visit("2025-08-01"),
      Self.visit("2025-11-01"),
    ])
    #expect(card.standard == .notMet)
    #expect(card.visitsInPerson == 4)
    #expect(card.quarters.map(\.state) == [.met, .missed, .met, .met])
    #expect(card.quarters[0].visits.count == 2)
    #expect(card.quarters[0].counted?.day == Self.day("2025-02-01"))
  }

  @Test("a call is no visit in person, a visit at home is one")
  func channels() {
    for (channel, isMet) in [
      (FollowUpChannel.phone, false), (.message, false), (.home, true), (.visit, true),
    ] {
      let visits = Self.four.dropLast() + [Self.visit("2025-11-01", .controlled, channel)]
      #expect((Self.card(Array(visits)).standard == .met) == isMet, "\(channel)")
    }
  }

  @Test("the first and the last day of a quarter belong to it")
  func ends() {
    let visits = ["2025-01-01", "2025-06-30", "2025-07-01", "2025-12-31"].map { Self.visit($0) }
    #expect(Self.card(visits).standard == .met)
    #expect(
      Self.card([Self.visit("2024-12-31")] + visits.dropFirst()).quarters[0].state == .missed)
  }

  @Test("in a running year it is met so far, and a quarter that is not over is open")
  func running() {
    let early = Self.card(Self.four, asOf: "2025-09-30")
    #expect(early.quarters.map(\.state) == [.met, .met, .met, .open])
    #expect(early.standard == .metSoFar)
    #expect(early.effect == nil)
    #expect(early.visits.count == 3)
    let late = Self.card(Array(Self.four.prefix(1)), asOf: "2025-06-30")
    #expect(late.quarters.map(\.state) == [.met, .open, .open, .open])
    #expect(late.standard == .metSoFar)
    #expect(Self.card(Array(Self.four.prefix(1)), asOf: "2025-07-01").standard == .notMet)
    // The last day of the year is not over while it runs.
    #expect(Self.card(Array(Self.four.prefix(3)), asOf: "2025-12-31").standard == .metSoFar)
    #expect(Self.card(Array(Self.four.prefix(3)), asOf: "2026-01-01").standard == .notMet)
  }

  @Test("quarters that were not managed all through are not asked for, and count when visited")
  func partOfTheYear() {
    let since = ManagedSpan(first: Self.day("2025-04-02"))
    let card = Self.card([Self.visit("2025-08-01"), Self.visit("2025-11-01")], span: since)
    #expect(card.quarters.map(\.state) == [.exempt, .exempt, .met, .met])
    #expect(card.standard == .met)
    let first = Self.card(
      [Self.visit("2025-04-02"), Self.visit("2025-08-01"), Self.visit("2025-11-01")], span: since)
    #expect(first.quarters.map(\.state) == [.exempt, .met, .met, .met])
    let whole = ManagedSpan(first: Self.day("2025-04-01"))
    #expect(Self.card([Self.visit("2025-08-01")], span: whole).quarters[1].state == .missed)
    let short = ManagedSpan(first: Self.day("2025-11-01"))
    #expect(Self.card([], span: short).standard == .unknown)
    let died = ManagedSpan(first: Self.day("2024-01-01"), last: Self.day("2025-07-05"), end: .died)
    let ended = Self.card([Self.visit("2025-02-01"), Self.visit("2025-05-01")], span: died)
    #expect(ended.quarters.map(\.state) == [.met, .met, .exempt, .exempt])
    #expect(ended.standard == .met)
  }

  @Test("control is that of the latest visit with a reading")
  func control() {
    let unmeasured = Self.card(Self.four + [Self.visit("2025-12-20", .unmeasured, .phone)])
    #expect(unmeasured.isControlled)
    let worse = Self.card(Self.four + [Self.visit("2025-12-20", .uncontrolled, .phone)])
    #expect(!worse.isControlled)
    #expect(worse.control == .uncontrolled)
    #expect(Self.card([Self.visit("2025-03-01", .unmeasured)]).control == nil)
    // A value of the year before says nothing of this one.
    #expect(!Self.card([Self.visit("2024-12-01")]).isControlled)
  }

  @Test("who is lost is never controlled; who was lost and came back is judged")
  func lost() {
    let lost = ManagedSpan(first: Self.day("2024-01-01"), last: Self.day("2025-12-01"), end: .lost)
    let card = Self.card(Self.four, span: lost)
    #expect(card.control == .controlled)
    #expect(!card.isControlled)
    let later = ManagedSpan(first: Self.day("2024-01-01"), last: Self.day("2026-02-01"), end: .lost)
    #expect(Self.card(Self.four, span: later, asOf: "2026-03-01").isControlled)
  }

  @Test("three controlled quarters are a marked effect, two a fair one")
  func effect() {
    func effect(_ controls: [PlanFinding.Control]) -> ManagementCard.Effect? {
      Self.card(
        zip(Self.four, controls).map { visit, control in
          Self.visit(visit.day.description, control)
        }
      ).effect
    }
    #expect(effect([.controlled, .controlled, .controlled, .uncontrolled]) == .marked)
    #expect(effect([.controlled, .controlled, .uncontrolled, .unmeasured]) == .fair)
    #expect(
      effect([.controlled, .uncontrolled, .uncontrolled, .uncontrolled])
        == ManagementCard.Effect.none)
    // The last reading of a quarter counts for it.
    let mended = Self.card(
      [Self.visit("2025-02-01", .uncontrolled), Self.visit("2025-02-15"), Self.visit("2025-05-01")])
    #expect(mended.effect == .fair)
  }

  @Test("has the newest examination of the year and the next date of the last visit")
  func examAndNext() {
    var visits = Self.four
    visits[3].next = Self.day("2026-02-01")
    let card = Self.card(visits, exams: ["2024-12-01", "2025-03-01", "2025-10-01", "2026-01-10"])
    #expect(card.exam == Self.day("2025-10-01"))
    #expect(card.next == Self.day("2026-02-01"))
    #expect(Self.card(visits, exams: ["2026-01-10"]).exam == nil)
  }

  @Test("a visit without a form has the medicines of the illness that were taken on its day")
  func medicines() {
    func medicine(
      _ code: String, _ name: String, from: String?, to: String? = nil, status: String = "active",
      system: String = "http://www.whocc.no/atc"
    ) -> MedicationStatement {
      MedicationStatement(
        code: Coding(system: system, code: code, display: name), dosage: "5 mg qd", status: status,
        started: from.map(Self.day), ended: to.map(Self.day))
    }
    let all = [
      medicine("C08CA01", "氨氯地平", from: "2024-01-01"),
      medicine("C09AA02", "依那普利", from: "2024-01-01", to: "2025-04-30", status: "stopped"),
      medicine("C07AB02", "美托洛尔", from: "2025-06-01"),
      medicine("C03AA03", "氢氯噻嗪", from: "2024-01-01", status: "stopped"),
      medicine("A10BA02", "二甲双胍", from: "2024-01-01"),
      medicine("C08CA05", "硝苯地平", from: nil),
      medicine("C08CA02", "某药", from: "2024-01-01", system: ""),
    ]
    func names(_ day: String, _ disease: ManagedDisease = .hypertension) -> [String] {
      Self.visit(day).withMedicines(of: disease, among: all).medicines
    }
    #expect(names("2025-04-30") == ["依那普利 5 mg qd", "氨氯地平 5 mg qd"].sorted())
    #expect(names("2025-05-01") == ["氨氯地平 5 mg qd"])
    #expect(names("2025-06-01") == ["氨氯地平 5 mg qd", "美托洛尔 5 mg qd"].sorted())
    #expect(names("2025-06-01", .diabetes) == ["二甲双胍 5 mg qd"])
    var filled = Self.visit("2025-06-01")
    filled.medicines = ["缬沙坦"]
    #expect(filled.withMedicines(of: .hypertension, among: all).medicines == ["缬沙坦"])
  }

  @Test("reads the national form: values, medicines, and a classification that needs a reading")
  func fromForm() throws {
    func quantity(_ value: Int64, _ unit: String, exponent: Int = 0) -> QuestionnaireAnswer {
      .quantity(
        QuestionnaireQuantity(
          text: "\(value)", unit: unit, value: DecimalNumber(digits: value, exponent: exponent)))
    }
    var form = AdviceFactsTests.form(
      "hypertension-visit", "2025-05-01",
      [
        ("visit_day", .date(Self.day("2025-04-30"), .day)), ("channel", .choice("home")),
        ("sbp", quantity(152, "mm[Hg]")), ("dbp", quantity(88, "mm[Hg]")),
        ("weight", quantity(705, "kg", exponent: -1)), ("adherence", .choice("irregular")),
        ("classification", .choice("uncontrolled")),
        ("next_visit", .date(Self.day("2025-05-14"), .day)),
      ])
    for (row, name) in ["氨氯地平", "缬沙坦"].enumerated() {
      form.answers.append(
        QuestionnaireResponseAnswer(
          key: QuestionnaireItemKey("medicine", row: row), table: "medicines", answer: .text(name)))
    }
    form.answers.append(
      QuestionnaireResponseAnswer(
        key: QuestionnaireItemKey("medicine_dose", row: 0), table: "medicines",
        answer: .text("5 mg")))
    form.answers.append(
      QuestionnaireResponseAnswer(
        key: QuestionnaireItemKey("medicine_times", row: 0), table: "medicines",
        answer: AdviceFactsTests.number(1)))
    let visit = try #require(ManagedVisit(form, of: .hypertension, staff: "li"))
    #expect(
      visit
        == ManagedVisit(
          day: Self.day("2025-04-30"), channel: .home, control: .uncontrolled, systolic: 152,
          diastolic: 88, weight: 70.5, medicines: ["氨氯地平 5 mg ×1", "缬沙坦"], adherence: "irregular",
          next: Self.day("2025-05-14"), staff: "li"))
    #expect(ManagedVisit(form, of: .diabetes) == nil)
    form.status = .inProgress
    #expect(ManagedVisit(form, of: .hypertension) == nil)
    form.status = .amended
    form.answers.removeAll { $0.key.linkID == "sbp" }
    #expect(ManagedVisit(form, of: .hypertension)?.control == .unmeasured)
    form.answers.append(
      QuestionnaireResponseAnswer(
        key: QuestionnaireItemKey("home_sbp"), answer: quantity(130, "mm[Hg]")))
    form.answers.removeAll { $0.key.linkID == "classification" }
    form.answers.append(
      QuestionnaireResponseAnswer(
        key: QuestionnaireItemKey("classification"), answer: .choice("adverse")))
    form.results = [QuestionnaireResult(linkID: "control", value: nil, band: "controlled")]
    let told = try #require(ManagedVisit(form, of: .hypertension))
    #expect(told.control == .controlled)
    #expect(told.isHomePressure)
  }
}
