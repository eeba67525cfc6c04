/// The words for units of time in rules.
enum TimeWord {
  /// The unit of a window, hold or period: `d`, `wk`, `mo`, `a`, or a Chinese word; nil for none.
  ///
  /// `m` is none: it could be a minute, a month or a metre.
  static func unit(_ word: String) -> DaySpan.Unit? {
    switch word {
    case "d", "天", "日": .day
    case "wk", "周", "星期": .week
    case "mo", "个月", "月": .month
    case "a", "年", "岁", "周岁": .year
    default: nil
    }
  }

  /// The unit of UCUM that another word for a time means; nil for a word that means none.
  static func meant(_ word: String) -> String? {
    switch word.lowercased() {
    case "天内", "天以内", "天之内": "天"
    case "周内", "周以内", "周之内", "个星期", "个礼拜": "周"
    case "个月内", "个月以内", "个月之内": "个月"
    case "年内", "年以内", "年之内": "年"
    case "d", "day", "days": "d"
    case "w", "wks", "week", "weeks", "礼拜": "wk"
    case "m", "mon", "month", "months", "mth": "mo"
    case "y", "yr", "yrs", "year", "years": "a"
    default: nil
    }
  }

  /// The span that words of speech mean, as a rule writes it: `近三个月` is `3个月`, `半年` `6个月`; nil
  /// for words that mean none.
  static func spoken(_ words: String) -> String? {
    var rest = words[...]
    if let lead = ["过去", "最近", "近", "前"].first(where: { rest.hasPrefix($0) }) {
      rest = rest.dropFirst(lead.count)
    }
    if let tail = ["之内", "以内", "内", "以来"].first(where: { rest.hasSuffix($0) }) {
      rest = rest.dropLast(tail.count)
    }
    switch rest {
    case "半年": return "6个月"
    case "半个月", "半月": return "15天"
    case "季度", "一季度", "一个季度": return "3个月"
    case "一年半": return "18个月"
    default: break
    }
    let units = [
      ("个星期", "周"), ("个礼拜", "周"), ("星期", "周"), ("礼拜", "周"), ("周", "周"), ("个月", "个月"),
      ("月", "个月"), ("天", "天"), ("日", "天"), ("年", "年"),
    ]
    guard let (word, unit) = units.first(where: { rest.hasSuffix($0.0) }) else { return nil }
    return count(rest.dropLast(word.count)).map { "\($0)\(unit)" }
  }

  /// A number up to 99 in hanzi, or in digits; nil for any other text.
  private static func count(_ text: Substring) -> Int? {
    if let digits = Int(text) { return digits > 0 ? digits : nil }
    let ones: [Character: Int] = [
      "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    ]
    let parts = text.split(separator: "十", omittingEmptySubsequences: false)
    func one(_ part: Substring) -> Int? { part.count == 1 ? part.first.flatMap { ones[$0] } : nil }
    switch parts.count {
    case 1: return one(text)
    case 2:
      guard let tens = parts[0].isEmpty ? 1 : one(parts[0]) else { return nil }
      return parts[1].isEmpty ? tens * 10 : one(parts[1]).map { tens * 10 + $0 }
    default: return nil
    }
  }

  /// The Chinese word for a unit of UCUM as the formatter writes it.
  static func chinese(_ unit: DaySpan.Unit) -> String {
    switch unit {
    case .day: "天"
    case .week: "周"
    case .month: "个月"
    case .year: "年"
    }
  }

  /// How many days a unit is: a year is 365.25 days and a month its twelfth, as in UCUM.
  static func days(_ unit: DaySpan.Unit) -> Exact {
    switch unit {
    case .day: Exact(1)
    case .week: Exact(7)
    case .month: Exact(36525, over: 1200)
    case .year: Exact(36525, over: 100)
    }
  }
}

extension DaySpan {
  /// As a rule writes it: `90d`.
  var text: String { "\(count)\(unit.rawValue)" }

  /// About how many days, for comparing windows in a lint.
  var approximateDays: Double { Double(count) * TimeWord.days(unit).approximation }
}
