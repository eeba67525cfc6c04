import Canvas
import Domain
import Widgets

extension Model {
  /// Why nothing can be copied now; nil when something can.
  var copyObstacle: Localized? {
    if desk.copyPolicy == .off {
      return Localized(zh: "规定不许复制", en: "copying is not allowed here")
    }
    if markedTable != nil { return nil }
    return copied == nil ? Localized(zh: "没有可复制的", en: "nothing here to copy") : nil
  }

  /// Sends what is marked, else what is selected, to the terminal's clipboard, after the audit trail
  /// has it.
  mutating func copyValue() -> [Effect] {
    guard desk.copyPolicy != .off else { return [] }
    if let table = markedTable { return copyMarked(table) }
    guard let copied else { return [] }
    return [.noteCopy([copied.patient], text: copied.text)]
  }

  /// The list with the keys, if rows of it are marked.
  private var markedTable: TableID? {
    table.flatMap { tables[$0].marks.isEmpty ? nil : $0 }
  }

  /// Most bytes that the clipboard of a terminal takes.
  private static let clipboardLimit = 8 * 1024
  /// More rows than fit into that, however short they are.
  private static let mostCopied = 1_000

  private mutating func copyMarked(_ table: TableID) -> [Effect] {
    let ids = chosenRows(of: table).ids
    guard ids.count <= Self.mostCopied else {
      say(Phrase.copyTooLong.text, .problem)
      return []
    }
    if table == .figures { return [] }
    if table == .figurePeople {
      let lines = figures.people?.rows ?? []
      return send(
        ids.compactMap { id in
          guard lines.indices.contains(Int(id)) else { return nil }
          let line = lines[Int(id)]
          return (line.patient, person(line.name, line.card, nil))
        })
    }
    guard table.section != nil else {
      let query = table == .people ? lookup.answered ?? "" : ""
      return [.copyRead(table, query: query, ids: ids)]
    }
    let rows = ids.compactMap { copiedFromArchive(row: Int($0)) }
    return send(rows)
  }

  /// Takes the rows that were marked, as they are now.
  mutating func copyRows(_ rows: ExportRows) -> [Effect] {
    // The desk may have been locked or the rule changed since the key.
    guard !desk.isLocked, desk.copyPolicy != .off else { return [] }
    switch rows {
    case .people(let hits):
      return send(hits.map { ($0.patient, person($0.name, $0.card, $0.phone)) })
    case .queue(let items):
      return send(items.map { ($0.followUp.patient, person($0.name, $0.card, $0.phone)) })
    }
  }

  /// A line for each, and a row in the audit trail for everybody among them.
  private mutating func send(_ rows: [(patient: PatientID, text: String)]) -> [Effect] {
    let text = rows.map(\.text).joined(separator: "\n")
    guard !rows.isEmpty else { return [] }
    guard text.utf8.count <= Self.clipboardLimit else {
      say(Phrase.copyTooLong.text, .problem)
      return []
    }
    var patients: [PatientID] = []
    for row in rows where !patients.contains(row.patient) { patients.append(row.patient) }
    return [.noteCopy(patients, text: text)]
  }

  /// Says what became of a copy.
  mutating func copySent(_ isSent: Bool) {
    if isSent {
      account.hasCopied = true
      say(Phrase.copySent(isMasked: !copiesWholeNumbers).text)
    } else {
      say(Phrase.copyFailed.text, .problem)
    }
  }

  mutating func nextCopyPolicy() -> [Effect] {
    let all = CopyPolicy.allCases
    let place = all.firstIndex(of: desk.copyPolicy) ?? 0
    desk.copyPolicy = all[(place + 1) % all.count]
    say(Phrase.copyPolicyIs(desk.copyPolicy))
    return [.saveSetting(.copyPolicy(desk.copyPolicy))]
  }

  /// Whether numbers go to the clipboard as they are.
  private var copiesWholeNumbers: Bool { desk.copyPolicy == .allowed && isUnmasked }

  /// What the selection would send, and whom it is about; nil when nothing is selected.
  private var copied: (patient: PatientID, text: String)? {
    switch screen {
    case .lookup where lookup.focus == .person:
      guard let person = preview.current else { return nil }
      return value(of: person, at: trends.indicators.selected)
    case .lookup:
      return lookup.selected.map { ($0.patient, person($0.name, $0.card, $0.phone)) }
    case .today:
      return dayEntry.map { ($0.appointment.patient, person($0.name, $0.card, $0.phone)) }
    case .audit, .rights, .approvals, .rules: return nil
    case .figures: return figurePerson.map { ($0.patient, person($0.name, $0.card, nil)) }
    case .followUps:
      return followUps.selected.map {
        ($0.followUp.patient, person($0.name, $0.card, $0.phone))
      }
    case .archive: return copiedFromArchive(row: archiveRow(archive.section) ?? 0)
    case .trends:
      guard let person = archive.archive else { return nil }
      return value(of: person, at: trends.indicators.selected, point: readPoint)
    }
  }

  /// - Parameter row: The place in the archive.
  private func copiedFromArchive(row: Int) -> (patient: PatientID, text: String)? {
    guard let opened = archive.archive else { return nil }
    let cells = ArchiveCells(self)
    var texts: [String] = []
    switch archive.section {
    case .overview:
      let phone = opened.contacts.first { $0.system == .phone }?.value
      return (opened.id, person(opened.patient.name, opened.card, phone))
    case .results: return value(of: opened, at: row)
    case .visits:
      let events = ArchiveEvent.all(of: opened, in: zone.zone)
      if events.indices.contains(row) { texts = cells.event(events[row]).map(\.plain) }
    case .medications:
      if opened.medications.indices.contains(row) {
        texts = [PersonWords(self).medication(opened.medications[row])]
      }
    case .allergies:
      if opened.allergies.indices.contains(row) {
        texts = cells.allergy(opened.allergies[row]).map(\.plain)
      }
    case .followUps:
      if opened.followUps.indices.contains(row) {
        let details = opened.followUps[row].details
        texts = [details.due.description, details.heading[language]]
      }
    }
    let text = texts.filter { !$0.isEmpty }.joined(separator: "  ")
    return text.isEmpty ? nil : (opened.id, text)
  }

  /// `张三  A-003817  138****0021`.
  private func person(_ name: String, _ card: String, _ phone: String?) -> String {
    let words = PersonWords(self)
    let whole = copiesWholeNumbers && revealed?.field.isContact == true ? revealed?.value : nil
    return [DisplayText.of(name), DisplayText.of(card), whole ?? phone.map(words.masked) ?? ""]
      .filter { !$0.isEmpty }.joined(separator: "  ")
  }

  /// `收缩压 142 mmHg 2026-08-10`.
  ///
  /// - Parameter point: The place among the values; nil for the latest.
  private func value(
    of person: PatientArchive, at row: Int, point: Int? = nil
  ) -> (patient: PatientID, text: String)? {
    guard person.series.indices.contains(row) else { return nil }
    let series = person.series[row]
    let points = series.points
    let observation = point.flatMap { points.indices.contains($0) ? points[$0] : nil }
    guard let observation = observation ?? points.last else { return nil }
    let texts = [
      series.indicator.shortName[language], Format.value(observation, of: series.indicator),
      Format.unit(series.indicator, glyphs: glyphs),
      Format.date(observation.day, precision: observation.precision),
    ]
    return (
      person.id, texts.map(DisplayText.of).filter { !$0.isEmpty }.joined(separator: " ")
    )
  }
}
