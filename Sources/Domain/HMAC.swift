/// HMAC with SHA-256 as RFC 2104 and FIPS 198-1 have it, under one key.
///
/// What the key does to the two digests is worked out once, so that a code of a short message
/// costs two blocks.
package struct HMAC: Sendable {
  private let inner: SHA256
  private let outer: SHA256

  /// Takes a key of any length.
  package init(key: [UInt8]) {
    let short = key.count > SHA256.blockSize ? SHA256.digest(of: key).bytes : key
    func pad(_ mask: UInt8) -> SHA256 {
      var block = [UInt8](repeating: mask, count: SHA256.blockSize)
      for index in short.indices { block[index] ^= short[index] }
      var hash = SHA256()
      hash.update(block)
      return hash
    }
    inner = pad(0x36)
    outer = pad(0x5C)
  }

  /// Takes a key as long as a digest.
  package init(key: SHA256.Digest) { self.init(key: key.bytes) }

  /// The code of a message.
  package func code(for message: [UInt8]) -> SHA256.Digest {
    var first = inner
    first.update(message)
    return finish(first)
  }

  /// The code of a digest.
  package func code(for digest: SHA256.Digest) -> SHA256.Digest {
    var first = inner
    first.update(digest)
    return finish(first)
  }

  private func finish(_ first: SHA256) -> SHA256.Digest {
    var second = outer
    second.update(first.finish())
    return second.finish()
  }
}
