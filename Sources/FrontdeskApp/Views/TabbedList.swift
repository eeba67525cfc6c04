import Canvas
import Domain
import Widgets

/// A pane with a row of tabs above its list, and the line of a filter between them.
struct TabbedList {
  let tabs: Rect
  /// The line of the filter; nil while nothing is filtered.
  let filter: Rect?
  let list: Rect

  init(_ rect: Rect, showsFilter: Bool = false) {
    let inside = Pane.inside(rect)
    tabs = Rect(column: inside.column + 1, row: inside.row, columns: inside.columns - 1, rows: 1)
    filter =
      showsFilter
      ? Rect(
        column: inside.column + 1, row: inside.row + 1, columns: inside.columns - 2, rows: 1) : nil
    // In a low window the air below the tabs goes to the rows.
    list = Pane.interior(rect).inset(top: showsFilter || rect.rows > 10 ? 2 : 1)
  }
}

/// One of the tabs above a list, and what a click on it does.
struct ListTab {
  let title: Localized
  let isActive: Bool
  let target: ClickTarget
}

extension Painting {
  /// Draws as many of the tabs above a list as there is room for.
  mutating func drawTabs(_ tabs: [ListTab], in line: Rect) {
    let hasBrackets = !drawing.hasColor || drawing.glyphs == .ascii
    var column = line.column
    for tab in tabs {
      let title = tab.title[language]
      let style =
        tab.isActive ? Style(.strong, on: hasBrackets ? .screen : .selected, .bold) : Style(.dim)
      let text = StyledText(tab.isActive && hasBrackets ? "[\(title)]" : " \(title) ", style)
      guard column + text.width <= line.right else { return }
      text.draw(column: column, row: line.row, columns: text.width, on: &grid, with: drawing)
      clickable(
        Rect(column: column, row: line.row, columns: text.width, rows: 1), tab.target)
      column += text.width + 1
    }
  }
}
