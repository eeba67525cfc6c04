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
    case "day", "days": "d"
    case "w", "wks", "week", "weeks", "礼拜": "wk"
    case "m", "mon", "month", "months", "mth": "mo"
    case "y", "yr", "yrs", "year", "years": "a"
    default: nil
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
