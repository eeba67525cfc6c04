import Domain
import Forms
import Testing

@Suite("The diabetes visit")
struct DiabetesVisitTests {
  private static func state(_ answers: KeyValuePairs<String, String>) throws -> OpenForm {
    var state = try FormClinic.state("diabetes-visit")
    state.fill(answers)
    return state
  }

  @Test(
    "stops at glucose of danger from wherever it was measured",
    arguments: [
      ("1", "fpg_capillary", "16.7", "glucose-high"), ("1", "fpg_capillary", "16.6", ""),
      ("2", "fpg_venous", "16.7", "glucose-high"), ("1", "fpg_capillary", "3.9", "glucose-low"),
      ("2", "fpg_venous", "3.91", ""), ("2", "fpg_venous", "3.9", "glucose-low"),
      ("3", "other_glucose", "17", "glucose-high"), ("3", "other_glucose", "16.69", ""),
      ("2", "fpg_venous", "301 mg/dL", "glucose-high"), ("2", "fpg_venous", "300 mg/dL", ""),
    ])
  func glucoseOfDanger(
    _ kind: String, _ item: String, _ typed: String, _ flag: String
  ) throws {
    let state = try Self.state(["glucose_kind": kind, item: typed])
    #expect(state.flags.joined() == flag)
    #expect(state.results.outcomes.contains(.dangerSign) == !flag.isEmpty)
  }

  @Test("takes what a meter shows beyond its range, and stops at it")
  func meterWords() throws {
    let high = try Self.state(["glucose_kind": "1", "fpg_capillary": "hi"])
    #expect(high.flags == ["glucose-high"])
    #expect(high.band("control") == nil, "how high is not known, and the nurse decides")
    let one = try #require(high.observations.first)
    #expect(one.value == 33.3 && one.comparator == .greaterThan && one.receivedText == "HI")
    let low = try Self.state(["glucose_kind": "3", "other_glucose": "ＬＯ"])
    #expect(low.flags == ["glucose-low"])
    var vein = try Self.state(["glucose_kind": "2"])
    #expect(vein.enter("HI", at: QuestionnaireItemKey("fpg_venous"))?.kind == .notANumber)
  }

  @Test(
    "stops at the other signs of danger of the standard",
    arguments: [
      ("heart_rate", "101", "fast-pulse"), ("heart_rate", "100", ""),
      ("sbp", "180", "pressure-180-110"),
      ("sbp", "179", ""), ("dbp", "110", "pressure-180-110"), ("temperature", "39.1", "fever"),
      ("temperature", "39", ""), ("danger_signs", "3", "danger-signs"), ("danger_signs", "1", ""),
    ])
  func signsOfDanger(_ item: String, _ typed: String, _ flag: String) throws {
    let state = try Self.state(["channel": "1", "symptoms": "2", item: typed])
    #expect(state.flags.joined() == flag)
  }

  @Test(
    "is controlled below 7.0 of fasting glucose, exactly",
    arguments: [
      ("6.9", "controlled"), ("6.99", "controlled"), ("7.0", "uncontrolled"), ("7", "uncontrolled"),
    ])
  func controlLine(_ typed: String, _ band: String) throws {
    let state = try Self.state(["glucose_kind": "2", "fpg_venous": typed])
    #expect(state.band("proposed") == band)
  }

  @Test("without a fasting glucose is not judged, whatever the other glucose")
  func otherGlucoseJudgesNothing() throws {
    let state = try Self.state(["glucose_kind": "3", "other_glucose": "12"])
    #expect(state.band("proposed") == nil)
    var judged = state
    judged.fill(["classification": "1"])
    #expect(judged.results.outcomes == [], "a visit without a reading is no reading")
    judged.fill(["glucose_kind": "1", "fpg_capillary": "6.5"])
    #expect(judged.results.outcomes == [.controlled])
  }

  @Test("keeps finger-stick and vein apart, and counts the one that is asked")
  func twoKinds() throws {
    var state = try Self.state(["glucose_kind": "1", "fpg_capillary": "8.2"])
    #expect(state.observations.map(\.indicator) == ["fpg_cap"])
    state.fill(["glucose_kind": "2", "fpg_venous": "6.1"])
    #expect(state.observations.map(\.indicator) == ["fpg"])
    #expect(state.observations.map(\.value) == [6.1])
    #expect(state.number("fasting") == "6.1" && state.band("control") == "controlled")
    state.fill(["glucose_kind": "1"])
    #expect(state.number("fasting") == "8.2")
  }

  @Test("keeps the unit typed beside the value in the indicator's unit")
  func otherUnit() throws {
    let state = try Self.state(["glucose_kind": "2", "fpg_venous": "126mg/dL", "hba1c": "7.2"])
    let fasting = try #require(state.observations.first)
    #expect(fasting.receivedText == "126" && fasting.receivedUnit == "mg/dL")
    #expect(fasting.factor == 0.0555074)
    #expect(abs((fasting.value ?? 0) - 6.9939324) < 1e-9)
    #expect(state.observations.last?.indicator == "hba1c")
    #expect(state.isShown("hba1c_day"))
  }

  @Test("maps answers to the numbers of the sheet, where 1 of the foot pulse means normal")
  func nationalCodes() throws {
    let form = try FormClinic.form("diabetes-visit")
    let pulse = try #require(form.item("foot_pulse"))
    let symptoms = try #require(form.item("symptoms"))
    #expect(FormText.nationalCodes(of: .choice("normal"), to: pulse) == ["1"])
    #expect(FormText.nationalCodes(of: .choice("absent"), to: pulse) == ["3"])
    let both = QuestionnaireAnswer.choices([.init("polyuria"), .init("weight-loss")])
    #expect(FormText.nationalCodes(of: both, to: symptoms) == ["4", "9"])
    #expect(FormText.nationalCodes(of: .choice("other"), to: symptoms) == nil)
    // The exam sheet numbers the same pulse otherwise.
    let exam = try #require(try FormClinic.form("elderly-exam").item("foot_pulse"))
    #expect(FormText.nationalCodes(of: .choice("absent"), to: exam) == ["1"])
  }

  @Test("asks for insulin's use and the side of a weak pulse only where there is one")
  func branches() throws {
    var state = try Self.state(["channel": "1", "foot_pulse": "1"])
    #expect(!state.isShown("foot_side") && !state.isShown("insulin_use"))
    state.fill(["foot_pulse": "2", "insulin": "门冬胰岛素30"])
    #expect(state.isShown("foot_side") && state.isShown("insulin_use"))
    #expect(state.missing.map(\.id).contains("foot_side"))
  }
}
