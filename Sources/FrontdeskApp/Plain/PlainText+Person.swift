import Domain
import Widgets

extension PlainText {
  /// Name, sex, age, birth and card.
  func personName(_ archive: PatientArchive) -> [String] {
    let patient = archive.patient
    var fields = [shown(patient.name)]
    switch patient.deceased {
    case .onDate(let day): fields.append("\(Phrase.deceased[language]) \(day)")
    case .dateUnknown: fields.append(Phrase.deceased[language])
    case nil: break
    }
    fields += words.identity(patient.sex, patient.birthDate, patient.birthDatePrecision)
    fields.append(words.label(.card, shown(archive.card)))
    return fields
  }

  /// The person beside a list: who they are, what they have, and what is due.
  mutating func addPerson(_ archive: PatientArchive) {
    let subject = String(archive.id.value)
    add(.details, subject, fields: personName(archive))
    addContacts(archive, .details, subject)
    addCounter(archive, .details, subject)
    addHealth(archive, .details, subject)
    addIndicators(archive, subject)
    addVisits(archive, subject)
    let open = archive.followUps.filter { $0.details.state == .open }
    if open.isEmpty { add(.details, subject, PlainPhrase.noOpenFollowUps[language]) }
    for followUp in open {
      addFollowUp(followUp, label: PlainPhrase.openFollowUps[language], subject)
    }
  }

  /// How the person is reached and where they live.
  mutating func addContacts(
    _ archive: PatientArchive, _ part: PlainLine.Part, _ subject: String
  ) {
    let contacts = words.person.contacts(archive).map(\.plain)
    add(part, subject, labelled(.contact, contacts))
    let patient = archive.patient
    add(
      part, subject, words.label(.ethnicity, patient.ethnicity.map(shown) ?? ""),
      words.label(.address, patient.address.map(shown) ?? ""))
  }

  /// Tags, problems, allergies and present medicines.
  mutating func addHealth(
    _ archive: PatientArchive, _ part: PlainLine.Part, _ subject: String
  ) {
    if !archive.tags.isEmpty {
      add(part, subject, labelled(.tags, archive.tags.map(words.person.title)))
    }
    let problems = words.person.problems(archive).map(\.label)
    add(part, subject, labelled(.problems, problems, none: .noProblems))
    let allergies = archive.allergies.filter { $0.clinicalStatus == "active" }.map(allergyText)
    add(part, subject, labelled(.allergies, allergies, none: .noAllergies))
    let medicines = archive.medications.filter(\.isActive).map(words.person.medication)
    add(part, subject, labelled(.medication, medicines, none: .noMedication))
    let next = AdviceText(model).next(archive.careNext).map(\.plain)
    if !next.isEmpty { add(part, subject, labelled(.carePlan, next)) }
  }

  /// Substance, how bad, reaction and when it was recorded.
  private func allergyText(_ allergy: AllergyIntolerance) -> String {
    let cells = words.cells.allergy(allergy).map(\.plain)
    return cells.filter { !$0.isEmpty }.joined(separator: " ")
  }

  // MARK: - Indicators

  /// The newest value of each indicator in the order of the daily work, those first that are not
  /// as they should be, then the course of the one chosen.
  mutating func addIndicators(_ archive: PatientArchive, _ subject: String) {
    let series = PreviewOrder.arranged(archive).series
    guard !series.isEmpty else {
      add(.details, subject, Phrase.noResults[language])
      return
    }
    var flagged: [String] = []
    var others: [String] = []
    for series in series {
      let facts = SeriesFacts(series, of: archive.patient)
      guard let latest = facts.latest else { continue }
      let flag = JudgementText.flag(latest, facts, language).plain
      let text = [words.name(facts.indicator), words.value(latest, facts), flag]
      let date = Format.date(latest.day, precision: latest.precision)
      let item = (text + [date]).filter { !$0.isEmpty }.joined(separator: " ")
      if flag.isEmpty { others.append(item) } else { flagged.append(item) }
    }
    add(.details, subject, labelled(PlainPhrase.outOfRange[language], flagged))
    add(.details, subject, labelled(PlainPhrase.otherIndicators[language], others))
    let chosen = archive.series.first { $0.indicator.code == model.trends.code } ?? series[0]
    add(.details, subject, recentValues(SeriesFacts(chosen, of: archive.patient)))
  }

