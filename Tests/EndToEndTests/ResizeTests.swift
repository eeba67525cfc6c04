import Canvas
import TestSupport
import Testing

/// Windows that change while the program draws.
@Suite struct ResizeTests {
  @Test(arguments: [1, 2] as [UInt64])
  func aStormOfSizesWhileKeysAreTypedSettlesToTheRightPicture(seed: UInt64) throws {
    let clinic = try Clinic()
    let look = ["--lang", "en", "--theme", "mono"]
    let terminal = try clinic.open(look)
    try terminal.wait(for: "Just type to search")
    var numbers = SeededRandom(seed: seed)
    // Escape as kitty sends it: a lone one would join a letter that follows it at once to Alt and
    // open a form, whose words the program would not leave without asking.
    let keys =
      ["w", "a", "ng", "张", "<F4>", "<F5>", "<F2>", "<Down>", "<PgDn>", "<Left>"]
      .map(Keys.bytes) + ["\u{1B}[27u"]
    for _ in 0..<150 {
      terminal.resize(
        Size(
          columns: Int.random(in: 1...200, using: &numbers),
          rows: Int.random(in: 1...60, using: &numbers)))
      terminal.type(keys.randomElement(using: &numbers) ?? "")
    }
    // Mostly too small to be used: a sentence, and nothing that a key could change unseen.
    terminal.resize(Size(columns: 1, rows: 1))
    terminal.type("x")
    terminal.resize(Size(columns: 97, rows: 31))
    try terminal.wait(for: "F1 Help")
    terminal.type(Keys.bytes("<F2><C-u>wang"))
    // Of the same clinic: whoever was opened on the way comes first in the list.
    let expected = try clinic.picture("wang", columns: 97, rows: 31, look)
    try terminal.wait(for: "the picture of the last size\n\(expected)") {
      Picture.comparable($0.text) == Picture.comparable(expected)
    }
    #expect(terminal.screen.unknown == [])
    terminal.type(Keys.bytes("<C-q>"))
    #expect(try terminal.waitForEnd() == .exited(0))
  }

  @Test func aWindowTooSmallSaysSoAndCanBeLeft() throws {
    let clinic = try Clinic()
    let terminal = try clinic.open(columns: 30, rows: 8)
    try terminal.wait(for: "now 30x8")
    terminal.type(Keys.bytes("<C-q>"))
    #expect(try terminal.waitForEnd() == .exited(0))
  }
}
