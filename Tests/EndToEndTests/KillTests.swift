import Glibc
import Testing

/// Processes that die at any moment.
@Suite struct KillTests {
  @Test func whatWasAcknowledgedIsThereAfterEveryKill() throws {
    let clinic = try Clinic()
    let queue = try clinic.run(["queue", "--due", "all", "--lang", "en"]).lines
    let ids = queue.compactMap { $0.split(separator: " ").first.map(String.init) }
    try #require(ids.count > 20)
    var acknowledged: [(id: String, note: String)] = []
    var killed = 0
    var random = SystemRandomNumberGenerator()
    for round in 0..<40 {
      let id = ids[round % ids.count]
      let note = "note \(round) of the test"
      let command = try clinic.start([
        "followup", "record", id, "no-answer", "--next", "+2", "--note", note,
      ])
      // From before its first line to after its last: it takes some 20 ms on a quiet machine. The
      // first round is not killed and the second at once, so that each way is tried on any machine.
      let pauses = round == 1 ? 0 : Int.random(in: 0..<12, using: &random)
      for _ in 0..<pauses where !command.process.hasEnded() { ChildProcess.pause() }
      if round > 0 { command.process.send(signal: SIGKILL) }
      switch try command.process.wait() {
      case .exited(0): acknowledged.append((id, note))
      case .exited(let code): Issue.record("exit code \(code): \(command.errors)")
      case .signalled: killed += 1
      }
    }
    #expect(try clinic.run(["check"]).code == 0)
    for (id, note) in acknowledged {
      let run = try clinic.run(["followup", "show", id, "--json"])
      #expect(run.output.contains(note))
    }
    // Rounds that all went one way would have tried nothing.
    #expect(killed > 0)
    #expect(!acknowledged.isEmpty)
  }

  @Test func anImportThatIsKilledAgainAndAgainEndsWhole() throws {
    let clinic = try Clinic()
    let file = try clinic.write(PlainPeople.bundle(60), to: "people.json")
    var random = SystemRandomNumberGenerator()
    for _ in 0..<10 {
      let command = try clinic.start(["import", file])
      for _ in 0..<Int.random(in: 1..<30, using: &random) where !command.process.hasEnded() {
        ChildProcess.pause()
      }
      command.process.send(signal: SIGKILL)
      _ = try command.process.wait()
      #expect(try clinic.run(["check"]).code == 0)
    }
    let last = try clinic.run(["import", file, "--lang", "en"])
    #expect(last.code == 0, "\(last)")
    let again = try clinic.run(["import", file, "--lang", "en"])
    #expect(again.lines.last?.contains("0 new, 0 updated, 60 unchanged") == true, "\(again)")
    #expect(again.lines.last?.contains("0 new, 180 duplicate") == true, "\(again)")
    #expect(try clinic.run(["check"]).code == 0)
  }
}
