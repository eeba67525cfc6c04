import Canvas
import Domain
import FollowUps
import Widgets

extension Painting {
  mutating func drawOverlay(_ overlay: Overlay) {
    let place = OverlayLayout(overlay, in: grid.size, language, keymap: model.keymap)
    drawList(of: overlay, place)
    drawSelection(of: overlay, place)
  }

  /// Draws all that stays as it is while the selection moves and nothing scrolls.
  mutating func drawList(of overlay: Overlay, _ place: OverlayLayout) {
    guard place.isDrawn else { return }
    grid.fill(place.rect, style: Style(.text, on: .popup))
    cover(place.rect)
    drawGuide(place)
    drawRows(of: overlay, place)
    grid.tint(Pane.interior(place.rect), backdrop: .popup)
    if let filter = place.filter { drawFilter(overlay.choices, in: filter) }
  }

  /// Draws the border, which tells the place of the selection, and the selection.
  mutating func drawSelection(of overlay: Overlay, _ place: OverlayLayout) {
    guard place.isDrawn else { return }
    let choices = overlay.choices
    Pane(
      title: title(of: overlay),
      bottomRight: [Segment(StyledText(position(in: choices), Style(.dim)))],
      isFocused: true, backdrop: .popup
    ).draw(in: place.rect, on: &grid, with: drawing)
    guard choices.selected != nil, let row = choices.list.selection else { return }
    let shown = row - choices.list.offset(visible: place.visible)
    guard place.list.rows > 0, (0..<place.visible).contains(shown) else { return }
    let line = place.line(shown)
    RowSelection.draw(line, isFocused: true, on: &grid, with: drawing)
    if place.filter == nil { cursor = Point(column: line.column + 3, row: line.row) }
  }

  private func title(of overlay: Overlay) -> String {
    let dot = " \(drawing.glyphs.dot) "
    switch overlay {
    case .help(let choices):
      return Phrase.helpTitle[language] + dot + choices.below.title[language]
    case .palette: return Phrase.paletteTitle[language]
    case .menu:
      return Phrase.menuTitle[language] + (selectedName.map { dot + $0 } ?? "")
    }
  }

  /// What the menu is about.
  private var selectedName: String? {
    switch model.screen {
    case .lookup: model.lookup.selected.map { shown($0.name) }
    case .archive: model.archive.archive.map { shown($0.patient.name) }
    case .trends: model.trendSeries.map { shown($0.indicator.name[language]) }
    case .followUps: model.followUps.selected.map { shown($0.name) }
    case .today: model.dayEntry.map { shown($0.name) }
    case .audit: model.auditLine.map { shown($0.staffName) }
    case .rights: model.archive.archive.map { shown($0.patient.name) }
    case .rules: model.ruleLine?.subject.id ?? model.overrideLine.map { shown($0.name) }
    case .figures:
      model.figurePerson.map { shown($0.name) } ?? model.figureLine?.kind.title[language]
    case .approvals: model.restrictedLine?.card ?? model.approvalLine.map { "\($0.id)" }
    }
  }

  /// Which of the entries is selected; headings and lines do not count.
  private func position(in choices: Overlay.Choices) -> String {
    let entries = choices.entries.count
    guard entries > 0, let row = choices.list.selection else { return "" }
    let before = choices.rows[..<row].count { if case .entry = $0 { true } else { false } }
    return "\(min(before + 1, entries))/\(entries)"
  }

  private mutating func drawFilter(_ choices: Overlay.Choices, in line: Rect) {
    grid.write(
      drawing.glyphs.prompt, column: line.column, row: line.row,
      style: Style(.accent, on: .popup, .bold))
    cursor = choices.filter.draw(
      placeholder: Phrase.filterPlaceholder[language], style: Style(.strong, on: .popup, .bold),
      in: line.inset(left: 2), on: &grid, with: drawing)
  }

  private mutating func drawGuide(_ place: OverlayLayout) {
    guard let filter = place.filter else { return }
    for (row, line) in place.guide.enumerated() {
      draw(line, row: row + 2, in: filter.inset(left: 2).extended(rows: place.guide.count + 2))
    }
  }

  // MARK: - Rows

  private mutating func drawRows(of overlay: Overlay, _ place: OverlayLayout) {
    let choices = overlay.choices
    let rows = choices.rows
    if rows.isEmpty {
      draw(
        StyledText(Phrase.nothingFits[language], Style(.dim)), row: 0,
        in: place.list.inset(left: 3, right: 1))
    }
    let first = choices.list.offset(visible: place.visible)
    for shown in 0..<min(place.visible, max(0, rows.count - first)) {
      guard place.list.rows > 0 else { return }
      let line = place.line(shown)
      let row = first + shown
      switch rows[row] {
      case .heading(let title):
        draw(
          StyledText(title[language], Style(.accent, on: .screen, .bold)), row: 0,
          in: line.inset(left: 3))
      case .separator:
        let stroke = String(repeating: drawing.glyphs.horizontal, count: max(0, line.columns - 4))
        grid.write(stroke, column: line.column + 2, row: line.row, style: Style(.border))
      case .entry(let entry):
        clickable(line, .choice(row))
        drawEntry(entry, digit: digit(of: row, in: overlay), of: overlay, in: line)
      }
    }
  }

