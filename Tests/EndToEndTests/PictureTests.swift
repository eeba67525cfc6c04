import Testing

/// One picture, two ways: through ncurses on a real terminal, and as plain text.
@Suite struct PictureTests {
  struct Look: CustomTestStringConvertible, Sendable {
    let columns: Int
    let rows: Int
    let language: String
    let glyphs: String

    var testDescription: String { "\(columns)x\(rows) \(language) \(glyphs)" }
    var arguments: [String] { ["--lang", language, "--glyphs", glyphs, "--theme", "mono"] }
  }

  static let looks = [
    Look(columns: 80, rows: 24, language: "zh", glyphs: "line"),
    Look(columns: 80, rows: 24, language: "en", glyphs: "ascii"),
    Look(columns: 120, rows: 35, language: "zh", glyphs: "ascii"),
    Look(columns: 120, rows: 35, language: "en", glyphs: "block"),
    Look(columns: 200, rows: 50, language: "zh", glyphs: "block"),
    Look(columns: 200, rows: 50, language: "en", glyphs: "line"),
  ]

  @Test(arguments: looks)
  func theTerminalShowsWhatTheProgramDrew(look: Look) throws {
    let clinic = try Clinic()
    let terminal = try clinic.open(columns: look.columns, rows: look.rows, look.arguments)
    let parts = [
      "wang", "<Down>", "<Enter>", "<Right>", "<F4>", "+t", "<F5>", "<Left>", "<Down><Enter>",
      "<Esc>", "<F9>", "<Esc>", "<F11>", "<F2>",
    ]
    try terminal.follow(parts) { script in
      try Clinic().picture(script, columns: look.columns, rows: look.rows, look.arguments)
    }
    #expect(terminal.screen.unknown == [])
  }

  /// What the C library of this system cannot print, and the sign that stands for it.
  private static let unprintable = ["𱍐": "〓", "𮯰": "〓"]

  private static func hostileClinic() throws -> Clinic {
    let clinic = try Clinic()
    let file = try clinic.write(HostileNames.bundle, to: "hostile.json")
    let run = try clinic.run(["import", file, "--lang", "en"])
    #expect(run.lines.last?.contains("\(HostileNames.all.count) new") == true, "\(run)")
    return clinic
  }

  @Test(arguments: [looks[0], looks[3]])
  func namesThatSteerOrShiftTerminalsAreDrawnHarmlessly(look: Look) throws {
    let clinic = try Self.hostileClinic()
    let terminal = try clinic.open(columns: look.columns, rows: look.rows, look.arguments)
    var parts = ["19010203"]
    for _ in 0..<4 { parts += ["<Down><Down><Down>", "<Down><Down><Down>", "<Enter>", "<Esc>"] }
    // Whom one opened comes first among namesakes: each picture has a database of its own.
    try terminal.follow(parts, drawn: Self.unprintable) { script in
      try Self.hostileClinic().picture(
        script, columns: look.columns, rows: look.rows, look.arguments)
    }
    #expect(terminal.screen.unknown == [])
  }
}
