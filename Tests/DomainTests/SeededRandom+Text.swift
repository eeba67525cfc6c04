import TestSupport

extension SeededRandom {
  /// What makes trouble in names, numbers and dates.
  private static let common = Array(
    "张单于吕绿曾欧阳·•' -_*/.,0123456789xXaZé\u{200B}\u{202E}\u{301}Ａ１年月日転".unicodeScalars)

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
