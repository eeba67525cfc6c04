internal import Canvas
internal import DemoClinic
internal import Domain
internal import FrontdeskApp
internal import Store

/// The day of the large clinic: its list, what can be booked, and the keys in both.
enum DayRows {
  @Sendable static func measure(_ clinic: BenchClinic) throws -> [Row] {
    let store = try clinic.open()
    try plan(clinic, store)
    let runs = Array(0..<100)
    let list = try store.day(BenchClinic.today)
    let question = SlotQuestion(
      from: BenchClinic.today, days: BookingState.days, kind: .consultation, includesFull: true)
    let slots = try store.slots(question)
    let day = try Times(runs) { _ in _ = try store.day(BenchClinic.today) }
    let free = try Times(runs) { _ in _ = try store.slots(question) }
    let counts = try Times(runs) { _ in _ = try store.queueCounts() }
    let name = "\(list.entries.count) booked, waiting and seen"
    return try [
      Row("the day's list, \(name)", day, target: "≤ 10 ms"),
      Row("the slots of \(question.days) days, \(slots.count) of them", free, target: "≤ 10 ms"),
      Row("counts of the title bar", counts, target: "≤ 2 ms"),
      try bookings(store, slots),
    ] + keys(list, slots)
  }

  /// The clinic may have been built without a day.
  private static func plan(_ clinic: BenchClinic, _ store: Store) throws {
    guard try store.plan(from: BenchClinic.today).sessions.isEmpty else { return }
    let demo = DemoClinic(
      seed: 1, patients: clinic.patients, years: 10, today: BenchClinic.today,
      zone: BenchClinic.zone)
    try store.takeIn(demo.plan(at: BenchClinic.now))
  }

  /// A place is booked and given back, so that the next run finds it free.
  private static func bookings(_ store: Store, _ slots: [Slot]) throws -> Row {
    let free = Array(slots.filter { $0.left > 0 }.suffix(20))
    var booked: [AppointmentReceipt] = []
    let times = try Times(free) { slot in
      let order = BookingOrder(
        patient: PatientID(10_000 + booked.count), place: slot.place(for: .consultation))
      booked.append(try store.book(order))
    }
    for receipt in booked {
      _ = try store.undoAppointment(receipt.entry.id, version: receipt.entry.version)
    }
    return Row("a place booked, durable", times, target: "≤ 20 ms")
  }

  /// What a key costs inside the program, without a terminal.
  private static func keys(_ list: DayList, _ slots: [Slot]) throws -> [Row] {
    [Size(columns: 80, rows: 24), Size(columns: 200, rows: 50)].flatMap { size in
      var model = Model(
        user: StaffMember(code: "demo", name: "demo", role: .manager),
        clinicName: Localized(same: "bench"), size: size, now: BenchClinic.now,
        zone: BenchClinic.zone)
      _ = update(&model, .started)
      for effect in update(&model, .event(.key(KeyPress(.function(6))))) {
        guard case .readDay(_, let generation) = effect else { continue }
        _ = update(&model, .dayRead(list, generation: generation))
      }
      let keys = (0..<400).map { KeyPress($0 % 8 < 4 ? .down : .up) }
      func measured() -> Times {
        Times(keys) { key in
          _ = update(&model, .event(.key(key)))
          _ = view(model, size: size)
        }
      }
      let day = measured()
      for effect in update(&model, .event(.text("b"))) {
        guard case .readSlots(_, let generation) = effect else { continue }
        _ = update(&model, .slotsRead(slots, generation: generation))
      }
      let name = "\(size.columns)x\(size.rows)"
      return [
        Row("a key in the day's list, update and picture, \(name)", day, target: "p50 ≤ 1 ms"),
        Row("a key among the slots, update and picture, \(name)", measured(), target: "p50 ≤ 1 ms"),
      ]
    }
  }
}
