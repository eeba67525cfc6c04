import Canvas
import Domain
import Widgets

extension Model {
  /// Carries out a command on the list that takes the keys.
  mutating func performTable(_ id: CommandID) -> [Effect] {
    guard let table = id == .exportTable ? exportedTable : table else { return [] }
    switch id {
    case .sortCycle, .sortFurther: return sort(table, further: id == .sortFurther)
    case .sortLeft: return chooseSortColumn(table, -1)
    case .sortRight: return chooseSortColumn(table, 1)
    case .filterStart: return startFilter(table)
    case .markToggle:
      toggleMark(table)
      return move(by: 1)
    case .markHere:
      toggleMark(table)
      return []
    case .markUp: return extendMarks(table, by: -1)
    case .markDown: return extendMarks(table, by: 1)
    case .markRange: return toggleRange(table)
    case .markAll:
      tables[table].marks.mark(ids(of: table))
      say(Phrase.marked(tables[table].marks.count))
      return []
    case .markClear:
      tables[table].marks.clear()
      return []
    case .wideColumns: return toggleWide(table)
    case .pickColumns:
      pickColumns(table)
      return []
    case .exportTable: return askExport(table)
    case .reschedule: return openChange(.reschedule)
    case .assign: return openChange(.assign)
    default: return []
    }
  }

  // MARK: - Sort

  private mutating func sort(_ table: TableID, further: Bool) -> [Effect] {
    guard let column = sortColumn(of: table) else { return [] }
    tables[table].column = column.id
    let kept = table.section.flatMap { archiveRow($0) }
    if further {
      tables[table].sort.cycleFurther(column.id)
    } else {
      tables[table].sort.cycle(column.id)
    }
    say(sortSentence(table) ?? Phrase.unsorted.text)
    return rearranged(table, keeping: kept)
  }

  private mutating func chooseSortColumn(_ table: TableID, _ direction: Int) -> [Effect] {
    let sortable = shownColumns(of: table).filter(\.isSortable)
    guard let present = sortColumn(of: table),
      let place = sortable.firstIndex(where: { $0.id == present.id })
    else { return [] }
    let next = sortable[(place + direction + sortable.count) % sortable.count]
    tables[table].column = next.id
    say(Phrase.sortColumn(title(of: next.id, in: table), key: keymap.keyName(of: .sortCycle)))
    return []
  }

  /// Reads or arranges a list anew.
  ///
  /// - Parameter kept: The place in the archive of the row that was selected.
  private mutating func rearranged(_ table: TableID, keeping kept: Int?) -> [Effect] {
    tables[table].marks.endRange()
    switch table {
    case .queue:
      // Who looks at the top wants to see what comes to the top.
      followUps.staysOnTop = followUps.list.selected == 0
      followUps.ahead = TypedAhead()
      followUps.ahead.awaitsOrder = true
      return [askQueue()]
    case .people:
      lookup.ahead = TypedAhead()
      lookup.ahead.awaitsOrder = true
      return [askLookup()]
    case .day:
      countDay()
      day.list.select(0)
      return []
    case .audit:
      countAudit()
      audit.list.select(0)
      return []
    case .rules, .overrides:
      countRules()
      changeRuleList { $0.select(0) }
      return []
    case .figures, .figurePeople:
      countFigures()
      changeFigureList { $0.select(0) }
      return []
    default:
      guard let section = table.section else { return [] }
      let order = archiveOrder(section)
      let wasOnTop = archive[section].selected == 0
      archive[section].setCount(order.count)
      archive[section].select(wasOnTop ? 0 : kept.flatMap { order.firstIndex(of: $0) } ?? 0)
      return []
    }
  }

  // MARK: - Filter

  private mutating func startFilter(_ table: TableID) -> [Effect] {
    if table == .people {
      lookup.focus = .query
    } else {
      tables[table].isFiltering = true
    }
    return []
  }

  /// Puts a text into the filter of a list, as if it had been typed there.
  mutating func filter(_ table: TableID, with text: String) -> [Effect] {
    tables[table].isFiltering = true
    return editTableFilter { $0.insert(text.trimmingBlanks) } ?? []
  }

  /// The list whose filter line has the keys; nil when none has.
  var filteredTable: TableID? {
    guard let table, case .screen = layer, tables[table].isFiltering else { return nil }
    return table
  }

  /// Lets the filter line take a key; nil when it is for others.
  mutating func filterKey(_ press: KeyPress) -> [Effect]? {
    guard let table = filteredTable else { return nil }
    switch (press.key, press.modifiers) {
    case (.enter, []):
      // The rows have the keys now; the line stays as long as it narrows them.
      tables[table].isFiltering = false
      return []
    case (.left, []), (.right, []), (.home, []), (.end, []):
      return editTableFilter { _ = $0.edit(press) }
    default:
      var field = tables[table].filter
      return field.edit(press) ? editTableFilter { _ = $0.edit(press) } : nil
    }
  }

  /// Changes the filter and narrows the list by it; nil when no filter line has the keys.
  mutating func editTableFilter(_ change: (inout TextField) -> Void) -> [Effect]? {
    guard let table = filteredTable else { return nil }
    let before = tables[table].filter.text
    let kept = table.section.flatMap { archiveRow($0) }
    change(&tables[table].filter)
    guard tables[table].filter.text != before else { return [] }
    return rearranged(table, keeping: kept)
  }

  /// One step back within a list: from the filter line to all rows, then from the marks.
  ///
  /// - Returns: Nil when there was nothing to take back.
  mutating func leaveTable() -> [Effect]? {
    guard let table else { return nil }
    if tables[table].showsFilter {
      let kept = table.section.flatMap { archiveRow($0) }
      let wasEmpty = tables[table].filter.isEmpty
      tables[table].filter.set("")
      tables[table].isFiltering = false
      return wasEmpty ? [] : rearranged(table, keeping: kept)
    }
    return tables[table].marks.clear() ? [] : nil
  }

  /// Whether Esc has something to take back in the list.
  var canLeaveTable: Bool {
    guard let table else { return false }
    return tables[table].showsFilter || !tables[table].marks.isEmpty
      || tables[table].marks.isExtending
  }

  // MARK: - Marks

  private mutating func toggleMark(_ table: TableID) {
    guard let row = list(of: table).selection, let id = id(at: row, of: table) else { return }
    tables[table].marks.toggle(id)
  }

  private mutating func toggleRange(_ table: TableID) -> [Effect] {
    guard let row = list(of: table).selection, let id = id(at: row, of: table) else { return [] }
    tables[table].marks.toggleRange(at: row, id: id)
    return []
  }

  private mutating func extendMarks(_ table: TableID, by rows: Int) -> [Effect] {
    let start = list(of: table).selected
    let effects = move(by: rows)
    drawRange(table, from: start)
    return effects
  }

  /// Draws the range from a row to the one selected now.
  private mutating func drawRange(_ table: TableID, from start: Int) {
    guard let end = list(of: table).selection else { return }
    let ids = ids(of: table)
    tables[table].marks.extend(from: start, to: end) { ids.indices.contains($0) ? ids[$0] : nil }
  }

  /// Follows a plain move of the selection with the range that is being drawn.
  mutating func followRange(from start: Int) {
    guard let table, tables[table].marks.isExtending else { return }
    drawRange(table, from: start)
  }

  // MARK: - Columns

  private mutating func toggleWide(_ table: TableID) -> [Effect] {
    tables[table].choice.toggleWide()
    say((tables[table].choice.showsWide ? Phrase.wideOn : .wideOff).text)
    return [.saveSetting(.columns(table, tables[table].choice))]
  }
}
