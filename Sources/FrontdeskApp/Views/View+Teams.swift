import Canvas
import Domain
import Widgets

extension Painting {
  /// The staff, a line each, with their teams and what they have to do; below it the name that is typed.
  mutating func drawTeams(_ open: TeamsDialog, in body: Rect) {
    let lines = open.lines ?? []
    let columns = min(body.columns - 2, 86)
    let inside = frame(
      title: TeamWords.title[language], columns: columns, rows: max(1, lines.count) + 4, in: body)
    let list = inside.inset(bottom: 4)
    var state = open.list
    state.settle(visible: list.rows)
    let visible = state.visibleRows(list.rows)
    for row in visible where lines.indices.contains(row) {
      let line = Rect(
        column: list.column - 1, row: list.row + row - visible.lowerBound,
        columns: list.columns + 2, rows: 1)
      drawPopupRow(
        text(of: lines[row], at: row, among: lines, columns: list.columns - 2),
        isSelected: row == state.selected, .narrowRow(row), in: line)
    }
    if lines.isEmpty {
      let sentence = open.lines == nil ? Phrase.reading[language] : TeamWords.nobody[language]
      draw(StyledText(sentence, Style(.dim)), row: 0, in: inside)
    }
    drawTeamFoot(open, in: inside.inset(top: inside.rows - 3))
    grid.tint(inside.inset(top: inside.rows - 4), backdrop: .popup)
  }

  private mutating func drawTeamFoot(_ open: TeamsDialog, in foot: Rect) {
    var keys = [
      hint("Enter", TeamWords.set, priority: 6),
      hint(
        model.keymap.keyName(of: .undo)[language], Localized(zh: "撤销", en: "Undo"), priority: 5),
      backHint,
    ]
    if let entry = open.entry {
      let label = StyledText(TeamWords.team[language] + "  ", Style(.dim))
      draw(label + StyledText(shown(entry.text), Style(.strong)), row: 0, in: foot)
      let before = TextWidth.of(shown(String(entry.text.prefix(entry.caret))))
      cursor = Point(
        column: min(foot.right - 1, foot.column + label.width + before), row: foot.row)
      draw(StyledText(TeamWords.hint[language], Style(.dim)), row: 1, in: foot)
      keys = [
        hint("Enter", Localized(zh: "保存", en: "Save"), priority: 6),
        hint("Tab", TeamWords.next, priority: 5), backHint,
      ]
    }
    let last =
      open.isSaving
      ? StyledText(Phrase.saving[language], Style(.dim))
      : Footer.line(keys, columns: foot.columns)
    draw(last, row: 2, in: foot)
  }

  private func text(
    of line: StaffLine, at place: Int, among lines: [StaffLine], columns: Int
  ) -> StyledText {
    let digit = StyledText(place < 9 ? "\(place + 1)" : " ", Style(.accent, on: .screen, .bold))
    let load = StyledText(
      (columns < 70 ? CallWords.shortLoad(line.load) : CallWords.load(line.load))[language],
      Style(line.load.overdue > 0 ? .warning : .dim))
    let names = lines.map { TextWidth.of(shown($0.member.name)) }.max() ?? 0
    let name = StyledText(shown(line.member.name), Style(.strong))
      .clipped(to: min(names, 16), glyphs: drawing.glyphs).padded(to: min(names, 16))
    let role = StyledText(line.member.role.title[language], Style(.dim))
    // What there is least need for goes where the window is small.
    let hasRole = columns >= 74
    let start = StyledText.joined(
      [digit, name] + (hasRole ? [role.padded(to: 10)] : []), spacing: 2)
    let room = max(2, columns - start.width - load.width - 4)
    let team =
      line.team.map { StyledText(shown($0)) }
      ?? StyledText(TeamWords.none[language], Style(.dim))
    return .joined(
      [start, team.clipped(to: room, glyphs: drawing.glyphs).padded(to: room), load], spacing: 2)
  }
}

extension PlainText {
  /// The staff by their numbers, or the name that is asked for.
  mutating func addTeams(_ open: TeamsDialog) {
    add(.place, "teams", TeamWords.title[language])
    if let entry = open.entry {
      let name = open.selected.map { shown($0.member.name) } ?? ""
      add(.list, "teams/entry", "\(name), \(TeamWords.team[language]): \(shown(entry.text))")
      add(
        .list, "teams/entry", TeamWords.hint[language],
        open.teams.map(shown).joined(separator: ", "))
      return
    }
    let lines = open.lines ?? []
    addRows(of: open.list, subject: "teams") { text, row in
      guard lines.indices.contains(row) else { return ([], nil) }
      let line = lines[row]
      return (
        [
          text.shown(line.member.name), line.member.role.title[text.language],
          line.team.map(text.shown) ?? TeamWords.none[text.language],
          CallWords.load(line.load)[text.language],
        ], .accessRow(row)
      )
    }
  }
}
