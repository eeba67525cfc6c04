package import Domain
import Widgets

extension Model {
  /// The series on the trend screen; nil while no archive is open or it has no results.
  package var trendSeries: IndicatorSeries? {
    guard let series = archive.archive?.series, series.indices.contains(trends.indicators.selected)
    else { return nil }
    return series[trends.indicators.selected]
  }

  /// The other line of a pair: diastolic pressure with systolic, and the reverse.
  package var secondSeries: IndicatorSeries? {
    let partners = ["sbp": "dbp", "dbp": "sbp"]
    guard let code = trendSeries?.indicator.code, let partner = partners[code] else { return nil }
    return archive.archive?.series.first { $0.indicator.code == partner }
  }

  package var canShowSecondSeries: Bool { secondSeries != nil }

  /// The places of the points that the present span shows, oldest first.
  package var shownPoints: [Int] {
    guard let series = trendSeries else { return [] }
    let start = trends.span.start(today: today)
    return series.points.indices.filter { series.points[$0].day >= start }
  }

  /// The place of the point that is read out: the one chosen, else the newest shown.
  package var readPoint: Int? {
    let shown = shownPoints
    if let point = trends.point, shown.contains(point) { return point }
    return shown.last
  }

  mutating func performTrend(_ id: CommandID) {
    switch id {
    case .previousPoint: movePoint(-1)
    case .nextPoint: movePoint(1)
    case .zoomIn: zoom(1)
    case .zoomOut: zoom(-1)
    case .secondSeries: trends.showsSecond.toggle()
    case .valueTable: trends.showsTable.toggle()
    default: break
    }
  }

  private mutating func movePoint(_ direction: Int) {
    let shown = shownPoints
    guard let present = readPoint, let place = shown.firstIndex(of: present) else { return }
    trends.point = shown[min(max(0, place + direction), shown.count - 1)]
  }

  mutating func jumpPoint(toEnd: Bool) {
    let shown = shownPoints
    trends.point = toEnd ? shown.last : shown.first
  }

  private mutating func zoom(_ direction: Int) {
    let spans = TrendSpan.allCases
    guard let place = spans.firstIndex(of: trends.span) else { return }
    trends.span = spans[min(max(0, place + direction), spans.count - 1)]
    trends.isZoomedByHand = true
    if let point = trends.point, !shownPoints.contains(point) { trends.point = nil }
  }

  /// Up and Down: a value in the table, newest first, else another indicator.
  mutating func changeTrendList(_ change: (inout ListState) -> Void) {
    guard trends.focus == .chart, trends.showsTable else {
      changeIndicator(change)
      return
    }
    let shown = Array(shownPoints.reversed())
    var list = ListState(
      count: shown.count, selected: readPoint.flatMap { shown.firstIndex(of: $0) } ?? 0)
    change(&list)
    trends.point = list.selection.map { shown[$0] }
  }

  private mutating func changeIndicator(_ change: (inout ListState) -> Void) {
    let before = trends.indicators.selected
    change(&trends.indicators)
    guard trends.indicators.selected != before else { return }
    trends.point = nil
    trends.code = trendSeries?.indicator.code
  }

  /// Up and Down among the indicators beside the lookup, which stand in an order of their own.
  mutating func changePreviewIndicator(_ change: (inout ListState) -> Void) {
    guard let person = preview.current else { return }
    let order = PreviewOrder.places(person)
    var list = ListState(
      count: order.count, selected: order.firstIndex(of: trends.indicators.selected) ?? 0)
    change(&list)
    guard let place = list.selection else { return }
    chooseIndicator(order[place], of: person)
  }

  /// Chooses an indicator by its row in an archive.
  mutating func chooseIndicator(_ row: Int, of archive: PatientArchive) {
    guard archive.series.indices.contains(row) else { return }
    trends.indicators.setCount(archive.series.count)
    trends.indicators.select(row)
    trends.code = archive.series[row].indicator.code
    trends.point = nil
  }

  // MARK: - Panes

  /// Whether Tab has another pane to go to.
  package var hasSeveralPanes: Bool {
    switch screen {
    case .lookup: canFocusPerson
    case .archive: true
    case .trends: wholeLayout[.indicators] != nil
    case .followUps, .today, .audit, .rights, .approvals, .rules, .figures: false
    }
  }

  /// Whether the indicators beside the lookup can be chosen: not in the strip of a small window.
  var canFocusPerson: Bool {
    layout.sizeClass != .compact && preview.current?.series.isEmpty == false
  }

  mutating func movePane(_ direction: Int) -> [Effect] {
    switch screen {
    case .lookup: lookup.focus = lookup.focus == .query ? .person : .query
    case .archive: return moveSection(direction)
    case .trends: trends.focus = trends.focus == .chart ? .indicators : .chart
    case .followUps, .today, .audit, .rights, .approvals, .rules, .figures: break
    }
    return []
  }
}
