import Canvas
import Domain
import Rules
import Widgets

/// Where the parts of a rule being written lie; a pure function of the size.
struct RuleEditorParts {
  /// The text with its border.
  let pane: Rect
  /// The lines of the text with what stands before them.
  let text: Rect
  /// Below the lines, what is wrong with the one of the caret; of no rows beside a list of it all.
  let foot: Rect
  /// What is wrong, all of it; nil where there is no room beside the text.
  let side: Rect?

  /// Columns of a sign, the number of a line and a blank.
  static let gutter = 5
  private static let mostSide = 56

  init(_ size: Size, _ layout: Layout) {
    let body = Rect(size).inset(top: layout[.banner] == nil ? 1 : 2, bottom: 1)
    let isWide = layout.sizeClass == .standard || layout.sizeClass == .wide
    let columns = isWide ? min(Self.mostSide, body.columns * 36 / 100) : 0
    side =
      isWide
      ? Rect(
        column: body.right - columns, row: body.row, columns: columns, rows: body.rows) : nil
    pane = Rect(
      column: body.column, row: body.row,
      columns: body.columns - (isWide ? columns + 1 : 0), rows: body.rows)
    let interior = Pane.interior(pane).inset(right: 1)
    let rows = isWide ? 0 : min(max(0, interior.rows - 3), body.rows >= 20 ? 3 : 2)
    text = interior.inset(bottom: rows)
    foot = Rect(
      column: interior.column + 1, row: interior.bottom - rows, columns: interior.columns - 1,
      rows: rows)
  }
}

/// How the parts of a rule's text look.
enum RuleLook {
  static func style(_ colour: TokenRole.Colour) -> Style {
    switch colour {
    case .keyword: Style(.accent, on: .screen, .bold)
    case .function: Style(.other)
    case .name: Style(.strong, on: .screen, .bold)
    case .indicator: Style(.strong)
    case .number, .date: Style(.warning)
    case .unit, .symbol: Style(.dim)
    case .tag: Style(.tag)
    case .text: Style(.good)
    case .comment: Style(.dim, on: .screen, .italic)
    case .wrong: Style(.bad, on: .screen, .underline)
    }
  }

  /// The looks of one line of a text.
  ///
  /// - Parameters:
  ///   - start: The bytes of the text before the line.
  ///   - count: The bytes of the line.
  static func spans(
    _ stretches: [ColouredStretch], start: Int, count: Int
  ) -> [TextEditor.Span] {
    let line = start..<(start + count)
    return stretches.filter { $0.range.overlaps(line) }.map { stretch in
      let part = stretch.range.clamped(to: line)
      return TextEditor.Span(
        (part.lowerBound - start)..<(part.upperBound - start), style(stretch.colour))
    }
  }

  /// The places of one line where something is wrong, errors over warnings.
  static func marks(
    _ problems: [RuleDiagnostic], start: Int, count: Int
  ) -> [TextEditor.Span] {
    let line = start..<(start + count)
    let worst =
      problems.filter { $0.severity != .error } + problems.filter { $0.severity == .error }
    return worst.compactMap { found in
      // What is missing stands nowhere; the sign before it is marked.
      let range =
        found.range.isEmpty
        ? max(start, found.range.lowerBound - 1)..<(max(start, found.range.lowerBound - 1) + 1)
        : found.range
      guard range.overlaps(line) else { return nil }
      let part = range.clamped(to: line)
      let role: Role = found.severity == .error ? .bad : .warning
      return TextEditor.Span(
        (part.lowerBound - start)..<(part.upperBound - start),
        Style(role, on: .screen, .underline))
    }
  }
}

extension Model {
  /// Counts and scrolls what the screen of the rules shows.
  mutating func settleRules(_ layout: Layout) {
    countRules()
    let visible = ScreenLists.rules(self, layout)
    changeRuleList { $0.settle(visible: visible) }
    if rules.editor != nil {
      let parts = RuleEditorParts(size, layout)
      rules.editor?.field.settle(
        rows: parts.text.rows, columns: parts.text.columns - RuleEditorParts.gutter)
    }
    countForecast()
    rules.shown?.list.settle(visible: Painting.forecastRows(size))
  }

  /// Puts the caret where the text was clicked.
  mutating func clickRule(_ point: Point) -> [Effect] {
    let parts = RuleEditorParts(size, layout)
    return changeRule {
      $0.move(to: $0.place(at: point, gutter: RuleEditorParts.gutter, in: parts.text))
    }
  }
}
