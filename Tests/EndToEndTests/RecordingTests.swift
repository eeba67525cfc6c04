import Testing

/// Follow-ups recorded on screens, by one person and by two.
@Suite struct RecordingTests {
  /// The first of the queue, by a command.
  private func first(_ clinic: Clinic) throws -> (id: String, name: String) {
    let run = try clinic.run(["queue", "--due", "all", "--lang", "en"])
    let line = try #require(run.lines.first).split(separator: "  ").map(String.init)
    return (line[0], line[4])
  }

  @Test func anOutcomeIsRecordedAndTakenBack() throws {
    let clinic = try Clinic()
    let (id, name) = try first(clinic)
    let terminal = try clinic.openQueue()
    terminal.type(Keys.bytes("<Enter>"))
    try terminal.wait(for: "Record outcome")
    terminal.type("2")
    try terminal.wait(for: "Next date  20")
    terminal.type(Keys.bytes("<C-s>"))
    try terminal.wait(for: "Recorded \(name): No answer  ^Z Undo")
    let recorded = try clinic.run(["followup", "show", id, "--json"]).output
    #expect(recorded.contains("\"outcome\":\"no-answer\""))
    terminal.type(Keys.bytes("<C-z>"))
    try terminal.wait(for: "Took back the record for \(name)")
    let undone = try clinic.run(["followup", "show", id, "--json"]).output
    #expect(!undone.contains("\"outcome\":\"no-answer\""))
    #expect(try clinic.run(["check"]).code == 0)
  }

  @Test func whatSomebodyElseRecordsShowsWithoutAKey() throws {
    let clinic = try Clinic()
    let (id, name) = try first(clinic)
    let terminal = try clinic.openQueue()
    try terminal.wait(for: name)
    let run = try clinic.run(["followup", "record", id, "refused", "--note", "by the second desk"])
    #expect(run.code == 0, "\(run.errors)")
    // The row leaves the queue, and the pane beside it goes to the next person.
    try terminal.waitUntilGone(name)
  }

  @Test func theSecondOfTwoWhoRecordTheSameIsToldAndKeepsTheNote() throws {
    let clinic = try Clinic()
    let (id, name) = try first(clinic)
    let terminals = [try clinic.openQueue(), try clinic.openQueue()]
    for terminal in terminals {
      terminal.type(Keys.bytes("<Enter>"))
      try terminal.wait(for: "Record outcome · \(name)")
      terminal.type(Keys.bytes("2"))
      try terminal.wait(for: "Next date  20")
      terminal.type(Keys.bytes("<Tab><Tab>"))
    }
    terminals[0].type("first wins")
    try terminals[0].wait(for: "first wins")
    terminals[1].type("second keeps this note")
    try terminals[1].wait(for: "second keeps this note")
    terminals[0].type(Keys.bytes("<C-s>"))
    try terminals[0].wait(for: "Recorded \(name)")
    terminals[1].type(Keys.bytes("<C-s>"))
    // That it was changed is said first, and at once by whom and how.
    try terminals[1].wait(for: "has just recorded: No answer")
    #expect(terminals[1].screen.shows("second keeps this note"))
    let kept = try clinic.run(["followup", "show", id, "--json"]).output
    #expect(kept.contains("first wins"))
    #expect(!kept.contains("second keeps this note"))
    #expect(try clinic.run(["check"]).code == 0)
  }
}
