import Canvas
import Domain
import Forms
import Widgets

extension Painting {
  /// Beside the questions: what is to be looked at, what the form came to, what was answered before
  /// and what changed since.
  mutating func drawKnown(_ fill: FormFill, in rect: Rect) {
    Pane(title: FormDeskWords.known[language]).draw(in: rect, on: &grid, with: drawing)
    let area = Pane.inside(rect)
    let parts = [alerts(fill), results(fill), before(fill), changes(fill)].map { part in
      part.map { row in
        row.flatMap { $0.wrapped(to: area.columns) }
      }
    }
    var lines: [StyledText] = []
    for part in parts where part.count > 1 {
      if !lines.isEmpty { lines.append(StyledText()) }
      lines += part.flatMap(\.self)
    }
    if lines.isEmpty { lines = [StyledText(FormDeskWords.nothingKnown[language], Style(.dim))] }
    for (row, line) in lines.prefix(area.rows).enumerated() { draw(line, row: row, in: area) }
  }

  private func heading(_ title: Localized) -> [StyledText] {
    [StyledText(title[language], Style(.accent, on: .screen, .bold))]
  }

  /// Warnings that wait, and red flags that were seen to.
  private func alerts(_ fill: FormFill) -> [[StyledText]] {
    let state = fill.session.state
    let open = state.openRedFlags + state.openWarnings
    let waiting = open.map { [StyledText("? " + shown($0.text[language]), Style(.warning))] }
    let openIDs = Set(open.map(\.id))
    let seen = state.results.redFlags.filter { !openIDs.contains($0.id) }.map { flag in
      [
        StyledText([
          ("! " + shown(flag.text[language]), Style(.bad)),
          ("  " + FormDeskWords.seenTo[language], Style(.dim)),
        ]), StyledText("  " + shown(flag.nextStep[language]), Style(.dim)),
      ]
    }
    return [heading(FormDeskWords.toLookAt)] + waiting + seen
  }

  private func results(_ fill: FormFill) -> [[StyledText]] {
    let lines = FormDeskLines(self, fill, columns: 40)
    var rows = [heading(FormDeskWords.results)]
    for item in fill.form.items {
      guard let words = lines.computedWords(item) else { continue }
      rows.append([
        StyledText([
          (shown(item.text[language]) + "  ", Style(.dim)),
          (words, Style(.strong, on: .screen, .bold)),
        ])
      ])
    }
    if let next = FormDeskWords.nextDateLine(fill) {
      rows.append([
        StyledText([
          (FormDeskWords.nextDate[language] + "  ", Style(.dim)),
          (shownWhy(next), Style(.accent, on: .screen, .bold)),
        ])
      ])
    }
    return rows
  }

  /// The last answers of the present section, and the newest values on file.
  private func before(_ fill: FormFill) -> [[StyledText]] {
    let state = fill.session.state
    guard let section = fill.section else { return [] }
    var rows: [[StyledText]] = []
    let last = state.context.last
    let old = last.flatMap { fill.book.library.form(of: $0) }
    let title = last.map { "\(FormDeskWords.lastTime[language]) \($0.day)" }
    rows.append([
      StyledText(title ?? FormDeskWords.onFile[language], Style(.accent, on: .screen, .bold))
    ])
    for item in section.items.flatMap({ item in
      if case .table(let table) = item.kind { table.columns } else { [item] }
    }) where item.isAsked {
      let label = shown(item.text[language])
      for entry in last?.answers.filter({ $0.key.linkID == item.linkID }) ?? [] {
        let told = old?.item(item.linkID) ?? item
        let words = FormText.answer(
          entry.answer, to: told,
          unitLabel: FormText.unitLabel(of: told, in: fill.book.indicators), in: language)
        rows.append([known(label, words, isHere: item.linkID == fill.session.cursor?.linkID)])
      }
      guard let code = item.indicator, let reading = state.context.observed[code],
        let indicator = fill.book.indicators[code: code]
      else { continue }
      let words =
        "\(reading.value) \(unit(indicator)) (\(FormDeskWords.onFile[language]) \(reading.day))"
      rows.append([known(label, words, isHere: item.linkID == fill.session.cursor?.linkID)])
    }
    return rows
  }

  private func known(_ label: String, _ words: String, isHere: Bool) -> StyledText {
    StyledText([
      (label + "  ", isHere ? Style(.accent) : Style(.dim)),
      (shown(words), Style(isHere ? .strong : .text)),
    ])
  }

  /// What is otherwise than last time, numbers with the way they went.
  private func changes(_ fill: FormFill) -> [[StyledText]] {
    let state = fill.session.state
    guard let last = state.context.last else { return [] }
    let now = state.response(.inProgress)
    let answered = Set(now.answers.map(\.key))
    let known = Set(now.results.map(\.linkID))
    let changes = FormComparison.changes(
      from: last, to: now, library: fill.book.library, indicators: fill.book.indicators,
      language: language
    ).filter { change in
      // Each visit has another day; what is not answered yet has not changed.
      guard change.before != nil, change.key.linkID != fill.form.dayItem else { return false }
      return answered.contains(change.key) || known.contains(change.key.linkID)
    }
    return [heading(FormDeskWords.changed)]
      + changes.map { change in
        [StyledText(shown(change.label) + "  ", Style(.dim)) + changeWords(change)]
      }
  }
}
