import Canvas
import Domain
import Widgets

extension Model {
  // MARK: - Opening

  /// Offers the free slots to the person in view.
  mutating func openBooking() -> [Effect] {
    guard let subject else {
      say(Phrase.choosePatientFirst.text)
      return []
    }
    return open(
      BookingState(patient: subject, name: subjectName ?? dayEntry?.name ?? "", kind: day.kind))
  }

  /// Offers the free slots to somebody who is booked already.
  mutating func openMove() -> [Effect] {
    guard let entry = dayEntry else { return [] }
    guard entry.appointment.stage == .expected else {
      say(Phrase.dayOnlyExpected.text)
      return []
    }
    var booking = BookingState(
      patient: entry.appointment.patient, name: entry.name, moves: entry,
      kind: entry.appointment.kind)
    booking.staff = entry.appointment.staff
    return open(booking)
  }

  private mutating func open(_ booking: BookingState) -> [Effect] {
    day.dialog = .booking(booking)
    return [askSlots(booking)]
  }

  private mutating func askSlots(_ booking: BookingState) -> Effect {
    day.slotGeneration += 1
    return .readSlots(
      SlotQuestion(from: today, days: BookingState.days, kind: booking.kind),
      generation: day.slotGeneration)
  }

  mutating func slotsRead(_ slots: [Slot], generation: Int) {
    guard generation == day.slotGeneration, case .booking(var booking) = day.dialog else { return }
    booking.all = slots
    booking.isLoaded = true
    booking.people = Set(slots.map(\.staff)).sorted()
    booking.names = Dictionary(
      slots.map { ($0.staff, $0.staffName) }, uniquingKeysWith: { first, _ in first })
    // Who has nothing free of this kind is nobody to choose.
    if let staff = booking.staff, !booking.people.contains(staff) { booking.staff = nil }
    booking.isArmed = false
    booking.list = ListState(count: booking.slots.count)
    day.dialog = .booking(booking)
  }

  /// Asks why somebody is cancelled.
  mutating func openCancel() -> [Effect] {
    guard let entry = dayEntry, !entry.appointment.status.isOver else { return [] }
    day.dialog = .cancel(CancelState(entry: entry))
    return []
  }

  mutating func closeDayDialog() -> [Effect] {
    if day.dialog?.isSaving == true { return [] }
    if case .booking(var booking) = day.dialog, booking.isArmed {
      booking.isArmed = false
      day.dialog = .booking(booking)
      return []
    }
    day.dialog = nil
    return []
  }

  // MARK: - Keys

  /// Lets what lies over the day take a key; nil when it is for others.
  mutating func dayKey(_ press: KeyPress) -> [Effect]? {
    guard case .booking = layer, let dialog = day.dialog else { return nil }
    switch dialog {
    case .booking(let booking): return bookingKey(press, booking)
    case .cancel(let cancel):
      guard press == KeyPress(.enter) else { return nil }
      return sendCancel(cancel)
    }
  }

  private mutating func bookingKey(_ press: KeyPress, _ before: BookingState) -> [Effect]? {
    guard !before.isSaving else { return nil }
    var booking = before
    switch (press.key, press.modifiers) {
    case (.enter, []): return pressEnter(booking)
    case (.tab, []): booking.moveFocus(1)
    case (.tab, .shift): booking.moveFocus(-1)
    case (.left, []), (.right, []):
      let steps = press.key == .left ? -1 : 1
      let kind = booking.kind
      booking.turn(steps)
      day.dialog = .booking(booking)
      return booking.kind == kind ? [] : [askSlots(booking)]
    default: return nil
    }
    day.dialog = .booking(booking)
    return []
  }

  /// The first Enter shows what would be booked, the second one books it.
  private mutating func pressEnter(_ before: BookingState) -> [Effect] {
    var booking = before
    guard booking.focus == .slots, booking.isArmed, let slot = booking.selected else {
      booking.focus = .slots
      booking.isArmed = booking.selected != nil
      day.dialog = .booking(booking)
      return []
    }
    booking.isSaving = true
    booking.problem = nil
    day.dialog = .booking(booking)
    day.kind = booking.kind
    let place = slot.place(for: booking.kind)
    guard let moved = booking.moves else {
      return [.changeDay(.book(BookingOrder(patient: booking.patient, place: place)))]
    }
    return [.changeDay(.carryOut(.move(place), moved.id, version: moved.version))]
  }

  /// A digit picks a reason; letters move where there is a list.
  mutating func typeInDayDialog(_ text: String) -> [Effect] {
    guard text.count == 1, let sign = text.first.map(CommandFolding.fold) else { return [] }
    if case .cancel(var cancel) = day.dialog, let digit = sign.wholeNumberValue,
      CancelReason.allCases.indices.contains(digit - 1), !cancel.isSaving
    {
      cancel.list.select(digit - 1)
      day.dialog = .cancel(cancel)
      return []
    }
    guard sign == "j" || sign == "k" else { return [] }
    return move(by: sign == "j" ? 1 : -1)
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

  mutating func changeDayDialogList(_ change: (inout ListState) -> Void) {
    switch day.dialog {
    case .booking(var booking):
      guard !booking.isSaving else { return }
      booking.focus = .slots
      booking.isArmed = false
      booking.problem = nil
      change(&booking.list)
      day.dialog = .booking(booking)
    case .cancel(var cancel):
      guard !cancel.isSaving else { return }
      change(&cancel.list)
      day.dialog = .cancel(cancel)
    case nil: break
    }
  }
}

extension BookingState {
  mutating func moveFocus(_ steps: Int) {
    let all = Focus.allCases
    isArmed = false
    focus = all[(focus.rawValue + steps + all.count) % all.count]
  }

  /// Changes what has the focus: the kind, the member of staff, or the day of the slot selected.
  mutating func turn(_ steps: Int) {
    isArmed = false
    problem = nil
    switch focus {
    case .kind:
      let all = ServiceKind.allCases
      let place = all.firstIndex(of: kind) ?? 0
      kind = all[(place + steps + all.count) % all.count]
      isLoaded = false
    case .staff:
      let all: [String?] = [nil] + people
      let place = all.firstIndex(of: staff) ?? 0
      staff = all[(place + steps + all.count) % all.count]
      list = ListState(count: slots.count)
    case .slots: turnDay(steps)
    }
  }

  /// Selects the first slot of the next day that has one, or of the day before.
  private mutating func turnDay(_ steps: Int) {
    let slots = slots
    guard let here = selected else { return }
    let days = Set(slots.map(\.day)).sorted()
    guard let place = days.firstIndex(of: here.day), days.indices.contains(place + steps) else {
      return
    }
    list.select(slots.firstIndex { $0.day == days[place + steps] } ?? list.selected)
  }
}
