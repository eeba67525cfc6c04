import Canvas
import Domain
import Widgets

extension Model {
  // MARK: - Opening and closing

  /// Offers the free slots to the person in view, or takes them in as a walk-in.
  mutating func openBooking(isWalkIn: Bool = false) -> [Effect] {
    guard let subject else {
      say(Phrase.choosePatientFirst.text)
      return []
    }
    return openBooking(
      of: subject, name: subjectName ?? dayEntry?.name ?? "", moves: nil, isWalkIn: isWalkIn)
  }

  /// Offers the free slots to somebody who is booked already.
  mutating func openMove() -> [Effect] {
    guard let entry = dayEntry else { return [] }
    guard entry.appointment.stage == .expected else {
      say(Phrase.dayOnlyExpected.text)
      return []
    }
    return openBooking(
      of: entry.appointment.patient, name: entry.name, moves: entry, isWalkIn: false)
  }

  private mutating func openBooking(
    of patient: PatientID, name: String, moves: DayEntry?, isWalkIn: Bool
  ) -> [Effect] {
    let fields = BookingFields(self, moves: moves)
    var names: [String: String] = [:]
    if let code = moves?.appointment.staff { names[code] = moves?.staffName ?? "" }
    let begins = fields.beginning(isWalkIn: isWalkIn)
    var booking = BookingState(
      patient: patient, name: name, moves: moves,
      form: fields.form(names, beginning: begins), begins: begins)
    booking.names = names
    fields.settle(&booking)
    if isWalkIn { booking.form.focus(on: BookingFields.ID.kind.rawValue) }
    day.dialog = .booking(booking)
    guard formDrafts[booking.draftKey] != nil else {
      return [askSlots(booking)] + formDrafts.ask(booking.draftKey)
    }
    return takeUpBooking(booking.draftKey)
  }

  /// Takes up what was begun before; what was entered since stays.
  mutating func takeUpBooking(_ key: FormDraftKey) -> [Effect] {
    guard case .booking(var booking) = day.dialog, booking.draftKey == key, !booking.isSaving,
      booking.entered == nil, let draft = formDrafts[key]
    else { return [] }
    let fields = BookingFields(self, moves: booking.moves)
    // Whom the draft names is among the slots, which may not be there yet.
    if let code = draft.answers[BookingFields.ID.staff.rawValue], booking.names[code] == nil,
      code != BookingFields.anybody
    {
      booking.names[code] = ""
    }
    booking.form = booking.form.relabelled(
      as: fields.form(booking.names, beginning: booking.begins))
    // Whether they are here is said by the key that was pressed, also over what was begun otherwise.
    booking.form.restore(draft.answers.filter { $0.key != BookingFields.ID.come.rawValue })
    booking.wanted = draft.answers[BookingState.slotMember]
    booking.isLoaded = false
    fields.settle(&booking)
    day.dialog = .booking(booking)
    say(RightsWords.takenUp)
    return [askSlots(booking)]
  }

  private mutating func askSlots(_ booking: BookingState) -> Effect {
    day.slotGeneration += 1
    return .readSlots(
      SlotQuestion(
        from: max(today, booking.from ?? today), days: BookingState.days, kind: booking.kind,
        includesFull: true),
      generation: day.slotGeneration)
  }

  mutating func slotsRead(_ slots: [Slot], generation: Int) {
    guard generation == day.slotGeneration, case .booking(var booking) = day.dialog else { return }
    booking.all = slots
    booking.isLoaded = true
    let names = Dictionary(
      slots.map { ($0.staff, $0.staffName) }, uniquingKeysWith: { first, _ in first })
    let fields = BookingFields(self, moves: booking.moves)
    if names != booking.names {
      booking.names = names
      booking.form = booking.form.relabelled(as: fields.form(names, beginning: booking.begins))
      // Who has nothing of this kind is nobody to choose.
      if booking.staff.map({ names[$0] == nil }) ?? true {
        booking.form.set(BookingFields.ID.staff.rawValue, to: BookingFields.anybody)
      }
    }
    let wanted = booking.wanted
    booking.narrow()
    if wanted != nil, booking.wanted == nil, !booking.hasOwnSlot {
      booking.problem = BookingWords.slotGone
    }
    fields.settle(&booking)
    day.dialog = .booking(booking)
  }

