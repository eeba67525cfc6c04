/// A fixed computation that touches nothing: what it takes at the worst is the machine's doing.
///
/// On a machine that others use too, a process is held up for ten milliseconds now and then. The
/// times of a key are read beside those of a computation that takes as long at the median, run in
/// turn with the keys.
struct Spin {
  private let rounds: Int

  /// A computation of about so many milliseconds, by the best of some trials.
  init(milliseconds: Double) {
    let trial = 200_000
    let best = (0..<50).map { _ in Self.time(trial) }.min() ?? 1
    rounds = Int(Double(trial) * milliseconds / max(best, 0.001))
  }

  /// Runs it once and gives the milliseconds it took.
  func time() -> Double { Self.time(rounds) }

  private static func time(_ rounds: Int) -> Double {
    let start = Clock.milliseconds()
    var state: UInt64 = 1
    for round in 0..<rounds { state = (state ^ UInt64(round)) &* 0x9E37_79B9_7F4A_7C15 }
    // Used, so that nobody computes it away.
    return state == 0 ? 0 : Clock.milliseconds() - start
  }
}
