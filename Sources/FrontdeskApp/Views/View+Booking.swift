import Canvas
import Domain
import Widgets

extension Painting {
  mutating func drawDayDialog(_ dialog: DayDialog) {
    let body = Rect(grid.size).inset(top: 1, bottom: 1)
    switch dialog {
    case .booking(let booking): drawBooking(booking, in: body)
    case .cancel(let cancel): drawCancel(cancel, in: body)
    case .week(let week): drawWeek(week, in: body)
    }
  }

  // MARK: - A booking

  /// The form, and below it the slots that its answers leave.
  private mutating func drawBooking(_ booking: BookingState, in body: Rect) {
    let columns = min(body.columns - 2, Self.bookingColumns)
    let form = Form(
      language == .chinese ? .chinese : .english,
      isFocused: !booking.isAmongSlots && model.overlay == nil)
    let wanted = form.rows(booking.form, columns: columns - 4)
    // The slots have rows for a morning, and a heading above them.
    let below = booking.isWalkIn ? 1 : 10
    let inside = frame(
      title: bookingTitle(booking), columns: columns,
      rows: min(wanted + below + 2, body.rows - 2), in: body)
    let fields = booking.isWalkIn ? inside.rows - 3 : min(wanted, max(3, inside.rows - 7))
    let place = Rect(
      column: inside.column, row: inside.row, columns: inside.columns, rows: max(1, fields))
    if !booking.isWalkIn {
      drawOffered(booking, in: inside.inset(top: place.rows, bottom: 2))
    }
    drawBookingFoot(booking, in: inside)
    clickable(form, booking.form, in: place, popups: body)
    let caret = form.draw(booking.form, in: place, popups: body, on: &grid, with: drawing)
    if !booking.isAmongSlots {
      cursor = caret ?? Point(column: inside.column, row: inside.row)
    }
    grid.tint(inside, backdrop: .popup)
  }

  /// Wide enough for every kind on two lines in both languages.
  private static let bookingColumns = 76

  private func bookingTitle(_ booking: BookingState) -> String {
    let title =
      booking.isWalkIn
      ? BookingWords.walkInTitle[language]
      : (booking.moves == nil ? Phrase.bookTitle : .moveTitle)[language]
    return title + (model.isVeiled ? "" : "  " + shown(booking.name))
  }

  /// A heading and the slots below it, or why there are none.
  private mutating func drawOffered(_ booking: BookingState, in rect: Rect) {
    let title = BookingWords.slots[language]
    let end = StyledText(title, Style(.strong, on: .screen, .bold)).draw(
      column: rect.column, row: rect.row, columns: rect.columns, on: &grid, with: drawing)
    let rest = max(0, rect.right - end - 1)
    grid.write(
      String(repeating: drawing.glyphs.horizontal, count: rest), column: end + 1, row: rect.row,
      style: Style(.border), limit: rest)
    let list = rect.inset(top: 1)
    if booking.isAmongSlots { cursor = Point(column: list.column, row: list.row) }
    if !booking.isLoaded {
      draw(StyledText(Phrase.reading[language], Style(.dim)), row: 0, in: list)
    } else if booking.slots.isEmpty {
      let text = StyledText(Phrase.dayNothingFree[language], Style(.warning))
      for (row, line) in text.wrapped(to: list.columns).enumerated() where row < list.rows {
        draw(line, row: row, in: list)
      }
    } else {
      drawSlots(booking, in: list)
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
      let back: Backdrop = isSelected && booking.isAmongSlots ? .selected : .popup
      grid.fill(line, style: Style(.text, on: back))
      slotText(slots[place], isSelected: isSelected).on(back).draw(
        column: line.column + 2, row: line.row, columns: line.columns - 3, on: &grid,
        with: drawing)
      clickable(line, .slot(place))
      guard isSelected else { continue }
      grid.write(
        drawing.glyphs.selection, column: line.column, row: line.row,
        style: Style(booking.isAmongSlots ? .accent : .dim, on: back))
      if booking.isAmongSlots { cursor = Point(column: line.column + 1, row: line.row) }
    }
  }

  private func slotText(_ slot: Slot, isSelected: Bool) -> StyledText {
    let day = Format.shortDate(slot.day, today: model.today)
    let isFull = slot.left == 0
    return .joined(
      [
        StyledText(day, Style(isSelected ? .strong : .text)),
        StyledText(Phrase.weekday(slot.day.weekday)[language], Style(.dim)),
        StyledText(
          slot.start.description, isFull ? Style(.dim) : Style(.strong, on: .screen, .bold)),
        StyledText(shown(slot.staffName)),
        StyledText(BookingWords.left(slot)[language], Style(isFull ? .warning : .dim)),
      ], spacing: 2)
  }

  // MARK: - Its last two lines

  private mutating func drawBookingFoot(_ booking: BookingState, in inside: Rect) {
    if let words = bookingWords(booking) { draw(words, row: inside.rows - 2, in: inside) }
    let foot = Rect(
      column: inside.column, row: inside.bottom - 1, columns: inside.columns, rows: 1)
    draw(
      booking.isSaving
        ? StyledText(Phrase.saving[language], Style(.dim))
        : Footer.line(bookingKeys(booking), columns: foot.columns), row: 0, in: foot)
  }

  private func bookingKeys(_ booking: BookingState) -> [KeyHint] {
    let does =
      booking.isWalkIn
      ? BookingWords.register : (booking.moves == nil ? Phrase.bookNow : .moveNow).text
    let save = hint(model.keymap.keyName(of: .saveOutcome)[language], does, priority: 6)
    if booking.isArmed { return [hint("Enter", does, priority: 7), backHint] }
    guard booking.isAmongSlots else {
      let next = booking.isWalkIn ? [] : [hint("Tab", Phrase.nextChoice.text, priority: 5)]
      return [save] + next + [backHint]
    }
    return [
      hint("Enter", Phrase.chooseSlot.text, priority: 8),
      KeyHint(
        model.drawing.glyphs == .ascii ? "</>" : "←→", Phrase.otherDay[language], priority: 5),
      hint("Tab", BookingWords.toForm, priority: 7), save, backHint,
    ]
  }

  /// What went wrong, or what the next Enter does.
  private func bookingWords(_ booking: BookingState) -> StyledText? {
    if let problem = booking.problem {
      return StyledText(problem[language], Style(.warning, on: .screen, .bold))
    }
    guard booking.isArmed else { return nil }
    if booking.isWalkIn {
      let staff =
        booking.staff.map { shown(booking.names[$0] ?? $0) } ?? Phrase.dayAnybody[language]
      return StyledText(
        "\(BookingWords.register[language]) \(booking.kind.title[language]) \(staff)",
        Style(.accent, on: .screen, .bold))
    }
    guard let slot = booking.selected else { return nil }
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
    if slot.left == 0 {
      parts.append(StyledText(BookingWords.left(slot)[language], Style(.warning)))
    }
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
      let text = StyledText.joined(
        [
          StyledText("\(row + 1)", Style(.accent, on: .screen, .bold)),
          StyledText(reason.title[language], Style(isSelected ? .strong : .text)),
        ], spacing: 2)
      drawPopupRow(text, isSelected: isSelected, indent: 2, .slot(row), in: line)
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
