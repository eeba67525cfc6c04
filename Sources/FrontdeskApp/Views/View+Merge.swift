import Canvas
import Domain
import Widgets

extension Painting {
  /// Two cards beside each other, before they become one.
  mutating func drawMerge(_ merge: MergeForm) {
    let body = Rect(grid.size).inset(top: 1, bottom: 1)
    grid.fill(body, style: Style(.text, on: .screen))
    cover(body)
    let notes = merge.preview.map { preview -> [Segment] in
      let likeness = preview.likeness
      let words = likeness.reasons.map { $0.title[language] }
        .joined(separator: language == .chinese ? "、" : ", ")
      let role: Role = likeness.isLikely ? .warning : .dim
      return [Segment(StyledText("\(likeness.score)% \(words)", Style(role)))]
    }
    Pane(title: CardWords.mergeTitle[language], notes: notes ?? [], isFocused: true)
      .draw(in: body, on: &grid, with: drawing)
    var inside = Pane.inside(body)
    let words = mergeWords(merge)
    let lines = words.wrapped(to: max(1, inside.columns - 2)).prefix(2)
    for (place, line) in lines.enumerated() {
      line.draw(
        column: inside.column + 1, row: inside.bottom - lines.count + place,
        columns: inside.columns - 2, on: &grid, with: drawing)
    }
    inside = inside.inset(bottom: lines.count)
    if let preview = merge.preview {
      drawPair(merge, preview, in: inside)
    } else {
      drawOtherQuestion(merge, in: inside)
    }
  }

  /// What is to be decided, at the foot.
  private func mergeWords(_ merge: MergeForm) -> StyledText {
    let warning = Style(.warning, on: .screen, .bold)
    if let problem = merge.problem { return StyledText(problem[language], warning) }
    guard let preview = merge.preview else {
      return StyledText(CardWords.mergeWhich[language], Style(.dim))
    }
    let (one, other) = (preview.survivor.card, preview.merged.card)
    if merge.asks {
      let question = model.keymap.naming(
        model.mayMerge
          ? CardWords.mergeQuestion(other, into: one)
          : CardWords.proposalQuestion(other, into: one))
      return StyledText(question[language], warning)
    }
    let count = preview.moves.values.reduce(0, +)
    let words = model.keymap.naming(CardWords.mergePreview(other, into: one, rows: count))
    return StyledText(words[language], Style(.dim))
  }

  private mutating func drawOtherQuestion(_ merge: MergeForm, in rect: Rect) {
    draw(
      StyledText(CardWords.mergeOther[language], Style(.strong)), row: 1, in: rect.inset(left: 1))
    let field = Rect(
      column: rect.column + 1, row: rect.row + 2, columns: min(50, rect.columns - 2), rows: 1)
    cursor = merge.query.draw(
      placeholder: "A-003817", style: Style(.strong, on: .screen, .bold), in: field, on: &grid,
      with: drawing)
    guard !merge.found.isEmpty else { return }
    let area = rect.inset(left: 1, top: 4)
    let title = merge.query.isEmpty ? CardWords.mergeAlike : CardWords.mergeSeveral
    draw(StyledText(title[language], Style(.dim)), row: 0, in: area)
    let visible = max(0, area.rows - 1)
    let first = max(0, min(merge.list.selected - visible + 1, merge.found.count - visible))
    for place in first..<min(merge.found.count, first + visible) {
      let line = Rect(
        column: area.column, row: area.row + 1 + place - first, columns: area.columns, rows: 1)
      drawChoice(merge.found[place], isSelected: place == merge.list.selected, in: line)
    }
  }

  /// Somebody who may be meant, with what speaks for it.
  mutating func drawChoice(_ choice: MergeChoice, isSelected: Bool, in rect: Rect) {
    let back: Backdrop = isSelected ? .selected : .screen
    if isSelected { grid.fill(rect, style: Style(.text, on: back)) }
    let score = choice.likeness.map { "\($0.score)% " } ?? ""
    let person = CardCandidateText.person(choice.hit, language: language)
    let reasons = (choice.likeness?.reasons ?? []).map { $0.title[language] }
      .joined(separator: language == .chinese ? "、" : ", ")
    let line = StyledText([
      (score, Style(.warning, on: back, .bold)), (shown(person) + "  ", Style(.text, on: back)),
      (reasons, Style(.dim, on: back)),
    ])
    draw(line, row: 0, in: rect)
  }

  private mutating func drawPair(_ merge: MergeForm, _ preview: MergePreview, in rect: Rect) {
    let label = min(14, rect.columns / 5)
    let side = (rect.columns - label - 4) / 2
    func columns(_ part: Int) -> Int { rect.column + label + 2 + part * (side + 1) }
    let head = rect.row
    for (part, sheet) in [preview.survivor, preview.merged].enumerated() {
      let title = part == 0 ? CardWords.mergeStays : CardWords.mergeGoes
      StyledText("\(sheet.card) \(title[language])", Style(.accent, on: .screen, .bold)).draw(
        column: columns(part), row: head, columns: side, on: &grid, with: drawing)
    }
    let visible = max(0, rect.rows - 1)
    let items = merge.items
    let first = max(0, min(merge.list.selected - visible + 1, items.count - visible))
    for row in first..<min(items.count, first + visible) {
      let item = items[row]
      let line = head + 1 + row - first
      let isSelected = row == merge.list.selected
      let back: Backdrop = isSelected ? .selected : .screen
      if isSelected {
        grid.fill(
          Rect(column: rect.column, row: line, columns: rect.columns, rows: 1),
          style: Style(.text, on: back))
        cursor = Point(column: rect.column, row: line)
      }
      StyledText(item.title[language], Style(.dim, on: back)).draw(
        column: rect.column + 1, row: line, columns: label, on: &grid, with: drawing)
      for (part, sheet) in [preview.survivor, preview.merged].enumerated() {
        let isRows = MergeForm.rows.contains(item)
        let isTaken = isRows || merge.takes(item) == (part == 1)
        let text = shown(item.words(sheet.entry[item], language))
        let style = Style(isTaken && !text.isEmpty ? .strong : .dim, on: back)
        let mark = merge.hasChoice(item) ? (isTaken ? "* " : "  ") : "  "
        StyledText([(mark, Style(.accent, on: back, .bold)), (text, style)]).draw(
          column: columns(part), row: line, columns: side, on: &grid, with: drawing)
      }
    }
  }
}
