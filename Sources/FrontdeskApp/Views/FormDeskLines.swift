import Canvas
import Domain
import Forms
import Widgets

/// A row of the questions as it is drawn.
struct FormDeskLine {
  var text: StyledText
  /// The question that a click goes to; nil for none.
  var key: QuestionnaireItemKey?
  /// Whether it belongs to the question at the cursor, and whether it is its first row.
  var isCurrent = false
  var isHead = false
  /// The column of the caret; nil where it is not.
  var caret: Int?
  /// Where the numbered answers stand, for clicks.
  var options: [(column: Int, columns: Int, key: String)] = []
}

/// The questions of the present section as rows, with the answers or what is offered; at the end
/// what the form came to.
struct FormDeskLines {
  let painting: Painting
  let fill: FormFill
  let columns: Int
  /// Columns of the questions before their answers.
  private let label: Int
  private let keys: [QuestionnaireItemKey]
  /// The questions of the sections after the present one, by section.
  private let following: [(title: String, keys: [QuestionnaireItemKey])]

  init(_ painting: Painting, _ fill: FormFill, columns: Int) {
    self.painting = painting
    self.fill = fill
    self.columns = columns
    let state = fill.session.state
    let section = fill.section?.id
    func keys(of id: String?) -> [QuestionnaireItemKey] {
      state.results.shown.filter { id != nil && state.section(of: $0)?.id == id }
    }
    let present = keys(of: section)
    self.keys = present
    let sections = fill.sections
    let next = sections.firstIndex { $0.id == section }.map { $0 + 1 } ?? sections.count
    following = sections[next...].map { section in
      (painting.shown(section.title[painting.language]), keys(of: section.id))
    }
    let most = max(14, min(44, columns * 2 / 5))
    let language = painting.language
    let widths = state.results.shown.compactMap { key -> Int? in
      guard let item = state.item(at: key), item.isAsked else { return nil }
      return TextWidth.of(painting.shown(item.text[language])) + (state.isInTable(key) ? 3 : 0)
    }
    label = min(most, widths.max() ?? 0)
  }

  private var session: FormSession { fill.session }
  private var state: OpenForm { fill.session.state }
  private var language: Language { painting.language }
  private var glyphs: Glyphs { painting.drawing.glyphs }

  var lines: [FormDeskLine] {
    fill.section == nil ? endLines : keys.flatMap(lines(of:)) + followingLines
  }

  /// What comes after the present section, for as much as there is room.
  private var followingLines: [FormDeskLine] {
    following.flatMap { section in
      [
        FormDeskLine(text: StyledText()),
        FormDeskLine(text: StyledText(section.title, Style(.accent))),
      ]
        + section.keys.flatMap(lines(of:))
    }
  }

  // MARK: - Items

  private func lines(of key: QuestionnaireItemKey) -> [FormDeskLine] {
    guard let item = state.item(at: key) else { return [] }
    let text = painting.shown(item.text[language])
    switch item.kind {
    case .display:
      return StyledText(text, Style(.dim)).wrapped(to: columns).map { FormDeskLine(text: $0) }
    case .table: return [FormDeskLine(text: StyledText(text, Style(.accent, on: .screen, .bold)))]
    case .computed:
      guard let words = computedWords(item) else { return [] }
      let head = StyledText([("= ", Style(.accent)), (text, Style(.dim))])
        .padded(to: label + 2, glyphs: glyphs)
      return [
        FormDeskLine(
          text: head + StyledText("  ") + StyledText(words, Style(.strong, on: .screen, .bold)))
      ]
    default:
      return key == session.cursor ? current(item, key, text) : [closed(item, key, text)]
    }
  }

  /// What a computed item comes to, in words; nil while it comes to nothing.
  func computedWords(_ item: QuestionnaireItem) -> String? {
    guard case .computed(let computation) = item.kind,
      let value = state.results.values[item.linkID],
      value.number != nil || !value.codes.isEmpty
    else { return nil }
    let result = QuestionnaireResult(
      linkID: item.linkID, value: value.number, unit: computation.unit, band: value.codes.first)
    return painting.shown(
      FormText.result(result, of: item, unitLabel: unit(item), in: language))
  }

  private func unit(_ item: QuestionnaireItem) -> String? {
    FormText.unitLabel(of: item, in: fill.book.indicators)
  }

  private func words(_ answer: QuestionnaireAnswer, _ item: QuestionnaireItem) -> String {
    painting.shown(FormText.answer(answer, to: item, unitLabel: unit(item), in: language))
  }

  private func sign(_ item: QuestionnaireItem, _ key: QuestionnaireItemKey) -> StyledText {
    if state.answers[key] != nil { return StyledText(glyphs.chosen + " ", Style(.good)) }
    return item.isRequired
      ? StyledText(glyphs.unchosen + " ", Style(.warning))
      : StyledText(glyphs.dot + " ", Style(.dim))
  }

