/// What the archive codes of a clinic begin with.
///
/// 居民健康档案编码 has 17 digits: six of the county (GB/T 2260), three of the township (GB/T 10114),
/// three of the village or committee, five of the serial. A clinic that belongs to none has letters
/// of its own and a serial of eight digits, so that the last eight find it all the same.
package struct ArchivePrefix: Hashable, Sendable {
  package let text: String
  /// Whether it is of the national code.
  package var isNational: Bool { text.utf8.count == 12 }

  /// Until the clinic says otherwise.
  package static let standard = "C"

  /// Reads a prefix: twelve digits of a known province, or one to four letters.
  package init?(_ text: String) {
    let upper = text.uppercased()
    let isNational =
      upper.utf8.count == 12 && upper.utf8.allSatisfy { (0x30...0x39).contains($0) }
      && RegionNames.name(of: upper) != nil
    let isOwn =
      (1...4).contains(upper.utf8.count) && upper.utf8.allSatisfy { (0x41...0x5A).contains($0) }
    guard isNational || isOwn else { return nil }
    self.text = upper
  }

  /// The code of a serial; nil when the digits of the serial are used up.
  package func code(_ serial: Int) -> String? {
    let digits = isNational ? 5 : 8
    let number = padded(serial, digits)
    return serial > 0 && number.utf8.count == digits ? text + number : nil
  }
}