  /// Asks the same in the other language, with every answer as it is.
  mutating func relabelBooking() {
    guard case .booking(var booking) = day.dialog else { return }
    let fields = BookingFields(self, moves: booking.moves)
    booking.form = booking.form.relabelled(
      as: fields.form(booking.names, beginning: booking.begins))
    day.dialog = .booking(booking)
  }

  /// One step back; what was begun is kept for the next time.
  mutating func closeDayDialog() -> [Effect] {
    if day.dialog?.isSaving == true { return [] }
    guard case .booking(var booking) = day.dialog else {
      day.dialog = nil
      return []
    }
    if booking.isArmed {
      booking.isArmed = false
      day.dialog = .booking(booking)
      return []
    }
    let effects = keepBooking()
    if booking.entered != nil { say(Phrase.draftKept.text) }
    day.dialog = nil
    return effects
  }

  // MARK: - Changes

  /// Changes the form by a key, a text, a paste or a click.
  mutating func changeBooking(
    _ change: (inout FormState) -> FormState.Outcome
  ) -> [Effect] {
    guard case .booking(var booking) = day.dialog, !booking.isSaving else { return [] }
    let before = booking
    let outcome = change(&booking.form)
    booking.isAmongSlots = false
    if booking.form != before.form {
      booking.isArmed = false
      booking.problem = nil
    }
    let isNarrowed =
      booking.slots != before.slots || booking.isWalkIn != before.isWalkIn
    if booking.isWalkIn, let slot = before.ownSlot { booking.wanted = slot }
    if isNarrowed { booking.narrow() }
    let asks = booking.kind != before.kind || booking.from != before.from
    if asks { booking.isLoaded = false }
    BookingFields(self, moves: booking.moves).settle(&booking)
    day.dialog = .booking(booking)
    var effects = before.form.focus == booking.form.focus ? [] : keepBooking()
    if asks { effects.append(askSlots(booking)) }
    switch outcome {
    case .atEnd: return effects + endBookingForm()
    case .committed: return effects + commitBooking()
    default: return effects
    }
  }

  /// Goes on behind the last field: to the slots, or to the last question of a walk-in.
  private mutating func endBookingForm() -> [Effect] {
    guard case .booking(var booking) = day.dialog else { return [] }
    if booking.isWalkIn || booking.selected?.left == 0 { return armBooking() }
    booking.isAmongSlots = true
    day.dialog = .booking(booking)
    return keepBooking()
  }

  /// Gives the keys to the slots or to a field of the form.
  mutating func focusBooking(among slots: Bool) -> [Effect] {
    guard case .booking(var booking) = day.dialog, !booking.isSaving else { return [] }
    booking.isAmongSlots = slots && !booking.isWalkIn
    booking.isArmed = false
    day.dialog = .booking(booking)
    return keepBooking()
  }

  /// A click selects a slot and says what it would be; the second one on it books.
  mutating func clickSlot(_ row: Int) -> [Effect] {
    if case .week(let week) = day.dialog {
      guard week.list.selected == row else {
        changeWeekList { $0.select(row) }
        return []
      }
      return performWeek(.weekOpenDay)
    }
    guard case .booking(let booking) = day.dialog else {
      changeDayDialogList { $0.select(row) }
      return []
    }
    let isSecond = booking.isArmed && booking.isAmongSlots && booking.list.selection == row
    if !isSecond { changeDayDialogList { $0.select(row) } }
    return armBooking()
  }

  /// Makes a walk-in of the booking that is open, or a booking of the walk-in.
  mutating func turnBooking(toWalkIn isWalkIn: Bool) -> [Effect] {
    guard wayObstacle == nil else { return [] }
    return changeBooking { form in
      form.set(
        BookingFields.ID.come.rawValue,
        to: isWalkIn ? BookingFields.walkIn : BookingFields.booked)
      return .changed
    }
  }

