import Canvas
import Domain
import Widgets

extension Painting {
  mutating func drawTrends() {
    guard let archive = model.archive.archive else {
      drawTrendsEmpty(.noPerson, hint: .noPersonHint)
      return
    }
    guard let series = model.trendSeries else {
      drawTrendsEmpty(none(.noResults, .results, of: archive), hint: nil)
      return
    }
    let facts = SeriesFacts(series, of: archive.patient)
    let showsTable = model.trends.showsTable
    if let rect = layout[.chart] {
      if showsTable {
        drawValuesPane(facts, archive, in: rect, isFocused: model.trends.focus == .chart)
      } else {
        drawMainChart(facts, archive, in: rect)
      }
    }
    if let rect = layout[.statistics] { drawStatistics(facts, in: rect) }
    if let rect = layout[.indicators] { drawIndicatorChoice(archive, in: rect) }
    if let rect = layout[.values] {
      drawValuesPane(facts, archive, in: rect, isFocused: false)
    }
  }

  private mutating func drawTrendsEmpty(_ sentence: Phrase, hint: Phrase?) {
    let body = Rect(grid.size).inset(top: 1, bottom: 1)
    Pane(title: ScreenID.trends.title[language], isFocused: true)
      .draw(in: body, on: &grid, with: drawing)
    drawEmpty(sentence, hint: hint, in: Pane.inside(body))
  }

  // MARK: - The chart

  private mutating func drawMainChart(
    _ facts: SeriesFacts, _ archive: PatientArchive, in rect: Rect
  ) {
    let isFocused = model.trends.focus == .chart
    let second = model.trends.showsSecond ? model.secondSeries : nil
    Pane(
      title: chartTitle(facts, archive, second: second), notes: chartNotes(facts),
      bottomLeft: legend(facts, second), bottomRight: chartKeys, isFocused: isFocused
    ).draw(in: rect, on: &grid, with: drawing)
    let crosshair = model.trends.point.flatMap { _ in model.readPoint }.map { point in
      Chart.Crosshair(
        day: facts.series.points[point].day.dayNumber, lines: readout(facts, point: point))
    }
    var inside = Pane.inside(rect)
    if layout.sizeClass != .compact { inside = inside.inset(top: 1) }
    let point = chart(facts, span: model.trends.span, second: second, crosshair: crosshair)
      .draw(in: inside, on: &grid, with: drawing)
    if isFocused { cursor = point ?? Point(column: inside.column, row: inside.row) }
  }

  /// Which colour is which line, where there are two.
  private func legend(_ facts: SeriesFacts, _ second: IndicatorSeries?) -> [Segment] {
    guard let second else { return [] }
    return [
      Segment(
        StyledText([
          (drawing.glyphs.overlay + " ", Style(.other)),
          (IndicatorTable.name(second.indicator, language), Style(.dim)),
        ]))
    ]
  }

  private func chartTitle(
    _ facts: SeriesFacts, _ archive: PatientArchive, second: IndicatorSeries?
  ) -> String {
    let dot = " " + drawing.glyphs.dot + " "
    let name = second == nil ? facts.indicator.name : facts.indicator.shortName
    var title = shown(archive.patient.name) + dot + shown(name[language])
    if let second { title += " + " + IndicatorTable.name(second.indicator, language) }
    return title + " " + unit(facts.indicator)
  }

  private func chartNotes(_ facts: SeriesFacts) -> [Segment] {
    var notes = [
      Segment(StyledText(model.trends.span.title[language], Style(.text)), priority: 3),
      Segment(
        StyledText(
          Format.month(model.trends.span.start(today: model.today)) + " .. "
            + Format.month(model.today), Style(.dim)), priority: 1),
    ]
    let range = facts.range(on: model.today).flatMap {
      Format.range($0, of: facts.indicator, glyphs: drawing.glyphs)
    }
    if let range {
      notes.append(
        Segment(
          StyledText(Phrase.reference[language] + " " + range, Style(.dim)), priority: 2))
    }
    return notes
  }

  /// What the arrow keys do here, in the border where the eye is.
  private var chartKeys: [Segment] {
    let count = model.shownPoints.count
    guard let point = model.readPoint, let place = model.shownPoints.firstIndex(of: point) else {
      return []
    }
    return [Segment(StyledText("\(place + 1)/\(count)", Style(.dim)))]
  }

