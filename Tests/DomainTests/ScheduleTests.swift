import Domain
import Testing

@Suite struct ScheduleTests {
  private let monday = AppointmentFlowTests.day

  private func session(
    _ staff: String = "liu", _ start: String = "08:00", _ end: String = "09:00",
    minutes: Int = 15, capacity: Int = 1, weekday: Int = 1, until: CalendarDate? = nil,
    kind: ServiceKind? = nil
  ) throws -> Schedule {
    let (from, to) = (try #require(ClockTime(start)), try #require(ClockTime(end)))
    return try #require(
      Schedule(
        staff: staff, weekday: weekday, start: from, end: to, slotMinutes: minutes,
        capacity: capacity, kind: kind, since: monday.adding(days: -28), until: until))
  }

  @Test func aSessionIsCutIntoWholeSlots() throws {
    let slots = try session("liu", "08:00", "08:50").slots(on: monday)
    #expect(slots.map(\.start.description) == ["08:00", "08:15", "08:30"])
    #expect(try session().slots(on: monday.adding(days: 1)).isEmpty)
  }

  @Test func aSessionHasAnEnd() throws {
    let last = try session(until: monday)
    #expect(last.slots(on: monday).count == 4)
    #expect(last.slots(on: monday.adding(days: 7)).isEmpty)
  }

  @Test func sessionsThatMakeNoSenseAreNone() throws {
    func make(_ weekday: Int, _ start: Int, _ end: Int, _ minutes: Int, _ capacity: Int) -> Bool {
      Schedule(
        staff: "liu", weekday: weekday, start: ClockTime(minutes: start),
        end: ClockTime(minutes: end), slotMinutes: minutes, capacity: capacity, since: monday)
        != nil
    }
    #expect(make(1, 480, 495, 15, 1))
    #expect(!make(0, 480, 495, 15, 1))
    #expect(!make(8, 480, 495, 15, 1))
    #expect(!make(1, 480, 494, 15, 1))
    #expect(!make(1, 500, 480, 15, 1))
    #expect(!make(1, 480, 600, 0, 1))
    #expect(!make(1, 480, 600, 15, 0))
    #expect(!make(1, 1435, 1440, 15, 1), "no slot ends after the day")
  }

  @Test func onlyOnePersonsSessionsCollide() throws {
    #expect(try session().collides(with: session("liu", "08:45", "10:00")))
    #expect(try !session().collides(with: session("liu", "09:00", "10:00")))
    #expect(try !session().collides(with: session("zhang", "08:00", "10:00")))
    #expect(try !session().collides(with: session("liu", "08:00", "10:00", weekday: 2)))
  }

  @Test func holidaysAndDaysOffTakeTheSlotsAway() throws {
    var plan = ClinicPlan(sessions: [try session(), try session("zhang")])
    #expect(plan.slots(on: monday).count == 8)
    plan.exceptions = [
      ScheduleException(staff: "liu", first: monday, last: monday, reason: "学习")
    ]
    #expect(Set(plan.slots(on: monday).map(\.staff)) == ["zhang"])
    plan.exceptions = [
      ScheduleException(
        staff: nil, first: monday.adding(days: -3), last: monday.adding(days: 3), reason: "节假日")
    ]
    #expect(plan.slots(on: monday).isEmpty)
    #expect(plan.slots(on: monday.adding(days: 7)).count == 8)
  }

  // MARK: - Booking

  private func booking(_ others: [Appointment], _ session: Schedule) -> Booking {
    Booking(plan: ClinicPlan(sessions: [session]), others: others)
  }

  @Test func aSlotHoldsItsPlacesAndNoMore() throws {
    let session = try session(capacity: 2)
    let place = AppointmentFlowTests.place("08:15")
    var others = [Appointment(place, for: PatientID(1))]
    #expect(booking(others, session).obstacle(to: place, for: PatientID(3), clock: nil) == nil)
    others.append(Appointment(place, for: PatientID(2)))
    #expect(
      booking(others, session).obstacle(to: place, for: PatientID(3), clock: nil)
        == .full(capacity: 2))
    others[0].status = .cancelled
    #expect(booking(others, session).obstacle(to: place, for: PatientID(3), clock: nil) == nil)
    others[1].status = .noShow
    others.append(Appointment(place, for: PatientID(4)))
    #expect(
      booking(others, session).obstacle(to: place, for: PatientID(3), clock: nil)
        == .full(capacity: 2), "who did not come has used the place")
  }

  @Test func onePersonIsNotBookedTwiceAtOneTime() throws {
    let session = try session(capacity: 9)
    var elsewhere = Appointment(AppointmentFlowTests.place("08:10", staff: "li"), for: PatientID(1))
    elsewhere.minutes = 20
    let place = AppointmentFlowTests.place("08:15")
    let obstacle = booking([elsewhere], session).obstacle(
      to: place, for: PatientID(1), clock: nil)
    #expect(obstacle == .bookedTwice(ClockTime(minutes: 490)))
    #expect(obstacle?.canBeOverbooked == false)
    let later = AppointmentFlowTests.place("08:30")
    #expect(booking([elsewhere], session).obstacle(to: later, for: PatientID(1), clock: nil) == nil)
    #expect(booking([elsewhere], session).obstacle(to: place, for: PatientID(2), clock: nil) == nil)
  }

  @Test func onlyWhatIsOfferedIsBooked() throws {
    let session = try session(kind: .vaccination)
    var place = AppointmentFlowTests.place("08:15")
    #expect(booking([], session).obstacle(to: place, for: PatientID(1), clock: nil) == .noSlot)
    place.kind = .vaccination
    #expect(booking([], session).obstacle(to: place, for: PatientID(1), clock: nil) == nil)
    place.start = ClockTime(minutes: 8 * 60 + 20)
    #expect(booking([], session).obstacle(to: place, for: PatientID(1), clock: nil) == .noSlot)
  }

  @Test func thePastIsNotBooked() throws {
    let session = try session()
    let place = AppointmentFlowTests.place("08:15")
    let after = AppointmentFlowTests.zone.local(AppointmentFlowTests.moment("08:30"))
    let during = AppointmentFlowTests.zone.local(AppointmentFlowTests.moment("08:29"))
    #expect(booking([], session).obstacle(to: place, for: PatientID(1), clock: after) == .past)
    #expect(booking([], session).obstacle(to: place, for: PatientID(1), clock: during) == nil)
  }
}
