import Domain
import Glibc

/// Figures over the values of one stretch of time; only plain numbers count, no `<5`.
struct SeriesStatistics: Equatable {
  /// How much a value changes in a year by a straight line through all values.
  struct Slope: Equatable {
    var perYear: Double
    /// Half the width of the 95 % confidence interval.
    var margin: Double

    /// Whether zero lies outside the interval.
    var isSignificant: Bool { abs(perYear) > margin }
  }

  var count = 0
  /// Values that are not counted because they cannot be, as a person may yet find out.
  var doubtful = 0
  /// Values that are not counted because they are only bounds, such as `<5`.
  var bounds = 0
  var mean = 0.0
  var least = 0.0
  var greatest = 0.0
  /// How many values could be judged, and how many of them lay in the reference range.
  var judged = 0
  var normal = 0
  /// Nil for fewer than four values or when all were taken on one day.
  var slope: Slope?
  /// Stretches without a value that are longer than usual, as the days around them, oldest first.
  var gaps: [ClosedRange<CalendarDate>] = []

  /// - Parameter longestGapDays: The longest distance of two values that is no gap.
  init(_ facts: SeriesFacts, since first: CalendarDate, longestGapDays: Int) {
    let points = facts.series.points.filter { $0.day >= first }
    for point in points where !point.isImplausible {
      guard let judgement = facts.judgement(point) else { continue }
      judged += 1
      if judgement == .normal { normal += 1 }
    }
    doubtful = points.count { $0.isImplausible && $0.value != nil }
    bounds = points.count { $0.comparator != nil && !$0.isImplausible && $0.value != nil }
    let plain = points.filter { $0.comparator == nil && !$0.isImplausible }
    let samples = plain.compactMap { point in point.value.map { (point.day, $0) } }
    count = samples.count
    guard let start = samples.first else { return }
    mean = samples.reduce(0) { $0 + $1.1 } / Double(count)
    least = samples.reduce(start.1) { min($0, $1.1) }
    greatest = samples.reduce(start.1) { max($0, $1.1) }
    slope = Self.slope(samples.map { (Double($0.0.dayNumber - start.0.dayNumber) / 365.25, $0.1) })
    for (before, after) in zip(points, points.dropFirst())
    where before.day.days(to: after.day) > longestGapDays {
      gaps.append(before.day...after.day)
    }
  }

  /// Least squares with Student's interval.
  private static func slope(_ samples: [(year: Double, value: Double)]) -> Slope? {
    let count = Double(samples.count)
    guard samples.count >= 4 else { return nil }
    let meanYear = samples.reduce(0) { $0 + $1.year } / count
    let meanValue = samples.reduce(0) { $0 + $1.value } / count
    var years = 0.0
    var both = 0.0
    for sample in samples {
      years += (sample.year - meanYear) * (sample.year - meanYear)
      both += (sample.year - meanYear) * (sample.value - meanValue)
    }
    // All within a few days: a line through them would say nothing about a year.
    guard years > 0.001 else { return nil }
    let perYear = both / years
    var errors = 0.0
    for sample in samples {
      let error = sample.value - meanValue - perYear * (sample.year - meanYear)
      errors += error * error
    }
    let deviation = (errors / (count - 2) / years).squareRoot()
    return Slope(
      perYear: perYear, margin: deviation * student(degreesOfFreedom: samples.count - 2))
  }

  /// The two-sided 95 % quantile of Student's t distribution; between the rows of the usual table
  /// the row with fewer degrees of freedom counts, which errs to the wider interval.
  private static func student(degreesOfFreedom: Int) -> Double {
    let table: [(Int, Double)] = [
      (120, 1.980), (60, 2.000), (30, 2.042), (20, 2.086), (15, 2.131), (12, 2.179), (10, 2.228),
      (9, 2.262), (8, 2.306), (7, 2.365), (6, 2.447), (5, 2.571), (4, 2.776), (3, 3.182),
    ]
    return table.first { degreesOfFreedom >= $0.0 }?.1 ?? 4.303
  }
}
