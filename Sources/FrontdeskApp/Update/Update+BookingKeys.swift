import Canvas
import Domain
import Widgets

extension Model {
  /// Lets what lies over the day take a key; nil when it is for others.
  mutating func dayKey(_ press: KeyPress) -> [Effect]? {
    guard case .booking = layer, let dialog = day.dialog else { return nil }
    switch dialog {
    case .booking(let booking): return bookingKey(press, booking)
    case .cancel(let cancel):
      guard press == KeyPress(.enter) else { return nil }
      return sendCancel(cancel)
    case .week: return nil
    }
  }

  private mutating func bookingKey(_ press: KeyPress, _ before: BookingState) -> [Effect]? {
    guard !before.isSaving else { return nil }
    if press == before.form.commitKey { return commitBooking() }
    if before.isAmongSlots { return slotKey(press) }
    let isOpen = before.form.isPopupOpen
    if press == KeyPress(.escape), !isOpen { return nil }
    if !isOpen, !before.isWalkIn, leavesForm(press, before.form) {
      return focusBooking(among: true)
    }
    // The last question of a walk-in stands until something else is pressed.
    if before.isArmed, press == KeyPress(.enter) { return commitBooking() }
    var isIgnored = false
    let effects = changeBooking { form in
      let outcome = form.press(press)
      isIgnored = outcome == .ignored
      return outcome
    }
    return isIgnored ? nil : effects
  }

  /// Whether a key goes from the form on to the slots below it.
  private func leavesForm(_ press: KeyPress, _ form: FormState) -> Bool {
    let ids = form.fields.map(\.id).filter { !form.hidden.contains($0) }
    switch (press.key, press.modifiers) {
    case (.tab, []), (.down, []): return form.focusedField?.id == ids.last
    case (.tab, .shift): return form.focusedField?.id == ids.first
    default: return false
    }
  }

  private mutating func slotKey(_ press: KeyPress) -> [Effect]? {
    switch (press.key, press.modifiers) {
    case (.enter, []): return armBooking()
    case (.tab, []), (.tab, .shift):
      let isFirst = press.modifiers.isEmpty
      return changeBooking { form in
        form.press(KeyPress(isFirst ? .home : .end, .control))
      }
    case (.left, []), (.left, .control): turnSlotDay(-1)
    case (.right, []), (.right, .control): turnSlotDay(1)
    default: return nil
    }
    return []
  }

  private mutating func turnSlotDay(_ steps: Int) {
    guard case .booking(var booking) = day.dialog, !booking.isSaving else { return }
    let before = booking.list.selection
    booking.turnDay(steps)
    booking.isArmed = false
    booking.problem = nil
    if booking.list.selection != before { booking.hasOwnSlot = true }
    BookingFields(self, moves: booking.moves).settle(&booking)
    day.dialog = .booking(booking)
  }

  /// A digit picks a reason; letters move where there is a list, and words are why they come.
  mutating func typeInDayDialog(_ text: String) -> [Effect] {
    if case .booking(let booking) = day.dialog {
      if !booking.isAmongSlots { return changeBooking { $0.type(text) } }
      if CommandFolding.holdsHanzi(text) { return typeReason(text) }
    }
    guard text.count == 1, let sign = text.first.map(CommandFolding.fold) else { return [] }
    if case .cancel(var cancel) = day.dialog, let digit = sign.wholeNumberValue,
      CancelReason.allCases.indices.contains(digit - 1), !cancel.isSaving
    {
      cancel.list.select(digit - 1)
      day.dialog = .cancel(cancel)
      return []
    }
    switch sign {
    case "(", "[": turnSlotDay(-1)
    case ")", "]": turnSlotDay(1)
    case "j": return move(by: 1)
    case "k": return move(by: -1)
    default: break
    }
    return []
  }

  /// Words while the slots have the keys can only be meant for the reason.
  private mutating func typeReason(_ text: String) -> [Effect] {
    let id = BookingFields.ID.reason.rawValue
    guard case .booking(let booking) = day.dialog,
      booking.form.fields.contains(where: { $0.id == id })
    else { return [] }
    return changeBooking { form in
      form.focus(on: id)
      return form.type(text)
    }
  }

  /// A paste goes into the field with the focus, and nowhere else.
  mutating func pasteIntoDayDialog(_ text: String) -> [Effect] {
    guard case .booking(let booking) = day.dialog, !booking.isAmongSlots else { return [] }
    return changeBooking { $0.paste(text) }
  }

  mutating func changeDayDialogList(_ change: (inout ListState) -> Void) {
    switch day.dialog {
    case .booking(var booking):
      guard !booking.isSaving, !booking.isWalkIn else { return }
      let before = booking.list.selection
      booking.isAmongSlots = true
      booking.isArmed = false
      booking.problem = nil
      change(&booking.list)
      if booking.list.selection != before { booking.hasOwnSlot = true }
      BookingFields(self, moves: booking.moves).settle(&booking)
      day.dialog = .booking(booking)
    case .cancel(var cancel):
      guard !cancel.isSaving else { return }
      change(&cancel.list)
      day.dialog = .cancel(cancel)
    case .week, nil: break
    }
  }

  // MARK: - Cancelling

  /// Asks why somebody is cancelled.
  mutating func openCancel() -> [Effect] {
    guard let entry = dayEntry, !entry.appointment.status.isOver else { return [] }
    day.dialog = .cancel(CancelState(entry: entry))
    return []
  }

  private mutating func sendCancel(_ before: CancelState) -> [Effect] {
    guard !before.isSaving, let row = before.list.selection else { return [] }
    var cancel = before
    cancel.isSaving = true
    cancel.problem = nil
    day.dialog = .cancel(cancel)
    return [
      .changeDay(
        .carryOut(
          .cancel(CancelReason.allCases[row]), cancel.entry.id, version: cancel.entry.version))
    ]
  }
}
