import Canvas
import Domain
import Forms
import Widgets

extension Painting {
  /// What is asked before a form goes on; of the two answers the careful one comes first.
  mutating func drawFormQuestion(_ question: FormQuestion, in body: Rect) {
    let columns = min(body.columns - 2, 76)
    let words = FormQuestionWords(question, language)
    var lines = StyledText(shown(words.text), Style(words.role, on: .screen, .bold))
      .wrapped(to: columns - 4)
    for (label, text) in words.details {
      lines += beside(
        label, StyledText(shown(text), label == words.details.first?.0 ? Style(.strong) : Style()),
        label: TextWidth.of(label), columns: columns - 4)
    }
    let notes = question.takesNote ? 2 : 0
    let inside = frame(
      title: words.title, columns: columns, rows: lines.count + 4 + notes, in: body)
    let room = max(1, inside.rows - 4 - notes)
    for (row, line) in lines.prefix(room).enumerated() { draw(line, row: row, in: inside) }
    let row = min(lines.count, room) + 1
    let answers = StyledText.joined(
      [
        answer(words.no, isChosen: !question.isYes), answer(words.yes, isChosen: question.isYes),
      ], spacing: 2)
    draw(answers, row: row, in: inside)
    cursor = Point(column: inside.column, row: inside.row + row)
    grid.tint(inside, backdrop: .popup)
    if question.takesNote {
      let line = Rect(
        column: inside.column, row: inside.row + row + 1, columns: inside.columns, rows: 1)
      grid.write(
        drawing.glyphs.prompt, column: line.column, row: line.row,
        style: Style(.accent, on: .popup, .bold))
      cursor = question.note.draw(
        placeholder: FormDeskWords.whatWasDone[language], style: Style(.text, on: .popup),
        in: line.inset(left: 2), on: &grid, with: drawing)
    }
    let end = Rect(
      column: inside.column, row: inside.bottom - 1, columns: inside.columns, rows: 1)
    let keys = [
      hint("Enter", Phrase.signInEnter.text, priority: 6),
      hint("Tab", Localized(zh: "换答案", en: "Other answer"), priority: 5),
      hint("Esc", Localized(same: words.no), priority: 4),
    ]
    draw(Footer.line(keys, columns: end.columns), row: 0, in: end)
    grid.tint(end, backdrop: .popup)
  }

  private func answer(_ title: String, isChosen: Bool) -> StyledText {
    isChosen
      ? StyledText("[\(title)]", Style(.accent, on: .screen, .bold))
      : StyledText(" \(title) ", Style(.dim))
  }

  /// Where a form comes from, its licence and wording.
  mutating func drawFormAbout(_ form: Questionnaire, _ scroll: ListState, in body: Rect) {
    let columns = min(body.columns - 2, 84)
    let facts = FormDeskWords.about(form, language)
    let label = facts.map { TextWidth.of($0.0[language]) }.max() ?? 0
    let lines = facts.flatMap { fact in
      beside(
        fact.0[language], StyledText(shown(fact.1)), label: label, columns: columns - 4)
    }
    let inside = frame(
      title: FormDeskWords.about[language], columns: columns, rows: lines.count + 2, in: body)
    let room = max(1, inside.rows - 2)
    let first = min(scroll.selected, max(0, lines.count - room))
    for (row, line) in lines.dropFirst(first).prefix(room).enumerated() {
      draw(line, row: row, in: inside)
    }
    cursor = Point(column: inside.column, row: inside.row)
    var keys = [backHint]
    if lines.count > room {
      keys.insert(hint(drawing.glyphs == .ascii ? "Up/Dn" : "↑↓", FormDeskWords.scroll), at: 0)
    }
    let end = Rect(
      column: inside.column, row: inside.bottom - 1, columns: inside.columns, rows: 1)
    draw(Footer.line(keys, columns: end.columns), row: 0, in: end)
    grid.tint(inside, backdrop: .popup)
  }
}

/// What a question about a form says.
struct FormQuestionWords {
  let title: String
  let text: String
  let role: Role
  /// Labels and what stands beside them.
  let details: [(String, String)]
  let no: String
  let yes: String

  init(_ question: FormQuestion, _ language: Language) {
    switch question.kind {
    case .redFlag(let flag):
      title = FormDeskWords.redFlag[language]
      text = flag.text[language]
      role = .bad
      details = [
        (FormDeskWords.nextStep, flag.nextStep), (FormDeskWords.source, flag.source),
      ].compactMap { label, text in text.map { (label[language], $0[language]) } }
      no = FormDeskWords.correct[language]
      yes = FormDeskWords.didIt[language]
    case .warning(let warning):
      title = FormDeskWords.warning[language]
      text = warning.text[language]
      role = .warning
      details = []
      no = FormDeskWords.correct[language]
      yes = FormDeskWords.isRight[language]
    case .takeBack(let filed):
      title = FormDeskWords.takeBack[language]
      text = FormDeskWords.takeBackQuestion[language]
      role = .warning
      let about = ("", "\(filed.response.day)  \(filed.staff ?? "")")
      details =
        filed.amends == nil ? [about] : [about, ("", FormDeskWords.holdsAgain[language])]
      no = FormDeskWords.keep[language]
      yes = FormDeskWords.takeBack[language]
    }
  }
}
