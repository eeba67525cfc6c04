package import Canvas

/// Draws nodes below one another with lines that show what hangs where.
package struct Tree: Hashable, Sendable {
  package var nodes: [TreeNode]
  /// Whether keys go to the tree.
  package var isFocused: Bool

  package init(_ nodes: [TreeNode], isFocused: Bool = true) {
    self.nodes = nodes
    self.isFocused = isFocused
  }

  /// The line drawn at a point, for the mouse; nil below the last.
  package func line(at point: Point, _ state: TreeState, in rect: Rect) -> Int? {
    guard rect.contains(point) else { return nil }
    let rows = state.list(nodes).visibleRows(rect.rows)
    let line = rows.lowerBound + point.row - rect.row
    return rows.contains(line) ? line : nil
  }

  /// Draws the lines, scrolled so that the selected one shows.
  ///
  /// - Returns: Where the selected line begins; nil in an empty tree or without room.
  @discardableResult
  package func draw(
    _ state: TreeState, in rect: Rect, on grid: inout Grid, with drawing: Drawing
  ) -> Point? {
    guard !rect.isEmpty else { return nil }
    let lines = state.lines(nodes)
    let list = ListState(count: lines.count, selected: state.place(lines))
    return grid.clipped(to: rect) { grid in
      var caret: Point?
      for (number, place) in list.visibleRows(rect.rows).enumerated() {
        let row = Rect(
          column: rect.column, row: rect.row + number, columns: rect.columns, rows: 1)
        draw(lines[place], in: row, on: &grid, with: drawing)
        guard place == list.selected else { continue }
        Popup.select(row, isFocused: isFocused, on: &grid, with: drawing)
        caret = Point(column: row.column, row: row.row)
      }
      return caret
    }
  }

  private func draw(
    _ line: TreeState.Line, in rect: Rect, on grid: inout Grid, with drawing: Drawing
  ) {
    let glyphs = drawing.glyphs
    var text = StyledText("  ")
    for hasNext in line.guides.dropFirst().dropLast() {
      text.append(hasNext ? glyphs.vertical + "  " : "   ", Style(.border))
    }
    if line.guides.count > 1, let hasNext = line.guides.last {
      let sign = hasNext ? glyphs.branch : glyphs.lastBranch
      text.append(sign + glyphs.horizontal + " ", Style(.border))
    }
    let sign = line.node.children.isEmpty ? " " : line.isOpen ? glyphs.opened : glyphs.closed
    text.append(sign + " ", Style(.accent))
    text.append(line.node.text)
    var room = rect.columns
    let trailing = line.node.trailing
    if !trailing.isEmpty, text.width + 2 + trailing.width <= room {
      trailing.draw(
        column: rect.column, row: rect.row, columns: room, alignment: .right, on: &grid,
        with: drawing)
      room -= trailing.width + 2
    }
    text.draw(column: rect.column, row: rect.row, columns: room, on: &grid, with: drawing)
  }
}
