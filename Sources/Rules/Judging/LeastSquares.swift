/// The slope of the straight line nearest to some values, as whole weights of the values.
///
/// slope = Σ (n·x − Σx)·y / (n·Σx² − (Σx)²), with x in days; each value counts by its day, so that
/// a range of values gives a range of slopes.
struct LeastSquares {
  private var count = 0
  private var sum = 0
  private var squares = 0
  private var newest = Int.min
  /// How many different days there are; days are added in order.
  private(set) var dayCount = 0

  /// Adds the day of a value, counted from the first one's.
  mutating func add(day: Int) {
    if day != newest { dayCount += 1 }
    newest = day
    count += 1
    sum += day
    squares += day * day
  }

  /// What a value of a day is multiplied by.
  func weight(day: Int) -> Int128 { Int128(count) * Int128(day) - Int128(sum) }

  /// What the weighted sum is divided by; above zero when there are two different days.
  var spread: Int128 { Int128(count) * Int128(squares) - Int128(sum) * Int128(sum) }

  /// Days in a unit of time as UCUM has them: a year 365.25, a month a twelfth of it.
  static func days(in unit: DaySpan.Unit) -> Exact {
    switch unit {
    case .day: Exact(1)
    case .week: Exact(7)
    case .month: Exact(487, over: 16)
    case .year: Exact(1461, over: 4)
    }
  }
}
