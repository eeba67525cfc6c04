package import Domain

/// A date as a person at the desk types it: `2026-12-05`, `12-5`, `+7`, `+2w`, `明天`, `下周`.
package enum DateEntry {
  /// Why a text is no date.
  package enum Problem: Error, Equatable, Sendable {
    /// Nothing was typed.
    case missing
    /// It cannot be read as a date.
    case unreadable
    /// The calendar has no such day, such as 02-30.
    case noSuchDay
    /// It lies before today.
    case past
    /// It lies more than two years ahead, which is nearly always a slip of the keys.
    case tooFar
  }

  /// Reads a date that is not before today.
  ///
  /// A month and day without a year mean the next such day from today on. Full-width digits and
  /// signs count as the usual ones.
  package static func read(_ text: String, today: CalendarDate) throws(Problem) -> CalendarDate {
    let folded = String(text.trimmingBlanks.map(CommandFolding.fold)).lowercased()
    guard !folded.isEmpty else { throw .missing }
    var date = word(folded, today: today) ?? offset(folded, today: today)
    if date == nil { date = try numbers(folded, today: today) }
    guard let date else { throw .unreadable }
    if date < today { throw .past }
    if date > today.adding(months: 24) { throw .tooFar }
    return date
  }

  private static func word(_ text: String, today: CalendarDate) -> CalendarDate? {
    switch text {
    case "今天", "today": today
    case "明天", "tomorrow": today.adding(days: 1)
    case "后天": today.adding(days: 2)
    case "大后天": today.adding(days: 3)
    case "下周", "next week": today.adding(days: 7)
    case "下下周": today.adding(days: 14)
    case "下月", "下个月", "next month": today.adding(months: 1)
    case "半年", "半年后": today.adding(months: 6)
    case "明年", "next year": today.adding(months: 12)
    default: nil
    }
  }

  /// `+7`, `+7d`, `+2w`, `+3m`, and the same with 天, 周, 月.
  private static func offset(_ text: String, today: CalendarDate) -> CalendarDate? {
    guard text.hasPrefix("+") else { return nil }
    let rest = text.dropFirst()
    let digits = rest.prefix { ("0"..."9").contains($0) }
    guard let count = Int(digits), count <= 9_999 else { return nil }
    switch rest.dropFirst(digits.count) {
    case "", "d", "天": return today.adding(days: count)
    case "w", "周": return today.adding(days: count * 7)
    case "m", "月", "个月": return today.adding(months: count)
    case "y", "年": return today.adding(months: count * 12)
    default: return nil
    }
  }

  /// `2026-12-05`, `20261205`, `12-5`, also with `/`, `.` or 年月日 between.
  private static func numbers(
    _ text: String, today: CalendarDate
  ) throws(Problem) -> CalendarDate? {
    let isSeparator: (Character) -> Bool = { "-/.年月日".contains($0) }
    let parts = text.split(whereSeparator: isSeparator)
    guard text.allSatisfy({ ("0"..."9").contains($0) || isSeparator($0) }) else { return nil }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count else { return nil }
    switch (numbers.count, parts.first?.count) {
    case (3, 4): return try day(numbers[0], numbers[1], numbers[2])
    case (1, 8):
      return try day(numbers[0] / 10_000, numbers[0] / 100 % 100, numbers[0] % 100)
    case (2, _):
      let thisYear = CalendarDate(year: today.year, month: numbers[0], day: numbers[1])
      if let thisYear, thisYear >= today { return thisYear }
      // 29 February may be years away; the limit of two years then says so.
      return try day(today.year + 1, numbers[0], numbers[1])
    default: return nil
    }
  }

  private static func day(
    _ year: Int, _ month: Int, _ day: Int
  ) throws(Problem) -> CalendarDate {
    guard let date = CalendarDate(year: year, month: month, day: day) else { throw .noSuchDay }
    return date
  }
}
