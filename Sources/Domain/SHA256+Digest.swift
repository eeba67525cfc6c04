extension SHA256 {
  /// The 256 bits that SHA-256 makes of anything, and that a key of the same length is made of.
  package struct Digest: Hashable, Sendable {
    /// The bytes in order, kept as a machine keeps them.
    private let storage: InlineArray<4, UInt64>

    /// Bytes of a digest.
    package static let byteCount = 32
    /// Nothing but zeros, which no known input gives.
    package static let zero = Digest(0, 0, 0, 0)

    private init(_ one: UInt64, _ two: UInt64, _ three: UInt64, _ four: UInt64) {
      storage = [one.bigEndian, two.bigEndian, three.bigEndian, four.bigEndian]
    }

    init(_ state: State) {
      func pair(_ high: UInt32, _ low: UInt32) -> UInt64 { UInt64(high) << 32 | UInt64(low) }
      self.init(
        pair(state.a, state.b), pair(state.c, state.d), pair(state.e, state.f),
        pair(state.g, state.h))
    }

    /// Reads a digest that was kept as bytes; nil when they are not 32.
    package init?(_ bytes: UnsafeRawBufferPointer) {
      guard bytes.count == Self.byteCount else { return nil }
      storage = bytes.loadUnaligned(as: InlineArray<4, UInt64>.self)
    }

    /// Reads a digest that was kept as bytes; nil when they are not 32.
    package init?(_ bytes: [UInt8]) {
      guard let digest = bytes.withUnsafeBytes({ Digest($0) }) else { return nil }
      self = digest
    }

    /// Draws a key that nobody can guess.
    package static func random(using generator: inout some RandomNumberGenerator) -> Digest {
      Digest(generator.next(), generator.next(), generator.next(), generator.next())
    }

    /// Lends the 32 bytes.
    package func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
      let storage = storage
      return withUnsafeBytes(of: storage, body)
    }

    /// The 32 bytes.
    package var bytes: [UInt8] { withBytes { Array($0) } }

    /// The bytes in 64 hex digits, small letters.
    package var hex: String {
      var text = ""
      text.reserveCapacity(2 * Self.byteCount)
      for byte in bytes {
        if byte < 16 { text += "0" }
        text += String(byte, radix: 16)
      }
      return text
    }

    /// Reads 64 hex digits, whatever spaces and dashes stand between them; nil for anything else.
    package init?(hex text: some StringProtocol) {
      var bytes: [UInt8] = []
      var half: UInt8?
      for character in text where !" -\t".contains(character) {
        guard character.isASCII, let digit = character.hexDigitValue else { return nil }
        if let high = half {
          bytes.append(high << 4 | UInt8(digit))
          half = nil
        } else {
          half = UInt8(digit)
        }
      }
      guard half == nil else { return nil }
      self.init(bytes)
    }

    package static func == (left: Digest, right: Digest) -> Bool {
      left.storage[0] == right.storage[0] && left.storage[1] == right.storage[1]
        && left.storage[2] == right.storage[2] && left.storage[3] == right.storage[3]
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(storage[0]) }
  }
}
