import Domain
import Store

extension StoreRunner {
  /// Reads and changes the day.
  static func day(_ effect: Effect, _ store: Store) throws(StoreError) -> Message {
    switch effect {
    case .readDay(let day, let generation):
      return .dayRead(try store.day(day), generation: generation)
    case .readWeek(let first, let generation):
      return .weekRead(try store.week(from: first), generation: generation)
    case .readSlots(let question, let generation):
      return .slotsRead(try store.slots(question), generation: generation)
    case .changeDay(let change): return try carryOut(change, store)
    default: return .settled
    }
  }

  private static func carryOut(
    _ change: DayChange, _ store: Store
  ) throws(StoreError) -> Message {
    switch change {
    case .carryOut(let event, let id, let version):
      return .dayChanged(try store.carryOut(event, on: id, version: version))
    case .move(let place, let id, let version, let overbook):
      return .dayChanged(
        try store.carryOut(.move(place), on: id, version: version, overbook: overbook))
    case .walkIn(let order): return .dayChanged(try store.addWalkIn(order))
    case .callNext(let staff):
      return try store.callNext(for: staff).map { .dayChanged($0) } ?? .nobodyWaits
    case .book(let order): return .dayChanged(try store.book(order))
    case .here(let order): return .dayChanged(try store.checkIn(order))
    case .undo(let id, let version):
      return .dayChanged(try store.undoAppointment(id, version: version))
    }
  }
}