  /// The newest ten values of a series on one line, in place of its picture.
  private func recentValues(_ facts: SeriesFacts) -> String {
    let points = facts.series.points.suffix(10).reversed().map { point in
      "\(Format.date(point.day, precision: point.precision)) \(words.judged(point, facts))"
    }
    let range = words.range(facts).map { ", \(Phrase.reference[language]) \($0)" } ?? ""
    return labelled(words.name(facts.indicator) + range, Array(points))
  }

  /// An indicator as a row: newest value, reference, the course of ten years in numbers, change.
  func indicatorFields(_ facts: SeriesFacts) -> [String] {
    var fields = [words.name(facts.indicator)]
    if let latest = facts.latest {
      fields.append(words.judged(latest, facts))
      fields.append(Format.date(latest.day, precision: latest.precision))
    }
    if let range = words.range(facts) { fields.append(words.label(.reference, range)) }
    let start = model.today.adding(months: -120)
    let count = facts.count(since: start)
    if count > 1 {
      fields.append("\(PlainPhrase.course[language]) \(Phrase.times(count)[language])")
      let statistics = SeriesStatistics(facts, since: start, longestGapDays: Int.max)
      if statistics.count > 1, facts.indicator.ordinal.isEmpty {
        fields.append(spread(statistics, facts))
      }
    }
    if let change = facts.change {
      let text = Format.change(change, decimals: facts.indicator.decimals)
      fields.append(words.label(.change, text))
    }
    return fields
  }

  /// `范围 131 到 158`.
  func spread(_ statistics: SeriesStatistics, _ facts: SeriesFacts) -> String {
    let decimals = facts.indicator.decimals
    return words.label(
      .range,
      Format.fixed(statistics.least, decimals: decimals) + PlainPhrase.to[language]
        + Format.fixed(statistics.greatest, decimals: decimals))
  }

  // MARK: - What happened

  /// The newest visits and reports on one line.
  mutating func addVisits(_ archive: PatientArchive, _ subject: String, most: Int = 5) {
    let events = ArchiveEvent.all(of: archive, in: model.zone.zone)
    let shown = events.prefix(most).map { eventFields($0).joined(separator: " ") }
    var items = Array(shown)
    if events.count > most { items.append(Phrase.more(events.count - most)[language]) }
    let label = ArchiveSection.visits.title[language]
    add(.details, subject, labelled(label, items, none: Phrase.noVisits[language]))
  }

  func eventFields(_ event: ArchiveEvent) -> [String] {
    words.cells.event(event).map(\.plain).filter { !$0.isEmpty }
  }

  /// A follow-up with its reason, and the last attempts.
  mutating func addFollowUp(_ followUp: FollowUp, label: String, _ subject: String) {
    let details = followUp.details
    add(
      .details, subject,
      fields: [label + ": " + details.heading[language]] + words.due(details.due) + [
        details.channel.title[language], risk(details.risk),
      ])
    add(.details, subject, labelled(.why, [words.why(followUp.wholeWhy)]))
    for attempt in details.attempts.suffix(2).reversed() {
      add(.details, subject, attemptText(attempt))
    }
  }

  func risk(_ risk: FollowUpRisk) -> String {
    risk == .regular ? "" : risk.title[language]
  }

  /// When, what became of it, the note and who.
  func attemptText(_ attempt: FollowUpAttempt) -> String {
    let moment = model.zone.zone.local(attempt.at)
    let fields = [
      "\(moment.date) \(moment.clock)", attempt.outcome.title[language], shown(attempt.note),
      shown(attempt.staffName ?? attempt.staff),
    ]
    return fields.filter { !$0.isEmpty }.joined(separator: " ")
  }
}
