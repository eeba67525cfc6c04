package import Domain

/// A month, quarter or year for which figures are made.
package enum FigurePeriod: Hashable, Sendable {
  /// - Parameter month: 1 through 12.
  case month(year: Int, month: Int)
  /// - Parameter quarter: 1 through 4.
  case quarter(year: Int, quarter: Int)
  case year(Int)

  /// Reads `2026-03`, `2026Q1` or `2026`; nil for anything else.
  package init?(text: some StringProtocol) {
    let parts = text.split(omittingEmptySubsequences: false) { "-Qq".contains($0) }
    guard let first = parts.first, first.utf8.count == 4, let year = Int(first),
      (1...9999).contains(year)
    else { return nil }
    guard parts.count == 2 else {
      guard parts.count == 1 else { return nil }
      self = .year(year)
      return
    }
    guard let number = Int(parts[1]), parts[1].first != "+" else { return nil }
    if text.contains("-"), parts[1].utf8.count == 2, (1...12).contains(number) {
      self = .month(year: year, month: number)
    } else if !text.contains("-"), (1...4).contains(number) {
      self = .quarter(year: year, quarter: number)
    } else {
      return nil
    }
  }

  package var year: Int {
    switch self {
    case .month(let year, _), .quarter(let year, _), .year(let year): year
    }
  }

  /// The first day.
  package var first: CalendarDate {
    switch self {
    case .month(let year, let month): Self.begin(year, month)
    case .quarter(let year, let quarter): Self.begin(year, 3 * quarter - 2)
    case .year(let year): Self.begin(year, 1)
    }
  }

  /// The last day.
  package var last: CalendarDate {
    switch self {
    case .month: first.adding(months: 1).adding(days: -1)
    case .quarter: first.adding(months: 3).adding(days: -1)
    case .year: first.adding(months: 12).adding(days: -1)
    }
  }

  package func contains(_ day: CalendarDate) -> Bool { day >= first && day <= last }

  /// As it is typed: `2026-03`, `2026Q1`, `2026`.
  package var code: String {
    switch self {
    case .month(let year, let month): "\(padded(year, 4))-\(padded(month, 2))"
    case .quarter(let year, let quarter): "\(padded(year, 4))Q\(quarter)"
    case .year(let year): padded(year, 4)
    }
  }

  package var title: Localized {
    switch self {
    case .month(let year, let month): Localized(zh: "\(year)年\(month)月", en: code)
    case .quarter(let year, let quarter):
      Localized(zh: "\(year)年第\(quarter)季度", en: "\(year) Q\(quarter)")
    case .year(let year): Localized(zh: "\(year)年", en: "\(year)")
    }
  }

  private static func begin(_ year: Int, _ month: Int) -> CalendarDate {
    CalendarDate(year: year, month: month, day: 1) ?? CalendarDate(dayNumber: 0)
  }
}
