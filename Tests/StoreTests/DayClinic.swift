import Domain
import Store
import Testing

/// A clinic with people and sessions, on a Saturday at ten.
struct DayClinic {
  let clinic: TestClinic
  /// A Monday.
  let monday: CalendarDate

  /// - Parameter people: How many there are, numbered from 1.
  init(people: Int = 6) throws {
    clinic = try TestClinic()
    monday = clinic.today.adding(days: 2)
    for number in 1...people {
      let record = sampleRecord(name: "患者\(number)", key: "p\(number)")
      _ = try Importer(clinic.store, source: "t").take(record)
    }
    // Saturdays and Mondays from eight to noon.
    for weekday in [6, 1] {
      try add("doctor", weekday, minutes: 30, capacity: 1)
      try add("wang", weekday, minutes: 15, capacity: 2)
    }
  }

  func add(_ staff: String, _ weekday: Int, minutes: Int, capacity: Int) throws {
    let session = try #require(
      Schedule(
        staff: staff, weekday: weekday, start: ClockTime(minutes: 480),
        end: ClockTime(minutes: 720), slotMinutes: minutes, capacity: capacity,
        since: clinic.today))
    _ = try clinic.store.addSession(session)
  }

  var store: Store { clinic.store }
  var today: CalendarDate { clinic.today }

  func place(
    _ time: String, _ day: CalendarDate? = nil, staff: String = "doctor", minutes: Int = 30
  ) throws -> AppointmentPlace {
    AppointmentPlace(
      day: day ?? monday, start: try #require(ClockTime(time)), minutes: minutes, staff: staff,
      kind: .consultation)
  }

  @discardableResult
  func book(
    _ person: Int, _ time: String, _ day: CalendarDate? = nil, staff: String = "doctor",
    minutes: Int = 30, overbook: String? = nil, by other: Store? = nil
  ) throws -> DayEntry {
    try (other ?? store).book(
      BookingOrder(
        patient: PatientID(person), place: place(time, day, staff: staff, minutes: minutes),
        overbook: overbook)
    ).entry
  }

  /// The sentence with which something is refused; nil when it was not.
  func refusal(_ body: () throws -> Void) -> StoreError? {
    do {
      try body()
      return nil
    } catch { return error as? StoreError }
  }
}
