import Testing

/// Forms from the command line: listed, filled in, refused, read again.
@Suite struct FormCommandTests {
  @Test func aQuestionnaireIsScoredAndFiledAndItsValueIsInTheTrend() throws {
    let clinic = try Clinic()
    let forms = try clinic.english("form", "list", "--json").lines.map(jsonObject)
    let ids = forms.compactMap { $0["form"] as? String }
    for id in ["hypertension-visit", "diabetes-visit", "phq-9", "tcm-elderly-33", "consultation"] {
      #expect(ids.contains(id), "\(ids)")
    }
    let shown = try jsonObject(try clinic.english("form", "show", "gad-7", "--json").output)
    let items = try #require(shown["items"] as? [[String: Any]])
    let questions = items.filter { !(($0["options"] as? [Any])?.isEmpty ?? true) }
      .compactMap { $0["linkId"] as? String }
    #expect(questions.count >= 7)
    // The last answer of each, so that seven of three are twenty-one.
    let path = try clinic.lastAnswers(to: "gad-7")
    let card = try #require(
      try clinic.english("find", "li", "--json").lines.first.map(jsonObject)?["patient"] as? String)
    let trial = try jsonObject(
      try clinic.english("form", "fill", card, "gad-7", "--answers", path, "--dry-run", "--json")
        .output)
    #expect(trial["filed"] as? Bool == false)
    #expect(try clinic.english("form", "filled", card).code == 1)
    let filed = try jsonObject(
      try clinic.english("form", "fill", card, "gad-7", "--answers", path, "--json").output)
    #expect(filed["filed"] as? Bool == true)
    let results = try #require(filed["results"] as? [[String: Any]])
    #expect(results.contains { $0["value"] as? String == "21" }, "\(results)")
    let read = try clinic.english("form", "filled", card, "gad-7")
    #expect(read.code == 0 && read.output.contains("21"), "\(read.output)")
    let response = try jsonObject(try clinic.english("form", "filled", card, "--json").output)
    #expect(response["resourceType"] as? String == "QuestionnaireResponse")
    // What was handed out is read back in.
    let again = try clinic.write(
      try clinic.english("form", "filled", card, "--json").output, to: "again.json")
    #expect(try clinic.english("form", "fill", card, "gad-7", "--answers", again).code == 0)
  }

  @Test func wrongAnswersAndMissingOnesAreNamedAndNothingIsFiled() throws {
    let clinic = try Clinic()
    let card = try #require(
      try clinic.english("find", "li", "--json").lines.first.map(jsonObject)?["patient"] as? String)
    let wrong = try clinic.write(
      #"{"answers": {"channel": "1", "sbp": "9999", "nothing": "1"}}"#, to: "wrong.json")
    let refused = try clinic.english("form", "fill", card, "hypertension-visit", "--answers", wrong)
    #expect(refused.code == 1)
    #expect(refused.errors.contains("form.out-of-bounds") && refused.errors.contains("sbp"))
    #expect(refused.errors.contains("form.not-asked") && refused.errors.contains("nothing"))
    let empty = try clinic.write(#"{"answers": {}}"#, to: "empty.json")
    let missing = try clinic.english("form", "fill", card, "hypertension-visit", "--answers", empty)
    #expect(missing.code == 1 && missing.errors.contains("form.missing"), "\(missing.errors)")
    let noForm = try clinic.english("form", "fill", card, "none", "--answers", empty)
    #expect(noForm.code == 1 && noForm.errors.contains("form list"))
    #expect(try clinic.english("form", "fill", card, "gad-7").code == 2)
    #expect(try clinic.english("form", "filled", card).code == 1)
  }
}