  /// The digit that chooses a row of the menu; nil elsewhere and after the ninth.
  private func digit(of row: Int, in overlay: Overlay) -> Int? {
    guard case .menu(let choices) = overlay else { return nil }
    let before = choices.rows[..<row].count { if case .entry = $0 { true } else { false } }
    return before < 9 ? before + 1 : nil
  }

  /// What it does, where it belongs, and its keys; or why it cannot be done now.
  private mutating func drawEntry(
    _ entry: Overlay.Entry, digit: Int?, of overlay: Overlay, in line: Rect
  ) {
    var area = line.inset(left: 3, right: 2)
    if case .menu = overlay {
      let sign = StyledText(digit.map(String.init) ?? "", Style(.accent, on: .screen, .bold))
      draw(sign, row: 0, in: area)
      area = area.inset(left: 3)
    }
    let isDim = entry.obstacle != nil || isElsewhere(entry, overlay)
    let title = marked(entry, Style(isDim ? .dim : .text))
    draw(title, row: 0, in: area)
    let rest = area.inset(left: min(area.columns, title.width + 2))
    draw(note(of: entry, overlay, columns: rest.columns), row: 0, in: rest, alignment: .right)
  }

  /// The title with the characters marked that were typed.
  private func marked(_ entry: Overlay.Entry, _ style: Style) -> StyledText {
    if entry.places.isEmpty { return StyledText(entry.entry.title(in: model)[language], style) }
    var text = StyledText()
    for (place, character) in entry.entry.title(in: model)[language].enumerated() {
      let isMet = entry.places.contains(place)
      text.append(
        String(character), isMet ? Style(.accent, on: .screen, [.bold, .underline]) : style)
    }
    return text
  }

  private func note(
    of entry: Overlay.Entry, _ overlay: Overlay, columns: Int
  ) -> StyledText {
    if case .help = overlay { return keys(of: entry, overlay, columns: columns) }
    if let obstacle = entry.obstacle {
      return StyledText(obstacle[language], Style(.dim)).clipped(
        to: columns, glyphs: drawing.glyphs)
    }
    let keys = keys(of: entry, overlay, columns: columns)
    guard case .palette = overlay else { return keys }
    let words = entry.isRecent ? Phrase.recentlyUsed.text : entry.entry.group.title
    let group = StyledText(words[language], Style(.dim))
    let column = Self.keyColumn
    // The group stands in a column of its own, or not at all.
    guard group.width + 2 + max(column, keys.width) <= columns else { return keys }
    return group + StyledText("  ") + keys.padded(to: max(column, keys.width), .right)
  }

  /// Columns of the keys in the palette.
  private static let keyColumn = 12

  /// As many of the keys of an entry as fit, each whole.
  private func keys(
    of entry: Overlay.Entry, _ overlay: Overlay, columns: Int
  ) -> StyledText {
    guard case .command(let id) = entry.entry, let command = CommandRegistry.command(id) else {
      return StyledText()
    }
    let binding = model.keymap[command]
    let isDim = isElsewhere(entry, overlay)
    let letters = lettersWork(command, below: overlay.choices.below) ? binding.letters : []
    let names =
      binding.keys.map { KeyName.text($0, language) }
      + letters.map { KeyName.text($0, language) }
    let segments = names.enumerated().map { place, name in
      Segment(StyledText(name, Style(isDim ? .dim : .accent)), priority: -place)
    }
    return Segment.line(segments, columns: columns, spacing: 2)
  }

  /// In the lookup letters go into the query; only the blank in an empty one is a command.
  private func lettersWork(_ command: Command, below: Layer) -> Bool {
    below != .screen(.lookup) || !command.layers.covers(below) || command.id == .recall
  }

  private func isElsewhere(_ entry: Overlay.Entry, _ overlay: Overlay) -> Bool {
    guard case .help(let choices) = overlay, case .command(let id) = entry.entry,
      let command = CommandRegistry.command(id)
    else { return false }
    return !command.layers.covers(choices.below) || !command.isEnabled(model)
  }
}

extension Rect {
  /// The same rectangle with so many rows.
  fileprivate func extended(rows: Int) -> Rect {
    Rect(column: column, row: row, columns: columns, rows: rows)
  }
}
