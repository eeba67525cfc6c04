/// Functions over entries of which each may be a range.
extension SeriesReader {
  static func sum(_ entries: UnsafeMutableBufferPointer<Entry>) -> Amount {
    let none = Amount.exact(.zero, until: FactView.never)
    let total = entries.reduce(none) { $0.adding($1.amount) }
    guard total.isUnknown, !entries.contains(where: \.amount.isUnknown) else { return total }
    // Means of many days with counts that have no common factor outgrow 128 bits, as from a sensor
    // with some hundred values a day. They are then rounded to a billionth of a step of the grid
    // first, which does not depend on their order either.
    return entries.reduce(none) { $0.adding($1.amount.rounded) }
  }

  /// The middle one; every function of the order rises with each value, so that the ends of the
  /// result are those of the ends.
  static func median(_ entries: UnsafeMutableBufferPointer<Entry>) -> Amount {
    let middle = entries.count / 2
    let isOdd = entries.count % 2 == 1
    let lows = entries.map(\.amount).sorted(by: Amount.lowEndIsBelow)
    let highs = entries.map(\.amount).sorted(by: Amount.highEndIsBelow)
    let never = FactView.never
    let upper = Amount.between(lowOf: lows[middle], highOf: highs[middle], until: never)
    if isOdd { return upper }
    let lower = Amount.between(lowOf: lows[middle - 1], highOf: highs[middle - 1], until: never)
    return lower.adding(upper).scaled(by: Exact(1, over: 2))
  }

  static func trend(
    _ entries: UnsafeMutableBufferPointer<Entry>, per unit: DaySpan.Unit
  ) -> Amount {
    let start = Int(entries[0].day)
    var line = LeastSquares()
    for entry in entries { line.add(day: Int(entry.day) - start) }
    guard line.dayCount >= 3 else { return .unknown(until: FactView.never) }
    var top = Amount.exact(.zero, until: FactView.never)
    for entry in entries {
      let weight = Exact(line.weight(day: Int(entry.day) - start), over: 1)
      top = top.adding(entry.amount.scaled(by: weight))
    }
    return top.scaled(by: Exact(1, over: line.spread)).scaled(by: LeastSquares.days(in: unit))
  }

  /// From the share of those that surely lie inside to that of those that may.
  static func share(
    _ entries: UnsafeMutableBufferPointer<Entry>, _ low: Exact, _ high: Exact
  ) -> Amount {
    let never = FactView.never
    let (bottom, top) = (Amount.exact(low, until: never), Amount.exact(high, until: never))
    var (sure, possible) = (0, 0)
    for entry in entries {
      let inside = entry.amount.compare(.atLeast, bottom).and(entry.amount.compare(.atMost, top))
      if inside == .yes { sure += 1 }
      if inside != .no { possible += 1 }
    }
    let count = Int128(entries.count)
    return Amount.between(
      lowOf: .exact(Exact(Int128(sure * 100), over: count), until: never),
      highOf: .exact(Exact(Int128(possible * 100), over: count), until: never), until: never)
  }
}

extension Amount {
  /// The range with its ends on a grid of 10^-15, half away from zero.
  var rounded: Amount {
    guard !isUnknown else { return self }
    var result = self
    result.low = Self.rounded(low)
    result.high = Self.rounded(high)
    return result
  }

  private static func rounded(_ number: Exact) -> Exact {
    let steps = Int128(1_000_000_000_000_000)
    let (whole, rest) = number.numerator.quotientAndRemainder(dividingBy: number.denominator)
    // The rest is below the denominator, which a mean of a day keeps below 10^12.
    let scaled = rest.multipliedReportingOverflow(by: steps * 2)
    let base = whole.multipliedReportingOverflow(by: steps)
    guard !scaled.overflow, !base.overflow else { return number }
    let doubled = scaled.partialValue / number.denominator
    return Exact(base.partialValue + (doubled + doubled.signum()) / 2, over: steps)
  }
}
