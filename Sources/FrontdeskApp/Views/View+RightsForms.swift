import Canvas
import Domain
import Widgets

extension Painting {
  /// A form about a patient's rights, over the middle of the screen.
  mutating func drawRightsForm(_ asked: RightsForm, in body: Rect) {
    let columns = min(body.columns - 2, asked.kind == .consent ? 90 : 74)
    let form = Form(
      language == .chinese ? .chinese : .english, isFocused: asked.found.isEmpty)
    let lines = explained(asked).flatMap { $0.wrapped(to: columns - 4) }
    let problem = (asked.problem?[language]).map {
      StyledText($0, Style(.warning)).wrapped(to: columns - 4)
    }
    // What went wrong stands above the keys, and takes rows only while there is something.
    let foot = 2 + (problem?.count ?? 0)
    let top = lines.isEmpty ? 0 : lines.count + 1
    let name = model.isVeiled ? "" : " \(drawing.glyphs.dot) " + shown(asked.name)
    let found = asked.found.isEmpty ? 0 : min(asked.found.count, Self.mostFound) + 2
    let inside = frame(
      title: RightsWords.title(asked.kind)[language] + name, columns: columns,
      rows: top + form.rows(asked.form, columns: columns - 4) + found + foot, in: body)
    // Where the window is low, whom to choose from and the form come before what explains it.
    let room = max(0, min(top, inside.rows - foot - found - 3))
    for (row, line) in lines.enumerated() where row < room { draw(line, row: row, in: inside) }
    let end = Rect(
      column: inside.column, row: inside.bottom - 1, columns: inside.columns, rows: 1)
    for (place, line) in (problem ?? []).enumerated() {
      draw(line, row: inside.rows - foot + 1 + place, in: inside)
    }
    let key = model.keymap.keyName(of: .saveOutcome)[language]
    let save = hint(key, Localized(zh: "保存", en: "Save"), priority: 6)
    let keys = [found > 0 ? hint("Enter", CounterWords.thisOne, priority: 6) : save, backHint]
    draw(
      asked.isSaving
        ? StyledText(Phrase.saving[language], Style(.dim))
        : Footer.line(keys, columns: end.columns), row: 0, in: end)
    let list = min(found, max(0, inside.rows - foot - room - 3))
    let place = inside.inset(top: room, bottom: foot + list)
    clickable(form, asked.form, in: place, popups: body)
    cursor =
      form.draw(asked.form, in: place, popups: body, on: &grid, with: drawing)
      ?? Point(column: inside.column, row: inside.row)
    grid.tint(inside, backdrop: .popup)
    if list > 0 {
      drawFound(asked, in: inside.inset(top: inside.rows - foot - list, bottom: foot))
    }
  }

  /// Most rows of people to choose from.
  private static let mostFound = 8

  /// Those who may be the member of the family that was meant, below a heading.
  private mutating func drawFound(_ asked: RightsForm, in area: Rect) {
    draw(StyledText(CardWords.mergeSeveral[language], Style(.dim)), row: 0, in: area)
    let rows = asked.list.visibleRows(max(0, area.rows - 1))
    for place in rows where asked.found.indices.contains(place) {
      let line = Rect(
        column: area.column, row: area.row + 1 + place - rows.lowerBound, columns: area.columns,
        rows: 1)
      let isSelected = place == asked.list.selected
      drawChoice(MergeChoice(hit: asked.found[place]), isSelected: isSelected, in: line)
      clickable(line, .accessRow(place))
      if isSelected { cursor = Point(column: line.column, row: line.row) }
    }
    grid.tint(area, backdrop: .popup)
  }

  /// What the form does, and what of the card it is about.
  private func explained(_ asked: RightsForm) -> [StyledText] {
    var lines: [StyledText] = []
    if let words = RightsWords.explained(asked.kind) {
      lines.append(StyledText(words[language], Style(.dim)))
    }
    if asked.kind == .correct, let field = CardField(rawValue: asked.form.considered("field")) {
      let label = StyledText(RightsWords.before[language] + "  ", Style(.dim))
      lines.append(label + StyledText(present(field), Style(.strong)))
    }
    return lines
  }

