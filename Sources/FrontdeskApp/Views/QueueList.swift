import Canvas
import Domain
import FollowUps
import Widgets

/// The rows of the follow-up queue: in working order under their headings, in any other without.
struct QueueList {
  private let model: Model
  private let language: Language
  private let drawing: Drawing
  private let cells: QueueColumns
  /// Lines of a row and the blank lines after it.
  private let lines: Int
  private let spacing: Int
  private let table: Table
  /// The columns of a second line, in the order chosen.
  private let below: [TableColumn]

  init(_ model: Model, sizeClass: SizeClass) {
    self.model = model
    language = model.language
    drawing = model.drawing
    cells = QueueColumns(model)
    (lines, spacing) = Self.rowSize(sizeClass)
    let controls = model.tables[.queue]
    let columns = controls.choice.applied(to: QueueColumns.all(language))
    let first = lines == 1 ? columns : columns.filter { !QueueColumns.second.contains($0.id) }
    below = lines == 1 ? [] : columns.filter { QueueColumns.second.contains($0.id) }
    var table = Table(
      first.isEmpty ? columns : first, linesPerRow: lines, showsHeading: false,
      isFocused: !controls.isFiltering)
    table.sort = controls.sort
    table.activeColumn = controls.column
    self.table = table
  }

  private static func rowSize(_ sizeClass: SizeClass) -> (Int, Int) {
    switch sizeClass {
    case .compact, .tooSmall: (1, 0)
    case .portrait: (2, 0)
    case .standard, .wide: (2, 1)
    }
  }

  /// How many rows surely fit, with the titles of the columns and a heading for each section that
  /// may show.
  static func capacity(in rect: Rect, sizeClass: SizeClass, hasSections: Bool) -> Int {
    let (lines, spacing) = rowSize(sizeClass)
    // Two headings can show at once without a third being worth its own line.
    let rest = rect.rows - (showsTitles(rect) ? 1 : 0) - (hasSections ? 2 : 0)
    return max(0, (rest + spacing) / (lines + spacing))
  }

  /// Where there are hardly any rows, each is worth more than the titles.
  private static func showsTitles(_ rect: Rect) -> Bool { rect.rows > 6 }

  /// The columns that a sort can go by, from left to right, as the list shows them.
  func sortableColumns(in rect: Rect) -> [String] {
    table.sortableColumns(in: rect) + below.filter(\.isSortable).map(\.id)
  }

  /// Draws the rows from the first shown on and answers where the selected one begins.
  ///
  /// - Parameter areas: Takes the cells of each row that is drawn, for the mouse.
  func draw(in rect: Rect, on grid: inout Grid, areas: inout [ClickArea]) -> Point? {
    let state = model.followUps
    let list = state.list
    let sizeClass: SizeClass = lines == 1 ? .compact : spacing == 0 ? .portrait : .standard
    let first = list.offset(
      visible: Self.capacity(
        in: rect, sizeClass: sizeClass, hasSections: !state.sections.isEmpty))
    var row = rect.row
    if Self.showsTitles(rect) {
      drawTitles(Rect(column: rect.column, row: row, columns: rect.columns, rows: 1), on: &grid)
      row += 1
    }
    var section: Int?
    var cursor: Point?
    for place in first..<max(first, list.count) {
      if let its = state.section(of: place), its.place != section {
        guard row + lines < rect.bottom else { break }
        drawHeading(its, in: rect, row: row, on: &grid)
        row += 1
        section = its.place
      }
      guard row + lines <= rect.bottom else { break }
      let part = Rect(column: rect.column, row: row, columns: rect.columns, rows: lines)
      if let point = drawRow(place, isSelected: place == list.selected, in: part, on: &grid) {
        cursor = point
      }
      areas.append(ClickArea(rect: part, target: .row(.queue, place)))
      row += lines + spacing
    }
    return cursor
  }

  private func clean(_ raw: String) -> String {
    DisplayText.of(raw, ambiguous: model.ambiguous)
  }

  static func section(_ item: QueueItem, today: CalendarDate) -> WorkingOrder.Section {
    WorkingOrder(item.followUp, today: today).section
  }

