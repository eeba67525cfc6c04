import Canvas
import Domain
import FrontdeskApp
import Rules
import Store
import TestSupport
import Testing
import Widgets

/// Rules over the real runner and a real clinic: written, mended, tried, put in force, taken back.
@Suite struct LiveRuleTests {
  private static let fresh = """
    规则 test.age 版本 1
      标签 "年长" en "Elderly"
      当 年龄 >= 50
      测试 "五十八"
        患者 出生 1968-03-12 性别 男
        期望 开 于 2026-01-05
      结束
    结束
    """

  private func open(as code: String = "ma") throws -> (clinic: LiveClinic, desk: LiveDesk) {
    let clinic = try LiveClinic()
    try clinic.admit(["张三", "李四", "王五"])
    var desk = try clinic.desk()
    desk.signIn(code)
    desk.send(.command(.viewRules))
    return (clinic, desk)
  }

  private func errors(_ desk: LiveDesk) -> [String] {
    desk.model.rules.editor?.problems.filter { $0.severity == .error }.map(\.code.rawValue) ?? []
  }

  /// The whole way of a rule, by keys.
  @Test func aRuleGoesFromAThoughtToForceAndBack() throws {
    var (clinic, desk) = try open()
    #expect(desk.text.contains("还没有规则"), "\(desk.text)")
    // Written, with a slip that is told and mended.
    desk.press("a")
    #expect(errors(desk) == [])
    desk.send(.event(.key(.init(.end, .control))))
    while desk.model.rules.editor?.field.isEmpty == false { desk.press("<C-u><BS>") }
    desk.send(.event(.paste(Self.fresh.replacing("年龄", with: "年龄x"))))
    #expect(errors(desk).count > 0, "\(errors(desk))")
    desk.press("<C-s>")
    #expect(desk.model.rules.editor?.problem != nil)
    desk.press("<F4>")
    #expect(desk.model.rules.editor?.field.caret.line == 2)
    desk.press("<End><C-Left><C-Left><Left><BS>")
    #expect(errors(desk) == [], "\(desk.model.rules.editor?.field.text ?? "")")
    desk.press("<C-s>")
    #expect(desk.model.toast?.text.chinese == "已存为草稿 test.age v1; 生效前谁也不受影响")
    #expect(try clinic.machine().ruleItems().map(\.status) == [.draft])
    // Tried.
    desk.press("<C-t>")
    #expect(desk.model.shownForecast?.counts == [3, 0, 0, 0], "\(desk.text)")
    #expect(desk.text.contains("张三"))
    desk.press("<Esc><Esc>")
    #expect(desk.model.rules.editor == nil)
    // In force.
    desk.press("v")
    #expect(desk.text.contains("3 人打上, 0 人去掉"), "\(desk.text)")
    desk.press("y")
    #expect(desk.model.toast?.text.chinese == "test.age v1 已生效")
    #expect(desk.text.contains("年长"))
    #expect(desk.model.ruleLine?.carriers == 3)
    // Changed: the version is raised for the one who forgets it.
    desk.press("<Enter>")
    desk.send(.event(.key(.init(.home, .control))))
    desk.press("<Down><Down><End><BS><BS>55<C-s>")
    #expect(desk.model.rules.editor?.field.text.contains("版本 2") == true)
    desk.press("<Esc>vy")
    #expect(desk.model.toast?.text.chinese == "test.age v2 已生效")
    desk.press("by")
    #expect(desk.model.toast?.text.chinese == "已退回: test.age v1 重新生效")
    #expect(try clinic.machine().ruleItems().first { $0.status == .active }?.version == 1)
    desk.press("x")
    #expect(desk.text.contains("3 人的标签今天去掉"), "\(desk.text)")
    desk.press("y")
    #expect(try clinic.machine().ruleItems().allSatisfy { $0.status != .active })
    #expect(desk.model.ruleLine?.carriers == 0)
  }

