import Domain
import Glibc
import Widgets

/// What can be said of one indicator of one person.
struct SeriesFacts {
  let series: IndicatorSeries
  let sex: Sex
  let birthDate: CalendarDate?

  init(_ series: IndicatorSeries, of patient: Patient) {
    self.series = series
    sex = patient.sex
    birthDate = patient.birthDate
  }

  var indicator: Indicator { series.indicator }

  /// The newest value, a number or words.
  var latest: Observation? { series.points.last }

  /// The reference range at the age on a day; nil when none is known.
  func range(on day: CalendarDate) -> ReferenceRange? {
    indicator.reference(sex: sex, age: birthDate?.age(on: day))
  }

  /// The range as a band for pictures.
  func band(on day: CalendarDate) -> ReferenceBand {
    let range = range(on: day)
    return ReferenceBand(low: range?.low, high: range?.high)
  }

  /// How a value stands to the range that held on its day; nil when that cannot be told.
  func judgement(_ observation: Observation) -> ReferenceJudgement? {
    guard let value = observation.value else { return nil }
    return range(on: observation.day)?.judge(value, comparator: observation.comparator)
  }

  /// The difference of the two newest numbers; nil when there are not two that can be compared.
  var change: Double? {
    guard indicator.ordinal.isEmpty else { return nil }
    let numbers = series.points.suffix(16).filter { $0.value != nil && !$0.isImplausible }.suffix(2)
    guard numbers.count == 2, let before = numbers.first, let after = numbers.last,
      before.comparator == nil, after.comparator == nil,
      let first = before.value, let last = after.value
    else { return nil }
    return last - first
  }

  /// How many values there are since a day.
  func count(since day: CalendarDate) -> Int {
    series.points.count { $0.day >= day }
  }

  /// The values of a stretch of time in so many columns.
  func sparkline(from first: CalendarDate, through last: CalendarDate, columns: Int) -> Sparkline {
    // A value that cannot be is for a person to look at, not for the picture.
    let points = series.points.filter { !$0.isImplausible }.compactMap { point in
      point.value.map {
        Bucketing.Point(
          day: point.day.dayNumber, value: $0, judgement: judgement(point).map(Judgement.init))
      }
    }
    return Sparkline(
      Bucketing.buckets(
        points, from: first.dayNumber, through: last.dayNumber, count: columns),
      reference: band(on: last))
  }
}

extension Judgement {
  init(_ judgement: ReferenceJudgement) {
    switch judgement {
    case .low: self = .low
    case .normal: self = .normal
    case .high: self = .high
    }
  }
}
