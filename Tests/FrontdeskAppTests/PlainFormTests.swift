import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

/// The form that records an outcome, asked field by field.
@Suite struct PlainFormTests {
  private func recorded(_ desk: PlainDesk) -> OutcomeEntry? {
    for effect in desk.runner.log.reversed() {
      if case .recordOutcome(var entry) = effect {
        entry.call = nil
        return entry
      }
    }
    return nil
  }

  @Test func answersGoWhereTheKeysWouldPutThem() {
    let desk = PlainDesk(["F5", "登记", "2", "2026-09-01", "上午再打"])
    let entry = recorded(desk)
    #expect(entry?.outcome == .noAnswer)
    #expect(entry?.nextDue == CalendarDate(iso: "2026-09-01"))
    #expect(entry?.note == "上午再打")
    #expect(desk.model.outcome == nil)
    #expect(desk.transcript.contains("完成: 已登记 "))
  }

  @Test(arguments: ["2", "２", "未接", "no answer", "no-answer", "wj"])
  func anOutcomeHasManyNames(_ name: String) {
    let desk = PlainDesk(["F5", "登记", name])
    #expect(desk.model.outcome?.outcome == .noAnswer)
    #expect(desk.model.outcome?.form.focusedField?.id == "date")
  }

  @Test func anEmptyLineKeepsAndAHyphenClears() {
    let desk = PlainDesk(["F5", "登记", "2", "", "先写", "F5", "登记", "", "", "-", ""])
    #expect(recorded(desk)?.note == "先写" || recorded(desk)?.note == "")
    let cleared = PlainDesk(["F5", "登记", "2", "", "/先写", "登记"])
    #expect(cleared.model.outcome != nil)
    let form = PlainDesk(["F5", "登记", "2", "-"])
    #expect(form.model.outcome?.nextDate.isEmpty == true)
    let unsaved = PlainDesk(["F5", "登记", "2", "-", "", ""])
    #expect(unsaved.lastAnswer.contains("填下次日期"))
    #expect(recorded(unsaved) == nil)
  }

  @Test(arguments: [
    ("32", "看不懂"), ("2-30", "日历上没有"), ("2020-01-01", "不能早于 2026-08-24"),
    ("+900", "不能晚于 2028-08-24"),
  ])
  func aWrongDateIsToldAndAskedForAgain(_ line: String, _ problem: String) {
    let desk = PlainDesk(["F5", "登记", "2", line])
    #expect(desk.model.outcome?.form.focusedField?.id == "date")
    #expect(desk.lastAnswer.contains("问题: "))
    if line != "32" { #expect(desk.lastAnswer.contains(problem), "\(desk.lastAnswer)") }
    let mended = PlainDesk(["F5", "登记", "2", line, "+7", ""])
    #expect(recorded(mended)?.nextDue == FakeClinic.today.adding(days: 7))
  }

  @Test func leavingKeepsTheDraftAndComingBackFindsIt() {
    let left = PlainDesk(["F5", "登记", "2", "+3", "取消"])
    #expect(left.model.outcome == nil)
    #expect(left.model.drafts.count == 1)
    #expect(left.lastAnswer.contains("提示: 未保存, 草稿已留"))
    #expect(left.lastAnswer.contains("草稿"))
    let back = PlainDesk(["F5", "登记", "2", "+3", "取消", "登记", "", "", ""])
    #expect(recorded(back)?.nextDue == FakeClinic.today.adding(days: 3))
  }

  @Test func ctrlCLeavesTheFormAndNeverTheProgram() {
    let desk = PlainDesk(
      console: PlainScript([
        .line("F5"), .line("登记"), .line("2"), .interrupted, .interrupted, .line("F5"),
      ]))
    #expect(desk.model.drafts.count == 1)
    #expect(desk.model.screen == .followUps)
    #expect(desk.exit == .quit)
  }

  @Test func aTextThatIsAWordOfOursIsTakenWithASlash() {
    let desk = PlainDesk(["F5", "登记", "2", "", "/取消"])
    #expect(recorded(desk)?.note == "取消")
    let plain = PlainDesk(["F5", "登记", "2", "", "0"])
    #expect(recorded(plain)?.note == "0")
  }

  @Test func whatDoesNotFitIsToldAndNotSaved() {
    let long = String(repeating: "长", count: 200) + "尾巴"
    let desk = PlainDesk(["F5", "登记", "2", "", long])
    #expect(recorded(desk) == nil)
    #expect(desk.lastAnswer.contains("问题: 写不下, 未收: 尾巴"))
    #expect(desk.model.outcome?.note.count == 200)
  }

  @Test func wordsAtTheOutcomeAreForTheNote() {
    let desk = PlainDesk(["F5", "登记", "家属代答"])
    #expect(desk.model.outcome?.note == "家属代答")
    #expect(desk.lastAnswer.contains("已放入备注"))
  }

  @Test func theEndOfTheInputTellsWhatWasNotSaved() {
    let desk = PlainDesk(["F5", "登记", "2"])
    #expect(desk.program.leavesUnsaved)
    #expect(desk.transcript.hasSuffix("问题: 没有保存, 已留作草稿: 随访登记 1 份\n"))
    #expect(!PlainDesk(["F5"]).program.leavesUnsaved)
    // Not outcomes alone are begun.
    let walkIn = PlainDesk(["zs", ":visit.walkin", "5"], user: CounterTests.reception)
    #expect(walkIn.program.leavesUnsaved)
    #expect(walkIn.transcript.hasSuffix("问题: 没有保存, 已留作草稿: 预约 1 份\n"))
  }

  @Test func aPersonIsWarnedOnceOfWhatIsNotSaved() {
    let console = PlainScript([.line("F5"), .line("登记"), .line("2"), .end, .end])
    console.isInteractive = true
    let desk = PlainDesk(console: console)
    #expect(desk.exit == .quit)
    #expect(console.text.contains("未保存: 随访登记 1 份"))
    let stays = PlainScript([.line("F5"), .line("登记"), .line("2"), .line("^Q"), .line("取消")])
    let staying = PlainDesk(console: stays)
    #expect(staying.model.drafts.count == 1)
    #expect(!staying.model.wasAskedToQuit)
  }
}
