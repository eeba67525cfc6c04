import Canvas
import Domain
import Widgets

extension Painting {
  mutating func drawDayDialog(_ dialog: DayDialog) {
    let body = Rect(grid.size).inset(top: 1, bottom: 1)
    switch dialog {
    case .booking(let booking): drawBooking(booking, in: body)
    case .cancel(let cancel): drawCancel(cancel, in: body)
    }
  }

  // MARK: - A booking

  private mutating func drawBooking(_ booking: BookingState, in body: Rect) {
    let columns = min(body.columns - 2, 66)
    let title = (booking.moves == nil ? Phrase.bookTitle : .moveTitle)[language]
    let name = model.isVeiled ? "" : "  " + shown(booking.name)
    let inside = frame(
      title: title + name, columns: columns, rows: min(18, body.rows - 2), in: body)
    drawChoices(booking, in: inside)
    let list = inside.inset(top: 3, bottom: 2)
    cursor = Point(column: inside.column, row: list.row)
    if !booking.isLoaded {
      draw(StyledText(Phrase.reading[language], Style(.dim)), row: 0, in: list)
    } else if booking.slots.isEmpty {
      let text = StyledText(Phrase.dayNothingFree[language], Style(.warning))
      for (row, line) in text.wrapped(to: list.columns).enumerated() {
        draw(line, row: row, in: list)
      }
    } else {
      drawSlots(booking, in: list)
    }
    let foot = Rect(
      column: inside.column, row: inside.bottom - 1, columns: inside.columns, rows: 1)
    if let words = bookingWords(booking) { draw(words, row: inside.rows - 2, in: inside) }
    let keys = [
      hint(
        "Enter",
        booking.isArmed
          ? (booking.moves == nil ? Phrase.bookNow : .moveNow).text : Phrase.chooseSlot.text,
        priority: 7),
      hint("Tab", Phrase.nextChoice.text, priority: 5),
      KeyHint(
        model.drawing.glyphs == .ascii ? "</>" : "←→",
        (booking.focus == .slots ? Phrase.otherDay : .otherChoice)[language], priority: 6),
      backHint,
    ]
    draw(
      booking.isSaving
        ? StyledText(Phrase.saving[language], Style(.dim))
        : Footer.line(keys, columns: foot.columns), row: 0, in: foot)
    grid.tint(inside, backdrop: .popup)
  }

  /// The kind and the member of staff, of which the one with the focus can be turned.
  private mutating func drawChoices(_ booking: BookingState, in inside: Rect) {
    let width = labelWidth([.dayKind, .dayStaff])
    let staff =
      booking.staff.map { shown(booking.names[$0] ?? $0) } ?? Phrase.dayAnybody[language]
    let rows: [(Phrase, String, BookingState.Focus)] = [
      (.dayKind, booking.kind.title[language], .kind), (.dayStaff, staff, .staff),
    ]
    for (row, line) in rows.enumerated() {
      let isFocused = booking.focus == line.2
      let text =
        isFocused
        ? StyledText("< \(line.1) >", Style(.accent, on: .screen, .bold))
        : StyledText("  \(line.1)  ", Style(.strong))
      draw(labelled(line.0, text, width: width), row: row, in: inside)
      if isFocused { cursor = Point(column: inside.column, row: inside.row + row) }
    }
  }

  private mutating func drawSlots(_ booking: BookingState, in rect: Rect) {
    let slots = booking.slots
    let first = booking.list.offset(visible: rect.rows)
    for row in 0..<min(rect.rows, slots.count - first) {
      let place = first + row
      let isSelected = place == booking.list.selected
      let line = Rect(
        column: rect.column - 1, row: rect.row + row, columns: rect.columns + 2, rows: 1)
      let back: Backdrop = isSelected && booking.focus == .slots ? .selected : .popup
      grid.fill(line, style: Style(.text, on: back))
      slotText(slots[place], isSelected: isSelected).on(back).draw(
        column: line.column + 2, row: line.row, columns: line.columns - 3, on: &grid,
        with: drawing)
      clickable(line, .slot(place))
      guard isSelected else { continue }
      grid.write(
        drawing.glyphs.selection, column: line.column, row: line.row,
        style: Style(.accent, on: back))
      if booking.focus == .slots { cursor = Point(column: line.column + 1, row: line.row) }
    }
  }

