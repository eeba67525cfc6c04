import Canvas
import Domain
import FrontdeskApp
import Testing

@Suite struct TrendTests {
  private func desk() -> Desk {
    var desk = Desk()
    desk.press("zs<F4>")
    return desk
  }

  @Test func theTrendOpensOnTheIndicatorThatDecidesMost() {
    let desk = desk()
    #expect(desk.model.screen == .trends)
    #expect(desk.model.trendSeries?.indicator.code == "sbp")
    #expect(desk.model.secondSeries?.indicator.code == "dbp")
  }

  @Test func leftReadsOutEarlierValuesWithSourceAndValueAsReceived() {
    var desk = desk()
    desk.press("<Left>")
    #expect(desk.text.contains("330 mmHg 存疑"))
    #expect(desk.text.contains("家测"))
    #expect(desk.text.contains("超出可信范围, 请核对"))
    desk.press("<Left>")
    #expect(desk.text.contains("2026-06-30 09:12"))
    #expect(desk.text.contains("158 mmHg 高"))
    #expect(desk.text.contains("原值 21.1 kPa"))
    #expect(desk.text.contains("HL7 导入"))
  }

  @Test func theReadoutStaysThroughZoomingAndGoesWithAnotherIndicator() {
    var desk = desk()
    desk.press("<Left><Left>+")
    #expect(desk.model.trends.span == .fiveYears)
    #expect(desk.model.readPoint != desk.model.shownPoints.last)
    desk.press("<Down>")
    #expect(desk.model.trends.point == nil)
    #expect(desk.model.trendSeries?.indicator.code == "dbp")
  }

  @Test func zoomingStopsAtBothEnds() {
    var desk = desk()
    desk.press("-")
    #expect(desk.model.trends.span == .tenYears)
    desk.press("++++++")
    #expect(desk.model.trends.span == .halfYear)
    desk.press("－－")
    #expect(desk.model.trends.span == .twoYears)
  }

  @Test func theTableShowsEachValueNewestFirst() {
    var desk = desk()
    desk.press("t")
    let rows = desk.text.split(separator: "\n").filter { $0.contains(" 09:12") }
    #expect(rows.first?.contains("2026-08-10") == true)
    #expect(rows.dropFirst().first?.contains("存疑") == true)
    desk.press("<Down><Down>")
    #expect(desk.model.readPoint.map { desk.model.trendSeries?.points[$0].value } == 158)
    desk.press("<Esc>")
    #expect(!desk.model.trends.showsTable)
  }

  @Test func theSecondLineCanBeHidden() {
    var desk = desk()
    #expect(desk.text.contains("收缩压 + 舒张压"))
    desk.press("s")
    #expect(!desk.text.contains("收缩压 + 舒张压"))
  }

  @Test func fewValuesHaveNoSlope() {
    var desk = Desk()
    desk.press("zsy<F4>")
    #expect(desk.text.contains("斜率"))
    #expect(desk.text.contains("数据不足"))
  }

  @Test func aGapOfMoreThanAYearIsNamed() {
    #expect(desk().text.contains("2020-11..2022-06"))
  }

  @Test func withoutAPersonItSaysWhatToDo() {
    var desk = Desk()
    desk.press("qqq<F4>")
    #expect(desk.model.screen == .lookup)
    #expect(desk.text.contains("先选一位患者") || desk.model.subject == nil)
  }
}
