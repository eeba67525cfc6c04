package import Canvas

/// A month as a popup, Monday first, in which a day is picked.
///
/// The cursor stands in `[ ]` and today in `( )`, so both show without colour.
package struct MonthCalendar: Hashable, Sendable {
  /// The day under the cursor; its month is shown.
  package var cursor: Int
  package var today: Int
  /// The days allowed; others are dim, and nil is no limit.
  package var first: Int?
  package var last: Int?
  package var words: DateWords
  package var hints: [KeyHint]

  package init(
    cursor: Int, today: Int, first: Int? = nil, last: Int? = nil, words: DateWords,
    hints: [KeyHint] = []
  ) {
    self.cursor = CivilDay.clamped(cursor)
    self.today = CivilDay.clamped(today)
    self.first = first
    self.last = last
    self.words = words
    self.hints = hints
  }

  /// Columns of a day with the signs around it.
  private static let dayColumns = 4
  /// Weekdays, six weeks, and the line with today's date.
  private static let content = Size(columns: 7 * dayColumns, rows: 8)

  /// Where the popup lies: below a point, or above it where there is more room.
  package func place(below point: Point, in rect: Rect) -> Rect {
    popup.place(content: MonthCalendar.content, below: point, in: rect)
  }

  private var popup: Popup {
    let (year, month, _) = CivilDay.parts(of: cursor)
    return Popup(title: words.title(year: year, month: month), hints: hints)
  }

  /// Draws the calendar over what is there.
  ///
  /// - Returns: Where the cursor is; nil where there is no room for it.
  @discardableResult
  package func draw(in frame: Rect, on grid: inout Grid, with drawing: Drawing) -> Point? {
    popup.draw(in: frame, on: &grid, with: drawing) { part, grid in
      for (place, name) in words.weekdays.prefix(7).enumerated() {
        StyledText(name, Style(.dim)).draw(
          column: part.column + place * MonthCalendar.dayColumns + 1, row: part.row, columns: 2,
          alignment: .right, on: &grid, with: drawing)
      }
      let caret = drawDays(in: part, on: &grid, with: drawing)
      let line = "\(words.today) \(CivilDay.text(today)) \(words.weekday(of: today))"
      StyledText(line, Style(.dim)).draw(
        column: part.column + 1, row: part.row + 7, columns: part.columns - 1, on: &grid,
        with: drawing)
      return caret.flatMap { part.contains($0) ? $0 : nil }
    }
  }

  /// The days of the month and where they stand, those that are allowed, for the mouse.
  package func days(in frame: Rect) -> [(rect: Rect, day: Int)] {
    guard let part = popup.content(in: frame) else { return [] }
    let (year, month, dayOfMonth) = CivilDay.parts(of: cursor)
    let start = cursor - dayOfMonth + 1
    let days = start..<(start + CivilDay.days(inMonth: month, ofYear: year))
    return days.compactMap { day in
      guard day >= first ?? day, day <= last ?? day else { return nil }
      let at = place(of: day, monthFrom: start, in: part)
      let rect = Rect(
        column: at.column, row: at.row, columns: MonthCalendar.dayColumns, rows: 1)
      return part.contains(at) ? (rect, day) : nil
    }
  }

  private func place(of day: Int, monthFrom first: Int, in part: Rect) -> Point {
    let place = CivilDay.weekday(of: first) - 1 + day - first
    return Point(
      column: part.column + place % 7 * MonthCalendar.dayColumns, row: part.row + 1 + place / 7)
  }

  private func drawDays(in part: Rect, on grid: inout Grid, with drawing: Drawing) -> Point? {
    let (year, month, dayOfMonth) = CivilDay.parts(of: cursor)
    let first = cursor - dayOfMonth + 1
    var caret: Point?
    for number in 1...CivilDay.days(inMonth: month, ofYear: year) {
      let day = first + number - 1
      let at = place(of: day, monthFrom: first, in: part)
      let digits = number < 10 ? " \(number)" : "\(number)"
      let signs = day == cursor ? ("[", "]") : day == today ? ("(", ")") : (" ", " ")
      grid.write(
        signs.0 + digits + signs.1, column: at.column, row: at.row, style: style(day, drawing))
      if day == cursor { caret = Point(column: at.column + 1, row: at.row) }
    }
    return caret
  }

  private func style(_ day: Int, _ drawing: Drawing) -> Style {
    let isAllowed = day >= first ?? day && day <= last ?? day
    if day == cursor {
      return Style(.strong, on: .selected, drawing.hasColor ? .bold : [.bold, .reverse])
    }
    if !isAllowed { return Style(.dim) }
    return day == today ? Style(.accent, on: .screen, .bold) : Style(.text)
  }
}
