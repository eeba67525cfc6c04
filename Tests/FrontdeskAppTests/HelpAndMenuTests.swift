import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

@Suite struct HelpAndMenuTests {
  private func headings(_ overlay: Overlay?) -> [String] {
    (overlay?.choices.rows ?? []).compactMap {
      if case .heading(let title) = $0 { title.english } else { nil }
    }
  }

  // MARK: - Help

  @Test func theKeysOfThePresentScreenComeFirst() {
    var desk = Desk()
    desk.press("<F5><F1>")
    let headings = headings(desk.model.overlay)
    #expect(headings.first == "Follow-ups")
    #expect(headings.last == "Elsewhere: Rules")
    #expect(headings.contains("Elsewhere: Trends"))
    #expect(desk.model.overlay?.choices.selected?.entry == .command(.record))
  }

  @Test func everyCommandOfTheScreensIsInTheHelpOfEveryScreen() {
    for screen in ["", "zs<Enter>", "zs<F4>", "<F5>", "<F5><Enter>"] {
      var desk = Desk()
      desk.press(screen + "<F1>")
      let listed = desk.model.overlay?.choices.entries.map(\.entry) ?? []
      for command in CommandRegistry.all
      where !command.layers.isDisjoint(with: [.screens, .outcome]) {
        #expect(listed.count { $0 == .command(command.id) } == 1, "\(screen) \(command.id)")
      }
    }
  }

  @Test func everyScreenExplainsItselfInBothLanguages() {
    for layer in CommandTests.layers {
      switch layer {
      case .screen, .outcome, .settings, .ruleEditor, .forecast:
        let guide = layer.guide
        #expect(guide.map { CommandFolding.holdsHanzi($0.chinese) } == true)
        #expect(guide.map { !CommandFolding.holdsHanzi($0.english) } == true)
      default: #expect(layer.guide == nil)
      }
    }
    var desk = Desk(60, 16, language: .english)
    desk.press("<F5><F1>")
    #expect(desk.text.contains("Work downwards"))
  }

  @Test(arguments: ["认领并打开", "rlbdk", "renlingbing", "outcome", "take it", "followup.rec"])
  func theHelpIsNarrowedByWhatIsTyped(_ typed: String) {
    var desk = Desk()
    desk.press("<F5><F1>\(typed)")
    #expect(desk.model.overlay?.choices.entries.first?.entry == .command(.record))
    #expect(!desk.text.contains("切换配色"))
  }

  @Test func theHelpIsNarrowedByAKey() {
    var desk = Desk()
    desk.press("<F5><F1>f7")
    #expect(desk.model.overlay?.choices.entries.map(\.entry) == [.command(.toggleMask)])
  }

  @Test func lettersAreShownWhereTheyWork() {
    var desk = Desk()
    desk.press("<F5><F1>")
    #expect(desk.text.contains("Enter  d"))
    desk.press("<Esc><F2><F1>")
    #expect(!desk.text.contains("F7  m"))
  }

  @Test func theHelpStandsInTwoColumnsWhereThereIsRoom() {
    var desk = Desk(120, 35)
    desk.press("<F5><F1>")
    let both = desk.text.split(separator: "\n").contains { line in
      line.contains("登记随访结果") && line.contains("Tab")
        || line.contains("打开此人档案")
          && line.contains("退")
    }
    let visible = CommandRegistry.all.count { desk.text.contains($0.title.chinese) }
    #expect(both || visible > 30, "\(visible)")
    var narrow = Desk(80, 24)
    narrow.press("<F5><F1>")
    let fewer = CommandRegistry.all.count { narrow.text.contains($0.title.chinese) }
    #expect(fewer < visible)
  }

  @Test func enterInTheHelpCarriesOut() {
    var desk = Desk()
    desk.press("<F5><F1>认领并打开<Enter>")
    #expect(desk.model.overlay == nil)
    #expect(desk.model.outcome != nil)
  }

  @Test func whatWorksElsewhereSaysSo() {
    var desk = Desk()
    desk.press("<F5><F1>放大时段<Enter>")
    #expect(desk.model.overlay != nil)
    #expect(desk.model.toast?.text.english == "works on another screen")
  }

