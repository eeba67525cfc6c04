import Canvas
import Domain
import FrontdeskApp
import Rules
import Testing
import Widgets

// Whom a rule would touch, putting it in force and taking it back, and the tags set by hand.
extension RuleTests {
  // MARK: - Whom it would touch

  @Test func aPreviewIsCountedOnceForATextAndKept() {
    var desk = desk("<C-t>")
    #expect(desk.model.layer == .forecast)
    #expect(desk.text.contains("将打上 12"))
    #expect(desk.text.contains("会开 9 项随访, 用时 1.6 秒"))
    desk.press("<Esc>")
    #expect(desk.text.contains("+12 -3 =160 ?7"))
    desk.press("p<Esc>")
    func counts() -> Int {
      requests(desk).count { if case .forecast = $0 { true } else { false } }
    }
    #expect(counts() == 1, "the text is the same")
    desk.press("<Enter><C-t><Esc>")
    #expect(counts() == 1)
    desk.press("#y<Enter><C-t>")
    #expect(counts() == 2, "the text is another")
  }

  @Test func itGoesOnBesideTheWorkAndCanBeStopped() {
    var desk = desk()
    desk.clinic.rules.looks = 1_000_000
    desk.holds = true
    desk.press("<C-t>")
    desk.deliver()
    desk.deliver()
    #expect(desk.text.contains("试算中: 已看 4,000 人"), "\(desk.text)")
    desk.press("<Esc>")
    #expect(desk.model.layer == .screen(.rules))
    #expect(desk.text.contains("试算中"), "it goes on")
    desk.press("<Down>")
    #expect(desk.model.ruleLine?.subject.id == "dm.a1c_due", "and hinders nobody")
    desk.press("<Del>")
    desk.deliver()
    desk.deliver()
    desk.deliver()
    #expect(desk.model.rules.running == nil)
    #expect(desk.model.toast?.text.chinese == "试算已停止")
  }

  @Test func whoIsTouchedIsOpenedAndTheWayLeadsBack() {
    var desk = desk("<C-t><Down><Enter>")
    #expect(desk.model.screen == .archive)
    #expect(desk.model.archive.archive != nil)
    desk.press("<Esc>")
    #expect(desk.model.layer == .forecast)
    desk.press("<Right>")
    #expect(desk.model.rules.shown?.change == .loses)
    #expect(desk.text.contains("将去掉 3"))
  }

  // MARK: - In force, and back

  @Test func anActivationSaysWhatItDoesAndIsAskedFor() {
    var desk = desk("<C-t><Esc>v")
    #expect(desk.text.contains("v4 取代现在的 v3"), "\(desk.text)")
    #expect(desk.text.contains("12 人打上, 3 人去掉, 160 人不变; 开 9 项随访"))
    desk.press("<Enter>")
    #expect(desk.clinic.rules.lines[0].versions[0].state == .draft, "no comes first")
    desk.press("vy")
    #expect(desk.clinic.rules.lines[0].versions.map(\.state) == [.active, .retired, .retired])
    #expect(desk.model.toast?.text.chinese == "bp.uncontrolled v4 已生效")
    desk.press("b")
    #expect(desk.text.contains("v3 回来, v4 停用"), "\(desk.text)")
    desk.press("y")
    #expect(desk.clinic.rules.lines[0].versions.map(\.state) == [.retired, .active, .retired])
    desk.press("x")
    #expect(desk.text.contains("1,204 人的标签今天去掉"), "\(desk.text)")
    desk.press("y")
    #expect(!desk.clinic.rules.lines[0].versions.contains { $0.state == .active })
  }

  @Test func aDraftIsThrownAwayBeforeWhatIsInForce() {
    var desk = desk("x")
    #expect(desk.text.contains("v4 的草稿会删去, v3 仍然生效"), "\(desk.text)")
    desk.press("y")
    #expect(desk.clinic.rules.lines[0].versions.map(\.number) == [3, 2])
    #expect(desk.model.toast?.text.chinese == "bp.uncontrolled 的草稿已丢弃")
    desk.press("x")
    #expect(desk.text.contains("1,204 人的标签今天去掉"), "\(desk.text)")
  }

  @Test func whatCannotBeDoneSaysWhy() {
    var desk = desk("<Down>")
    for id in [CommandID.ruleActivate, .ruleRollBack] {
      #expect(CommandRegistry.command(id)?.disabledReason(desk.model) != nil)
    }
    desk.press("<End>")
    #expect(
      CommandRegistry.command(.ruleForecast)?.disabledReason(desk.model)?.english
        == "a code set touches nobody by itself")
  }

  // MARK: - Overrides

  @Test func aLongOverrideLeadsToItsPerson() {
    var desk = desk("<Right>")
    #expect(desk.text.contains("长期人工标签"))
    #expect(desk.text.contains("手工去掉"))
    #expect(desk.text.contains("临床判断: 家测正常"))
    #expect(desk.text.contains("183 天"))
    desk.press("<Enter>")
    #expect(desk.model.screen == .archive)
    #expect(desk.model.archive.archive?.id == PatientID(1))
  }

  @Test func aScreenThatPatientsSeeNamesNobody() {
    var desk = desk("<Right><F9>privacy.public<Enter>")
    #expect(!desk.text.contains("张三"))
    #expect(!desk.text.contains("家测正常"))
    desk.press("<Left><C-t>")
    #expect(!desk.text.contains("张三"))
  }

  // MARK: - The mouse, and plain mode

  @Test func aClickPutsTheCaretThere() throws {
    var desk = desk("<F12><Enter>")
    let row = try #require(
      desk.text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex {
        $0.contains("解除 当")
      })
    desk.send(.event(.click(Point(column: 14, row: row))))
    #expect(desk.model.rules.editor?.field.caret.line == 4)
    desk.send(.event(.wheel(Point(column: 14, row: row), 1)))
    #expect(desk.model.rules.editor?.field.caret.line == 7)
  }

  @Test func itIsReadAndWrittenInPlainMode() {
    let desk = PlainDesk(
      console: PlainScript([
        .line(":view.rules"), .line("2"), .line(":rule.open"), .line("3   when age >= 40"),
        .line("+3 clear when age < 30"), .line("3 when agee >= 40"), .line("3 when age >= 35"),
        .line("-4"), .line("99 x"), .line("what"), .line(":rule.save"), .line("0"),
        .line(":rule.preview"),
      ]), language: .english, user: SampleClinic.manager, runner: FakeRunner(FakeClinic()))
    let read = desk.transcript
    #expect(read.contains("2. HbA1c is due"), "\(read)")
    #expect(read.contains("3: when count(hba1c, 180d) = 0 and age >= 35"), "\(read)")
    #expect(read.contains("3: when age >= 40"))
    #expect(read.contains("line 3: E"))
    #expect(read.contains("there is no such line"))
    #expect(read.contains("Saved as the draft dm.a1c_due v2"))
    #expect(read.contains("Gain it 12"), "\(read)")
  }
}
