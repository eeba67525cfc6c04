import Canvas
import Domain
import Widgets

/// The rows of one list of an archive, by their place in the archive: what stands in each column,
/// and how they are put in order.
struct ArchiveRows {
  /// What a row is put in order by; what is not known comes last both ways.
  enum SortValue {
    case number(Double)
    /// By its sound.
    case text(String)
    case none
  }

  let table: TableID
  let archive: PatientArchive
  let model: Model
  let cells: ArchiveCells
  /// Visits, reports, contacts and filed forms; empty for other lists.
  let events: [ArchiveEvent]

  init(_ table: TableID, _ archive: PatientArchive, _ model: Model) {
    self.table = table
    self.archive = archive
    self.model = model
    cells = ArchiveCells(model)
    events = table == .visits ? ArchiveEvent.all(of: archive, in: model.zone.zone) : []
  }

  /// Rows of the whole list.
  var count: Int {
    switch table {
    case .results: archive.series.count
    case .visits: events.count
    case .medications: archive.medications.count
    case .allergies: archive.allergies.count
    case .followUps: archive.followUps.count
    case .people, .queue, .day, .audit, .rules, .overrides, .figures, .figurePeople: 0
    }
  }

  /// Every column, in the table's own order.
  static func columns(_ table: TableID, _ language: Language) -> [TableColumn] {
    func column(
      _ id: String, _ title: Phrase, _ width: TableColumn.Width, _ priority: Int
    ) -> TableColumn {
      TableColumn(title[language], width: width, priority: priority, id: id, isSortable: true)
    }
    switch table {
    case .visits:
      return [
        column("date", .date, .fixed(10), 9),
        column("what", .what, .flexible(min: 12, weight: 8), 8),
        column("department", .department, .flexible(min: 10, weight: 1), 5),
        column("doctor", .doctor, .flexible(min: 8, weight: 1), 4),
      ]
    case .medications:
      return [
        column("name", .medication, .flexible(min: 22, weight: 3), 9),
        column("dose", .dose, .flexible(min: 16, weight: 1), 8),
        column("since", .since, .fixed(10), 5), column("status", .status, .fixed(7), 7),
      ]
    case .allergies:
      return [
        column("substance", .substance, .flexible(min: 12, weight: 2), 9),
        column("status", .status, .fixed(8), 8),
        column("reaction", .reaction, .flexible(min: 10, weight: 3), 7),
        column("recorded", .recorded, .fixed(10), 5),
      ]
    case .followUps:
      return [
        column("due", .due, .fixed(13), 9),
        column("reason", .reason, .flexible(min: language == .chinese ? 10 : 18, weight: 2), 8),
        column("state", .state, .fixed(8), 7),
      ]
    case .results:
      return [
        column("indicator", .indicator, .flexible(min: 10, weight: 1), 9),
        column("latest", .latest, .fixed(9), 8), column("unit", .unit, .fixed(8), 3),
        column("reference", .reference, .fixed(12), 5), column("date", .date, .fixed(10), 6),
        column("count", .count, .fixed(3), 4), column("change", .change, .fixed(6), 4),
      ]
    case .people, .queue, .day, .audit, .rules, .overrides, .figures, .figurePeople: return []
    }
  }

  // MARK: - Texts

  /// What stands in each column, in the table's own order, as text.
  func texts(_ row: Int) -> [String] {
    switch table {
    case .visits: cells.event(events[row]).map(\.plain)
    case .medications:
      cells.medication(archive.medications[row], isOneLine: true).cells.map(\.plain)
    case .allergies: cells.allergy(archive.allergies[row]).map(\.plain)
    case .followUps: followUpTexts(archive.followUps[row])
    case .results: resultTexts(SeriesFacts(archive.series[row], of: archive.patient))
    case .people, .queue, .day, .audit, .rules, .overrides, .figures, .figurePeople: []
    }
  }

  private func followUpTexts(_ followUp: FollowUp) -> [String] {
    let texts = cells.followUp(followUp, columns: 0).cells.map(\.plain)
    return [followUp.details.due.description] + texts.dropFirst()
  }

  private func resultTexts(_ facts: SeriesFacts) -> [String] {
    let language = model.language
    let flag = JudgementText.flag(facts.latest, facts, language).plain
    let value = facts.latest.map { IndicatorTable.value($0, facts) } ?? ""
    let range = facts.range(on: model.today).flatMap {
      Format.range($0, of: facts.indicator, glyphs: model.glyphs)
    }
    return [
      IndicatorTable.name(facts.indicator, language),
      [value, flag].filter { !$0.isEmpty }.joined(separator: " "),
      DisplayText.of(Format.unit(facts.indicator, glyphs: model.glyphs)), range ?? "",
      facts.latest.map { Format.date($0.day, precision: $0.precision) } ?? "",
      "\(facts.series.points.count)",
      facts.change.map { Format.change($0, decimals: facts.indicator.decimals) } ?? "",
    ]
  }

  // MARK: - Order

  /// The places of the rows that the filter leaves, in the order chosen.
  func order() -> [Int] {
    let controls = model.tables[table]
    var rows = Array(0..<count)
    let words = controls.filter.text.split(whereSeparator: \.isWhitespace).map {
      SearchText.letters(String($0))
    }
    if !words.isEmpty { rows = rows.filter { matches($0, words) } }
    guard !controls.sort.isEmpty else { return rows }
    let columns = Self.columns(table, model.language).map(\.id)
    var values: [String: [Int: SortValue]] = [:]
    for key in controls.sort.keys {
      guard let place = columns.firstIndex(of: key.column) else { continue }
      values[key.column] = Dictionary(
        uniqueKeysWithValues: rows.map { ($0, value(key.column, place, $0)) })
    }
    return controls.sort.sorted(rows) { column, left, right in
      let isAscending = controls.sort.key(of: column)?.key.isAscending ?? true
      return Self.compare(
        values[column]?[left] ?? .none, values[column]?[right] ?? .none,
        isAscending: isAscending)
    }
  }

  /// Whether every word is in a cell: as written, by reading or by initials.
  private func matches(_ row: Int, _ words: [[Character]]) -> Bool {
    let texts = texts(row)
    let search = texts.map { SearchText($0) }
    return words.allSatisfy { word in
      search.contains { FuzzyMatch.best(word, in: $0) != nil }
    }
  }

  private func value(_ column: String, _ place: Int, _ row: Int) -> SortValue {
    switch (table, column) {
    case (.followUps, "state"):
      return .number(Double(archive.followUps[row].details.state.rawValue))
    case (.results, "latest"):
      return archive.series[row].points.last?.value.map { .number($0) } ?? .none
    case (.results, "count"): return .number(Double(archive.series[row].points.count))
    case (.results, "change"):
      return SeriesFacts(archive.series[row], of: archive.patient).change.map { .number($0) }
        ?? .none
    default:
      let text = texts(row)[place]
      return text.isEmpty ? .none : .text(PinyinSortKey.key(text))
    }
  }

  private static func compare(
    _ left: SortValue, _ right: SortValue, isAscending: Bool
  ) -> Int {
    switch (left, right) {
    case (.number(let left), .number(let right)): left < right ? -1 : left > right ? 1 : 0
    case (.text(let left), .text(let right)):
      left == right ? 0 : left.utf8.lexicographicallyPrecedes(right.utf8) ? -1 : 1
    case (.none, .none): 0
    // Turned round for a falling order, which the sort turns round again.
    case (.none, _): isAscending ? 1 : -1
    case (_, .none): isAscending ? -1 : 1
    case (.number, .text): -1
    case (.text, .number): 1
    }
  }
}