  /// What a field of the open card says now, as far as the role may see it.
  private func present(_ field: CardField) -> String {
    guard let person = model.archive.archive else { return "" }
    let patient = person.patient
    let text: String? =
      switch field {
      case .name: patient.name
      case .sex: patient.sex.title[language]
      case .birthDate:
        patient.birthDate.map { Format.date($0, precision: patient.birthDatePrecision) }
      case .ethnicity: patient.ethnicity
      case .address: patient.address
      case .phone:
        person.contacts.first { $0.system == .phone && $0.holder == nil }.map {
          PersonWords(model).phone($0.value)
        }
      }
    return text.map(shown) ?? RightsWords.empty[language]
  }

  /// A question with yes and no.
  mutating func drawQuestion(_ asked: RightsQuestion, in body: Rect) {
    let columns = min(body.columns - 2, 66)
    let lines = subject(of: asked).flatMap { $0.wrapped(to: columns - 4) }
    let problem = (asked.problem?[language]).map {
      StyledText($0, Style(.warning)).wrapped(to: columns - 4)
    }
    let inside = frame(
      title: RightsWords.question[language], columns: columns,
      rows: lines.count + 5 + (problem?.count ?? 0), in: body)
    for (row, line) in lines.enumerated() { draw(line, row: row, in: inside) }
    var row = lines.count + 1
    draw(StyledText(RightsWords.ask(asked)[language]), row: row, in: inside)
    row += 1
    let answers = StyledText.joined(
      [
        answer(RightsWords.no[language], isChosen: !asked.isYes),
        answer(RightsWords.yes[language], isChosen: asked.isYes),
      ], spacing: 2)
    draw(answers, row: row, in: inside)
    cursor = Point(column: inside.column, row: inside.row + row)
    for line in problem ?? [] {
      row += 1
      draw(line, row: row, in: inside)
    }
    let end = Rect(
      column: inside.column, row: inside.bottom - 1, columns: inside.columns, rows: 1)
    let keys = [hint("Enter", Phrase.signInEnter.text, priority: 6), backHint]
    draw(
      asked.isSaving
        ? StyledText(Phrase.saving[language], Style(.dim))
        : Footer.line(keys, columns: end.columns), row: 0, in: end)
    grid.tint(inside, backdrop: .popup)
  }

  private func answer(_ title: String, isChosen: Bool) -> StyledText {
    isChosen
      ? StyledText("[\(title)]", Style(.accent, on: .screen, .bold))
      : StyledText(" \(title) ", Style(.dim))
  }

  /// What the question is about, in as many words as the list has.
  func subject(of asked: RightsQuestion) -> [StyledText] {
    func strong(_ text: String) -> StyledText {
      StyledText(text, Style(.strong, on: .screen, .bold))
    }
    switch asked.kind {
    case .undo(_, let one) where model.isVeiled: return [strong(one.field.title[language])]
    case .undo(_, let one):
      let rows = RightsRows(model)
      let arrow = drawing.glyphs == .ascii ? " > " : " → "
      return [
        strong(one.field.title[language]),
        StyledText(
          rows.content(one.before, one.field) + arrow + rows.content(one.after, one.field)),
      ]
    case .lift(_, let card): return [strong(card)]
    case .decide(let line, _):
      return [
        strong(shown(line.what[language])),
        StyledText(shown(line.askedBy) + (model.isVeiled ? "" : ": " + shown(line.reason))),
      ]
    case .endNotice(let notice):
      let amount = notice.details.amount.map { CounterWords.amount($0)[language] + "  " } ?? ""
      return model.isVeiled
        ? [strong(notice.details.kind.title[language])]
        : [strong(amount + shown(notice.details.text))]
    case .removeLink(let member):
      return model.isVeiled ? [strong(member.title[language])] : [CounterText(model).text(member)]
    case .rule(let act):
      return [strong(shown(act.subject.id))]
        + RuleWords.what(act).map { StyledText($0[language]) }
    case .takeBack(let change):
      let moment = model.zone.zone.local(change.at)
      let day =
        moment.date == model.today ? "" : Format.shortDate(moment.date, today: model.today) + " "
      return [
        strong(change.title[language]),
        StyledText(
          (model.isVeiled ? "" : shown(change.name) + "  ") + shown(change.card) + "  " + day
            + moment.clock, Style(.dim)),
      ]
    case .endTagOverride(let record):
      return [
        strong(shown(TagText(model).name(record.details.tag))),
        StyledText(TagWords.override(record)[language], Style(.dim)),
      ]
    }
  }
}