  private func title(_ text: String, _ key: QuestionnaireItemKey) -> String {
    state.isInTable(key) ? "\(key.row + 1). " + text : text
  }

  /// A question that has not the cursor, on one row.
  private func closed(
    _ item: QuestionnaireItem, _ key: QuestionnaireItemKey, _ text: String
  ) -> FormDeskLine {
    let head =
      sign(item, key)
      + StyledText(title(text, key), Style(.dim)).padded(to: label, glyphs: glyphs)
    return FormDeskLine(text: head + StyledText("  ") + value(item, key), key: key)
  }

  /// The answer, or what is offered, told apart by words.
  private func value(_ item: QuestionnaireItem, _ key: QuestionnaireItemKey) -> StyledText {
    if let answer = state.answers[key] {
      let isCarried = state.isCarried(key)
      var text = StyledText(words(answer, item), Style(isCarried ? .text : .strong))
      if isCarried { text.append("  " + FormDeskWords.carried[language], Style(.dim)) }
      return text
    }
    if let offer = state.offer(at: key) {
      return StyledText(
        "(\(painting.shownWhy(offer.title)): \(words(offer.answer, item)))",
        Style(.dim, on: .screen, .italic))
    }
    return item.isRequired && !state.isLaterRow(key)
      ? StyledText(FormDeskWords.required[language], Style(.warning)) : StyledText()
  }

  // MARK: - The question at the cursor

  private func current(
    _ item: QuestionnaireItem, _ key: QuestionnaireItemKey, _ text: String
  ) -> [FormDeskLine] {
    let name = title(text, key)
    var rows: [FormDeskLine] = []
    let style = Style(.strong, on: .screen, .bold)
    if TextWidth.of(name) > label {
      for (place, line) in StyledText(name, style).wrapped(to: columns - 3).enumerated() {
        let head = place == 0 ? sign(item, key) : StyledText("  ")
        rows.append(FormDeskLine(text: head + line, isCurrent: true, isHead: place == 0))
      }
      if let answer = entry(item, key, indent: StyledText("    ")) {
        rows.append(answer)
      } else if session.optionInWords == nil {
        rows[0].caret = sign(item, key).width
      }
    } else {
      let head = sign(item, key) + StyledText(name, style).padded(to: label) + StyledText("  ")
      var line = entry(item, key, indent: head) ?? FormDeskLine(text: head + value(item, key))
      line.isHead = true
      if line.caret == nil, !item.options.isEmpty, session.optionInWords == nil {
        line.caret = head.width
      }
      rows.append(line)
    }
    rows += optionRows(item, key)
    rows += remarks(item, key)
    return rows.map { row in
      var row = row
      row.isCurrent = true
      return row
    }
  }

  /// The row in which something is typed; nil where a numbered answer is chosen.
  private func entry(
    _ item: QuestionnaireItem, _ key: QuestionnaireItemKey, indent: StyledText
  ) -> FormDeskLine? {
    let unit = self.unit(item).map { " " + painting.shown($0) } ?? ""
    guard item.options.isEmpty || !session.typed.isEmpty && session.optionInWords == nil else {
      return nil
    }
    let room = max(4, columns - indent.width - TextWidth.of(unit) - 2)
    let typed = String(painting.shown(session.typed).suffix(fitting: room))
    var text = indent
    if typed.isEmpty, state.answers[key] != nil { text.append(value(item, key)) }
    let start = text.width
    text.append(typed, Style(.strong, on: .screen, .bold))
    let caret = typed.isEmpty ? indent.width : start + TextWidth.of(typed)
    if typed.isEmpty {
      if state.answers[key] == nil { text.append("_" + unit, Style(.dim)) }
    } else {
      text.append("_", Style(.accent))
      text.append(unit, Style(.dim))
    }
    return FormDeskLine(text: text, caret: caret)
  }

  private func optionRows(
    _ item: QuestionnaireItem, _ key: QuestionnaireItemKey
  ) -> [FormDeskLine] {
    guard !item.options.isEmpty else { return [] }
    let chosen = Set(chosenCodes(key))
    var rows: [FormDeskLine] = []
    var line = FormDeskLine(text: StyledText("    "))
    for option in item.options {
      let isChosen = chosen.contains(option.code)
      let mark = isChosen ? glyphs.chosen : " "
      let text = StyledText([
        (mark, Style(.good)), (option.key, Style(.accent, on: .screen, .bold)),
        (
          " " + painting.shown(option.text[language]),
          isChosen ? Style(.strong, on: .screen, .bold) : Style(.text)
        ),
      ]).clipped(to: columns - 4, glyphs: glyphs)
      if line.text.width + 1 + text.width > columns, !line.options.isEmpty {
        rows.append(line)
        line = FormDeskLine(text: StyledText("    "))
      }
      let start = line.text.width + (line.options.isEmpty ? 0 : 1)
      if !line.options.isEmpty { line.text.append(" ") }
      line.text.append(text)
      line.options.append((column: start, columns: text.width, key: option.key))
    }
    rows.append(line)
    if session.optionInWords != nil {
      let head = StyledText([
        ("    ", Style()), (FormDeskWords.words[language] + " ", Style(.dim)),
      ])
      let typed = String(painting.shown(session.typed).suffix(fitting: columns - head.width - 2))
      rows.append(
        FormDeskLine(
          text: head
            + StyledText([(typed, Style(.strong, on: .screen, .bold)), ("_", Style(.accent))]),
          caret: head.width + TextWidth.of(typed)))
    }
    return rows
  }

