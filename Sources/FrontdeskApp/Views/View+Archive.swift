import Canvas
import Domain
import Widgets

extension Painting {
  mutating func drawArchive() {
    guard let archive = model.archive.archive else {
      let body = Rect(grid.size).inset(top: 1, bottom: 1)
      Pane(title: ScreenID.archive.title[language], isFocused: true)
        .draw(in: body, on: &grid, with: drawing)
      drawEmpty(.noPerson, hint: .noPersonHint, in: Pane.inside(body))
      return
    }
    if let rect = layout[.section] {
      drawTabbed(archive, in: rect)
      return
    }
    for section in ArchiveSection.allCases where section != .allergies {
      guard let rect = layout[section.pane] else { continue }
      let isFocused = model.archive.section.pane == section.pane
      drawSection(section, of: archive, isFocused: isFocused, in: rect)
    }
    if let rect = layout[.chart] { drawChartPane(of: archive, in: rect) }
  }

  // MARK: - One section at a time

  private mutating func drawTabbed(_ archive: PatientArchive, in rect: Rect) {
    let section = model.archive.section
    let list = model.archive[section]
    Pane(
      title: personTitle(archive), notes: readingNotes + personNotes(archive),
      bottomLeft: TableID(section).map(tableFoot) ?? [],
      bottomRight: [Segment(StyledText(section == .overview ? "" : list.position, Style(.dim)))],
      isFocused: true
    ).draw(in: rect, on: &grid, with: drawing)
    let inside = Pane.inside(rect)
    drawTabs(section, archive, in: inside)
    // The overview has lines of its own for it.
    let told = section != .overview && model.hasCounterLine ? 1 : 0
    let part = Rect(
      column: rect.column + 1, row: inside.row + 2, columns: rect.columns - 2,
      rows: inside.rows - 2 - told)
    if told > 0 {
      drawCounterLine(archive, row: inside.rows - 1, in: inside.inset(left: 2))
    }
    drawContent(section, of: archive, isFocused: true, in: part)
  }

  private mutating func drawTabs(
    _ section: ArchiveSection, _ archive: PatientArchive, in area: Rect
  ) {
    let wide = tabs(section, isTight: false)
    // The tabs may reach to the border: the last one must not be cut.
    let whole = area.inset(right: -1)
    let isTight = wide.width > area.columns
    draw(isTight ? tabs(section, isTight: true) : wide, row: 0, in: whole)
    var column = area.column
    for tab in ArchiveSection.allCases {
      let width = self.tab(tab, isActive: tab == section, isTight: isTight).width
      clickable(
        Rect(column: column, row: area.row, columns: width, rows: 1), .section(tab))
      column += width + 1
    }
  }

  private func tabs(_ section: ArchiveSection, isTight: Bool) -> StyledText {
    .joined(
      ArchiveSection.allCases.map { tab($0, isActive: $0 == section, isTight: isTight) },
      spacing: 1)
  }

  private func tab(_ tab: ArchiveSection, isActive: Bool, isTight: Bool) -> StyledText {
    let hasBrackets = !drawing.hasColor || drawing.glyphs == .ascii
    let style =
      isActive ? Style(.strong, on: hasBrackets ? .screen : .selected, .bold) : Style(.dim)
    let title = tab.title[language]
    let air = isTight ? "" : " "
    return StyledText(isActive && hasBrackets ? "[\(title)]" : air + title + air, style)
  }

  /// The name with sex and age.
  func personTitle(_ archive: PatientArchive) -> String {
    shown(archive.patient.name) + "  " + PersonWords(model).sexAndAge(archive.patient)
  }

  func personNotes(_ archive: PatientArchive) -> [Segment] {
    var notes = [Segment(StyledText(shown(archive.card), Style(.dim)), priority: 1)]
    if archive.patient.deceased != nil {
      notes.insert(
        Segment(Chip(Phrase.deceased[language], .bad).text(with: drawing), priority: 2), at: 0)
    }
    if !archive.hidden.isDisjoint(with: ArchivePart.clinical), !archive.series.isEmpty {
      notes.insert(Segment(StyledText(Phrase.someNotForRole[language], Style(.dim))), at: 0)
    }
    if model.isUnmasked {
      notes.insert(Segment(StyledText(Phrase.unmasked[language], Style(.warning))), at: 0)
    }
    return notes
  }

  // MARK: - Panes

