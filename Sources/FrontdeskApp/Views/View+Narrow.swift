import Canvas
import Domain
import Widgets

extension Painting {
  /// Whose follow-ups and which of them, with how many each choice leaves.
  mutating func drawNarrow(_ narrow: QueueNarrow, in body: Rect) {
    let rows = narrow.rows
    let columns = min(body.columns - 2, 78)
    let inside = frame(
      title: CallWords.narrowTitle[language], columns: columns, rows: rows.count + 3, in: body)
    let list = inside.inset(bottom: 2)
    let visible = narrow.list.visibleRows(list.rows)
    for row in visible where rows.indices.contains(row) {
      let line = Rect(
        column: list.column - 1, row: list.row + row - visible.lowerBound,
        columns: list.columns + 2, rows: 1)
      drawPopupRow(
        text(of: rows[row], at: row, columns: list.columns - 2),
        isSelected: row == narrow.list.selected, .narrowRow(row), in: line)
    }
    let below = inside.inset(top: visible.count)
    if narrow.facets == nil {
      draw(StyledText(Phrase.reading[language], Style(.dim)), row: 0, in: below)
    }
    let foot = Rect(
      column: inside.column, row: inside.bottom - 1, columns: inside.columns, rows: 1)
    let keys = [hint("Enter", Localized(zh: "只看这些", en: "Show these"), priority: 6), backHint]
    draw(Footer.line(keys, columns: foot.columns), row: 0, in: foot)
    if below.rows > 0 { grid.tint(below, backdrop: .popup) }
  }

  private func text(of row: QueueNarrow.Row, at place: Int, columns: Int) -> StyledText {
    let digit = StyledText(place < 9 ? "\(place + 1)" : " ", Style(.accent, on: .screen, .bold))
    let (kind, title, numbers) = parts(of: row)
    let width = CallWords.narrowKinds.map { TextWidth.of($0[language]) }.max() ?? 0
    let start = StyledText.joined(
      [digit, StyledText(kind[language], Style(.dim)).padded(to: width)], spacing: 2)
    let room = max(4, columns - start.width - numbers.width - 4)
    let name = title.clipped(to: room, glyphs: drawing.glyphs).padded(to: room)
    return .joined([start, name, numbers], spacing: 2)
  }

  private func parts(of row: QueueNarrow.Row) -> (Localized, StyledText, StyledText) {
    switch row {
    case .whose(let whose):
      let isActive = whose == model.followUps.whose
      return (
        CallWords.whose,
        StyledText(
          whose.title[language], isActive ? Style(.strong, on: .screen, .bold) : Style(.text)),
        StyledText(isActive ? drawing.glyphs.chosen : "", Style(.accent))
      )
    case .facet(let facet):
      let sign = facet.kind == .tag ? "#" : ""
      return (
        facet.kind.title, StyledText(sign + shown(facet.title[language])),
        StyledText(Format.grouped(facet.count), Style(.strong))
      )
    case .load(let line):
      let name = line.ownerName.map(shown) ?? Phrase.nobody[language]
      let team = line.team.map { " " + shown($0) } ?? ""
      return (
        QueueFacet.Kind.owner.title, StyledText(name) + StyledText(team, Style(.dim)),
        StyledText(CallWords.load(line)[language], Style(line.overdue > 0 ? .warning : .dim))
      )
    }
  }
}
