import Glibc
import Testing

/// Processes that die at any moment amid what they write of forms and plans.
@Suite struct PlanKillTests {
  /// A person of the hypertension plan, and what is known of them so far.
  private struct Managed {
    let card: String
    var forms = 0
    var isFound = true
  }

  private let clinic: Clinic
  private let high: String
  private let right: String

  init() throws {
    clinic = try Clinic()
    high = try clinic.write(HypertensionAnswers.json(176, 98), to: "high.json")
    right = try clinic.write(
      #"{"answers": {"sbp": "126", "dbp": "76", "classification": "1"}}"#, to: "right.json")
  }

  private func rows() throws -> [[String: Any]] {
    try clinic.english("queue", "--due", "all", "--limit", "100000", "--json").lines
      .map(jsonObject)
  }

  /// The open routine follow-ups of a person's hypertension plan.
  private func routine(_ card: String, _ rows: [[String: Any]]) -> [Int] {
    rows.filter { $0["patient"] as? String == card && $0["plan"] as? String == "hypertension" }
      .compactMap { $0["followUp"] as? Int }
  }

  /// The filed forms of a person that hold.
  private func forms(_ card: String) throws -> Int {
    let run = try clinic.english("form", "filled", card, "hypertension-visit", "--json")
    return run.lines.filter { $0.contains("QuestionnaireResponse") }.count
  }

  @Test func everyFormIsWholeOrAbsentAndOneRoutineFollowUpIsOpen() throws {
    let begun = try rows().filter { $0["plan"] as? String == "hypertension" }
      .compactMap { $0["patient"] as? String }
    let people = Array(Set(begun).sorted().prefix(8))
    try #require(people.count == 8)
    var filed = Dictionary(uniqueKeysWithValues: people.map { ($0, 0) })
    var killed = 0
    var acknowledged = 0
    var random = SystemRandomNumberGenerator()
    for round in 0..<40 {
      let card = people[round % people.count]
      let open = routine(card, try rows())
      try #require(open.count == 1, "\(card): \(open)")
      let isAmendment = round % 3 == 2 && filed[card] ?? 0 > 0
      let before = try forms(card)
      let command = try clinic.start(
        ["form", "fill", card, "hypertension-visit", "--answers", isAmendment ? right : high]
          + (isAmendment ? ["--amend"] : ["--for", "\(open[0])"]))
      // The first two are not killed and the third at once, so that each way is tried anywhere.
      let pauses = round == 2 ? 0 : Int.random(in: 0..<16, using: &random)
      for _ in 0..<pauses where !command.process.hasEnded() { ChildProcess.pause() }
      if round > 1 { command.process.send(signal: SIGKILL) }
      let ending = try command.process.wait()
      let after = try forms(card)
      switch ending {
      case .exited(0):
        acknowledged += 1
        #expect(after == before + 1)
      case .exited(let code): Issue.record("exit code \(code): \(command.errors)")
      case .signalled:
        killed += 1
        #expect(after == before || after == before + 1)
      }
      filed[card] = after
      // Whole: with the form its follow-up is done and the next is open; without it nothing moved.
      let now = routine(card, try rows())
      #expect(now.count == 1, "\(card): \(now)")
      if !isAmendment { #expect((now == open) == (after == before), "\(open) \(now)") }
    }
    let check = try jsonObject(try clinic.english("check", "--json").output)
    #expect(check["whole"] as? Bool == true && check["plansDiffering"] as? Int == 0, "\(check)")
    #expect(killed > 0 && acknowledged > 0)
  }
}
