package import Domain
import Widgets

extension Model {
  /// The day that the list shows.
  package var shownDay: CalendarDate { day.day ?? today }

  /// The row selected in the day's list; nil in an empty one.
  package var dayEntry: DayEntry? {
    let order = DayColumns(self).order()
    guard let row = day.list.selection, order.indices.contains(row) else { return nil }
    return day.entries[order[row]]
  }

  mutating func askDay() -> Effect {
    day.generation += 1
    return .readDay(shownDay, generation: day.generation)
  }

  mutating func dayRead(_ list: DayList, generation: Int) -> [Effect] {
    guard generation == day.generation else { return [] }
    let isSameDay = day.loaded == list.day
    let wanted = day.selects ?? (isSameDay ? dayEntry?.id : nil)
    let row = day.list.selected
    day.selects = nil
    if day.entries != list.entries {
      day.entries = list.entries
      day.tally = DayTally(list.entries)
      day.tallies = DayTally.byStaff(list.entries)
    }
    day.loaded = list.day
    if !day.isUndoFresh || list.undo == nil { day.undo = list.undo }
    countDay()
    let order = DayColumns(self).order()
    let kept = wanted.flatMap { id in order.firstIndex { day.entries[$0].id == id } }
    // Who opens the day sees who is next; a row that left gives its place to the one below.
    day.list.select(kept ?? (isSameDay ? row : 0))
    return []
  }

  /// Counts the rows that the view, the member of staff and the filter leave.
  mutating func countDay() { day.list.setCount(DayColumns(self).order().count) }

  // MARK: - Commands

  mutating func performDay(_ id: CommandID) -> [Effect] {
    switch id {
    case .dayNext: return takeNextStep()
    case .callNext: return [.changeDay(.callNext(staff: day.staff))]
    case .checkIn: return checkIn()
    case .visitDone: return carryOut(.done)
    case .visitNoShow: return carryOut(.noShow)
    case .visitCancel: return openCancel()
    case .visitPriority: return changePriority()
    case .visitMove: return openMove()
    case .book where day.dialog != nil, .walkIn where day.dialog != nil:
      return turnBooking(toWalkIn: id == .walkIn)
    case .book: return openBooking()
    case .walkIn:
      if screen != .today { return openBooking(isWalkIn: true) }
      say(Phrase.dayFindFirst(key: keymap.keyName(of: .checkIn)))
      go(to: .lookup)
      return arrive(at: .lookup)
    case .dayStaff: return nextStaff()
    case .dayBefore: return showDay(shownDay.adding(days: -1))
    case .dayAfter: return showDay(shownDay.adding(days: 1))
    default: return []
    }
  }

  mutating func showDay(_ other: CalendarDate) -> [Effect] {
    day.day = other == today ? nil : other
    return [askDay()]
  }

  mutating func moveDayView(_ steps: Int) -> [Effect] {
    let all = DayView.allCases
    let place = all.firstIndex(of: day.view) ?? 0
    return show(all[(place + steps + all.count) % all.count])
  }

  mutating func show(_ view: DayView) -> [Effect] {
    let id = dayEntry?.id
    day.view = view
    selectEntry(id)
    return []
  }

  /// Goes through everybody of the staff who has somebody on this day, and back to all.
  private mutating func nextStaff() -> [Effect] {
    let codes = Set(day.entries.compactMap(\.appointment.staff)).sorted()
    let place = day.staff.flatMap { codes.firstIndex(of: $0) }
    let next = place.map { $0 + 1 } ?? 0
    let id = dayEntry?.id
    day.staff = codes.indices.contains(next) ? codes[next] : nil
    selectEntry(id)
    return []
  }

  private mutating func selectEntry(_ id: AppointmentID?) {
    countDay()
    let order = DayColumns(self).order()
    day.list.select(order.firstIndex { day.entries[$0].id == id } ?? 0)
  }

  /// What is next for the one selected: to check in, to call, to be done.
  private mutating func takeNextStep() -> [Effect] {
    switch dayEntry?.appointment.stage {
    case .expected, .arrived, .noShow: carryOut(.checkIn)
    case .waiting: carryOut(.call)
    case .called: carryOut(.done)
    case .done, .cancelled, nil: []
    }
  }

