import Canvas
import Domain
import Widgets

extension Painting {
  mutating func drawRights() {
    guard let rect = layout[.rights] else { return }
    let state = model.rights
    guard let person = model.archive.archive else {
      Pane(title: RightsWords.screen[language], isFocused: true).draw(
        in: rect, on: &grid, with: drawing)
      let area = Pane.interior(rect).inset(left: 3, top: 1, right: 1)
      draw(StyledText(RightsWords.noPatient[language], Style(.dim)), row: 0, in: area)
      cursor = Point(column: area.column, row: area.row)
      drawDetails([], in: .rightsDetail)
      return
    }
    let rows = RightsRows(model)
    var notes = [Segment(StyledText(person.card, Style(.dim)), priority: 2)]
    if model.rightsFacts?.isRestricted == true {
      notes.insert(
        Segment(
          Chip(RightsWords.restrictedMark[language], .warning).text(with: drawing), priority: 4),
        at: 0)
    }
    let dot = " \(drawing.glyphs.dot) "
    Pane(
      title: RightsWords.screen[language] + dot + shown(person.patient.name),
      notes: readingNotes + notes,
      bottomRight: [Segment(StyledText(state.list.position, Style(.dim)))], isFocused: true
    ).draw(in: rect, on: &grid, with: drawing)
    let parts = TabbedList(rect)
    let tabs = RightsState.Part.allCases.map { part in
      ListTab(title: part.title, isActive: part == state.part, target: .rightsPart(part))
    }
    drawTabs(tabs, in: parts.tabs)
    let isRead = model.rightsFacts != nil
    drawRows(
      columns: rows.columns, count: rows.rows.count, state.list, pane: .rights,
      none: isRead ? none(of: state.part) : nil, in: parts.list
    ) { rows.cells($0) }
    drawDetails(state.list.selection.map { rows.details($0) } ?? [], in: .rightsDetail)
  }

  private func none(of part: RightsState.Part) -> Localized {
    switch part {
    case .consents: RightsWords.unsigned
    case .corrections: RightsWords.noCorrections
    case .restrictions: RightsWords.noRestrictions
    case .disclosures: RightsWords.noDisclosures
    }
  }

  mutating func drawApprovals() {
    guard let rect = layout[.approvals] else { return }
    let state = model.approvals
    let rows = ApprovalRows(model)
    Pane(
      title: RightsWords.approvals[language],
      bottomRight: [Segment(StyledText(state.list.position, Style(.dim)))], isFocused: true
    ).draw(in: rect, on: &grid, with: drawing)
    let parts = TabbedList(rect)
    let tabs = model.approvalParts.map { part in
      ListTab(title: part.title, isActive: part == state.part, target: .approvalPart(part))
    }
    drawTabs(tabs, in: parts.tabs)
    let none = state.part == .waiting ? RightsWords.nothingWaits : RightsWords.nobodyRestricted
    drawRows(
      columns: rows.columns, count: state.count, state.list, pane: .approvals,
      none: state.isLoaded ? none : nil, in: parts.list
    ) { rows.cells($0) }
    drawDetails(state.list.selection.map { rows.details($0) } ?? [], in: .approvalsDetail)
  }

  // MARK: - Parts

  private mutating func drawRows(
    columns: [TableColumn], count: Int, _ list: ListState, pane: PaneID, none: Localized?,
    in rect: Rect, _ cells: (Int) -> [StyledText]
  ) {
    guard count > 0 else {
      let area = rect.inset(left: 3, right: 1)
      if let none { draw(StyledText(none[language], Style(.dim)), row: 0, in: area) }
      cursor = Point(column: area.column, row: area.row)
      return
    }
    let table = Table(columns)
    clickable(table, list, in: rect) { .row(pane, $0) }
    cursor = table.draw(list, in: rect, on: &grid, with: drawing) { TableRow(cells($0)) }
  }

  /// What there is to know of the row selected, each with its label.
  private mutating func drawDetails(
    _ details: [(label: Localized, text: StyledText)], in pane: PaneID
  ) {
    guard let rect = layout[pane] else { return }
    Pane(title: RightsWords.what[language], isFocused: false).draw(
      in: rect, on: &grid, with: drawing)
    let area = Pane.inside(rect).inset(left: 1, right: 1)
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
