package import Canvas

/// A row of parts of one view, of which one is shown.
///
/// The state is a `ChoiceState`. Where not all fit, those around the active one are shown, with
/// signs at the ends that there are more.
package struct Tabs: Hashable, Sendable {
  package struct Item: Hashable, Sendable {
    package var title: String
    /// A count that waits there; nil for none.
    package var badge: String?

    package init(_ title: String, badge: String? = nil) {
      self.title = title
      self.badge = badge
    }
  }

  /// From left to right.
  package var items: [Item]
  /// Whether keys go to the tabs.
  package var isFocused: Bool

  package init(_ items: [Item], isFocused: Bool = true) {
    self.items = items
    self.isFocused = isFocused
  }

  /// Draws in the first row of a rectangle.
  ///
  /// - Returns: Where the active tab begins; nil where there is no room.
  @discardableResult
  package func draw(
    _ state: ChoiceState, in rect: Rect, on grid: inout Grid, with drawing: Drawing
  ) -> Point? {
    guard !rect.isEmpty else { return nil }
    let shown = shown(active: state.selected, columns: rect.columns, with: drawing)
    var caret: Point?
    grid.clipped(to: rect) { grid in
      if shown.lowerBound > 0 {
        grid.write(
          drawing.glyphs.moreLeft, column: rect.column, row: rect.row, style: Style(.accent))
      }
      for (place, column) in zip(shown, starts(shown, state.selected, in: rect, with: drawing)) {
        let text = text(place, isActive: place == state.selected, with: drawing)
        text.draw(
          column: column, row: rect.row, columns: rect.right - column, on: &grid, with: drawing)
        if place == state.selected { caret = Point(column: column, row: rect.row) }
      }
      if shown.upperBound < items.count {
        grid.write(
          drawing.glyphs.moreRight, column: rect.right - 1, row: rect.row, style: Style(.accent))
      }
    }
    return caret.flatMap { rect.contains($0) ? $0 : nil }
  }

  /// The tab drawn at a point, for the mouse; nil beside the tabs.
  package func tab(
    at point: Point, _ state: ChoiceState, in rect: Rect, with drawing: Drawing
  ) -> Int? {
    guard rect.contains(point), point.row == rect.row else { return nil }
    let shown = shown(active: state.selected, columns: rect.columns, with: drawing)
    for (place, column) in zip(shown, starts(shown, state.selected, in: rect, with: drawing)) {
      let width = text(place, isActive: place == state.selected, with: drawing).width
      if (column..<(column + width)).contains(point.column) { return place }
    }
    return nil
  }

  private func starts(
    _ shown: Range<Int>, _ active: Int, in rect: Rect, with drawing: Drawing
  ) -> [Int] {
    var at = rect.column + (shown.lowerBound > 0 ? 1 : 0)
    return shown.map { place in
      defer { at += text(place, isActive: place == active, with: drawing).width }
      return at
    }
  }

  /// The tabs around the active one that fit whole; the active one always.
  private func shown(active: Int, columns: Int, with drawing: Drawing) -> Range<Int> {
    guard items.indices.contains(active) else { return 0..<0 }
    let widths = items.indices.map { text($0, isActive: $0 == active, with: drawing).width }
    if widths.reduce(0, +) <= columns { return 0..<items.count }
    let room = columns - 2
    var range = active..<(active + 1)
    var used = widths[active]
    while true {
      if range.upperBound < items.count, used + widths[range.upperBound] <= room {
        used += widths[range.upperBound]
        range = range.lowerBound..<(range.upperBound + 1)
      } else if range.lowerBound > 0, used + widths[range.lowerBound - 1] <= room {
        used += widths[range.lowerBound - 1]
        range = (range.lowerBound - 1)..<range.upperBound
      } else {
        return range
      }
    }
  }

  private func text(_ place: Int, isActive: Bool, with drawing: Drawing) -> StyledText {
    let item = items[place]
    let hasBrackets = isActive && (!drawing.hasColor || drawing.glyphs == .ascii)
    let backdrop: Backdrop =
      !isActive || hasBrackets ? .screen : isFocused ? .selected : .selectedQuiet
    var text = StyledText(hasBrackets ? "[" : " ", Style(.text, on: backdrop))
    text.append(
      item.title,
      isActive ? Style(.strong, on: backdrop, .bold) : Style(.dim, on: backdrop))
    if let badge = item.badge {
      text.append(" " + badge, Style(.warning, on: backdrop, .bold))
    }
    text.append(hasBrackets ? "]" : " ", Style(.text, on: backdrop))
    return text
  }
}
