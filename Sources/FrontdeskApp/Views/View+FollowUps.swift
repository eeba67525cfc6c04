import Canvas
import Domain
import FollowUps
import Widgets

extension Painting {
  mutating func drawFollowUps() {
    drawQueue()
    guard let item = model.followUps.selected, let archive = model.preview.archive else {
      for pane in [PaneID.person, .history, .chart] {
        if let rect = layout[pane] { Pane().draw(in: rect, on: &grid, with: drawing) }
      }
      return
    }
    // The archive of the person before may still be on screen, under its own name.
    let shownItem = archive.id == item.followUp.patient ? item : nil
    if let rect = layout[.person] { drawCall(shownItem, archive, in: rect) }
    if let rect = layout[.chart] { drawChartPane(of: archive, in: rect) }
    if let rect = layout[.history] { drawHistory(shownItem, archive, in: rect) }
  }

  // MARK: - The queue

  private mutating func drawQueue() {
    guard let rect = layout[.queue] else { return }
    let state = model.followUps
    Pane(
      title: Phrase.queueTitle[language], notes: readingNotes + queueNotes,
      bottomLeft: tableFoot(.queue),
      bottomRight: [Segment(StyledText(queuePosition, Style(.dim)))], isFocused: true
    ).draw(in: rect, on: &grid, with: drawing)
    let parts = QueueParts(rect, model, sizeClass: layout.sizeClass)
    drawScopes(in: parts.scopes)
    if state.ids.isEmpty {
      let isFiltered = !model.tables[.queue].filter.isEmpty
      if isFiltered {
        // Whoever is looked for may be in another range.
        let hint = state.scope == .all ? Phrase.filterEmptyHint : .rangeEmptyHint
        drawEmpty(.noRowFits, hint: hint, in: parts.list)
      } else if state.loaded != nil {
        drawEmpty(.queueEmpty, hint: .queueEmptyHint, in: parts.list)
      }
      cursor = Point(column: parts.scopes.column, row: parts.scopes.row)
    } else {
      let list = QueueList(model, sizeClass: layout.sizeClass)
      cursor = list.draw(in: parts.list, on: &grid, areas: &areas)
    }
    if let line = parts.filter { drawFilter(.queue, in: line) }
  }

  private var queuePosition: String {
    guard let row = model.followUps.list.selection else { return "" }
    return "\(Format.grouped(row + 1))/\(Format.grouped(model.followUps.list.count))"
  }

  private var queueNotes: [Segment] {
    let whose = model.followUps.whose
    var notes =
      whose == .everybody
      ? [] : [Segment(StyledText(whose.title[language], Style(.accent)), priority: 3)]
    guard let counts = model.counts else { return notes }
    if counts.overdue > 0 {
      notes.append(
        Segment(
          StyledText(
            Phrase.overdueSection[language] + " " + Format.counted(counts.overdue), Style(.bad)),
          priority: 2))
    }
    notes.append(
      Segment(
        StyledText(
          Phrase.todaySection[language] + " " + Format.counted(counts.today),
          Style(counts.today > 0 ? .warning : .dim)), priority: 1))
    return notes
  }

  private mutating func drawScopes(in area: Rect) {
    var line = StyledText()
    let hasBrackets = !drawing.hasColor || drawing.glyphs == .ascii
    let titles = QueueScope.allCases.map { TextWidth.of($0.title[language]) + 2 }
    // Every range is named whole, if need be closer together.
    let gap = titles.reduce(titles.count - 1, +) <= area.columns ? " " : ""
    let isTight = titles.reduce(0, +) > area.columns
    for (place, scope) in QueueScope.allCases.enumerated() {
      let isActive = scope == model.followUps.scope
      let title = scope.title[language]
      let text =
        isActive && hasBrackets ? "[\(title)]" : isTight ? title : " \(title) "
      clickable(
        Rect(
          column: area.column + line.width, row: area.row, columns: TextWidth.of(text), rows: 1),
        .scope(scope))
      line.append(
        text, isActive ? Style(.strong, on: hasBrackets ? .screen : .selected, .bold) : Style(.dim))
      guard place + 1 < QueueScope.allCases.count else { continue }
      // Brackets part enough where it is tight.
      let isBeside = isActive || QueueScope.allCases[place + 1] == model.followUps.scope
      line.append(!isTight ? gap : hasBrackets && isBeside ? "" : " ")
    }
    draw(line, row: 0, in: area)
  }

  // MARK: - The person to call

  private mutating func drawCall(
    _ item: QueueItem?, _ archive: PatientArchive, in rect: Rect
  ) {
    let words = PersonWords(model)
    var notes = [Segment(StyledText(shown(archive.card), Style(.dim)))]
    if let item, !item.followUp.details.attempts.isEmpty {
      let next = item.followUp.details.attempts.count + 1
      notes.insert(
        Segment(StyledText(Phrase.attemptNumber(next)[language], Style(.dim)), priority: 1), at: 0)
    }
    if model.isUnmasked {
      notes.insert(Segment(StyledText(Phrase.unmasked[language], Style(.warning))), at: 0)
    }
    Pane(title: personTitle(archive), notes: notes).draw(in: rect, on: &grid, with: drawing)
    let isTight = rect.rows <= 12
    let air = layout.sizeClass == .portrait ? 0 : 1
    let area = isTight ? Pane.inside(rect) : Painting.textArea(rect).inset(top: air)
    var row = 0
    var contacts = words.contacts(archive)
    if let birth = archive.patient.birthDate {
      // Whoever calls must make sure that the right person answers.
      let precision = archive.patient.birthDatePrecision
      contacts.append(
        StyledText(Phrase.birth[language] + " ", Style(.dim))
          + StyledText(Format.date(birth, precision: precision), Style(.warning)))
    }
    draw(fitting(contacts, columns: area.columns, spacing: 3), row: row, in: area)
    row += isTight ? 1 : 2
    if let item { row = drawWhy(item, words, archive, from: row, in: area, isTight: isTight) }
    drawMeasures(archive, words, from: row, in: rect, area: area, isTight: isTight)
  }

