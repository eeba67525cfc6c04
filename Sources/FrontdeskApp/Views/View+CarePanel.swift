import Canvas
import Domain
import FollowUps
import Widgets

extension Painting {
  /// What is planned for the person in view: a list with what its selected line says below it, all of
  /// one line, or what can be chosen.
  mutating func drawCarePanel(_ panel: CarePanel, in body: Rect) {
    let columns = min(body.columns - 2, 110)
    let dot =
      model.isVeiled || panel.name.isEmpty
      ? "" : " \(drawing.glyphs.dot) " + shown(panel.name)
    if let papers = panel.papers { return drawPapers(papers, in: body) }
    if let chooser = panel.chooser { return drawChooser(chooser, columns: columns, in: body) }
    let title = CareWords.title(panel.part)[language] + dot
    if let scroll = panel.whole {
      return drawWholeCare(scroll, title: title, columns: columns, in: body)
    }
    let rows = model.careRows(of: panel.part)
    let text = CareText(model)
    let brief = briefLines(text, panel, rows, columns: columns - 4)
    // The lines below the list keep their place while the selection moves, as far as there is room.
    let foot = rows.isEmpty ? 0 : 1 + max(4, brief.count)
    let inside = frame(
      title: title, columns: columns, rows: max(3, rows.count) + 4 + foot, in: body)
    let tabs = CarePanel.Part.allCases.map { part in
      ListTab(
        title: CareWords.title(part), isActive: part == panel.part, target: .carePart(part))
    }
    drawTabs(
      tabs, in: Rect(column: inside.column, row: inside.row, columns: inside.columns, rows: 1))
    let below = rows.isEmpty ? 0 : min(foot, max(0, inside.rows - 8))
    let list = inside.inset(top: 2, bottom: 2 + below)
    drawCareRows(rows, text, panel, in: list)
    for (place, line) in brief.enumerated() where place + 1 < below {
      draw(line, row: list.rows + 3 + place, in: inside)
    }
    drawCareKeys(careKeys(panel), in: inside)
    grid.tint(inside.inset(top: inside.rows - 2 - below, bottom: 1), backdrop: .popup)
    grid.tint(
      Rect(column: inside.column, row: inside.row, columns: inside.columns, rows: 2),
      backdrop: .popup)
  }

  private func briefLines(
    _ text: CareText, _ panel: CarePanel, _ rows: [CareRow], columns: Int
  ) -> [StyledText] {
    guard let place = panel.list.selection, rows.indices.contains(place) else { return [] }
    return laid(text.brief(rows[place]), columns: columns)
  }

  /// Labels in a column of their own, and what is too long on lines below.
  private func laid(_ lines: [CareLine], columns: Int) -> [StyledText] {
    let label = lines.map { TextWidth.of($0.label) }.max() ?? 0
    return lines.flatMap { line in
      line.label.isEmpty
        ? line.text.wrapped(to: columns, hang: 2)
        : beside(line.label, line.text, label: label, columns: columns)
    }
  }

  private mutating func drawCareRows(
    _ rows: [CareRow], _ text: CareText, _ panel: CarePanel, in list: Rect
  ) {
    guard !rows.isEmpty else {
      let lines = StyledText(nothing(in: panel.part)[language], Style(.dim)).wrapped(
        to: list.columns)
      for (row, line) in lines.prefix(list.rows).enumerated() { draw(line, row: row, in: list) }
      cursor = Point(column: list.column, row: list.row)
      grid.tint(list, backdrop: .popup)
      return
    }
    let parts = rows.map { text.parts($0) }
    let visible = panel.list.visibleRows(list.rows)
    for row in visible where rows.indices.contains(row) {
      let line = Rect(
        column: list.column - 1, row: list.row + row - visible.lowerBound,
        columns: list.columns + 2, rows: 1)
      let digit = StyledText(row < 9 ? "\(row + 1)" : " ", Style(.accent, on: .screen, .bold))
      drawPopupRow(
        .joined([digit, careLine(rows[row], parts[row], columns: list.columns - 4)], spacing: 2),
        isSelected: row == panel.list.selected, .accessRow(row), in: line)
    }
    let below = list.inset(top: visible.count)
    if below.rows > 0 { grid.tint(below, backdrop: .popup) }
  }

