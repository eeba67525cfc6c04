/// Which of a few choices is selected.
///
/// Invariant: `selected` is a choice, or 0 when there is none.
package struct ChoiceState: Hashable, Sendable {
  /// How many choices there are.
  package let count: Int
  /// Counted from 0.
  package private(set) var selected: Int

  package init(count: Int, selected: Int = 0) {
    self.count = max(0, count)
    self.selected = min(max(0, selected), max(0, count - 1))
  }

  /// Moves the selection; past an end it goes on from the other.
  package mutating func move(by steps: Int) {
    guard count > 0 else { return }
    selected = ((selected + steps % count) % count + count) % count
  }

  /// Selects by the digit that stands before a choice, 1 through 9.
  ///
  /// - Returns: Whether there is such a choice.
  package mutating func press(digit: Int) -> Bool {
    guard (1...9).contains(digit), digit <= count else { return false }
    selected = digit - 1
    return true
  }
}
