import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

@Suite struct CommandTests {
  static let layers: [Layer] =
    ScreenID.allCases.map { Layer.screen($0) } + [.outcome, .help, .palette, .menu, .locked]

  @Test func everyIdentifierHasExactlyOneCommand() {
    for id in CommandID.allCases {
      #expect(CommandRegistry.all.count { $0.id == id } == 1, "\(id.rawValue)")
    }
  }

  @Test func everyCommandSaysWhatItDoesInBothLanguages() {
    for command in CommandRegistry.all {
      let texts = [command.title] + [command.hint?.text].compactMap { $0 }
      for text in texts {
        #expect(!text.chinese.isEmpty && !text.english.isEmpty, "\(command.id.rawValue)")
      }
    }
  }

  @Test func noKeyMeansTwoThingsInOneLayer() {
    for layer in Self.layers {
      let commands = CommandRegistry.all.filter { $0.layers.covers(layer) }
      let keys = commands.flatMap(\.keys)
      #expect(Set(keys).count == keys.count, "\(layer): \(keys)")
      let letters = commands.flatMap(\.letters)
      #expect(Set(letters).count == letters.count, "\(layer): \(letters)")
    }
  }

  @Test func everyCommandIsReachedWithoutALetter() {
    for command in CommandRegistry.all {
      let hasKey = !command.keys.isEmpty
      let isBlank = command.letters.contains(" ")
      #expect(hasKey || command.isInPalette || isBlank, "\(command.id.rawValue)")
    }
  }

  @Test func noKeyBelongsToATerminalOrAnInputMethod() {
    let taken: [KeyPress] = ["i", "m", "j", "h", "[", " ", "b"].map { KeyPress.control($0) }
    for command in CommandRegistry.all {
      #expect(command.keys.allSatisfy { !taken.contains($0) }, "\(command.id.rawValue)")
    }
  }

  @Test(arguments: [("？", "?"), ("：", ":"), ("Ｌ", "L"), ("＋", "+"), ("。", "."), ("ｔ", "t")])
  func fullWidthSignsMeanTheSameKeys(_ typed: Character, _ meant: Character) {
    #expect(CommandFolding.fold(typed) == meant)
  }

  @Test func aFullWidthLetterRunsItsCommandInAList() {
    var desk = Desk()
    desk.press("zs<Enter>")
    #expect(desk.model.screen == .archive)
    desk.press("４")
    #expect(desk.model.screen == .followUps)
  }

  @Test func hanziInAListLookPeopleUp() {
    var desk = Desk()
    desk.press("<F5>")
    desk.send(.event(.text("张素英")))
    #expect(desk.model.screen == .lookup)
    #expect(desk.model.lookup.query.text == "张素英")
    #expect(desk.model.lookup.rows.map(\.card) == ["A-000752"])
  }

  @Test func helpListsWhatWorksAndNarrowsByWhatIsTyped() {
    var desk = Desk()
    desk.press("<F5><F1>")
    #expect(desk.text.contains("登记随访结果"))
    #expect(!desk.text.contains("放大时段"))
    desk.press("undo")
    #expect(desk.text.contains("撤销上一次登记"))
    #expect(!desk.text.contains("登记随访结果"))
    desk.press("<Esc>")
    #expect(desk.model.overlay == nil)
    #expect(desk.model.screen == .followUps)
  }

  @Test func thePaletteFindsByEitherLanguageAndRuns() {
    var desk = Desk()
    desk.press("<F9>english<Enter>")
    #expect(desk.model.language == .english)
    #expect(desk.clinic.log.last == .saveSetting(.language(.english)))
    desk.press("<C-p>中文<Enter>")
    #expect(desk.model.language == .chinese)
  }
}
