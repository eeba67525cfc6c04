import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

@Suite struct ZoomTests {
  @Test(arguments: [
    ("zs", PaneID.people), ("zs<Tab>", .person), ("zs<Enter>", .overview),
    ("zs<Enter><Tab>", .results), ("zs<F4>", .chart), ("zs<F4><Tab>", .indicators),
    ("<F5>", .queue),
  ])
  func onePaneGetsTheWholeBody(_ keys: String, _ pane: PaneID) {
    var desk = Desk()
    desk.press(keys)
    let before = desk.text
    desk.press("<C-o>")
    #expect(desk.model.layout.zoomed == pane)
    #expect(desk.model.layout[pane] == Rect(column: 0, row: 1, columns: 120, rows: 33))
    #expect(desk.text.contains("已放大 ^O"), "the title says so")
    desk.press("<C-o>")
    #expect(desk.text == before)
    desk.press("<C-o><Esc>")
    #expect(desk.text == before, "Esc takes it back first")
  }

  @Test func theZoomGoesWithTheFocus() {
    var desk = Desk()
    desk.press("zs<Enter>z<Tab>")
    #expect(desk.model.layout.zoomed == .results)
    desk.press("<Tab><Tab><Tab><Tab>")
    #expect(desk.model.layout.zoomed == .overview)
    desk.press("_")
    #expect(desk.model.layout.zoomed == nil)
  }

  @Test func theTimeOfTheTrendsKeepsItsSigns() {
    var desk = Desk()
    desk.press("zs<F4>")
    let span = desk.model.trends.span
    desk.press("+")
    #expect(desk.model.trends.span != span && desk.model.layout.zoomed == nil)
    desk.press("-")
    #expect(desk.model.trends.span == span)
  }

  @Test func anotherScreenShowsAllItsPanes() {
    var desk = Desk()
    desk.press("<F5><C-o><F2>")
    #expect(desk.model.layout.zoomed == nil)
  }

  @Test func aPaneThatIsAloneIsNotZoomed() {
    var desk = Desk(80, 24)
    desk.press("zs<Enter><C-o>")
    #expect(!desk.model.desk.isZoomed)
    #expect(!desk.text.contains("已放大"))
  }

  /// A record that nobody sees must not stand in the audit trail as seen.
  @Test func aHiddenRecordIsNotOpened() {
    var desk = Desk()
    desk.press("<F5><C-o>")
    let before = desk.clinic.log.count
    desk.press("<Down><Down>")
    #expect(desk.clinic.log.count == before)
    desk.press("<C-o>")
    #expect(
      desk.clinic.log[before...].contains {
        if case .preview = $0 { return true }
        return false
      })
    desk.press("<C-o><Up><Enter>")
    #expect(desk.model.preview.archive?.id == desk.model.followUps.selected?.followUp.patient)
  }
}
