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
    /// Shown below the entry while it is open.
    package var details: [StyledText]
    /// The look of its sign, such as `.bad` for something out of order.
    package var role: Role

    package init(
      _ id: String, day: Int, _ text: StyledText, details: [StyledText] = [], role: Role = .accent
    ) {
      self.id = id
      self.day = day
      self.text = text
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

  package init(
    _ entries: [Entry], longestGapDays: Int? = nil, daysWord: String = "%",
    monthsWord: String = "%",
    isFocused: Bool = true
  ) {
    self.entries = entries
    self.longestGapDays = longestGapDays
    self.daysWord = daysWord
    self.monthsWord = monthsWord
    self.isFocused = isFocused
  }

  /// The entries and their details as nodes, for the functions of `TreeState`.
  package var nodes: [TreeNode] {
    entries.map { entry in
      let details = entry.details.enumerated().map { TreeNode("\(entry.id)#\($0)", $1) }
      return TreeNode(entry.id, entry.text, details)
    }
  }

  /// A row as drawn.
  private enum Row {
    /// An entry, whether its date stands before it, and its line among the lines of the tree.
    case entry(Entry, showsDate: Bool, line: TreeState.Line)
    case detail(StyledText)
    case gap(String)
  }

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
    let (rows, selected) = rows(state)
    let list = ListState(count: rows.count, selected: selected ?? 0)
    return grid.clipped(to: rect) { grid in
      var caret: Point?
      for (number, place) in list.visibleRows(rect.rows).enumerated() {
        let line = Rect(
          column: rect.column, row: rect.row + number, columns: rect.columns, rows: 1)
        draw(rows[place], in: line, on: &grid, with: drawing)
        guard place == selected else { continue }
        Popup.select(line, isFocused: isFocused, on: &grid, with: drawing)
        caret = Point(column: line.column, row: line.row)
      }
      return caret
    }
  }

  private func rows(_ state: TreeState) -> (rows: [Row], selected: Int?) {
    let lines = state.lines(nodes)
    let chosen = lines.isEmpty ? nil : lines[state.place(lines)].node.id
    var byID: [String: Entry] = [:]
    for entry in entries { byID[entry.id] = entry }
    var rows: [Row] = []
    var selected: Int?
    var before: Entry?
    for line in lines {
      if line.parent != nil {
        rows.append(.detail(line.node.text))
      } else if let entry = byID[line.node.id] {
        if let before, let word = gap(before.day, entry.day) { rows.append(.gap(word)) }
        rows.append(.entry(entry, showsDate: before?.day != entry.day, line: line))
        before = entry
      }
      if line.node.id == chosen { selected = rows.count - 1 }
    }
    return (rows, selected)
  }

  /// What a gap is called; nil for one that is not worth a word.
  private func gap(_ first: Int, _ second: Int) -> String? {
    let days = abs(CivilDay.clamped(first) - CivilDay.clamped(second))
    guard let longestGapDays, days > longestGapDays else { return nil }
    return days < 60
      ? FormWords.fill(daysWord, with: "\(days)")
      : FormWords.fill(monthsWord, with: "\(days * 10 / 304)")
  }

  private func draw(_ row: Row, in rect: Rect, on grid: inout Grid, with drawing: Drawing) {
    let glyphs = drawing.glyphs
    var text = StyledText("  ")
    let blank = String(repeating: " ", count: Timeline.gutter)
    switch row {
    case .entry(let entry, let showsDate, let line):
      // Where the dates would leave no room for what happened, they are left out whole.
      if rect.columns >= Timeline.gutter + 20 {
        text.append(showsDate ? CivilDay.text(entry.day) + " " : blank, Style(.dim))
      }
      text.append(glyphs.mark + " ", Style(entry.role))
      let sign = entry.details.isEmpty ? "" : (line.isOpen ? glyphs.opened : glyphs.closed) + " "
      text.append(sign, Style(.accent))
      text.append(entry.text)
    case .detail(let detail):
      if rect.columns >= Timeline.gutter + 20 { text.append(blank) }
      text.append(glyphs.vertical + "   ", Style(.border))
      text.append(detail)
    case .gap(let word):
      if rect.columns >= Timeline.gutter + 20 { text.append(blank) }
      text.append(glyphs.crosshair + " ", Style(.border))
      text.append(word, Style(.dim, on: .screen, .italic))
    }
    text.draw(
      column: rect.column, row: rect.row, columns: rect.columns, on: &grid, with: drawing)
  }
}
