import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

@Suite struct FooterTests {
  /// Keys that lead to each layer.
  static let states = [
    "", "zs<Tab>", "zs<Enter>", "zs<F4>", "<F5>", "<F5><Enter>2<Tab>", "<F1>", "<F9>undo",
    "<F5><F10>",
  ]

  /// Whatever the width, each hint stands there whole or not at all.
  @Test(arguments: states, Language.allCases)
  func noHintIsEverCut(_ keys: String, _ language: Language) {
    var desk = Desk(300, 24, language: language)
    desk.press(keys)
    desk.wait(seconds: 60)
    let model = desk.model
    #expect(model.toast == nil)
    let glyphs = language == .chinese ? Glyphs.line : .ascii
    desk.model.glyphs = glyphs
    let whole = Set(
      CommandRegistry.all.compactMap { command -> String? in
        guard let hint = command.hint, command.layers.covers(model.layer) else { return nil }
        let keys = model.keymap.hintKeys(of: command, hint, glyphs: glyphs)[language]
        return "\(keys) \(hint.text[language])"
      })
    var most = 0
    for columns in Array(60...96) + Array(stride(from: 98, through: 300, by: 14)) {
      let size = Size(columns: columns, rows: 24)
      desk.model.size = size
      let lines = PlainFrame.text(of: view(desk.model, size: size)).split(separator: "\n")
      let shown = pieces(lines.last.map(String.init) ?? "")
      #expect(Set(shown).isSubset(of: whole), "\(columns): \(shown)")
      #expect(!shown.isEmpty, "\(columns)")
      // More room never shows less.
      #expect(shown.count >= most, "\(columns): \(shown)")
      most = max(most, shown.count)
    }
    #expect(most >= 3)
  }

  /// The parts between stretches of two blanks or more.
  private func pieces(_ line: String) -> [String] {
    var parts: [String] = []
    var part = ""
    var blanks = 0
    for character in line {
      if character == " " {
        blanks += 1
        continue
      }
      if blanks == 1, !part.isEmpty { part += " " }
      if blanks > 1, !part.isEmpty {
        parts.append(part)
        part = ""
      }
      blanks = 0
      part.append(character)
    }
    return part.isEmpty ? parts : parts + [part]
  }

  /// Lists, questions and forms of one field have nothing that Tab would go to.
  @Test(arguments: [
    ("zs<F7>", false), ("<F9>session.rights<Enter>", false), ("zs<A-e>", false),
    ("zs<A-e>2", false), ("<F6>x", false), ("zs<Enter><F9>view.rights<Enter><Down>w", false),
    ("zs<F9>card.merge<Enter>", false), ("zs<A-e>n", true), ("zs<A-e>f", true), ("zs<A-b>", true),
    ("zs<A-w>", true), ("<A-n>", true), ("<F5><Enter>", true), ("<C-d>", true),
  ])
  func tabIsOfferedWhereThereAreFields(_ keys: String, _ hasFields: Bool) {
    var desk = Desk(200, 50)
    CounterTests.prepared(&desk)
    desk.clinic.planDay()
    desk.press("<F6>")
    desk.press("<F2>" + keys)
    let layer = desk.model.layer
    if case .screen = layer { Issue.record("\(keys) opens nothing") }
    #expect((desk.text.split(separator: "\n").last ?? "").contains("Tab 下一项") == hasFields)
    desk.press("<Tab>")
    #expect(desk.model.layer == layer)
  }

  @Test func whatLiesOverTheScreenShowsItsOwnKeys() {
    var desk = Desk(80, 24)
    desk.press("<F5><F9>")
    let footer = desk.text.split(separator: "\n").last ?? ""
    #expect(footer.contains("Enter 打开"))
    #expect(footer.contains("Esc 返回"))
    #expect(!footer.contains("登记"))
  }
}
