import DemoClinic
import Domain
import Testing

@Suite("The days of the demo clinic")
struct DayPlanTests {
  private static let zone = ClinicZone.fixed(8 * 3600)
  /// A Monday.
  private static let today = CalendarDate(iso: "2026-11-23") ?? CalendarDate(dayNumber: 0)

  private static func plan(_ time: String, seed: UInt64 = 5, day: CalendarDate = today) -> DayPlan {
    let now = zone.instant(day, secondOfDay: (ClockTime(time)?.minutes ?? 0) * 60)
    return DemoClinic(seed: seed, patients: 2000, years: 2, today: day, zone: zone).plan(at: now)
  }

  @Test func theSameSeedAndMinuteGiveTheSamePlan() {
    #expect(Self.plan("10:40") == Self.plan("10:40"))
    #expect(Self.plan("10:40") != Self.plan("10:40", seed: 6))
  }

  /// Whatever the hour of a demo, somebody waits, somebody is with the doctor, somebody comes.
  @Test(arguments: ["08:20", "10:40", "12:30", "13:10", "15:00", "18:40", "20:30"])
  func theDayLooksAlive(_ time: String) {
    for offset in 0..<7 {
      let day = Self.today.adding(days: offset)
      let today = Self.plan(time, day: day).appointments.filter { $0.day == day }
      let stages = Dictionary(grouping: today, by: \.stage).mapValues(\.count)
      #expect((stages[.waiting] ?? 0) >= 3, "\(day)")
      #expect((stages[.called] ?? 0) >= 1, "\(day)")
      #expect((stages[.expected] ?? 0) >= 1, "\(day)")
    }
  }

  @Test func nobodyComesTwiceAndNoSlotHoldsTooMany() {
    let plan = Self.plan("10:40")
    for (day, all) in Dictionary(grouping: plan.appointments, by: \.day) {
      #expect(Set(all.map(\.patient)).count == all.count, "\(day)")
      let slots = ClinicPlan(sessions: plan.sessions).slots(on: day, booked: all)
      #expect(slots.allSatisfy { $0.taken <= $0.capacity }, "\(day)")
      let held = all.count { $0.start != nil && $0.status.holdsPlace }
      #expect(slots.reduce(0) { $0 + $1.taken } == held, "\(day): everybody has a slot")
    }
    for (place, session) in plan.sessions.enumerated() {
      #expect(!plan.sessions[(place + 1)...].contains(where: session.collides))
    }
  }

  @Test func nothingHappenedInTheFuture() {
    let now = Self.zone.instant(Self.today, secondOfDay: 640 * 60)
    for one in Self.plan("10:40").appointments {
      let moments = [one.arrivedAt, one.calledAt, one.endedAt].compactMap { $0 }
      #expect(moments.allSatisfy { $0 <= now }, "\(one.day)")
      if one.day > Self.today { #expect([.booked, .cancelled].contains(one.status)) }
      if one.day < Self.today { #expect(one.status.isOver) }
      if let came = one.arrivedAt, let called = one.calledAt { #expect(came <= called) }
    }
  }

  /// Somebody to tell, something unpaid, families whose elders are the elder.
  @Test func theCounterHasSomethingToSay() {
    let plan = Self.plan("10:40")
    #expect(plan.notices.count { $0.draft.kind == .message } > 50)
    #expect(plan.notices.count { $0.draft.kind == .unpaid } > 40)
    #expect(plan.notices.allSatisfy { $0.draft.fault(on: Self.today) == nil })
    let now = Self.zone.instant(Self.today, secondOfDay: 640 * 60)
    #expect(plan.notices.allSatisfy { $0.at <= now })
    #expect(plan.consents.contains { $0.withdrawn != nil })
    #expect(plan.consents.allSatisfy { one in one.withdrawn.map { $0 >= one.at } ?? true })
    let clinic = DemoClinic(
      seed: 5, patients: 2000, years: 2, today: Self.today, zone: Self.zone)
    func born(_ patient: PatientID) -> CalendarDate? {
      clinic.record(patient.value - 1).patient.birthDate
    }
    #expect(plan.families.count > 300)
    let pairs = plan.families.map { Set([$0.patient, $0.relative]) }
    #expect(Set(pairs).count == pairs.count, "every two once")
    for link in plan.families.prefix(300) {
      guard let one = born(link.patient), let other = born(link.relative) else { continue }
      switch link.relation {
      case .child, .grandchild: #expect(one < other, "\(link)")
      case .parent, .grandparent: #expect(other < one, "\(link)")
      default: break
      }
    }
  }
}
