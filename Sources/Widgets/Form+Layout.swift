import Canvas

extension Form {
  /// How the columns of a form are shared out.
  struct Metrics: Hashable {
    /// Columns of the bar, of the sign of a change and of a blank.
    static let gutter = 3
    /// Columns of one column of fields.
    let columns: Int
    /// Columns of a label; 0 when labels stand above their fields.
    let labelColumns: Int
    /// Most rows of an answered ladder without the focus, as there is no room for all; nil for any.
    var ladderRows: Int?

    /// Where a field begins, after the gutter, the label, its star and a blank.
    var bodyStart: Int { labelColumns > 0 ? Metrics.gutter + labelColumns + 2 : Metrics.gutter }
    var bodyColumns: Int { max(0, columns - bodyStart) }
  }

  /// Something that takes rows of its own.
  enum Content: Hashable {
    /// With a blank row above, but for the first of a column.
    case heading(String)
    /// A blank row.
    case gap
    /// A place among the fields of the form.
    case field(Int)
  }

  struct Block: Hashable {
    let content: Content
    let rows: Int
  }

  struct Part: Hashable {
    let content: Content
    let rect: Rect
  }

  /// Where everything lies; parts may lie above or below what is in sight.
  struct Layout: Hashable {
    let parts: [Part]
    let metrics: Metrics
    /// Rows of the whole form, and the first one in sight.
    let rows: Int
    let top: Int
  }

  /// Least columns for which the fields of a tall form stand in two columns.
  private static let twoColumns = 100

  func layout(_ state: FormState, in rect: Rect) -> Layout {
    // The last column is for the signs of scrolling.
    let columns = max(0, rect.columns - 1)
    let metrics = metrics(state, columns: columns)
    let blocks = blocks(state, metrics)
    let whole = column(blocks[...])
    if whole.rows <= rect.rows { return placed([whole.parts], metrics, state, in: rect) }
    if columns < Form.twoColumns {
      var folded = metrics
      let ladder = state.visible.map { state.fields[$0] }.first(where: \.isLadder)
      folded.ladderRows = max(1, rect.rows - whole.rows + (ladder?.options.count ?? 0))
      return placed([column(self.blocks(state, folded)[...]).parts], folded, state, in: rect)
    }
    let half = self.metrics(state, columns: (columns - 2) / 2)
    let narrow = self.blocks(state, half)
    let split = split(narrow)
    let columnsOfParts = [narrow[..<split], narrow[split...]].map { column($0).parts }
    return placed(columnsOfParts, half, state, in: rect)
  }

  func metrics(_ state: FormState, columns: Int) -> Metrics {
    let widest =
      state.visible.map { state.fields[$0] }.filter { !$0.isLadder }
      .map { TextWidth.of($0.label) }.max() ?? 0
    // Labels above their fields where both together would leave too little to type in.
    let isStacked = columns < 36
    return Metrics(columns: columns, labelColumns: isStacked ? 0 : min(widest, columns / 3))
  }

  func blocks(_ state: FormState, _ metrics: Metrics) -> [Block] {
    var blocks: [Block] = []
    var first = 0
    for section in state.sections {
      let places = state.visible.filter { $0 >= first && $0 < first + section.fields.count }
      first += section.fields.count
      if places.isEmpty { continue }
      if !section.title.isEmpty {
        blocks.append(Block(content: .heading(section.title), rows: 2))
      } else if section.isApart, !blocks.isEmpty {
        blocks.append(Block(content: .gap, rows: 1))
      }
      for place in places {
        blocks.append(
          Block(content: .field(place), rows: fieldRows(place, state, metrics)))
      }
    }
    return blocks
  }

  /// Rows of a field with its label and what is wrong with it.
  private func fieldRows(_ place: Int, _ state: FormState, _ metrics: Metrics) -> Int {
    answerStart(state.fields[place], metrics).rows + answerRows(place, state, metrics)
      + problemLines(place, state, metrics).count
  }

  /// Where an answer begins in the place of its field: columns after the label, rows below it.
  func answerStart(_ field: FormField, _ metrics: Metrics) -> (columns: Int, rows: Int) {
    if field.isLadder { return (Metrics.gutter, 0) }
    return (metrics.bodyStart, metrics.labelColumns == 0 ? 1 : 0)
  }

  /// Rows of an answer alone.
  func answerRows(_ place: Int, _ state: FormState, _ metrics: Metrics) -> Int {
    let field = state.fields[place]
    return switch field.kind {
    case .lines(let rows, _): max(1, rows)
    case .ladder(let options):
      place == state.focus || state.raw(field.id).isEmpty
        ? max(1, options.count)
        : max(1, min(options.count, metrics.ladderRows ?? options.count))
    case .choice, .choices:
      field.isList ? 1 : max(1, flow(field, columns: metrics.bodyColumns).count)
    default: 1
    }
  }

