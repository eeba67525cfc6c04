import Canvas
import Domain
import Widgets

extension CallText {
  /// The indicators that matter for the reason, each with its newest value and its course.
  var measures: Block {
    guard let archive = model.callArchive else {
      return Block(title: CallWords.measures, lines: [])
    }
    if archive.series.isEmpty {
      let word = archive.hidden.contains(.results) ? Phrase.notForRole : Phrase.noResults
      return Block(
        title: CallWords.measures, lines: [StyledText(word[model.language], Style(.dim))])
    }
    let arranged = PreviewOrder.arranged(archive).series
    let wanted = Self.codes(open.item.followUp.details.reason)
    let first = wanted.compactMap { code in arranged.first { $0.indicator.code == code } }
    let rest = arranged.filter { !wanted.contains($0.indicator.code) }
    let series = Array((first + (wanted.isEmpty || first.isEmpty ? rest : [])).prefix(8))
    return Block(
      title: CallWords.measures, lines: series.map { line($0, archive.patient, among: series) })
  }

  /// `收缩压  148 高 mmHg  08-10  +6  ▃▅▆▆█`.
  private func line(
    _ series: IndicatorSeries, _ patient: Patient, among all: [IndicatorSeries]
  ) -> StyledText {
    let facts = SeriesFacts(series, of: patient)
    let name = { (one: IndicatorSeries) in
      DisplayText.of(one.indicator.shortName[self.model.language])
    }
    let width = all.map { TextWidth.of(name($0)) }.max() ?? 0
    var line = StyledText(name(series), Style(.dim)).padded(to: width)
    guard let latest = facts.latest else { return line }
    line.append("  ")
    line.append(IndicatorTable.value(latest, facts), Style(.strong))
    let flag = JudgementText.flag(latest, facts, model.language)
    var parts = [line, flag].filter { !$0.isEmpty }
    parts.append(
      StyledText(
        Format.unit(series.indicator, glyphs: model.drawing.glyphs) + " "
          + Format.shortDate(latest.day, today: model.today), Style(.dim)))
    var text = StyledText.joined(parts, spacing: 1)
    let room = columns - text.width - 2
    if room >= Self.leastCourse {
      let first = model.today.adding(months: -Self.courseMonths)
      let course = facts.sparkline(
        from: first, through: model.today, columns: min(room, Self.mostCourse))
      text.append("  ")
      text.append(course.text(with: model.drawing))
    }
    return text
  }

  private static let leastCourse = 6
  private static let mostCourse = 24
  private static let courseMonths = 24

  /// What a follow-up of a kind is about; empty where everything may matter.
  private static func codes(_ reason: FollowUpReason) -> [String] {
    switch reason {
    case .hypertensionManagement, .bloodPressureRecheck:
      ["sbp", "dbp", "hr", "weight", "bmi", "ldl"]
    case .diabetesManagement, .glucoseRecheck:
      ["fpg", "fpg_cap", "ppg", "hba1c", "sbp", "dbp", "bmi", "egfr"]
    case .pregnancy: ["sbp", "dbp", "weight", "fpg", "hb"]
    case .medicationReview, .examReport, .annualExam, .postDischarge, .newPatient, .postOperation,
      .education, .other:
      []
    }
  }

  // MARK: - What else matters

  /// Tags, each with its key to its why.
  var tags: Block {
    guard let archive = model.callArchive, !archive.tags.isEmpty else {
      return Block(title: TagWords.title, lines: [])
    }
    let words = PersonWords(model)
    let names = archive.tags.map { StyledText("#" + words.title($0), Style(.strong)) }
    let key = StyledText(
      model.keymap.keyName(of: .callTags)[model.language] + " " + TagWords.why[model.language],
      Style(.dim))
    return Block(title: TagWords.title, lines: [.joined(names + [key], spacing: 2)])
  }

  var problems: Block {
    guard let archive = model.callArchive else {
      return Block(title: Phrase.problems.text, lines: [])
    }
    let words = PersonWords(model)
    let chips = words.problems(archive) + words.allergies(archive)
    guard !chips.isEmpty else { return Block(title: Phrase.problems.text, lines: []) }
    return Block(
      title: Phrase.problems.text,
      lines: [.joined(chips.map { $0.text(with: model.drawing) }, spacing: 1)])
  }

  var medicines: Block {
    guard let archive = model.callArchive else {
      return Block(title: Phrase.medication.text, lines: [])
    }
    let words = PersonWords(model)
    let lines = archive.medications.filter(\.isActive).map { StyledText(words.medication($0)) }
    return Block(title: Phrase.medication.text, lines: lines)
  }
}
