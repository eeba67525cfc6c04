import Canvas
import Testing

/// Imports as a person runs them.
@Suite struct ImportTests {
  @Test func controlCStopsBetweenPatientsAndAnotherRunCompletes() throws {
    let clinic = try Clinic()
    let count = 1500
    let file = try clinic.write(PlainPeople.bundle(count), to: "inbox/people.json")
    let terminal = try PseudoTerminal(
      [Clinic.program, "import", file, "--lang", "en"], environment: clinic.environment,
      size: Size(columns: 100, rows: 24))
    try terminal.wait(for: "Ctrl-C stops")
    terminal.type("\u{3}")
    #expect(try terminal.waitForEnd() == .exited(1))
    #expect(terminal.screen.shows("stopped; run it again to go on, nothing is taken twice"))
    let done = try #require(
      terminal.screen.text.firstMatch(of: /Patients: (\d+) new/).flatMap { Int($0.1) })
    #expect(done < count)
    #expect(try clinic.run(["check"]).code == 0)
    let rest = try clinic.run(["import", file, "--lang", "en"])
    #expect(rest.code == 0)
    #expect(
      rest.lines.last
        == "1 file. Patients: \(count - done) new, 0 updated, \(done) unchanged. Values: "
        + "\((count - done) * 3) new, \(done * 3) duplicate, 0 corrected, 0 refused.")
  }
}
