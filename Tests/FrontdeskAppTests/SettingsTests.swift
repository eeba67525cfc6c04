import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

@Suite struct SettingsTests {
  private func desk(_ role: StaffRole = .nurse) -> Desk {
    var desk = Desk()
    desk.model.user = StaffMember(code: "x", name: "X", role: role)
    desk.model.themeTitles = [
      "dark": Localized(zh: "深色", en: "Dark"), "light": Localized(zh: "浅色", en: "Light"),
    ]
    desk.press("<F5>,")
    return desk
  }

  private func effects(_ desk: Desk) -> [Effect] {
    desk.clinic.log.filter {
      switch $0 {
      case .saveSettings, .saveSetting, .saveSettingsDraft, .deleteSettingsDraft: true
      default: false
      }
    }
  }

  @Test(arguments: [",", "，", "<C-d>", "<F9>设置<Enter>", "<F9>sz<Enter>"])
  func everyRouteOpensThem(_ keys: String) {
    var desk = Desk()
    desk.press("<F5>" + keys)
    #expect(desk.model.layer == .settings)
    desk.press("<Esc>")
    #expect(desk.model.layer == .screen(.followUps))
  }

  @Test func aThemeIsSeenWhileItIsChosenAndGoesWithEscape() {
    var desk = desk()
    #expect(desk.text.contains("深色"))
    desk.press("<Enter><Right>")
    #expect(desk.model.themeName == "light")
    #expect(desk.ownEffects.last == .useTheme("light"))
    desk.press("<Esc>")
    #expect(desk.model.themeName == "dark")
    #expect(desk.ownEffects.last == .useTheme("dark"))
    #expect(desk.model.settings.form == nil)
    #expect(!effects(desk).contains { if case .saveSettings = $0 { true } else { false } })
  }

  /// More than nine themes stand in a list that opens; the one under its cursor is shown.
  @Test func theCursorOfTheListOfThemesShowsWhatItIsOn() {
    var desk = Desk()
    desk.model.themeNames = (1...12).map { "t\($0)" } + ["dark"]
    desk.press("<F5>,<Enter><Space><Up><Up>")
    #expect(desk.model.themeName == "t11")
    // The first Esc closes the list, and with it what its cursor showed.
    desk.press("<Esc>")
    #expect(desk.model.themeName == "dark")
    #expect(desk.model.layer == .settings)
  }

  @Test func theDialogSpeaksTheLanguageThatIsChosenAndKeepsItsAnswers() {
    var desk = desk()
    desk.press("<Down><Down><Right><Up><Up>2")
    #expect(desk.model.language == .english)
    #expect(desk.text.contains("Idle lock"))
    #expect(desk.model.settings.form?.focusedField?.id == "language")
    #expect(desk.model.glyphs == .line)
    #expect(desk.model.desk.hasOwnGlyphs)
    desk.press("<Esc>")
    #expect(desk.model.language == .chinese)
    #expect(!desk.model.desk.hasOwnGlyphs)
  }

  @Test func onlyWhatChangedIsSavedInOneEffect() {
    var desk = desk()
    desk.press("2<Tab><Tab>4<Tab><Space><Tab><C-u>45<Tab>3<C-s>")
    let saved: [Setting] = [
      .language(.english), .glyphs(.ascii), .mouse(true), .idleMinutes(45), .start(.followUps),
    ]
    #expect(effects(desk).filter { $0 == .saveSettings(saved) }.count == 1)
    #expect(desk.model.settings.form == nil)
    #expect(desk.model.desk.idleMinutes == 45)
    #expect(desk.model.desk.startScreen == .followUps)
    #expect(desk.model.desk.isMouseOn)
    #expect(desk.ownEffects.contains(.useMouse(true)))
    #expect(desk.model.language == .english)
    #expect(desk.model.glyphs == .ascii)
    #expect(desk.model.toast?.text.english == "Settings saved")
    #expect(desk.clinic.settingsDraft == nil)
  }

