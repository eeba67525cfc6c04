import Canvas
import Domain
import Rules
import Widgets

extension Painting {
  mutating func drawRules() {
    if let editor = model.rules.editor {
      drawRuleEditor(editor)
    } else {
      drawRuleLists()
    }
    if let shown = model.rules.shown { drawForecast(shown) }
  }

  // MARK: - Lists

  private mutating func drawRuleLists() {
    guard let rect = layout[.rules] else { return }
    let table = model.rules.part == .rules ? TableID.rules : .overrides
    let parts = TabbedList(rect, showsFilter: model.tables[table].showsFilter)
    Pane(
      title: RuleWords.screen[language], notes: ruleNotes, bottomLeft: tableFoot(table),
      bottomRight: [Segment(StyledText(model.list(of: table).position, Style(.dim)))],
      isFocused: true
    ).draw(in: rect, on: &grid, with: drawing)
    let tabs = model.ruleParts.map { part in
      ListTab(title: part.title, isActive: part == model.rules.part, target: .rulesPart(part))
    }
    drawTabs(tabs, in: parts.tabs)
    let list = model.list(of: table)
    if table == .rules {
      let rows = RuleRows(model)
      let order = rows.order()
      let lines = model.rules.shelf?.lines
      let none = lines.map { $0.isEmpty ? RuleWords.noRules : Phrase.noRowFits.text }
      drawTable(table, order.count, list, of: .rules, none: none, in: parts.list) { column, row in
        rows.cell(column, (lines ?? [])[order[row]])
      }
    } else {
      let rows = OverrideRows(model)
      let order = rows.order()
      let lines = model.rules.overrides
      let none = lines.map { $0.isEmpty ? RuleWords.noOverrides : Phrase.noRowFits.text }
      drawTable(table, order.count, list, of: .rules, none: none, in: parts.list) { column, row in
        rows.cell(column, (lines ?? [])[order[row]])
      }
    }
    if let filter = parts.filter { drawFilter(table, in: filter) }
    drawRuleDetail()
  }

  /// What waits to be judged, and a count that is on its way.
  private var ruleNotes: [Segment] {
    var notes: [Segment] = []
    if let running = model.rules.running {
      notes.append(Segment(StyledText(runningWords(running), Style(.warning)), priority: 3))
    }
    if let backlog = model.rules.shelf?.backlog, backlog > 0 {
      notes.append(
        Segment(StyledText(RuleWords.backlog(backlog)[language], Style(.warning)), priority: 2))
    }
    return notes
  }

  func runningWords(_ running: RunningForecast) -> String {
    if running.isStopping { return RuleWords.stopping[language] }
    let seconds = max(0, model.now.seconds - running.since.seconds)
    return RuleWords.running(running.done, seconds: seconds)[language]
  }

  // MARK: - What is selected

  private mutating func drawRuleDetail() {
    guard let rect = layout[.ruleDetail] else { return }
    if let line = model.overrideLine {
      Pane(title: RuleWords.overrides[language]).draw(in: rect, on: &grid, with: drawing)
      let rows = OverrideRows(model).details(line)
      drawLabelled(rows, in: Pane.inside(rect).inset(left: 1))
      return
    }
    guard let line = model.ruleLine, let standing = line.standing else {
      Pane(title: RuleWords.text[language]).draw(in: rect, on: &grid, with: drawing)
      return
    }
    Pane(
      title: shown(line.subject.id),
      notes: [Segment(StyledText(shown(line.file), Style(.dim)), priority: 1)]
    ).draw(in: rect, on: &grid, with: drawing)
    let area = Pane.inside(rect)
    let versions = line.versions.prefix(area.rows > 14 ? 4 : 1).map { RuleRows(model).words($0) }
    var row = 0
    for words in versions {
      draw(words.clipped(to: area.columns, glyphs: drawing.glyphs), row: row, in: area)
      row += 1
    }
    if let fault = line.fault {
      let lines = StyledText(shown(fault[language]), Style(.bad)).wrapped(to: area.columns)
      for text in lines {
        draw(text, row: row, in: area)
        row += 1
      }
    }
    if let forecast = model.rules.forecasts[line.subject], forecast.text == standing.text {
      draw(StyledText(RuleWords.counts(forecast), Style(.strong)), row: row, in: area)
      row += 1
    }
    drawRuleText(standing.text, in: area.inset(top: row + (area.rows > 14 ? 1 : 0)))
  }

  /// A text of rules in its colours, as much of it as there is room for.
  private mutating func drawRuleText(_ text: String, in area: Rect) {
    guard area.rows > 0, area.columns > 0 else { return }
    let editor = TextEditor(text)
    let stretches = RuleFile.read(text, fileName: "").stretches
    let starts = editor.lineStarts
    editor.draw(
      gutter: 0, in: area, on: &grid, with: drawing, head: { _ in StyledText() },
      spans: {
        RuleLook.spans(stretches, start: starts[$0], count: editor.lines[$0].utf8.count)
      })
  }

  /// Words with what they are, one below the other, and wrapped beside their names.
  mutating func drawLabelled(
    _ details: [(label: Localized, text: StyledText)], in area: Rect
  ) {
    let width = details.map { TextWidth.of($0.label[language]) }.max() ?? 0
    var row = 0
    for (label, text) in details where !text.isEmpty {
      let name = StyledText(label[language], Style(.dim)).padded(to: width)
      for (place, line) in text.wrapped(to: max(1, area.columns - width - 2)).enumerated() {
        let head = place == 0 ? name : StyledText().padded(to: width)
        draw(head + StyledText("  ") + line, row: row, in: area)
        row += 1
      }
    }
  }
}
