package import Domain

// The days of the clinic: who holds sessions, and who is booked, waits or was seen.
extension DemoClinic {
  /// Days before the present one that are told of, and days after it that are booked into.
  private static let pastDays = 7
  private static let comingDays = 14
  /// The time of day at which a demo of another date than the real one stands.
  private static let usualMinute = 640

  /// The week's sessions, and appointments and walk-ins of some three weeks.
  ///
  /// The same seed, size, day and minute give the same plan. Nobody comes twice on one day, and
  /// no slot holds more than its places.
  ///
  /// - Parameter now: The moment that the present day stands at.
  package func plan(at now: Instant) -> DayPlan {
    let clock = calendar.zone.local(now)
    let minute = clock.date == calendar.today ? clock.secondOfDay / 60 : Self.usualMinute
    var plan = DayPlan(sessions: sessions)
    for offset in -Self.pastDays...Self.comingDays {
      plan.appointments += appointments(offset: offset, minute: minute)
    }
    addCounter(to: &plan, at: now)
    return plan
  }

  // MARK: - Sessions

  private var sessions: [Schedule] {
    let since = calendar.today.adding(days: -365)
    return Self.week.flatMap { line in
      line.weekdays.compactMap { weekday in
        Schedule(
          staff: line.staff, weekday: weekday, start: ClockTime(minutes: line.start),
          end: ClockTime(minutes: line.end), slotMinutes: line.minutes, capacity: line.capacity,
          kind: line.kind, since: since)
      }
    }
  }

  private struct SessionLine {
    let staff: String
    let weekdays: [Int]
    let start: Int
    let end: Int
    let minutes: Int
    let capacity: Int
    let kind: ServiceKind?

    init(
      _ staff: String, _ weekdays: [Int], _ start: Int, _ end: Int, _ minutes: Int,
      _ capacity: Int, _ kind: ServiceKind?
    ) {
      (self.staff, self.weekdays, self.start, self.end) = (staff, weekdays, start, end)
      (self.minutes, self.capacity, self.kind) = (minutes, capacity, kind)
    }
  }

  /// Hours as minutes since midnight; a community centre is open on Sundays too.
  private static let week = [
    SessionLine("liu", [1, 2, 3, 4, 5, 7], 480, 720, 15, 1, .consultation),
    SessionLine("liu", [1, 3, 5, 7], 840, 1020, 15, 1, .consultation),
    SessionLine("zhang", [1, 2, 3, 4, 6], 480, 690, 15, 1, .consultation),
    SessionLine("zhang", [2, 4, 6], 840, 1020, 15, 1, .consultation),
    SessionLine("yang", [1, 2, 3, 4, 5], 510, 690, 15, 1, .consultation),
    SessionLine("yang", [1, 2, 4, 5, 7], 840, 1050, 20, 1, .followUp),
    SessionLine("huang", [6, 7], 510, 720, 15, 1, .consultation),
    SessionLine("huang", [1, 2, 3, 4, 5, 6, 7], 840, 990, 30, 2, .physiotherapy),
    SessionLine("li", [1, 2, 3, 4, 5], 480, 660, 10, 2, .checkup),
    SessionLine("wang", [1, 3, 5, 6, 7], 510, 690, 10, 2, .vaccination),
    SessionLine("chen", [1, 2, 3, 4, 5, 7], 840, 1020, 20, 1, .followUp),
    SessionLine("zhao", [1, 2, 3, 4, 5, 6, 7], 540, 720, 20, 1, .nursing),
    SessionLine("zhao", [1, 2, 3, 4, 5], 840, 990, 20, 1, .nursing),
    // At noon and in the evening one doctor stays for those who work.
    SessionLine("demo", [1, 2, 3, 4, 5, 6, 7], 720, 840, 15, 1, .consultation),
    SessionLine("zhang", [1, 2, 3, 4, 5, 6, 7], 1080, 1260, 15, 1, .consultation),
  ]

  // MARK: - A day

  private func appointments(offset: Int, minute: Int) -> [Appointment] {
    let day = calendar.today.adding(days: offset)
    var stream = RandomStream(seed: seed, index: offset + 1000, purpose: .day)
    // Fuller the nearer; who calls wants tomorrow rather than in two weeks.
    let share = offset <= 0 ? 0.72 : 0.62 - 0.04 * Double(offset)
    var seen = Set<Int>()
    var result: [Appointment] = []
    var busy = Set<String>()
    func somebody(_ stream: inout RandomStream) -> PatientID? {
      for _ in 0..<8 {
        let number = stream.below(patients) + 1
        if seen.insert(number).inserted { return PatientID(number) }
      }
      return nil
    }
    for slot in ClinicPlan(sessions: sessions).slots(on: day) {
      for _ in 0..<slot.capacity where stream.happens(share) {
        guard let patient = somebody(&stream) else { continue }
        let place = slot.place(for: slot.kind ?? .consultation)
        let booked = Appointment(place, for: patient, priority: priority(&stream))
        let standing = DayStory(at: minute, offset: offset, zone: calendar.zone)
        result.append(standing.told(booked, busy: &busy, &stream))
      }
      guard offset <= 0, stream.happens(0.14), let patient = somebody(&stream) else { continue }
      let standing = DayStory(at: minute, offset: offset, zone: calendar.zone)
      let came = slot.start.minutes + stream.below(slot.minutes)
      guard offset < 0 || came <= minute else { continue }
      let walkIn = Appointment.walkIn(
        patient, on: day, at: calendar.zone.instant(day, secondOfDay: came * 60),
        kind: slot.kind ?? .consultation, staff: stream.happens(0.3) ? nil : slot.staff,
        priority: priority(&stream))
      result.append(standing.told(walkIn, came: came, &stream))
    }
    if offset == 0 { result += backlog(at: minute, &stream, somebody) }
    return result
  }