  private func slotText(_ slot: Slot, isSelected: Bool) -> StyledText {
    let day = Format.shortDate(slot.day, today: model.today)
    return .joined(
      [
        StyledText(day, Style(isSelected ? .strong : .text)),
        StyledText(Phrase.weekday(slot.day.weekday)[language], Style(.dim)),
        StyledText(slot.start.description, Style(.strong, on: .screen, .bold)),
        StyledText(shown(slot.staffName)),
        StyledText(Phrase.dayLeft(slot.left, of: slot.capacity)[language], Style(.dim)),
      ], spacing: 2)
  }

  /// What went wrong, or what the next Enter does.
  private func bookingWords(_ booking: BookingState) -> StyledText? {
    if let problem = booking.problem {
      return StyledText(problem[language], Style(.warning, on: .screen, .bold))
    }
    guard booking.isArmed, let slot = booking.selected else { return nil }
    var parts: [StyledText] = []
    if let place = booking.moves?.appointment.place {
      parts.append(
        StyledText(
          "\(Format.shortDate(place.day, today: model.today)) \(place.start) "
            + (drawing.glyphs == .ascii ? "->" : "→"), Style(.dim)))
    }
    parts.append(
      StyledText(
        "\(Format.shortDate(slot.day, today: model.today)) \(slot.start) \(shown(slot.staffName)) "
          + booking.kind.title[language], Style(.accent, on: .screen, .bold)))
    return .joined(parts, spacing: 1)
  }

  // MARK: - A cancellation

  private mutating func drawCancel(_ cancel: CancelState, in body: Rect) {
    let columns = min(body.columns - 2, 50)
    let reasons = CancelReason.allCases
    let name = model.isVeiled ? "" : "  " + shown(cancel.entry.name)
    let inside = frame(
      title: Phrase.cancelTitle[language] + name, columns: columns, rows: reasons.count + 3,
      in: body)
    for (row, reason) in reasons.enumerated() where row < inside.rows - 2 {
      let isSelected = row == cancel.list.selected
      let line = Rect(
        column: inside.column - 1, row: inside.row + row, columns: inside.columns + 2, rows: 1)
      let back: Backdrop = isSelected ? .selected : .popup
      grid.fill(line, style: Style(.text, on: back))
      let text = StyledText.joined(
        [
          StyledText("\(row + 1)", Style(.accent, on: .screen, .bold)),
          StyledText(reason.title[language], Style(isSelected ? .strong : .text)),
        ], spacing: 2)
      text.on(back).draw(
        column: line.column + 2, row: line.row, columns: line.columns - 3, on: &grid,
        with: drawing)
      clickable(line, .slot(row))
      guard isSelected else { continue }
      grid.write(
        drawing.glyphs.selection, column: line.column, row: line.row,
        style: Style(.accent, on: back))
      cursor = Point(column: line.column + 1, row: line.row)
    }
    if let problem = cancel.problem {
      draw(StyledText(problem[language], Style(.warning)), row: inside.rows - 2, in: inside)
    }
    let foot = Rect(
      column: inside.column, row: inside.bottom - 1, columns: inside.columns, rows: 1)
    draw(
      cancel.isSaving
        ? StyledText(Phrase.saving[language], Style(.dim))
        : Footer.line(
          [hint("Enter", Phrase.cancelNow.text, priority: 6), backHint], columns: foot.columns),
      row: 0, in: foot)
    grid.tint(inside, backdrop: .popup)
  }
}
