import Domain
import FrontdeskApp

/// A day at the sample clinic: called, waiting, late, expected and over.
extension FakeClinic {
  mutating func day(_ effect: Effect) -> Message? {
    switch effect {
    case .readDay(let day, let generation):
      return .dayRead(
        DayList(day: day, entries: day == Self.today ? sortedDay : [], undo: lastUndo),
        generation: generation)
    case .readWeek(let first, let generation):
      return .weekRead(week(from: first), generation: generation)
    case .readSlots(let question, let generation):
      return .slotsRead(slots(question), generation: generation)
    case .changeDay(let change): return carryOut(change)
    default: return nil
    }
  }

  var sortedDay: [DayEntry] {
    dayEntries.filter { $0.appointment.status != .enteredInError }.sorted {
      DayOrder.isBefore(
        ($0.id, $0.appointment), ($1.id, $1.appointment), zone: SampleClinic.zone)
    }
  }

  /// Fills the day with the people of the clinic.
  mutating func planDay() {
    let people = archives
    func person(_ place: Int) -> PatientArchive { people[place % people.count] }
    let stories: [(String?, AppointmentStatus, String?, String?, AppointmentPriority)] = [
      ("09:00", .checkedIn, "08:51", "09:31", .regular),
      ("09:30", .checkedIn, "09:20", nil, .regular),
      (nil, .checkedIn, "09:05", nil, .regular), (nil, .checkedIn, "09:36", nil, .preferred),
      ("09:15", .booked, nil, nil, .regular), ("10:00", .booked, nil, nil, .regular),
      ("10:30", .booked, nil, nil, .urgent), ("08:30", .fulfilled, "08:25", "08:40", .regular),
      ("08:45", .noShow, nil, nil, .regular), ("09:45", .cancelled, nil, nil, .regular),
    ]
    dayEntries = stories.enumerated().map { place, story in
      let who = person(place)
      var one = Appointment(
        patient: who.id, status: story.1, day: Self.today, start: story.0.flatMap { ClockTime($0) },
        minutes: 15, kind: ServiceKind.allCases[place % ServiceKind.allCases.count],
        staff: place == 2 ? nil : place % 3 == 0 ? "li" : "wang", priority: story.4)
      one.arrivedAt = story.2.map(Self.moment)
      one.calledAt = story.3.map(Self.moment)
      if one.status.isOver { one.endedAt = Self.moment("09:00") }
      return DayEntry(
        id: AppointmentID(place + 1), appointment: one, card: who.card, name: who.patient.name,
        sex: who.patient.sex, birthDate: who.patient.birthDate, phone: who.contacts.first?.value,
        staffName: one.staff.map { $0 == "li" ? ownerName : colleagueName })
    }
  }

  static func moment(_ time: String) -> Instant {
    SampleClinic.zone.instant(today, secondOfDay: (ClockTime(time)?.minutes ?? 0) * 60)
  }

  // MARK: - Slots

  private func slots(_ question: SlotQuestion) -> [Slot] {
    (0..<3).flatMap { offset in
      ["09:45", "10:15", "14:00", "15:00"].enumerated().map { place, time in
        Slot(
          staff: place == 1 ? "wang" : "li", staffName: place == 1 ? colleagueName : ownerName,
          day: question.from.adding(days: offset), start: ClockTime(time) ?? ClockTime(minutes: 0),
          minutes: 15, kind: nil, capacity: place == 2 ? 3 : 1, taken: place == 3 ? 1 : 0)
      }.filter { question.includesFull || $0.left > 0 }
    }
  }

  /// The people of the present day, the slots of its next days, and a holiday on each Sunday.
  private func week(from first: CalendarDate) -> [DayLoad] {
    let slots = slots(SlotQuestion(from: max(first, Self.today), includesFull: true))
    return (0..<7).map { offset in
      var load = DayLoad(day: first.adding(days: offset))
      load.slots = load.day.weekday < 6 ? slots.filter { $0.day == load.day } : []
      if load.day.weekday == 7 { load.closed = "假日" }
      for entry in sortedDay where entry.appointment.day == load.day {
        load.add(1, isWalkIn: entry.appointment.isWalkIn, status: entry.appointment.status)
      }
      return load
    }
  }

