import Domain

/// Values of the people of the sample clinic, written out or made by a fixed rule.
enum SampleSeries {
  static let zhangSan: [IndicatorSeries] = [
    series(
      SampleIndicators.weight,
      [("2019-05-02", 74.5), ("2021-03-18", 73), ("2024-06-01", 72), ("2026-08-10", 71.2)]),
    series(
      SampleIndicators.bmi,
      [("2019-05-02", 25.2), ("2021-03-18", 24.7), ("2024-06-01", 24.3), ("2026-08-10", 24.1)]),
    pressure, diastolic,
    series(
      SampleIndicators.fpg,
      quarterly(from: "2021-03-18", count: 20) { 6.2 + Double(($0 * 7) % 13) / 8 }),
    series(
      SampleIndicators.hba1c,
      [("2021-03-18", 7.4), ("2022-03-20", 6.9), ("2024-06-01", 6.4), ("2026-06-02", 7.1)]),
    series(
      SampleIndicators.ldl,
      [("2019-05-02", 3.61), ("2022-03-20", 3.3), ("2025-11-02", 2.41)]),
    series(SampleIndicators.egfr, [("2021-03-18", 96), ("2025-11-02", 92)]),
    words(SampleIndicators.protein, [("2025-11-02", 0, "-"), ("2026-06-02", 2, "+")]),
    smoking,
  ]

  /// Ten years of pressures with a gap of more than a year; one came in kPa, one is a slip.
  private static let pressure: IndicatorSeries = {
    var series = SampleSeries.series(
      SampleIndicators.sbp,
      quarterly(from: "2017-02-10", count: 16) { 146 + Double(($0 * 11) % 23) - Double($0) }
        + quarterly(from: "2022-06-14", count: 17) { 131 + Double(($0 * 7) % 17) })
    series.points.append(
      Observation(
        instant: moment("2026-06-30"), day: SampleClinic.day("2026-06-30"), value: 158,
        receivedText: "21.1", receivedUnit: "kPa", factor: 7.50062, source: .hl7Import))
    series.points.append(
      Observation(
        instant: moment("2026-07-12"), day: SampleClinic.day("2026-07-12"), value: 330,
        receivedText: "330", receivedUnit: "mmHg", source: .home, isImplausible: true))
    series.points += SampleSeries.series(SampleIndicators.sbp, [("2026-08-10", 152)]).points
    return series
  }()

  private static let diastolic = series(
    SampleIndicators.dbp,
    quarterly(from: "2017-02-10", count: 16) { 92 + Double(($0 * 5) % 11) - Double($0) / 2 }
      + quarterly(from: "2022-06-14", count: 17) { 80 + Double(($0 * 3) % 11) }
      + [("2026-08-10", 88)])

  private static let smoking = IndicatorSeries(
    indicator: SampleIndicators.smoking,
    points: [
      Observation(
        instant: moment("2024-06-01"), day: SampleClinic.day("2024-06-01"), value: nil,
        receivedText: "已戒烟", receivedUnit: "", source: .clinic)
    ])

  /// A value a quarter from a date on.
  private static func quarterly(
    from start: String, count: Int, _ value: (Int) -> Double
  ) -> [(String, Double)] {
    (0..<count).map {
      (SampleClinic.day(start).adding(months: $0 * 3).description, value($0))
    }
  }

  static func series(_ indicator: Indicator, _ values: [(String, Double)]) -> IndicatorSeries {
    IndicatorSeries(
      indicator: indicator,
      points: values.map { date, value in
        Observation(
          instant: moment(date), day: SampleClinic.day(date), value: value,
          receivedText: String(value), receivedUnit: indicator.unit, source: .clinic)
      })
  }

  private static func words(
    _ indicator: Indicator, _ values: [(String, Double, String)]
  ) -> IndicatorSeries {
    IndicatorSeries(
      indicator: indicator,
      points: values.map { date, value, text in
        Observation(
          instant: moment(date), day: SampleClinic.day(date), precision: .day, value: value,
          receivedText: text, receivedUnit: "", source: .laboratory)
      })
  }

  private static func moment(_ date: String) -> Instant {
    SampleClinic.zone.instant(SampleClinic.day(date), secondOfDay: 33_120)
  }
}
