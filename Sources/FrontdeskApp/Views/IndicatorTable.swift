import Canvas
import Domain
import Widgets

/// The indicators of a person, a row each: name, latest value and its judgement, unit, reference,
/// the course of ten years, how many values, and the change.
///
/// The course takes what the other columns leave; when that is too little, unit and count go.
struct IndicatorTable {
  /// A column and its width in terminal columns.
  private enum Column: CaseIterable {
    case name, value, flag, unit, reference, course, count, change
  }

  let patient: Patient
  let series: [IndicatorSeries]
  let today: CalendarDate
  let language: Language
  let drawing: Drawing
  /// Months that the course covers.
  let months: Int
  private let widths: [(column: Column, width: Int)]

  /// Blank columns before the text: three where rows can be selected.
  let gutter: Int
  let showsHeading: Bool

  /// Plans the columns.
  ///
  /// - Parameter columns: Terminal columns of the rectangle it is drawn in.
  init(
    _ archive: PatientArchive, columns: Int, of model: Model, months: Int = 120, gutter: Int = 3,
    showsHeading: Bool = true
  ) {
    self.gutter = gutter
    self.showsHeading = showsHeading
    patient = archive.patient
    series = archive.series
    today = model.today
    language = model.language
    drawing = model.drawing
    self.months = months
    var wanted = Self.naturalWidths(archive, model)
    let room = columns - gutter - (gutter > 0 ? 1 : 0)
    // The count makes way for a course of a good width, the unit for one that says something, the
    // others only for any at all.
    let steps: [(Column, Int)] = [
      (.count, Self.goodCourse), (.unit, Self.fairCourse), (.change, Self.leastCourse),
      (.reference, Self.leastCourse),
    ]
    for (column, least) in steps where Self.course(wanted, room: room) < least {
      wanted.removeAll { $0.0 == column }
    }
    let course = min(Self.course(wanted, room: room), Self.mostCourse)
    widths =
      course < Self.leastCourse
      ? wanted.filter { $0.0 != .course }
      : wanted.map { $0.0 == .course ? (.course, course) : $0 }
  }

  private static let spacing = 2
  private static let leastCourse = 8
  private static let fairCourse = 12
  private static let goodCourse = 16
  /// A column for each quarter of ten years, and a little more.
  private static let mostCourse = 48

  // MARK: - Widths

  private static func naturalWidths(
    _ archive: PatientArchive, _ model: Model
  ) -> [(Column, Int)] {
    let language = model.language
    func widest(_ heading: Phrase?, _ texts: [String], most: Int) -> Int {
      let all = texts + (heading.map { [$0[language]] } ?? [])
      return min(all.map { TextWidth.of($0) }.max() ?? 0, most)
    }
    let facts = archive.series.map { SeriesFacts($0, of: archive.patient) }
    return [
      (.name, widest(.indicator, facts.map { name($0.indicator, language) }, most: 20)),
      (
        .value,
        widest(
          .latest, facts.compactMap { facts in facts.latest.map { value($0, facts) } }, most: 9)
      ),
      (
        .flag, widest(nil, facts.map { JudgementText.flag($0.latest, $0, language).plain }, most: 6)
      ),
      (
        .unit,
        widest(.unit, facts.map { unit($0.indicator, model.drawing.glyphs) }, most: widestUnit)
      ),
      (
        .reference,
        widest(
          .reference,
          facts.compactMap { facts in
            facts.range(on: model.today).flatMap {
              Format.range($0, of: facts.indicator, glyphs: model.drawing.glyphs)
            }
          }, most: 12)
      ),
      (.course, 0), (.count, 3), (.change, 6),
    ]
  }

  /// What is left for the course.
  private static func course(_ widths: [(Column, Int)], room: Int) -> Int {
    // The judgement stands close to its value: one blank instead of two.
    room - widths.reduce(0) { $0 + $1.1 } - spacing * (widths.count - 1) + 1
  }

  static func name(_ indicator: Indicator, _ language: Language) -> String {
    DisplayText.of(indicator.shortName[language])
  }

  private static let widestUnit = 8

  /// The unit, of a long one the parts that fit whole: `mL/min` of `mL/min/1.73m²`.
  private static func unit(_ indicator: Indicator, _ glyphs: Glyphs) -> String {
    let label = DisplayText.of(Format.unit(indicator, glyphs: glyphs))
    guard TextWidth.of(label) > widestUnit else { return label }
    var parts = label.split(separator: "/")
    while parts.count > 1, TextWidth.of(parts.joined(separator: "/")) > widestUnit {
      parts.removeLast()
    }
    return parts.joined(separator: "/")
  }

  static func value(_ observation: Observation, _ facts: SeriesFacts) -> String {
    DisplayText.of(Format.value(observation, of: facts.indicator))
  }

  // MARK: - Drawing

