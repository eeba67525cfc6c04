import Canvas
import Domain
import Widgets

/// Where the help and the palette lie.
enum OverlayView {
  /// The box: centred, as wide as its texts need.
  static func rect(in size: Size) -> Rect {
    let columns = min(size.columns - 2, 72)
    let rows = min(size.rows - 2, max(12, size.rows * 7 / 10))
    return Rect(
      column: (size.columns - columns) / 2, row: max(1, (size.rows - rows) / 2), columns: columns,
      rows: rows)
  }

  /// Rows of the list in it: below the filter and a blank line.
  static func rows(in size: Size) -> Int { max(0, Pane.interior(rect(in: size)).rows - 2) }
}

extension Painting {
  mutating func drawOverlay(_ overlay: Overlay) {
    let rect = OverlayView.rect(in: grid.size)
    guard rect.columns > 20, rect.rows > 4 else { return }
    grid.fill(rect, style: Style(.text, on: .popup))
    cover(rect)
    switch overlay {
    case .help(let choices):
      drawBox(.helpTitle, choices, in: rect)
      drawHelp(choices, in: listRect(rect))
    case .palette(let choices):
      drawBox(.paletteTitle, choices, in: rect)
      drawCommands(CommandSearch.palette(choices, of: model), choices, in: listRect(rect))
    case .menu(let choices):
      drawBox(.menuTitle, choices, in: rect)
      drawCommands(CommandSearch.menu(choices), choices, in: listRect(rect))
    }
    grid.tint(Pane.interior(rect), backdrop: .popup)
    drawFilter(overlay, in: rect)
  }

  private func listRect(_ rect: Rect) -> Rect { Pane.interior(rect).inset(top: 2) }

  private mutating func drawBox(_ title: Phrase, _ choices: Overlay.Choices, in rect: Rect) {
    Pane(
      title: title[language],
      bottomRight: [Segment(StyledText(choices.list.position, Style(.dim)))], isFocused: true,
      backdrop: .popup
    ).draw(in: rect, on: &grid, with: drawing)
  }

  private mutating func drawFilter(_ overlay: Overlay, in rect: Rect) {
    let choices =
      switch overlay {
      case .help(let choices), .palette(let choices), .menu(let choices): choices
      }
    let inside = Pane.inside(rect)
    grid.write(
      drawing.glyphs.prompt, column: inside.column, row: inside.row,
      style: Style(.accent, on: .popup, .bold))
    let field = Rect(
      column: inside.column + 2, row: inside.row, columns: inside.columns - 2, rows: 1)
    cursor = choices.filter.draw(
      placeholder: Phrase.filterPlaceholder[language], style: Style(.strong, on: .popup, .bold),
      in: field, on: &grid, with: drawing)
  }

  private mutating func drawHelp(_ choices: Overlay.Choices, in rect: Rect) {
    let rows = CommandSearch.help(choices, language)
    let area = rect.inset(left: 3, right: 1)
    if rows.isEmpty {
      draw(StyledText(Phrase.nothingFits[language], Style(.dim)), row: 0, in: area)
    }
    let first = choices.list.offset(visible: rect.rows)
    clickableLines(first..<choices.list.count, in: rect) { .choice($0) }
    for place in 0..<min(rect.rows, max(0, rows.count - first)) {
      switch rows[first + place] {
      case .heading(let group):
        draw(
          StyledText(group.title[language], Style(.accent, on: .screen, .bold)), row: place,
          in: area)
      case .command(let id):
        guard let command = CommandRegistry.command(id) else { continue }
        drawCommand(command, row: place, in: area, isDim: !command.isEnabled(model))
      }
      if first + place == choices.list.selected {
        RowSelection.draw(
          Rect(column: rect.column, row: rect.row + place, columns: rect.columns, rows: 1),
          isFocused: true, on: &grid, with: drawing)
      }
    }
  }

  private mutating func drawCommands(
    _ commands: [Command], _ choices: Overlay.Choices, in rect: Rect
  ) {
    let area = rect.inset(left: 3, right: 1)
    if commands.isEmpty {
      draw(StyledText(Phrase.nothingFits[language], Style(.dim)), row: 0, in: area)
    }
    let first = choices.list.offset(visible: rect.rows)
    clickableLines(first..<choices.list.count, in: rect) { .choice($0) }
    for place in 0..<min(rect.rows, max(0, commands.count - first)) {
      drawCommand(commands[first + place], row: place, in: area, isDim: false)
      if first + place == choices.list.selected {
        RowSelection.draw(
          Rect(column: rect.column, row: rect.row + place, columns: rect.columns, rows: 1),
          isFocused: true, on: &grid, with: drawing)
      }
    }
  }

  /// A command and, at the right, its keys.
  private mutating func drawCommand(_ command: Command, row: Int, in area: Rect, isDim: Bool) {
    let binding = model.keymap[command]
    let keys = binding.keys.map { KeyName.text($0, language) }
    // In the lookup letters go into the query; only the blank in an empty one is a command.
    let works = model.screen != .lookup || command.id == .recall
    let letters = works ? binding.letters.map { KeyName.text($0, language) } : []
    draw(
      StyledText((keys + letters).joined(separator: "  "), Style(isDim ? .dim : .accent)),
      row: row, in: area, alignment: .right)
    draw(StyledText(command.title[language], Style(isDim ? .dim : .text)), row: row, in: area)
  }
}
