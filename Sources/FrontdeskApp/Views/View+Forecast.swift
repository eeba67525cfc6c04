import Canvas
import Domain
import Widgets

extension Painting {
  /// Rows of people that show over a screen of some size.
  static func forecastRows(_ size: Size) -> Int { max(0, forecastFrame(size).rows - 7) }

  private static func forecastFrame(_ size: Size) -> Rect {
    let body = Rect(size).inset(top: 1, bottom: 1)
    // In a narrow window a border on either side would be all that is seen of the list.
    let columns = body.columns < 100 ? body.columns : 96
    let rows = min(body.rows, 34)
    return Rect(
      column: body.column + (body.columns - columns) / 2,
      row: body.row + (body.rows - rows) / 2, columns: max(0, columns), rows: max(0, rows))
  }

  /// Whom a rule would touch, over the screen.
  mutating func drawForecast(_ shown: ShownForecast) {
    let rect = Self.forecastFrame(grid.size)
    grid.fill(rect, style: Style(.text, on: .popup))
    let dot = " \(drawing.glyphs.dot) "
    Pane(
      title: RuleWords.forecast[language] + dot + self.shown(shown.subject.id),
      bottomRight: [Segment(StyledText(shown.list.position, Style(.dim)))], isFocused: true,
      backdrop: .popup
    ).draw(in: rect, on: &grid, with: drawing)
    cover(rect)
    let area = Pane.inside(rect)
    cursor = Point(column: area.column, row: area.row)
    if let forecast = model.shownForecast {
      drawAnswer(forecast, shown, in: area)
    } else if let running = model.rules.running {
      draw(StyledText(runningWords(running), Style(.strong)), row: 1, in: area)
      let hint = StyledText(RuleWords.forecastHint[language], Style(.dim))
      for (row, line) in hint.wrapped(to: area.columns).enumerated() {
        draw(line, row: row + 3, in: area)
      }
    }
    grid.tint(Pane.interior(rect), backdrop: .popup)
  }

  private mutating func drawAnswer(
    _ forecast: RuleForecast, _ shown: ShownForecast, in area: Rect
  ) {
    let tabs = RuleForecast.Change.allCases.map { change in
      let count = Format.grouped(forecast[change])
      let title = RuleWords.change(change)
      return ListTab(
        title: Localized(
          zh: title.chinese + " " + count, en: title.english + " " + count),
        isActive: change == shown.change, target: .forecastChange(change))
    }
    drawTabs(tabs, in: Rect(column: area.column, row: area.row, columns: area.columns, rows: 1))
    let note =
      RuleWords.doubt(forecast).map { StyledText($0[language], Style(.warning)) }
      ?? StyledText(RuleWords.cost(forecast)[language], Style(.dim))
    draw(note.clipped(to: area.columns, glyphs: drawing.glyphs), row: 1, in: area)
    let people = forecast.first(shown.change)
    let list = area.inset(left: -1, top: 3, right: -1, bottom: 1)
    guard !people.isEmpty else {
      draw(StyledText(RuleWords.nobody[language], Style(.dim)), row: 4, in: area)
      return
    }
    if let first = RuleWords.firstOf(people.count, forecast[shown.change]) {
      draw(StyledText(first[language], Style(.dim)), row: area.rows - 1, in: area)
    }
    drawPeople(people, shown.list, in: list)
  }

  private mutating func drawPeople(_ people: [LookupHit], _ state: ListState, in rect: Rect) {
    let words = PersonWords(model)
    let isVeiled = model.isVeiled
    let known = people.map { person in
      person.tags.map { shown($0.title[language]) }.joined(separator: " ")
    }
    let names = people.map { shown($0.name) }
    let table = Table([
      TableColumn(Phrase.name[language], width: .flexible(min: 8, weight: 2), priority: 9),
      TableColumn(Phrase.ageHeading[language], width: .fixed(8), priority: 8),
      TableColumn(Phrase.cardHeading[language], width: .fixed(9), priority: 7),
      TableColumn(Phrase.phone[language], width: .fixed(11), priority: 5),
      TableColumn(RuleWords.tag[language], width: .flexible(min: 10, weight: 3), priority: 6),
    ])
    clickable(table, state, in: rect) { .forecastRow($0) }
    cursor = table.draw(state, in: rect, on: &grid, with: drawing) { row in
      guard people.indices.contains(row) else { return TableRow.pending }
      let person = people[row]
      return TableRow([
        StyledText(names[row], Style(.strong)),
        StyledText(
          words.sexAndAge(
            person.sex, person.birthDate, precision: person.birthDatePrecision)),
        StyledText(person.card, Style(.dim)),
        StyledText(person.phone.map { words.phone($0) } ?? "", Style(.dim)),
        StyledText(isVeiled ? "" : known[row], Style(.dim)),
      ])
    }
  }
}
