/// Text for terminals that draw East Asian Ambiguous characters two columns wide.
///
/// Whoever draws by columns cannot know where the next character lands there. So each such
/// character is written with others whose width is certain, and its meaning kept: `≥` becomes `>=`,
/// `10⁹` stays apart from 109, `37.2℃` becomes `37.2degC`. What has no such wording becomes `〓`.
package enum AmbiguousText {
  /// Whether every character has the same width on every terminal.
  ///
  /// O(n), without allocation.
  package static func isCertain(_ text: some StringProtocol) -> Bool {
    !text.unicodeScalars.contains(where: TextWidth.isAmbiguous)
  }

  /// The text without ambiguous characters; the same text when there are none.
  ///
  /// Applying it twice changes nothing more. O(n), without a copy when there is nothing to do.
  package static func certain(_ text: String) -> String {
    if isCertain(text) { return text }
    var writer = Writer(Array(text.unicodeScalars))
    return writer.written()
  }

  // MARK: - Tables

  private typealias Scalars = [Unicode.Scalar]

  private static let words: [Unicode.Scalar: Scalars] = {
    var words: [Unicode.Scalar: Scalars] = [:]
    let entries = Array(table.unicodeScalars).filter { $0 != "\n" }.split(separator: ";")
    for entry in entries {
      guard let middle = entry.lastIndex(of: "=") else { continue }
      for scalar in entry[(middle + 1)...] { words[scalar] = Array(entry[..<middle]) }
    }
    return words
  }()

  /// The name of a Greek letter, and the letter of a word.
  private static let greekWords: [Unicode.Scalar: (name: Scalars, letter: Scalars)] = {
    let parts: [Scalars] = greek.split(whereSeparator: \.isWhitespace).map {
      Array($0.unicodeScalars)
    }
    var words: [Unicode.Scalar: (name: Scalars, letter: Scalars)] = [:]
    for place in stride(from: 0, to: parts.count - 2, by: 3) {
      words[parts[place][0]] = (parts[place + 1], parts[place + 2])
    }
    return words
  }()

  private static let raisedSigns = pairs(raised)
  private static let loweredSigns = pairs(lowered)

  private static func pairs(_ text: String) -> [Unicode.Scalar: Unicode.Scalar] {
    let scalars = Array(text.unicodeScalars)
    return Dictionary(
      stride(from: 0, to: scalars.count - 1, by: 2).map { (scalars[$0], scalars[$0 + 1]) },
      uniquingKeysWith: { first, _ in first })
  }

  // MARK: - Writing

  /// A text being written anew.
  private struct Writer {
    private let scalars: Scalars
    private var place = 0
    private var result = String.UnicodeScalarView()

    init(_ scalars: Scalars) { self.scalars = scalars }

    mutating func written() -> String {
      while place < scalars.count {
        let scalar = scalars[place]
        if takeRun(of: raisedSigns, mark: "^") || takeRun(of: loweredSigns, mark: "_") {
          continue
        }
        place += 1
        if !TextWidth.isAmbiguous(scalar) {
          result.append(scalar)
        } else if let greek = greekWords[scalar] {
          let isWord = isGreek(place - 2) || isGreek(place)
          append(isWord ? greek.letter : greek.name)
        } else {
          append(words[scalar] ?? ["〓"])
        }
      }
      return String(result)
    }

    private func isGreek(_ index: Int) -> Bool {
      scalars.indices.contains(index) && (0x370...0x3FF).contains(scalars[index].value)
    }

    /// Writes a run of raised or lowered signs on the line; nothing when none of it is ambiguous.
    ///
    /// `10⁻⁹` becomes `10^-9` and `CO₂` becomes `CO2`, but `B₁` after a digit gets its mark.
    private mutating func takeRun(
      of signs: [Unicode.Scalar: Unicode.Scalar], mark: Unicode.Scalar
    ) -> Bool {
      var end = place
      while end < scalars.count, signs[scalars[end]] != nil { end += 1 }
      let run = scalars[place..<end]
      guard run.contains(where: TextWidth.isAmbiguous) else { return false }
      place = end
      let needsMark = mark == "^" || result.last.map(isDigit) == true
      append((needsMark ? [mark] : []) + run.compactMap { signs[$0] })
      return true
    }

    /// Adds what stands for a character, and keeps its digits apart from those around it.
    private mutating func append(_ word: Scalars) {
      if let first = word.first, let last = result.last, isDigit(first), isDigit(last) {
        result.append(" ")
      }
      result.append(contentsOf: word)
      if let last = word.last, place < scalars.count, isDigit(last) || last == ".",
        isDigit(scalars[place])
      {
        result.append(" ")
      }
    }

    private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
  }
}
