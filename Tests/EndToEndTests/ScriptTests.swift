import Testing

/// Screens without a terminal.
@Suite struct ScriptTests {
  /// An answer that came right after the last frame was once left out of the picture.
  @Test func theLastPictureHoldsTheAnswerToTheLastKey() throws {
    for _ in 0..<5 {
      let clinic = try Clinic()
      let found = try clinic.picture(
        "wang<Enter>", columns: 80, rows: 24, ["--lang", "en"])
      #expect(found.contains("[F3 Archive]"))
      let recorded = try clinic.picture(
        "<F5><Left><Enter>2<Tab><Tab>no reply<Enter>", columns: 80, rows: 24, ["--lang", "en"])
      #expect(recorded.contains(": No answer  ^Z Undo"))
    }
  }
}
