import Domain
import Widgets

extension Model {
  /// The list that takes the keys; nil where none does.
  package var table: TableID? {
    switch screen {
    case .lookup: lookup.focus == .query ? .people : nil
    case .archive: archive.archive == nil ? nil : TableID(archive.section)
    case .trends, .rights, .approvals: nil
    case .rules: rules.part == .rules ? .rules : .overrides
    case .figures: figures.people == nil ? .figures : .figurePeople
    case .followUps: .queue
    case .today: .day
    case .audit: .audit
    }
  }

  /// The list that can go into a file: beside those with keys of their own the course of an archive,
  /// whose order is that of time.
  var exportedTable: TableID? {
    screen == .archive && archive.archive != nil && archive.section == .visits ? .visits : table
  }

  /// Every column of a list, in its own order.
  func columns(of table: TableID) -> [TableColumn] {
    switch table {
    case .people: PeopleTable.columns(self)
    case .queue: QueueColumns.all(language)
    case .day: DayColumns.all(language)
    case .audit: AuditColumns.all(language)
    case .rules: RuleRows.all(language)
    case .overrides: OverrideRows.all(language)
    case .figures: FigureRows(self).columns
    case .figurePeople: FigurePeopleRows.all(language)
    default: ArchiveRows.columns(table, language)
    }
  }

  /// The columns that are shown, in the order chosen.
  func shownColumns(of table: TableID) -> [TableColumn] {
    tables[table].choice.applied(to: columns(of: table))
  }

  /// The column that a sort would take.
  func sortColumn(of table: TableID) -> TableColumn? {
    let sortable = shownColumns(of: table).filter(\.isSortable)
    let wanted = tables[table].column ?? tables[table].sort.keys.first?.column
    return sortable.first { $0.id == wanted } ?? sortable.first { $0.id == "due" }
      ?? sortable.first
  }

  // MARK: - Rows

  /// The places in the archive of the rows of a section, as they are shown.
  func archiveOrder(_ section: ArchiveSection) -> [Int] {
    guard let opened = archive.archive else { return [] }
    if section == .visits { return Array(ArchiveEvent.all(of: opened, in: zone.zone).indices) }
    guard let table = TableID(section) else { return [] }
    return ArchiveRows(table, opened, self).order()
  }

  /// The place in the archive of the selected row of a section; nil in an empty list.
  func archiveRow(_ section: ArchiveSection) -> Int? {
    guard section != .overview else { return archive[section].selection }
    let order = archiveOrder(section)
    return archive[section].selection.flatMap { order.indices.contains($0) ? order[$0] : nil }
  }

  /// The list as it is scrolled.
  func list(of table: TableID) -> ListState {
    switch table {
    case .people: lookup.list
    case .queue: followUps.list
    case .day: day.list
    case .audit: audit.list
    case .rules: rules.list
    case .overrides: rules.overrideList
    case .figures: figures.list
    case .figurePeople: figures.people?.list ?? ListState()
    default: table.section.map { archive[$0] } ?? ListState()
    }
  }

  /// The numbers of all rows that a list shows, in order.
  package func ids(of table: TableID) -> [Int64] {
    switch table {
    case .people: lookup.everybody
    case .queue: followUps.ids
    case .day: DayColumns(self).order().map { Int64(day.entries[$0].id.value) }
    case .audit: AuditColumns(self).order().map { Int64(audit.lines[$0].id) }
    case .rules: RuleRows(self).order().map(Int64.init)
    case .overrides: OverrideRows(self).order().map(Int64.init)
    case .figures: FigureRows(self).order().map(Int64.init)
    case .figurePeople: FigurePeopleRows(self).order().map(Int64.init)
    default: table.section.map { archiveOrder($0).map(Int64.init) } ?? []
    }
  }

  /// The number of a row; nil beside the list.
  func id(at row: Int, of table: TableID) -> Int64? {
    switch table {
    case .people: return lookup.id(at: row)
    case .queue: return followUps.ids.indices.contains(row) ? followUps.ids[row] : nil
    default:
      let ids = ids(of: table)
      return ids.indices.contains(row) ? ids[row] : nil
    }
  }

  /// Rows of a list without its filter.
  func total(of table: TableID) -> Int {
    switch table {
    case .people: return lookup.list.count
    case .queue: return followUps.total
    case .day: return day.entries.count
    case .audit: return audit.lines.count
    case .rules: return rules.shelf?.lines.count ?? 0
    case .overrides: return rules.overrides?.count ?? 0
    case .figures: return FigureRows(self).lines.count
    case .figurePeople: return figures.people?.rows?.count ?? 0
    default:
      guard let opened = archive.archive else { return 0 }
      return ArchiveRows(table, opened, self).count
    }
  }

  // MARK: - Words

  /// `排序 到期▲ 风险▼`; nil while the list has its own order.
  func sortWords(_ table: TableID) -> Localized? {
    let sort = tables[table].sort
    let columns = columns(of: table)
    let keys = sort.keys.compactMap { key in
      columns.first { $0.id == key.column }.map {
        $0.title + (key.isAscending ? drawing.glyphs.up : drawing.glyphs.down)
      }
    }
    guard !keys.isEmpty else { return nil }
    return Phrase.sorted(keys.joined(separator: " "))
  }

  /// The same in words alone, for a message, which may be read in the other language.
  func sortSentence(_ table: TableID) -> Localized? {
    let chinese = sortParts(table, .chinese, rising: "升序", falling: "降序")
    let english = sortParts(table, .english, rising: " rising", falling: " falling")
    return chinese.isEmpty
      ? nil : Localized(zh: "排序 " + chinese, en: "sorted by " + english)
  }

  /// The heading of a column in every language; empty when the list has no such column.
  func title(of column: String, in table: TableID) -> Localized {
    func title(_ language: Language) -> String {
      var model = self
      model.language = language
      return model.columns(of: table).first { $0.id == column }?.title ?? ""
    }
    return Localized(zh: title(.chinese), en: title(.english))
  }

  private func sortParts(
    _ table: TableID, _ language: Language, rising: String, falling: String
  ) -> String {
    var model = self
    model.language = language
    let columns = model.columns(of: table)
    return tables[table].sort.keys.compactMap { key in
      columns.first { $0.id == key.column }.map {
        $0.title + (key.isAscending ? rising : falling)
      }
    }.joined(separator: ", ")
  }
}