  /// The row of the caret in the field with the focus, counted from the first row of its label.
  private func caretRow(_ state: FormState, _ metrics: Metrics) -> Int {
    let field = state.fields[state.focus]
    let label = answerStart(field, metrics).rows
    let rows = flow(field, columns: metrics.bodyColumns)
    switch state.answers[state.focus] {
    case .choice(let choice) where field.isLadder: return choice.chosen ?? 0
    case .choice(let choice) where !field.isList:
      return label + (rows.firstIndex { $0.contains(choice.chosen ?? 0) } ?? 0)
    case .choices(let choices):
      return label + (rows.firstIndex { $0.contains(choices.cursor) } ?? 0)
    case .text(let text) where text.keepsLines:
      let columns = min(metrics.bodyColumns, Form.mostLineColumns)
      return label
        + text.caretRow(columns: columns, visible: answerRows(state.focus, state, metrics))
    default: return label
    }
  }

  /// Most columns of a field of several lines; longer ones are hard to read.
  static let mostLineColumns = 60

  /// What is wrong with a field, or why it cannot be changed, broken to its width.
  func problemLines(_ place: Int, _ state: FormState, _ metrics: Metrics) -> [StyledText] {
    let obstacle = state.fields[place].obstacle
    if !obstacle.isEmpty {
      return StyledText(obstacle, Style(.dim)).wrapped(to: metrics.bodyColumns)
    }
    let id = state.fields[place].id
    guard let problem = state.problems[id] else {
      guard let explanation = state.explanations[id] else { return [] }
      return StyledText(explanation, Style(.dim)).wrapped(to: metrics.bodyColumns)
    }
    return StyledText("! " + words.sentence(problem), Style(.bad, on: .screen, .bold))
      .wrapped(to: metrics.bodyColumns)
  }

  /// The places of the options on each row, as many on a row as fit.
  func flow(_ field: FormField, columns: Int) -> [[Int]] {
    var rows: [[Int]] = []
    var used = 0
    for (place, option) in field.options.enumerated() {
      let width = Form.optionWidth(option, field)
      if rows.isEmpty || used + Form.optionGap + width > columns {
        rows.append([place])
        used = width
      } else {
        rows[rows.count - 1].append(place)
        used += Form.optionGap + width
      }
    }
    return rows
  }

  static let optionGap = 3

  /// Columns of a sign, a digit and a title.
  static func optionWidth(_ option: FormField.Option, _ field: FormField) -> Int {
    if case .choices = field.kind { return 6 + TextWidth.of(option.title) }
    return 4 + TextWidth.of(option.title)
  }

  /// The blocks one below the other, from row 0.
  func column(_ blocks: ArraySlice<Block>) -> (parts: [(Content, row: Int, rows: Int)], rows: Int) {
    var parts: [(Content, row: Int, rows: Int)] = []
    var row = 0
    for block in blocks {
      var rows = block.rows
      // Nothing stands above the first heading that it would have to be parted from.
      if case .heading = block.content, row == 0 { rows = 1 }
      parts.append((block.content, row, rows))
      row += rows
    }
    return (parts, row)
  }

  /// Where the right column begins: both about equally tall, and rather at a heading.
  private func split(_ blocks: [Block]) -> Int {
    var best = (place: blocks.count, cost: Int.max)
    for place in blocks.indices.dropFirst() {
      // A heading alone at the foot of a column would name nothing.
      switch blocks[place - 1].content {
      case .heading, .gap: continue
      case .field: break
      }
      var cost = max(column(blocks[..<place]).rows, column(blocks[place...]).rows) * 2
      if case .field = blocks[place].content { cost += 3 }
      if cost < best.cost { best = (place, cost) }
    }
    return best.place
  }

  /// The columns side by side, scrolled so that the focus shows.
  private func placed(
    _ columns: [[(Content, row: Int, rows: Int)]], _ metrics: Metrics, _ state: FormState,
    in rect: Rect
  ) -> Layout {
    let all = columns.joined()
    let rows = all.map { $0.row + $0.rows }.max() ?? 0
    let focused = all.first { $0.0 == .field(state.focus) }
    var top = Form.top(
      rows: rows, visible: rect.rows, focus: focused?.row ?? 0,
      focusEnd: focused.map { $0.row + $0.rows } ?? 0)
    if let focused, focused.rows > rect.rows {
      // Of a field that is taller than its place, the row with the caret shows.
      top = max(top, focused.row + caretRow(state, metrics) + 1 - rect.rows)
    }
    var parts: [Part] = []
    for (number, column) in columns.enumerated() {
      for (content, row, height) in column {
        let place = Rect(
          column: rect.column + number * (metrics.columns + 2), row: rect.row + row - top,
          columns: metrics.columns, rows: height)
        parts.append(Part(content: content, rect: place))
      }
    }
    return Layout(parts: parts, metrics: metrics, rows: rows, top: top)
  }

  /// The first row in sight; it depends on the focus alone, with a third of the rows above it.
  private static func top(rows: Int, visible: Int, focus: Int, focusEnd: Int) -> Int {
    var top = min(max(0, focus - visible / 3), max(0, rows - visible))
    if focusEnd > top + visible { top = focusEnd - visible }
    return max(0, min(top, focus))
  }
}