  /// Why the person is to be called, and what happened last.
  ///
  /// - Returns: The next free row.
  private mutating func drawWhy(
    _ item: QueueItem, _ words: PersonWords, _ archive: PatientArchive, from row: Int,
    in area: Rect, isTight: Bool
  ) -> Int {
    var row = row
    let details = item.followUp.details
    let width = labelWidth([.why, .lastVisit, .owner])
    let room = area.columns - width - 2
    let reason = fitting(
      [
        StyledText(details.heading[language], Style(.strong, on: .screen, .bold)),
        DueText.text(details.due, today: model.today, language),
        StyledText(details.channel.title[language]), riskText(details.risk),
      ], columns: room, spacing: 2)
    draw(labelled(.reason, reason, width: width), row: row, in: area)
    row += 1
    let why = whyLines(item.followUp, columns: room)
    let most = (isTight ? 1 : 3) + (item.followUp.doubt == nil ? 0 : 1)
    for (place, line) in why.prefix(most).enumerated() where !line.isEmpty {
      draw(labelled(place == 0 ? .why : .blank, line, width: width), row: row, in: area)
      row += 1
    }
    if isTight { return row }
    if let visit = archive.encounters.first {
      draw(labelled(.lastVisit, words.visit(visit), width: width), row: row, in: area)
      row += 1
    }
    let owner = item.ownerName.map(shown) ?? Phrase.nobody[language]
    draw(labelled(.owner, StyledText(owner, Style(.dim)), width: width), row: row, in: area)
    return row + 2
  }

  /// Problems, the course of the indicators, and the medicines.
  private mutating func drawMeasures(
    _ archive: PatientArchive, _ words: PersonWords, from row: Int, in rect: Rect, area: Rect,
    isTight: Bool
  ) {
    var row = row
    let chips = words.chips(archive)
    if !chips.isEmpty { row += drawChips(chips, row: row, in: area, most: isTight ? 1 : 2) }
    if !isTight { row += 1 }
    let medicines = medicineLines(archive, words, in: area)
    // Where little is left the values stand alone: headings over nothing help nobody.
    let isRoomy = area.rows - row - medicines.count - 1 >= 4
    let reserved = medicines.isEmpty || isTight || !isRoomy ? 0 : medicines.count + 1
    let part =
      isTight
      ? area.inset(top: row)
      : Rect(
        column: rect.column + 1, row: area.row + row, columns: rect.columns - 2,
        rows: area.rows - row - reserved)
    row += drawIndicators(archive, in: part, isStrip: isTight, isFocused: false) + 1
    guard reserved > 0 else { return }
    let width = labelWidth([.medication, .lastVisit])
    for (place, line) in medicines.enumerated() {
      draw(labelled(place == 0 ? .medication : .blank, line, width: width), row: row, in: area)
      row += 1
    }
  }

  // MARK: - What happened before

  private mutating func drawHistory(
    _ item: QueueItem?, _ archive: PatientArchive, in rect: Rect
  ) {
    Pane(title: Phrase.lastContacts[language]).draw(in: rect, on: &grid, with: drawing)
    let area = Painting.textArea(rect)
    var row = 0
    let attempts = (item?.followUp.details.attempts ?? []).reversed()
    if attempts.isEmpty {
      draw(StyledText(Phrase.noAttempts[language], Style(.dim)), row: row, in: area)
      row += 1
    }
    for attempt in attempts where row < area.rows {
      draw(attemptText(attempt), row: row, in: area)
      row += 1
    }
    row += 1
    let words = PersonWords(model)
    for visit in archive.encounters where row < area.rows {
      draw(StyledText(words.visit(visit), Style(.dim)), row: row, in: area)
      row += 1
    }
  }

  func attemptText(_ attempt: FollowUpAttempt) -> StyledText {
    let moment = model.zone.zone.local(attempt.at)
    return .joined(
      [
        StyledText(Format.shortDate(moment.date, today: model.today) + " " + moment.clock),
        StyledText(attempt.outcome.title[language], Style(.strong)),
        StyledText(shown(attempt.note)),
        StyledText(shown(attempt.staffName ?? attempt.staff), Style(.dim)),
      ], spacing: 2)
  }
}

/// The parts of the pane of the queue.
struct QueueParts {
  let scopes: Rect
  /// The line of the filter; nil while nothing is filtered.
  let filter: Rect?
  let list: Rect

  init(_ rect: Rect, _ model: Model, sizeClass: SizeClass) {
    let inside = Pane.inside(rect)
    let hasAir = sizeClass == .standard || sizeClass == .wide
    let top = inside.row + (hasAir ? 1 : 0)
    scopes = Rect(column: inside.column + 1, row: top, columns: inside.columns - 1, rows: 1)
    let isTight = rect.rows <= 10
    // The filter takes the blank line below the scopes where there is one.
    let showsFilter = model.tables[.queue].showsFilter
    filter =
      showsFilter
      ? Rect(column: inside.column + 1, row: top + 1, columns: inside.columns - 2, rows: 1) : nil
    let above = (isTight ? 1 : 2) + (showsFilter && (hasAir || isTight) ? 1 : 0)
    list = Pane.interior(rect).inset(top: top + above - rect.row - 1)
  }
}
