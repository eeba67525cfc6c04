internal import Glibc

/// A password on its way from the keyboard to its check.
///
/// The bytes lie in one block that is never moved and is wiped when the last holder lets go. What
/// prints, logs or reflects a value learns nothing, not even the length.
package final class Secret: @unchecked Sendable {
  // Safe to send: the block is filled before the initialiser returns and only read afterwards.
  private let block: UnsafeMutableRawBufferPointer

  /// Takes a copy of bytes; wiping the original is the caller's.
  package init(_ bytes: some Collection<UInt8>) {
    block = .allocate(byteCount: bytes.count, alignment: 1)
    block.copyBytes(from: bytes)
  }

  deinit {
    Self.wipe(block)
    block.deallocate()
  }

  /// How many bytes of UTF-8 it has.
  package var count: Int { block.count }

  /// Lends the bytes; they may not be kept.
  package func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows
    -> Result
  {
    try body(UnsafeRawBufferPointer(block))
  }

  /// Overwrites memory in a way that the compiler does not leave out.
  package static func wipe(_ bytes: UnsafeMutableRawBufferPointer) {
    guard let start = bytes.baseAddress else { return }
    explicit_bzero(start, bytes.count)
  }
}

extension Secret: Hashable {
  /// Compares all bytes, whatever the first difference; O(bytes).
  package static func == (left: Secret, right: Secret) -> Bool {
    guard left.count == right.count else { return false }
    var difference: UInt8 = 0
    for (one, other) in zip(left.block, right.block) { difference |= one ^ other }
    return difference == 0
  }

  /// Hashes nothing: equal values still have equal hashes, and a hash tells nothing.
  package func hash(into hasher: inout Hasher) {}
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "•••" }
  package var debugDescription: String { "•••" }
  package var customMirror: Mirror { Mirror(self, children: EmptyCollection()) }
}

/// A password while it is typed: a block of fixed size that is wiped on every way out.
package final class SecretEntry {
  /// The longest password, in bytes of UTF-8; libcrypt takes 511.
  package static let capacity = 256

  private let block = UnsafeMutableRawBufferPointer.allocate(byteCount: capacity, alignment: 1)
  /// How many bytes stand in it.
  package private(set) var count = 0

  package init() {}

  deinit {
    Secret.wipe(block)
    block.deallocate()
  }

  /// Adds a byte; false when there is no room.
  package func append(_ byte: UInt8) -> Bool {
    guard count < Self.capacity else { return false }
    block[count] = byte
    count += 1
    return true
  }

  /// Takes back the last character, which may be several bytes.
  package func removeLast() {
    while count > 0 {
      count -= 1
      let byte = block[count]
      block[count] = 0
      // 10xxxxxx continues a character of UTF-8.
      guard byte & 0xC0 == 0x80 else { return }
    }
  }

  /// Forgets everything.
  package func clear() {
    Secret.wipe(block)
    count = 0
  }

  /// What was typed; the entry is empty afterwards.
  package func take() -> Secret {
    let secret = Secret(UnsafeRawBufferPointer(rebasing: block[..<count]))
    clear()
    return secret
  }
}