  /// The parts of a line: of a part of a care plan what stands after its words is never cut off.
  private func careLine(_ row: CareRow, _ parts: [StyledText], columns: Int) -> StyledText {
    guard let first = parts.first else { return StyledText() }
    switch row {
    case .advice, .told, .withheld: return .joined(parts, spacing: 2)
    case .plan, .carePlan, .goal, .task, .given:
      let rest = fitting(Array(parts.dropFirst()), columns: columns / 2, spacing: 2)
      let room = max(8, columns - rest.width - 2)
      let name = first.clipped(to: room, glyphs: drawing.glyphs)
      // What there is room for after a short name is more than half of the line.
      let more = fitting(
        Array(parts.dropFirst()), columns: columns - name.width - 2, spacing: 2)
      return .joined([name, more], spacing: 2)
    }
  }

  private func nothing(in part: CarePanel.Part) -> Localized {
    if model.isVeiled { return CareWords.veiled }
    if let obstacle = model.care.obstacles[part] { return obstacle }
    guard model.isCareRead(part) else { return CareWords.reading }
    if part == .plans, let absence = model.care.plans?.plans.absence {
      return CareWords.away(absence)
    }
    return CareWords.nothing(part, mayBegin: model.careAddObstacle == nil)
  }

  // MARK: - All of one line

  private mutating func drawWholeCare(
    _ scroll: ListState, title: String, columns: Int, in body: Rect
  ) {
    let lines = model.wholeCareRow
    let label = lines.map { TextWidth.of($0.label) }.max() ?? 0
    var rows: [StyledText] = []
    // Where each line begins among the rows it is wrapped to.
    var starts: [Int] = []
    for line in lines {
      starts.append(rows.count)
      rows +=
        line.label.isEmpty
        ? line.text.wrapped(to: columns - 4, hang: 2)
        : beside(line.label, line.text, label: label, columns: columns - 4)
    }
    let inside = frame(title: title, columns: columns, rows: rows.count + 2, in: body)
    let room = max(1, inside.rows - 2)
    let wanted = starts.indices.contains(scroll.selected) ? starts[scroll.selected] : 0
    let first = min(wanted, max(0, rows.count - room))
    for (row, line) in rows.dropFirst(first).prefix(room).enumerated() {
      draw(line, row: row, in: inside)
    }
    cursor = Point(column: inside.column, row: inside.row)
    grid.tint(inside, backdrop: .popup)
    let arrows = drawing.glyphs == .ascii ? "PgDn" : "↑↓"
    let more = rows.count <= room ? [] : [hint(arrows, CareWords.scroll)]
    drawCareKeys(more + [backHint], in: inside)
  }

  // MARK: - What can be chosen

  private mutating func drawChooser(_ chooser: CareChooser, columns: Int, in body: Rect) {
    let options = model.careOptions(chooser)
    let hidden = chooser.kind == .template ? model.care.care?.templatesHidden : nil
    let inside = frame(
      title: CareWords.chooserTitle(chooser.kind)[language], columns: min(columns, 84),
      rows: max(8, options.count) + 4 + (hidden == nil ? 0 : 1), in: body)
    let line = Rect(
      column: inside.column, row: inside.row, columns: inside.columns, rows: 1)
    var list = inside.inset(top: 2, bottom: 2)
    if let hidden {
      draw(StyledText(hidden[language], Style(.dim)), row: 2, in: inside)
      list = list.inset(top: 1)
    }
    if options.isEmpty {
      draw(StyledText(CareWords.nothingFits[language], Style(.dim)), row: 0, in: list)
    }
    grid.tint(inside, backdrop: .popup)
    let visible = chooser.list.visibleRows(list.rows)
    for row in visible where options.indices.contains(row) {
      let place = Rect(
        column: list.column - 1, row: list.row + row - visible.lowerBound,
        columns: list.columns + 2, rows: 1)
      drawPopupRow(
        fitting(optionParts(options[row]), columns: list.columns, spacing: 2),
        isSelected: row == chooser.list.selected, .accessRow(row), in: place)
    }
    grid.write(
      drawing.glyphs.prompt, column: line.column, row: line.row,
      style: Style(.accent, on: .popup, .bold))
    cursor = chooser.filter.draw(
      placeholder: CareWords.typeWords(chooser.kind)[language], style: Style(.text, on: .popup),
      in: line.inset(left: 2), on: &grid, with: drawing)
    drawCareKeys(
      (options.isEmpty ? [] : [hint("Enter", CareWords.chooseThis, priority: 6)]) + [backHint],
      in: inside)
  }