  private mutating func drawSection(
    _ section: ArchiveSection, of archive: PatientArchive, isFocused: Bool, in rect: Rect
  ) {
    let list = model.archive[section]
    if section == .overview {
      Pane(
        title: personTitle(archive), notes: readingNotes + personNotes(archive),
        isFocused: isFocused
      )
      .draw(in: rect, on: &grid, with: drawing)
    } else {
      let position = isFocused ? list.position : ""
      Pane(
        title: section.title[language],
        notes: [Segment(StyledText(list.count > 0 ? "\(list.count)" : "", Style(.dim)))],
        bottomLeft: isFocused ? TableID(section).map(tableFoot) ?? [] : [],
        bottomRight: [Segment(StyledText(position, Style(.dim)))], isFocused: isFocused
      ).draw(in: rect, on: &grid, with: drawing)
    }
    drawContent(section, of: archive, isFocused: isFocused, in: Pane.interior(rect))
  }

  private mutating func drawContent(
    _ section: ArchiveSection, of archive: PatientArchive, isFocused: Bool, in rect: Rect
  ) {
    let list = model.archive[section]
    let line = isFocused ? TableID(section).flatMap { filterLine($0, in: rect) } : nil
    let rect = line == nil ? rect : rect.inset(top: 1)
    let point: Point?
    switch section {
    case .overview:
      point = drawOverview(archive, in: rect)
    case .results: point = drawResults(archive, list, isFocused, in: rect)
    case .visits: point = drawVisitRows(archive, list, isFocused: isFocused, in: rect)
    case .medications: point = drawMedications(archive, list, isFocused, in: rect)
    case .allergies: point = drawAllergies(archive, list, isFocused, in: rect)
    case .followUps: point = drawFollowUpRows(archive, list, isFocused, in: rect)
    }
    if isFocused { cursor = point }
    if isFocused, let line, let table = TableID(section) { drawFilter(table, in: line) }
  }

  private mutating func drawResults(
    _ archive: PatientArchive, _ list: ListState, _ isFocused: Bool, in rect: Rect
  ) -> Point? {
    if archive.series.isEmpty { return drawNone(none(.noResults, .results, of: archive), in: rect) }
    let order = model.archiveOrder(.results)
    guard !order.isEmpty else { return drawNone(.noRowFits, in: rect) }
    var arranged = archive
    arranged.series = order.map { archive.series[$0] }
    let table = IndicatorTable(arranged, columns: rect.columns, of: model)
    let marks = model.tables[.results].marks
    let first = table.firstRow(list, isSelecting: isFocused, in: rect)
    clickableLines(first..<order.count, in: rect.inset(top: 1)) { .row(.results, $0) }
    let point = table.draw(
      list, isSelecting: isFocused, isFocused: isFocused, in: rect, on: &grid)
    for (line, place) in (first..<order.count).enumerated() where line < rect.rows - 1 {
      guard marks.contains(Int64(order[place])) else { continue }
      let row = rect.row + 1 + line
      if !isFocused || place != list.selected {
        grid.tint(
          Rect(column: rect.column, row: row, columns: rect.columns, rows: 1), backdrop: .marked)
      }
      grid.write(drawing.glyphs.mark, column: rect.column + 1, row: row, style: Style(.accent))
    }
    return point
  }

  // MARK: - Overview

  private mutating func drawOverview(_ archive: PatientArchive, in rect: Rect) -> Point {
    let words = PersonWords(model)
    let hasAir = layout.sizeClass == .standard || layout.sizeClass == .wide
    let area = rect.inset(left: 3, top: hasAir ? 1 : 0, right: 1)
    var labels = [Phrase.birth, .contact, .identifier, .address, .problems, .allergies]
    if layout[.section] != nil { labels += [.medication, .lastVisit, .due] }
    if archive.careNext != nil { labels.append(.carePlan) }
    let label = labelWidth(labels)
    var row = 0
    for (name, text) in identityLines(archive, words) {
      draw(labelled(name, text, width: label), row: row, in: area)
      row += 1
    }
    row += row + 5 <= area.rows ? 1 : 0
    var parts = [
      (Phrase.problems, words.problems(archive), none(.noProblems, .conditions, of: archive)),
      (.allergies, words.allergies(archive), none(.noAllergies, .allergies, of: archive)),
    ]
    // A clinic without rules has no tags, and nothing to say of that.
    if !archive.tags.isEmpty { parts.insert((.tags, words.tags(archive.tags), .blank), at: 0) }
    for (name, chips, none) in parts {
      draw(labelled(name, StyledText(), width: label), row: row, in: area)
      let part = area.inset(left: label + 2)
      if chips.isEmpty {
        draw(StyledText(none[language], Style(.dim)), row: row, in: part)
        row += 1
      } else {
        row += drawChips(chips, row: row, in: part, most: layout.sizeClass == .compact ? 3 : 2)
      }
    }
    let rest = layout[.section] == nil ? 0 : latestRows(archive, words, in: area)
    row += drawCareNext(
      archive, row: row, most: area.rows - row - rest, label: label, in: area)
    let told = drawCounter(
      archive, row: row + 1, most: max(0, area.rows - row - 1 - rest), label: label, in: area)
    if told > 0 { row += told + (row + told + 2 + rest <= area.rows ? 1 : 0) }
    if told == 0, layout[.section] != nil {
      drawCounterLine(archive, row: row, label: label, in: area)
    }
    drawLatest(archive, words, label: label, from: row + 1, in: area)
    return Point(column: area.column, row: area.row)
  }

