import Canvas
import Domain
import Rules
import Widgets

extension Painting {
  /// The tags of the person in view: a list, or why one of them stands as it does.
  mutating func drawTagsPanel(_ panel: TagsPanel, in body: Rect) {
    let columns = min(body.columns - 2, 96)
    let name = (model.personInView?.patient.name).map { " \(drawing.glyphs.dot) " + shown($0) }
    let title = TagWords.title[language] + (name ?? "")
    if let scroll = panel.why {
      drawWhy(scroll, title: title, columns: columns, in: body)
      return
    }
    let rows = model.tagRows(of: panel.part)
    let inside = frame(
      title: title, columns: columns, rows: max(1, rows.count) + 5, in: body)
    let tabs = TagsPanel.Part.allCases.map { part in
      ListTab(
        title: TagWords.title(part), isActive: part == panel.part, target: .tagPart(part))
    }
    drawTabs(
      tabs, in: Rect(column: inside.column, row: inside.row, columns: inside.columns, rows: 1))
    let list = inside.inset(top: 2, bottom: 2)
    drawTagRows(rows, panel, in: list)
    if model.tagFacts?.tags.isBehind == true {
      draw(
        StyledText(TagWords.isBehind[language], Style(.warning)), row: inside.rows - 2, in: inside)
    }
    drawPanelKeys(listKeys(panel), in: inside)
    grid.tint(
      Rect(column: inside.column, row: inside.row, columns: inside.columns, rows: 2),
      backdrop: .popup)
  }

  private mutating func drawTagRows(_ rows: [TagRow], _ panel: TagsPanel, in list: Rect) {
    guard !rows.isEmpty else {
      draw(StyledText(nothing(in: panel.part)[language], Style(.dim)), row: 0, in: list)
      cursor = Point(column: list.column, row: list.row)
      grid.tint(list, backdrop: .popup)
      return
    }
    let text = TagText(model)
    let parts = rows.map { text.parts($0) }
    // The tags and what stands after them are columns as long as there is room for all of them.
    let most = max(8, list.columns / 3)
    let width = min(most, parts.map { $0[0].width }.max() ?? 0)
    let visible = panel.list.visibleRows(list.rows)
    for row in visible where rows.indices.contains(row) {
      let line = Rect(
        column: list.column - 1, row: list.row + row - visible.lowerBound,
        columns: list.columns + 2, rows: 1)
      let digit = StyledText(row < 9 ? "\(row + 1)" : " ", Style(.accent, on: .screen, .bold))
      let tag = parts[row][0].clipped(to: width, glyphs: drawing.glyphs).padded(to: width)
      let rest = fitting(
        Array(parts[row].dropFirst()), columns: list.columns - width - 5, spacing: 2)
      drawPopupRow(
        .joined([digit, tag, rest], spacing: 2), isSelected: row == panel.list.selected,
        .accessRow(row), in: line)
    }
    let below = list.inset(top: visible.count)
    if below.rows > 0 { grid.tint(below, backdrop: .popup) }
  }

  private func nothing(in part: TagsPanel.Part) -> Localized {
    guard let facts = model.tagFacts else { return TagWords.reading }
    if facts.tags.isHidden { return TagWords.isHidden }
    switch part {
    case .now: return TagWords.none
    case .history: return facts.history == nil ? TagWords.reading : TagWords.noHistory
    case .byHand: return TagWords.noOverrides
    }
  }

  // MARK: - Why

  private mutating func drawWhy(
    _ scroll: ListState, title: String, columns: Int, in body: Rect
  ) {
    let text = TagText(model)
    let why = model.tags.why
    var lines: [StyledText] = []
    // Where each line of the explanation begins among the rows it is wrapped to.
    var starts: [Int] = []
    for line in why?.lines ?? [] {
      starts.append(lines.count)
      lines += text.line(line).wrapped(to: columns - 4, hang: 2 * line.depth + 2)
    }
    if lines.isEmpty {
      let words = why == nil ? TagWords.reading : TagWords.valuesNotForRole
      lines = [StyledText(words[language], Style(.dim))]
    }
    let inside = frame(title: title, columns: columns, rows: lines.count + 2, in: body)
    let room = max(1, inside.rows - 2)
    let wanted = starts.indices.contains(scroll.selected) ? starts[scroll.selected] : 0
    let first = min(wanted, max(0, lines.count - room))
    for (row, line) in lines.dropFirst(first).prefix(room).enumerated() {
      draw(line, row: row, in: inside)
    }
    cursor = Point(column: inside.column, row: inside.row)
    grid.tint(inside, backdrop: .popup)
    let isWhole = lines.count <= room
    let more: [KeyHint] =
      isWhole
      ? [] : [hint(drawing.glyphs == .ascii ? "PgDn" : "↑↓", Localized(zh: "滚动", en: "Scroll"))]
    drawPanelKeys(more + [backHint], in: inside)
  }

  // MARK: - Keys

  private func listKeys(_ panel: TagsPanel) -> [KeyHint] {
    var keys: [KeyHint] = []
    if model.tagRow?.rule != nil { keys.append(hint("Enter", TagWords.why, priority: 8)) }
    if model.mayOverrideTags {
      keys.append(hint("+", TagWords.putOn, priority: 5))
      if let words = offWords { keys.append(hint("-", words, priority: 6)) }
    }
    keys.append(hint("Tab", TagWords.nextList, priority: 3))
    return keys + [backHint]
  }

  /// What `-` does with the line selected; nil where it does nothing.
  private var offWords: Localized? {
    switch model.tagRow {
    case .tag(let tag):
      model.override(of: tag.name.name) == nil ? TagWords.takeOff : TagWords.backToRules
    case .override(let record):
      record.counts(on: model.today) ? TagWords.backToRules : nil
    case .event, nil: nil
    }
  }

  private mutating func drawPanelKeys(_ keys: [KeyHint], in inside: Rect) {
    let end = Rect(
      column: inside.column, row: inside.bottom - 1, columns: inside.columns, rows: 1)
    draw(Footer.line(keys, columns: end.columns), row: 0, in: end)
    grid.tint(end, backdrop: .popup)
  }
}
