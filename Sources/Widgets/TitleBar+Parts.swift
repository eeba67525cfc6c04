import Canvas

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
    return (fewerTabs(columns: columns, with: drawing), StyledText())
  }

  /// As many tabs as fit without their keys; the active one is the last to go.
  private func fewerTabs(columns: Int, with drawing: Drawing) -> StyledText {
    var shown = tabs
    while !shown.isEmpty {
      let line = tabLine(shown, showsKeys: false, with: drawing)
      if line.width <= columns { return line }
      shown.remove(at: shown.lastIndex { !$0.isActive } ?? shown.startIndex)
    }
    return StyledText()
  }

  private func tabLine(_ tabs: [Tab], showsKeys: Bool, with drawing: Drawing) -> StyledText {
    let hasBrackets = !drawing.hasColor || drawing.glyphs == .ascii
    return .joined(
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
      }, spacing: 0)
  }
}
