package import Canvas

extension TitleBar {
  /// What fits: the left side with the tabs that it ends with, and the right side.
  struct Fit {
    let left: StyledText
    /// Places among `tabs`.
    let tabs: [Int]
    let showsKeys: Bool
    let right: StyledText
  }

  func fit(columns: Int, with drawing: Drawing) -> Fit {
    let brand = StyledText(self.brand, Style(.accent, on: .screen, .bold))
    let all = Array(tabs.indices)
    func line(_ start: StyledText, _ showsKeys: Bool, _ shown: [Int]) -> StyledText {
      let line = tabLine(shown.map { tabs[$0] }, showsKeys: showsKeys, with: drawing)
      return .joined([start, line], spacing: 2)
    }
    let name = StyledText.joined([brand, StyledText(clinic, Style(.dim))], spacing: 1)
    let full = line(name, true, all)
    let wholeRight = StyledText.joined(right.map(\.text), spacing: 2)
    if full.width + 2 + wholeRight.width <= columns {
      return Fit(left: full, tabs: all, showsKeys: true, right: wholeRight)
    }
    let lasting = right.filter { $0.priority >= TitleBar.lasting && !$0.text.isEmpty }
    let kept = lasting.isEmpty ? 0 : StyledText.joined(lasting.map(\.text), spacing: 2).width + 2
    // Whoever sees the program knows its name; how to leave a screen is in the keys.
    let rare = all.filter { tabs[$0].isRare && !tabs[$0].isActive }
    // The last of the rare ones goes first.
    let withFewer = (0..<rare.count).reversed().map { count in
      (StyledText(), true, all.filter { !rare.dropFirst(count).contains($0) })
    }
    for (start, showsKeys, shown) in [(brand, true, all), (StyledText(), true, all)] + withFewer
      + [(brand, false, all), (StyledText(), false, all)]
    {
      let left = line(start, showsKeys, shown)
      guard left.width + kept <= columns else { continue }
      return Fit(
        left: left, tabs: shown, showsKeys: showsKeys,
        right: Segment.line(right, columns: columns - left.width - 2, spacing: 2))
    }
    return fewer(lasting, columns: columns, kept: kept, with: drawing)
  }

  /// The tabs that fit beside what must not be overlooked, or beside a part of it.
  private func fewer(
    _ lasting: [Segment], columns: Int, kept: Int, with drawing: Drawing
  ) -> Fit {
    var shown = fewerTabs(columns: columns - kept, with: drawing)
    if shown.isEmpty { shown = fewerTabs(columns: columns, with: drawing) }
    let left = tabLine(shown.map { tabs[$0] }, showsKeys: false, with: drawing)
    return Fit(
      left: left, tabs: shown, showsKeys: false,
      right: Segment.line(lasting, columns: columns - left.width - 2, spacing: 2))
  }

  /// Where each tab that is shown lies in the first row of a rectangle, for the mouse.
  ///
  /// - Returns: The places of the tabs among `tabs`, and their cells; the parts are those that
  ///   `draw` shows.
  package func tabPlaces(in rect: Rect, with drawing: Drawing) -> [(tab: Int, rect: Rect)] {
    let room = rect.columns - 2
    guard room > 0, rect.rows > 0 else { return [] }
    let fit = fit(columns: room, with: drawing)
    let widths = tabTexts(fit.tabs.map { tabs[$0] }, showsKeys: fit.showsKeys, with: drawing)
      .map(\.width)
    // The tabs are the last part of the left side, whatever stands before them.
    var column = rect.column + 1 + fit.left.width - widths.reduce(0, +)
    return zip(fit.tabs, widths).map { tab, width in
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