  private mutating func carryOut(_ event: AppointmentEvent) -> [Effect] {
    guard let entry = dayEntry else { return [] }
    return [.changeDay(.carryOut(event, entry.id, version: entry.version))]
  }

  private mutating func changePriority() -> [Effect] {
    guard let entry = dayEntry else { return [] }
    let all = AppointmentPriority.allCases
    let next = (entry.appointment.priority.rawValue + 1) % all.count
    return carryOut(.prioritise(all[next]))
  }

  /// The one selected in the day's list; elsewhere the person in view, as booked or as a walk-in.
  private mutating func checkIn() -> [Effect] {
    if screen == .today { return carryOut(.checkIn) }
    guard let subject else {
      say(Phrase.choosePatientFirst.text)
      return []
    }
    return [.changeDay(.here(WalkInOrder(patient: subject, kind: day.kind)))]
  }

  // MARK: - Answers

  mutating func dayChanged(_ receipt: AppointmentReceipt) -> [Effect] {
    let id = receipt.entry.id
    var effects: [Effect] = []
    if case .booking(let booking) = day.dialog, booking.isSaving {
      effects = formDrafts.forget(booking.draftKey)
    }
    day.selects = screen == .today ? nextSelection(after: receipt) : id
    day.dialog = nil
    if receipt.isUndo {
      day.undo = nil
      day.isUndoFresh = false
    } else {
      tables.lastChange = nil
      lastWrite = nil
      day.undo = AppointmentUndo(
        id: id, version: receipt.entry.version, event: receipt.event, name: receipt.entry.name)
      day.isUndoFresh = true
    }
    say(Phrase.dayDone(receipt), receipt.isUndo ? .note : .done)
    return effects + (screen == .today ? [askDay()] : []) + [.queueCounts]
  }

  /// Whom to select once something was done: who is called or came, else the next of the list.
  private func nextSelection(after receipt: AppointmentReceipt) -> AppointmentID {
    let id = receipt.entry.id
    guard ["check-in", "no-show", "cancel", "done"].contains(receipt.event), dayEntry?.id == id
    else { return id }
    let order = DayColumns(self).order()
    guard let place = order.firstIndex(where: { day.entries[$0].id == id }),
      order.indices.contains(place + 1)
    else { return id }
    let (here, below) = (day.entries[order[place]], day.entries[order[place + 1]])
    return here.appointment.stage == below.appointment.stage ? below.id : id
  }

  mutating func nobodyWaits() -> [Effect] {
    say(Phrase.dayNobodyWaits.text)
    return []
  }

  /// Somebody was quicker: nothing was written, and the day is read again.
  mutating func dayConflict() -> [Effect] {
    switch day.dialog {
    case .booking(var booking):
      (booking.isSaving, booking.isArmed) = (false, false)
      booking.problem = Phrase.conflict.text
      day.dialog = .booking(booking)
    case .cancel, .week, nil:
      day.dialog = nil
      day.undo = nil
      say(Phrase.undoConflict.text, .problem)
    }
    return [askDay(), .queueCounts]
  }

  mutating func dayFailed(_ reason: Localized) -> Bool {
    switch day.dialog {
    case .booking(var booking):
      (booking.isSaving, booking.isArmed) = (false, false)
      booking.problem = reason
      day.dialog = .booking(booking)
    case .cancel(var cancel):
      cancel.isSaving = false
      cancel.problem = reason
      day.dialog = .cancel(cancel)
    case .week, nil: return false
    }
    return true
  }

  /// What Ctrl-Z takes back of the day on the present screen; nil for nothing.
  var dayUndo: AppointmentUndo? {
    guard let undo = day.undo else { return nil }
    if screen == .today { return undo }
    return day.isUndoFresh && lastWrite == nil && tables.lastChange == nil ? undo : nil
  }
}

extension Model {
  /// Whether the title names the day: in a clinic that plans days, for those who may see them.
  var showsDayTab: Bool { counts?.waiting != nil || screen == .today }
}