  @Test func theSelectionPassesOverHeadings() {
    var desk = Desk()
    desk.press("<F5><F1>")
    for _ in 0..<60 {
      #expect(desk.model.overlay?.choices.selected != nil)
      desk.press("<Down>")
    }
    for _ in 0..<60 {
      desk.press("<Up>")
      #expect(desk.model.overlay?.choices.selected != nil)
    }
    #expect(desk.model.overlay?.choices.selected?.entry == .command(.record))
  }

  // MARK: - Menu

  private func menu(_ desk: Desk) -> [CommandID] {
    (desk.model.overlay?.choices.entries ?? []).compactMap {
      if case .command(let id) = $0.entry { id } else { nil }
    }
  }

  @Test func theMenuHoldsTheVerbsOfEachScreen() {
    for (keys, first) in [
      ("", CommandID.open), ("zs<Enter>", .open), ("zs<F4>", .zoomIn), ("<F5>", .record),
    ] {
      var desk = Desk()
      desk.press(keys + "<F10>")
      let screen = desk.model.screen
      #expect(menu(desk).contains(first), "\(screen)")
      let verbs = CommandRegistry.all.filter { $0.menuLayers.covers(.screen(screen)) }
      #expect(Set(menu(desk)) == Set(verbs.map(\.id)), "\(screen)")
    }
  }

  @Test func whatWritesStandsLastAfterALine() {
    var desk = Desk()
    desk.press("<F5><F10>")
    let rows = desk.model.overlay?.choices.rows ?? []
    let line = rows.firstIndex(of: .separator)
    #expect(line == rows.count - 6, "booking, rescheduling, assigning, finding and undoing")
    #expect(menu(desk).last == .undo)
    #expect(desk.text.contains("撤销我的上一次更改"))
    // Up from the top and down from the bottom never stop on the line.
    for _ in 0..<rows.count { desk.press("<Down>") }
    #expect(desk.model.overlay?.choices.selected?.entry == .command(.undo))
    desk.press("<Up>")
    #expect(desk.model.overlay?.choices.selected != nil)
  }

  @Test func enterCarriesOutTheSelectedVerb() {
    var desk = Desk()
    desk.press("zs<F10><Enter>")
    #expect(desk.model.screen == .archive)
    #expect(desk.model.overlay == nil)
  }

  @Test func aDigitALetterAndAKeyPickAVerb() throws {
    for pick in ["1", "１", "d"] {
      var desk = Desk()
      desk.press("<F5>.")
      #expect(menu(desk).first == .record || pick == "d")
      desk.press(pick == "d" ? "d" : pick)
      #expect(desk.model.overlay == nil, "\(pick)")
    }
    var desk = Desk()
    desk.press("zs<F4><F10><Ins>")
    #expect(desk.model.trends.showsTable)
    #expect(desk.model.overlay == nil)
    desk.press("<F10>0")
    #expect(desk.model.overlay != nil)
  }

  @Test func aVerbThatCannotBeDoneSaysWhyAndStays() {
    var desk = Desk()
    desk.press("zs<Enter><F10>x")
    #expect(desk.model.overlay != nil)
    #expect(desk.model.toast?.text.chinese == "先换到就诊栏")
    desk.press("<Esc>")
    #expect(desk.model.overlay == nil)
    #expect(desk.model.screen == .archive)
  }

  @Test func theMenuNamesWhatItIsAbout() {
    var desk = Desk()
    desk.press("zs<F10>")
    #expect(desk.text.contains("菜单 · 张三"))
  }

  @Test func aPasteIsNothingToTheMenu() {
    var desk = Desk()
    desk.press("<F5><F10><Paste:1>")
    #expect(menu(desk).first == .record)
  }

  // MARK: - Keys that can do nothing

  @Test func aKeyThatCanDoNothingSaysWhy() {
    var desk = Desk()
    desk.press("qqqq<F3>")
    #expect(desk.model.subject != nil || desk.model.toast?.text.chinese == "先选一位患者")
    desk.press("<C-z>")
    #expect(desk.model.toast?.text.english == "there is nothing to take back")
  }
}