  private func chosenCodes(_ key: QuestionnaireItemKey) -> [String] {
    switch state.answers[key] {
    case .yesNo(let isYes)?: [isYes ? "yes" : "no"]
    case let answer?: answer.codes
    case nil: []
    }
  }

  /// Below the question: why the last key did nothing, what Enter does, and the remark of the form.
  private func remarks(_ item: QuestionnaireItem, _ key: QuestionnaireItemKey) -> [FormDeskLine] {
    var texts: [StyledText] = []
    if let refusal = session.refusal {
      texts.append(
        StyledText(
          "! " + painting.shown(refusal.text[language]), Style(.bad, on: .screen, .bold)))
    }
    if session.typed.isEmpty, session.optionInWords == nil, let offer = session.offer {
      texts.append(
        StyledText([
          ("Enter ", Style(.accent, on: .screen, .bold)),
          (FormDeskWords.takes[language] + " ", Style(.dim)),
          (painting.shownWhy(offer.title) + ": ", Style(.other)),
          (words(offer.answer, item), Style(.text)),
        ]))
    } else if state.answers[key] == nil, session.typed.isEmpty, session.optionInWords == nil,
      !item.isRequired || state.isLaterRow(key)
    {
      texts.append(
        StyledText([
          ("Enter ", Style(.accent, on: .screen, .bold)),
          (FormDeskWords.passes[language], Style(.dim)),
        ]))
    } else if case .multiChoice = item.kind, state.answers[key] != nil {
      texts.append(
        StyledText([
          ("Enter ", Style(.accent, on: .screen, .bold)),
          (FormDeskWords.goesOn[language], Style(.dim)),
        ]))
    }
    if let hint = item.hint {
      texts.append(StyledText(painting.shown(hint[language]), Style(.dim)))
    }
    return texts.flatMap { $0.wrapped(to: columns - 4) }.map {
      FormDeskLine(text: StyledText("    ") + $0)
    }
  }

  // MARK: - The end

  /// What the form came to, and what still keeps it from being filed.
  private var endLines: [FormDeskLine] {
    var texts: [StyledText] = []
    for item in state.form.items {
      guard let words = computedWords(item) else { continue }
      texts += painting.beside(
        painting.shown(item.text[language]),
        StyledText(words, Style(.strong, on: .screen, .bold)), label: min(30, columns / 2),
        columns: columns)
    }
    if let next = FormDeskWords.nextDateLine(fill) {
      texts += painting.beside(
        FormDeskWords.nextDate[language],
        StyledText(painting.shownWhy(next), Style(.accent, on: .screen, .bold)),
        label: min(30, columns / 2), columns: columns)
    }
    if !texts.isEmpty { texts.append(StyledText()) }
    let problems = state.problems
    for problem in problems {
      let isMissing = problem.kind == .missing
      texts += StyledText(
        (isMissing ? glyphs.unchosen : "?") + " " + painting.shown(problem.text[language]),
        Style(isMissing ? .warning : .bad)
      ).wrapped(to: columns)
    }
    if problems.isEmpty {
      texts.append(StyledText(FormDeskWords.complete[language], Style(.good, on: .screen, .bold)))
    }
    var lines = texts.map { FormDeskLine(text: $0) }
    if let last = lines.indices.last {
      lines[last].isCurrent = true
      lines[last].caret = 0
    }
    return lines
  }
}

extension OpenForm {
  /// Whether a place is a cell of a table.
  func isInTable(_ key: QuestionnaireItemKey) -> Bool {
    form.sections.contains { section in
      section.items.contains { item in
        if case .table(let table) = item.kind {
          table.columns.contains { $0.linkID == key.linkID }
        } else {
          false
        }
      }
    }
  }

  /// Whether a place is a cell after the first row of a table, which may stay empty.
  func isLaterRow(_ key: QuestionnaireItemKey) -> Bool { key.row > 0 }
}

extension String {
  /// As much of the end as has room in so many columns.
  fileprivate func suffix(fitting columns: Int) -> Substring {
    var rest = self[...]
    while TextWidth.of(String(rest)) > columns { rest = rest.dropFirst() }
    return rest
  }
}
