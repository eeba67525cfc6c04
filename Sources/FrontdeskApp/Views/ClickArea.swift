import Canvas
import Domain
import Widgets

/// What a click on a part of the picture means.
enum ClickTarget: Equatable {
  case command(CommandID)
  /// Gives a part of the screen the keys.
  case pane(PaneID)
  /// A row of the list in a part of the screen, counted from the first of the list.
  case row(PaneID, Int)
  case section(ArchiveSection)
  case scope(QueueScope)
  case auditView(AuditAsk.View)
  case rightsPart(RightsState.Part)
  case approvalPart(ApprovalsState.Part)
  case tagPart(TagsPanel.Part)
  case carePart(CarePanel.Part)
  case rulesPart(RulesState.Part)
  case figurePart(FiguresState.Part)
  case figurePeoplePart(FigurePeople.Part)
  /// A kind of people whom a rule would touch, and one of them.
  case forecastChange(RuleForecast.Change)
  case forecastRow(Int)
  /// A line of what can be put in, and the text of a rule.
  case completion(Int)
  case ruleText
  case dayView(DayView)
  /// A line of what lies over the day.
  case slot(Int)
  /// A row of what lies over the screen.
  case choice(Int)
  /// A row of a dialog about access.
  case accessRow(Int)
  /// A part of the form that is open.
  case form(FormTarget)
  /// A line of the list of forms, and which list.
  case formRow(Int)
  case formPart(FormPanel.Part)
  /// A question of the form being filled in, one of its answers by the key, and a section by its id.
  case formItem(QuestionnaireItemKey)
  case formOption(String)
  case formSection(String)
  /// A line of the columns to choose from.
  case column(Int)
  /// A line of what the queue can be narrowed to.
  case narrowRow(Int)
  /// Beside what lies over the screen.
  case outside
  /// What lies over the screen, where it has nothing to click.
  case nothing
}

/// Cells that mean something to the mouse; where areas lie over each other the last one counts.
///
/// The views note them while they draw, so that what is clicked is what is seen.
struct ClickArea {
  var rect: Rect
  var target: ClickTarget
}

extension Painting {
  mutating func clickable(_ rect: Rect, _ target: ClickTarget) {
    areas.append(ClickArea(rect: rect, target: target))
  }

  /// Makes the rows of a table clickable.
  mutating func clickable(
    _ table: Table, _ state: ListState, in rect: Rect, _ target: (Int) -> ClickTarget
  ) {
    for line in rect.row..<rect.bottom {
      let point = Point(column: rect.column, row: line)
      guard let row = table.row(at: point, in: rect, state: state) else { continue }
      clickable(
        Rect(column: rect.column, row: line, columns: rect.columns, rows: 1), target(row))
    }
  }

  /// Makes rows of one line each clickable, from the first shown on.
  mutating func clickableLines(
    _ rows: Range<Int>, in rect: Rect, _ target: (Int) -> ClickTarget
  ) {
    for (place, row) in rows.enumerated() where place < rect.rows {
      clickable(
        Rect(column: rect.column, row: rect.row + place, columns: rect.columns, rows: 1),
        target(row))
    }
  }

  /// Makes the fields, answers, lists and calendars of a form clickable.
  mutating func clickable(_ form: Form, _ state: FormState, in rect: Rect, popups: Rect) {
    for hit in form.hits(state, in: rect, popups: popups, with: drawing) {
      clickable(hit.rect, .form(hit.target))
    }
  }

  /// Leaves only what lies over the screen clickable, and the footer, whose keys are meant for it.
  mutating func cover(_ rect: Rect) {
    let footer = areas.filter { area in layout[.footer]?.contains(area.rect.origin) ?? false }
    areas =
      [ClickArea(rect: Rect(grid.size), target: .outside)] + footer
      + [ClickArea(rect: rect, target: .nothing)]
  }
}

extension Rect {
  fileprivate var origin: Point { Point(column: column, row: row) }
}
