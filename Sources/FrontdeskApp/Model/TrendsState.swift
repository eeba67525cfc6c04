package import Domain
package import Widgets

/// How much time a chart shows, up to today.
package enum TrendSpan: Int, CaseIterable, Sendable {
  case tenYears = 120
  case fiveYears = 60
  case twoYears = 24
  case oneYear = 12
  case halfYear = 6

  /// Its length in months.
  package var months: Int { rawValue }

  package var title: Localized {
    switch self {
    case .tenYears: Localized(zh: "10 年", en: "10 years")
    case .fiveYears: Localized(zh: "5 年", en: "5 years")
    case .twoYears: Localized(zh: "2 年", en: "2 years")
    case .oneYear: Localized(zh: "1 年", en: "1 year")
    case .halfYear: Localized(zh: "半年", en: "6 months")
    }
  }

  /// The shortest span of a year or more that holds all values that can be drawn; ten years when
  /// there are none.
  package static func holding(_ series: IndicatorSeries, today: CalendarDate) -> TrendSpan {
    guard let first = series.points.first(where: { $0.value != nil })?.day else { return .tenYears }
    let spans = allCases.filter { $0.months >= 12 }
    return spans.last { $0.start(today: today) <= first } ?? .tenYears
  }

  /// The first day shown.
  package func start(today: CalendarDate) -> CalendarDate { today.adding(months: -months) }
}

/// The trend screen; the person is that of the archive screen.
package struct TrendsState: Equatable, Sendable {
  /// Which part takes Up and Down.
  package enum Focus: Sendable {
    case chart
    case indicators
  }

  /// An indicator of a person.
  package struct Shown: Equatable, Sendable {
    package var patient: PatientID
    package var code: String
  }

  /// The selected indicator, a place in the archive's series.
  package internal(set) var indicators = ListState()
  /// The code of the selected indicator, kept from person to person; nil before any was shown.
  package internal(set) var code: String?
  /// What is on screen; when it changes the read-out starts again at the latest value.
  package internal(set) var shown: Shown?
  package internal(set) var span = TrendSpan.tenYears
  /// Whether a person chose the span; it then stays while they look at the same patient.
  package internal(set) var isZoomedByHand = false
  package internal(set) var focus = Focus.chart
  /// The point being read out, a place in the series' points; nil for the latest.
  package internal(set) var point: Int?
  package internal(set) var showsSecond = true
  package internal(set) var showsTable = false
}
