import Domain
import Widgets

extension PlainText {
  mutating func addArchive() {
    guard let archive = model.archive.archive else {
      add(
        .place, "", Phrase.noPerson[language],
        model.keymap.naming(Phrase.noPersonHint.text)[language])
      return
    }
    let person = String(archive.id.value)
    add(.place, person, fields: personName(archive))
    addMask()
    let section = model.archive.section
    let list = model.archive[section]
    let count = section == .overview ? "" : PlainPhrase.items(list.count)[language]
    add(
      .list, "\(section)/\(person)",
      "\(PlainPhrase.sections[language]): \(section.title[language])", count)
    if let table = TableID(section), section != .overview {
      addFilter(table, "\(section)/\(person)")
      addMarks(table, "\(section)/\(person)")
    }
    switch section {
    case .overview: addOverview(archive, person)
    case .results: addResults(archive, list, person)
    case .visits:
      let events = ArchiveEvent.all(of: archive, in: model.zone.zone)
      addSection(list, person, none: .noVisits) { $0.eventFields(events[$1]) }
      let values = VisitTimeline(archive, model).values(at: list.selected).map(\.plain)
      add(.details, "visit/\(person)/\(list.selected)", labelled(.values, values))
    case .medications:
      addSection(list, person, none: .noMedication) {
        $0.medicationFields(archive.medications[$1])
      }
    case .allergies:
      addSection(list, person, none: .noAllergies) { text, row in
        text.words.cells.allergy(archive.allergies[row]).map(\.plain)
      }
    case .followUps:
      addSection(list, person, none: .noFollowUps) { text, row in
        text.followUpFields(archive.followUps[row])
      }
    }
  }

  // MARK: - Overview

  /// Who the person is, then the sections with how much is in each.
  private mutating func addOverview(_ archive: PatientArchive, _ person: String) {
    let subject = "overview/\(person)"
    addContacts(archive, .list, subject)
    let official = archive.identifiers.filter { [.residentID, .archiveCode].contains($0.kind) }
    let identifiers = (official.isEmpty ? archive.identifiers : official).prefix(1)
    add(.list, subject, labelled(.identifier, identifiers.map(words.person.identifier)))
    addCounter(archive, .list, subject)
    addHealth(archive, .list, subject)
    if let visit = archive.encounters.first {
      add(
        .list, subject,
        labelled(.lastVisit, [eventFields(.visit(visit)).joined(separator: " ")]))
    }
    if let next = archive.followUps.first(where: { $0.details.state == .open }) {
      let due =
        words.due(next.details.due, isLabelled: true) + [next.details.heading[language]]
      add(.list, subject, labelled(.nextHeading, [due.joined(separator: ", ")]))
      add(.list, subject, labelled(.why, [words.why(next.wholeWhy)]))
    }
    for (place, section) in model.sections.enumerated() {
      let count =
        section == .overview ? "" : PlainPhrase.items(model.archive[section].count)[language]
      add(
        .list, subject, fields: [section.title[language], count], number: place + 1,
        target: .section(section), isSelected: section == model.archive.section)
    }
  }

  // MARK: - Sections

  private mutating func addResults(
    _ archive: PatientArchive, _ list: ListState, _ person: String
  ) {
    if archive.series.isEmpty { add(.list, "results/\(person)", Phrase.noResults[language]) }
    let order = model.archiveOrder(.results)
    let filter = shown(model.tables[.results].filter.text)
    addRows(of: list, subject: "results/\(person)/\(filter)") { text, row in
      let facts = SeriesFacts(archive.series[order[row]], of: archive.patient)
      var fields = text.indicatorFields(facts)
      fields.insert(text.mark(Int64(order[row]), .results), at: 1)
      return (fields, .row(row))
    }
  }

  private mutating func addSection(
    _ list: ListState, _ person: String, none: Phrase, _ fields: (PlainText, Int) -> [String]
  ) {
    let table = TableID(model.archive.section)
    let filter = table.map { shown(model.tables[$0].filter.text) } ?? ""
    let subject = "\(model.archive.section)/\(person)" + (filter.isEmpty ? "" : "/" + filter)
    if list.count == 0 {
      add(.list, subject, (filter.isEmpty ? none : Phrase.noRowFits)[language])
    }
    let order = model.archiveOrder(model.archive.section)
    addRows(of: list, subject: subject) { text, row in
      var words = fields(text, order[row])
      if let table, !words.isEmpty { words.insert(text.mark(Int64(order[row]), table), at: 1) }
      return (words, .row(row))
    }
  }

  private func medicationFields(_ medication: MedicationStatement) -> [String] {
    var fields = words.cells.medication(medication, isOneLine: true).cells.map(\.plain)
    if fields.count > 2, !fields[2].isEmpty { fields[2] = words.label(.since, fields[2]) }
    return fields
  }

  private func followUpFields(_ followUp: FollowUp) -> [String] {
    let details = followUp.details
    let state =
      switch details.state {
      case .open: details.channel.title[language]
      case .done: Phrase.done[language]
      case .closed, .withheld: Phrase.closed[language]
      }
    let due = details.state == .open ? words.due(details.due) : [details.due.description]
    let last = details.attempts.last.map(attemptText) ?? ""
    return [details.heading[language]] + due
      + [state, risk(details.risk), labelled(.why, [words.why(followUp.wholeWhy)]), last]
  }
}
