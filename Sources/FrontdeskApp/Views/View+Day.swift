import Canvas
import Domain
import Widgets

extension Painting {
  mutating func drawToday() {
    drawDay()
    if let rect = layout[.tally] { drawTally(in: rect) }
    guard let rect = layout[.person] else { return }
    guard model.dayEntry != nil, let archive = model.preview.archive else {
      Pane().draw(in: rect, on: &grid, with: drawing)
      return
    }
    drawPerson(archive, in: rect, isFocused: false)
  }

  // MARK: - The list

  private mutating func drawDay() {
    guard let rect = layout[.day] else { return }
    let state = model.day
    let parts = TabbedList(rect, showsFilter: model.tables[.day].showsFilter)
    let order = DayColumns(model).order()
    Pane(
      title: dayTitle, notes: readingNotes + dayNotes, bottomLeft: tableFoot(.day),
      bottomRight: [Segment(StyledText(state.list.position, Style(.dim)))], isFocused: true
    ).draw(in: rect, on: &grid, with: drawing)
    let tabs = DayView.allCases.map { view in
      ListTab(title: view.title, isActive: view == model.day.view, target: .dayView(view))
    }
    drawTabs(tabs, in: parts.tabs)
    drawDayRows(order, in: parts.list)
    if let filter = parts.filter { drawFilter(.day, in: filter) }
  }

  private var dayTitle: String {
    let day = model.shownDay
    let title = ScreenID.today.title[language]
    guard day != model.today else { return title }
    return "\(day) " + Phrase.weekday(day.weekday)[language]
  }

  private var dayNotes: [Segment] {
    let tally = model.day.tally
    var notes: [Segment] = []
    if let staff = model.day.staff {
      let name = model.day.entries.first { $0.appointment.staff == staff }?.staffName ?? staff
      notes.append(Segment(StyledText(shown(name), Style(.accent)), priority: 4))
    }
    for stage in [AppointmentStage.waiting, .expected, .done] where tally[stage] > 0 {
      notes.append(
        Segment(
          StyledText(
            stage.title[language] + " " + Format.counted(tally[stage]),
            Style(stage == .waiting ? .strong : .dim)), priority: stage == .waiting ? 3 : 1))
    }
    return notes
  }

  private mutating func drawDayRows(_ order: [Int], in rect: Rect) {
    let state = model.day
    guard state.loaded != nil else {
      cursor = Point(column: rect.column, row: rect.row)
      return
    }
    guard !order.isEmpty else {
      let isNarrowed = !state.entries.isEmpty
      drawEmpty(
        isNarrowed ? .noRowFits : .dayNobody, hint: isNarrowed ? nil : .dayNobodyHint, in: rect)
      cursor = Point(column: rect.column, row: rect.row)
      return
    }
    let cells = DayColumns(model)
    let controls = model.tables[.day]
    var table = Table(model.shownColumns(of: .day))
    table.isFocused = !controls.isFiltering
    table.sort = controls.sort
    table.activeColumn = controls.column
    clickable(table, state.list, in: rect) { .row(.day, $0) }
    let columns = table.columns
    cursor = table.draw(state.list, in: rect, on: &grid, with: drawing) { row in
      guard order.indices.contains(row) else { return TableRow.pending }
      let entry = state.entries[order[row]]
      return TableRow(
        columns.map { cells.cell($0.id, entry) },
        isMarked: controls.marks.contains(Int64(entry.id.value)))
    }
  }

  // MARK: - The numbers

  /// What the one selected comes for, and the numbers of each member of staff.
  private mutating func drawTally(in rect: Rect) {
    Pane(title: Phrase.dayTally[language]).draw(in: rect, on: &grid, with: drawing)
    let area = Painting.textArea(rect)
    let all = model.day.tallies
    let names = all.map { $0.name.map(shown) ?? Phrase.dayAnybody[language] }
    let width = names.map { TextWidth.of($0) }.max() ?? 0
    for (row, (one, name)) in zip(all, names).enumerated() where row < area.rows {
      var parts = [StyledText(name, Style(.dim)).padded(to: width)]
      for stage in [AppointmentStage.waiting, .done, .expected, .noShow]
      where one.tally[stage] > 0 {
        let style = Style(stage == .waiting ? .strong : stage == .noShow ? .warning : .text)
        parts.append(StyledText("\(stage.title[language]) \(one.tally[stage])", style))
      }
      if let mean = one.tally.meanWait {
        parts.append(StyledText(Phrase.dayMean(mean)[language], Style(.dim)))
      }
      draw(fitting(parts, columns: area.columns, spacing: 2), row: row, in: area)
    }
  }
}
