import Canvas
import Domain
import Widgets

extension Painting {
  mutating func drawAccess(_ dialog: AccessDialog) {
    let body = Rect(grid.size).inset(top: 1, bottom: 1)
    switch dialog {
    case .reveal(let menu): drawReveal(menu, in: body)
    case .breakGlass(let asked): drawBreakGlass(asked, in: body)
    case .warning(let thought): drawThought(thought, in: body)
    case .review(let asked): drawReview(asked, in: body)
    case .rights(let list): drawRights(list, in: body)
    case .rightsForm(let asked): drawRightsForm(asked, in: body)
    case .question(let asked): drawQuestion(asked, in: body)
    case .counter(let panel): drawCounterPanel(panel, in: body)
    case .tags(let panel): drawTagsPanel(panel, in: body)
    case .care(let panel): drawCarePanel(panel, in: body)
    }
  }

  private func foot(_ inside: Rect) -> Rect {
    Rect(column: inside.column, row: inside.bottom - 1, columns: inside.columns, rows: 1)
  }

  // MARK: - One number

  private mutating func drawReveal(_ menu: RevealMenu, in body: Rect) {
    let columns = min(body.columns - 2, 60)
    let inside = frame(
      title: Phrase.revealTitle[language], columns: columns, rows: menu.options.count + 2, in: body)
    let label = menu.options.map { TextWidth.of($0.label[language]) }.max() ?? 0
    for (row, option) in menu.options.enumerated() where row < inside.rows - 2 {
      let isSelected = row == menu.list.selected
      let line = Rect(
        column: inside.column - 1, row: inside.row + row, columns: inside.columns + 2, rows: 1)
      let name = StyledText(option.label[language], Style(.dim)).padded(to: label)
      let text = StyledText.joined(
        [
          StyledText("\(row + 1)", Style(.accent, on: .screen, .bold)), name,
          StyledText(shown(option.masked), Style(isSelected ? .strong : .text)),
        ], spacing: 2)
      drawPopupRow(text, isSelected: isSelected, .accessRow(row), in: line)
    }
    let keys = [
      hint("Enter", Phrase.revealShow.text, priority: 6), backHint,
    ]
    let line = foot(inside)
    draw(Footer.line(keys, columns: line.columns), row: 0, in: line)
    grid.tint(line, backdrop: .popup)
  }

  // MARK: - Without the right

  private mutating func drawBreakGlass(_ asked: BreakGlassForm, in body: Rect) {
    let columns = min(body.columns - 2, 72)
    let form = Form(language == .chinese ? .chinese : .english)
    let explained = StyledText(Phrase.glassExplained[language], Style(.dim)).wrapped(
      to: columns - 4)
    let rows = explained.count + form.rows(asked.form, columns: columns - 4) + 5
    let dot = " \(drawing.glyphs.dot) "
    let name = model.isVeiled ? "" : dot + shown(asked.name)
    let inside = frame(
      title: Phrase.glassTitle[language] + name, columns: columns, rows: rows, in: body)
    for (row, line) in explained.enumerated() { draw(line, row: row, in: inside) }
    let line = foot(inside)
    if let problem = asked.problem {
      draw(StyledText(problem[language], Style(.warning)), row: inside.rows - 2, in: inside)
    }
    let keys = [hint("^S", Phrase.glassOpen.text, priority: 6), backHint]
    draw(
      asked.isSaving
        ? StyledText(Phrase.saving[language], Style(.dim))
        : Footer.line(keys, columns: line.columns), row: 0, in: line)
    let place = inside.inset(top: explained.count + 1, bottom: 2)
    cursor =
      form.draw(asked.form, in: place, popups: body, on: &grid, with: drawing)
      ?? Point(column: inside.column, row: inside.row)
    grid.tint(inside, backdrop: .popup)
  }

  private mutating func drawReview(_ asked: ReviewForm, in body: Rect) {
    let columns = min(body.columns - 2, 72)
    let form = Form(language == .chinese ? .chinese : .english)
    let facts = StyledText(
      [shown(asked.line.staffName), asked.line.card, asked.line.what[language]]
        .filter { !$0.isEmpty }.joined(separator: "  "), Style(.strong, on: .screen, .bold))
    let reason = StyledText(shown(asked.line.detail[language]), Style(.dim)).wrapped(
      to: columns - 4)
    let top = 1 + reason.count
    let inside = frame(
      title: Phrase.auditReviewTitle[language], columns: columns,
      rows: top + form.rows(asked.form, columns: columns - 4) + 4, in: body)
    draw(facts, row: 0, in: inside)
    for (row, line) in reason.enumerated() { draw(line, row: row + 1, in: inside) }
    let line = foot(inside)
    if let problem = asked.problem {
      draw(StyledText(problem[language], Style(.warning)), row: inside.rows - 2, in: inside)
    }
    let keys = [hint("^S", Localized(zh: "保存", en: "Save"), priority: 6), backHint]
    draw(
      asked.isSaving
        ? StyledText(Phrase.saving[language], Style(.dim))
        : Footer.line(keys, columns: line.columns), row: 0, in: line)
    let place = inside.inset(top: top + 1, bottom: 2)
    cursor =
      form.draw(asked.form, in: place, popups: body, on: &grid, with: drawing)
      ?? Point(column: inside.column, row: inside.row)
    grid.tint(inside, backdrop: .popup)
  }

