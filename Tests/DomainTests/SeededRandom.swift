import Domain

/// SplitMix64: the same numbers on every machine.
struct SeededRandom: RandomNumberGenerator {
  /// What makes trouble in names, numbers and dates.
  private static let common = Array(
    "张单于吕绿曾欧阳·•' -_*/.,0123456789xXaZé\u{200B}\u{202E}\u{301}Ａ１年月日転".unicodeScalars)

  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A text of up to so many code points from all over Unicode, rich in what names hold.
  mutating func text(length: Int) -> String {
    var view = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...length, using: &self) {
      let pick = Int.random(in: 0..<4, using: &self)
      let scalar: Unicode.Scalar? =
        switch pick {
        case 0: Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &self))
        case 1: Unicode.Scalar(UInt32.random(in: 0x4E00...0x9FFF, using: &self))
        default: Self.common.randomElement(using: &self)
        }
      if let scalar { view.append(scalar) }
    }
    return String(view)
  }
}
