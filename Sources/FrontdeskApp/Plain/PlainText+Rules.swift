import Domain
import Rules
import Widgets

/// Rules in words: the list, a text by its lines, and whom it would touch.
extension PlainText {
  mutating func addRules() {
    if let shown = model.rules.shown {
      addForecast(shown)
    } else if let editor = model.rules.editor {
      addRuleEditor(editor)
    } else {
      addRuleLists()
    }
  }

  // MARK: - Lists

  private mutating func addRuleLists() {
    let part = model.rules.part
    let subject = "rules/\(part)"
    var notes = [part.title[language]]
    if let backlog = model.rules.shelf?.backlog, backlog > 0 {
      notes.append(RuleWords.backlog(backlog)[language])
    }
    add(.place, subject, fields: notes)
    switch part {
    case .rules:
      guard let lines = model.rules.shelf?.lines else { return }
      let rows = RuleRows(model)
      let order = rows.order()
      if order.isEmpty { add(.list, subject, model.keymap.naming(RuleWords.noRules)[language]) }
      addRows(of: model.rules.list, subject: subject) { _, row in
        (rows.columns.map { rows.cell($0.id, lines[order[row]]).plain }, .listRow(row))
      }
      if let line = model.ruleLine { addDetails(of: line, rows) }
    case .overrides:
      guard let lines = model.rules.overrides else { return }
      let rows = OverrideRows(model)
      let order = rows.order()
      if order.isEmpty { add(.list, subject, RuleWords.noOverrides[language]) }
      addRows(of: model.rules.overrideList, subject: subject) { _, row in
        (rows.columns.map { rows.cell($0.id, lines[order[row]]).plain }, .listRow(row))
      }
      guard let line = model.overrideLine else { return }
      for (label, text) in rows.details(line) where !text.isEmpty {
        add(.details, "details", label[language] + ": " + text.plain)
      }
    }
  }

  private mutating func addDetails(of line: RuleLine, _ rows: RuleRows) {
    for version in line.versions {
      add(.details, "details", rows.words(version).plain)
    }
    if let fault = line.fault { add(.details, "details", fault[language]) }
    guard let standing = line.standing else { return }
    if let forecast = model.rules.forecasts[line.subject], forecast.text == standing.text {
      add(.details, "details", RuleWords.counts(forecast))
    }
    for (number, text) in TextEditor(standing.text).lines.enumerated() {
      add(.details, "details", "\(number + 1): \(text)")
    }
  }

  // MARK: - The editor

  private mutating func addRuleEditor(_ editor: RuleEditorState) {
    let name = editor.subject?.id ?? RuleWords.newRule[language]
    let subject = "rule/\(name)"
    add(
      .place, subject, RuleWords.rule[language], name,
      editor.field.isReadOnly ? RuleWords.readOnly[language] : "",
      editor.entered == nil ? "" : RuleWords.begun[language])
    if !editor.field.isReadOnly { add(.place, subject, RuleWords.plainHint[language]) }
    for (number, text) in editor.field.lines.enumerated() {
      add(.list, subject, "\(number + 1): \(text)")
    }
    if let problem = editor.problem { add(.more, subject, problem[language]) }
    for found in editor.problems {
      let line = editor.field.place(at: found.range.lowerBound).line + 1
      add(
        .more, subject, RuleWords.line(line)[language] + RuleWords.problem(found)[language],
        found.help?[language] ?? "")
    }
    for found in editor.checkup?.elsewhere ?? [] {
      add(.more, subject, RuleWords.elsewhere(found)[language])
    }
    guard editor.errors == 0, let checkup = editor.checkup else { return }
    if editor.problems.isEmpty { add(.more, subject, RuleWords.noProblem[language]) }
    if let tests = RuleWords.tests(checkup) { add(.more, subject, tests[language]) }
    for test in checkup.failed { add(.more, subject, RuleWords.failed(test)[language]) }
  }

  // MARK: - Whom it would touch

  private mutating func addForecast(_ shown: ShownForecast) {
    let subject = "preview/\(shown.subject.id)/\(shown.change)"
    add(.place, subject, RuleWords.forecast[language], shown.subject.id)
    guard let forecast = model.shownForecast else {
      if let running = model.rules.running {
        add(.place, subject, RuleWords.running(running.done, seconds: 0)[language])
      }
      return
    }
    let counts = RuleForecast.Change.allCases.map { change in
      RuleWords.change(change)[language] + " " + Format.grouped(forecast[change])
    }
    add(.place, subject, fields: counts)
    add(
      .place, subject, RuleWords.cost(forecast)[language],
      RuleWords.doubt(forecast)?[language] ?? "")
    let people = forecast.first(shown.change)
    let title = RuleWords.change(shown.change)[language]
    if people.isEmpty { add(.list, subject, title, RuleWords.nobody[language]) }
    addRows(of: shown.list, subject: subject) { text, row in
      guard people.indices.contains(row) else { return ([], nil) }
      let person = people[row]
      return (
        [
          text.shown(person.name),
          PersonWords(text.model).sexAndAge(
            person.sex, person.birthDate, precision: person.birthDatePrecision),
          person.card,
        ], .listRow(row)
      )
    }
  }
}

extension Model {
  /// Changes a line of the rule being written: `12 text` replaces it, `+12 text` puts one after it,
  /// `-12` takes it out.
  mutating func fillRule(_ typed: String) -> [Effect] {
    guard let editor = rules.editor, let order = PlainLineOrder(typed) else {
      say(RuleWords.plainHint, .problem)
      return []
    }
    let lines = editor.field.lines
    guard order.line <= lines.count, order.line > 0 || order.kind == .insert else {
      say(RuleWords.noSuchLine, .problem)
      return []
    }
    var next = lines
    let indent = order.line > 0 ? String(lines[order.line - 1].prefix { $0 == " " }) : ""
    switch order.kind {
    case .replace: next[order.line - 1] = indent + order.text
    case .insert: next.insert(indent + order.text, at: order.line)
    case .remove: next.remove(at: order.line - 1)
    }
    let place = max(0, min(order.kind == .insert ? order.line : order.line - 1, next.count - 1))
    return changeRule { field in
      field.replaceAll(with: next.joined(separator: "\n"))
      field.move(to: TextEditor.Place(line: place, column: 0))
    }
  }
}

/// What a line of plain mode does to the lines of a text.
struct PlainLineOrder: Equatable {
  enum Kind: Equatable {
    case replace, insert, remove
  }

  var kind: Kind
  /// Counted from 1; 0 before the first line, for putting one in.
  var line: Int
  var text: String

  /// Nil for what names no line.
  init?(_ typed: String) {
    var rest = typed.trimmingBlanks[...]
    kind = .replace
    switch rest.first.map(CommandFolding.fold) {
    case "+":
      kind = .insert
      rest.removeFirst()
    case "-":
      kind = .remove
      rest.removeFirst()
    default: break
    }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty, let number = Int(digits) else { return nil }
    rest = rest.dropFirst(digits.count)
    if let next = rest.first, !next.isWhitespace { return nil }
    line = number
    text = String(rest).trimmingBlanks
    if kind == .remove, !text.isEmpty { return nil }
  }
}