  @Test func aFailingTestIsSavedAndNotPutInForce() throws {
    var (clinic, desk) = try open()
    desk.press("a")
    while desk.model.rules.editor?.field.isEmpty == false { desk.press("<C-End><C-u><BS>") }
    desk.send(.event(.paste(Self.fresh.replacing("开 于", with: "关 于"))))
    #expect(desk.text.contains("「五十八」2026-01-05 应为关"), "\(desk.text)")
    desk.press("<C-s>")
    #expect(desk.model.toast?.text.chinese.contains("测试未通过") == true)
    desk.press("<Esc>vy")
    #expect(desk.text.contains("test.age 的测试未通过"), "\(desk.text)")
    #expect(try clinic.machine().ruleItems().map(\.status) == [.draft])
    desk.press("<Esc>")
    #expect(desk.model.account.dialog == nil)
  }

  @Test func aNameThatIsTakenIsRefusedForANewRule() throws {
    var (clinic, desk) = try open()
    for _ in 0..<2 {
      desk.press("a")
      while desk.model.rules.editor?.field.isEmpty == false { desk.press("<C-End><C-u><BS>") }
      desk.send(.event(.paste(Self.fresh)))
      desk.press("<C-s>")
      if try clinic.machine().ruleItems().count == 1, desk.model.rules.editor?.problem != nil {
        break
      }
      desk.press("<Esc>")
    }
    #expect(desk.model.rules.editor?.problem?.english.hasPrefix("there is a rule test.age") == true)
    #expect(try clinic.machine().ruleItems().map(\.version) == [1])
  }

  /// The starting set, its completion in both languages, and an override that is long.
  @Test func theStartingSetIsListedCheckedAndCompleted() throws {
    let (clinic, first) = try open()
    var desk = first
    let manager = try clinic.machine()
    _ = try manager.act(as: "ma", systemUser: "")
    let names = ["codes", "blood-pressure"]
    let files = names.compactMap { name -> (name: String, text: String)? in
      let bytes = try? SharedFiles.repositoryBytes("sample-data/clinic/rules/\(name).rules")
      return bytes.map { ("\(name).rules", String(decoding: $0, as: UTF8.self)) }
    }
    #expect(files.count == 2, "the starting set has files of these names")
    let saving = try manager.saveRules(files)
    #expect(saving.isSaved)
    desk.press("<C-r>")
    let lines = try #require(desk.model.rules.shelf?.lines)
    #expect(lines.count == saving.items.count)
    #expect(lines.allSatisfy { $0.state == .draft })
    #expect(lines.filter { $0.subject.kind == .rule }.allSatisfy { $0.tag != nil })
    let place = try #require(lines.firstIndex { $0.tag != nil })
    desk.send(.plain(.select(row: place)))
    desk.press("<Enter>")
    #expect(errors(desk) == [], "\(desk.text)")
    #expect((desk.model.rules.editor?.checkup?.tests ?? 0) > 0)
    #expect(desk.model.rules.editor?.checkup?.failed == [])
  }

  @Test func aTagThatStandsByHandForLongIsListed() throws {
    var (clinic, desk) = try open()
    let machine = try clinic.machine()
    _ = try machine.act(as: "ma", systemUser: "")
    _ = try machine.saveRules([("test.rules", Self.fresh)])
    _ = try machine.activateRules()
    let nurse = try clinic.machine()
    _ = try nurse.act(as: "li", systemUser: "")
    _ = try nurse.overrideTag(
      TagOverrideDraft(
        tag: "年长", isOn: false, reason: .clinicalJudgement, note: "",
        until: SampleClinic.day("2026-12-01")), of: PatientID(2))
    desk.send(.command(.viewOverrides))
    #expect(desk.model.rules.overrides?.map(\.name) == ["李四"])
    #expect(desk.text.contains("手工去掉"))
    #expect(desk.text.contains("李护士"))
    desk.press("<Enter>")
    #expect(desk.model.archive.archive?.patient.name == "李四")
  }
}
