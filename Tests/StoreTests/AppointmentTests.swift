import Domain
import Store
import Testing

@Suite struct AppointmentTests {
  @Test func aPlaceIsBookedOnceAndFreeAgainWhenItIsCancelled() throws {
    let clinic = try DayClinic()
    let first = try clinic.book(1, "09:00")
    #expect(
      clinic.refusal { try clinic.book(2, "09:00") }
        == .refused(Booking.Obstacle.full(capacity: 1).message))
    let cancelled = try clinic.store.carryOut(
      .cancel(.patient), on: first.id, version: first.version)
    #expect(cancelled.entry.appointment.cancelReason == .patient)
    try clinic.book(2, "09:00")
    // What was cancelled cannot come back to a place that somebody has now.
    #expect(
      clinic.refusal {
        _ = try clinic.store.undoAppointment(first.id, version: cancelled.entry.version)
      } == .refused(Booking.Obstacle.full(capacity: 1).message))
  }

  @Test func nobodyIsBookedTwiceAtOneTime() throws {
    let clinic = try DayClinic()
    try clinic.book(1, "09:00")
    let message = Booking.Obstacle.bookedTwice(ClockTime(minutes: 540)).message
    #expect(
      clinic.refusal { try clinic.book(1, "09:15", staff: "wang", minutes: 15) }
        == .refused(message))
    try clinic.book(1, "09:30", staff: "wang", minutes: 15)
    // Not even by whoever may overbook.
    #expect(
      clinic.refusal {
        try clinic.book(1, "09:15", staff: "wang", minutes: 15, overbook: "急")
      } == .refused(message))
  }

  /// `--next` took a time at which the same person was booked with somebody else, and was refused.
  @Test func aPersonsNextPlaceIsNotWhereTheyAreBookedAlready() throws {
    let clinic = try DayClinic()
    try clinic.book(1, "08:00")
    let places = { (patient: PatientID?) in
      try clinic.store.slots(SlotQuestion(from: clinic.monday, days: 1, patient: patient))
        .map { "\($0.staff) \($0.start)" }
    }
    #expect(try places(nil).contains("wang 08:15"))
    #expect(try places(PatientID(2)) == places(nil))
    let own = try places(PatientID(1))
    #expect(!own.contains { $0.hasPrefix("wang 08:0") || $0.hasPrefix("wang 08:1") })
    #expect(own.contains("wang 08:30"))
  }

  @Test func theManagerOverbooksWithAReasonAndNobodyElse() throws {
    let clinic = try DayClinic()
    try clinic.book(1, "09:00")
    let reception = try clinic.clinic.terminal(of: .reception)
    #expect(
      clinic.refusal { try clinic.book(2, "09:00", overbook: "老病人", by: reception) }
        == .denied(.change, .accounts))
    #expect(clinic.refusal { try clinic.book(2, "09:00", overbook: " ") } != nil)
    let over = try clinic.book(2, "09:00", overbook: "老病人")
    #expect(over.appointment.overbookReason == "老病人")
    let slots = try clinic.store.slots(
      SlotQuestion(from: clinic.monday, days: 1, staff: "doctor", includesFull: true))
    #expect(slots.first { $0.start.minutes == 540 }?.taken == 2)
    #expect(slots.first { $0.start.minutes == 540 }?.left == 0)
  }

  @Test func theSlotsOfTheNextDaysKnowWhatIsTakenAndWhatIsOff() throws {
    let clinic = try DayClinic()
    try clinic.book(1, "08:00")
    let all = try clinic.store.slots(SlotQuestion(from: clinic.today, days: 3, staff: "doctor"))
    // Saturday from ten on, as what has ended is past, and Monday without the taken one.
    #expect(all.filter { $0.day == clinic.today }.first?.start.description == "10:00")
    #expect(all.filter { $0.day == clinic.monday }.first?.start.description == "08:30")
    #expect(all.first?.staffName == "职工甲")
    _ = try clinic.store.addException(
      ScheduleException(staff: nil, first: clinic.monday, last: clinic.monday, reason: "节假日"))
    #expect(
      try clinic.store.slots(SlotQuestion(from: clinic.monday, days: 1)).isEmpty)
    #expect(
      clinic.refusal { try clinic.book(2, "09:00") }
        == .refused(
          Booking.Obstacle.dayOff("节假日").message))
  }

  @Test func aDayGoesFromCheckInToDone() throws {
    let clinic = try DayClinic()
    let late = try clinic.book(1, "11:00", clinic.today)
    let soon = try clinic.book(2, "10:00", clinic.today)
    _ = try clinic.store.carryOut(.checkIn, on: late.id, version: late.version)
    clinic.clinic.clock.advance(seconds: 60)
    _ = try clinic.store.carryOut(.checkIn, on: soon.id, version: soon.version)
    _ = try clinic.store.addWalkIn(WalkInOrder(patient: PatientID(3)))
    #expect(try clinic.store.queueCounts().waiting == 3)
    let called = try #require(try clinic.store.callNext())
    #expect(called.entry.id == soon.id, "the booked time counts, not who came first")
    clinic.clinic.clock.advance(seconds: 300)
    _ = try clinic.store.carryOut(.done, on: soon.id, version: called.entry.version)
    #expect(try clinic.store.callNext()?.entry.name == "患者3")
    clinic.clinic.clock.advance(seconds: 60)
    #expect(try clinic.store.callNext()?.entry.id == late.id)
    #expect(try clinic.store.callNext() == nil)
    let list = try clinic.store.day(clinic.today)
    #expect(list.entries.map(\.appointment.stage) == [.called, .called, .done])
    #expect(list.entries.map(\.name) == ["患者3", "患者1", "患者2"])
  }

  @Test func whoStandsAtTheCounterIsCheckedInBookedOrNot() throws {
    let clinic = try DayClinic()
    let booked = try clinic.book(1, "11:00", clinic.today)
    let here = try clinic.store.checkIn(WalkInOrder(patient: PatientID(1)))
    #expect(here.event == "check-in")
    #expect(here.entry.id == booked.id)
    #expect(try clinic.store.checkIn(WalkInOrder(patient: PatientID(2))).event == "walk-in")
    #expect(
      clinic.refusal { _ = try clinic.store.checkIn(WalkInOrder(patient: PatientID(2))) } != nil)
  }

  @Test func everyChangeCanBeTakenBackAcrossSessions() throws {
    let clinic = try DayClinic()
    let booked = try clinic.book(1, "09:00")
    let moved = try clinic.store.carryOut(
      .move(clinic.place("10:00")), on: booked.id, version: booked.version)
    let cancelled = try clinic.store.carryOut(
      .cancel(.unwell), on: booked.id, version: moved.entry.version)
    // Another session of the same person finds what they did last.
    let later = try clinic.clinic.machine()
    _ = try later.act(as: "li", systemUser: "")
    let undo = try #require(try later.day(clinic.monday).undo)
    #expect(undo.event == "cancel")
    #expect(undo.version == cancelled.entry.version)
    let one = try later.undoAppointment(undo.id, version: undo.version)
    #expect(one.event == "undo cancel")
    #expect(one.entry.appointment == moved.entry.appointment)
    let two = try later.undoAppointment(booked.id, version: one.entry.version)
    #expect(two.entry.appointment == booked.appointment)
    let three = try later.undoAppointment(booked.id, version: two.entry.version)
    #expect(three.entry.appointment.status == .enteredInError)
    #expect(try later.day(clinic.monday).entries.isEmpty)
    #expect(try later.day(clinic.monday).undo == nil)
    #expect(
      clinic.refusal { _ = try later.undoAppointment(booked.id, version: three.entry.version) }
        == .notFound)
    try clinic.book(2, "09:00")
  }

  @Test func twoTerminalsNeverOverwriteEachOther() throws {
    let clinic = try DayClinic()
    let booked = try clinic.book(1, "10:30", clinic.today)
    let other = try clinic.clinic.secondTerminal()
    let mark = try other.changeMark()
    _ = try clinic.store.carryOut(.checkIn, on: booked.id, version: booked.version)
    #expect(try other.changeMark() > mark)
    #expect(
      clinic.refusal {
        _ = try other.carryOut(.noShow, on: booked.id, version: booked.version)
      } == .conflict)
    #expect(
      clinic.refusal { _ = try other.undoAppointment(booked.id, version: booked.version) }
        == .conflict)
  }

  @Test func reminderListsHoldTheLivingWhoAreExpected() throws {
    let clinic = try DayClinic()
    try clinic.book(1, "09:00")
    let second = try clinic.book(2, "10:00")
    _ = try clinic.store.carryOut(.cancel(.patient), on: second.id, version: second.version)
    #expect(try clinic.store.reminders(on: clinic.monday).map(\.name) == ["患者1"])
    #expect(try clinic.store.reminders(on: clinic.monday).first?.phone == "138****0021")
    #expect(try clinic.store.coming(PatientID(1)).map(\.appointment.start?.minutes) == [540])
  }

  @Test func sessionsOfOnePersonDoNotCollide() throws {
    let clinic = try DayClinic()
    #expect(clinic.refusal { try clinic.add("doctor", 1, minutes: 20, capacity: 1) } != nil)
    let plan = try clinic.store.plan(from: clinic.today)
    let first = try #require(plan.sessions.first { $0.staff == "doctor" && $0.weekday == 1 })
    try clinic.store.endSession(first.id, after: clinic.monday)
    #expect(try clinic.store.plan(from: clinic.monday.adding(days: 1)).sessions.count == 3)
    let off = try clinic.store.addException(
      ScheduleException(
        staff: "doctor", first: clinic.monday, last: clinic.monday, reason: "学习"))
    #expect(off.booked == 0)
    try clinic.store.removeException(off.id)
    try clinic.book(1, "09:00")
  }
}
