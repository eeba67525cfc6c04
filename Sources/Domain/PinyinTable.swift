/// The readings of all characters, expanded once from the generated text for O(1) look-up.
struct PinyinTable: Sendable {
  /// The one table; built on first use in a few milliseconds, about 300 KB.
  static let shared = PinyinTable()

  /// Every distinct list of readings; the first is the empty one.
  private var lists: [[String]] = [[]]
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
      lists.append(head.split(separator: ",").map(String.init))
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
  func readings(of scalar: Unicode.Scalar) -> [String] {
    let code = scalar.value
    if Self.basicRange.contains(code) {
      return lists[Int(basic[Int(code - Self.basicRange.lowerBound)])]
    }
    if Self.supplementaryRange.contains(code) {
      return lists[Int(supplementary[Int(code - Self.supplementaryRange.lowerBound)])]
    }
    return lists[Int(others[code] ?? 0)]
  }
}

/// Reads tables kept as text: groups of `head=characters;`, broken into lines anywhere.
enum CompactTable {
  /// Calls a function with the head and the characters of each group, in order.
  ///
  /// - Parameter parts: Text whose parts follow one another; a group may run over their border.
  static func forEachGroup(
    in parts: [StaticString], _ body: (_ head: String, _ characters: [Unicode.Scalar]) -> Void
  ) {
    var head = ""
    var characters: [Unicode.Scalar] = []
    var inHead = true
    for part in parts {
      let text = part.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
      for scalar in text.unicodeScalars where scalar != "\n" {
        if scalar == "=" {
          inHead = false
        } else if scalar == ";" {
          body(head, characters)
          head = ""
          characters.removeAll(keepingCapacity: true)
          inHead = true
        } else if inHead {
          head.unicodeScalars.append(scalar)
        } else {
          characters.append(scalar)
        }
      }
    }
  }
}
