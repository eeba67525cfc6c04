import Canvas
import Testing

/// The pictures as tmux shows them: a terminal of another make, with names for keys of its own.
@Suite(.enabled(if: Tmux.isThere)) struct TmuxTests {
  struct Look: CustomTestStringConvertible, Sendable {
    let columns: Int
    let rows: Int
    let arguments: [String]
    var testDescription: String { "\(columns)x\(rows) \(arguments.joined(separator: " "))" }
  }

  static let looks = [
    Look(columns: 80, rows: 24, arguments: ["--lang", "zh", "--theme", "mono"]),
    Look(columns: 120, rows: 35, arguments: ["--lang", "en", "--theme", "mono"]),
    Look(
      columns: 200, rows: 50,
      arguments: ["--lang", "zh", "--theme", "mono", "--glyphs", "block"]),
  ]

  private func expect(
    _ tmux: Tmux, after script: String, columns: Int, rows: Int, _ arguments: [String]
  ) throws {
    let picture = try Clinic().picture(script, columns: columns, rows: rows, arguments)
    let expected = Picture.comparable(picture)
    try tmux.wait(for: "the picture after “\(script)”\n\(picture)") {
      Picture.comparable($0) == expected
    }
  }

  @Test(arguments: looks)
  func theScreensLookTheSameAndItsKeysAreKnown(look: Look) throws {
    let clinic = try Clinic()
    let tmux = try Tmux(clinic, columns: look.columns, rows: look.rows, look.arguments)
    var script = ""
    func expect() throws {
      try self.expect(
        tmux, after: script, columns: look.columns, rows: look.rows, look.arguments)
    }
    try expect()
    try tmux.type("wang")
    script += "wang"
    try expect()
    let keys = [
      ("Down", "<Down>"), ("Enter", "<Enter>"), ("F4", "<F4>"), ("Left", "<Left>"),
      ("F5", "<F5>"), ("NPage", "<PgDn>"), ("BTab", "<S-Tab>"), ("F1", "<F1>"),
      ("Escape", "<Esc>"), ("F2", "<F2>"), ("C-u", "<C-u>"),
    ]
    for (name, key) in keys {
      try tmux.press(name)
      script += key
      try expect()
    }
    try tmux.type("张")
    script += "张"
    try expect()
  }

  @Test func aPasteOfSeveralLinesIsTextAndAResizeIsFollowed() throws {
    let clinic = try Clinic()
    let look = ["--lang", "en", "--theme", "mono"]
    let tmux = try Tmux(clinic, columns: 80, rows: 24, look)
    try tmux.wait(for: "the first picture") { $0.contains("Just type to search") }
    try tmux.paste("王\nfei\n")
    try expect(tmux, after: "<Paste:王 fei>", columns: 80, rows: 24, look)
    for (columns, rows) in [(40, 10), (121, 33), (200, 50), (60, 16)] {
      try tmux.resize(columns: columns, rows: rows)
      try expect(tmux, after: "<Paste:王 fei>", columns: columns, rows: rows, look)
    }
  }
}
