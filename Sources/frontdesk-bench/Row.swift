internal import Glibc

/// One measured number beside what it is to reach.
struct Row {
  let name: String
  /// The times in milliseconds, in any order; what the row is about.
  let figures: String
  /// What DESIGN wants; empty where it sets nothing.
  let target: String
  /// A floor of the same run and the ratio to it; empty where there is none.
  let floor: String

  static let heading = "what | measured | to reach | floor in this run\n--- | --- | --- | ---"

  var text: String { "\(name) | \(figures) | \(target) | \(floor)" }

  /// A row of times with their percentiles.
  ///
  /// - Parameter onWall: Whether the ratio is of the times on the wall, as where several threads work.
  init(
    _ name: String, _ times: Times, target: String = "", floor: Times? = nil, onWall: Bool = false
  ) {
    self.name = name
    figures = times.text
    self.target = target
    self.floor =
      floor.map {
        "\($0.text); ratio of medians "
          + (onWall
            ? ratio(times.median, $0.median)
            : ratio(times.processorMedian, $0.processorMedian))
      } ?? ""
  }

  /// A row of times that were taken in turn with those of a `Spin`.
  init(_ name: String, _ times: Times, inTurnWith floor: Times, target: String) {
    let worst = ratio(times.percentile(0.99), floor.percentile(0.99))
    self.init(
      name, times.text, target: target,
      floor: "a computation, in turn: \(floor.text); ratio of medians "
        + "\(ratio(times.median, floor.median)), of p99 \(worst)")
  }

  /// A row of one figure in words.
  init(_ name: String, _ figures: String, target: String = "", floor: String = "") {
    self.name = name
    self.figures = figures
    self.target = target
    self.floor = floor
  }
}

/// Times of many runs of one thing, in milliseconds.
///
/// On a machine that others use too, the time on the processor says more than that on the wall.
struct Times {
  private let sorted: [Double]
  /// The same runs on the processor; nil where another process did the work.
  private let onProcessor: [Double]?

  init(milliseconds: [Double], onProcessor: [Double]? = nil) {
    sorted = milliseconds.sorted()
    self.onProcessor = onProcessor?.sorted()
  }

  /// Runs a body over items and times each run.
  init<Item>(_ items: [Item], _ body: (Item) throws -> Void) rethrows {
    var times: [Double] = []
    var processor: [Double] = []
    times.reserveCapacity(items.count)
    processor.reserveCapacity(items.count)
    for item in items {
      let start = Clock.milliseconds()
      let worked = Clock.milliseconds(of: CLOCK_THREAD_CPUTIME_ID)
      try body(item)
      processor.append(Clock.milliseconds(of: CLOCK_THREAD_CPUTIME_ID) - worked)
      times.append(Clock.milliseconds() - start)
    }
    self.init(milliseconds: times, onProcessor: processor)
  }

  /// The time below which a share of the runs lies; 0 without runs.
  func percentile(_ share: Double) -> Double { Self.percentile(share, of: sorted) }

  private static func percentile(_ share: Double, of sorted: [Double]) -> Double {
    sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
  }

  var median: Double { percentile(0.5) }

  /// The median of the time on the processor; that on the wall where it is not known.
  var processorMedian: Double { onProcessor.map { Self.percentile(0.5, of: $0) } ?? median }

  var text: String {
    let wall =
      "p50 \(short(median)) p99 \(short(percentile(0.99))) max \(short(sorted.last ?? 0)) ms"
    let processor =
      onProcessor.map {
        ", on the processor p50 \(short(Self.percentile(0.5, of: $0)))"
          + " p99 \(short(Self.percentile(0.99, of: $0))) max \(short($0.last ?? 0))"
      } ?? ""
    return "\(wall), n=\(sorted.count)\(processor)"
  }
}

/// The clock of the bench.
enum Clock {
  /// Milliseconds of a clock that never jumps.
  static func milliseconds() -> Double { milliseconds(of: CLOCK_MONOTONIC) }

  /// Milliseconds of one of the system's clocks.
  static func milliseconds(of clock: clockid_t) -> Double {
    var moment = timespec()
    clock_gettime(clock, &moment)
    return Double(moment.tv_sec) * 1000 + Double(moment.tv_nsec) / 1_000_000
  }
}

/// A number with three figures after the point below ten, one above.
func short(_ number: Double) -> String {
  let scale = number < 10 ? 1000.0 : 10.0
  return String((number * scale).rounded() / scale)
}

/// How many times as long, in words.
func ratio(_ time: Double, _ floor: Double) -> String {
  floor > 0 ? "\(short(time / floor))×" : "-"
}
