package import Canvas

/// Keys that came before the rows they are about, kept in order until the rows are there.
package struct TypedAhead: Equatable, Sendable {
  package internal(set) var events: [Event] = []
  /// Whether one of them opens something, to which everything typed after it belongs.
  package internal(set) var opens = false
  /// Whether the rows asked for last stand in another order, or are narrowed, so that none on
  /// screen needs to be where it will be.
  package internal(set) var awaitsOrder = false

  /// Whether the rows could not be read, so that nothing is awaited until they are asked for anew.
  package internal(set) var gaveUp = false

  package var isEmpty: Bool { events.isEmpty }

  /// More than anybody means while waiting; a key that is held down makes hundreds.
  static let limit = 100

  mutating func add(_ event: Event, opens: Bool = false) {
    guard events.count < Self.limit else { return }
    events.append(event)
    if opens { self.opens = true }
  }

  /// Forgets the keys; what is awaited stays awaited.
  mutating func drop() {
    events = []
    opens = false
  }
}
