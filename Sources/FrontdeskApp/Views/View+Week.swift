import Canvas
import Domain
import Widgets

extension Painting {
  /// Seven days, a line each, and below them the slots of the one selected.
  mutating func drawWeek(_ week: WeekState, in body: Rect) {
    let staff = week.selected?.byStaff ?? []
    let columns = min(body.columns - 2, Self.weekColumns)
    // The most of all days, so that the window keeps its size while one goes through them.
    let most = week.days.map { $0.byStaff.count }.max() ?? 0
    let inside = frame(
      title: weekTitle(week), columns: columns,
      rows: 1 + DayLoad.daysOfWeek + (most > 0 ? most + 3 : 0), in: body)
    let rows = min(inside.rows, 1 + DayLoad.daysOfWeek)
    let list = Rect(
      column: inside.column - 1, row: inside.row, columns: inside.columns + 2, rows: rows)
    let text = WeekText(model, columns: list.columns)
    let table = Table(text.columns)
    let days = week.days
    cursor = table.draw(week.list, in: list, on: &grid, with: drawing) { row in
      guard days.indices.contains(row) else { return TableRow.pending }
      return TableRow(table.columns.map { text.cell($0.id, days[row]) })
    }
    clickableLines(0..<DayLoad.daysOfWeek, in: list.inset(top: 1)) { .slot($0) }
    grid.tint(inside, backdrop: .popup)
    drawSlotsOfDay(staff, of: week, in: inside.inset(left: 2, top: rows + 1))
  }

  /// Wide enough for all columns and for a day of ten-minute slots.
  private static let weekColumns = 92

  private func weekTitle(_ week: WeekState) -> String {
    let dot = " \(drawing.glyphs.dot) "
    let free = week.days.reduce(0) { sum, load in
      sum + (load.day < model.today ? 0 : load.slots.reduce(0) { $0 + $1.left })
    }
    return [
      WeekWords.title[language], WeekWords.range(week.first, today: model.today),
      week.days.isEmpty ? Phrase.reading[language] : WeekWords.free(free)[language],
    ].joined(separator: dot)
  }

  /// Who is there on the day selected, and which of their slots are taken.
  private mutating func drawSlotsOfDay(
    _ staff: [DayLoad.OfStaff], of week: WeekState, in area: Rect
  ) {
    guard !staff.isEmpty, area.rows > 1 else { return }
    let text = WeekText(model, columns: area.columns)
    let heading = StyledText.joined([text.name(week.day), text.legend], spacing: 3)
    draw(heading.clipped(to: area.columns, glyphs: drawing.glyphs), row: 0, in: area)
    let names = staff.map { shown($0.name.isEmpty ? $0.staff : $0.name) }
    let width = min(12, names.map { TextWidth.of($0) }.max() ?? 0)
    let counts = staff.map { "\($0.taken)/\($0.capacity)" }
    let digits = counts.map(\.count).max() ?? 0
    for (row, one) in staff.enumerated() where row + 1 < area.rows {
      let line = StyledText.joined(
        [
          StyledText(names[row]).clipped(to: width, glyphs: drawing.glyphs).padded(to: width),
          StyledText(counts[row], Style(.strong)).padded(to: digits), text.strip(one.slots),
        ], spacing: 2)
      draw(line.clipped(to: area.columns, glyphs: drawing.glyphs), row: row + 1, in: area)
    }
    grid.tint(area, backdrop: .popup)
  }
}
