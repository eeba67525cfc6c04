import Canvas
import Domain
import Widgets

extension Painting {
  /// A person beside or below a list, under their own name.
  mutating func drawPerson(_ archive: PatientArchive, in rect: Rect, isFocused: Bool) {
    var notes = [Segment(StyledText(shown(archive.card), Style(.dim)), priority: 1)]
    if rect.rows <= 9 {
      let words = PersonWords(model)
      notes.insert(Segment(StyledText(words.sexAndAge(archive.patient), Style(.text))), at: 0)
    }
    Pane(title: shown(archive.patient.name), notes: notes, isFocused: isFocused)
      .draw(in: rect, on: &grid, with: drawing)
    if rect.rows <= 9 {
      drawStrip(archive, in: rect)
    } else {
      drawWholePerson(archive, in: rect, isFocused: isFocused)
    }
  }

  // MARK: - A strip of few rows

  private mutating func drawStrip(_ archive: PatientArchive, in rect: Rect) {
    let words = PersonWords(model)
    let area = Pane.inside(rect)
    var identity: [StyledText] = []
    if let birth = archive.patient.birthDate {
      identity.append(
        StyledText(Format.date(birth, precision: archive.patient.birthDatePrecision)))
    }
    identity += words.contacts(archive)
    draw(fitting(identity, columns: area.columns, spacing: 3), row: 0, in: area)
    if isForCounter(archive) {
      let left = CounterText(model).chips(archive.counter, beyond: area.rows - 2)
      let chips = words.chips(archive) + left
      draw(Chip.row(chips, columns: area.columns, with: drawing), row: 1, in: area)
      let row = chips.isEmpty ? 1 : 2
      drawCounter(archive, row: row, most: area.rows - row, in: area)
      return
    }
    let urgent = archive.counter.map { CounterText(model).chips($0) } ?? []
    draw(
      Chip.row(urgent + words.chips(archive), columns: area.columns, with: drawing), row: 1,
      in: area)
    let medication = area.rows > 5 ? 1 : 0
    let table = area.inset(top: 2, bottom: medication)
    drawIndicators(archive, in: table, isStrip: true, isFocused: false)
    if medication > 0 {
      draw(lastLine(archive, words, columns: area.columns), row: area.rows - 1, in: area)
    }
  }

  /// Whether the place of the results, which are not the reader's, goes to what the counter needs.
  private func isForCounter(_ archive: PatientArchive) -> Bool {
    archive.series.isEmpty && archive.hidden.contains(.results)
      && archive.counter.map { !CounterText(model).lines($0).isEmpty } == true
  }

  /// The medicines, or the last visit when there are none.
  private func lastLine(
    _ archive: PatientArchive, _ words: PersonWords, columns: Int
  ) -> StyledText {
    let medicines = archive.medications.filter(\.isActive).map(words.medication)
    if medicines.isEmpty, let visit = archive.encounters.first {
      return labelled(.lastVisit, words.visit(visit))
    }
    return labelled(.medication, list(medicines, columns: columns - 6))
  }

  // MARK: - With room

  private mutating func drawWholePerson(
    _ archive: PatientArchive, in rect: Rect, isFocused: Bool
  ) {
    let words = PersonWords(model)
    let area = Painting.textArea(rect).inset(top: layout.sizeClass == .portrait ? 0 : 1)
    var row = 0
    draw(identity(archive, words, columns: area.columns), row: row, in: area)
    draw(
      fitting(words.contacts(archive), columns: area.columns, spacing: 3), row: row + 1, in: area)
    row += 3
    let isForCounter = isForCounter(archive)
    // Where the lines themselves stand, nobody needs to be pointed to them.
    let urgent = isForCounter ? [] : archive.counter.map { CounterText(model).chips($0) } ?? []
    let chips = urgent + words.chips(archive)
    if !chips.isEmpty {
      row += drawChips(chips, row: row, in: area, most: 2) + 1
    }
    // Whoever reads results keeps most of the room for them.
    let most = isForCounter ? area.rows - row : area.rows >= 30 ? 6 : area.rows >= 22 ? 3 : 0
    let told = drawCounter(archive, row: row, most: most, in: area)
    if told > 0 { row += told + 1 }
    if isForCounter { return }
    let footRows = 2 + max(1, medicineLines(archive, words, in: area).count)
    let table = Rect(
      column: rect.column + 1, row: area.row + row, columns: rect.columns - 2,
      rows: area.rows - row - footRows)
    let used = drawIndicators(archive, in: table, isStrip: false, isFocused: isFocused)
    row += used + 1
    drawFoot(archive, words, row: row, in: area)
  }

