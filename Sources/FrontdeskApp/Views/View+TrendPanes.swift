import Canvas
import Domain
import Widgets

extension Painting {
  // MARK: - Statistics

  mutating func drawStatistics(_ facts: SeriesFacts, in rect: Rect) {
    let span = model.trends.span
    let statistics = SeriesStatistics(
      facts, since: span.start(today: model.today), longestGapDays: span.longestGapDays)
    Pane(
      title: Phrase.statistics[language],
      notes: [
        Segment(StyledText(span.title[language], Style(.dim))),
        Segment(StyledText(Phrase.times(statistics.count)[language], Style(.dim)), priority: 1),
      ], bottomLeft: leftOut(statistics)
    ).draw(in: rect, on: &grid, with: drawing)
    let isTight = rect.rows < 9
    let area = isTight ? Pane.inside(rect) : Painting.textArea(rect).inset(top: 1)
    let isInTwo = isTight && area.columns >= 72
    let label = labelWidth([.latest, .mean, .range, .inRange, .slope, .gaps]) + 2
    var lines = statisticLines(
      facts, statistics, columns: (isInTwo ? area.columns * 55 / 100 : area.columns) - label)
    if isInTwo {
      drawInTwoColumns(lines, in: area)
      return
    }
    let width = labelWidth(lines.map(\.0))
    if lines.count > area.rows { lines = Array(lines.prefix(max(0, area.rows))) }
    for (row, line) in lines.enumerated() {
      draw(labelled(line.0, line.1, width: width), row: row, in: area)
    }
  }

  /// Which values the figures leave out: `1 个存疑值未计入`.
  private func leftOut(_ statistics: SeriesStatistics) -> [Segment] {
    var notes: [Segment] = []
    if statistics.doubtful > 0 {
      notes.append(
        Segment(
          StyledText(Phrase.doubtfulLeftOut(statistics.doubtful)[language], Style(.warning)),
          priority: 1))
    }
    if statistics.bounds > 0 {
      notes.append(
        Segment(StyledText(Phrase.boundsLeftOut(statistics.bounds)[language], Style(.dim))))
    }
    return notes
  }

  private mutating func drawInTwoColumns(_ lines: [(Phrase, StyledText)], in area: Rect) {
    let half = (lines.count + 1) / 2
    let left = Rect(
      column: area.column, row: area.row, columns: area.columns * 42 / 100, rows: area.rows)
    let right = area.inset(left: left.columns + 2)
    for (part, rect) in [(lines.prefix(half), left), (lines.dropFirst(half), right)] {
      let width = labelWidth(part.map(\.0))
      for (row, line) in part.enumerated() {
        draw(labelled(line.0, line.1, width: width), row: row, in: rect)
      }
    }
  }

  private func statisticLines(
    _ facts: SeriesFacts, _ statistics: SeriesStatistics, columns: Int
  ) -> [(Phrase, StyledText)] {
    var lines: [(Phrase, StyledText)] = [(.latest, latestText(facts))]
    guard statistics.count > 0 else { return lines }
    func number(_ value: Double) -> String {
      Format.fixed(value, decimals: facts.indicator.decimals)
    }
    lines.append((.mean, StyledText(number(statistics.mean))))
    lines.append(
      (.range, StyledText("\(number(statistics.least)) .. \(number(statistics.greatest))")))
    if statistics.judged > 0 {
      let percent = (statistics.normal * 100 + statistics.judged / 2) / statistics.judged
      lines.append(
        (.inRange, StyledText("\(statistics.normal) / \(statistics.judged)  (\(percent)%)")))
    }
    lines.append((.slope, slopeText(facts, statistics, columns: columns)))
    lines.append((.gaps, gapText(statistics, columns: columns)))
    return lines
  }

  private func latestText(_ facts: SeriesFacts) -> StyledText {
    guard let latest = facts.latest else { return StyledText() }
    return .joined([
      StyledText(
        shown(Format.value(latest, of: facts.indicator)), Style(.strong, on: .screen, .bold)),
      StyledText(unit(facts.indicator), Style(.dim)),
      JudgementText.word(latest, facts, language),
      StyledText("(" + Format.shortDate(latest.day, today: model.today) + ")", Style(.dim)),
    ])
  }

