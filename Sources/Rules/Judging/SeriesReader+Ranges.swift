/// The way of values that are ranges (`<5`), preliminary, in words, or averaged by day.
extension SeriesReader {
  /// A value, or the mean of a day.
  struct Entry: BitwiseCopyable {
    var day: Int32
    var amount: Amount
  }

  func slowAmount(_ view: FactView, _ rows: Rows) -> Amount {
    withUnsafeTemporaryAllocation(of: Entry.self, capacity: max(rows.count, 1)) { space in
      var count = collect(view, rows, into: space)
      var first = 0
      if let last, count > last {
        first = count - last
        count = last
      }
      let entries = UnsafeMutableBufferPointer(rebasing: space[first..<first + count])
      return result(view, rows, entries)
    }
  }

  /// Writes the entries that count, oldest first.
  private func collect(
    _ view: FactView, _ rows: Rows, into space: UnsafeMutableBufferPointer<Entry>
  ) -> Int {
    let excluded = excluded
    var count = 0
    var inDay = 0
    for row in rows.first..<rows.end where view.marks[row] & excluded == 0 {
      let value = Self.value(view, row)
      if isPerDay, count > 0, space[count - 1].day == view.days[row] {
        space[count - 1].amount = space[count - 1].amount.adding(value)
        inDay += 1
        continue
      }
      Self.close(space, count, inDay)
      space.initializeElement(at: count, to: Entry(day: view.days[row], amount: value))
      count += 1
      inDay = 1
    }
    Self.close(space, count, inDay)
    return count
  }

  /// Turns the sum of the last day into its mean.
  private static func close(
    _ space: UnsafeMutableBufferPointer<Entry>, _ count: Int, _ inDay: Int
  ) {
    guard inDay > 1 else { return }
    space[count - 1].amount = space[count - 1].amount.scaled(by: Exact(1, over: Int128(inDay)))
  }

  /// A value with its comparator as the range it may lie in.
  static func value(_ view: FactView, _ row: Int) -> Amount {
    let number = Exact(grid: view.values[row])
    let looseness: Amount.Looseness =
      switch view.marks[row] & FactMark.censored {
      case FactMark.below: [.noLow, .highOpen]
      case FactMark.atMost: .noLow
      case FactMark.atLeast: .noHigh
      case FactMark.above: [.noHigh, .lowOpen]
      default: []
      }
    return Amount(low: number, high: number, looseness: looseness, until: FactView.never)
  }

  private func result(
    _ view: FactView, _ rows: Rows, _ entries: UnsafeMutableBufferPointer<Entry>
  ) -> Amount {
    if function == .count {
      let until = entries.first.map { self.until(rows, leaving: $0.day) } ?? rows.nextFact
      return .exact(Exact(entries.count), until: until)
    }
    guard let oldest = entries.first, let newest = entries.last else {
      return .unknown(until: rows.nextFact)
    }
    var amount = reckon(view, entries, oldest, newest)
    switch function {
    case .latest: amount.until = self.until(rows, leaving: newest.day)
    case .daysSince: amount.until = min(view.today + 1, self.until(rows, leaving: newest.day))
    default: amount.until = self.until(rows, leaving: oldest.day)
    }
    return amount
  }

  private func reckon(
    _ view: FactView, _ entries: UnsafeMutableBufferPointer<Entry>, _ oldest: Entry,
    _ newest: Entry
  ) -> Amount {
    let never = FactView.never
    switch function {
    case .latest: return newest.amount
    case .first: return oldest.amount
    case .count: return .exact(Exact(entries.count), until: never)
    case .daysSince: return .exact(Exact(view.today - Int(newest.day)), until: never)
    case .minimum: return entries.dropFirst().reduce(oldest.amount) { $0.smaller($1.amount) }
    case .maximum: return entries.dropFirst().reduce(oldest.amount) { $0.greater($1.amount) }
    case .sum: return Self.sum(entries)
    case .average: return Self.sum(entries).scaled(by: Exact(1, over: Int128(entries.count)))
    case .median: return Self.median(entries)
    case .delta:
      guard oldest.day != newest.day else { return .unknown(until: never) }
      return newest.amount.subtracting(oldest.amount)
    case .change:
      guard oldest.day != newest.day else { return .unknown(until: never) }
      return newest.amount.subtracting(oldest.amount).divided(by: oldest.amount)
        .scaled(by: Exact(100))
    case .trend(let unit): return Self.trend(entries, per: unit)
    case .share(let low, let high): return Self.share(entries, low, high)
    }
  }
}