  private mutating func drawFoot(
    _ archive: PatientArchive, _ words: PersonWords, row: Int, in area: Rect
  ) {
    var row = row
    let label = labelWidth([.medication, .lastVisit])
    for (place, line) in medicineLines(archive, words, in: area).enumerated() {
      draw(labelled(place == 0 ? .medication : .blank, line, width: label), row: row, in: area)
      row += 1
    }
    if let visit = archive.encounters.first {
      draw(labelled(.lastVisit, words.visit(visit), width: label), row: row, in: area)
    }
  }

  /// `男 58 岁  1968-03-12  汉族  城东街道 3 组`; what does not fit is left out whole.
  func identity(_ archive: PatientArchive, _ words: PersonWords, columns: Int) -> StyledText {
    let patient = archive.patient
    var parts = [StyledText(words.sexAndAge(patient), Style(.strong))]
    if let birth = patient.birthDate {
      parts.append(StyledText(Format.date(birth, precision: patient.birthDatePrecision)))
    }
    if let ethnicity = patient.ethnicity { parts.append(StyledText(shown(ethnicity))) }
    if let address = patient.address { parts.append(StyledText(shown(address), Style(.dim))) }
    return fitting(parts, columns: columns, spacing: 2)
  }

  // MARK: - Indicators

  /// Draws the indicators of a preview and answers how many rows it took.
  @discardableResult
  mutating func drawIndicators(
    _ archive: PatientArchive, in rect: Rect, isStrip: Bool, isFocused: Bool
  ) -> Int {
    guard rect.rows > 0 else { return 0 }
    guard !archive.series.isEmpty else {
      draw(
        .joined(
          [
            StyledText(none(.noResults, .results, of: archive)[language], Style(.dim)),
            glassHint(archive),
          ], spacing: 3), row: 0, in: isStrip ? rect : rect.inset(left: 3, right: 1))
      return 1
    }
    let arranged = PreviewOrder.arranged(archive)
    let table = IndicatorTable(
      arranged, columns: rect.columns, of: model, gutter: isStrip ? 0 : 3, showsHeading: !isStrip)
    let place = arranged.series.firstIndex { $0.indicator.code == model.trends.code } ?? 0
    let list = ListState(count: arranged.series.count, selected: place)
    let point = table.draw(
      list, isSelecting: isFocused, isFocused: isFocused, in: rect, on: &grid)
    if isFocused { cursor = point }
    if model.screen == .lookup, !isStrip {
      let first = table.firstRow(list, isSelecting: isFocused, in: rect)
      clickableLines(
        first..<arranged.series.count, in: rect.inset(top: 1)
      ) { .row(.person, $0) }
    }
    return min(rect.rows, arranged.series.count + (isStrip ? 0 : 1))
  }

  // MARK: - Small texts

  /// The width of the widest of some labels.
  func labelWidth(_ labels: [Phrase]) -> Int {
    labels.map { TextWidth.of($0[language]) }.max() ?? 0
  }

  /// A dim label and its text, the text starting two columns after a width.
  func labelled(_ label: Phrase, _ text: String, width: Int? = nil) -> StyledText {
    labelled(label, StyledText(text), width: width)
  }

  func labelled(_ label: Phrase, _ text: StyledText, width: Int? = nil) -> StyledText {
    let name = StyledText(label[language], Style(.dim))
    return name.padded(to: width ?? name.width) + StyledText("  ") + text
  }

