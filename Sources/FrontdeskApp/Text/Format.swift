import Domain
import Glibc
import Widgets

/// Numbers, ranges and dates as people read them; nothing here depends on the locale.
enum Format {
  /// A number with a fixed count of decimals, rounded half away from zero; `?` for one that is none.
  ///
  /// - Parameter decimals: 0 through 6; others are moved to the nearer end.
  static func fixed(_ value: Double, decimals: Int) -> String {
    value.isFinite ? fixedDecimal(value, decimals: min(max(decimals, 0), 6)) : "?"
  }

  /// A change with its sign, such as `+0.4`; `0` when it rounds to nothing.
  static func change(_ value: Double, decimals: Int) -> String {
    let text = fixed(value, decimals: decimals)
    if !text.contains(where: { ("1"..."9").contains($0) }) { return "0" }
    return value > 0 ? "+" + text : text
  }

  /// A value of an observation without its unit: `152`, `<5`, the word of an ordinal scale, or
  /// the result in words.
  static func value(_ observation: Observation, of indicator: Indicator) -> String {
    guard let value = observation.value else { return observation.receivedText }
    if !indicator.ordinal.isEmpty, value.rounded() == value, value >= 0,
      value < Double(indicator.ordinal.count)
    {
      return indicator.ordinal[Int(value)]
    }
    return (observation.comparator?.rawValue ?? "")
      + fixed(value, decimals: indicator.decimals)
  }

  /// The unit as people write it, `kg/m²`; where only ASCII is wanted as machines do, `kg/m2`.
  static func unit(_ indicator: Indicator, glyphs: Glyphs) -> String {
    let isPlain = indicator.unitLabel.utf8.allSatisfy { $0 < 0x80 }
    return glyphs != .ascii || isPlain ? indicator.unitLabel : indicator.unit
  }

  /// A reference range: `90-139`, `4.0-6.0`, `<5.2`, `≥90`; nil when it has no limit.
  static func range(
    _ range: ReferenceRange, of indicator: Indicator, glyphs: Glyphs
  ) -> String? {
    if !indicator.ordinal.isEmpty { return words(range, of: indicator) }
    // Limits are written as in the standards: no more decimals than they need, and 4.0-6.0.
    let limits = [range.low, range.high].compactMap { $0 }
    // One limit alone is written whole where the values are coarse: ≥90, but ≥1.0.
    let isFine = limits.count == 2 || indicator.decimals > 1
    let least = isFine ? min(1, indicator.decimals) : 0
    let needed = (least...max(least, indicator.decimals)).first { places in
      limits.allSatisfy { Double(fixed($0, decimals: places)) == $0 }
    }
    func number(_ value: Double) -> String {
      fixed(value, decimals: needed ?? indicator.decimals)
    }
    let isPlain = glyphs == .ascii
    switch (range.low, range.high) {
    case (let low?, let high?): return "\(number(low))-\(number(high))"
    case (let low?, nil):
      return (range.includesLow ? (isPlain ? ">=" : "≥") : ">") + number(low)
    case (nil, let high?):
      return (range.includesHigh ? (isPlain ? "<=" : "≤") : "<") + number(high)
    case (nil, nil): return nil
    }
  }

  /// The range of an ordinal scale in its words, such as `-` or `-..±`.
  private static func words(_ range: ReferenceRange, of indicator: Indicator) -> String? {
    func word(_ value: Double) -> String? {
      guard value >= 0, value < Double(indicator.ordinal.count) else { return nil }
      return indicator.ordinal[Int(value)]
    }
    guard let high = range.high.flatMap(word) else { return nil }
    let low = word(range.low ?? 0) ?? ""
    return low == high ? high : "\(low)..\(high)"
  }

  /// A count with commas between thousands: `1,000,000`.
  static func grouped(_ number: Int) -> String {
    var digits = Array(String(number.magnitude))
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: place)
      place -= 3
    }
    return (number < 0 ? "-" : "") + String(digits)
  }

  /// A count of follow-ups, which is not counted to its end: `38`, `10,000+`.
  static func counted(_ number: Int) -> String {
    number > QueueCounts.cap ? grouped(QueueCounts.cap) + "+" : grouped(number)
  }

  /// A time of microseconds as milliseconds: `0.4 ms`.
  static func milliseconds(_ microseconds: Int) -> String {
    fixed(Double(microseconds) / 1000, decimals: microseconds < 10_000 ? 1 : 0) + " ms"
  }

  /// A month as `2024-09`.
  static func month(_ date: CalendarDate) -> String {
    let (year, month, _) = date.parts
    return "\(padded(year, 4))-\(padded(month, 2))"
  }

  /// A date without the year when it is near: `08-30`, else `2027-01-15`.
  static func shortDate(_ date: CalendarDate, today: CalendarDate) -> String {
    date.year == today.year ? date.monthAndDay : date.description
  }

  /// A date as exactly as it is known: `1968-03-12`, `1968-03`, `1968`.
  static func date(_ date: CalendarDate, precision: TimePrecision) -> String {
    switch precision {
    case .second, .day: date.description
    case .month: month(date)
    case .year: padded(date.year, 4)
    }
  }
}
