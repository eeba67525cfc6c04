/// Given names as they were in fashion when a person was born.
struct GivenNameTable: Sendable {
  /// The names of one time and sex.
  struct Pool: Sendable {
    /// Chance of a name of one character, and of a name from `whole`; the rest are put together.
    let singleShare: Double
    let wholeShare: Double
    let singles: [String]
    let whole: [String]
    let firsts: [String]
    let seconds: [String]

    init(
      singleShare: Double, wholeShare: Double, singles: String, whole: String, firsts: String,
      seconds: String
    ) {
      self.singleShare = singleShare
      self.wholeShare = wholeShare
      self.singles = singles.map(String.init)
      self.whole = whole.split(whereSeparator: \.isWhitespace).map(String.init)
      self.firsts = firsts.map(String.init)
      self.seconds = seconds.map(String.init)
    }

    /// A name; commoner ones stand earlier in their list and are drawn more often.
    func draw(_ random: inout RandomStream) -> String {
      let kind = random.fraction()
      if kind < singleShare { return singles[leaning(&random, singles.count)] }
      if kind < singleShare + wholeShare { return whole[leaning(&random, whole.count)] }
      let first = firsts[leaning(&random, firsts.count)]
      let second = seconds[leaning(&random, seconds.count)]
      return first == second && random.happens(0.8) ? first : first + second
    }

    private func leaning(_ random: inout RandomStream, _ count: Int) -> Int {
      let lean = random.fraction()
      return min(count - 1, Int(lean * (0.35 + 0.65 * lean) * Double(count)))
    }
  }

  /// Pools by time, oldest first; each holds the male names, then the female.
  private let pools: [(male: Pool, female: Pool)]

  init() {
    pools = [
      (Self.beforeLiberationMen, Self.beforeLiberationWomen),
      (Self.fiftiesMen, Self.fiftiesWomen),
      (Self.seventiesMen, Self.seventiesWomen),
      (Self.ninetiesMen, Self.ninetiesWomen),
      (Self.modernMen, Self.modernWomen),
    ]
  }

  /// A given name for someone of a sex born in a year.
  func draw(_ random: inout RandomStream, isMale: Bool, birthYear: Int) -> String {
    // Fashions overlap: a name may be some years old-fashioned or ahead of its time.
    let felt = birthYear + random.within(-4...4)
    let place =
      switch felt {
      case ..<1950: 0
      case ..<1970: 1
      case ..<1986: 2
      case ..<2002: 3
      default: 4
      }
    let pool = isMale ? pools[place].male : pools[place].female
    return pool.draw(&random)
  }
}