  /// What the care plans have next, on one line where it is wide enough for both.
  ///
  /// - Returns: How many rows it took.
  private mutating func drawCareNext(
    _ archive: PatientArchive, row: Int, most: Int, label: Int, in area: Rect
  ) -> Int {
    let parts = AdviceText(model).next(archive.careNext)
    let room = area.columns - label - 2
    let whole = StyledText.joined(parts, spacing: 3)
    let lines =
      whole.width <= room
      ? [whole] : parts.map { $0.clipped(to: room, glyphs: drawing.glyphs) }
    guard !parts.isEmpty, lines.count <= most else { return 0 }
    for (place, line) in lines.enumerated() {
      draw(
        labelled(place == 0 ? .carePlan : .blank, line, width: label), row: row + place, in: area)
    }
    return lines.count
  }

  /// The label and text of each line on who the person is.
  private func identityLines(
    _ archive: PatientArchive, _ words: PersonWords
  ) -> [(Phrase, StyledText)] {
    let patient = archive.patient
    var lines: [(Phrase, StyledText)] = []
    var birth: [StyledText] = []
    if let date = patient.birthDate {
      birth.append(StyledText(Format.date(date, precision: patient.birthDatePrecision)))
    }
    if let ethnicity = patient.ethnicity { birth.append(StyledText(shown(ethnicity))) }
    if case .onDate(let day) = patient.deceased {
      birth.append(StyledText("\(Phrase.deceased[language]) \(day)", Style(.bad)))
    }
    lines.append((.birth, .joined(birth, spacing: 2)))
    for (place, contact) in words.contacts(archive).prefix(3).enumerated() {
      lines.append((place == 0 ? .contact : .blank, contact))
    }
    let official = archive.identifiers.filter { [.residentID, .archiveCode].contains($0.kind) }
    for identifier in (official.isEmpty ? archive.identifiers : official).prefix(1) {
      lines.append((.identifier, StyledText(words.identifier(identifier))))
    }
    if let address = patient.address { lines.append((.address, StyledText(shown(address)))) }
    return lines
  }

  /// How many rows `drawLatest` wants.
  private func latestRows(
    _ archive: PatientArchive, _ words: PersonWords, in area: Rect
  ) -> Int {
    let hasDue = archive.followUps.contains { $0.details.state == .open }
    return medicineLines(archive, words, in: area).count + (archive.encounters.isEmpty ? 0 : 1)
      + (hasDue ? 2 : 0)
  }

  /// The medicines and the last visit, where a tab has room and no pane of their own shows them.
  private mutating func drawLatest(
    _ archive: PatientArchive, _ words: PersonWords, label: Int, from row: Int, in area: Rect
  ) {
    guard layout[.section] != nil else { return }
    let width = max(label, labelWidth([.medication, .lastVisit, .due]))
    var row = row
    for (place, line) in medicineLines(archive, words, in: area).enumerated() {
      draw(labelled(place == 0 ? .medication : .blank, line, width: width), row: row, in: area)
      row += 1
    }
    if let visit = archive.encounters.first {
      draw(labelled(.lastVisit, words.visit(visit), width: width), row: row, in: area)
      row += 1
    }
    if let next = archive.followUps.first(where: { $0.details.state == .open }) {
      let text = StyledText.joined(
        [
          DueText.text(next.details.due, today: model.today, language),
          StyledText(next.details.heading[language]),
        ], spacing: 2)
      draw(labelled(.due, text, width: width), row: row, in: area)
      let why = whyLines(next, Style(.dim), columns: area.columns - width - 2)
      for (place, line) in why.enumerated() {
        draw(labelled(.blank, line, width: width), row: row + 1 + place, in: area)
      }
    }
  }
}
