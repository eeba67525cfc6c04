import Domain
import Widgets

extension PlainText {
  mutating func addLookup() {
    addMask()
    addQuery()
    let state = model.lookup
    if state.focus == .person, let person = model.preview.current {
      addPreviewIndicators(person)
      return
    }
    addMarks(.people, "")
    addPeople()
    if state.rows.isEmpty, state.answered != nil {
      if state.query.isEmpty {
        addStart()
      } else if state.isSettled {
        add(.list, "none", Phrase.noneFound[language], Phrase.noneFoundHint[language])
      }
    }
    if let person = model.preview.current { addPerson(person) }
  }

  /// What was asked and how many were found.
  private mutating func addQuery() {
    let state = model.lookup
    let total = state.patientCount.map { PlainPhrase.patients($0)[language] } ?? ""
    guard !state.query.isEmpty else {
      let recent =
        state.rows.isEmpty
        ? "" : "\(Phrase.recentTitle[language]) \(Phrase.patients(state.rows.count)[language])"
      add(.place, "", recent, total)
      return
    }
    var fields = ["\(PlainPhrase.query[language]) \(shown(state.query.text))"]
    if !state.isSettled {
      fields.append(Phrase.reading[language])
    } else {
      let more = state.hasMore ? Phrase.moreThanShown[language] : ""
      fields.append(
        "\(PlainPhrase.found[language]) \(Phrase.patients(state.rows.count)[language])"
          + (language == .english && !more.isEmpty ? " " : "") + more)
      fields.append(total)
      if let microseconds = state.microseconds {
        fields.append("\(PlainPhrase.took[language]) \(Format.milliseconds(microseconds))")
      }
    }
    add(.place, "", fields: fields)
  }

  // MARK: - People

  private mutating func addPeople() {
    let rows = model.lookup.rows
    var counts: [String: Int] = [:]
    for row in rows { counts[row.name, default: 0] += 1 }
    addRows(of: model.lookup.list, subject: "people/" + (model.lookup.answered ?? "")) {
      text, place in
      guard let hit = text.model.lookup[place] else {
        return ([Phrase.reading[text.language]], nil)
      }
      var fields = text.hitFields(hit, isNamesake: counts[hit.name, default: 0] > 1)
      fields.insert(text.mark(Int64(hit.patient.value), .people), at: 1)
      return (fields, .patient(hit.patient))
    }
  }

  private func hitFields(_ hit: LookupHit, isNamesake: Bool) -> [String] {
    var fields = [shown(hit.name)]
    if isNamesake { fields.append(PlainPhrase.namesake[language]) }
    if hit.isDeceased { fields.append(Phrase.deceased[language]) }
    fields += words.identity(hit.sex, hit.birthDate, hit.birthDatePrecision)
    fields.append(
      hit.phone.map { words.label(.phone, words.person.phone($0)) } ?? Phrase.noPhone[language])
    fields.append(words.label(.card, shown(hit.card)))
    var reasons: [String] = []
    for reason in hit.reasons where !reasons.contains(reason.title[language]) {
      reasons.append(reason.title[language])
    }
    if !reasons.isEmpty {
      fields.append("\(PlainPhrase.matched[language]) \(reasons.joined(separator: " "))")
    }
    if !hit.tags.isEmpty {
      fields.append(words.label(.tags, hit.tags.map(words.person.title).joined(separator: "; ")))
    }
    fields.append(words.label(.problems, hit.problems.map(shown).joined(separator: "; ")))
    if let due = hit.nextDue {
      fields.append(
        labelled(.nextHeading, [words.due(due, isLabelled: true).joined(separator: " ")]))
    }
    return fields
  }

  /// What may be typed, where nobody has been opened yet.
  private mutating func addStart() {
    add(.list, "start", Phrase.startHeading[language])
    for example in LookupExample.all {
      add(.list, "start", "\(example.typed): \(example.meaning[language])")
    }
    add(.list, "start", Phrase.startScan[language])
  }

  // MARK: - The person's indicators

  /// The indicators beside the list, to choose one and open its trend.
  private mutating func addPreviewIndicators(_ person: PatientArchive) {
    add(.place, "person", fields: personName(person))
    let order = PreviewOrder.places(person)
    addRows(of: model.plainList, subject: "indicators/\(person.id.value)") { text, place in
      let facts = SeriesFacts(person.series[order[place]], of: person.patient)
      return (text.indicatorFields(facts), .indicator(facts.indicator.code))
    }
  }
}
