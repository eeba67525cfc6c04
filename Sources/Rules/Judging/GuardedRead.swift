/// A read of so many newest days of an indicator, however old, that a count of the same indicator
/// guards: `count(x, 28d, per: day) >= 3 and min(x, per: day, last: 3) >= 140`.
enum GuardedRead {
  /// The read of a comparison with a number that goes back without a window but only so many days.
  static func read(of part: ConditionNode) -> SeriesRead? {
    guard case .compare(let left, _, let right) = part.form, case .literal = right.form,
      case .series(let read) = left.form, read.window == nil, read.last != nil, read.isPerDay
    else { return nil }
    return read
  }

  /// The window of a count that stands before a part and is met only where at least as many days as
  /// the part reads lie in it; nil when nothing guards the part.
  static func window(
    of part: ConditionNode, among earlier: ArraySlice<ConditionNode>
  ) -> DaySpan? {
    guard let read = read(of: part), let last = read.last else { return nil }
    for guardian in earlier {
      guard case .compare(let left, .atLeast, let right) = guardian.form,
        case .literal(let number) = right.form, case .series(let count) = left.form,
        count.function == .count, count.indicator == read.indicator, count.isPerDay,
        count.last == nil, count.takesPreliminary == read.takesPreliminary,
        let window = count.window, number.order(to: Exact(last)) >= 0
      else { continue }
      return window
    }
    return nil
  }
}
