import Canvas
import Domain
import Widgets

extension PlainText {
  /// The day: who waits and how long, who is expected, who was seen.
  mutating func addToday() {
    addMask()
    let state = model.day
    let day = model.shownDay
    let tally = state.tally
    let others = DayView.allCases.filter { $0 != state.view }.map { $0.title[language] }
    add(
      .place, "day", "\(day) " + Phrase.weekday(day.weekday)[language],
      "\(PlainPhrase.scope[language]) \(state.view.title[language])",
      "\(PlainPhrase.choices[language]) \(others.joined(separator: "; "))")
    add(
      .place, "day",
      fields: AppointmentStage.allCases.filter { tally[$0] > 0 }.map {
        "\($0.title[language]) \(tally[$0])"
      })
    let subject = "day/\(day)/\(state.view)/\(state.staff ?? "")"
    addFilter(.day, subject)
    let order = DayColumns(model).order()
    guard !order.isEmpty else {
      if state.loaded != nil {
        add(.list, subject, (state.entries.isEmpty ? Phrase.dayNobody : .noRowFits)[language])
      }
      return
    }
    addRows(of: state.list, subject: subject) { text, row in
      guard order.indices.contains(row) else { return ([], nil) }
      return (text.dayFields(state.entries[order[row]]), .dayRow(row))
    }
    guard let entry = model.dayEntry, let archive = model.preview.archive,
      archive.id == entry.appointment.patient
    else { return }
    let about = "\(entry.id.value)"
    add(.details, about, fields: personName(archive))
    addContacts(archive, .details, about)
    addCounter(archive, .details, about)
    addHealth(archive, .details, about)
    addIndicators(archive, about)
  }

  /// A row: the stage in words, who, when, what for, with whom.
  private func dayFields(_ entry: DayEntry) -> [String] {
    let one = entry.appointment
    let age =
      entry.birthDate.map { String($0.age(on: model.today)) + PlainPhrase.yearsOld[language] } ?? ""
    var stage = one.stage.title[language]
    if one.stage == .waiting || one.stage == .arrived,
      let minutes = one.waitedMinutes(at: model.now)
    {
      stage += " " + Phrase.dayMinutes(minutes)[language]
    }
    if let late = DayOrder.lateMinutes(one, at: model.now, zone: model.zone.zone) {
      stage = Phrase.dayLate[language] + " " + Phrase.dayMinutes(late)[language]
    }
    return [
      shown(entry.name), stage, one.start?.description ?? Phrase.dayWalkIn[language],
      words.sex(entry.sex), age, one.kind.title[language],
      entry.staffName.map(shown) ?? Phrase.dayAnybody[language],
      one.priority == .regular ? "" : one.priority.title[language],
    ]
  }

  // MARK: - Dialogs

  /// The free slots, or the reasons for a cancellation.
  mutating func addDayDialog(_ dialog: DayDialog) {
    switch dialog {
    case .booking(let booking): addBooking(booking)
    case .week(let week): addWeek(week)
    case .cancel(let cancel):
      add(
        .place, "cancel", Phrase.cancelTitle[language],
        model.isVeiled ? "" : shown(cancel.entry.name))
      if let problem = cancel.problem { add(.place, "cancel", problem[language]) }
      for (place, reason) in CancelReason.allCases.enumerated() {
        add(
          .list, "cancel", fields: [reason.title[language]], number: place + 1,
          target: .slot(place))
      }
    }
  }

  private mutating func addBooking(_ booking: BookingState) {
    let title = (booking.moves == nil ? Phrase.bookTitle : .moveTitle)[language]
    let name = model.isVeiled ? "" : shown(booking.name)
    add(.place, "booking", title, name)
    for field in booking.form.fields where !booking.form.hidden.contains(field.id) {
      guard booking.isAmongSlots || field.id != booking.form.focusedField?.id else { continue }
      add(.place, "booking", "\(field.label): \(answer(to: field, in: booking.form))")
    }
    if booking.isSaving { add(.place, "booking", Phrase.saving[language]) }
    if let problem = booking.problem { add(.place, "booking", problem[language]) }
    guard booking.isAmongSlots else {
      addOnlyQuestion(of: booking.form, "booking")
      add(.hints, "", PlainPhrase.formHint[language])
      return
    }
    if booking.isLoaded, booking.slots.isEmpty {
      add(.list, "booking", Phrase.dayNothingFree[language])
    }
    let slots = booking.slots
    addRows(of: booking.list, subject: "booking/\(booking.kind.rawValue)") { text, row in
      guard slots.indices.contains(row) else { return ([], nil) }
      let slot = slots[row]
      return (
        [
          slot.day.description, Phrase.weekday(slot.day.weekday)[text.language],
          slot.start.description, text.shown(slot.staffName),
          BookingWords.left(slot)[text.language],
        ], .slot(row)
      )
    }
    guard booking.isArmed, let slot = booking.selected else { return }
    let again = Localized(
      zh: "再输一次 \(booking.list.selected % Self.pageRows + 1) 确认",
      en: "\(booking.list.selected % Self.pageRows + 1) once more books it")
    add(.details, "armed", "\(slot.day) \(slot.start)", shown(slot.staffName), again[language])
  }
}
