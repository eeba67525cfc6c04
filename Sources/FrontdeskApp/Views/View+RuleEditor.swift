import Canvas
import Domain
import Rules
import Widgets

extension Painting {
  /// A rule being written, over the whole screen between title and footer.
  mutating func drawRuleEditor(_ editor: RuleEditorState) {
    let parts = RuleEditorParts(grid.size, layout)
    clickable(parts.pane, .nothing)
    if let side = parts.side { clickable(side, .nothing) }
    let dot = " \(drawing.glyphs.dot) "
    let name = editor.subject.map { shown($0.id) } ?? RuleWords.newRule[language]
    Pane(
      title: RuleWords.screen[language] + dot + name, notes: editorNotes(editor),
      bottomLeft: counts(of: editor),
      bottomRight: [
        Segment(
          StyledText(
            "\(editor.field.caret.line + 1):\(editor.field.caret.column + 1)", Style(.dim)))
      ], isFocused: model.rules.shown == nil
    ).draw(in: parts.pane, on: &grid, with: drawing)
    drawText(of: editor, in: parts.text)
    drawFoot(of: editor, in: parts.foot)
    if let side = parts.side { drawSide(of: editor, in: side) }
    if let completion = editor.completion, let caret = cursor {
      drawCompletion(completion, of: editor, below: caret)
    }
  }

  private func editorNotes(_ editor: RuleEditorState) -> [Segment] {
    var notes: [Segment] = []
    if editor.field.isReadOnly {
      notes.append(
        Segment(Chip(RuleWords.readOnly[language], .warning).text(with: drawing), priority: 3))
    } else if editor.entered != nil {
      notes.append(Segment(StyledText(RuleWords.begun[language], Style(.warning)), priority: 3))
    }
    if let running = model.rules.running {
      notes.append(Segment(StyledText(runningWords(running), Style(.warning)), priority: 2))
    }
    notes.append(Segment(StyledText(shown(editor.file), Style(.dim)), priority: 1))
    return notes
  }

  /// How many errors and warnings there are, and how the examples stand.
  private func counts(of editor: RuleEditorState) -> [Segment] {
    if editor.isSaving { return [Segment(StyledText(RuleWords.saving[language], Style(.dim)))] }
    var segments: [Segment] = []
    if editor.errors > 0 {
      segments.append(
        Segment(
          StyledText(RuleWords.errors(editor.errors)[language], Style(.bad, on: .screen, .bold)),
          priority: 3))
    }
    if editor.warnings > 0 {
      segments.append(
        Segment(
          StyledText(RuleWords.warnings(editor.warnings)[language], Style(.warning)), priority: 2))
    }
    guard let checkup = editor.checkup else { return segments }
    if segments.isEmpty {
      segments.append(
        Segment(StyledText(RuleWords.noProblem[language], Style(.good)), priority: 3))
    }
    if editor.errors == 0, let tests = RuleWords.tests(checkup) {
      let role: Role = checkup.failed.isEmpty ? .good : .bad
      segments.append(Segment(StyledText(tests[language], Style(role)), priority: 1))
    }
    return segments
  }

  // MARK: - The text

  private mutating func drawText(of editor: RuleEditorState, in area: Rect) {
    let field = editor.field
    let starts = field.lineStarts
    let marked = signs(of: editor)
    cursor = field.draw(
      gutter: RuleEditorParts.gutter, in: area, on: &grid, with: drawing,
      head: { line in
        let number = String(line + 1)
        let isHere = line == field.caret.line
        return .joined(
          [
            marked[line] ?? StyledText(" "),
            StyledText(
              String(repeating: " ", count: max(0, 3 - number.count)) + number,
              isHere ? Style(.accent, on: .screen, .bold) : Style(.dim)),
          ], spacing: 0)
      },
      spans: { line in
        let (start, count) = (starts[line], field.lines[line].utf8.count)
        return RuleLook.spans(editor.stretches, start: start, count: count)
          + RuleLook.marks(editor.problems, start: start, count: count)
      })
    clickable(area, .ruleText)
  }

  /// The sign before each line on which something is wrong.
  private func signs(of editor: RuleEditorState) -> [Int: StyledText] {
    var signs: [Int: StyledText] = [:]
    for found in editor.problems {
      let line = editor.field.place(at: found.range.lowerBound).line
      if found.severity == .error {
        signs[line] = StyledText("!", Style(.bad, on: .screen, .bold))
      } else if signs[line] == nil {
        signs[line] = StyledText("?", Style(.warning, on: .screen, .bold))
      }
    }
    return signs
  }

  // MARK: - What is wrong

