import Domain
import Store
import Testing

/// How full the days of a week are.
@Suite struct WeekTests {
  @Test func aWeekCountsWhoIsOnEachDayAndWhatIsTaken() throws {
    let clinic = try DayClinic()
    let first = DayLoad.monday(of: clinic.monday)
    try clinic.book(1, "09:00")
    try clinic.book(2, "09:00", overbook: "老病人")
    try clinic.book(3, "08:00", staff: "wang", minutes: 15)
    let gone = try clinic.book(4, "10:00")
    _ = try clinic.store.carryOut(.cancel(.patient), on: gone.id, version: gone.version)
    let week = try clinic.store.week(from: first)
    #expect(week.map(\.day) == (0..<7).map { first.adding(days: $0) })
    let monday = try #require(week.first)
    #expect([monday.booked, monday.walkIns, monday.done, monday.missed] == [3, 0, 0, 0])
    // Eight slots for one, sixteen for two; two are in a slot for one.
    #expect(monday.capacity == 8 + 32 && monday.taken == 3)
    #expect(monday.byStaff.first { $0.staff == "wang" }?.taken == 1)
    #expect(monday.slots.allSatisfy { !$0.staffName.isEmpty })
    #expect(week[1] == DayLoad(day: first.adding(days: 1)))
    #expect(week[5].capacity == 40, "Saturday")
    #expect(week[5].taken == 0)
  }

  @Test func thePresentDayCountsWhatIsPastToo() throws {
    let clinic = try DayClinic()
    _ = try clinic.store.addWalkIn(WalkInOrder(patient: PatientID(1), kind: .consultation))
    let load = try #require(
      try clinic.store.week(from: DayLoad.monday(of: clinic.today)).first {
        $0.day == clinic.today
      })
    // It is ten; slots from eight on are counted.
    #expect(load.slots.first?.start.description == "08:00")
    #expect(load.walkIns == 1 && load.booked == 0)
  }

  @Test func whoIsRestrictedIsNotCountedAndKeepsThePlace() throws {
    let clinic = try DayClinic()
    try clinic.book(1, "09:00")
    try clinic.clinic.terminal(of: .manager).restrict(
      PatientID(1), reason: "本人要求", requester: "本人")
    let monday = try #require(try clinic.store.week(from: clinic.monday).first)
    #expect(monday.booked == 0 && monday.taken == 1)
  }

  @Test func daysOffHaveNoSlotsAndAReason() throws {
    let clinic = try DayClinic()
    _ = try clinic.store.addException(
      ScheduleException(staff: nil, first: clinic.monday, last: clinic.monday, reason: "国庆节"))
    let week = try clinic.store.week(from: clinic.monday)
    #expect(week[0].closed == "国庆节" && week[0].slots.isEmpty && week[0].percent == nil)
    #expect(week[1].closed == nil)
    _ = try clinic.store.addException(
      ScheduleException(
        staff: "wang", first: clinic.monday.adding(days: 5), last: clinic.monday.adding(days: 5),
        reason: "进修"))
    let saturday = try clinic.store.week(from: clinic.monday)[5]
    #expect(saturday.closed == nil && saturday.byStaff.map(\.staff) == ["doctor"])
  }

  @Test func whoMaySeeNoDayGetsNoWeek() throws {
    let clinic = try DayClinic()
    let auditor = try clinic.clinic.terminal(of: .auditor)
    #expect(throws: StoreError.denied(.read, .queue)) {
      _ = try auditor.week(from: clinic.monday)
    }
  }
}
