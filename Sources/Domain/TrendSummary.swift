/// The figures of one indicator's values over time.
package struct TrendSummary: Hashable, Sendable {
  /// How many values have a number.
  package let count: Int
  /// The newest number; nil when there is none, as for those below.
  package let latest: Double?
  package let mean: Double?
  package let minimum: Double?
  package let maximum: Double?
  /// The slope of the least-squares line, in the canonical unit per year of 365.25 days.
  ///
  /// Nil for fewer than two values or values of one moment. Below four values it is no evidence of
  /// a trend, and screens say so instead of showing it.
  package let slopePerYear: Double?

  /// Summarises values in time order; those without a number do not count.
  package init(_ points: [Observation]) {
    let numbers = points.compactMap { point in
      point.value.map { (years: Double(point.instant.seconds) / (365.25 * 86_400), value: $0) }
    }
    count = numbers.count
    latest = numbers.last?.value
    minimum = numbers.map(\.value).min()
    maximum = numbers.map(\.value).max()
    let total = numbers.reduce(0) { $0 + $1.value }
    let size = Double(numbers.count)
    mean = numbers.isEmpty ? nil : total / size
    let meanYear = numbers.reduce(0) { $0 + $1.years } / size
    let spread = numbers.reduce(0) { $0 + ($1.years - meanYear) * ($1.years - meanYear) }
    let product = numbers.reduce(0) { $0 + ($1.years - meanYear) * ($1.value - total / size) }
    slopePerYear = numbers.count >= 2 && spread > 0 ? product / spread : nil
  }
}
