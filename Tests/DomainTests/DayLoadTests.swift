import Domain
import Testing

@Suite struct DayLoadTests {
  private func day(_ iso: String) throws -> CalendarDate { try #require(CalendarDate(iso: iso)) }

  @Test(arguments: [
    ("2026-08-24", "2026-08-24"), ("2026-08-30", "2026-08-24"), ("2027-01-01", "2026-12-28"),
    ("2024-02-29", "2024-02-26"), ("1969-12-31", "1969-12-29"),
  ])
  func theWeekBeginsOnItsMonday(of iso: String, is monday: String) throws {
    #expect(try DayLoad.monday(of: day(iso)).description == monday)
    #expect(try DayLoad.monday(of: day(iso)).weekday == 1)
  }

  @Test func onlyWhatHoldsAPlaceIsCounted() throws {
    var load = DayLoad(day: try day("2026-08-24"))
    load.add(3, isWalkIn: false, status: .booked)
    load.add(2, isWalkIn: false, status: .fulfilled)
    load.add(1, isWalkIn: false, status: .noShow)
    load.add(4, isWalkIn: true, status: .fulfilled)
    load.add(9, isWalkIn: false, status: .cancelled)
    load.add(9, isWalkIn: true, status: .enteredInError)
    #expect([load.booked, load.walkIns, load.done, load.missed] == [6, 4, 6, 1])
  }

  @Test func percentIsOfPlacesAndNotOfSlots() throws {
    let day = try day("2026-08-24")
    func slot(_ staff: String, _ start: Int, _ capacity: Int, _ taken: Int) -> Slot {
      Slot(
        staff: staff, staffName: staff.uppercased(), day: day, start: ClockTime(minutes: start),
        minutes: 15, kind: nil, capacity: capacity, taken: taken)
    }
    var load = DayLoad(day: day)
    #expect(load.percent == nil)
    load.slots = [slot("wang", 480, 3, 1), slot("li", 480, 1, 2), slot("wang", 495, 4, 0)]
    #expect(load.capacity == 8 && load.taken == 3)
    #expect(load.percent == 37)
    #expect(load.byStaff.map(\.name) == ["LI", "WANG"])
    #expect(load.byStaff.map(\.taken) == [2, 1] && load.byStaff.map(\.capacity) == [1, 7])
  }
}
