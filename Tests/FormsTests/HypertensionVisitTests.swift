import Domain
import Forms
import Testing

@Suite("The hypertension visit")
struct HypertensionVisitTests {
  private static let id = "hypertension-visit"

  /// A visit of a quarter ago with nothing unusual.
  static func lastVisit() throws -> QuestionnaireResponse {
    var state = try FormClinic.state(
      id, FormClinic.context(observed: ["height": reading("172"), "weight": reading("70.5")]))
    state.fill([
      "visit_day": "0", "channel": "1", "symptoms": "1", "sbp": "132", "dbp": "84",
      "height": "172", "weight": "70.5", "weight_target": "68", "heart_rate": "72",
      "cigarettes": "0", "alcohol": "0", "exercise_times": "5", "exercise_minutes": "30",
      "exercise_times_target": "7", "exercise_minutes_target": "30", "salt": "2",
      "salt_target": "1", "mind": "1", "advice_followed": "1", "adherence": "1", "adverse": "1",
      "medicine": "氨氯地平", "classification": "1", "next_visit": "+90",
    ])
    #expect(state.enter("1", at: QuestionnaireItemKey("medicine_times")) == nil)
    #expect(state.enter("5 mg", at: QuestionnaireItemKey("medicine_dose")) == nil)
    let filled = try state.completed().get()
    var response = filled.response
    response.day = FormClinic.day("2025-12-01")
    return response
  }

  private static func reading(_ text: String) -> FormReading {
    FormReading(value: DecimalNumber(text) ?? .zero, day: FormClinic.day("2025-12-01"))
  }

  private static func session() throws -> FormSession {
    let context = FormClinic.context(
      last: try lastVisit(), observed: ["height": reading("172"), "weight": reading("70.5")])
    return FormSession(try FormClinic.state(id, context))
  }

  @Test("with nothing unusual takes at most 30 keys, and every answer is right")
  func routineVisitIsShort() throws {
    var session = try Self.session()
    // Day, clinic, no symptoms, pressures, height and weight as on file, pulse, no other signs,
    // the whole way of life and the medicines as last time, no reaction, controlled, next quarter.
    let keys = session.keystrokes(of: "⏎11" + "128⏎" + "82⏎" + "⏎⏎⏎" + "72⏎⏎" + "=" + "=1" + "⏎⏎")
    #expect(keys == 22)
    #expect(session.refusal == nil)
    #expect(session.cursor == nil)
    let filled = try session.state.completed().get()
    #expect(session.state.number("sbp") == "128")
    #expect(filled.response["symptoms"] == .choice("none"))
    #expect(filled.response["adverse"] == .choice("no"))
    #expect(filled.response["salt"] == .choice("medium"))
    #expect(filled.response["medicine", row: 0] == .text("氨氯地平"))
    #expect(filled.response["classification"] == .choice("controlled"))
    #expect(filled.response["next_visit"] == .date(FormClinic.day("2026-05-31"), .day))
    #expect(filled.outcomes == [.controlled])
  }

  @Test("writes what was measured and not what was taken over")
  func carriedValuesAreNoMeasurements() throws {
    var session = try Self.session()
    _ = session.keystrokes(of: "⏎11128⏎82⏎⏎⏎⏎72⏎⏎==1⏎⏎")
    let filled = try session.state.completed().get()
    #expect(filled.observations.map(\.indicator) == ["sbp", "dbp", "hr"])
    #expect(filled.observations.map(\.value) == [128, 82, 72])
    // A new weight makes a new index, of the height on file.
    var measured = try Self.session()
    _ = measured.keystrokes(of: "⏎11128⏎82⏎⏎150斤⏎⏎72⏎⏎==1⏎⏎")
    let second = try measured.state.completed().get()
    #expect(second.observations.map(\.indicator) == ["sbp", "dbp", "weight", "bmi", "hr"])
    let weight = try #require(second.observations.first { $0.indicator == "weight" })
    #expect(weight.value == 75)
    #expect(weight.receivedText == "150")
    #expect(weight.receivedUnit == "斤")
    #expect(weight.factor == 0.5)
    #expect(second.observations.first { $0.indicator == "bmi" }?.value == 25.35)
    #expect(second.observations.first { $0.indicator == "bmi" }?.isDerived == true)
    #expect(measured.state.band("bmi") == "overweight")
  }

  @Test(
    "is classified by the third edition",
    arguments: [
      ("139", "89", "1970-05-01", "controlled"), ("140", "89", "1970-05-01", "uncontrolled"),
      ("139", "90", "1970-05-01", "uncontrolled"), ("149", "89", "1961-03-02", "controlled"),
      ("150", "89", "1961-03-02", "uncontrolled"), ("140", "80", "1961-03-03", "uncontrolled"),
      ("149", "90", "1940-01-01", "uncontrolled"),
    ])
  func controlLine(_ systolic: String, _ diastolic: String, _ born: String, _ band: String) throws {
    var state = try FormClinic.state(Self.id, FormClinic.context(born: born))
    state.fill(["channel": "1", "symptoms": "1", "sbp": systolic, "dbp": diastolic])
    #expect(state.band("proposed") == band)
  }

