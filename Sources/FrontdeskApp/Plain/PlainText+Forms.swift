import Canvas
import Domain
import Forms
import Widgets

/// Forms as lines: which there are, the question that is asked, and what was filed.
extension PlainText {
  mutating func addForms(_ panel: FormPanel) {
    let name = model.isVeiled ? "" : shown(panel.name)
    if let question = panel.question { return addQuestion(question) }
    add(.place, "forms", FormDeskWords.title(panel.part)[language], name)
    if let reading = panel.reading {
      let subject = "form/\(reading.id)"
      if let state = FormDeskWords.standing(reading) { add(.place, subject, state[language]) }
      for line in model.readingLines {
        switch line {
        case .line(let line):
          let carried = line.isCarried ? FormDeskWords.carried[language] : ""
          add(.list, subject, fields: [shown(line.label), shown(line.value), carried])
        case .since(let day): add(.list, subject, FormDeskWords.since(day)[language])
        case .change(let change):
          add(
            .list, subject, shown(change.label), shown(change.before ?? "-"),
            shown(change.after ?? "-"))
        }
      }
      return
    }
    guard panel.facts != nil else { return }
    let rows = model.formRows
    let subject = "forms/\(panel.part.rawValue)/\(panel.filter.text)"
    if rows.isEmpty {
      let nothing = panel.part == .fill ? FormDeskWords.noForms : FormDeskWords.noneFiled
      add(.list, subject, nothing[language])
    }
    let painting = Painting(model, size: Self.size)
    addRows(of: panel.list, subject: subject) { _, row in
      guard rows.indices.contains(row) else { return ([], nil) }
      return (painting.formParts(rows[row], panel).map(\.plain), .accessRow(row))
    }
  }

  private mutating func addQuestion(_ question: FormQuestion) {
    let words = FormQuestionWords(question, language)
    add(.place, "question", words.title, shown(words.text))
    for (label, text) in words.details { add(.place, "question", label, shown(text)) }
    let keys = Localized(
      zh: "y \(words.yes), n \(words.no)", en: "y \(words.yes), n \(words.no)")
    add(.place, "question", keys[language])
  }

  // MARK: - Filling in

  mutating func addFill(_ fill: FormFill) {
    if let question = fill.question { return addQuestion(question) }
    let name = model.isVeiled ? "" : shown(fill.name)
    let subject = "form/\(fill.form.id)"
    add(.place, subject, shown(fill.form.shortTitle[language]), name)
    if fill.about != nil {
      for (label, text) in FormDeskWords.about(fill.form, language) {
        add(.list, subject + "/about", label[language], shown(text))
      }
      return
    }
    let state = fill.session.state
    if let problem = fill.problem { add(.more, subject, shown(problem[language])) }
    for warning in state.openWarnings { add(.more, subject, shown(warning.text[language])) }
    // Signs are read out: those that are drawn say nothing there.
    var plain = model
    plain.glyphs = .ascii
    let lines = FormDeskLines(Painting(plain, size: Self.size), fill, columns: 400)
    guard let key = fill.session.cursor, let item = fill.session.item else {
      add(.place, subject, FormDeskWords.end[language])
      for line in lines.lines { add(.list, subject + "/end", line.text.plain) }
      return
    }
    add(
      .place, subject, shown(fill.section?.title[language] ?? ""),
      FormDeskWords.progress(state.progress)[language])
    let place = "\(subject)/\(key.linkID)/\(key.row)"
    for line in lines.lines where line.isCurrent && line.options.isEmpty {
      add(.list, place, line.text.plain.trimmingBlanks)
    }
    for option in item.options {
      add(.list, place, "\(option.key) \(shown(option.text[language]))")
    }
  }
}

extension Model {
  /// Answers the question that is asked with a line, in place of what was typed before; an empty one
  /// takes what is offered.
  mutating func fillInPlain(_ text: String) -> [Effect] {
    guard let fill = forms.fill else { return [] }
    if fill.question != nil { return answerInPlain(text) }
    if fill.about != nil { return toggleAbout() }
    guard let before = fill.session.cursor else { return text.isEmpty ? fileForm() : [] }
    var effects: [Effect] = []
    while !text.isEmpty, forms.fill?.session.typed.isEmpty == false {
      effects += pressInForm(.erase)
    }
    let isTyped = text.isEmpty || fill.takesWords || fill.session.item?.options.isEmpty == true
    for character in text.prefix(2000) {
      guard forms.fill?.session.cursor == before, forms.fill?.question == nil else { break }
      effects += pressInForm(.character(character))
    }
    // A numbered answer goes on by itself; of several each line picks some, an empty line goes on.
    let waits = forms.fill?.session.typed.isEmpty == false
    guard forms.fill?.session.cursor == before, forms.fill?.question == nil, isTyped || waits else {
      return effects
    }
    return effects + pressInForm(.accept)
  }

  /// A yes with what was done after it, or a no.
  mutating func answerInPlain(_ text: String) -> [Effect] {
    let words = text.split(separator: " ", maxSplits: 1).map(String.init)
    switch words.first.map(PlainCommands.folded) {
    case "y", "yes", "是":
      if words.count > 1 { forms.fill?.question?.note.set(words[1]) }
      return answerFormQuestion(true)
    case "n", "no", "否": return answerFormQuestion(false)
    default: return []
    }
  }
}
