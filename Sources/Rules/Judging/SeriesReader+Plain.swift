/// The way of nearly every value: exact, final, one number each. Nothing is allocated.
extension SeriesReader {
  func plainAmount(_ view: FactView, _ rows: Rows) -> Amount {
    if function == .count { return count(view, rows) }
    guard rows.count > 0 else { return .unknown(until: rows.nextFact) }
    let newest = rows.end - 1
    let until = until(rows, leaving: view.days[rows.first])
    switch function {
    case .latest:
      return .exact(
        Exact(grid: view.values[newest]), until: self.until(rows, leaving: view.days[newest]))
    case .first: return .exact(Exact(grid: view.values[rows.first]), until: until)
    case .minimum: return .exact(Exact(grid: extreme(view, rows, by: <)), until: until)
    case .maximum: return .exact(Exact(grid: extreme(view, rows, by: >)), until: until)
    case .sum: return .exact(Exact(sum(view, rows), over: Int128(Exact.gridSteps)), until: until)
    case .average:
      let steps = Int128(Exact.gridSteps) * Int128(rows.count)
      return .exact(Exact(sum(view, rows), over: steps), until: until)
    case .median: return .exact(median(view, rows), until: until)
    case .delta: return delta(view, rows, until: until)
    case .change: return change(view, rows, until: until)
    case .trend(let unit): return trend(view, rows, per: unit, until: until)
    case .share: return share(view, rows, until: until)
    case .daysSince: return daysSince(view, rows)
    case .count: return count(view, rows)
    }
  }

  private func count(_ view: FactView, _ rows: Rows) -> Amount {
    guard rows.count > 0 else { return .exact(.zero, until: rows.nextFact) }
    var (oldest, counted) = (rows.end - 1, 0)
    if isPerDay {
      var (row, day) = (rows.end - 1, Int32.min)
      while row >= rows.first {
        if view.days[row] != day || counted == 0 {
          if let last, counted == last { break }
          counted += 1
          day = view.days[row]
        }
        oldest = row
        row -= 1
      }
    } else {
      counted = rows.count
      oldest = rows.first
    }
    return .exact(Exact(counted), until: until(rows, leaving: view.days[oldest]))
  }

  private func daysSince(_ view: FactView, _ rows: Rows) -> Amount {
    let day = view.days[rows.end - 1]
    let passed = view.today - Int(day)
    return .exact(Exact(passed), until: min(view.today + 1, until(rows, leaving: day)))
  }

  private func sum(_ view: FactView, _ rows: Rows) -> Int128 {
    var total: Int128 = 0
    for row in rows.first..<rows.end { total += Int128(view.values[row]) }
    return total
  }

  private func extreme(
    _ view: FactView, _ rows: Rows, by isBetter: (Int64, Int64) -> Bool
  ) -> Int64 {
    var best = view.values[rows.first]
    for row in rows.first..<rows.end where isBetter(view.values[row], best) {
      best = view.values[row]
    }
    return best
  }

  private func median(_ view: FactView, _ rows: Rows) -> Exact {
    withUnsafeTemporaryAllocation(of: Int64.self, capacity: rows.count) { space in
      var sorted = space
      _ = sorted.initialize(
        fromContentsOf: UnsafeBufferPointer(
          start: view.values + rows.first, count: rows.count))
      sorted.sort()
      let middle = rows.count / 2
      if rows.count % 2 == 1 { return Exact(grid: sorted[middle]) }
      return Exact(
        Int128(sorted[middle - 1]) + Int128(sorted[middle]), over: Int128(2 * Exact.gridSteps))
    }
  }

  private func delta(_ view: FactView, _ rows: Rows, until: Int) -> Amount {
    let (oldest, newest) = (rows.first, rows.end - 1)
    guard view.days[oldest] != view.days[newest] else { return .unknown(until: until) }
    return .exact(Exact(grid: view.values[newest] - view.values[oldest]), until: until)
  }

  private func change(_ view: FactView, _ rows: Rows, until: Int) -> Amount {
    let (oldest, newest) = (rows.first, rows.end - 1)
    guard view.days[oldest] != view.days[newest], view.values[oldest] != 0 else {
      return .unknown(until: until)
    }
    let (first, last) = (Int128(view.values[oldest]), Int128(view.values[newest]))
    let difference = (last - first) * 100
    return .exact(
      first > 0 ? Exact(difference, over: first) : Exact(0 - difference, over: 0 - first),
      until: until)
  }

  private func trend(
    _ view: FactView, _ rows: Rows, per unit: DaySpan.Unit, until: Int
  ) -> Amount {
    var line = LeastSquares()
    for row in rows.first..<rows.end {
      line.add(day: Int(view.days[row]) - Int(view.days[rows.first]))
    }
    guard line.dayCount >= 3 else { return .unknown(until: until) }
    var top: Int128 = 0
    for row in rows.first..<rows.end {
      let day = Int(view.days[row]) - Int(view.days[rows.first])
      top += line.weight(day: day) * Int128(view.values[row])
    }
    let slope = Exact(top, over: line.spread * Int128(Exact.gridSteps))
    return .known(slope.multiplied(by: LeastSquares.days(in: unit)), until: until)
  }

  private func share(_ view: FactView, _ rows: Rows, until: Int) -> Amount {
    var inside = 0
    for row in rows.first..<rows.end
    where view.values[row] >= shareLow && view.values[row] <= shareHigh { inside += 1 }
    return .exact(Exact(Int128(inside * 100), over: Int128(rows.count)), until: until)
  }
}
