extension DateReader {
  // MARK: - So much later or earlier

  /// `+2w`, `-1d`, `+3个月`, `2周后`, `三天前`, `in2weeks`, `3daysago`.
  static func offset(_ text: String, _ today: Int) -> Int? {
    var rest = Substring(text)
    var sign = 0
    if rest.hasPrefix("+") || rest.hasPrefix("-") {
      sign = rest.hasPrefix("+") ? 1 : -1
      rest = rest.dropFirst()
    } else if rest.hasPrefix("in") {
      sign = 1
      rest = rest.dropFirst(2)
    } else {
      for (ending, direction) in endings where rest.hasSuffix(ending) {
        sign = direction
        rest = rest.dropLast(ending.count)
        break
      }
    }
    guard sign != 0 else { return nil }
    if rest == "半年" { return CivilDay.adding(months: 6 * sign, to: today) }
    guard let (count, unit) = countAndUnit(rest) else { return nil }
    switch unit {
    case "", "d", "天", "日", "day", "days": return CivilDay.adding(days: count * sign, to: today)
    case "w", "周", "个星期", "星期", "个礼拜", "礼拜", "week", "weeks":
      return CivilDay.adding(days: count * 7 * sign, to: today)
    case "m", "月", "个月", "month", "months":
      return CivilDay.adding(months: count * sign, to: today)
    case "y", "年", "year", "years": return CivilDay.adding(months: count * 12 * sign, to: today)
    default: return nil
    }
  }

  /// The longer ones first, since one is the end of another.
  private static let endings = [
    ("以后", 1), ("之后", 1), ("后", 1), ("以前", -1), ("之前", -1), ("前", -1), ("ago", -1),
    ("later", 1),
  ]

  /// A number of at most four digits, or one in hanzi up to 99, and what follows it.
  private static func countAndUnit(_ text: Substring) -> (count: Int, unit: Substring)? {
    let digits = text.prefix { ("0"..."9").contains($0) }
    if !digits.isEmpty {
      guard digits.count <= 4, let count = Int(digits) else { return nil }
      return (count, text.dropFirst(digits.count))
    }
    let signs = text.prefix { hanziDigits[$0] != nil || $0 == "十" }
    guard let count = hanziNumber(signs) else { return nil }
    return (count, text.dropFirst(signs.count))
  }

  private static let hanziDigits: [Character: Int] = [
    "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]

  /// `三`, `十`, `十二`, `二十`, `二十一`.
  private static func hanziNumber(_ signs: Substring) -> Int? {
    let parts = signs.split(separator: "十", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.allSatisfy({ $0.count < 2 && $0 != "十" }), !signs.isEmpty else { return nil }
    let numbers = parts.map { $0.first.flatMap { hanziDigits[$0] } }
    if numbers.count == 1 { return numbers[0] }
    return (numbers[0] ?? 1) * 10 + (numbers[1] ?? 0)
  }

  // MARK: - Numbers

  /// `2026-12-05`, `2026年12月5日`, `20261205`, `12-5`, `1205`, `5`, `5日`.
  static func numbers(
    _ text: String, _ today: Int, _ meaning: Meaning
  ) throws(Problem) -> Int {
    let isDigit: (Character) -> Bool = { ("0"..."9").contains($0) }
    let isSeparator: (Character) -> Bool = { "-/.年月日号 ".contains($0) }
    guard text.allSatisfy({ isDigit($0) || isSeparator($0) }) else { throw .unreadable }
    let parts = text.split(whereSeparator: isSeparator)
    guard parts.allSatisfy({ $0.count <= 8 }) else { throw .unreadable }
    let numbers = parts.compactMap { Int($0) }
    let isPlain = text.allSatisfy(isDigit)
    switch (numbers.count, parts.first?.count) {
    case (3, 4): return try day(numbers[0], numbers[1], numbers[2])
    case (2, 1), (2, 2): return try monthAndDay(numbers[0], numbers[1], today, meaning)
    case (1, 8) where isPlain:
      return try day(numbers[0] / 10_000, numbers[0] / 100 % 100, numbers[0] % 100)
    case (1, 4) where isPlain:
      return try monthAndDay(numbers[0] / 100, numbers[0] % 100, today, meaning)
    case (1, 1), (1, 2):
      guard isPlain || text.hasSuffix("日") || text.hasSuffix("号") else { throw .unreadable }
      return try dayOfMonth(numbers[0], today, meaning)
    default: throw .unreadable
    }
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) throws(Problem) -> Int {
    guard let found = CivilDay.day(year: year, month: month, day: day) else {
      throw .noSuchDay(year: year, month: month, day: day)
    }
    return found
  }

  /// The year that is left open is this one, or the one beside it that the meaning asks for.
  private static func monthAndDay(
    _ month: Int, _ dayOfMonth: Int, _ today: Int, _ meaning: Meaning
  ) throws(Problem) -> Int {
    let year = CivilDay.parts(of: today).year
    let thisYear = CivilDay.day(year: year, month: month, day: dayOfMonth)
    switch meaning {
    case .coming:
      if let thisYear, thisYear >= today { return thisYear }
      return try day(year + 1, month, dayOfMonth)
    case .past:
      if let thisYear, thisYear <= today { return thisYear }
      return try day(year - 1, month, dayOfMonth)
    }
  }

  /// The nearest month that has the day; every second month has a 31st.
  private static func dayOfMonth(
    _ dayOfMonth: Int, _ today: Int, _ meaning: Meaning
  ) throws(Problem) -> Int {
    let (year, month, _) = CivilDay.parts(of: today)
    for step in 0...2 {
      let months = year * 12 + month - 1 + (meaning == .coming ? step : -step)
      let found = CivilDay.day(year: months / 12, month: months % 12 + 1, day: dayOfMonth)
      if let found, meaning == .coming ? found >= today : found <= today { return found }
    }
    throw .noSuchDay(year: year, month: month, day: dayOfMonth)
  }
}