  /// Why what is open can be no walk-in and no booking either; nil when it can.
  var wayObstacle: Localized? {
    guard case .booking(let booking) = day.dialog, booking.moves == nil else {
      return Localized(zh: "先结束打开的这一项", en: "finish what is open first")
    }
    return booking.isSaving ? Phrase.saving.text : nil
  }

  // MARK: - Booking

  /// The first time says what would be done, the second time does it: a scanner that ends its line
  /// with Enter books nobody.
  mutating func armBooking() -> [Effect] {
    guard case .booking(var booking) = day.dialog, !booking.isSaving else { return [] }
    guard !booking.isArmed else { return commitBooking() }
    guard booking.isWalkIn || booking.selected != nil else { return [] }
    if let refusal = askForRoom(&booking) {
      booking.problem = refusal
    } else if booking.isWalkIn || booking.selected?.left != 0 || booking.overbook?.isEmpty == false
    {
      booking.isArmed = true
      booking.problem = nil
    }
    day.dialog = .booking(booking)
    return keepBooking()
  }

  /// Asks why a full slot is booked, of those who may; says who may to the others.
  private func askForRoom(_ booking: inout BookingState) -> Localized? {
    guard !booking.isWalkIn, let slot = booking.selected, slot.left == 0 else { return nil }
    guard BookingFields(self, moves: booking.moves).mayOverbook else {
      return BookingWords.fullForOthers
    }
    guard booking.overbook?.isEmpty != false else { return nil }
    booking.isAmongSlots = false
    booking.form.focus(on: BookingFields.ID.overbook.rawValue)
    return BookingWords.full(slot.capacity)
  }

  /// Sends what the form says, unless something is wrong with it.
  mutating func commitBooking() -> [Effect] {
    guard case .booking(var booking) = day.dialog, !booking.isSaving else { return [] }
    guard booking.form.commit() == .committed else {
      booking.isAmongSlots = false
      booking.isArmed = false
      day.dialog = .booking(booking)
      return []
    }
    if let refusal = askForRoom(&booking) {
      booking.problem = refusal
      day.dialog = .booking(booking)
      return []
    }
    guard let change = bookingChange(booking) else {
      booking.problem = booking.isLoaded ? Phrase.dayNothingFree.text : Phrase.reading.text
      day.dialog = .booking(booking)
      return []
    }
    // Kept first: should the save fail and the program with it, nothing is lost.
    let effects = keepBooking()
    booking.isSaving = true
    booking.problem = nil
    day.dialog = .booking(booking)
    day.kind = booking.kind
    return effects + [.changeDay(change)]
  }

  /// What the form asks for; nil where no slot is selected.
  private func bookingChange(_ booking: BookingState) -> DayChange? {
    if booking.isWalkIn {
      return .walkIn(
        WalkInOrder(
          patient: booking.patient, kind: booking.kind, staff: booking.staff,
          priority: booking.priority, reason: booking.reason))
    }
    guard let slot = booking.selected else { return nil }
    let place = slot.place(for: booking.kind)
    if let moved = booking.moves {
      return .move(place, moved.id, version: moved.version, overbook: booking.overbook)
    }
    return .book(
      BookingOrder(
        patient: booking.patient, place: place, priority: booking.priority,
        reason: booking.reason, overbook: booking.overbook))
  }

  // MARK: - Drafts

  /// Whether all that was entered of a booking is kept.
  var isBookingKept: Bool {
    guard case .booking(let booking) = day.dialog, !booking.isSaving else { return true }
    return booking.entered == formDrafts[booking.draftKey]
  }

  /// Keeps what is being entered, at once, unless it is kept.
  mutating func keepBooking() -> [Effect] {
    if case .booking(let booking) = day.dialog, !booking.isSaving {
      formDrafts.note(booking.draftKey, booking.entered)
    }
    return formDrafts.write()
  }
}
