/// The SHA-256 digest of FIPS 180-4, taken in as it comes.
///
/// Here by our own hand only because the toolchain has none. Rows of the audit trail are about two
/// hundred bytes, backups gigabytes: whole blocks are read where they lie, and only the rest of a
/// piece is kept.
package struct SHA256: Sendable {
  /// Bytes of a block.
  static let blockSize = 64

  /// The eight words of FIPS 180-4 section 6.2, `a` to `h`.
  private var state: State
  /// The bytes that do not fill a block yet, with zeros behind them.
  private var rest = InlineArray<64, UInt8>(repeating: 0)
  private var restCount = 0
  private var byteCount = 0

  /// Begins a digest of nothing.
  package init() { state = State() }

  /// Takes in more bytes; O(bytes).
  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    byteCount += bytes.count
    var from = 0
    if restCount > 0 {
      from = min(Self.blockSize - restCount, bytes.count)
      for index in 0..<from { rest[restCount + index] = bytes[index] }
      restCount += from
      guard restCount == Self.blockSize else { return }
      takeRest()
    }
    let blocks = (bytes.count - from) / Self.blockSize
    if blocks > 0, let start = bytes.baseAddress {
      state.take(start + from, blocks: blocks)
      from += blocks * Self.blockSize
    }
    for index in from..<bytes.count { rest[index - from] = bytes[index] }
    restCount = bytes.count - from
  }

  /// Takes in more bytes; O(bytes).
  package mutating func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { update($0) }
  }

  /// Takes in a digest, as a chain does.
  package mutating func update(_ digest: Digest) {
    digest.withBytes { update($0) }
  }

  /// The digest of all that was taken in; more may follow.
  package func finish() -> Digest {
    var last = self
    last.pad()
    return Digest(last.state)
  }

  /// The digest of these bytes.
  package static func digest(of bytes: [UInt8]) -> Digest {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finish()
  }

  /// The digest of these bytes.
  package static func digest(of bytes: UnsafeRawBufferPointer) -> Digest {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finish()
  }

  /// Adds a one, zeros and the length in bits, as section 5.1.1 has it.
  private mutating func pad() {
    let bits = UInt64(byteCount) << 3
    for index in restCount..<Self.blockSize { rest[index] = 0 }
    rest[restCount] = 0x80
    if restCount >= 56 {
      takeRest()
      for index in 0..<Self.blockSize { rest[index] = 0 }
    }
    for index in 0..<8 {
      rest[56 + index] = UInt8(truncatingIfNeeded: bits >> (56 - 8 * UInt64(index)))
    }
    takeRest()
  }

  private mutating func takeRest() {
    let block = rest
    withUnsafeBytes(of: block) { bytes in
      if let start = bytes.baseAddress { state.take(start, blocks: 1) }
    }
    restCount = 0
  }
}
