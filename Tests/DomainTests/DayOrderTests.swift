import Domain
import TestSupport
import Testing

@Suite struct DayOrderTests {
  private typealias Base = AppointmentFlowTests

  private func booked(
    _ id: Int, _ time: String, came: String?, priority: AppointmentPriority = .regular
  ) -> (id: AppointmentID, Appointment) {
    var one = Appointment(Base.place(time), for: PatientID(id), priority: priority)
    if let came {
      one.status = .checkedIn
      one.arrivedAt = Base.moment(came)
    }
    return (AppointmentID(id), one)
  }

  private func walkIn(
    _ id: Int, came: String, priority: AppointmentPriority = .regular
  ) -> (id: AppointmentID, Appointment) {
    (
      AppointmentID(id),
      .walkIn(
        PatientID(id), on: Base.day, at: Base.moment(came), kind: .consultation, staff: nil,
        priority: priority)
    )
  }

  private func order(_ all: [(id: AppointmentID, Appointment)]) -> [Int] {
    all.sorted { DayOrder.isBefore($0, $1, zone: Base.zone) }.map(\.id.value)
  }

  @Test func comingEarlyWinsNothing() {
    #expect(
      order([booked(1, "09:15", came: "08:00"), booked(2, "09:00", came: "08:59")]) == [2, 1])
  }

  @Test func whoIsALittleLateKeepsTheTimeAndWhoIsVeryLateDoesNot() {
    #expect(
      order([booked(1, "09:00", came: "09:15"), booked(2, "09:10", came: "09:00")]) == [1, 2])
    #expect(
      order([booked(1, "09:00", came: "09:16"), booked(2, "09:10", came: "09:00")]) == [2, 1])
  }

  @Test func walkInsLetTheBookedOfTheNextMinutesPassAndNobodyElse() {
    #expect(order([walkIn(1, came: "08:40"), booked(2, "09:00", came: "08:50")]) == [2, 1])
    #expect(order([walkIn(1, came: "08:39"), booked(2, "09:00", came: "08:50")]) == [1, 2])
  }

  @Test func priorityGoesBeforeTurn() {
    #expect(
      order([
        booked(1, "08:00", came: "08:00"), walkIn(2, came: "09:30", priority: .preferred),
        walkIn(3, came: "09:40", priority: .urgent),
      ]) == [3, 2, 1])
  }

  @Test func theListGoesFromTheCalledToTheEnded() {
    var called = booked(1, "08:00", came: "08:00")
    called.1.calledAt = Base.moment("08:10")
    var done = booked(2, "08:00", came: "08:00")
    done.1.status = .fulfilled
    var gone = booked(3, "08:00", came: nil)
    gone.1.status = .cancelled
    var missing = booked(4, "08:00", came: nil)
    missing.1.status = .noShow
    #expect(
      order([
        gone, done, missing, booked(5, "10:00", came: nil), booked(6, "09:00", came: nil),
        walkIn(7, came: "08:30"), called,
      ]) == [1, 7, 6, 5, 2, 4, 3])
  }

  @Test func latenessIsCountedOfThoseWhoHaveNotCome() {
    let one = booked(1, "09:00", came: nil).1
    #expect(DayOrder.lateMinutes(one, at: Base.moment("09:00"), zone: Base.zone) == nil)
    #expect(DayOrder.lateMinutes(one, at: Base.moment("09:12"), zone: Base.zone) == 12)
    let here = booked(1, "09:00", came: "09:05").1
    #expect(DayOrder.lateMinutes(here, at: Base.moment("09:12"), zone: Base.zone) == nil)
  }

  /// Whoever waits moves up alone, unless somebody with priority comes or is made so.
  @Test func aTurnNeverFallsBackBehindThoseWhoComeLater() {
    var random = SeededRandom(seed: 7)
    for _ in 0..<200 {
      let mine = walkIn(0, came: "09:00")
      var before = 0
      for minute in 0..<60 {
        let id = minute + 1
        let time = ClockTime(minutes: 9 * 60 + minute).description
        let other =
          Bool.random(using: &random)
          ? walkIn(id, came: time)
          : booked(
            id, ClockTime(minutes: 9 * 60 + Int.random(in: 0..<90, using: &random)).description,
            came: time)
        if DayOrder.isBefore(other, mine, zone: Base.zone) { before += 1 }
        // After twenty minutes nobody new goes first but the booked who are within their grace.
        if minute > 20 + DayOrder.graceMinutes {
          #expect(!DayOrder.isBefore(other, mine, zone: Base.zone))
        }
      }
      #expect(before <= 36)
    }
  }

  @Test func theNumbersOfTheDay() throws {
    func entry(_ one: (id: AppointmentID, Appointment), staff: String? = nil) -> DayEntry {
      var appointment = one.1
      appointment.staff = staff
      return DayEntry(
        id: one.id, appointment: appointment, card: "", name: "", sex: .female, birthDate: nil)
    }
    var called = booked(1, "08:00", came: "08:00")
    called.1.calledAt = Base.moment("08:10")
    var done = booked(2, "08:00", came: "08:00")
    done.1.status = .fulfilled
    done.1.calledAt = Base.moment("08:21")
    var gone = booked(3, "08:00", came: nil)
    gone.1.status = .cancelled
    let all = [
      entry(called, staff: "liu"), entry(done, staff: "liu"), entry(gone, staff: "liu"),
      entry(walkIn(4, came: "08:30")),
    ]
    let tally = DayTally(all)
    #expect(tally.total == 3)
    #expect(tally.walkIns == 1)
    #expect(tally[.waiting] == 1)
    #expect(tally.meanWait == 16, "10 and 21 minutes, rounded")
    let people = DayTally.byStaff(all)
    #expect(people.map(\.staff) == ["liu", nil])
    #expect(people.map(\.tally.total) == [2, 1])
  }
}
