import Canvas
import Domain
import FrontdeskApp
import Testing

@Suite struct KeymapTests {
  private func read(_ text: String) -> (keymap: Keymap, diagnostics: [Diagnostic]) {
    KeymapFile.read(Array(text.utf8))
  }

  /// `code line:column`, in order.
  private func codes(_ diagnostics: [Diagnostic]) -> [String] {
    diagnostics.map { "\($0.code) \($0.place?.line ?? 0):\($0.place?.column ?? 0)" }
  }

  private func command(_ id: CommandID) throws -> Command {
    try #require(CommandRegistry.command(id))
  }

  // MARK: - Names

  @Test func everyKeyOfTheRegistryIsReadAsItIsShown() {
    for command in CommandRegistry.all {
      for language in Language.allCases {
        for press in command.keys {
          let name = KeyName.text(press, language)
          #expect(KeyName.parse(name) == .press(press), "\(name)")
        }
        for letter in command.letters {
          let name = KeyName.text(letter, language)
          #expect(KeyName.parse(name) == .letter(letter), "\(name)")
        }
      }
    }
  }

  @Test func everyKeyThereIsIsReadAsItIsShown() {
    let keys: [Key] =
      [
        .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .insert, .delete, .backspace,
        .enter, .escape, .tab,
      ] + (1...24).map { .function($0) }
    let modifiers: [KeyPress.Modifiers] = [[], .shift, .alt, .control]
    for key in keys {
      for modifier in modifiers {
        for language in Language.allCases {
          let press = KeyPress(key, modifier)
          #expect(KeyName.parse(KeyName.text(press, language)) == .press(press))
        }
      }
    }
  }

  @Test(arguments: [
    ("Ctrl-X", KeyPress.control("x")), ("ctrl+x", .control("x")), ("C-x", .control("x")),
    ("^X", .control("x")), ("＾Ｘ", .control("x")), ("A-o", KeyPress(.character("o"), .alt)),
    ("pagedown", KeyPress(.pageDown)), ("回车", KeyPress(.enter)), ("Shift-上", KeyPress(.up, .shift)),
    ("Ctrl-Shift-F5", KeyPress(.function(5), [.control, .shift])), ("←", KeyPress(.left)),
  ])
  func otherSpellingsAreRead(_ name: String, _ press: KeyPress) {
    #expect(KeyName.parse(name) == .press(press))
  }

  @Test(arguments: ["", "F25", "F0", "Foo", "Ctrl-", "Ctrl-Shift-x", "Ctrl-张", "Shift-", "Up Down"])
  func whatIsNoKeyIsNotRead(_ name: String) {
    #expect(KeyName.parse(name) == nil)
  }

  @Test(arguments: [
    ("n", "n"), ("N", "N"), ("Shift-n", "N"), ("：", ":"), ("空格", " "), ("Space", " "),
  ])
  func lettersAndSignsAreAccelerators(_ name: String, _ letter: Character) {
    #expect(KeyName.parse(name) == .letter(letter))
  }

  // MARK: - Files

