import Domain
import FollowUps
import FrontdeskApp
import Testing

/// Which sheet of the open archive is printed.
@Suite struct PaperTests {
  private func desk(_ keys: String = "", advice: [GivenAdvice] = []) -> Desk {
    var clinic = FakeClinic()
    clinic.archives[0].advice = advice
    clinic.archives[0].forms = [
      ArchiveForm(
        id: 7, title: Localized(zh: "高血压随访", en: "Hypertension visit"),
        day: SampleClinic.day("2026-05-25"), staff: "李护士")
    ]
    var desk = Desk(80, 24, clinic: clinic)
    desk.model.user = StaffMember(code: "wang", name: "王医生", role: .doctor)
    desk.press("zs<Enter>" + keys)
    return desk
  }

  private func choice(_ desk: Desk) -> PaperChoice? {
    if case .papers(let choice) = desk.model.tables.dialog { choice } else { nil }
  }

  @Test func aDigitPrintsASheetOfThePerson() throws {
    var desk = desk("P")
    let rows = try #require(choice(desk)).rows
    #expect(rows.first == .sheet(.card) && rows.last == .format)
    #expect(rows.contains(.sheet(.year(.hypertension, 2026))), "\(rows)")
    #expect(rows.contains(.sheet(.care(nil))))
    #expect(desk.text.contains("2026-05-25 高血压随访"), "\(desk.text)")
    let place = rows.firstIndex {
      if case .sheet(.followUp) = $0 { true } else { false }
    }
    desk.press("\(try #require(place) + 1)")
    #expect(choice(desk) == nil)
    let order = try #require(desk.clinic.papers.first)
    #expect(order.patient == PatientID(1) && !order.isPage)
    guard case .followUp(let form) = order.sheet else {
      Issue.record("\(order)")
      return
    }
    #expect(form.id == 7)
    #expect(desk.model.toast?.text.chinese == "已送打印机")
  }

  @Test func aCallWithoutAFormAndTheAdviceHaveSheetsToo() throws {
    let day = SampleClinic.day("2026-06-01")
    let salt = CareAdvice(
      entry: "salt", version: 1, kind: .diet, text: Localized(same: "少盐"), day: day)
    let given = GivenAdvice(id: 1, patient: PatientID(1), advice: salt, at: SampleClinic.now)
    var desk = desk("P", advice: [given])
    let rows = try #require(choice(desk)).rows
    #expect(rows[1] == .sheet(.advice(day)), "\(rows)")
    let hasCall = rows.contains {
      if case .sheet(.contact) = $0 { true } else { false }
    }
    #expect(hasCall, "\(rows)")
    desk.press("2")
    #expect(desk.clinic.papers.map(\.sheet) == [.advice(day)])
  }

  @Test func aSheetIsSavedAsAPageWhereThatIsChosen() throws {
    var desk = desk("P<Left>")
    #expect(choice(desk)?.isPage == true && desk.text.contains("保存为网页"), "\(desk.text)")
    desk.press("<Down><Enter>")
    #expect(desk.clinic.papers.map(\.isPage) == [true])
    desk.press("P<Esc>")
    #expect(choice(desk) == nil && desk.model.screen == .archive)
    desk.press("P\(choice(self.desk("P"))?.rows.count ?? 0)")
    #expect(choice(desk)?.isPage == true, "the last line says how, and changes it")
  }

  @Test func whoMayNotKnowWhatSomebodyHasPrintsTheCardAlone() {
    var desk = desk()
    desk.model.user = StaffMember(code: "wu", name: "吴前台", role: .reception)
    desk.press("P")
    #expect(choice(desk)?.rows == [.sheet(.card), .format])
  }

  /// A manager has no right to what somebody has, but to what the clinic does.
  @Test func theFiguresArePrintedAsTheyShow() throws {
    var desk = FigureTests.desk("<Right>P")
    let rows = try #require(choice(desk)).rows
    let question = FigureQuestion(.hypertension, .year(2026))
    #expect(
      rows == [
        .sheet(.figures(question, .staff)), .sheet(.figures(question, .clinic)),
        .sheet(.figures(question, .team)), .format,
      ])
    #expect(desk.text.contains("高血压 2026年"), "\(desk.text)")
    desk.press("<Left><Enter>")
    let order = try #require(desk.clinic.papers.first)
    #expect(order.patient == nil && order.isPage)
    #expect(order.sheet == .figures(question, .staff))
    #expect(choice(desk) == nil && desk.model.screen == .figures)
  }

  @Test func figuresThatAreNotReadAreNotPrinted() {
    var desk = Desk(80, 24)
    desk.model.user = SampleClinic.manager
    desk.holds = true
    desk.send(.command(.viewFigures))
    desk.press("P")
    #expect(choice(desk) == nil)
    #expect(
      CommandRegistry.command(.papers)?.disabledReason(desk.model)?.chinese == "统计还没有读出来")
  }

  @Test func plainModeNumbersTheSheets() {
    let desk = desk("P")
    let lines = PlainText.screen(desk.model).map(\.text)
    #expect(lines.contains { $0.hasPrefix("2. 随访记录") }, "\(lines)")
  }
}
