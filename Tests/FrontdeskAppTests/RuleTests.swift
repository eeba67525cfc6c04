import Canvas
import Domain
import FrontdeskApp
import Rules
import Testing
import Widgets

/// Rules on the screen, by keys.
@Suite struct RuleTests {
  func desk(_ keys: String = "", language: Language = .chinese) -> Desk {
    var desk = Desk(120, 35, language: language)
    desk.model.user = SampleClinic.manager
    desk.send(.started)
    desk.press("<F9>view.rules<Enter>" + keys)
    return desk
  }

  func requests(_ desk: Desk) -> [RuleRequest] {
    desk.clinic.log.compactMap { if case .rule(let request) = $0 { request } else { nil } }
  }

  func text(_ desk: Desk) -> String { desk.model.rules.editor?.field.text ?? "" }

  // MARK: - The list

  @Test func eachRuleSaysWhereItStands() {
    let desk = desk()
    #expect(desk.model.layer == .screen(.rules))
    let lines = desk.text.split(separator: "\n")
    #expect(lines.contains { $0.contains("血压未控") && $0.contains("草稿") && $0.contains("v4 (v3)") })
    #expect(lines.contains { $0.contains("糖化该查") && $0.contains("生效") && $0.contains("87") })
    #expect(lines.contains { $0.contains("旧标签") && $0.contains("出错") })
    #expect(lines.contains { $0.contains("htn") && $0.contains("编码集") })
    #expect(desk.text.contains("当 诊断(htn)"), "the text of the one selected")
  }

  @Test func typingHanziOrASlashNarrowsTheList() {
    var desk = desk("糖化")
    #expect(desk.model.rules.list.count == 1)
    #expect(desk.model.ruleLine?.subject.id == "dm.a1c_due")
    desk.press("<Esc>")
    #expect(desk.model.rules.list.count == 4)
    desk.press("/hba1c<Enter><Enter>")
    #expect(desk.model.rules.editor?.subject?.id == "dm.a1c_due")
  }

  @Test func theyAreSortedByACarrierCountAsANumber() {
    var desk = desk()
    for _ in 0..<12
    where desk.model.sortedRules != ["old.rule", "htn", "dm.a1c_due", "bp.uncontrolled"] {
      desk.press("<S-Right>")
      if desk.model.toast?.text.chinese.contains("人数") == true { desk.press("s") }
    }
    let order = desk.model.sortedRules
    #expect(order.last == "bp.uncontrolled", "\(order)")
    #expect(order.dropLast().last == "dm.a1c_due", "\(order)")
  }

  @Test func whoMayNotSeesNoneAndWhoMayOnlyReadChangesNothing() {
    var desk = Desk(120, 35)
    desk.send(.command(.viewRules))
    #expect(desk.model.screen == .lookup, "a nurse has no rules")
    desk.model.user = SampleClinic.auditor
    desk.send(.command(.viewRules))
    #expect(desk.model.screen == .rules)
    #expect(desk.model.ruleParts == [.rules], "an auditor knows no tags of people")
    desk.press("<Right>")
    #expect(desk.model.rules.part == .rules)
    desk.press("<Enter>x<Del><C-s>")
    #expect(desk.model.rules.editor?.field.text == FakeRules.uncontrolled(4))
    desk.press("<Esc>v")
    #expect(desk.model.account.dialog == nil)
    #expect(!requests(desk).contains { if case .save = $0 { true } else { false } })
  }

  // MARK: - Writing