  /// Who came without a booking in the last hour and waits, as long as anybody holds a session.
  private func backlog(
    at minute: Int, _ stream: inout RandomStream, _ somebody: (inout RandomStream) -> PatientID?
  ) -> [Appointment] {
    let day = calendar.today
    let open = sessions.filter {
      $0.isHeld(on: day) && $0.start.minutes - 40 <= minute && minute <= $0.end.minutes
    }
    guard !open.isEmpty else { return [] }
    return (0..<5).compactMap { number in
      guard let patient = somebody(&stream) else { return nil }
      // The one who came first is with somebody whose session has begun.
      let begun = open.filter { $0.start.minutes <= minute }
      let isFirst = number == 4 && !begun.isEmpty
      let session = stream.pick(isFirst ? begun : open)
      let came = max(0, minute - 4 - number * 9 - stream.below(8))
      var one = Appointment.walkIn(
        patient, on: day, at: calendar.zone.instant(day, secondOfDay: came * 60),
        kind: session.kind ?? .consultation, staff: number == 2 ? nil : session.staff,
        priority: number == 1 ? .preferred : .regular)
      if isFirst {
        one.calledAt = calendar.zone.instant(day, secondOfDay: max(came, minute - 6) * 60)
      }
      return one
    }
  }

  private func priority(_ stream: inout RandomStream) -> AppointmentPriority {
    let draw = stream.below(100)
    return draw < 1 ? .urgent : draw < 9 ? .preferred : .regular
  }
}

/// How far each appointment has got by a minute of a day.
private struct DayStory {
  /// The minute of the present day.
  let minute: Int
  let offset: Int
  let zone: ClinicZone

  init(at minute: Int, offset: Int, zone: ClinicZone) {
    self.minute = minute
    self.offset = offset
    self.zone = zone
  }

  private func moment(_ day: CalendarDate, _ minute: Int) -> Instant {
    zone.instant(day, secondOfDay: min(max(0, minute), 1439) * 60)
  }

  /// A booking as it stands.
  ///
  /// - Parameter busy: The members of staff who have somebody with them.
  func told(
    _ booked: Appointment, busy: inout Set<String>, _ stream: inout RandomStream
  ) -> Appointment {
    var one = booked
    let start = booked.start?.minutes ?? 0
    let draw = stream.below(100)
    let came = start + stream.within(-18...6)
    // Minutes since the booked time; far below zero for days to come.
    let past = offset < 0 ? 1440 : offset > 0 ? -1440 : minute - start
    switch past {
    case 35...:
      if draw < 6 {
        one.status = .noShow
        one.endedAt = moment(one.day, start + 30)
      } else if draw < 10 {
        cancel(&one, start, &stream)
      } else {
        finish(&one, came: came, &stream)
      }
    case -12..<35:
      if draw < 22, came <= minute, offset == 0, busy.insert(one.staff ?? "").inserted {
        one.status = .checkedIn
        one.arrivedAt = moment(one.day, came)
        one.calledAt = moment(one.day, min(minute, max(came, minute - stream.within(1...9))))
      } else if draw < 76, came <= minute {
        one.status = .checkedIn
        one.arrivedAt = moment(one.day, came)
      } else if draw >= 94 {
        cancel(&one, start, &stream)
      }
    default: if draw < 5 { cancel(&one, start, &stream) }
    }
    return one
  }

  /// A walk-in as it stands, who came at a minute.
  func told(_ walkIn: Appointment, came: Int, _ stream: inout RandomStream) -> Appointment {
    var one = walkIn
    if offset < 0 || minute - came > 40 { finish(&one, came: came, &stream) }
    return one
  }

  private func finish(_ one: inout Appointment, came: Int, _ stream: inout RandomStream) {
    let called = max(came, one.start?.minutes ?? came) + stream.within(0...14)
    let end = called + stream.within(5...12)
    let last = offset < 0 ? 1439 : minute
    one.status = .fulfilled
    one.arrivedAt = moment(one.day, min(came, last))
    one.calledAt = moment(one.day, min(called, last))
    one.endedAt = moment(one.day, min(end, last))
  }

  private func cancel(_ one: inout Appointment, _ start: Int, _ stream: inout RandomStream) {
    one.status = .cancelled
    one.cancelReason = stream.pick([.patient, .patient, .unwell, .treatedElsewhere, .clinic])
    let last = offset < 0 ? start : offset > 0 ? minute : min(start, minute)
    let day = offset > 0 ? one.day.adding(days: -offset) : one.day
    one.endedAt = moment(day, last - stream.within(1...60))
  }
}
