import Canvas
import Domain
import Widgets

extension Painting {
  // MARK: - Beside a list

  /// Draws what the counter needs, most needed first, and answers how many rows it took.
  @discardableResult
  mutating func drawCounter(
    _ archive: PatientArchive, row: Int, most: Int, label: Int? = nil, in area: Rect
  ) -> Int {
    guard let facts = archive.counter, most > 0 else { return 0 }
    let spread = CounterText(model).lines(facts, spreads: true)
    let lines = spread.count <= most ? spread[...] : CounterText(model).lines(facts).prefix(most)
    let width = label ?? lines.map { TextWidth.of($0.label[language]) }.max() ?? 0
    for (place, line) in lines.enumerated() {
      let name = StyledText(line.label[language], Style(.dim)).padded(to: width)
      let text = line.text.clipped(to: area.columns - width - 2, glyphs: drawing.glyphs)
      draw(name + StyledText("  ") + text, row: row + place, in: area)
    }
    if !lines.isEmpty {
      clickable(
        Rect(column: area.column, row: area.row + row, columns: area.columns, rows: lines.count),
        .command(.counter))
    }
    return lines.count
  }

  /// The one line that says what waits for the counter and the key that shows it, where a section of
  /// an archive has the screen to itself.
  mutating func drawCounterLine(
    _ archive: PatientArchive, row: Int, label: Int = 0, in area: Rect
  ) {
    guard let facts = archive.counter, model.hasCounterLine, row < area.rows else { return }
    let key = StyledText(
      model.keymap.keyName(of: .counter)[language], Style(.accent, on: .screen, .bold))
    let start = key.padded(to: max(label, key.width))
    let parts = CounterText(model).counted(facts)
    let text = fitting(parts, columns: area.columns - start.width - 2, spacing: 2)
    draw(.joined([start, text], spacing: 2), row: row, in: area)
    clickable(
      Rect(column: area.column, row: area.row + row, columns: area.columns, rows: 1),
      .command(.counter))
  }

  // MARK: - The panel

  /// Everything the counter needs of the person in view, a line each.
  mutating func drawCounterPanel(_ panel: CounterPanel, in body: Rect) {
    guard let person = model.counterPerson, person.id == panel.patient else { return }
    let rows = model.counterRows
    let columns = min(body.columns - 2, 76)
    let name = " \(drawing.glyphs.dot) " + shown(person.patient.name)
    let inside = frame(
      title: CounterWords.title[language] + name, columns: columns, rows: max(1, rows.count) + 2,
      in: body)
    let list = inside.inset(bottom: 2)
    let text = CounterText(model)
    let width = rows.map { TextWidth.of(CounterWords.label($0)[language]) }.max() ?? 0
    if rows.isEmpty {
      draw(StyledText(CounterWords.nothing[language], Style(.dim)), row: 0, in: list)
    }
    let visible = panel.list.visibleRows(list.rows)
    for row in visible where rows.indices.contains(row) {
      let isSelected = row == panel.list.selected
      let line = Rect(
        column: inside.column - 1, row: list.row + row - visible.lowerBound,
        columns: inside.columns + 2, rows: 1)
      let digit = row < 9 ? "\(row + 1)" : " "
      let whole = StyledText.joined(
        [
          StyledText(digit, Style(.accent, on: .screen, .bold)),
          StyledText(CounterWords.label(rows[row])[language], Style(.dim)).padded(to: width),
          text.text(rows[row]),
        ], spacing: 2)
      drawPopupRow(whole, isSelected: isSelected, .accessRow(row), in: line)
    }
    if let row = model.counterRow, let others = CounterWords.others(row, model.access) {
      draw(StyledText(others[language], Style(.dim)), row: inside.rows - 2, in: inside)
    }
    let end = Rect(
      column: inside.column, row: inside.bottom - 1, columns: inside.columns, rows: 1)
    draw(Footer.line(counterKeys, columns: end.columns), row: 0, in: end)
    grid.tint(end, backdrop: .popup)
  }

  private var counterKeys: [KeyHint] {
    var keys: [KeyHint] = []
    if let row = model.counterRow {
      if let act = CounterWords.act(row, model.access) {
        keys.append(hint("Enter", act, priority: 6))
      }
      if case .member(let member) = row, member.link != nil,
        model.access.allows(.change, .identity)
      {
        keys.append(hint("Del", Localized(zh: "去掉", en: "Remove"), priority: 5))
      }
    }
    if model.mayAddNotice { keys.append(hint("n", CounterWords.noticeTitle, priority: 3)) }
    if model.access.allows(.change, .identity) {
      keys.append(hint("f", CounterWords.linkTitle, priority: 2))
    }
    return keys + [backHint]
  }
}
