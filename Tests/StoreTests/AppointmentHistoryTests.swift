import Dispatch
import Domain
import Store
import Synchronization
import TestSupport
import Testing

/// No order of events ever books twice or loses a place.
@Suite struct AppointmentHistoryTests {
  /// What must hold whatever happened: capacities, nobody twice, free plus taken are all places.
  private func check(_ clinic: DayClinic, _ step: String) throws {
    for day in [clinic.today, clinic.monday] {
      let entries = try clinic.store.day(day).entries.map(\.appointment)
      let held = entries.filter { $0.status.holdsPlace && $0.start != nil }
      let slots = try clinic.store.plan(from: day).slots(on: day, booked: held)
      for slot in slots { #expect(slot.taken <= slot.capacity, "\(step)") }
      #expect(slots.reduce(0) { $0 + $1.taken } == held.count, "\(step): everybody has a slot")
      for (place, one) in held.enumerated() {
        for other in held[(place + 1)...] where other.patient == one.patient {
          #expect(!(one.place.map(other.overlaps) ?? false), "\(step): booked twice")
        }
      }
    }
  }

  @Test(arguments: [UInt64(1), 2, 3, 4])
  func generatedHistories(_ seed: UInt64) throws {
    let clinic = try DayClinic(people: 4)
    var stream = SeededRandom(seed: seed)
    func pick<Element>(_ all: [Element]) -> Element? { all.randomElement(using: &stream) }
    var done: [String: Int] = [:]
    for number in 0..<90 {
      let day = Bool.random(using: &stream) ? clinic.today : clinic.monday
      let isWang = Bool.random(using: &stream)
      let minute = 600 + 15 * Int.random(in: 0..<4, using: &stream)
      let place = AppointmentPlace(
        day: day, start: ClockTime(minutes: minute), minutes: isWang ? 15 : 30,
        staff: isWang ? "wang" : "doctor", kind: .consultation)
      let entries = try clinic.store.day(day).entries
      let person = PatientID(Int.random(in: 1...4, using: &stream))
      var word = ""
      let error = clinic.refusal {
        switch Int.random(in: 0..<11, using: &stream) {
        case 0...3:
          word = "book"
          _ = try clinic.store.book(BookingOrder(patient: person, place: place))
        case 4:
          word = "walk-in"
          _ = try clinic.store.checkIn(WalkInOrder(patient: person))
        case 5:
          word = "next"
          _ = try clinic.store.callNext()
        case 6, 7:
          word = "undo"
          guard let one = pick(entries) else { return }
          _ = try clinic.store.undoAppointment(one.id, version: one.version)
        default:
          let events: [AppointmentEvent] = [
            .move(place), .move(place), .cancel(.patient), .checkIn, .call, .done, .noShow, .arrive,
          ]
          guard let one = pick(entries), let event = pick(events) else { return }
          word = event.name
          _ = try clinic.store.carryOut(event, on: one.id, version: one.version)
        }
      }
      if error == nil { done[word, default: 0] += 1 }
      if let error, case .refused = error {} else if let error { #expect(error == .notFound) }
      try check(clinic, "seed \(seed), step \(number): \(word)")
      clinic.clinic.clock.advance(seconds: 20)
    }
    #expect((done["book"] ?? 0) > 2)
  }

  /// Two connections book the last place in the same moment: one has it, the other hears why not.
  @Test func theLastPlaceGoesToOneOfTwo() throws {
    let clinic = try DayClinic(people: 40)
    for round in 0..<5 {
      let place = try clinic.place(
        ClockTime(minutes: 480 + 30 * round).description, clinic.monday)
      let outcomes = Mutex<[String]>([])
      let stores = try (0..<4).map { _ in Terminal(try clinic.clinic.secondTerminal()) }
      DispatchQueue.concurrentPerform(iterations: stores.count) { number in
        do {
          _ = try stores[number].store.book(
            BookingOrder(patient: PatientID(round * 4 + number + 1), place: place))
          outcomes.withLock { $0.append("booked") }
        } catch StoreError.refused {
          outcomes.withLock { $0.append("refused") }
        } catch {
          outcomes.withLock { $0.append("\(error)") }
        }
      }
      #expect(outcomes.withLock { $0.sorted() } == ["booked", "refused", "refused", "refused"])
    }
  }

  /// Two terminals that call at once call two people.
  @Test func twoCallsAtOnceCallTwoPeople() throws {
    let clinic = try DayClinic(people: 4)
    for number in 1...2 {
      _ = try clinic.store.addWalkIn(WalkInOrder(patient: PatientID(number)))
    }
    let called = Mutex<[Int]>([])
    let stores = try (0..<2).map { _ in Terminal(try clinic.clinic.secondTerminal()) }
    DispatchQueue.concurrentPerform(iterations: 2) { number in
      guard let receipt = try? stores[number].store.callNext() else { return }
      called.withLock { $0.append(receipt.entry.id.value) }
    }
    #expect(Set(called.withLock { $0 }).count == 2)
  }

  /// A store that one block of a parallel loop alone touches.
  private struct Terminal: @unchecked Sendable {
    let store: Store
    init(_ store: Store) { self.store = store }
  }
}
