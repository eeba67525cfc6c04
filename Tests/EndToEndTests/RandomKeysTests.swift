import Canvas
import TestSupport
import Testing

/// Whatever is typed, the terminal shows the picture that the program drew: after every key.
@Suite struct RandomKeysTests {
  /// Keys that read, move, open and close; those that save are left out, as both runs would then
  /// have to share a database, and so is the one that leaves.
  private static let keys = [
    "w", "z", "l", "1", "9", "张", "王", "j", "k", "+", "-", "t", "s", "?", ":", "<Space>",
    "<Down>", "<Down>", "<Down>", "<Up>", "<PgDn>", "<PgUp>", "<Left>", "<Right>", "<End>",
    "<Enter>", "<Enter>", "<Esc>", "<Esc>", "<Tab>", "<S-Tab>", "<BS>", "<F1>", "<F2>", "<F3>",
    "<F4>", "<F5>", "<F9>", "<F11>", "<C-u>", "<C-l>",
  ]

  /// Those that zoom, go back and forth, sort, filter, lock and click, too.
  ///
  /// None that shows the day: by the minute people become late there, and the two runs are some
  /// seconds apart.
  private static let moreKeys =
    keys + [
      "<F10>", "<F12>", "<C-o>", "<C-g>", "<C-f>", "<A-Left>", "<A-Right>", "<Home>",
      "<Del>", "<Click:9,1>", "<Click:30,1>", "<Click:12,9>", "<Click:40,12>", "<Click:55,15>",
      "[", "]", "z", ".", "m",
    ]
  /// The clock of a lock screen is drawn in big digits where there is room, and would differ.
  private static let locks = ["<F8>", "<C-x>", "<Enter>"]

  struct Walk: CustomTestStringConvertible, Sendable {
    let seed: UInt64
    let columns: Int
    let rows: Int
    let glyphs: String
    var isWide = false

    /// The keys to choose from.
    var keys: [String] {
      isWide ? moreKeys + (rows < 20 ? locks : []) : RandomKeysTests.keys
    }

    var testDescription: String { "\(columns)x\(rows) \(glyphs) from seed \(seed)" }
  }

  static let walks = [
    Walk(seed: 11, columns: 80, rows: 24, glyphs: "line"),
    Walk(seed: 12, columns: 121, rows: 36, glyphs: "block"),
    Walk(seed: 13, columns: 200, rows: 50, glyphs: "line"),
    Walk(seed: 14, columns: 60, rows: 16, glyphs: "ascii"),
    Walk(seed: 15, columns: 60, rows: 18, glyphs: "line", isWide: true),
    Walk(seed: 16, columns: 100, rows: 30, glyphs: "line", isWide: true),
    Walk(seed: 17, columns: 84, rows: 50, glyphs: "block", isWide: true),
  ]

  @Test(arguments: walks)
  func afterEveryKeyTheTerminalShowsThePictureThatWasDrawn(walk: Walk) throws {
    var numbers = SeededRandom(seed: walk.seed)
    let keys = (0..<120).map { _ in walk.keys.randomElement(using: &numbers) ?? "" }
    let look = ["--lang", "zh", "--theme", "mono", "--glyphs", walk.glyphs]
    let run = try Clinic().run(
      ["--script", keys.joined(), "--each", "--size", "\(walk.columns)x\(walk.rows)"] + look)
    let pictures = run.output.split(separator: "\u{0C}", omittingEmptySubsequences: false)
    try #require(run.code == 0 && pictures.count == keys.count + 1)
    let clinic = try Clinic()
    let terminal = try clinic.open(columns: walk.columns, rows: walk.rows, look)
    for (place, picture) in pictures.enumerated() {
      if place > 0 { terminal.type(Self.bytes(keys[place - 1])) }
      let expected = Picture.comparable(String(picture))
      do {
        let patience = Deadline(seconds: 6)
        try terminal.wait(for: "a picture") { screen in
          let shown = Picture.comparable(screen.text)
          // A message at the foot lasts some seconds; in the run without a terminal no time passes.
          return shown == expected
            || patience.isOver && shown.dropLast(2) == expected.dropLast(2)
        }
      } catch {
        let typed = keys.prefix(place).joined()
        throw EndToEndFailure("\(error)\nafter “\(typed)” should be\n\(picture)")
      }
    }
    #expect(terminal.screen.unknown == [])
  }

  /// What a terminal sends for a key or a click.
  private static func bytes(_ key: String) -> String {
    // As kitty sends it: a lone escape would join a key that follows it at once.
    if key == "<Esc>" { return "\u{1B}[27u" }
    guard key.hasPrefix("<Click:") else { return Keys.bytes(key) }
    let place = key.dropFirst(7).dropLast().replacing(",", with: ";")
    return "\u{1B}[<0;\(place)M\u{1B}[<0;\(place)m"
  }
}