  // MARK: - A second thought

  private mutating func drawThought(_ thought: SecondThought, in body: Rect) {
    let columns = min(body.columns - 2, 66)
    let words = thought.warnings.map { $0.title[language] }.joined(separator: "; ")
    let lines = StyledText(words, Style(.warning)).wrapped(to: columns - 4)
    let inside = frame(
      title: Phrase.thoughtTitle[language], columns: columns, rows: lines.count + 5, in: body)
    for (row, line) in lines.enumerated() { draw(line, row: row, in: inside) }
    let row = lines.count + 1
    draw(StyledText(Phrase.thoughtQuestion[language]), row: row, in: inside)
    let answers = StyledText.joined(
      [
        button(Phrase.thoughtNo[language], isChosen: !thought.isYes),
        button(Phrase.thoughtYes[language], isChosen: thought.isYes),
      ], spacing: 2)
    draw(answers, row: row + 1, in: inside)
    let line = foot(inside)
    let keys = [hint("Enter", Phrase.signInEnter.text, priority: 6), backHint]
    draw(Footer.line(keys, columns: line.columns), row: 0, in: line)
    cursor = Point(column: inside.column, row: inside.row + row + 1)
    grid.tint(inside, backdrop: .popup)
  }

  private func button(_ title: String, isChosen: Bool) -> StyledText {
    isChosen
      ? StyledText("[\(title)]", Style(.accent, on: .screen, .bold))
      : StyledText(" \(title) ", Style(.dim))
  }

  // MARK: - What one may

  private mutating func drawRights(_ list: ListState, in body: Rect) {
    let text = RightsText(model)
    let lines = text.lines
    let columns = min(body.columns - 2, 74)
    let inside = frame(
      title: shown(model.user.name) + "  " + shown(model.user.code), columns: columns,
      rows: lines.count + 4, in: body)
    draw(
      labelled(.roles, StyledText(text.roles[language], Style(.strong, on: .screen, .bold))),
      row: 0,
      in: inside)
    let width = lines.map { TextWidth.of($0.title[language]) }.max() ?? 0
    let part = inside.inset(top: 2, bottom: 2)
    let first = min(list.selected, max(0, lines.count - part.rows))
    for (row, line) in lines.dropFirst(first).prefix(part.rows).enumerated() {
      let name = StyledText(line.title[language], Style(.dim)).padded(to: width)
      draw(.joined([name, StyledText(line.rights[language])], spacing: 2), row: row, in: part)
    }
    let end = foot(inside)
    draw(Footer.line([backHint], columns: end.columns), row: 0, in: end)
    cursor = Point(column: inside.column, row: inside.row)
    grid.tint(inside, backdrop: .popup)
  }

  // MARK: - The banner

  /// That somebody is looked at without the right, on every screen as long as it lasts.
  mutating func drawBanner() {
    guard let rect = layout[.banner], let glass = model.glass else { return }
    let left = max(1, (glass.grant.until.seconds - model.now.seconds + 59) / 60)
    let key = model.keymap.keyName(of: .breakGlass)[language]
    let line = rect.inset(left: 1, right: 1)
    grid.fill(rect, style: Style(.warning, on: .chipWarning))
    let text = Segment.line(
      [
        Segment(
          StyledText(Phrase.glassTitle[language], Style(.warning, on: .chipWarning, .bold)),
          priority: 5),
        Segment(
          StyledText(shown(glass.name), Style(.strong, on: .chipWarning, .bold)), priority: 4),
        Segment(
          StyledText(Phrase.minutesLeft(left)[language], Style(.warning, on: .chipWarning)),
          priority: 6),
        Segment(
          StyledText(
            key + " " + Phrase.glassEnd[language], Style(.text, on: .chipWarning)), priority: 3),
      ], columns: line.columns, spacing: 2)
    draw(text.on(.chipWarning), row: 0, in: line)
    clickable(rect, .command(.breakGlass))
  }

  /// The number that is shown whole, and how long; nil while none is.
  var revealMessage: StyledText? {
    guard let reveal = model.revealed, let value = reveal.value, !model.isVeiled else { return nil }
    return .joined(
      [
        StyledText(reveal.label[language], Style(.dim)),
        StyledText(shown(value), Style(.strong, on: .screen, .bold)),
        StyledText(Phrase.secondsLeft(reveal.seconds)[language], Style(.warning)),
      ], spacing: 1)
  }

  /// What stands in place of nothing: that there is nothing, or that it is kept from the role.
  func none(_ phrase: Phrase, _ part: ArchivePart, of archive: PatientArchive) -> Phrase {
    archive.hidden.contains(part) ? .notForRole : phrase
  }

  /// How to look all the same; empty where the role may not even ask.
  func glassHint(_ archive: PatientArchive) -> StyledText {
    guard archive.isClosed, model.mayBreakGlass else { return StyledText() }
    return StyledText([
      (model.keymap.keyName(of: .breakGlass)[language], Style(.accent, on: .screen, .bold)),
      (" " + Phrase.glassTitle[language], Style(.dim)),
    ])
  }
}
