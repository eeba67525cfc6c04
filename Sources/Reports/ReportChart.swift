package import Domain

/// Values along the time, as a picture on a page.
package struct ReportChart: Hashable, Sendable {
  /// One line of it.
  package struct Series: Hashable, Sendable {
    package var name: String
    package var points: [Point]

    package init(name: String, points: [Point]) {
      self.name = name
      self.points = points
    }
  }

  package struct Point: Hashable, Sendable {
    package var day: CalendarDate
    package var value: Double

    package init(_ day: CalendarDate, _ value: Double) {
      self.day = day
      self.value = value
    }
  }

  package var title: String
  /// The first and the last day of the axis.
  package var days: ClosedRange<CalendarDate>
  package var series: [Series]
  /// Lines that a value ought to stay below, drawn across.
  package var limits: [Double]

  package init(
    title: String, days: ClosedRange<CalendarDate>, series: [Series], limits: [Double] = []
  ) {
    self.title = title
    self.days = days
    self.series = series
    self.limits = limits
  }

  /// Whether there is anything to draw.
  var isEmpty: Bool { series.allSatisfy(\.points.isEmpty) }

  /// The least and the greatest of all values and limits, a tenth apart from the edges; nil of none.
  var bounds: (low: Double, high: Double)? {
    let values = series.flatMap(\.points).map(\.value).filter(\.isFinite)
    guard let least = values.min(), let greatest = values.max() else { return nil }
    let low = min(least, limits.min() ?? least)
    let high = max(greatest, limits.max() ?? greatest)
    let margin = high > low ? (high - low) / 10 : max(abs(high) / 10, 1)
    return (low - margin, high + margin)
  }
}
