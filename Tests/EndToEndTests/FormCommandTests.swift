import Foundation
import TestSupport
import Testing

/// Forms from the command line: listed, filled in, refused, read again.
@Suite struct FormCommandTests {
  private func run(_ clinic: Clinic, _ words: String...) throws -> CommandRun {
    try clinic.run(words + ["--lang", "en", "--data-dir", SharedFiles.repository.path])
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func file(_ text: String) throws -> String {
    let path = FileManager.default.temporaryDirectory.appending(
      path: "answers-\(UUID().uuidString).json")
    try Data(text.utf8).write(to: path)
    return path.path
  }

  @Test func aQuestionnaireIsScoredAndFiledAndItsValueIsInTheTrend() throws {
    let clinic = try Clinic()
    let forms = try run(clinic, "form", "list", "--json").lines.map(object)
    let ids = forms.compactMap { $0["form"] as? String }
    for id in ["hypertension-visit", "diabetes-visit", "phq-9", "tcm-elderly-33", "consultation"] {
      #expect(ids.contains(id), "\(ids)")
    }
    let shown = try object(try run(clinic, "form", "show", "gad-7", "--json").output)
    let items = try #require(shown["items"] as? [[String: Any]])
    let questions = items.filter { !(($0["options"] as? [Any])?.isEmpty ?? true) }
      .compactMap { $0["linkId"] as? String }
    #expect(questions.count >= 7)
    // The last answer of each, so that seven of three are twenty-one.
    let answers = items.compactMap { item -> String? in
      guard let id = item["linkId"] as? String,
        let key = (item["options"] as? [[String: Any]])?.last?["key"] as? String
      else { return nil }
      return "\"\(id)\": \"\(key)\""
    }
    let path = try file("{\"answers\": {\(answers.joined(separator: ", "))}}")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let card = try #require(
      try run(clinic, "find", "li", "--json").lines.first.map(object)?["patient"] as? String)
    let trial = try object(
      try run(clinic, "form", "fill", card, "gad-7", "--answers", path, "--dry-run", "--json")
        .output)
    #expect(trial["filed"] as? Bool == false)
    #expect(try run(clinic, "form", "filled", card).code == 1)
    let filed = try object(
      try run(clinic, "form", "fill", card, "gad-7", "--answers", path, "--json").output)
    #expect(filed["filed"] as? Bool == true)
    let results = try #require(filed["results"] as? [[String: Any]])
    #expect(results.contains { $0["value"] as? String == "21" }, "\(results)")
    let read = try run(clinic, "form", "filled", card, "gad-7")
    #expect(read.code == 0 && read.output.contains("21"), "\(read.output)")
    let response = try object(try run(clinic, "form", "filled", card, "--json").output)
    #expect(response["resourceType"] as? String == "QuestionnaireResponse")
    // What was handed out is read back in.
    let again = try file(try run(clinic, "form", "filled", card, "--json").output)
    defer { try? FileManager.default.removeItem(atPath: again) }
    #expect(try run(clinic, "form", "fill", card, "gad-7", "--answers", again).code == 0)
  }

  @Test func wrongAnswersAndMissingOnesAreNamedAndNothingIsFiled() throws {
    let clinic = try Clinic()
    let card = try #require(
      try run(clinic, "find", "li", "--json").lines.first.map(object)?["patient"] as? String)
    let wrong = try file(#"{"answers": {"channel": "1", "sbp": "9999", "nothing": "1"}}"#)
    defer { try? FileManager.default.removeItem(atPath: wrong) }
    let refused = try run(clinic, "form", "fill", card, "hypertension-visit", "--answers", wrong)
    #expect(refused.code == 1)
    #expect(refused.errors.contains("form.out-of-bounds") && refused.errors.contains("sbp"))
    #expect(refused.errors.contains("form.not-asked") && refused.errors.contains("nothing"))
    let empty = try file(#"{"answers": {}}"#)
    defer { try? FileManager.default.removeItem(atPath: empty) }
    let missing = try run(clinic, "form", "fill", card, "hypertension-visit", "--answers", empty)
    #expect(missing.code == 1 && missing.errors.contains("form.missing"), "\(missing.errors)")
    let noForm = try run(clinic, "form", "fill", card, "none", "--answers", empty)
    #expect(noForm.code == 1 && noForm.errors.contains("form list"))
    #expect(try run(clinic, "form", "fill", card, "gad-7").code == 2)
    #expect(try run(clinic, "form", "filled", card).code == 1)
  }
}
