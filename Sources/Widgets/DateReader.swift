/// A date as people type it, in Chinese or English: `2026-12-05`, `3/15`, `15`, `+2w`, `明天`,
/// `2周后`, `下周一`, `next monday`.
///
/// Days are counted from 1970-01-01.
package enum DateReader {
  /// Why a text is no date, or not one that is allowed.
  package enum Problem: Error, Hashable, Sendable {
    /// Nothing was typed.
    case missing
    /// It cannot be read as a date.
    case unreadable
    /// The calendar has no such day, such as 2026-02-30.
    case noSuchDay(year: Int, month: Int, day: Int)
    /// It lies before the first day allowed, which is given.
    case tooEarly(Int)
    /// It lies after the last day allowed, which is given.
    case tooLate(Int)
  }

  /// Which day a text means that leaves the year, the month or the week open.
  package enum Meaning: Hashable, Sendable {
    /// The next such day from today on: for appointments and due dates.
    case coming
    /// The last such day up to today: for visits, measurements and births.
    case past
  }

  /// Reads a date.
  ///
  /// Full-width digits and signs count as the usual ones, and letters in either case.
  package static func read(
    _ text: String, today: Int, meaning: Meaning = .coming
  ) throws(Problem) -> Int {
    let folded = String(text.map(fold)).lowercased()
    let words = folded.split(separator: " ")
    guard !words.isEmpty else { throw .missing }
    let today = CivilDay.clamped(today)
    // Blanks mean nothing between words, but part numbers: `3 15`.
    let joined = words.joined()
    if let day = word(joined, today) ?? weekday(joined, today, meaning) ?? offset(joined, today) {
      return day
    }
    return try numbers(words.joined(separator: " "), today, meaning)
  }

  /// Full-width signs and digits as ASCII, and every kind of blank as a space.
  static func fold(_ character: Character) -> Character {
    if character.isWhitespace { return " " }
    switch character {
    case "。": return "."
    case "、": return "/"
    case "—", "–", "−": return "-"
    default: break
    }
    guard character.unicodeScalars.count == 1, let scalar = character.unicodeScalars.first,
      (0xFF01...0xFF5E).contains(scalar.value), let folded = Unicode.Scalar(scalar.value - 0xFEE0)
    else { return character }
    return Character(folded)
  }

  private static func word(_ text: String, _ today: Int) -> Int? {
    if let days = days[text] { return CivilDay.adding(days: days, to: today) }
    if let months = months[text] { return CivilDay.adding(months: months, to: today) }
    guard text == "月底" else { return nil }
    let (year, month, day) = CivilDay.parts(of: today)
    return today + CivilDay.days(inMonth: month, ofYear: year) - day
  }

  private static let days = [
    "今天": 0, "今日": 0, "today": 0, "明天": 1, "明日": 1, "tomorrow": 1, "后天": 2, "大后天": 3,
    "昨天": -1, "昨日": -1, "yesterday": -1, "前天": -2, "大前天": -3,
    "下周": 7, "下星期": 7, "nextweek": 7, "下下周": 14, "上周": -7, "上星期": -7, "lastweek": -7,
  ]
  private static let months = [
    "下月": 1, "下个月": 1, "nextmonth": 1, "上月": -1, "上个月": -1, "lastmonth": -1,
    "半年": 6, "明年": 12, "nextyear": 12, "去年": -12, "lastyear": -12,
  ]

  // MARK: - Days of the week

  private static func weekday(_ text: String, _ today: Int, _ meaning: Meaning) -> Int? {
    guard let (weeks, day) = chineseWeekday(text) ?? englishWeekday(text) else { return nil }
    let monday = today - (CivilDay.weekday(of: today) - 1)
    if let weeks { return CivilDay.clamped(monday + weeks * 7 + day - 1) }
    let thisWeek = monday + day - 1
    switch meaning {
    case .coming: return CivilDay.clamped(thisWeek < today ? thisWeek + 7 : thisWeek)
    case .past: return CivilDay.clamped(thisWeek > today ? thisWeek - 7 : thisWeek)
    }
  }

  /// The week, counted from this one and nil where none is named, and the day from 1 through 7.
  private static func chineseWeekday(_ text: String) -> (weeks: Int?, day: Int)? {
    guard let last = text.last, let day = weekdaySigns[last] else { return nil }
    let rest = text.dropLast()
    guard let name = ["星期", "礼拜", "周"].first(where: rest.hasSuffix) else { return nil }
    switch rest.dropLast(name.count) {
    case "": return (nil, day)
    case "本", "这", "这个": return (0, day)
    case "下", "下个": return (1, day)
    case "下下", "下下个": return (2, day)
    case "上", "上个": return (-1, day)
    default: return nil
    }
  }

  private static let weekdaySigns: [Character: Int] = [
    "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 7, "天": 7,
    "1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6, "7": 7,
  ]

  private static func englishWeekday(_ text: String) -> (weeks: Int?, day: Int)? {
    let prefixes: [(String, Int?)] = [("next", 1), ("this", 0), ("last", -1), ("", nil)]
    for (prefix, weeks) in prefixes where text.hasPrefix(prefix) {
      let name = text.dropFirst(prefix.count)
      guard name.count >= 3, let place = weekdayNames.firstIndex(where: { $0.hasPrefix(name) })
      else { continue }
      return (weeks, place + 1)
    }
    return nil
  }

  private static let weekdayNames = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]
}
