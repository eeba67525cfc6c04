import Domain
import Widgets

extension PlainText {
  mutating func addTrends() {
    guard let archive = model.archive.archive else {
      add(
        .place, "", Phrase.noPerson[language],
        model.keymap.naming(Phrase.noPersonHint.text)[language])
      return
    }
    add(.place, String(archive.id.value), fields: personName(archive))
    guard let series = model.trendSeries else {
      add(.place, String(archive.id.value), Phrase.noResults[language])
      return
    }
    let facts = SeriesFacts(series, of: archive.patient)
    let second = model.trends.showsSecond ? model.secondSeries : nil
    let other = second.map { SeriesFacts($0, of: archive.patient) }
    addSeries(facts, other)
    if model.trends.focus == .indicators {
      addIndicatorChoice(archive)
    } else {
      addValues(facts, other)
    }
    addStatistics(facts)
    if model.trends.focus == .chart { addOthers(archive, but: series) }
  }

  /// What the page is about: changes of it make the values another list.
  private func subject(_ facts: SeriesFacts) -> String {
    "\(facts.indicator.code)/\(model.trends.span.rawValue)/\(model.trends.showsSecond)"
  }

  // MARK: - The series

  private mutating func addSeries(_ facts: SeriesFacts, _ second: SeriesFacts?) {
    let subject = facts.indicator.code
    add(
      .place, subject, shown(facts.indicator.name[language]),
      words.label(.unit, words.unit(facts.indicator)),
      words.range(facts).map { words.label(.reference, $0) } ?? "")
    let span = model.trends.span
    add(
      .place, subject, span.title[language],
      "\(span.start(today: model.today))\(PlainPhrase.to[language])\(model.today)")
    if let second {
      add(
        .place, subject,
        words.label(.secondLine, words.name(second.indicator)),
        words.range(second).map { words.label(.reference, $0) } ?? "")
    }
    let moved: PlainPhrase = model.trends.showsTable ? .moveValues : .moveIndicators
    if model.trends.focus == .chart {
      add(.place, subject, "\(PlainPhrase.moveMeans[language])\(spaced(moved[language]))")
    }
  }

  private func spaced(_ text: String) -> String { language == .english ? " " + text : text }

  // MARK: - Values

  /// The values of the time shown, newest first, each with that of the second series of its moment.
  private mutating func addValues(_ facts: SeriesFacts, _ second: SeriesFacts?) {
    let points = Array(model.shownPoints.reversed())
    let subject = subject(facts)
    guard !points.isEmpty else {
      add(.list, subject, Phrase.noValuesInSpan[language])
      return
    }
    add(.list, subject, PlainPhrase.valuesIn[language], Phrase.times(points.count)[language])
    addRows(of: model.plainList, subject: subject) { text, row in
      let point = facts.series.points[points[row]]
      var fields = text.valueFields(point, facts)
      if let second, let twin = second.series.points.last(where: { $0.instant == point.instant }) {
        let words = text.words
        fields.insert(
          "\(words.name(second.indicator)) \(words.judged(twin, second))", at: min(2, fields.count))
      }
      return (fields, .point(points[row]))
    }
    if let second { addLoneValues(second, beside: facts) }
  }

  /// When, the value and its judgement, where from, as received.
  private func valueFields(_ point: Observation, _ facts: SeriesFacts) -> [String] {
    var fields = [
      words.values.moment(point), words.judged(point, facts),
      SourceWords.title(point.source)[language],
    ]
    if let received = words.values.received(point) {
      fields.append(words.label(.received, received))
    }
    if point.isImplausible { fields.append(Phrase.implausible[language]) }
    return fields
  }

  /// Values of the second series at moments that the first has none of.
  private mutating func addLoneValues(_ second: SeriesFacts, beside facts: SeriesFacts) {
    let start = model.trends.span.start(today: model.today)
    let moments = Set(facts.series.points.map(\.instant))
    let lone = second.series.points.reversed().filter {
      $0.day >= start && !moments.contains($0.instant)
    }
    guard !lone.isEmpty else { return }
    let label = "\(words.name(second.indicator)), \(PlainPhrase.otherValues[language])"
    let texts = lone.map { "\(words.values.moment($0)) \(words.judged($0, second))" }
    add(.more, subject(facts), labelled(label, texts))
  }

  // MARK: - Statistics

  private mutating func addStatistics(_ facts: SeriesFacts) {
    let span = model.trends.span
    let statistics = SeriesStatistics(
      facts, since: span.start(today: model.today), longestGapDays: span.longestGapDays)
    let subject = "\(facts.indicator.code)/\(span.rawValue)"
    var items: [String] = [Phrase.times(statistics.count)[language]]
    if statistics.count > 0 {
      let decimals = facts.indicator.decimals
      items.append(words.label(.mean, Format.fixed(statistics.mean, decimals: decimals)))
      items.append(spread(statistics, facts))
      if statistics.judged > 0 {
        let percent = (statistics.normal * 100 + statistics.judged / 2) / statistics.judged
        items.append(
          words.label(.inRange, "\(statistics.normal) / \(statistics.judged) (\(percent)%)"))
      }
      items.append(words.label(.slope, slope(facts, statistics)))
    }
    if statistics.doubtful > 0 {
      items.append(Phrase.doubtfulLeftOut(statistics.doubtful)[language])
    }
    if statistics.bounds > 0 { items.append(Phrase.boundsLeftOut(statistics.bounds)[language]) }
    add(.more, subject, labelled(.statistics, items))
    let gaps = statistics.gaps.reversed().map {
      "\($0.lowerBound)\(PlainPhrase.to[language])\($0.upperBound)"
    }
    add(
      .more, subject,
      labelled(.gaps, gaps.isEmpty ? [Phrase.noGaps[language]] : Array(gaps)))
  }

  private func slope(_ facts: SeriesFacts, _ statistics: SeriesStatistics) -> String {
    guard let slope = statistics.slope else { return Phrase.tooFewData[language] }
    let decimals = facts.indicator.decimals + 1
    func number(_ value: Double) -> String { Format.change(value, decimals: decimals) }
    let low = number(slope.perYear - slope.margin)
    let high = number(slope.perYear + slope.margin)
    let verdict = slope.isSignificant ? "" : ", " + Phrase.notSignificant[language]
    return "\(number(slope.perYear)) \(Phrase.perYear[language]), 95% \(low)"
      + "\(PlainPhrase.to[language])\(high)\(verdict)"
  }

  // MARK: - Other indicators

  private mutating func addIndicatorChoice(_ archive: PatientArchive) {
    addRows(of: model.trends.indicators, subject: "choice/\(archive.id.value)") { text, row in
      let facts = SeriesFacts(archive.series[row], of: archive.patient)
      return (text.indicatorFields(facts), .indicator(facts.indicator.code))
    }
  }

  /// The other indicators with their newest values on one line.
  private mutating func addOthers(_ archive: PatientArchive, but series: IndicatorSeries) {
    let others = archive.series.filter { $0.indicator.code != series.indicator.code }
    let texts = others.compactMap { series -> String? in
      let facts = SeriesFacts(series, of: archive.patient)
      return facts.latest.map { "\(words.name(series.indicator)) \(words.judged($0, facts))" }
    }
    add(
      .more, "others/\(archive.id.value)/\(series.indicator.code)",
      labelled(PlainPhrase.otherIndicators[language], texts))
  }
}
