/// The readings of all characters, expanded once from the generated text for O(1) look-up.
struct PinyinTable: Sendable {
  /// The one table; built on first use in a few milliseconds, about 300 KB.
  static let shared = PinyinTable()

  /// Every distinct list of readings; the first is the empty one.
  private var lists: [[String]] = [[]]
  /// For each list the ways to type it.
  private var spelled: [[String]] = [[]]
  /// For each code point of the unified ideographs and extension A, the number of its list.
  private var basic = [UInt16](repeating: 0, count: Self.basicRange.count)
  /// The same for the two planes of later extensions.
  private var supplementary = [UInt16](repeating: 0, count: Self.supplementaryRange.count)
  /// The few characters that lie elsewhere, such as `〇`.
  private var others: [UInt32: UInt16] = [:]

  private static let basicRange: Range<UInt32> = 0x3400..<0xA000
  private static let supplementaryRange: Range<UInt32> = 0x20000..<0x32400

  private init() {
    let parts = [Self.part1, Self.part2]
    CompactTable.forEachGroup(in: parts) { head, characters in
      let number = UInt16(lists.count)
      let readings = head.split(separator: ",").map(String.init)
      lists.append(readings)
      spelled.append(readings.flatMap(Pinyin.spellings))
      for character in characters { set(character.value, to: number) }
    }
  }

  private mutating func set(_ code: UInt32, to list: UInt16) {
    if Self.basicRange.contains(code) {
      basic[Int(code - Self.basicRange.lowerBound)] = list
    } else if Self.supplementaryRange.contains(code) {
      supplementary[Int(code - Self.supplementaryRange.lowerBound)] = list
    } else {
      others[code] = list
    }
  }

  /// The readings of a character, most usual first; none when it has no known one.
  func readings(of scalar: Unicode.Scalar) -> [String] { lists[list(of: scalar)] }

  /// The ways to type the readings of a character, one reading after the other.
  func spellings(of scalar: Unicode.Scalar) -> [String] { spelled[list(of: scalar)] }

  /// Every syllable as it may be typed.
  var syllables: Set<String> { Set(spelled.joined()) }

  private func list(of scalar: Unicode.Scalar) -> Int {
    let code = scalar.value
    if Self.basicRange.contains(code) {
      return Int(basic[Int(code - Self.basicRange.lowerBound)])
    }
    if Self.supplementaryRange.contains(code) {
      return Int(supplementary[Int(code - Self.supplementaryRange.lowerBound)])
    }
    return Int(others[code] ?? 0)
  }
}
