import TestSupport
import Testing

@testable import Widgets

@Suite struct AxisTests {
  static let scales: [(values: [Double], rows: Int, labels: [String])] = [
    ([100, 170], 18, ["100", "120", "140", "160"]),
    ([90, 139, 152], 8, ["100", "150"]),
    ([3.9, 7.4], 9, ["4", "6"]),
    ([3.9, 4.3], 9, ["4.0", "4.2"]),
    ([0.01, 0.05], 12, ["0.02", "0.04"]),
    ([-3, 3], 12, ["-2", "0", "2"]),
    ([0, 0], 6, ["0.0", "0.5", "1.0"]),
    ([], 6, ["0", "1"]),
    ([0, 12_500], 9, ["0", "5000", "10000"]),
  ]

  @Test(arguments: scales)
  func ticksAreRoundNumbers(values: [Double], rows: Int, labels: [String]) {
    #expect(ValueAxis(values: values, rows: rows).ticks.map(\.label) == labels)
  }

  @Test func theLimitsHaveNoDigitsTooMany() {
    #expect(ValueAxis.label(139) == "139")
    #expect(ValueAxis.label(3.9) == "3.9")
    #expect(ValueAxis.label(0.05) == "0.05")
  }

  @Test func everyScaleHoldsItsValues() {
    var random = SeededRandom(seed: 11)
    for _ in 0..<2_000 {
      let size = [1e-9, 1e-3, 1, 1e3, 1e9, 1e20, 1e300][random.next(below: 7)]
      let values = (0..<(1 + random.next(below: 5))).map { _ in
        Double.random(in: -1...1, using: &random) * size
      }
      let axis = ValueAxis(values: values, rows: 1 + random.next(below: 40))
      #expect(axis.low < axis.high)
      #expect(axis.ticks.allSatisfy { axis.low <= $0.value && $0.value <= axis.high })
      let places = 1 + random.next(below: 100)
      for value in values { #expect((0..<places).contains(axis.place(of: value, places: places))) }
    }
  }

  /// 2021-09-01 is 18871, 2026-08-31 is 20696; 2024-02-29 is 19782.
  static let times: [(days: ClosedRange<Int>, columns: Int, labels: [String])] = [
    (
      18_871...20_696, 100,
      [
        "2022-01", "2022-07", "2023-01", "2023-07", "2024-01", "2024-07",
        "2025-01", "2025-07", "2026-01", "2026-07",
      ]
    ),
    (18_871...20_696, 60, ["2022", "2023", "2024", "2025", "2026"]),
    (18_871...20_696, 20, ["2022", "2024", "2026"]),
    (18_871...20_696, 3, []),
    (19_780...19_784, 40, ["02-27", "02-28", "02-29", "03-01", "03-02"]),
    (19_782...19_782, 40, ["02-29"]),
    (-2...2, 40, ["12-30", "12-31", "01-01", "01-02", "01-03"]),
  ]

  @Test(arguments: times)
  func theDatesNeverTouch(days: ClosedRange<Int>, columns: Int, labels: [String]) {
    #expect(TimeAxis(days).ticks(columns: columns).map(\.label) == labels)
  }

  @Test func labelsKeepTwoColumnsApartForAnyDays() {
    var random = SeededRandom(seed: 5)
    for _ in 0..<1_000 {
      let first = random.next(below: 6_000_000) - 3_000_000
      let span = [1, 10, 100, 1_000, 10_000, 1_000_000][random.next(below: 6)]
      let columns = random.next(below: 200)
      let ticks = TimeAxis(first...(first + random.next(below: span))).ticks(columns: columns)
      for (tick, next) in zip(ticks, ticks.dropFirst()) {
        #expect(tick.labelColumn + tick.label.utf8.count + 2 <= next.labelColumn)
        #expect(tick.column < next.column)
      }
      for tick in ticks {
        #expect(tick.labelColumn >= 0 && tick.labelColumn + tick.label.utf8.count <= columns)
        #expect((0..<columns).contains(tick.column))
      }
    }
  }

  @Test func theCalendarKnowsLeapYears() {
    #expect(CivilDay.parts(of: 0) == (1970, 1, 1))
    #expect(CivilDay.parts(of: 19_782) == (2024, 2, 29))
    #expect(CivilDay.parts(of: -1) == (1969, 12, 31))
    #expect(CivilDay.parts(of: -719_162) == (1, 1, 1))
    #expect(CivilDay.first(ofMonth: 2024 * 12 + 2) == 19_783)
    for month in stride(from: -50_000, through: 50_000, by: 7) {
      let parts = CivilDay.parts(of: CivilDay.first(ofMonth: month))
      #expect(parts.day == 1)
      #expect(parts.year * 12 + parts.month - 1 == month)
    }
  }
}