  // MARK: - Changes

  private mutating func carryOut(_ change: DayChange) -> Message {
    switch change {
    case .carryOut(let event, let id, let version): return apply(event, id, version)
    case .move(let place, let id, let version, _): return apply(.move(place), id, version)
    case .walkIn(let order): return add(Self.waiting(order), event: "walk-in")
    case .callNext(let staff):
      let list = DayList(day: Self.today, entries: sortedDay)
      guard let next = list.next(for: staff) else { return .nobodyWaits }
      return apply(.call, next.id, next.version)
    case .book(let order):
      var one = Appointment(
        order.place, for: order.patient, priority: order.priority, reason: order.reason)
      one.overbookReason = order.overbook ?? ""
      return add(one, event: "book")
    case .here(let order):
      let booked = sortedDay.first {
        $0.appointment.patient == order.patient && $0.appointment.stage == .expected
      }
      if let booked { return apply(.checkIn, booked.id, booked.version) }
      return add(Self.waiting(order), event: "walk-in")
    case .undo(let id, let version): return undoDay(id, version)
    }
  }

  private static func waiting(_ order: WalkInOrder) -> Appointment {
    .walkIn(
      order.patient, on: today, at: SampleClinic.now, kind: order.kind, staff: order.staff,
      priority: order.priority, reason: order.reason)
  }

  private mutating func add(_ appointment: Appointment, event: String) -> Message {
    guard let who = archives.first(where: { $0.id == appointment.patient }) else {
      return .dayConflict
    }
    let entry = DayEntry(
      id: AppointmentID(dayEntries.count + 1), appointment: appointment, card: who.card,
      name: who.patient.name, sex: who.patient.sex, birthDate: who.patient.birthDate,
      staffName: appointment.staff == nil ? nil : ownerName)
    dayEntries.append(entry)
    formerDay.append((entry.id, nil, event))
    version += 1
    return .dayChanged(AppointmentReceipt(event: event, entry: entry))
  }

  private mutating func apply(
    _ event: AppointmentEvent, _ id: AppointmentID, _ seen: Int
  ) -> Message {
    guard let place = dayEntries.firstIndex(where: { $0.id == id }),
      dayEntries[place].version == seen
    else { return .dayConflict }
    let before = dayEntries[place]
    switch AppointmentFlow.apply(
      event, to: before.appointment, at: SampleClinic.now,
      clock: SampleClinic.zone.local(SampleClinic.now))
    {
    case .failure(let refusal):
      return .failed(refusal.message, .changeDay(.carryOut(event, id, version: seen)))
    case .success(let after):
      dayEntries[place].appointment = after
      dayEntries[place].version += 1
      formerDay.append((id, before.appointment, event.name))
      version += 1
      return .dayChanged(AppointmentReceipt(event: event.name, entry: dayEntries[place]))
    }
  }

  private var lastUndo: AppointmentUndo? {
    guard let last = formerDay.last, let entry = dayEntries.first(where: { $0.id == last.id })
    else { return nil }
    return AppointmentUndo(
      id: last.id, version: entry.version, event: last.event, name: entry.name)
  }

  private mutating func undoDay(_ id: AppointmentID, _ seen: Int) -> Message {
    guard let last = formerDay.last, last.id == id,
      let place = dayEntries.firstIndex(where: { $0.id == id }), dayEntries[place].version == seen
    else { return .dayConflict }
    formerDay.removeLast()
    if let before = last.before {
      dayEntries[place].appointment = before
    } else {
      dayEntries[place].appointment.status = .enteredInError
    }
    dayEntries[place].version += 1
    version += 1
    return .dayChanged(
      AppointmentReceipt(event: "undo " + last.event, entry: dayEntries[place]))
  }
}