  @Test("without a birth date has the lower line")
  func unknownAgeHasTheLowerLine() throws {
    var state = try FormClinic.state(Self.id, FormClinic.context(born: nil))
    state.fill(["channel": "1", "symptoms": "1", "sbp": "145", "dbp": "80"])
    #expect(state.band("proposed") == "uncontrolled")
  }

  @Test("by phone without a reading is not judged")
  func phoneWithoutReading() throws {
    var state = try FormClinic.state(Self.id)
    state.fill(["channel": "3", "symptoms": "1", "adverse": "1", "classification": "1"])
    #expect(!state.isShown("sbp"))
    #expect(state.band("proposed") == nil)
    #expect(state.results.outcomes == [], "a visit without a reading is no reading")
    state.clear(QuestionnaireItemKey("classification"))
    state.fill(["home_sbp": "150", "home_dbp": "85"])
    #expect(state.band("proposed") == "uncontrolled")
    #expect(state.results.outcomes == [])
    state.fill(["classification": "2"])
    #expect(state.results.outcomes == [.uncontrolled])
    #expect(state.observations == [])
  }

  @Test(
    "by phone goes by the line for home, and from 65 years leaves what is between open",
    arguments: [
      ("134", "84", "1970-05-01", "controlled"), ("135", "84", "1970-05-01", "uncontrolled"),
      ("134", "85", "1970-05-01", "uncontrolled"), ("135", "84", "1950-05-01", "-"),
      ("149", "84", "1950-05-01", "-"), ("150", "84", "1950-05-01", "uncontrolled"),
      ("134", "84", "1950-05-01", "controlled"),
    ])
  func homeLine(_ systolic: String, _ diastolic: String, _ born: String, _ band: String) throws {
    var state = try FormClinic.state(Self.id, FormClinic.context(born: born))
    state.fill([
      "channel": "3", "symptoms": "1", "home_sbp": systolic, "home_dbp": diastolic, "adverse": "1",
    ])
    #expect(state.band("proposed") ?? "-" == band)
  }

