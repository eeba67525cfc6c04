/// A function over the values of one indicator, ready to be asked of any patient on any day.
struct SeriesReader {
  let function: SeriesFunction
  let slot: Int
  /// The index among the windows of the rule set; nil for everything up to the day.
  let window: (index: Int, span: DaySpan)?
  let last: Int?
  let isPerDay: Bool
  let takesPreliminary: Bool
  /// The ends of `share` in steps of the grid, both inside.
  let shareLow: Int64
  let shareHigh: Int64

  init(_ read: SeriesRead, window: (index: Int, span: DaySpan)?) {
    function = read.function
    slot = read.indicator
    self.window = window
    last = read.last
    isPerDay = read.isPerDay
    takesPreliminary = read.takesPreliminary
    if case .share(let low, let high) = read.function {
      shareLow = Self.gridCeiling(low)
      shareHigh = Self.gridFloor(high)
    } else {
      (shareLow, shareHigh) = (0, 0)
    }
  }

  /// The rows that count on a day, newest last, and what changes next.
  struct Rows {
    var first: Int
    var end: Int
    /// The day of the next fact after the day of judgement.
    var nextFact: Int

    var count: Int { end - first }
  }

  /// The rows of the window up to the day of judgement, marks not yet looked at.
  func rows(in view: FactView) -> Rows {
    let start = Int(view.seriesStarts[slot])
    let last = Int(view.seriesEnds[slot])
    let today = Int32(clamping: view.today)
    var end = last
    if end > start, view.days[end - 1] > today { end = Self.upperBound(view, start, end, today) }
    let nextFact = end < last ? Int(view.days[end]) : FactView.never
    guard let window else { return Rows(first: start, end: end, nextFact: nextFact) }
    let before = view.windowStarts[window.index]
    var first = end
    while first > start, view.days[first - 1] > before { first -= 1 }
    return Rows(first: first, end: end, nextFact: nextFact)
  }

  /// The first row after a day.
  private static func upperBound(
    _ view: FactView, _ start: Int, _ end: Int, _ day: Int32
  ) -> Int {
    var (low, high) = (start, end)
    while low < high {
      let middle = (low + high) / 2
      if view.days[middle] <= day { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// When a value of a day leaves the window, or the next fact comes.
  func until(_ rows: Rows, leaving day: Int32) -> Int {
    guard let window else { return rows.nextFact }
    return min(rows.nextFact, window.span.leaving(Int(day)))
  }

  /// The marks that keep a row from being looked at.
  var excluded: UInt8 {
    switch function {
    case .count, .daysSince: takesPreliminary ? 0 : FactMark.preliminary
    default: FactMark.wordless | (takesPreliminary ? 0 : FactMark.preliminary)
    }
  }

  /// The result for a patient on a day.
  func amount(_ view: FactView) -> Amount {
    var rows = rows(in: view)
    let marks = view.seriesMarks[slot]
    let hazards = excluded | (countsOnly ? 0 : FactMark.censored)
    if marks & hazards != 0 || (isPerDay && !countsOnly) {
      return slowAmount(view, rows)
    }
    if let last, !isPerDay { rows.first = max(rows.first, rows.end - last) }
    return plainAmount(view, rows)
  }

  /// Whether only the days of the values matter.
  var countsOnly: Bool { function == .count || function == .daysSince }

  /// The smallest step of the grid that is not below a number.
  private static func gridCeiling(_ number: Exact) -> Int64 { -gridFloor(number.negated) }

  private static func gridFloor(_ number: Exact) -> Int64 {
    let scaled = number.reduced.numerator.multipliedReportingOverflow(by: Int128(Exact.gridSteps))
    guard !scaled.overflow else { return number.numerator < 0 ? .min + 1 : .max }
    let (quotient, remainder) = scaled.partialValue.quotientAndRemainder(
      dividingBy: number.reduced.denominator)
    return Int64(clamping: remainder < 0 ? quotient - 1 : quotient)
  }
}

extension SeriesReader {
  /// The newest day of a value that counts, up to the day of judgement; nil when there is none.
  func newestDay(_ view: FactView, inWindow: Bool = true) -> Int? {
    let rows = rows(in: view)
    let first = inWindow ? rows.first : Int(view.seriesStarts[slot])
    var row = rows.end - 1
    while row >= first {
      if view.marks[row] & excluded == 0 { return Int(view.days[row]) }
      row -= 1
    }
    return nil
  }
}
