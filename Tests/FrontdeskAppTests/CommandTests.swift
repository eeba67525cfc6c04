import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

@Suite struct CommandTests {
  static let layers: [Layer] =
    ScreenID.allCases.map { Layer.screen($0) } + [
      .outcome, .settings, .help, .palette, .menu, .dialog, .locked, .signIn, .access,
      .ruleEditor, .forecast,
    ]

  @Test func everyIdentifierHasExactlyOneCommand() {
    for id in CommandID.allCases {
      #expect(CommandRegistry.all.count { $0.id == id } == 1, "\(id.rawValue)")
    }
  }

  @Test func everyCommandIsAuditedUnderANameOfItsOwn() {
    let names = CommandRegistry.all.map(\.auditName)
    #expect(Set(names).count == names.count, "\(names)")
    for name in names {
      #expect(
        name.contains { $0.isLetter } && name.allSatisfy { $0.isLetter || $0 == "." }, "\(name)")
    }
  }

  /// Names in the trail of a clinic must mean the same for ever.
  @Test func actsOnRecordsKeepTheirNamesInTheTrail() {
    let names: [CommandID: String] = [
      .open: "patient.open", .viewArchive: "patient.archive", .viewTrends: "patient.trends",
      .recall: "patient.recall", .toggleMask: "privacy.reveal",
      .saveOutcome: "followup.outcome.record", .undo: "followup.outcome.undo",
      .quit: "app.quit",
    ]
    for (id, name) in names { #expect(CommandRegistry.command(id)?.auditName == name) }
  }

  @Test func everyCommandSaysWhatItDoesInBothLanguages() {
    for command in CommandRegistry.all {
      let texts = [command.title] + [command.hint?.text].compactMap { $0 }
      for text in texts {
        #expect(!text.chinese.isEmpty && !text.english.isEmpty, "\(command.id.rawValue)")
      }
      #expect(CommandFolding.holdsHanzi(command.title.chinese), "\(command.id.rawValue)")
      // The language names itself, whatever the rest is in.
      if command.id != .switchLanguage {
        #expect(!CommandFolding.holdsHanzi(command.title.english), "\(command.id.rawValue)")
      }
    }
  }

  /// The narrowest list has 52 columns, of which the keys want some.
  @Test func titlesAndHintsAreShort() {
    for command in CommandRegistry.all {
      for language in Language.allCases {
        #expect(TextWidth.of(command.title[language]) <= 30, "\(command.title[language])")
        #expect(TextWidth.of(command.hint?.text[language] ?? "") <= 12)
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

  @Test func everyCommandIsReachedWithoutALetterWhereverItWorks() {
    for command in CommandRegistry.all {
      for layer in Self.layers where command.layers.covers(layer) {
        let isScreen = LayerSet.screens.covers(layer)
        let hasRoute =
          command.keys.contains { !$0.isAltLetter } || isScreen && command.isInPalette
          || command.menuLayers.covers(layer)
        #expect(hasRoute, "\(command.id.rawValue) in \(layer)")
      }
    }
  }

  /// The palette and the menu are the routes of others, so they need keys of their own.
  @Test func thePaletteAndTheMenuHaveKeys() {
    for id in [CommandID.palette, .menu, .help, .quit, .open] {
      #expect(
        CommandRegistry.command(id).map { Keymap.standard[$0].hasSafeKey } == true, "\(id.rawValue)"
      )
    }
  }

  @Test func noKeyBelongsToATerminalOrAnInputMethod() {
    let taken: [KeyPress] =
      ["i", "m", "j", "h", "[", " ", "@", "b"].map { KeyPress.control($0) }
      + [KeyPress(.character(" "), .shift), KeyPress(.character(" "), .alt)]
    for command in CommandRegistry.all {
      #expect(command.keys.allSatisfy { !taken.contains($0) }, "\(command.id.rawValue)")
      // Ctrl-A is the prefix of screen, so it is never the only key.
      #expect(command.keys != [.control("a")], "\(command.id.rawValue)")
    }
  }

  /// GNOME and Windows Terminal keep these for themselves.
  @Test func keysThatAWindowMayTakeAreNeverTheOnlyWay() {
    let takable = [1, 10, 11].map { KeyPress(.function($0)) }
    for command in CommandRegistry.all where command.keys.contains(where: takable.contains) {
      let others = command.keys.contains { !takable.contains($0) } || command.isInPalette
      #expect(others, "\(command.id.rawValue)")
    }
  }

  @Test func whatIsListedInTheMenuWorksThere() {
    for command in CommandRegistry.all {
      #expect(command.layers.isSuperset(of: command.menuLayers), "\(command.id.rawValue)")
    }
  }

  @Test func whatWritesCanBeTakenBackOrIsAskedFor() {
    for command in CommandRegistry.all where command.danger == .reversible {
      #expect(command.undo != nil || command.id == .undo, "\(command.id.rawValue)")
    }
    for command in CommandRegistry.all {
      guard let undo = command.undo else { continue }
      #expect(CommandRegistry.command(undo) != nil)
    }
    #expect(CommandRegistry.command(.saveOutcome)?.undo == .undo)
  }

  @Test func whoOnlyLooksDoesNotRecord() {
    var desk = Desk()
    desk.press("<F5>")
    desk.model.user = StaffMember(code: "x", name: "X", role: .auditor)
    let record = CommandRegistry.command(.record)
    #expect(record?.disabledReason(desk.model)?[.english] == "not for Auditor")
    #expect(record?.disabledReason(desk.model)?[.chinese] == "审计无此权限")
    desk.press("<Enter>")
    #expect(desk.model.outcome == nil)
    #expect(
      desk.model.toast?.text.chinese == "您的角色无权更改预约和随访；如有需要请找管理者")
    desk.model.user = StaffMember(code: "x", name: "X", role: .nurse)
    #expect(record?.disabledReason(desk.model) == nil)
    desk.press("<Enter>")
    #expect(desk.model.outcome != nil)
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

  @Test func hanziInAListWithAFilterStartIt() {
    var desk = Desk()
    desk.press("<F5><Paste:x><F5>")
    desk.send(.event(.text("张素英")))
    #expect(desk.model.screen == .followUps)
    #expect(desk.model.tables[.queue].filter.text == "张素英")
    #expect(desk.model.followUps.items.map(\.name) == ["张素英"])
  }

  @Test func hanziInTheTrendsLookPeopleUp() {
    var desk = Desk()
    desk.press("zs<F4>")
    desk.send(.event(.text("张素英")))
    #expect(desk.model.screen == .lookup)
    #expect(desk.model.lookup.query.text == "张素英")
    #expect(desk.model.lookup.rows.map(\.card) == ["A-000752"])
  }

  @Test func helpListsWhatWorksAndNarrowsByWhatIsTyped() {
    var desk = Desk()
    desk.press("<F5><F1>")
    #expect(desk.text.contains("认领并打开通话"))
    #expect(!desk.text.contains("放大时段"))
    desk.press("undo")
    #expect(desk.text.contains("撤销我的上一次更改"))
    #expect(!desk.text.contains("认领并打开通话"))
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