  /// As many parts as fit, each whole, the first ones first.
  func fitting(_ parts: [StyledText], columns: Int, spacing: Int) -> StyledText {
    var line = StyledText()
    for part in parts {
      let next = StyledText.joined([line, part], spacing: spacing)
      if next.width > columns { break }
      line = next
    }
    return line
  }

  /// `氨氯地平 5 mg qd · 二甲双胍 0.5 g bid`, and how many more there are.
  func list(_ items: [String], columns: Int) -> String {
    let separator = " " + drawing.glyphs.dot + " "
    for count in stride(from: items.count, through: 1, by: -1) {
      var text = items.prefix(count).joined(separator: separator)
      if count < items.count {
        text += separator + Phrase.more(items.count - count)[language]
      }
      if TextWidth.of(text) <= columns || count == 1 { return text }
    }
    return ""
  }

  /// What the person takes, each medicine whole, on two lines where one is too short.
  func medicineLines(
    _ archive: PatientArchive, _ words: PersonWords, in area: Rect
  ) -> [String] {
    let columns = area.columns - labelWidth([.medication, .lastVisit]) - 2
    var medicines = archive.medications.filter(\.isActive).map(words.medication)[...]
    let separator = " " + drawing.glyphs.dot + " "
    var first = ""
    while let next = medicines.first {
      let longer = first.isEmpty ? next : first + separator + next
      if !first.isEmpty, TextWidth.of(longer) > columns { break }
      first = longer
      medicines.removeFirst()
    }
    if medicines.isEmpty { return first.isEmpty ? [] : [first] }
    return [first, list(Array(medicines), columns: columns)]
  }

  /// Draws chips on up to so many rows and answers how many it took.
  mutating func drawChips(_ chips: [Chip], row: Int, in area: Rect, most: Int) -> Int {
    var rest = chips[...]
    var used = 0
    while !rest.isEmpty, used < most {
      let isLast = used == most - 1
      var count = rest.count
      if !isLast {
        while count > 1, width(of: rest.prefix(count)) > area.columns { count -= 1 }
      }
      draw(
        Chip.row(Array(rest.prefix(count)), columns: area.columns, with: drawing),
        row: row + used, in: area)
      rest = rest.dropFirst(count)
      used += 1
    }
    return used
  }

  private func width(of chips: ArraySlice<Chip>) -> Int {
    StyledText.joined(chips.map { $0.text(with: drawing) }, spacing: 1).width
  }

  // MARK: - What is due

  /// The open follow-ups of a person and the last attempts to reach them.
  mutating func drawDue(_ archive: PatientArchive, in rect: Rect) {
    let open = archive.followUps.filter { $0.details.state == .open }
    Pane(
      title: ScreenID.followUps.title[language],
      notes: [Segment(StyledText(open.isEmpty ? "" : "\(open.count)", Style(.dim)))]
    ).draw(in: rect, on: &grid, with: drawing)
    let area = Painting.textArea(rect)
    if open.isEmpty {
      let empty = none(.noFollowUps, .followUps, of: archive)
      draw(StyledText(empty[language], Style(.dim)), row: 0, in: area)
      return
    }
    var row = 0
    for followUp in open where row + 1 < area.rows {
      let details = followUp.details
      let line = StyledText.joined(
        [
          DueText.text(details.due, today: model.today, language),
          StyledText(details.heading[language], Style(.strong, on: .screen, .bold)),
          StyledText(details.channel.title[language]), riskText(details.risk),
        ], spacing: 2)
      draw(line, row: row, in: area)
      row += 1
      for line in whyLines(followUp, Style(.dim), columns: area.columns) {
        draw(line, row: row, in: area)
        row += 1
      }
      for attempt in details.attempts.suffix(2).reversed() {
        draw(attemptText(attempt), row: row, in: area)
        row += 1
      }
      row += 1
    }
  }

  func riskText(_ risk: FollowUpRisk) -> StyledText {
    switch risk {
    case .regular: StyledText()
    case .raised: StyledText(risk.title[language], Style(.warning))
    case .high: StyledText(risk.title[language], Style(.bad, on: .screen, .bold))
    }
  }
}