  /// The slope; where there is little room its interval goes first, and never by halves.
  private func slopeText(
    _ facts: SeriesFacts, _ statistics: SeriesStatistics, columns: Int
  ) -> StyledText {
    guard let slope = statistics.slope else {
      return StyledText(Phrase.tooFewData[language], Style(.dim))
    }
    let decimals = facts.indicator.decimals + 1
    func number(_ value: Double) -> String { Format.change(value, decimals: decimals) }
    let low = number(slope.perYear - slope.margin)
    let high = number(slope.perYear + slope.margin)
    let verdict = slope.isSignificant ? "" : Phrase.notSignificant[language]
    return Segment.line(
      [
        Segment(
          StyledText(number(slope.perYear) + " " + Phrase.perYear[language]), priority: 2),
        Segment(StyledText("(95% \(low) .. \(high))", Style(.dim))),
        Segment(StyledText(verdict, Style(.dim)), priority: 1),
      ], columns: columns, spacing: 2)
  }

  private func gapText(_ statistics: SeriesStatistics, columns: Int) -> StyledText {
    if statistics.gaps.isEmpty { return StyledText(Phrase.noGaps[language], Style(.dim)) }
    // The newest first, so that those stay which matter most where there is little room.
    let gaps = statistics.gaps.reversed().map {
      StyledText(Format.month($0.lowerBound) + ".." + Format.month($0.upperBound))
    }
    return fitting(gaps, columns: columns, spacing: 2)
  }

  // MARK: - Other indicators

  mutating func drawIndicatorChoice(_ archive: PatientArchive, in rect: Rect) {
    let isFocused = model.trends.focus == .indicators
    Pane(
      title: Phrase.otherIndicators[language],
      bottomRight: [Segment(StyledText(model.trends.indicators.position, Style(.dim)))],
      isFocused: isFocused
    ).draw(in: rect, on: &grid, with: drawing)
    let inside = Pane.interior(rect)
    let table = IndicatorTable(archive, columns: inside.columns, of: model)
    let first = table.firstRow(model.trends.indicators, isSelecting: true, in: inside)
    clickableLines(
      first..<archive.series.count, in: inside.inset(top: 1)
    ) { .row(.indicators, $0) }
    let point = table.draw(
      model.trends.indicators, isSelecting: true, isFocused: isFocused, in: inside, on: &grid)
    if isFocused { cursor = point }
  }

  // MARK: - Values

  mutating func drawValuesPane(
    _ facts: SeriesFacts, _ archive: PatientArchive, in rect: Rect, isFocused: Bool
  ) {
    let dot = " " + drawing.glyphs.dot + " "
    let name = IndicatorTable.name(facts.indicator, language)
    let isMain = model.trends.showsTable && rect == layout[.chart]
    let shownPoints = Array(model.shownPoints.reversed())
    let list = ListState(
      count: shownPoints.count,
      selected: model.readPoint.flatMap { shownPoints.firstIndex(of: $0) } ?? 0)
    Pane(
      title: isMain ? shown(archive.patient.name) + dot + name : Phrase.values[language],
      notes: isMain ? chartNotesOfTable(facts) : [],
      bottomRight: [Segment(StyledText(list.position, Style(.dim)))], isFocused: isFocused
    ).draw(in: rect, on: &grid, with: drawing)
    guard !shownPoints.isEmpty else {
      draw(
        StyledText(Phrase.noValuesInSpan[language], Style(.dim)), row: 0,
        in: Painting.textArea(rect))
      return
    }
    let words = ValueWords(model)
    var table = valueTable
    table.isFocused = isFocused
    table.showsSelection = isFocused || model.trends.point != nil
    let pane = isMain ? PaneID.chart : .values
    clickable(table, list, in: Pane.interior(rect)) { .row(pane, $0) }
    let point = table.draw(list, in: Pane.interior(rect), on: &grid, with: drawing) { place in
      words.row(facts.series.points[shownPoints[place]], facts)
    }
    if isFocused { cursor = point }
  }

  private func chartNotesOfTable(_ facts: SeriesFacts) -> [Segment] {
    [
      Segment(StyledText(model.trends.span.title[language], Style(.text)), priority: 1),
      Segment(StyledText(unit(facts.indicator), Style(.dim))),
    ]
  }

  private var valueTable: Table {
    Table([
      TableColumn(Phrase.date[language], width: .fixed(16), priority: 9),
      TableColumn(Phrase.value[language], width: .fixed(9), alignment: .right, priority: 8),
      TableColumn("", width: .fixed(6), priority: 7),
      TableColumn(Phrase.source[language], width: .flexible(min: 10, weight: 1), priority: 5),
      TableColumn(Phrase.received[language], width: .flexible(min: 12, weight: 2), priority: 4),
    ])
  }
}
