import Testing

@testable import Widgets

@Suite struct BucketingTests {
  @Test func eachStretchKeepsItsLastValueAndItsCount() {
    let points = [
      Bucketing.Point(day: 100, value: 1), Bucketing.Point(day: 109, value: 2),
      // Out of order: the earlier day does not replace the later.
      Bucketing.Point(day: 104, value: 3),
      // Twice on one day: the later in the list counts.
      Bucketing.Point(day: 120, value: 4), Bucketing.Point(day: 120, value: 5, judgement: .high),
      Bucketing.Point(day: 139, value: 6),
    ]
    let buckets = Bucketing.buckets(points, from: 100, through: 139, count: 4)
    #expect(
      buckets == [
        .init(value: 2, count: 3), nil, .init(value: 5, judgement: .high, count: 2),
        .init(value: 6, count: 1),
      ])
  }

  @Test func nothingOutsideTheDaysCounts() {
    let points = [
      Bucketing.Point(day: 99, value: 1), Bucketing.Point(day: 111, value: 2),
      Bucketing.Point(day: 105, value: .nan),
    ]
    #expect(Bucketing.buckets(points, from: 100, through: 110, count: 3) == [nil, nil, nil])
  }

  @Test func moreStretchesThanDaysLeavesGaps() {
    let points = (0..<3).map { Bucketing.Point(day: $0, value: Double($0)) }
    let buckets = Bucketing.buckets(points, from: 0, through: 2, count: 6)
    #expect(buckets.map { $0?.value } == [0, nil, 1, nil, 2, nil])
  }

  @Test func wrongBoundsGiveNothing() {
    let points = [Bucketing.Point(day: 0, value: 1)]
    #expect(Bucketing.buckets(points, from: 1, through: 0, count: 2) == [nil, nil])
    #expect(Bucketing.buckets(points, from: .min, through: .max, count: 2) == [nil, nil])
    #expect(Bucketing.buckets(points, from: 0, through: 9, count: 0).isEmpty)
    #expect(Bucketing.buckets(points, from: 0, through: 9, count: -1).isEmpty)
  }
}