  /// A chart of one series up to today.
  func chart(
    _ facts: SeriesFacts, span: TrendSpan, second: IndicatorSeries? = nil,
    crosshair: Chart.Crosshair? = nil
  ) -> Chart {
    let overlay = second.map { series in
      Chart.Overlay(
        series.points.filter { !$0.isImplausible }.compactMap { point in
          point.value.map { Chart.Sample(day: point.day.dayNumber, value: $0) }
        }, hasOwnScale: series.indicator.unit != facts.indicator.unit)
    }
    return Chart(
      facts.series.points.filter { !$0.isImplausible }.compactMap { point in
        point.value.map {
          Chart.Sample(
            day: point.day.dayNumber, value: $0,
            judgement: facts.judgement(point).map(Judgement.init))
        }
      },
      days: span.start(today: model.today).dayNumber...model.today.dayNumber,
      reference: facts.band(on: model.today), overlay: overlay, marks: doubtful(facts),
      crosshair: crosshair,
      longestGapDays: span.longestGapDays,
      emptyText: StyledText(Phrase.noValuesInSpan[language], Style(.dim)))
  }

  /// Values that cannot be, named below the time axis: drawn, they would flatten all others.
  private func doubtful(_ facts: SeriesFacts) -> [Chart.Mark] {
    facts.series.points.filter { $0.isImplausible && $0.value != nil }.map { point in
      let value = shown(Format.value(point, of: facts.indicator))
      return Chart.Mark(
        day: point.day.dayNumber, label: value + " " + Phrase.check[language], role: .warning)
    }
  }

  /// The chart of the indicator chosen, beside other panes.
  mutating func drawChartPane(of archive: PatientArchive, in rect: Rect) {
    let wanted = archive.series.first { $0.indicator.code == model.trends.code }
    let first = PreviewOrder.places(archive).first.map { archive.series[$0] }
    guard let series = wanted ?? first else {
      Pane(title: ScreenID.trends.title[language]).draw(in: rect, on: &grid, with: drawing)
      draw(
        StyledText(none(.noResults, .results, of: archive)[language], Style(.dim)), row: 0,
        in: Painting.textArea(rect))
      return
    }
    let facts = SeriesFacts(series, of: archive.patient)
    let partner =
      series.indicator.code == "sbp" ? "dbp" : series.indicator.code == "dbp" ? "sbp" : ""
    let second = archive.series.first { $0.indicator.code == partner }
    var title = IndicatorTable.name(facts.indicator, language)
    if let second { title += " + " + IndicatorTable.name(second.indicator, language) }
    let span = TrendSpan.holding(series, today: model.today)
    Pane(
      title: title + " " + unit(facts.indicator),
      notes: [Segment(StyledText(span.title[language], Style(.dim)))]
    ).draw(in: rect, on: &grid, with: drawing)
    chart(facts, span: span, second: second)
      .draw(in: Pane.inside(rect), on: &grid, with: drawing)
  }

  // MARK: - The read-out

  /// Date, value, judgement, source, and the value as received when it was converted.
  private func readout(_ facts: SeriesFacts, point: Int) -> [StyledText] {
    let observation = facts.series.points[point]
    let words = ValueWords(model)
    var value = StyledText(
      shown(Format.value(observation, of: facts.indicator)) + " ",
      Style(.strong, on: .screen, .bold))
    value.append(unit(facts.indicator) + " ", Style(.text))
    value.append(JudgementText.word(observation, facts, language))
    var lines = [
      StyledText(words.moment(observation), Style(.strong, on: .screen, .bold)), value,
      StyledText(SourceWords.title(observation.source)[language], Style(.dim)),
    ]
    if let received = words.received(observation) {
      lines.append(StyledText(Phrase.received[language] + " " + received, Style(.dim)))
    }
    if observation.isImplausible {
      lines.append(StyledText(Phrase.implausible[language], Style(.warning)))
    }
    return lines
  }
}

extension TrendSpan {
  /// Values further apart than this are not joined by a line.
  ///
  /// Quarterly visits stay joined at every span; a missed year never is.
  var longestGapDays: Int { max(200, months * 3) }
}

/// Where a value came from, in words.
enum SourceWords {
  static func title(_ source: ObservationSource) -> Localized {
    switch source {
    case .unknown: Localized(zh: "来源不明", en: "source unknown")
    case .clinic: Localized(zh: "诊室", en: "clinic")
    case .home: Localized(zh: "家测", en: "at home")
    case .laboratory: Localized(zh: "化验室", en: "laboratory")
    case .fhirImport: Localized(zh: "FHIR 导入", en: "FHIR import")
    case .hl7Import: Localized(zh: "HL7 导入", en: "HL7 import")
    case .csvImport: Localized(zh: "CSV 导入", en: "CSV import")
    case .derived: Localized(zh: "计算值", en: "computed")
    }
  }
}
