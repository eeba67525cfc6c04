/// Which of several choices are chosen, and which of them the keys go to.
///
/// Invariant: `cursor` is a choice, or 0 when there is none; only choices are chosen.
package struct MultiChoiceState: Hashable, Sendable {
  /// How many choices there are.
  package let count: Int
  /// The choice that a blank chooses, counted from 0.
  package private(set) var cursor: Int
  /// The places of what is chosen.
  package private(set) var chosen: Set<Int>

  package init(count: Int, chosen: Set<Int> = [], cursor: Int = 0) {
    self.count = max(0, count)
    self.chosen = chosen.filter { (0..<max(0, count)).contains($0) }
    self.cursor = min(max(0, cursor), max(0, count - 1))
  }

  /// Moves the cursor; past an end it goes on from the other.
  package mutating func move(by steps: Int) {
    guard count > 0 else { return }
    cursor = ((cursor + steps % count) % count + count) % count
  }

  /// Puts the cursor on a choice, or on the nearest there is.
  package mutating func select(_ place: Int) {
    cursor = min(max(0, place), max(0, count - 1))
  }

  /// Chooses what is under the cursor, or lets it go.
  package mutating func toggle() {
    guard count > 0 else { return }
    if chosen.remove(cursor) == nil { chosen.insert(cursor) }
  }

  /// Moves to the choice with a digit, 1 through 9, and chooses it or lets it go.
  ///
  /// - Returns: Whether there is such a choice.
  package mutating func press(digit: Int) -> Bool {
    guard (1...9).contains(digit), digit <= count else { return false }
    cursor = digit - 1
    toggle()
    return true
  }

  /// Chooses all, or none when all are chosen.
  package mutating func toggleAll() { chosen = chosen.count == count ? [] : Set(0..<count) }

  /// The places of what is chosen, in order.
  package var places: [Int] { chosen.sorted() }
}
