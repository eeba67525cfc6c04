package import Domain

extension FigurePeriod {
  /// How long a period is.
  package enum Length: String, Sendable, CaseIterable {
    case month
    case quarter
    case year

    package var title: Localized {
      switch self {
      case .month: Localized(zh: "月", en: "month")
      case .quarter: Localized(zh: "季度", en: "quarter")
      case .year: Localized(zh: "年", en: "year")
      }
    }
  }

  /// The first year that can be stepped to.
  private static let firstYear = 1900

  package var length: Length {
    switch self {
    case .month: .month
    case .quarter: .quarter
    case .year: .year
    }
  }

  /// The period of a length that a day lies in.
  package init(_ length: Length, containing day: CalendarDate) {
    switch length {
    case .month: self = .month(year: day.year, month: day.month)
    case .quarter: self = .quarter(year: day.year, quarter: (day.month + 2) / 3)
    case .year: self = .year(day.year)
    }
  }

  /// The period of the same length before this one; nil before 1900.
  package var before: FigurePeriod? {
    let period = FigurePeriod(length, containing: first.adding(days: -1))
    return period.year < Self.firstYear ? nil : period
  }

  /// The period of the same length after this one; nil when it begins after a day.
  package func after(upTo day: CalendarDate) -> FigurePeriod? {
    let next = last.adding(days: 1)
    return next > day ? nil : FigurePeriod(length, containing: next)
  }
}