  /// How many rows fit in a rectangle, below the heading.
  static func capacity(_ rect: Rect) -> Int { max(0, rect.rows - 1) }

  private var headingRows: Int { showsHeading ? 1 : 0 }

  /// The row at the top.
  func firstRow(_ list: ListState, isSelecting: Bool, in rect: Rect) -> Int {
    isSelecting ? list.offset(visible: max(0, rect.rows - headingRows)) : 0
  }

  /// Draws the heading and the rows from the first shown on.
  ///
  /// - Parameters:
  ///   - list: Which row is at the top, and which is selected when `isSelecting`.
  ///   - isFocused: Whether keys go to it.
  /// - Returns: The first cell of the selected row's text; nil when none is selected.
  @discardableResult
  func draw(
    _ list: ListState, isSelecting: Bool, isFocused: Bool, in rect: Rect, on grid: inout Grid
  ) -> Point? {
    if showsHeading { drawHeading(in: rect, on: &grid) }
    let visible = max(0, rect.rows - headingRows)
    let first = firstRow(list, isSelecting: isSelecting, in: rect)
    var cursor: Point?
    for place in 0..<min(visible, max(0, series.count - first)) {
      let row = first + place
      let line = Rect(
        column: rect.column, row: rect.row + headingRows + place, columns: rect.columns, rows: 1)
      drawRow(SeriesFacts(series[row], of: patient), in: line, on: &grid)
      if isSelecting, row == list.selected {
        RowSelection.draw(line, isFocused: isFocused, on: &grid, with: drawing)
        cursor = Point(column: rect.column + gutter, row: line.row)
      }
    }
    return cursor
  }

  private func drawHeading(in rect: Rect, on grid: inout Grid) {
    let start = Format.month(today.adding(months: -months))
    let end = Format.month(today)
    drawCells(in: rect, on: &grid) { column, width in
      switch column {
      case .name: (text(.indicator), .left)
      case .value: (text(.latest), .right)
      case .flag: (StyledText(), .left)
      case .unit: (text(.unit), .left)
      case .reference: (text(.reference), .left)
      case .course:
        (StyledText(Self.span(from: start, to: end, columns: width), Style(.dim)), .left)
      case .count: (text(.count), .right)
      case .change: (text(.change), .right)
      }
    }
  }

  /// `2016-08 .. 2026-08`, `2016..2026` or `16..26`.
  private static func span(from start: String, to end: String, columns: Int) -> String {
    if columns >= 18 { return "\(start) .. \(end)" }
    let (first, last) = (start.prefix(4), end.prefix(4))
    return columns >= 10 ? "\(first)..\(last)" : "\(first.suffix(2))..\(last.suffix(2))"
  }

  private func text(_ phrase: Phrase) -> StyledText { StyledText(phrase[language], Style(.dim)) }

  private func drawRow(_ facts: SeriesFacts, in rect: Rect, on grid: inout Grid) {
    let latest = facts.latest
    drawCells(in: rect, on: &grid) { column, width in
      switch column {
      case .name: (StyledText(Self.name(facts.indicator, language)), .left)
      case .value:
        (
          StyledText(
            latest.map { Self.value($0, facts) } ?? "", Style(.strong, on: .screen, .bold)), .right
        )
      case .flag: (JudgementText.flag(latest, facts, language), .left)
      case .unit:
        (StyledText(Self.unit(facts.indicator, drawing.glyphs), Style(.dim)), .left)
      case .reference: (reference(facts), .left)
      case .course:
        (
          facts.sparkline(from: today.adding(months: -months), through: today, columns: width)
            .text(with: drawing), .left
        )
      case .count:
        (
          StyledText(
            String(facts.count(since: today.adding(months: -months))), Style(.dim)), .right
        )
      case .change: (change(facts), .right)
      }
    }
  }

  private func reference(_ facts: SeriesFacts) -> StyledText {
    let range = facts.range(on: today).flatMap {
      Format.range($0, of: facts.indicator, glyphs: drawing.glyphs)
    }
    return StyledText(range ?? "", Style(.dim))
  }

  private func change(_ facts: SeriesFacts) -> StyledText {
    guard let change = facts.change else { return StyledText() }
    return StyledText(
      Format.change(change, decimals: facts.indicator.decimals), Style(.dim))
  }

  private func drawCells(
    in rect: Rect, on grid: inout Grid,
    _ cell: (Column, Int) -> (StyledText, StyledText.Alignment)
  ) {
    guard rect.rows > 0 else { return }
    var at = rect.column + gutter
    for (column, width) in widths {
      let (text, alignment) = cell(column, width)
      text.draw(
        column: at, row: rect.row, columns: min(width, rect.right - at), alignment: alignment,
        on: &grid, with: drawing)
      at += width + (column == .value ? 1 : Self.spacing)
    }
  }
}