  @Test func aSlipIsToldAtOnceAndMended() {
    var desk = desk("<Enter>")
    #expect(desk.model.layer == .ruleEditor)
    #expect(desk.model.rules.editor?.errors == 0)
    #expect(desk.model.rules.editor?.checkup?.tests == 1)
    desk.press("<Down><Down><Down><C-Right><C-Right><C-Right><C-Right>x")
    #expect(desk.text.contains("htnx"))
    #expect(desk.model.rules.editor?.errors == 1)
    #expect(desk.text.contains("E016 未知编码集 'htnx'"), "\(desk.text)")
    desk.press("<C-s>")
    #expect(
      desk.model.rules.editor?.problem?.english
        == "It has errors and was not saved; the draft is kept")
    #expect(desk.clinic.formDrafts.count == 1)
    desk.press("<C-Right><BS>")
    #expect(desk.model.rules.editor?.errors == 0, "the caret was put where it is wrong")
    #expect(desk.model.rules.editor?.problem == nil)
  }

  @Test func theNextProblemIsAKeyAway() {
    var desk = desk("<Enter><Down><Down><Down><C-Right><C-Right><C-Right><C-Right>x<C-Home><F4>")
    #expect(desk.model.rules.editor?.field.caret.line == 3)
    desk.press("<C-z>")
    #expect(desk.model.rules.editor?.errors == 0)
  }

  @Test func aTestThatFailsIsToldWithItsDayAndTitle() {
    var desk = desk(
      "<Enter><C-End><Up><Up><Up><End><C-Left><C-Left><C-Left><C-Left><C-Left><Del><Del><Del>160")
    #expect(desk.model.rules.editor?.checkup?.failed.count == 1, "\(text(desk))")
    #expect(desk.text.contains("「高, 然后不高」2026-05-01 应为关"), "\(desk.text)")
    desk.press("<C-s>")
    #expect(
      desk.model.toast?.text.chinese.contains("测试未通过") == true,
      "\(String(describing: desk.model.toast))")
  }

  @Test func whatCanStandThereIsPutIn() {
    var desk = desk("<Enter><Down><Down><Down><End><Enter>且 最近(收<Tab>")
    #expect(text(desk).contains("且 最近(sbp"), "the only one that fits is put in: \(text(desk))")
    desk.press(", <Tab>")
    let items = desk.model.rules.editor?.completion?.items.map(\.text) ?? []
    #expect(items.contains("90天"), "\(items)")
    let place = items.firstIndex(of: "90天") ?? 0
    desk.press(String(repeating: "<Down>", count: place) + "<Enter>")
    #expect(text(desk).contains("且 最近(sbp, 90天"), "\(text(desk))")
    #expect(desk.model.rules.editor?.completion == nil)
    desk.press("<C-z>")
    #expect(!text(desk).contains("最近(sbp, 90天"), "a word put in is one step")
  }

  @Test func aRuleGoesOnInItsOwnLanguage() {
    let desk = desk("<Down><Enter><Down><Down><End><Enter><Tab>")
    let words = desk.model.rules.editor?.completion?.items.map(\.text) ?? []
    #expect(words.contains("clear") && !words.contains("解除"), "\(words)")
    #expect(
      desk.text.contains("group") && desk.text.contains("分组"), "told in the other: \(desk.text)")
  }

  @Test func typingGoesOnWhileTheListIsOpenAndEscClosesIt() {
    var desk = desk("<Enter><Down><Down><Down><End><Enter>且 <Tab>")
    let all = desk.model.rules.editor?.completion?.items.count ?? 0
    #expect(all > 10)
    desk.press("平")
    let some = desk.model.rules.editor?.completion?.items.map(\.text) ?? []
    #expect(some.first == "平均(", "\(some)")
    desk.press("<Esc>")
    #expect(desk.model.rules.editor != nil)
    #expect(desk.model.rules.editor?.completion == nil)
    desk.press("<Esc>")
    #expect(desk.model.rules.editor == nil)
  }

  @Test func itIsFormattedInEitherLanguage() {
    var desk = desk("<Enter><F6>")
    #expect(text(desk).hasPrefix("# 出处: 中国高血压防治指南 2024\n规则 bp.uncontrolled 版本 4\n"))
    desk.press("<F6>")
    #expect(text(desk).contains("rule bp.uncontrolled version 4"), "\(text(desk))")
    #expect(text(desk).contains("has_dx(htn)"))
    desk.press("<C-z><C-z>")
    #expect(text(desk) == FakeRules.uncontrolled(4))
  }

  @Test func aPasteKeepsItsLines() {
    var desk = desk("a<C-End>")
    desk.send(.event(.paste("# eins\r\n# 二\n")))
    #expect(text(desk).hasSuffix("# eins\n# 二\n"))
    #expect(desk.model.rules.editor?.errors == 0, "the template has none, nor have comments")
  }

  @Test(arguments: Language.allCases)
  func aNewRuleBeginsWithOneThatHolds(_ language: Language) {
    let desk = desk("a", language: language)
    #expect(desk.model.rules.editor?.checkup?.own.filter { $0.severity == .error } == [])
    #expect(desk.model.rules.editor?.checkup?.tests == 1)
    #expect(desk.model.rules.editor?.checkup?.failed == [])
    #expect(desk.model.rules.editor?.entered == nil, "nobody has written anything yet")
  }

  // MARK: - Drafts and saving

  @Test func whatIsNotSavedIsKeptAndTakenUp() {
    var desk = desk("<Enter>x")
    #expect(desk.model.rules.editor?.entered != nil)
    desk.wait(seconds: 2)
    #expect(desk.clinic.formDrafts.keys.map(\.subject) == ["rule bp.uncontrolled"])
    desk.press("<Esc>")
    #expect(desk.model.toast?.text.chinese == "草稿已保留, 还没有保存")
    #expect(desk.text.contains("未存"))
    desk.press("<Enter>")
    #expect(text(desk) == "x" + FakeRules.uncontrolled(4))
    desk.press("<C-z>")
    #expect(text(desk) == FakeRules.uncontrolled(4), "what is stored is one step back")
    desk.wait(seconds: 2)
    #expect(desk.clinic.formDrafts.isEmpty)
  }

  @Test func anotherSessionGoesOnWithIt() {
    var clinic = FakeClinic()
    clinic.formDrafts[FormDraftKey(kind: "rule", subject: "")] = FormDraft(
      answers: ["text": "# begun\n"])
    var desk = Desk(120, 35, clinic: clinic)
    desk.model.user = SampleClinic.manager
    desk.send(.command(.viewRules))
    desk.press("a")
    #expect(text(desk) == "# begun\n")
  }

  @Test func aDraftOnAnOlderTextDoesNotTakeBackWhatOthersSaved() {
    var desk = desk("<Enter># mine<Enter><Esc>")
    desk.clinic.rules.lines[0].versions[0].text += "\n# theirs"
    desk.press("<C-r><Enter>")
    #expect(desk.model.toast?.text.english.contains("somebody has saved another text") == true)
    #expect(text(desk).hasPrefix("# mine"))
    desk.press("<C-s>")
    #expect(desk.model.rules.editor?.problem?.english.hasPrefix("Somebody has just saved") == true)
    #expect(desk.clinic.rules.lines[0].versions[0].text.hasSuffix("# theirs"))
  }

  @Test func aSaveIsADraftAndTheListKnows() {
    var desk = desk("<Enter><Down># more<Enter><C-s>")
    #expect(desk.clinic.rules.lines[0].versions.map(\.number) == [4, 3, 2])
    #expect(desk.clinic.rules.lines[0].versions[0].text.contains("# more"))
    #expect(desk.model.rules.editor?.entered == nil)
    #expect(desk.clinic.formDrafts.isEmpty)
    desk.press("<Esc>")
    #expect(desk.model.ruleLine?.subject.id == "bp.uncontrolled")
    #expect(desk.text.contains("# more"))
  }

  @Test func whatOthersSavedMeanwhileIsNotLost() {
    var desk = desk("<Enter># mine<Enter>")
    desk.clinic.rules.lines[0].versions[0].text += "\n# theirs"
    desk.press("<C-s>")
    #expect(desk.model.rules.editor?.problem?.english.hasPrefix("Somebody has just saved") == true)
    #expect(desk.clinic.rules.lines[0].versions[0].text.hasSuffix("# theirs"))
    desk.press("<C-s>")
    #expect(
      desk.clinic.rules.lines[0].versions[0].text.hasPrefix("# mine"), "asked twice, it is meant")
  }

  @Test func aSaveThatFailsLosesNothing() {
    var desk = desk("<Enter>#x<Enter>")
    desk.clinic.failures = [
      { effect in
        guard case .rule(.save) = effect else { return nil }
        return .failed(Localized(zh: "磁盘满", en: "disk full"), effect)
      }
    ]
    desk.press("<C-s>")
    #expect(desk.model.rules.editor?.problem?.chinese == "磁盘满")
    #expect(desk.model.rules.editor?.isSaving == false)
    #expect(!desk.clinic.formDrafts.isEmpty)
    desk.press("<C-s>")
    #expect(desk.clinic.rules.lines[0].versions[0].text.hasPrefix("#x"))
  }

  @Test func answersToOlderTextsAreDropped() {
    var desk = desk("<Enter>")
    desk.holds = true
    desk.press("<Down><Down><Down><C-Right><C-Right><C-Right><C-Right>x<BS>")
    #expect(desk.model.rules.editor?.isChecking == true)
    desk.deliver(reversed: true)
    #expect(desk.model.rules.editor?.errors == 0, "the answer of the slip came last")
    #expect(desk.model.rules.editor?.isChecking == false)
  }
}

extension Model {
  /// The names of the rules in the order shown.
  fileprivate var sortedRules: [String] {
    ids(of: .rules).compactMap { rules.shelf?.lines[Int($0)].subject.id }
  }
}
