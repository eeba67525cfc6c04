import Domain

/// Reads dates as they are typed on a form.
struct FormDateReader {
  /// The day from which `+14` counts.
  let today: CalendarDate

  /// The date and how exact it is: `2026-03-15`, `20260315`, `2026-03`, `2019`, `+14`, `今天`.
  func read(_ text: String) -> (date: CalendarDate, precision: TimePrecision)? {
    if text == "0" || text == "今天" || text.lowercased() == "today" { return (today, .day) }
    if let sign = text.first, "+-".contains(sign) {
      guard let days = Int(text), abs(days) <= 3660, text.count > 1 else { return nil }
      return (today.adding(days: days), .day)
    }
    let parts = text.split { "-/.年月日 ".contains($0) }
    guard parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let first = parts.first
    else { return nil }
    if parts.count == 1 { return together(first) }
    guard first.count == 4, let year = Int(first), let month = Int(parts[1]) else { return nil }
    return parts.count == 2 ? of(year, month, nil) : of(year, month, Int(parts[2]))
  }

  /// Digits without anything between them: 4, 6 or 8.
  private func together(
    _ digits: Substring
  ) -> (date: CalendarDate, precision: TimePrecision)? {
    guard let year = Int(digits.prefix(4)), [4, 6, 8].contains(digits.count) else { return nil }
    if digits.count == 4 {
      guard year >= 1900 else { return nil }
      return CalendarDate(year: year, month: 1, day: 1).map { ($0, .year) }
    }
    guard let month = Int(digits.dropFirst(4).prefix(2)) else { return nil }
    return of(year, month, digits.count == 8 ? Int(digits.suffix(2)) : nil)
  }

  private func of(
    _ year: Int, _ month: Int, _ day: Int?
  ) -> (date: CalendarDate, precision: TimePrecision)? {
    guard year >= 1900 else { return nil }
    return CalendarDate(year: year, month: month, day: day ?? 1).map {
      ($0, day == nil ? .month : .day)
    }
  }
}
