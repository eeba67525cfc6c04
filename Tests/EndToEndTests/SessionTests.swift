import Testing

/// A day at the desk in a few keys, on a real terminal.
@Suite struct SessionTests {
  @Test func aNameTypedInOneGoFindsOpensAndComesBack() throws {
    let clinic = try Clinic()
    clinic.environment["NO_COLOR"] = "1"
    let terminal = try clinic.open()
    try terminal.wait(for: "Just type to search")
    #expect(terminal.screen.isAlternate)
    terminal.type("wang")
    try terminal.wait(for: "24 / 300")
    terminal.type("\r")
    try terminal.wait(for: "[F3 Archive]")
    terminal.type("\u{1B}OS")
    try terminal.wait(for: "[F4 Trends]")
    terminal.type("\u{1B}[15~")
    try terminal.wait(for: "[F5 Follow-ups")
    terminal.type("\u{1B}")
    try terminal.wait(for: "[F4 Trends]")
    terminal.type("\u{11}")
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(terminal.settings == terminal.formerSettings)
    #expect(!terminal.screen.isAlternate)
    #expect(terminal.screen.isCursorVisible)
    #expect(terminal.screen.modes.isDisjoint(with: [1000, 1002, 1004, 1006, 1049, 2004]))
    #expect(terminal.screen.keptTitles == 0)
    #expect(!terminal.screen.hasOwnCursorColor)
    #expect(terminal.screen.unknown == [])
  }

  /// The clinic's name once stayed in the language the program had started in.
  @Test func everythingOnTheScreenChangesItsLanguage() throws {
    let clinic = try Clinic()
    let terminal = try clinic.open(columns: 200, rows: 50)
    try terminal.wait(for: "Chengdong Community Health Centre")
    terminal.type(Keys.bytes("<F11>"))
    try terminal.wait(for: "城东社区卫生服务中心")
    try terminal.wait(for: "F2 查询")
  }
}