  private func drawTitles(_ line: Rect, on grid: inout Grid) {
    var titles = table
    titles.showsHeading = true
    _ = titles.draw(ListState(), in: line, on: &grid, with: drawing) { _ in TableRow() }
  }

  private func drawHeading(
    _ section: (place: Int, count: Int), in rect: Rect, row: Int, on grid: inout Grid
  ) {
    guard let its = WorkingOrder.Section(rawValue: section.place) else { return }
    let heading = StyledText(
      Self.title(its)[language] + " " + Format.grouped(section.count),
      Style(.accent, on: .screen, .bold))
    heading.draw(
      column: rect.column + 3, row: row, columns: rect.columns - 4, on: &grid, with: drawing)
  }

  static func title(_ section: WorkingOrder.Section) -> Localized {
    switch section {
    case .due: Localized(zh: "该联系", en: "To contact")
    case .upcoming: Localized(zh: "未到期", en: "Not due yet")
    case .longOverdue: Localized(zh: "逾期超过一年", en: "More than a year late")
    }
  }

  private func drawRow(
    _ place: Int, isSelected: Bool, in part: Rect, on grid: inout Grid
  ) -> Point? {
    var line = table
    line.showsSelection = isSelected
    let content = row(
      place, shown: Set(table.shownColumns(in: part)), columns: part.columns - 4)
    return line.draw(ListState(count: 1), in: part, on: &grid, with: drawing) { _ in content }
  }

  /// - Parameter columns: Room for a second line.
  private func row(_ place: Int, shown: Set<String>, columns: Int) -> TableRow {
    let state = model.followUps
    let isMarked =
      state.ids.indices.contains(place) && model.tables[.queue].marks.contains(state.ids[place])
    guard let item = state[place] else {
      var row = TableRow.pending
      row.isMarked = isMarked
      return row
    }
    let claim = model.othersClaim(item)
    let hasDraft = model.drafts[item.followUp.id] != nil || claim != nil
    let draft =
      claim.map { StyledText(clean(CallWords.at($0)[language]), Style(.warning)) }
      ?? StyledText(Phrase.draft[language], Style(.other))
    // That something is begun matters more than how the person is reached, or even why.
    let draftColumn =
      lines > 1 || !hasDraft
      ? nil : ["channel", "reason", "age"].first(where: shown.contains) ?? "due"
    let parts = table.columns.map { column in
      column.id == draftColumn ? draft : cells.cell(column.id, item)
    }
    guard lines > 1 else { return TableRow(parts, isMarked: isMarked) }
    let lines = secondLine(item, shown: shown, draft: hasDraft ? draft : nil, columns: columns)
    return TableRow(parts, detail: lines.left, trailing: lines.right, isMarked: isMarked)
  }

  /// What has no column, at the left, and what is begun, tried and whose it is, at the right.
  ///
  /// The reason stays whole: where there is no room, how to reach somebody and how old they are,
  /// which stand beside the list, are left out first.
  private func secondLine(
    _ item: QueueItem, shown: Set<String>, draft: StyledText?, columns: Int
  ) -> (left: StyledText, right: StyledText) {
    let dropped = table.columns.filter { !shown.contains($0.id) }
    let isRight = { (id: String) in id == "owner" || id == "attempts" }
    var right = draft.map { [$0] } ?? []
    if below.contains(where: { $0.id == "attempts" }), !item.followUp.details.attempts.isEmpty {
      right.append(
        StyledText(Phrase.contacted(item.followUp.details.attempts.count)[language], Style(.dim)))
    }
    right += below.filter { $0.id == "owner" }.map { cells.cell($0.id, item) }
    let end = StyledText.joined(right.filter { !$0.isEmpty }, spacing: 2)
    // The risk that had no room above matters more than how somebody is reached.
    var left = (dropped + below.filter { !isRight($0.id) }).map {
      (id: $0.id, text: cells.cell($0.id, item))
    }.filter { !$0.text.isEmpty }
    var start = StyledText.joined(left.map(\.text), spacing: 2)
    for id in ["channel", "age", "risk"]
    where start.width > columns - (end.isEmpty ? 0 : end.width + 2) {
      left.removeAll { $0.id == id }
      start = .joined(left.map(\.text), spacing: 2)
    }
    return (start, end)
  }
}