  @Test func nothingChangedIsNotSaved() {
    var desk = desk()
    desk.press("<C-s>")
    #expect(desk.model.settings.form == nil)
    #expect(effects(desk) == [])
  }

  @Test(arguments: ["0", "120"])
  func theEndsOfTheIdleTimeAreAllowed(_ minutes: String) {
    var desk = desk()
    desk.press("<Tab><Tab><Tab><Tab><C-u>\(minutes)<C-s>")
    #expect(desk.model.desk.idleMinutes == Int(minutes))
  }

  @Test(arguments: [("121", "不能大于 120"), ("1.5", "最多 0 位小数"), ("x", "请填数字"), ("", "必填")])
  func anIdleTimeThatIsNoneIsRefusedInPlace(_ typed: String, _ sentence: String) {
    var desk = desk()
    desk.press("<Tab><Tab><Tab><Tab><C-u>\(typed)<Tab><C-s>")
    #expect(desk.model.layer == .settings)
    #expect(desk.model.settings.form?.focusedField?.id == "idle")
    #expect(desk.text.contains(sentence), "\(desk.text)")
    #expect(desk.model.desk.idleMinutes == DeskState.defaultIdleMinutes)
  }

  @Test func onlyAManagerSetsTheRuleForCopying() {
    var nurse = desk()
    #expect(nurse.text.contains("由管理者规定"))
    nurse.press("<Up><S-Tab>3<Right><Space>")
    #expect(nurse.model.settings.form?.focusedField?.id == "copying")
    #expect(nurse.model.settings.form?.isDirty == false)
    var manager = desk(.manager)
    #expect(!manager.text.contains("由管理者规定"))
    manager.press("<S-Tab>3<C-s>")
    #expect(manager.model.desk.copyPolicy == .off)
    #expect(effects(manager).last == .deleteSettingsDraft || effects(manager).count == 1)
  }

  @Test func theTerminalDecidesOnItsCharactersAgain() {
    var desk = Desk()
    desk.press("<F9>chunascii<Enter>")
    desk.model.glyphs = .ascii
    desk.model.desk.hasOwnGlyphs = true
    desk.press("<F5>,<Tab><Tab>1<C-s>")
    #expect(desk.model.glyphs == .line)
    #expect(!desk.model.desk.hasOwnGlyphs)
    #expect(effects(desk).contains(.saveSettings([.glyphs(nil)])))
  }

  // MARK: - Drafts

