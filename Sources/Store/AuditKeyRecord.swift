internal import Domain

/// The last row of the chain.
struct AuditHead: Hashable, Sendable {
  let id: Int
  let digest: SHA256.Digest
  let mac: SHA256.Digest
}

/// What the key file holds: the key of the present epoch and the last row known.
struct AuditKeyRecord: Hashable, Sendable {
  /// How often the key has moved forward since the first.
  private(set) var epoch: Int
  /// The clinic-local day of the key as days since 1970; nil for the first key, which no day uses.
  private(set) var day: Int?
  private(set) var key: SHA256.Digest
  var head: AuditHead

  /// The first key of a chain and its first row.
  init(firstKey: SHA256.Digest, head: AuditHead) {
    epoch = 0
    key = firstKey
    self.head = head
  }

  /// The key after a key; the way back is as hard as breaking SHA-256.
  static func next(after key: SHA256.Digest) -> SHA256.Digest {
    key.withBytes { SHA256.digest(of: $0) }
  }

  /// Moves the key forward to a day; what macs of before could be made with is gone.
  mutating func move(to day: Int) {
    key = Self.next(after: key)
    epoch += 1
    self.day = day
  }
}

// MARK: - As bytes

extension AuditKeyRecord {
  /// "FDAK" and the version of the layout.
  private static let magic: [UInt8] = [0x46, 0x44, 0x41, 0x4B, 0, 0, 0, 1]
  /// Less than a sector, so that a power cut leaves the old record or the new one.
  static let byteCount = 8 + 3 * 8 + 3 * SHA256.Digest.byteCount + SHA256.Digest.byteCount
  private static let noDay = Int64.min

  /// The record with a digest of itself behind it.
  var bytes: [UInt8] {
    var bytes = Self.magic
    for number in [Int64(epoch), day.map(Int64.init) ?? Self.noDay, Int64(head.id)] {
      withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }
    for digest in [key, head.digest, head.mac] { bytes += digest.bytes }
    return bytes + SHA256.digest(of: bytes).bytes
  }

  /// Reads a record; nil when it is not whole.
  init?(bytes: [UInt8]) {
    guard bytes.count == Self.byteCount, bytes.starts(with: Self.magic) else { return nil }
    let size = SHA256.Digest.byteCount
    func digest(_ number: Int) -> SHA256.Digest? {
      SHA256.Digest(Array(bytes[(32 + number * size)..<(32 + (number + 1) * size)]))
    }
    func integer(_ number: Int) -> Int64 {
      bytes[(8 + number * 8)..<(16 + number * 8)].reduce(0) { $0 << 8 | Int64($1) }
    }
    guard let key = digest(0), let head = digest(1), let mac = digest(2),
      digest(3) == SHA256.digest(of: Array(bytes.dropLast(size)))
    else { return nil }
    self.key = key
    self.head = AuditHead(id: Int(integer(2)), digest: head, mac: mac)
    epoch = Int(integer(0))
    day = integer(1) == Self.noDay ? nil : Int(integer(1))
  }
}
