package import Canvas

/// Commands one below the other in a popup, each with its key.
///
/// The state is a `ListState` over `lines`; `move` passes over separators.
package struct Menu: Hashable, Sendable {
  package struct Item: Hashable, Sendable {
    /// Names the command.
    package var id: String
    package var title: String
    /// At the right; empty for none.
    package var keys: String
    /// Why it cannot be done now, which is read by selecting it; nil when it can.
    package var disabledReason: String?

    package init(_ id: String, _ title: String, keys: String = "", disabledReason: String? = nil) {
      self.id = id
      self.title = title
      self.keys = keys
      self.disabledReason = disabledReason
    }
  }

  package enum Line: Hashable, Sendable {
    case item(Item)
    case separator
  }

  /// Stands in the border.
  package var title: String
  package var lines: [Line]
  package var hints: [KeyHint]

  package init(title: String = "", _ lines: [Line], hints: [KeyHint] = []) {
    self.title = title
    self.lines = lines
    self.hints = hints
  }

  /// A state with the first item selected.
  package var initialState: ListState {
    ListState(count: lines.count, selected: lines.firstIndex { $0 != .separator } ?? 0)
  }

  /// The state after moving by items; past an end it goes on from the other.
  package func moved(_ state: ListState, by steps: Int) -> ListState {
    let places = lines.indices.filter { lines[$0] != .separator }
    guard !places.isEmpty else { return state }
    let present = places.lastIndex { $0 <= state.selected } ?? 0
    let target = ((present + steps % places.count) % places.count + places.count) % places.count
    var state = state
    state.select(places[target])
    return state
  }

  /// The selected item that can be done now; nil on a separator or a disabled item.
  package func chosen(_ state: ListState) -> Item? {
    guard lines.indices.contains(state.selected), case .item(let item) = lines[state.selected],
      item.disabledReason == nil
    else { return nil }
    return item
  }

  /// Draws the menu below a point, or in the middle of a rectangle without one.
  ///
  /// - Returns: Where the selected line begins; nil where there is no room.
  @discardableResult
  package func draw(
    _ state: ListState, below anchor: Point? = nil, in rect: Rect, on grid: inout Grid,
    with drawing: Drawing
  ) -> Point? {
    let popup = Popup(title: title, hints: hints)
    let size = Size(columns: lines.map(width).max() ?? 0, rows: lines.count)
    let frame =
      anchor.map { popup.place(content: size, below: $0, in: rect) }
      ?? popup.place(content: size, in: rect)
    return popup.draw(in: frame, on: &grid, with: drawing) { part, grid in
      var caret: Point?
      for (number, place) in state.visibleRows(part.rows).enumerated()
      where lines.indices.contains(place) {
        let line = Rect(
          column: part.column, row: part.row + number, columns: part.columns, rows: 1)
        draw(lines[place], in: line, on: &grid, with: drawing)
        guard place == state.selected, lines[place] != .separator else { continue }
        Popup.select(line, on: &grid, with: drawing)
        caret = Point(column: line.column, row: line.row)
      }
      return caret
    }
  }

  private func draw(
    _ line: Line, in rect: Rect, on grid: inout Grid, with drawing: Drawing
  ) {
    guard case .item(let item) = line else {
      grid.write(
        String(repeating: drawing.glyphs.horizontal, count: rect.columns), column: rect.column,
        row: rect.row, style: Style(.border), limit: rect.columns)
      return
    }
    let isEnabled = item.disabledReason == nil
    let keys = StyledText(item.keys, isEnabled ? Style(.accent) : Style(.dim))
    // A key is shown whole or not at all.
    let showsKeys = !keys.isEmpty && rect.columns - keys.width - 4 >= 8
    let room = rect.columns - 2 - (showsKeys ? keys.width + 2 : 0)
    var text = StyledText(item.title, isEnabled ? Style(.text) : Style(.dim))
    if let reason = item.disabledReason { text.append(" (\(reason))", Style(.dim)) }
    text.draw(
      column: rect.column + 2, row: rect.row, columns: room, on: &grid, with: drawing)
    guard showsKeys else { return }
    keys.draw(
      column: rect.right - keys.width, row: rect.row, columns: keys.width, on: &grid,
      with: drawing)
  }

  private func width(_ line: Line) -> Int {
    guard case .item(let item) = line else { return 0 }
    let reason = item.disabledReason.map { TextWidth.of($0) + 3 } ?? 0
    let keys = item.keys.isEmpty ? 0 : TextWidth.of(item.keys) + 2
    return 2 + TextWidth.of(item.title) + reason + keys
  }
}
