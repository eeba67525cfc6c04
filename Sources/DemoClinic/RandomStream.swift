/// A stream of numbers that look random and depend on a seed, an index and a purpose only.
///
/// The generator is SplitMix64 (Steele, Lea, Flood 2014). Every draw is integer arithmetic or plain
/// double arithmetic without libm, so that optimised and unoptimised builds agree to the bit.
struct RandomStream {
  /// What a stream is for; a further draw for one purpose leaves the others as they were.
  enum Purpose: UInt64 {
    case household = 1
    case person = 2
    case contact = 3
    case health = 4
    case course = 5
    case visits = 6
    case followUps = 7
    case identity = 8
    case day = 9
    case counter = 10
  }

  private var state: UInt64

  init(seed: UInt64, index: Int, purpose: Purpose) {
    let place = UInt64(bitPattern: Int64(index)) &* 0x9E37_79B9_7F4A_7C15
    state = mixed(mixed(seed &+ purpose.rawValue &* 0xD1B5_4A32_D192_ED03) ^ place)
  }

  /// The next 64 bits.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return mixed(state)
  }

  /// A whole number from 0 up to, not including, `limit`, which must be from 1 through 2^31.
  mutating func below(_ limit: Int) -> Int {
    Int(truncatingIfNeeded: ((next() >> 32) &* UInt64(truncatingIfNeeded: limit)) >> 32)
  }

  /// A whole number in a range, both ends included.
  mutating func within(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  /// A number from 0 up to, not including, 1.
  mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Whether something of this probability, 0 through 1, comes about.
  mutating func happens(_ probability: Double) -> Bool { fraction() < probability }

  /// A bell-shaped number with mean 0, standard deviation 1 and no value beyond ±3.47.
  ///
  /// It is the sum of the four 16-bit parts of one draw, shifted and scaled.
  mutating func bell() -> Double {
    let bits = next()
    let sum = (bits & 0xFFFF) + (bits >> 16 & 0xFFFF) + (bits >> 32 & 0xFFFF) + (bits >> 48)
    return (Double(sum) - 131_070) / 37_837.2
  }

  /// An element of a collection that is not empty.
  mutating func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }

  /// The place of a weight in a list of weights above zero, in proportion to them.
  mutating func place(inWeights weights: [Int]) -> Int {
    var left = below(weights.reduce(0, +))
    for (place, weight) in weights.enumerated() {
      if left < weight { return place }
      left -= weight
    }
    return 0
  }
}

/// The finaliser of SplitMix64: a bijection of 64 bits that leaves no pattern to see.
func mixed(_ bits: UInt64) -> UInt64 {
  var z = bits
  z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
  z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
  return z ^ (z >> 31)
}
