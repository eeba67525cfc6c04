import Domain
import FrontdeskApp
import Testing
import Widgets

@Suite struct PlaceTests {
  @Test func theWayBackHasScreensAndPeople() {
    var desk = Desk()
    desk.press("zs<Down><Enter>")
    let first = desk.model.archive.archive?.id
    desk.press("<F4><Down><F2><C-u>oynn<Enter>")
    let second = desk.model.archive.archive?.id
    #expect(first != second && desk.model.screen == .archive)
    desk.press("<A-Left>")
    #expect(desk.model.screen == .lookup)
    #expect(desk.model.lookup.query.text == "oynn")
    desk.press("<A-Left>")
    #expect(desk.model.screen == .trends)
    #expect(desk.model.archive.archive?.id == first)
    #expect(desk.model.trends.indicators.selected == 1, "the indicator chosen there")
    desk.press("[")
    #expect(desk.model.screen == .archive && desk.model.archive.archive?.id == first)
    desk.press("[")
    #expect(desk.model.screen == .lookup)
    #expect(desk.model.lookup.query.text == "zs")
    #expect(desk.model.lookup.selected?.patient == first, "the row that was selected")
    desk.press("<A-Left>")
    #expect(desk.model.screen == .lookup, "there is nothing before the start")
    desk.press("<A-Right>")
    desk.press("]]")
    #expect(desk.model.screen == .lookup && desk.model.lookup.query.text == "oynn")
    desk.press("<A-Right>")
    #expect(desk.model.screen == .archive && desk.model.archive.archive?.id == second)
    desk.press("<A-Right>")
    #expect(desk.model.archive.archive?.id == second)
  }

  @Test func aNewWayEndsTheWayForward() {
    var desk = Desk()
    desk.press("zs<Enter><F4><A-Left><F5><A-Right>")
    #expect(desk.model.screen == .followUps)
    desk.press("<A-Left>")
    #expect(desk.model.screen == .archive)
  }

  @Test func oneSignGoesToTheLastPlaceAndBackAgain() {
    var desk = Desk()
    desk.press("zs<Enter><F5><Right><Down>")
    let selected = desk.model.followUps.selected?.followUp.id
    desk.press("-")
    #expect(desk.model.screen == .archive)
    desk.press("-")
    #expect(desk.model.screen == .followUps)
    #expect(desk.model.followUps.scope == .overdue)
    #expect(desk.model.followUps.selected?.followUp.id == selected)
    desk.press("-")
    #expect(desk.model.screen == .archive)
    desk.press("<A-Left><A-Left>")
    #expect(desk.model.screen == .lookup)
  }

  @Test func theSectionOfAnArchiveIsThatWhichWasLeft() {
    var desk = Desk(80, 24)
    desk.press("zs<Enter><Right><Right>")
    #expect(desk.model.archive.section == .visits)
    desk.press("<F2><C-u>张素英<Enter>")
    #expect(desk.model.archive.section == .overview)
    desk.press("<A-Left><A-Left>")
    #expect(desk.model.archive.archive?.patient.name == "张三")
    #expect(desk.model.archive.section == .visits)
  }

  @Test func escGoesOneStepBackAsBefore() {
    var desk = Desk()
    desk.press("zs<Enter><F4><F5>")
    desk.press("<Esc>")
    #expect(desk.model.screen == .trends)
    desk.press("<Esc><Esc>")
    #expect(desk.model.screen == .lookup)
    desk.press("<A-Left>")
    #expect(desk.model.screen == .archive, "where Esc came from")
  }

  @Test func aPersonWhoIsGoneLeavesThePlaceAsItIs() {
    var desk = Desk()
    desk.press("zs<Enter><F2><C-u>张素英<Enter>")
    desk.clinic.archives.removeAll { $0.patient.name == "张三" }
    desk.press("<A-Left><A-Left>")
    #expect(desk.model.archive.archive?.patient.name == "张素英")
    #expect(desk.text.contains("这份档案已不在"))
  }

  @Test func theHistoryHasAnEnd() {
    var history = PlaceHistory(back: (0..<80).map { Place(.archive, patient: PatientID($0)) })
    #expect(history.back.count == PlaceHistory.limit)
    #expect(history.back.last == Place(.archive, patient: PatientID(79)))
    history = PlaceHistory()
    #expect(history.back.isEmpty && history.forward.isEmpty)
  }
}