  @Test func everyFieldThatIsLeftIsKept() {
    var desk = desk()
    desk.press("2<Tab>")
    #expect(desk.clinic.settingsDraft == FormDraft(answers: ["language": "en"]))
    desk.press("<Right><Esc>")
    #expect(
      desk.clinic.settingsDraft == FormDraft(answers: ["language": "en", "theme": "light"]))
    #expect(desk.model.language == .chinese)
    // The next session takes it up again.
    var next = Desk(clinic: desk.clinic)
    next.press("<F5>,")
    #expect(next.model.language == .english)
    #expect(next.model.themeName == "light")
    next.press("<C-s>")
    #expect(next.clinic.settingsDraft == nil)
    #expect(next.model.language == .english)
  }

  @Test func whatIsTypedIsKeptAfterASecond() {
    var desk = desk()
    desk.press("<Tab><Tab><Tab><Tab><C-u>7")
    #expect(desk.clinic.settingsDraft == nil)
    desk.wait(seconds: 1)
    #expect(desk.clinic.settingsDraft == FormDraft(answers: ["idle": "7"]))
  }

  @Test func aRuleThatIsNotOnesToSetIsNotTakenFromADraft() {
    var desk = Desk()
    desk.clinic.settingsDraft = FormDraft(answers: ["copying": "allowed", "idle": "9"])
    desk.press("<F5>,<C-s>")
    #expect(desk.model.desk.copyPolicy == .masked)
    #expect(desk.model.desk.idleMinutes == 9)
  }

  @Test func aFailedSaveLeavesTheDialogAndItsDraft() {
    var desk = desk()
    desk.clinic.failures = [
      { effect in
        guard case .saveSettings = effect else { return nil }
        return .failed(Localized(zh: "磁盘已满", en: "the disk is full"), effect)
      }
    ]
    desk.press("2<C-s>")
    #expect(desk.model.layer == .settings)
    #expect(desk.text.contains("the disk is full"))
    #expect(desk.clinic.settingsDraft == FormDraft(answers: ["language": "en"]))
    desk.press("<C-s>")
    #expect(desk.model.settings.form == nil)
    #expect(desk.clinic.settingsDraft == nil)
  }

  @Test func aDraftIsReadAsItWasWritten() {
    let draft = FormDraft(answers: ["idle": "1\"2\\", "theme": "浅"])
    #expect(draft.content == #"{"idle":"1\"2\\","theme":"浅"}"#)
    #expect(FormDraft(content: draft.content) == draft)
    #expect(FormDraft(content: "[]") == nil)
    #expect(FormDraft(content: "{") == nil)
    #expect(FormDraft(content: #"{"a":1,"b":"x"}"#) == FormDraft(answers: ["b": "x"]))
  }

  @Test func theStartScreenHoldsForTheNextSession() {
    let memory = SessionMemory(
      screen: .archive, scope: .week, patient: SampleClinic.archives[0].id, people: [],
      at: SampleClinic.now)
    for (start, screen) in [
      (StartScreen.last, ScreenID.archive), (.lookup, .lookup), (.followUps, .followUps),
    ] {
      var desk = Desk()
      desk.model.desk.startScreen = start
      desk.model.begin(memory)
      desk.send(.started)
      #expect(desk.model.screen == screen)
    }
  }

  // MARK: - Screens

  static let sizes = [(60, 16), (80, 24), (120, 35)]

  @Test(arguments: sizes, Language.allCases)
  func theDialogLooksAsRecorded(_ size: (Int, Int), _ language: Language) {
    var desk = Desk(size.0, size.1, language: language)
    desk.model.themeNames = ["dark", "ember", "forest", "light", "mono", "paper"]
    desk.model.themeTitles = [
      "dark": Localized(zh: "深色", en: "Dark"), "ember": Localized(zh: "余烬", en: "Ember"),
      "forest": Localized(zh: "林间", en: "Forest"), "light": Localized(zh: "浅色", en: "Light"),
      "mono": Localized(zh: "单色", en: "Mono"), "paper": Localized(zh: "纸", en: "Paper"),
    ]
    desk.press("<F5>,<Tab><Tab><Tab><Tab><C-u>300<Tab>")
    ScreenFile.expect(desk.text, is: "settings-\(size.0)x\(size.1)-\(language.rawValue)")
  }

  // MARK: - Plain mode

  @Test func plainModeAsksForThemOneByOne() {
    let desk = PlainDesk([":设置", "2", "", "4", "on", "no", "200", "15", "followups", "", ""])
    #expect(desk.transcript.contains("Question: Language") || desk.transcript.contains("请填: 语言"))
    #expect(desk.transcript.contains("Problem: Not more than 120"), "\(desk.transcript)")
    #expect(desk.model.settings.form == nil)
    #expect(desk.model.desk.idleMinutes == 15)
    #expect(desk.model.desk.startScreen == .followUps)
    #expect(desk.model.language == .english)
    #expect(desk.model.glyphs == .ascii)
  }

  @Test func plainModeSaysWhyARuleCannotBeChanged() {
    let desk = PlainDesk([":设置", "", "", "", "", "", "", "", "1"])
    #expect(desk.lastAnswer.contains("由管理者规定"), "\(desk.transcript)")
    #expect(desk.model.settings.form?.isDirty == false)
  }

  @Test func plainModeLeavesThemAsTheyWere() {
    let desk = PlainDesk([":设置", "English", "cancel"])
    #expect(desk.model.settings.form == nil)
    #expect(desk.model.language == .chinese)
  }
}
