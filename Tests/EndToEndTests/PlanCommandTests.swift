import Foundation
import TestSupport
import Testing

/// Plans from the command line: the clinic's, a person's, and the follow-ups that they hold.
@Suite struct PlanCommandTests {
  @Test func theDemosFollowUpsAreHeldByPlansAndAgreeWithThem() throws {
    let clinic = try Clinic()
    let plans = try clinic.english("plan", "list", "--json").lines.map(jsonObject)
    let ids = plans.compactMap { $0["plan"] as? String }
    #expect(Set(["hypertension", "diabetes", "pregnancy", "post-operation"]).isSubset(of: ids))
    let rows = try clinic.english("queue", "--due", "all", "--json").lines.map(jsonObject)
    for reason in ["hypertension", "diabetes"] {
      let held = rows.filter { $0["reason"] as? String == reason }
      #expect(!held.isEmpty && held.allSatisfy { $0["plan"] as? String == reason })
    }
    let check = try jsonObject(try clinic.english("check", "--json").output)
    #expect(check["whole"] as? Bool == true && check["plansDiffering"] as? Int == 0)
  }

  @Test func aPlanOfAPersonIsBegunEndedAndTakenBack() throws {
    let clinic = try Clinic()
    let row = try #require(
      try clinic.english("queue", "--due", "all", "--json").lines.map(jsonObject)
        .first { $0["plan"] as? String == "hypertension" })
    let card = try #require(row["patient"] as? String)
    let id = try #require(row["followUp"] as? Int)
    let of = try clinic.english("plan", "of", card, "--json").lines.map(jsonObject)
    let wanted = try #require(of.first?["wanted"] as? [[String: Any]])
    #expect(of.first?["plan"] as? String == "hypertension")
    #expect(wanted.first?["followUp"] as? Int == id)
    let shown = try clinic.english("followup", "show", "\(id)")
    #expect(shown.output.contains("hypertension v1"), "\(shown.output)")

    let begun = try jsonObject(
      try clinic.english("plan", "start", card, "post-operation", "--json").output)
    let number = try #require(begun["number"] as? Int)
    #expect(try clinic.english("plan", "start", card, "post-operation").code == 1)
    #expect(try clinic.english("plan", "end", card, "\(number)").code == 1)
    let ended = try jsonObject(
      try clinic.english("plan", "end", card, "\(number)", "--reason", "done", "--json").output)
    #expect(ended["endCause"] as? String == "hand")
    #expect(try clinic.english("undo", "--yes").code == 0)
    #expect(try clinic.english("plan", "undo", "\(number)").code == 0)
    #expect(try clinic.english("plan", "of", card, "--json").lines.count == of.count)
    #expect(try clinic.english("plan", "start", card, "nothing").code == 1)
    #expect(try clinic.english("plan", "skip", card, "x", "--reason", "y").code == 2)
  }

  @Test func aChangedPlanNeedsANewVersionAndARetiredOneIsGone() throws {
    let clinic = try Clinic()
    let path = FileManager.default.temporaryDirectory.appending(
      path: "plan-\(UUID().uuidString).json5")
    defer { try? FileManager.default.removeItem(at: path) }
    func save(_ version: Int, _ span: String) throws -> Int32 {
      let text = """
        { version: 1, plans: [{ id: 'own', version: \(version), zh: '自定', en: 'Own',
          source: { zh: '诊所自定', en: 'own' }, start: ['hand'],
          every: { span: '\(span)', first: '2w', zh: '自定', en: 'Own' } }] }
        """
      try Data(text.utf8).write(to: path)
      return try clinic.english("plan", "save", path.path).code
    }
    #expect(try save(1, "3m") == 0)
    #expect(try save(1, "6m") == 1)
    #expect(try save(2, "6m") == 0)
    #expect(try clinic.english("plan", "show", "own").output.contains("own v2"))
    #expect(try clinic.english("plan", "retire", "own").code == 0)
    #expect(try clinic.english("plan", "retire", "own").code == 1)
    #expect(try clinic.english("plan", "show", "own").code == 1)
    #expect(try clinic.english("init", "--update").code == 0)
  }
}
