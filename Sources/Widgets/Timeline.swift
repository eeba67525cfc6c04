package import Canvas

/// What happened on which day, with the dates in a gutter and a word where nothing did for long.
///
/// Its state is a `TreeState` over `nodes`: Left and Right close and open what an entry holds.
package struct Timeline: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    /// No two entries of a timeline share one.
    package var id: String
    /// Days since 1970-01-01.
    package var day: Int
    package var text: StyledText
    /// Always shown below its first line.
    package var lines: [StyledText]
    /// Shown below the entry while it is open.
    package var details: [StyledText]
    /// The look of its sign, such as `.bad` for something out of order.
    package var role: Role

    package init(
      _ id: String, day: Int, _ text: StyledText, lines: [StyledText] = [],
      details: [StyledText] = [], role: Role = .accent
    ) {
      self.id = id
      self.day = day
      self.text = text
      self.lines = lines
      self.details = details
      self.role = role
    }
  }

  /// In the order drawn, from the newest or from the oldest.
  package var entries: [Entry]
  /// A gap between two entries is named when it is longer than so many days; nil names none.
  package var longestGapDays: Int?
  /// What a gap is called, with `%` for its length in days or in months.
  package var daysWord: String
  package var monthsWord: String
  /// Whether keys go to the timeline.
  package var isFocused: Bool
  /// Whether the selected entry is shown as such.
  package var showsSelection: Bool
  /// Whether a year stands only where it begins and in the first row.
  package var showsYearsOnce: Bool

  package init(
    _ entries: [Entry], longestGapDays: Int? = nil, daysWord: String = "%",
    monthsWord: String = "%",
    isFocused: Bool = true, showsSelection: Bool = true, showsYearsOnce: Bool = false
  ) {
    self.entries = entries
    self.longestGapDays = longestGapDays
    self.daysWord = daysWord
    self.monthsWord = monthsWord
    self.isFocused = isFocused
    self.showsSelection = showsSelection
    self.showsYearsOnce = showsYearsOnce
  }

  /// The entries and their details as nodes, for the functions of `TreeState`.
  package var nodes: [TreeNode] {
    entries.map { entry in
      let details = entry.details.enumerated().map { TreeNode("\(entry.id)#\($0)", $1) }
      return TreeNode(entry.id, entry.text, details)
    }
  }

  /// Columns that texts below an entry have where so many are there for all.
  package static func detailColumns(_ columns: Int) -> Int {
    max(1, columns - indent - (hasGutter(columns) ? gutter : 0) - 4 - 1)
  }

  /// Columns that the first line of an entry has where so many are there for all.
  package static func entryColumns(_ columns: Int) -> Int {
    max(1, columns - indent - (hasGutter(columns) ? gutter : 0) - 4 - 1)
  }

  /// Where the dates would leave no room for what happened, they are left out whole.
  private static func hasGutter(_ columns: Int) -> Bool { columns >= gutter + 20 }

  /// A row as drawn.
  private enum Row {
    /// An entry, whether it is the first of its day and of its year, and whether it is open.
    case entry(Entry, startsDay: Bool, startsYear: Bool, isOpen: Bool)
    case detail(StyledText)
    case gap(String)
  }

  /// The rows, the entry each belongs to, and where the selected one begins and ends.
  private struct Plan {
    var rows: [Row] = []
    var owners: [String?] = []
    var selected: Int?
    var end = 0

    mutating func add(_ row: Row, of owner: String?) {
      rows.append(row)
      owners.append(owner)
    }

    /// The first row in sight: the selected entry shows with all that is open below it, or at
    /// least with its own line.
    func top(visible: Int) -> Int {
      let first = selected ?? 0
      let list = ListState(count: rows.count, selected: max(first, end - 1))
      return min(list.offset(visible: visible), first)
    }
  }

  /// Blank columns at the left, as in a table.
  private static let indent = 3

  /// Columns of a date and the blank after it.
  private static let gutter = 11

  /// Draws the rows, scrolled so that the selected one shows.
  ///
  /// - Returns: Where the selected row begins; nil in an empty timeline or without room.
  @discardableResult
  package func draw(
    _ state: TreeState, in rect: Rect, on grid: inout Grid, with drawing: Drawing
  ) -> Point? {
    guard !rect.isEmpty else { return nil }
    let plan = plan(state)
    let top = plan.top(visible: rect.rows)
    return grid.clipped(to: rect) { grid in
      var caret: Point?
      for place in top..<min(plan.rows.count, top + rect.rows) {
        let line = Rect(
          column: rect.column, row: rect.row + place - top, columns: rect.columns, rows: 1)
        draw(plan.rows[place], isFirst: place == top, in: line, on: &grid, with: drawing)
        guard place == plan.selected else { continue }
        if showsSelection { Popup.select(line, isFocused: isFocused, on: &grid, with: drawing) }
        caret = Point(column: line.column, row: line.row)
      }
      return caret
    }
  }

  /// The id of the entry drawn in each row of a rectangle, for the mouse; nil beside them.
  package func entries(_ state: TreeState, in rect: Rect) -> [String?] {
    let plan = plan(state)
    let top = plan.top(visible: rect.rows)
    return Array(plan.owners[top..<min(plan.owners.count, top + max(0, rect.rows))])
  }

  private func plan(_ state: TreeState) -> Plan {
    let lines = state.lines(nodes)
    let chosen = lines.isEmpty ? nil : lines[state.place(lines)].node.id
    var byID: [String: Entry] = [:]
    for entry in entries { byID[entry.id] = entry }
    var plan = Plan()
    var before: Entry?
    for line in lines {
      if line.parent != nil {
        plan.add(.detail(line.node.text), of: line.parent)
      } else if let entry = byID[line.node.id] {
        if let before, let word = gap(before.day, entry.day) { plan.add(.gap(word), of: nil) }
        let startsYear = before.map { Self.year($0.day) != Self.year(entry.day) } ?? true
        plan.add(
          .entry(
            entry, startsDay: before?.day != entry.day, startsYear: startsYear,
            isOpen: line.isOpen), of: entry.id)
        if line.node.id == chosen { plan.selected = plan.rows.count - 1 }
        for text in entry.lines { plan.add(.detail(text), of: entry.id) }
        before = entry
      }
      if line.node.id == chosen, line.parent != nil { plan.selected = plan.rows.count - 1 }
      if line.node.id == chosen || line.parent == chosen { plan.end = plan.rows.count }
    }
    return plan
  }

  private static func year(_ day: Int) -> Int { CivilDay.parts(of: CivilDay.clamped(day)).year }

  /// What a gap is called; nil for one that is not worth a word.
  private func gap(_ first: Int, _ second: Int) -> String? {
    let days = abs(CivilDay.clamped(first) - CivilDay.clamped(second))
    guard let longestGapDays, days > longestGapDays else { return nil }
    return days < 60
      ? FormWords.fill(daysWord, with: "\(days)")
      : FormWords.fill(monthsWord, with: "\(days * 10 / 304)")
  }

  private func draw(
    _ row: Row, isFirst: Bool, in rect: Rect, on grid: inout Grid, with drawing: Drawing
  ) {
    let glyphs = drawing.glyphs
    var text = StyledText(String(repeating: " ", count: Timeline.indent))
    let hasGutter = Timeline.hasGutter(rect.columns)
    let blank = hasGutter ? String(repeating: " ", count: Timeline.gutter) : ""
    switch row {
    case .entry(let entry, let startsDay, let startsYear, let isOpen):
      if hasGutter {
        let date = CivilDay.text(entry.day)
        let isWhole = !showsYearsOnce || startsYear || isFirst
        let shown = isWhole ? date : "     " + date.suffix(5)
        text.append(startsDay || isFirst ? shown + " " : blank, Style(.dim))
      }
      text.append(glyphs.mark + " ", Style(entry.role))
      // The texts of entries stand in one column, whether they can be opened or not.
      let mayOpen = entries.contains { !$0.details.isEmpty }
      let sign =
        entry.details.isEmpty
        ? (mayOpen ? "  " : "") : (isOpen ? glyphs.opened : glyphs.closed) + " "
      text.append(sign, Style(.accent))
      text.append(entry.text)
    case .detail(let detail):
      text.append(blank)
      text.append(glyphs.vertical + "   ", Style(.border))
      text.append(detail)
    case .gap(let word):
      text.append(blank)
      text.append(glyphs.crosshair + " ", Style(.border))
      text.append(word, Style(.dim, on: .screen, .italic))
    }
    text.draw(
      column: rect.column, row: rect.row, columns: rect.columns, on: &grid, with: drawing)
  }
}
