import Domain
import Testing

@Suite struct AppointmentFlowTests {
  static let zone = ClinicZone.fixed(8 * 3600)
  /// A Monday.
  static let day = CalendarDate(iso: "2026-11-23") ?? CalendarDate(dayNumber: 0)

  static func moment(_ time: String) -> Instant {
    zone.instant(day, secondOfDay: (ClockTime(time)?.minutes ?? 0) * 60)
  }

  static func place(
    _ time: String, staff: String = "liu", day: CalendarDate = day
  ) -> AppointmentPlace {
    AppointmentPlace(
      day: day, start: ClockTime(time) ?? ClockTime(minutes: 0), minutes: 15, staff: staff,
      kind: .consultation)
  }

  private func apply(
    _ event: AppointmentEvent, to one: Appointment, at time: String
  ) -> Result<Appointment, AppointmentFlow.Refusal> {
    let now = Self.moment(time)
    return AppointmentFlow.apply(event, to: one, at: now, clock: Self.zone.local(now))
  }

  /// An appointment for nine o'clock at a status.
  private func standing(_ status: AppointmentStatus, isCalled: Bool = false) -> Appointment {
    var one = Appointment(Self.place("09:00"), for: PatientID(1))
    one.status = status
    if [.arrived, .checkedIn, .fulfilled].contains(status) { one.arrivedAt = Self.moment("08:50") }
    if isCalled || status == .fulfilled { one.calledAt = Self.moment("09:05") }
    return one
  }

  /// What may follow what, written out: the event, and the statuses from which it is allowed.
  private static let table: [(AppointmentEvent, Set<AppointmentStatus>, AppointmentStatus)] = [
    (.arrive, [.proposed, .booked, .noShow], .arrived),
    (.checkIn, [.proposed, .booked, .arrived, .noShow], .checkedIn),
    (.call, [.checkedIn], .checkedIn), (.done, [.checkedIn], .fulfilled),
    (.noShow, [.proposed, .booked, .arrived, .checkedIn], .noShow),
    (.cancel(.patient), [.proposed, .booked, .arrived, .checkedIn], .cancelled),
    (.move(AppointmentFlowTests.place("10:00")), [.proposed, .booked], .booked),
  ]

  @Test func everyEventIsAllowedFromItsStatusesAndNoOther() {
    for (event, allowed, next) in Self.table {
      for status in AppointmentStatus.allCases {
        let result = apply(event, to: standing(status), at: "09:10")
        switch result {
        case .success(let after):
          #expect(allowed.contains(status), "\(event.name) from \(status)")
          #expect(after.status == next)
        case .failure: #expect(!allowed.contains(status), "\(event.name) from \(status)")
        }
      }
    }
  }

  @Test func whoIsCalledIsNotCalledAgain() {
    let called = standing(.checkedIn, isCalled: true)
    #expect(apply(.call, to: called, at: "09:10") == .failure(.alreadyCalled))
  }

  @Test func nobodyIsMissingBeforeTheirTime() throws {
    let booked = standing(.booked)
    #expect(
      apply(.noShow, to: booked, at: "08:59")
        == .failure(.tooEarly(ClockTime(minutes: 540))))
    #expect(try apply(.noShow, to: booked, at: "09:00").get().status == .noShow)
  }

  @Test func anotherDaysBookingIsMovedBeforeTheCheckIn() {
    var tomorrow = standing(.booked)
    tomorrow.day = Self.day.adding(days: 1)
    #expect(apply(.checkIn, to: tomorrow, at: "09:00") == .failure(.otherDay(tomorrow.day)))
  }

  @Test func nothingMovesIntoThePast() {
    let booked = standing(.booked)
    #expect(apply(.move(Self.place("08:00")), to: booked, at: "09:10") == .failure(.past))
    let walkIn = Appointment.walkIn(
      PatientID(1), on: Self.day, at: Self.moment("09:00"), kind: .nursing, staff: nil)
    #expect(apply(.move(Self.place("10:00")), to: walkIn, at: "09:10") == .failure(.walkIn))
  }

  @Test func theFirstMomentOfComingIsKept() throws {
    let arrived = try apply(.arrive, to: standing(.booked), at: "08:40").get()
    let waiting = try apply(.checkIn, to: arrived, at: "08:55").get()
    #expect(waiting.arrivedAt == Self.moment("08:40"))
    #expect(waiting.waitedMinutes(at: Self.moment("09:10")) == 30)
    let called = try apply(.call, to: waiting, at: "09:05").get()
    #expect(called.waitedMinutes(at: Self.moment("11:00")) == 25)
    #expect(called.stage == .called)
  }

  @Test func theDoneAreNeverCancelled() {
    #expect(
      apply(.cancel(.clinic), to: standing(.fulfilled), at: "10:00") == .failure(.over(.done)))
  }

  // MARK: - Times of day

  @Test(arguments: [
    ("09:00", 540), ("9:05", 545), ("0930", 570), ("24:00", 1440), ("00:00", 0), ("23:59", 1439),
  ])
  func timesAreRead(_ text: String, _ minutes: Int) {
    #expect(ClockTime(text)?.minutes == minutes)
  }

  @Test(arguments: [
    "", "9", "9:5", "24:01", "12:60", "-1:00", "9:00 ", "a9:00", "09:00:00", "９:00",
  ])
  func otherTextsAreNoTimes(_ text: String) { #expect(ClockTime(text) == nil) }
}