  /// What is wrong on the line of the caret and the way out; else what keeps it from being saved.
  private func sentences(of editor: RuleEditorState) -> [StyledText] {
    if let problem = editor.problem {
      return [StyledText(problem[language], Style(.warning, on: .screen, .bold))]
    }
    let here = editor.problems(ofLine: editor.field.caret.line)
    if !here.isEmpty { return here.flatMap { sentence($0) } }
    guard editor.errors == 0, let checkup = editor.checkup else {
      return (editor.checkup?.elsewhere ?? []).map {
        StyledText(shown(RuleWords.elsewhere($0)[language]), Style(.bad))
      }
    }
    return checkup.failed.map {
      StyledText(shown(RuleWords.failed($0)[language]), Style(.bad))
    }
  }

  private func sentence(_ found: RuleDiagnostic) -> [StyledText] {
    let role: Role = found.severity == .error ? .bad : .warning
    let message = StyledText(shown(RuleWords.problem(found)[language]), Style(role))
    guard let help = found.help else { return [message] }
    return [message, StyledText(shown(help[language]), Style(.dim))]
  }

  private mutating func drawFoot(of editor: RuleEditorState, in area: Rect) {
    guard area.rows > 0 else { return }
    let lines = sentences(of: editor).flatMap { $0.wrapped(to: area.columns) }
    for (row, line) in lines.enumerated() where row < area.rows { draw(line, row: row, in: area) }
  }

  /// Everything that is wrong, beside the text; what is wrong at the caret in full.
  private mutating func drawSide(of editor: RuleEditorState, in rect: Rect) {
    Pane(title: RuleWords.problems[language]).draw(in: rect, on: &grid, with: drawing)
    let area = Pane.inside(rect)
    var lines: [StyledText] = []
    if let problem = editor.problem {
      lines += StyledText(problem[language], Style(.warning, on: .screen, .bold))
        .wrapped(to: area.columns)
      lines.append(StyledText())
    }
    for found in editor.problems {
      let line = editor.field.place(at: found.range.lowerBound).line
      let isHere = line == editor.field.caret.line
      let number = StyledText(
        "\(line + 1)", isHere ? Style(.accent, on: .screen, .bold) : Style(.dim)
      )
      .padded(to: 4)
      let texts = isHere ? sentence(found) : Array(sentence(found).prefix(1))
      for (place, text) in texts.flatMap({ $0.wrapped(to: area.columns - 4) }).enumerated() {
        lines.append((place == 0 ? number : StyledText("    ")) + text)
      }
    }
    for found in editor.checkup?.elsewhere ?? [] {
      lines += StyledText(shown(RuleWords.elsewhere(found)[language]), Style(.bad))
        .wrapped(to: area.columns)
    }
    if editor.errors == 0, let checkup = editor.checkup {
      if lines.isEmpty {
        lines.append(StyledText(RuleWords.noProblem[language], Style(.good)))
      }
      lines.append(StyledText())
      if let tests = RuleWords.tests(checkup) {
        lines.append(StyledText(tests[language], Style(checkup.failed.isEmpty ? .good : .bad)))
      }
      for test in checkup.failed {
        lines += StyledText(shown(RuleWords.failed(test)[language]), Style(.bad))
          .wrapped(to: area.columns)
      }
    }
    if let subject = editor.subject, let forecast = model.rules.forecasts[subject],
      forecast.text == editor.field.text
    {
      lines.append(StyledText())
      lines.append(StyledText(RuleWords.counts(forecast), Style(.strong)))
    }
    for (row, line) in lines.enumerated() where row < area.rows { draw(line, row: row, in: area) }
  }

  // MARK: - Completion

  private mutating func drawCompletion(
    _ completion: CompletionState, of editor: RuleEditorState, below caret: Point
  ) {
    let list = CompletionList(
      title: RuleWords.completions[language],
      completion.items.map { item in
        // A word of the language itself is told by the other one's.
        let other = Language.allCases.first { $0 != language } ?? language
        let titles = [item.title[language], item.title[other]]
        return (
          text: StyledText(shown(item.text), RuleLook.style(item.colour)),
          title: StyledText(shown(titles.first { $0 != item.text } ?? ""), Style(.dim))
        )
      })
    let room = Rect(grid.size).inset(top: 1, bottom: 1)
    list.draw(completion.list, below: caret, in: room, on: &grid, with: drawing)
    clickable(list.frame(below: caret, in: room), .nothing)
    for (rect, place) in list.lines(completion.list, below: caret, in: room) {
      clickable(rect, .completion(place))
    }
  }
}