  /// What can be chosen, and what stands beside it.
  func optionParts(_ option: CareOption) -> [StyledText] {
    let text = CareText(model)
    if option.isOwn {
      return [text.words(CareWords.ownPlan(option.name.title[language]), .strong)]
    }
    return [
      text.words(option.name.title, option.name.fits ? .strong : .text),
      text.words(CareWords.notSuch(option.name) ?? Localized(same: ""), .warning),
      text.words(option.name.note),
    ].filter { !$0.isEmpty }
  }

  // MARK: - Keys

  private mutating func drawCareKeys(_ keys: [KeyHint], in inside: Rect) {
    let end = Rect(
      column: inside.column, row: inside.bottom - 1, columns: inside.columns, rows: 1)
    let shown =
      model.care.isWriting
      ? StyledText(Phrase.saving[language], Style(.dim)) : Footer.line(keys, columns: end.columns)
    draw(shown, row: 0, in: end)
    grid.tint(end, backdrop: .popup)
  }

  private func careKeys(_ panel: CarePanel) -> [KeyHint] {
    var keys: [KeyHint] = []
    if model.careRow != nil { keys.append(hint("Enter", CareWords.whole, priority: 8)) }
    for (id, sign, words, priority) in careVerbs(panel)
    where CommandRegistry.command(id)?.isEnabled(model) == true {
      keys.append(hint(sign, words, priority: priority))
    }
    keys.append(hint("Tab", CareWords.nextPart, priority: 6))
    return keys + [backHint]
  }

  private func careVerbs(
    _ panel: CarePanel
  ) -> [(CommandID, String, Localized, Int)] {
    switch panel.part {
    case .plans:
      [
        (.careAdd, "+", CareWords.startPlan, 7), (.careRemove, "-", CareWords.endPlan, 5),
        (.careSkip, "s", CareWords.skip, 4), (.careFirstDay, "b", CareWords.firstDay, 1),
        (.careStatus, "e", awayWords, 2),
      ]
    case .care:
      [
        (.careAdd, "+", CareWords.beginCare, 5), (.careDone, "x", tickWords, 7),
        (.careGoal, "m", CareWords.goal, 4), (.careTask, "t", CareWords.task, 4),
        (.careStatus, "e", CareWords.status, 3), (.careRemove, "-", dropWords, 2),
        (.carePrint, "p", CareWords.print, 2),
      ]
    case .advice:
      [
        (.careAdd, "+", CareWords.give, 7), (.careRemove, "-", CareWords.takeBack, 7),
        (.carePrint, "p", CareWords.print, 5),
      ]
    }
  }

  private var awayWords: Localized {
    model.care.plans?.plans.absence == nil ? CareWords.away : CareWords.back
  }

  private var tickWords: Localized {
    if case .task(_, let task) = model.careRow, task.done != nil { return CareWords.untick }
    return CareWords.tick
  }

  private var dropWords: Localized {
    if case .carePlan = model.careRow { return CareWords.endPlan }
    return CareWords.drop
  }
}
