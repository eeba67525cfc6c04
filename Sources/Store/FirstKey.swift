internal import Domain

/// The first key of an audit trail, which is printed once and kept in the safe.
///
/// With it every row can be proven; without it those of the present day, and the older ones through
/// them. The machine does not keep it.
package struct FirstKey: Hashable, Sendable {
  let key: SHA256.Digest

  init(_ key: SHA256.Digest) { self.key = key }

  /// Draws a new one.
  static func draw() -> FirstKey {
    // On Linux the system's generator is the kernel's own.
    var generator = SystemRandomNumberGenerator()
    return FirstKey(SHA256.Digest.random(using: &generator))
  }

  /// Reads what `groups` gave; nil for anything that is not 64 hex digits.
  package init?(_ text: some StringProtocol) {
    guard let key = SHA256.Digest(hex: text) else { return nil }
    self.key = key
  }

  /// The key for a person to copy: eight groups of eight hex digits.
  package var groups: String {
    let digits = Array(key.hex)
    return stride(from: 0, to: digits.count, by: 8)
      .map { String(digits[$0..<($0 + 8)]) }.joined(separator: " ")
  }
}
