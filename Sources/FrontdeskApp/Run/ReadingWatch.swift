/// Which questions are on their way, and when each has taken so long that the person is told.
package struct ReadingWatch {
  /// A wait that is shorter goes unnoticed, and words that only flash by disturb.
  static let milliseconds = 200

  private var lastID = 0
  private var waiting: [Int: (effect: Effect, due: Int)] = [:]

  package init() {}

  /// Notes an effect that starts, and answers by which number it will end.
  ///
  /// - Parameter now: In milliseconds of a clock that never jumps.
  package mutating func begin(_ effect: Effect, at now: Int) -> Int {
    lastID += 1
    if effect.reading != nil { waiting[lastID] = (effect, now + Self.milliseconds) }
    return lastID
  }

  package mutating func end(_ id: Int) { waiting[id] = nil }

  /// When the next of them becomes slow; nil while nobody waits for anything.
  package var deadline: Int? { waiting.values.map(\.due).min() }

  /// Those that became slow since the last call, in the order they began.
  package mutating func becomeSlow(at now: Int) -> [Effect] {
    let due = waiting.filter { $0.value.due <= now }.sorted { $0.key < $1.key }
    for (id, _) in due { waiting[id] = nil }
    return due.map(\.value.effect)
  }
}
