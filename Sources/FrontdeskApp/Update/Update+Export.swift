import Domain
import Widgets

extension Model {
  /// The rows that an act is about: those marked, in their order, else all that is listed.
  ///
  /// Marks that the filter hides now count too: they were made by hand.
  func chosenRows(of table: TableID) -> (ids: [Int64], isMarked: Bool) {
    let all = ids(of: table)
    let marks = tables[table].marks
    guard !marks.isEmpty else { return (all, false) }
    let listed = marks.marked(of: all)
    let hidden = marks.marked.subtracting(listed).sorted()
    return (listed + hidden, true)
  }

  /// Asks before a list goes into a file.
  mutating func askExport(_ table: TableID) -> [Effect] {
    let (ids, isMarked) = chosenRows(of: table)
    let columns = shownColumns(of: table)
    tables.dialog = .export(
      ExportRun(
        table: table, columns: columns.map(\.id), titles: columns.map(\.title), ids: ids,
        isMarked: isMarked,
        query: table == .people ? lookup.answered ?? "" : ""))
    return [.exportPath(stem: "frontdesk-export-\(table.rawValue)-\(today)")]
  }

  mutating func beginExport(_ asked: ExportRun) -> [Effect] {
    guard let path = asked.path else { return [] }
    var run = asked
    run.phase = .working
    tables.dialog = .export(run)
    return [
      .exportBegin(
        path: path, table: run.table, count: run.people, reason: run.reason.text,
        titles: run.titles)
    ]
  }

  /// Goes on with a list on its way into a file, step by step, so that it can be stopped between.
  mutating func exportAnswered(_ message: Message) -> [Effect] {
    guard case .export(var run) = tables.dialog else { return [] }
    switch message {
    case .exportPathFound(let path):
      run.path = path
      tables.dialog = .export(run)
      return []
    case .exportBegan: return run.phase == .working ? exportNext(run) : []
    case .exportRows(let rows):
      guard run.phase == .working else { return [] }
      return [.exportWrite(records(rows, run), rows: run.next.count)]
    case .exportWrote(let rows):
      guard run.phase == .working else { return [] }
      run.done += rows
      tables.dialog = .export(run)
      return exportNext(run)
    case .exportEnded(let path):
      tables.dialog = nil
      say(Phrase.exported(run.ids.count, path), .done)
      return []
    case .exportCancelled:
      tables.dialog = nil
      say(Phrase.exportStopped.text)
      return []
    default: return []
    }
  }

  /// Reads the next rows, writes them where they are at hand, or ends.
  private mutating func exportNext(_ run: ExportRun) -> [Effect] {
    guard run.done < run.ids.count else { return [.exportEnd] }
    switch run.table {
    case .queue, .people:
      return [.exportRead(run.table, query: run.query, ids: Array(run.next))]
    case .figures:
      let rows = FigureRows(self)
      let records = run.next.compactMap { id -> [String]? in
        guard rows.lines.indices.contains(Int(id)) else { return nil }
        return run.columns.map { rows.cell($0, rows.lines[Int(id)]).plain }
      }
      return [.exportWrite(records, rows: run.next.count)]
    case .figurePeople:
      let rows = FigurePeopleRows(self)
      let lines = figures.people?.rows ?? []
      let records = run.next.compactMap { id -> [String]? in
        guard lines.indices.contains(Int(id)) else { return nil }
        return run.columns.map { rows.cell($0, lines[Int(id)]).plain }
      }
      return [.exportWrite(records, rows: run.next.count)]
    default:
      guard let opened = archive.archive else { return closeDialog() }
      let rows = ArchiveRows(run.table, opened, self)
      let all = ArchiveRows.columns(run.table, language).map(\.id)
      let places = run.columns.compactMap { all.firstIndex(of: $0) }
      let records = run.next.compactMap { id -> [String]? in
        guard (0..<rows.count).contains(Int(id)) else { return nil }
        let texts = rows.texts(Int(id))
        return places.map { texts.indices.contains($0) ? texts[$0] : "" }
      }
      return [.exportWrite(records, rows: run.next.count)]
    }
  }

  /// What stands in the columns, masked as in every list.
  private func records(_ rows: ExportRows, _ run: ExportRun) -> [[String]] {
    switch rows {
    case .queue(let items):
      let cells = QueueColumns(self)
      return items.map { item in run.columns.map { cells.text($0, item) } }
    case .people(let hits):
      let table = PeopleTable(self, columns: 200, sizeClass: layout.sizeClass)
      return hits.map { hit in run.columns.map { table.text($0, hit) } }
    }
  }

  /// A step that failed ends it; what was written of the file is gone already.
  mutating func exportFailed() {
    if case .export = tables.dialog { tables.dialog = nil }
  }
}
