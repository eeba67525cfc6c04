/// The horizontal scale of a chart: where a day lies, and ticks whose labels never touch.
struct TimeAxis: Hashable {
  struct Tick: Hashable {
    /// The column of the tick, counted from the first of the axis.
    let column: Int
    /// The first column of its label.
    let labelColumn: Int
    let label: String
  }

  let first: Int
  let last: Int

  /// Days of ten thousand years each way; beyond it there is no calendar to speak of.
  static let bounds = -3_652_059...3_652_059

  init(_ days: ClosedRange<Int>) {
    first = min(max(days.lowerBound, TimeAxis.bounds.lowerBound), TimeAxis.bounds.upperBound)
    last = min(max(days.upperBound, TimeAxis.bounds.lowerBound), TimeAxis.bounds.upperBound)
  }

  func contains(_ day: Int) -> Bool { first <= day && day <= last }

  /// The place of a day of the axis, from the left, of so many places; at least one.
  func place(of day: Int, places: Int) -> Int {
    guard last > first else { return (places - 1) / 2 }
    let inside = min(max(day, first), last)
    return ((inside - first) * (places - 1) * 2 / (last - first) + 1) / 2
  }

  /// The closest ticks whose labels keep two columns apart; none when not even one label fits.
  func ticks(columns: Int) -> [Tick] {
    guard columns > 0 else { return [] }
    if last - first < 90 {
      for step in [1, 2, 5, 10, 15, 30] {
        if let ticks = fitting(dayTicks(step: step), columns: columns) { return ticks }
      }
    }
    let months = (last - first) / 28 + 1
    for step in [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1_200, 6_000, 12_000, 60_000] {
      // A tick in every column can never fit.
      if months / step > columns { continue }
      if let ticks = fitting(monthTicks(step: step), columns: columns) { return ticks }
    }
    return []
  }

  /// The ticks with their places, or nil when there is none or two labels come too close.
  private func fitting(_ days: [(day: Int, label: String)], columns: Int) -> [Tick]? {
    var ticks: [Tick] = []
    var free = 0
    for (day, label) in days {
      // Labels are ASCII, so a byte is a column.
      let width = label.utf8.count
      guard width <= columns else { return nil }
      let column = place(of: day, places: columns)
      let start = min(max(0, column - width / 2), columns - width)
      guard start >= free else { return nil }
      ticks.append(Tick(column: column, labelColumn: start, label: label))
      free = start + width + 2
    }
    return ticks.isEmpty ? nil : ticks
  }

  private func dayTicks(step: Int) -> [(day: Int, label: String)] {
    stride(from: first, through: last, by: step).map { day in
      let parts = CivilDay.parts(of: day)
      return (day, TimeAxis.two(parts.month) + "-" + TimeAxis.two(parts.day))
    }
  }

  private func monthTicks(step: Int) -> [(day: Int, label: String)] {
    let parts = CivilDay.parts(of: first)
    var month = parts.year * 12 + parts.month - 1
    let rest = month % step
    if rest != 0 || parts.day > 1 { month += step - (rest < 0 ? rest + step : rest) }
    var ticks: [(Int, String)] = []
    while true {
      let day = CivilDay.first(ofMonth: month)
      if day > last { return ticks }
      let parts = CivilDay.parts(of: day)
      let label = step < 12 ? "\(parts.year)-" + TimeAxis.two(parts.month) : "\(parts.year)"
      ticks.append((day, label))
      month += step
    }
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