  @Test(
    "stops at 180/110 until somebody has seen to it",
    arguments: [
      ("180", "80", true), ("179", "109", false), ("150", "110", true), ("179.9", "80", false),
    ])
  func pressureOfDanger(_ systolic: String, _ diastolic: String, _ isDanger: Bool) throws {
    var session = FormSession(try FormClinic.state(Self.id))
    _ = session.keystrokes(of: "⏎11\(systolic)⏎\(diastolic)⏎")
    #expect((session.stop?.id == "pressure-180-110") == isDanger)
    #expect(session.state.results.outcomes.contains(.dangerSign) == isDanger)
    guard isDanger else { return }
    let cursor = session.cursor
    _ = session.keystrokes(of: "172⏎")
    #expect(session.refusal?.kind == .stopped)
    #expect(session.refusal?.text.chinese.contains("立即转诊") == true)
    #expect(session.cursor == cursor && session.typed.isEmpty)
    session.acknowledge(note: "复测 182/112，已叫救护车")
    #expect(session.stop == nil)
    let before = session.state.answers.count
    _ = session.keystrokes(of: "99⏎")
    #expect(session.state.answers.count == before + 1)
    #expect(
      session.state.response(.inProgress).acknowledged == [
        QuestionnaireAcknowledgement(flag: "pressure-180-110", note: "复测 182/112，已叫救护车")
      ])
  }

  @Test("lets a slip that raised a red flag be corrected")
  func slipIsCorrected() throws {
    var session = FormSession(try FormClinic.state(Self.id))
    _ = session.keystrokes(of: "⏎11182⏎")
    #expect(session.stop != nil)
    _ = session.keystrokes(of: "↑128⏎")
    #expect(session.state.number("sbp") == "128")
    #expect(session.stop == nil)
    #expect(session.cursor == QuestionnaireItemKey("dbp"))
  }

  @Test("is not got round by walking away from the value that is to be corrected")
  func noWayRound() throws {
    var session = FormSession(try FormClinic.state(Self.id))
    _ = session.keystrokes(of: "⏎11182⏎↑↓")
    #expect(session.stop?.id == "pressure-180-110")
    _ = session.keystrokes(of: "95⏎=")
    #expect(session.refusal?.kind == .stopped)
    #expect(session.state.answers[QuestionnaireItemKey("dbp")] == nil)
  }

  @Test("raises the flag anew when the value changes after it was seen to")
  func flagComesAgain() throws {
    var state = try FormClinic.state(Self.id)
    state.fill(["channel": "1", "symptoms": "1", "sbp": "185", "dbp": "90"])
    let isSeen = state.acknowledge("pressure-180-110")
    #expect(isSeen)
    #expect(state.flags == [])
    state.fill(["sbp": "190"])
    #expect(state.flags == ["pressure-180-110"])
  }

  @Test("asks for signs of danger where there are symptoms, and stops at one")
  func signsOfDanger() throws {
    var state = try FormClinic.state(Self.id)
    state.fill(["channel": "1", "symptoms": "1"])
    #expect(!state.isShown("danger_signs"))
    state.fill(["symptoms": "2,6"])
    #expect(state.isShown("danger_signs"))
    state.fill(["danger_signs": "1"])
    #expect(state.flags == [])
    state.fill(["danger_signs": "7"])
    #expect(state.flags == ["danger-signs"])
    #expect(state.results.outcomes.contains(.dangerSign))
  }

  @Test("warns of pressures the wrong way round, a weight in jin and an odd classification")
  func warnings() throws {
    let context = FormClinic.context(last: try Self.lastVisit())
    var state = try FormClinic.state(Self.id, context)
    state.fill(["channel": "1", "symptoms": "1", "sbp": "84", "dbp": "84"])
    #expect(state.warnings == ["pressure-order"])
    state.fill(["dbp": "83"])
    #expect(state.warnings == [])
    state.fill(["weight": "141"])
    #expect(state.warnings == ["weight-in-jin"])
    state.fill(["weight": "70"])
    state.fill(["sbp": "150", "dbp": "95", "classification": "1"])
    #expect(state.warnings == ["classification-differs"])
    let isConfirmed = state.confirm("classification-differs")
    #expect(isConfirmed)
    #expect(state.warnings == [])
  }

  @Test("tells the plan of reactions and complications", arguments: [false, true])
  func outcomes(_ persists: Bool) throws {
    var state = try FormClinic.state(Self.id)
    state.fill([
      "channel": "1", "symptoms": "9", "danger_signs": "1", "sbp": "150", "dbp": "80",
      "adverse": "2", "adverse_persists": persists ? "1" : "2", "complication": "2",
    ])
    #expect(state.band("proposed") == "adverse")
    var expected: Set<QuestionnaireOutcome> = [.adverseReaction]
    if persists { expected.insert(.stubbornReaction) }
    #expect(state.results.outcomes == expected)
    // The pressure is not controlled either, which the count of such visits must know.
    state.fill(["classification": "3"])
    #expect(state.results.outcomes == expected.union([.uncontrolled]))
    state.fill(["complication": "1"])
    #expect(state.band("proposed") == "complication")
    #expect(state.results.outcomes.contains(.complication))
  }

  @Test("is of the day of the visit, also when it is written down later")
  func dayOfTheVisit() throws {
    var state = try FormClinic.state(Self.id)
    #expect(state.response(.inProgress).day == FormClinic.today)
    state.fill(["visit_day": "2026-02-27"])
    #expect(state.day == FormClinic.day("2026-02-27"))
    #expect(state.response(.inProgress).day == FormClinic.day("2026-02-27"))
    #expect(state.enter("2026-03-03", at: QuestionnaireItemKey("visit_day"))?.kind == .dateTooLate)
  }

  @Test("offers two weeks or a quarter, and the plan's own day before either")
  func nextVisit() throws {
    let key = QuestionnaireItemKey("next_visit")
    var state = try FormClinic.state(Self.id)
    state.fill(["classification": "2"])
    #expect(state.offer(at: key)?.answer == .date(FormClinic.day("2026-03-16"), .day))
    state.fill(["classification": "1"])
    #expect(state.offer(at: key)?.answer == .date(FormClinic.day("2026-05-31"), .day))
    let why = Localized(zh: "控制满意 → 下季度，规范三版", en: "controlled → next quarter")
    let planned = QuestionnaireAnswer.date(FormClinic.day("2026-05-29"), .day)
    state.propose(FormProposal(answer: planned, why: why), for: "next_visit")
    #expect(state.offer(at: key)?.answer == .date(FormClinic.day("2026-05-29"), .day))
    #expect(state.offer(at: key)?.title == why)
    #expect(state.enter("2026-03-01", at: key)?.kind == .dateTooEarly)
  }

  @Test("who took the next date before the plan proposed one has the plan's; what was typed stays")
  func quickerThanThePlan() throws {
    let key = QuestionnaireItemKey("next_visit")
    var state = try FormClinic.state(Self.id)
    state.fill(["classification": "1"])
    var typed = state
    let isTaken = state.accept(key)
    #expect(isTaken)
    let planned = QuestionnaireAnswer.date(FormClinic.day("2026-05-29"), .day)
    let why = Localized(zh: "控制满意 → 下季度，规范三版", en: "controlled → next quarter")
    state.propose(FormProposal(answer: planned, why: why), for: "next_visit")
    #expect(state.answers[key] == planned)
    typed.fill(["next_visit": "2026-05-31"])
    typed.propose(FormProposal(answer: planned, why: why), for: "next_visit")
    #expect(typed.answers[key] == .date(FormClinic.day("2026-05-31"), .day))
  }
}