  @Test func aFileReplacesTheKeysOfACommand() throws {
    let (keymap, diagnostics) = read(
      """
      {
        // a comment, as in JSON5
        "privacy.toggleMask": ["Alt-F6", "Ctrl-V", "N"],
        "queue.scope.next": 'Alt-Down',
      }
      """)
    #expect(diagnostics.isEmpty)
    #expect(
      keymap[try command(.toggleMask)]
        == Keymap.Binding(keys: [KeyPress(.function(6), .alt), .control("v")], letters: ["N"]))
    #expect(keymap.command(for: .control("v"), in: .screen(.archive))?.id == .toggleMask)
    #expect(keymap.command(forLetter: "Ｎ", in: .screen(.archive))?.id == .toggleMask)
    #expect(keymap.command(for: KeyPress(.function(7)), in: .screen(.archive)) == nil)
    #expect(keymap.command(for: KeyPress(.right), in: .screen(.followUps)) == nil)
    #expect(keymap.changed == [.toggleMask, .nextScope])
  }

  @Test func keysOfTheRegistryAreNoChange() {
    let (keymap, diagnostics) = read(#"{ "app.quit": "Ctrl-Q", "list.down": ["Down", "j"] }"#)
    #expect(diagnostics.isEmpty)
    #expect(keymap == .standard)
  }

  @Test func anUnknownCommandIsNamedWithTheOneThatWasMeant() {
    let (keymap, diagnostics) = read(
      "{\n  \"list.dwon\": \"n\", \"quit\": \"F12\", \"xyzzy\": \"n\" }")
    #expect(keymap == .standard)
    #expect(
      codes(diagnostics) == [
        "keymap.unknown-command 2:3", "keymap.unknown-command 2:21", "keymap.unknown-command 2:36",
      ])
    #expect(diagnostics.first?.help?.english == "did you mean \"list.down\"?")
    #expect(diagnostics.dropFirst().first?.help?.english == "did you mean \"app.quit\"?")
    #expect(diagnostics.last?.help == nil)
  }

  @Test func anUnknownKeyIsLeftOutAndTheOthersStay() throws {
    let (keymap, diagnostics) = read(#"{ "edit.undo": ["Foo", "Alt-F6", 7] }"#)
    #expect(codes(diagnostics) == ["keymap.unknown-key 1:17", "keymap.unknown-key 1:34"])
    #expect(diagnostics.first?.message.english == "not a key: \"Foo\"")
    #expect(keymap[try command(.undo)].keys == [KeyPress(.function(6), .alt)])
    #expect(read(#"{ "edit.undo": ["Foo"] }"#).keymap == .standard)
  }

  @Test func keysThatTerminalsSendForOthersAreRefused() {
    for key in ["Ctrl-I", "^M", "^J", "^H", "Ctrl-[", "Ctrl-Space", "Shift-Space", "^@"] {
      let (keymap, diagnostics) = read("{ \"edit.undo\": \"\(key)\" }")
      #expect(keymap == .standard, "\(key)")
      #expect(diagnostics.map(\.severity) == [.error], "\(key)")
    }
  }

  @Test func aKeyTakenTwiceInOneLayerGoesToTheFirst() throws {
    let (keymap, diagnostics) = read(
      #"{ "edit.undo": ["Alt-F6", "^B"], "refresh": ["Alt-F6", "^V"] }"#)
    #expect(codes(diagnostics) == ["keymap.conflict 1:46"])
    #expect(
      diagnostics.first?.message.english
        == "\"Alt-F6\" is edit.undo already, so refresh does not get it")
    #expect(keymap[try command(.refresh)].keys == [.control("v")])
    #expect(keymap.command(for: KeyPress(.function(6), .alt), in: .screen(.lookup))?.id == .undo)
  }

  @Test func oneKeyMayMeanTwoThingsInTwoLayers() {
    let (keymap, diagnostics) = read(#"{ "trend.table": "Alt-F6", "followup.archive": "Alt-F6" }"#)
    #expect(diagnostics.isEmpty)
    #expect(
      keymap.command(for: KeyPress(.function(6), .alt), in: .screen(.trends))?.id == .valueTable)
    #expect(
      keymap.command(for: KeyPress(.function(6), .alt), in: .screen(.followUps))?.id == .openPerson)
  }

  @Test func aKeyTakenFromTheRegistrysCommandIsReportedWithBoth() throws {
    let (keymap, diagnostics) = read(#"{ "refresh": ["F7"] }"#)
    #expect(codes(diagnostics) == ["keymap.conflict 1:15"])
    #expect(diagnostics.first?.severity == .warning)
    #expect(
      diagnostics.first?.message.english == "\"F7\" was privacy.toggleMask and now is refresh")
    #expect(keymap[try command(.toggleMask)] == Keymap.Binding(letters: ["m"]))
  }

  @Test func keysCanBeSwapped() throws {
    let (keymap, diagnostics) = read(#"{ "view.lookup": "F3", "view.archive": "F2" }"#)
    #expect(diagnostics.isEmpty)
    #expect(keymap[try command(.viewLookup)].keys == [KeyPress(.function(3))])
    #expect(keymap[try command(.viewArchive)].keys == [KeyPress(.function(2))])
  }

  @Test(arguments: [
    #"{ "app.quit": [] }"#, #"{ "help.context": ["h"] }"#, #"{ "item.back": ["Alt-B", "b"] }"#,
    #"{ "palette.open": [":"] }"#, #"{ "outcome.save": "s" }"#,
  ])
  func theLastKeyWithoutALetterStays(_ text: String) {
    let (keymap, diagnostics) = read(text)
    #expect(keymap == .standard)
    #expect(codes(diagnostics) == ["keymap.unreachable 1:3"])
  }

  @Test func theOnlyKeyOfACommandIsNotTaken() {
    let (keymap, diagnostics) = read(#"{ "refresh": ["Ctrl-Q", "^R"] }"#)
    #expect(keymap == .standard)
    #expect(codes(diagnostics) == ["keymap.last-key 1:15"])
    #expect(
      diagnostics.first?.message.english
        == "\"Ctrl-Q\" is the only key of app.quit, so refresh does not get it")
  }

  @Test func aCommandLeftToThePaletteIsReported() {
    let (keymap, diagnostics) = read(#"{ "refresh": ["R"] }"#)
    #expect(codes(diagnostics) == ["keymap.palette-only 1:3"])
    #expect(keymap.changed == [.refresh])
  }

  @Test func aKeyThatEditsTextIsReported() {
    let (_, diagnostics) = read(#"{ "refresh": ["Ctrl-W", "Alt-F6"] }"#)
    #expect(codes(diagnostics) == ["keymap.field-key 1:15"])
    #expect(diagnostics.first?.severity == .note)
  }

  @Test(arguments: [
    "", "{", "[1, 2]", "7", "{ \"app.quit\": }", "\u{FEFF}{", "{\"app.quit\": 1e999}",
  ])
  func aBrokenFileKeepsEveryKeyAndSaysSo(_ text: String) {
    let (keymap, diagnostics) = read(text)
    #expect(keymap == .standard)
    #expect(diagnostics.contains { $0.severity == .error })
  }

  /// Whatever a file says, nothing is out of reach and no key means two things.
  @Test(arguments: 1...40)
  func noFileCanBreakTheKeys(_ seed: Int) {
    var random = FuzzTests.Random(state: UInt64(seed))
    let keys = ["F1", "F2", "F9", "^Q", "^P", "Esc", "Enter", "Up", "Tab", "q", "?", "Alt-X", "^S"]
    let members = (0..<Int.random(in: 1...12, using: &random)).map { _ in
      let id = CommandID.allCases.randomElement(using: &random) ?? .quit
      let names = (0..<Int.random(in: 0...3, using: &random)).map { _ in
        "\"\(keys.randomElement(using: &random) ?? "F1")\""
      }
      return "\"\(id.rawValue)\": [\(names.joined(separator: ","))]"
    }
    let text = "{ \(members.joined(separator: ", ")) }"
    let (keymap, _) = read(text)
    for layer in CommandTests.layers {
      let commands = CommandRegistry.all.filter { $0.layers.covers(layer) }
      let bound = commands.flatMap { keymap[$0].keys }
      #expect(Set(bound).count == bound.count, "\(layer) \(text)")
      let letters = commands.flatMap { keymap[$0].letters }
      #expect(Set(letters).count == letters.count, "\(layer) \(text)")
    }
    for command in CommandRegistry.all {
      #expect(keymap.isReachable(command), "\(command.id.rawValue) \(text)")
    }
    for id in [CommandID.quit, .help] {
      #expect(CommandRegistry.command(id).map { keymap[$0].hasSafeKey } == true, "\(text)")
    }
  }

  // MARK: - On screen

  @Test func theScreensFollowTheKeysChosen() {
    var desk = Desk()
    let (keymap, diagnostics) = read(
      #"{ "view.followup": "F13", "followup.record": ["Alt-F6", "x"], "edit.undo": "F14" }"#)
    desk.model.use(keymap, diagnostics: diagnostics)
    #expect(desk.model.toast == nil)
    desk.press("<F5>")
    #expect(desk.model.screen == .lookup)
    desk.press("<F13><Enter>")
    #expect(desk.model.outcome == nil)
    #expect(desk.text.contains("F13 随访"))
    #expect(desk.text.contains("Alt-F6 通话"))
    desk.press("x")
    #expect(desk.model.outcome != nil)
    desk.press("<Down>2<C-s>")
    #expect(desk.text.contains("F14 撤销"))
    desk.press("<F1>认领并打开")
    #expect(desk.text.contains("Alt-F6  x"))
  }

  @Test func aBrokenFileIsToldOnTheScreen() {
    var desk = Desk()
    let (keymap, diagnostics) = read(#"{ "quit": "F12", "edit.undo": "Foo" }"#)
    desk.model.use(keymap, diagnostics: diagnostics)
    #expect(desk.text.contains("keymap.json5 有 2 处错误"))
    desk.press("<C-q>")
    #expect(desk.ownEffects == [.quit])
  }
}
