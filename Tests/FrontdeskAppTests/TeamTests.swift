import Canvas
import Domain
import FollowUps
import FrontdeskApp
import Store
import TestSupport
import Testing
import Widgets

/// A manager puts staff into teams and sees what everybody has to do.
@Suite struct TeamTests {
  private func desk(
    _ keys: String = "", _ columns: Int = 80, _ rows: Int = 24, language: Language = .chinese
  ) -> Desk {
    FigureTests.desk("W" + keys, columns, rows, language: language)
  }

  private func dialog(_ desk: Desk) -> TeamsDialog? {
    if case .teams(let open) = desk.model.tables.dialog { open } else { nil }
  }

  @Test(arguments: [Language.chinese, .english], [60, 80, 120])
  func everybodyStandsWithTheirTeamAndTheirWork(_ language: Language, _ columns: Int) {
    let desk = desk("", columns, 16, language: language)
    let words =
      language == .chinese
      ? ["人员、小组和工作量", "东片", "无小组", "未完 6  逾期 3", "Enter 改小组"]
      : [
        "Staff, teams and workload", "东片", "no team", "6 open  3 late", "Enter Set the team",
      ]
    for word in words { #expect(desk.text.contains(word), "\(word)\n\(desk.text)") }
    let week = language == .chinese ? "本周 2  今日已做 4" : "2 this week  4 done"
    #expect(desk.text.contains(week) == (columns >= 80))
  }

  @Test func aNameIsTypedAndTakenBack() throws {
    var desk = desk("2")
    #expect(dialog(desk)?.entry?.text == "")
    desk.press("西片<Enter>")
    #expect(desk.clinic.staffTeams == ["li": "东片", "wang": "西片"])
    #expect(desk.model.toast?.text.chinese == "王静 已编入 西片")
    #expect(dialog(desk)?.entry == nil && desk.text.contains("西片"), "\(desk.text)")
    desk.press("<C-z>")
    #expect(desk.clinic.staffTeams == ["li": "东片"])
    #expect(desk.model.toast?.text.english == "王静 is in no team any more")
    desk.press("<C-z>")
    #expect(desk.clinic.staffTeams["wang"] == "西片", "and once more")
  }

  @Test func tabGoesThroughTheTeamsThereAreAndEscGivesUp() {
    var desk = desk("<Down><Enter><Tab>")
    #expect(dialog(desk)?.entry?.text == "东片")
    desk.press("<Tab>")
    #expect(dialog(desk)?.entry?.text == "")
    desk.press("x<Esc>")
    #expect(dialog(desk) != nil && dialog(desk)?.entry == nil)
    #expect(desk.clinic.staffTeams == ["li": "东片"])
    desk.press("<Esc>")
    #expect(dialog(desk) == nil && desk.model.screen == .figures)
  }

  @Test func whoeverIsSlowerIsToldAndKeepsWhatTheyTyped() {
    var desk = desk("2西片")
    desk.clinic.staffTeams["wang"] = "北片"
    desk.press("<Enter>")
    #expect(desk.clinic.staffTeams["wang"] == "北片")
    #expect(desk.model.toast?.text.chinese.contains("刚改过") == true)
    #expect(dialog(desk)?.entry?.text == "西片" && desk.text.contains("北片"), "\(desk.text)")
    desk.press("<Enter>")
    #expect(desk.clinic.staffTeams["wang"] == "西片")
  }

  @Test func aNurseDoesNotShareOutTheStaff() {
    var desk = Desk(80, 24)
    desk.press("<F5>")
    desk.send(.command(.staffTeams))
    #expect(dialog(desk) == nil)
    #expect(!desk.text.contains("人员、小组和工作量"))
  }

  @Test func plainModeNumbersTheStaffAndAsksForTheName() {
    let desk = desk()
    let lines = PlainText.screen(desk.model).map(\.text)
    #expect(lines.contains { $0.hasPrefix("2. 王静") }, "\(lines)")
    let entry = PlainText.screen(self.desk("2").model).map(\.text)
    #expect(entry.contains { $0.contains("王静, 小组") }, "\(entry)")
  }
}

/// The same over the real store.
@Suite struct LiveTeamTests {
  @Test func aTeamIsKeptWithARowOfTheTrailAndTheQuickerOneWins() throws {
    let clinic = try LiveClinic()
    var desk = try clinic.desk()
    desk.signIn("ma")
    desk.send(.command(.staffTeams))
    let store = try clinic.machine()
    guard case .teams(let open) = desk.model.tables.dialog, let lines = open.lines,
      let place = lines.firstIndex(where: { $0.member.code == "li" })
    else {
      Issue.record("\(desk.text)")
      return
    }
    let trail = { try store.auditRows(of: nil, limit: 20).filter { $0.object == "staff" }.count }
    let rows = try trail()
    desk.press("\(place + 1)东片<Enter>")
    #expect(try store.teams()["li"] == "东片", "\(desk.text)")
    #expect(try trail() == rows + 1)
    desk.press("<C-z>")
    #expect(try store.teams()["li"] == nil)
    #expect(throws: StoreError.conflict) {
      try store.changeTeam(of: "li", from: "西片", to: "北片")
    }
    #expect(throws: StoreError.notFound) {
      try store.changeTeam(of: "nobody", from: nil, to: "北片")
    }
  }
}
