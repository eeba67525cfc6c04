package import Canvas

extension TitleBar {
  /// What fits at the left and at the right.
  func parts(columns: Int, with drawing: Drawing) -> (left: StyledText, right: StyledText) {
    let brand = StyledText(self.brand, Style(.accent, on: .screen, .bold))
    let clinic = StyledText(self.clinic, Style(.dim))
    let tabs = tabLine(self.tabs, showsKeys: true, with: drawing)
    let wholeRight = StyledText.joined(right.map(\.text), spacing: 2)
    let name = StyledText.joined([brand, clinic], spacing: 1)
    let full = StyledText.joined([name, tabs], spacing: 2)
    if full.width + 2 + wholeRight.width <= columns { return (full, wholeRight) }
    let short = StyledText.joined([brand, tabs], spacing: 2)
    let end = Segment.line(right, columns: columns - short.width - 2, spacing: 2)
    if short.width <= columns { return (short, end) }
    if tabs.width <= columns {
      return (tabs, Segment.line(right, columns: columns - tabs.width - 2, spacing: 2))
    }
    let fewer = fewerTabs(columns: columns, with: drawing).map { self.tabs[$0] }
    return (tabLine(fewer, showsKeys: false, with: drawing), StyledText())
  }

  /// Where each tab that is shown lies in the first row of a rectangle, for the mouse.
  ///
  /// - Returns: The places of the tabs among `tabs`, and their cells; the parts are those that
  ///   `draw` shows.
  package func tabPlaces(in rect: Rect, with drawing: Drawing) -> [(tab: Int, rect: Rect)] {
    let room = rect.columns - 2
    guard room > 0, rect.rows > 0 else { return [] }
    let line = parts(columns: room, with: drawing).left
    let whole = tabTexts(tabs, showsKeys: true, with: drawing).map(\.width)
    let hasAll = whole.reduce(0, +) <= room
    let shown = hasAll ? Array(tabs.indices) : fewerTabs(columns: room, with: drawing)
    let widths =
      hasAll
      ? whole : tabTexts(shown.map { tabs[$0] }, showsKeys: false, with: drawing).map(\.width)
    // The tabs are the last part of the left side, whatever stands before them.
    var column = rect.column + 1 + line.width - widths.reduce(0, +)
    return zip(shown, widths).map { tab, width in
      defer { column += width }
      return (tab, Rect(column: column, row: rect.row, columns: width, rows: 1))
    }
  }

  /// The places of as many tabs as fit without their keys; the active one is the last to go.
  private func fewerTabs(columns: Int, with drawing: Drawing) -> [Int] {
    var shown = Array(tabs.indices)
    while !shown.isEmpty {
      let line = tabLine(shown.map { tabs[$0] }, showsKeys: false, with: drawing)
      if line.width <= columns { return shown }
      shown.remove(at: shown.lastIndex { !tabs[$0].isActive } ?? shown.startIndex)
    }
    return []
  }

  private func tabLine(_ tabs: [Tab], showsKeys: Bool, with drawing: Drawing) -> StyledText {
    .joined(tabTexts(tabs, showsKeys: showsKeys, with: drawing), spacing: 0)
  }

  private func tabTexts(
    _ tabs: [Tab], showsKeys: Bool, with drawing: Drawing
  ) -> [StyledText] {
    let hasBrackets = !drawing.hasColor || drawing.glyphs == .ascii
    return
      tabs.map { tab in
        let isPlain = !tab.isActive || hasBrackets
        let backdrop = isPlain ? Backdrop.screen : .selected
        var text = StyledText(tab.isActive && hasBrackets ? "[" : " ", Style(.text, on: backdrop))
        if showsKeys { text.append(tab.key + " ", Style(.dim, on: backdrop)) }
        text.append(
          tab.title,
          tab.isActive ? Style(.strong, on: backdrop, .bold) : Style(.text, on: backdrop))
        if let badge = tab.badge {
          text.append(" " + badge, Style(.warning, on: backdrop, .bold))
        }
        text.append(tab.isActive && hasBrackets ? "]" : " ", Style(.text, on: backdrop))
        return text
      }
  }
}
