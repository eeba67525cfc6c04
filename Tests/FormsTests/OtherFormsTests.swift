import Domain
import Forms
import Testing

@Suite("The other forms")
struct OtherFormsTests {
  @Test("the exam gives the person the higher pressure of the two arms, and warns of a wide gap")
  func twoArms() throws {
    var state = try FormClinic.state("elderly-exam")
    state.fill(["sbp_left": "132", "dbp_left": "84"])
    #expect(state.number("sbp") == "132")
    state.fill(["sbp_right": "151", "dbp_right": "80"])
    #expect(state.number("sbp") == "151" && state.number("dbp") == "84")
    #expect(state.warnings == [])
    state.fill(["sbp_right": "152"])
    #expect(state.warnings == ["arms-differ"])
    state.fill(["sbp_left": "172"])
    #expect(state.warnings == ["arms-differ"])
    state.fill(["sbp_left": "171"])
    #expect(state.warnings == [])
    #expect(state.observations.map(\.indicator) == ["sbp", "dbp"])
    #expect(state.observations.allSatisfy { $0.isDerived })
    state.fill(["sbp_right": "180"])
    #expect(state.flags == ["pressure-180-110"])
  }

  @Test(
    "the exam stops at critical potassium and glucose",
    arguments: [
      ("k", "2.8", "potassium"), ("k", "2.9", ""), ("k", "6.1", ""), ("k", "6.2", "potassium"),
      ("fpg", "16.7", "glucose-high"), ("fpg", "2.8", "glucose-low"), ("fpg", "3.9", ""),
    ])
  func criticalValues(_ item: String, _ typed: String, _ flag: String) throws {
    var state = try FormClinic.state("elderly-exam")
    state.fill([item: typed])
    #expect(state.flags.joined() == flag)
  }

  @Test("the exam takes urine albumin in mg/dL as the sheet prints it, and words of smoking")
  func unitsAndWords() throws {
    var state = try FormClinic.state("elderly-exam")
    state.fill(["smoking": "2", "ualb": "3 mg/dL", "uprot": "3"])
    #expect(state.observations.map(\.indicator) == ["smoking", "uprot", "ualb"])
    #expect(
      state.observations.map(\.receivedText)
        == ["Former smoker", "2", "3"])
    #expect(state.observations.map(\.value) == [nil, 2, 30])
    #expect(state.isShown("smoking_stop") && !state.isShown("cigarettes"))
  }

  @Test("the exam warns of sums that cannot be")
  func impossibleSums() throws {
    var state = try FormClinic.state("elderly-exam")
    state.fill(["tc": "5", "hdl": "2.25", "ldl": "3", "dbil": "9", "tbil": "9"])
    #expect(state.warnings == [])
    state.fill(["hdl": "2.26", "dbil": "9.1"])
    #expect(state.warnings == ["bilirubin-order", "cholesterol-order"])
  }

  @Test("the consultation asks women of the age about pregnancy, and stops at a sign of danger")
  func consultation() throws {
    func asked(_ sex: Sex, _ born: String?) throws -> Bool {
      try FormClinic.state("consultation", FormClinic.context(sex: sex, born: born))
        .isShown("pregnancy")
    }
    #expect(try asked(.female, "1990-01-01"))
    #expect(try asked(.female, "2014-03-02"), "twelve on the day")
    #expect(try !asked(.female, "2014-03-03"))
    #expect(try !asked(.female, "1969-01-01"))
    #expect(try !asked(.male, "1990-01-01"))
    #expect(try !asked(.female, nil))
    var session = FormSession(try FormClinic.state("consultation"))
    _ = session.keystrokes(of: "胸痛⏎111")
    #expect(session.stop == nil)
    _ = session.keystrokes(of: "↑2")
    #expect(session.state.results.outcomes == [.dangerSign])
    #expect(session.stop?.id == "danger-signs")
  }

  @Test("the review counts medicines for the indicator, none where there are none")
  func medicines() throws {
    var state = try FormClinic.state("medication")
    state.fill(["any": "1"])
    for (row, name) in ["甲", "乙", "丙", "丁", "戊"].enumerated() {
      #expect(state.number("count") == String(row))
      #expect(state.enter(name, at: QuestionnaireItemKey("medicine", row: row)) == nil)
    }
    #expect(state.number("count") == "5" && state.band("count") == "many")
    #expect(state.observations.map(\.indicator) == ["rx_count"])
    state.fill(["any": "2"])
    #expect(state.number("count") == "0" && state.band("count") == "usual")
    #expect(state.answers[QuestionnaireItemKey("medicine", row: 4)] == .text("戊"))
  }

  @Test(
    "after an operation fever, pus, a swollen calf and severe pain stop the form",
    arguments: [
      ("temperature", "38.4", ""), ("temperature", "38.5", "infection"), ("wound", "1", ""),
      ("wound", "4", "infection"), ("symptoms", "6", "emergency"), ("symptoms", "2", ""),
      ("pain", "6", ""), ("pain", "7", "pain"), ("wound", "6", "emergency"),
    ])
  func afterOperation(_ item: String, _ typed: String, _ flag: String) throws {
    var state = try FormClinic.state("post-operation")
    state.fill([item: typed])
    #expect(state.flags.joined() == flag)
  }

  @Test("satisfaction asks who is not content whether to call, and sorts answers at 6, 8 and 9")
  func satisfaction() throws {
    var state = try FormClinic.state("satisfaction")
    for (answer, group) in [
      ("6", "detractor"), ("7", "passive"), ("8", "passive"), ("9", "promoter"),
    ] {
      state.fill(["recommend": answer])
      #expect(state.band("group") == group)
      #expect(state.isShown("call_back") == (answer == "6"))
    }
    #expect(state.enter("11", at: QuestionnaireItemKey("recommend"))?.kind == .outOfBounds)
    state.fill(["overall": "2"])
    #expect(state.isShown("call_back"))
  }

  @Test("basic information keeps answers by concept, though lists print other numbers")
  func concepts() throws {
    var state = try FormClinic.state("basic-information")
    state.fill(["education": "9", "animals": "1", "occupation": "0", "rh": "2", "disease": "2"])
    #expect(state.enter("2", at: QuestionnaireItemKey("disease_name")) == nil)
    #expect(state.enter("2019-03", at: QuestionnaireItemKey("disease_when")) == nil)
    let response = state.response(.inProgress)
    #expect(response["education"] == .choice("illiterate"))
    #expect(response["animals"] == .choice("none"))
    #expect(response["occupation"] == .choice("leader"))
    #expect(response["disease_name"] == .choice("hypertension"))
    #expect(response["disease_when"] == .date(FormClinic.day("2019-03-01"), .month))
    #expect(!state.isShown("operation_list"))
  }
}
