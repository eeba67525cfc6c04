/// Sorting dated values into stretches of time of equal length.
package enum Bucketing {
  /// A value on a day, as charts take it.
  package typealias Point = Chart.Sample

  /// The last value of each stretch, from the first day through the last; nil where there is none.
  ///
  /// Nothing is interpolated. Of several values on one day the later in the array counts. Days
  /// outside and values that are not finite are left out. O(n) in the points.
  ///
  /// - Returns: Exactly `count` buckets, none for a negative count.
  package static func buckets(
    _ points: [Point], from first: Int, through last: Int, count: Int
  ) -> [Sparkline.Bucket?] {
    var buckets: [Sparkline.Bucket?] = Array(repeating: nil, count: max(0, count))
    // Days of ten thousand years each way keep the arithmetic below from overflowing.
    let bounds = -4_000_000...4_000_000
    guard count > 0, first <= last, bounds.contains(first), bounds.contains(last) else {
      return buckets
    }
    var lastDays = Array(repeating: Int.min, count: count)
    for point in points where (first...last).contains(point.day) && point.value.isFinite {
      let index = Int(Double(point.day - first) * Double(count) / Double(last - first + 1))
      let place = min(index, count - 1)
      let taken = (buckets[place]?.count ?? 0) + 1
      if point.day >= lastDays[place] {
        lastDays[place] = point.day
        buckets[place] = Sparkline.Bucket(
          value: point.value, judgement: point.judgement, count: taken)
      } else {
        buckets[place]?.count = taken
      }
    }
    return buckets
  }
}
