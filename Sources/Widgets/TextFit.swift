import Canvas

/// Cutting text to a number of columns without cutting a character or a number in two.
enum TextFit {
  /// The longest beginning that fits, and its width; a character is taken whole or not at all.
  static func beginning(of text: String, columns: Int) -> (text: Substring, width: Int) {
    var width = 0
    var end = text.startIndex
    while end < text.endIndex {
      let next = text.index(after: end)
      let more = TextWidth.of(text[end..<next])
      if width + more > columns { break }
      width += more
      end = next
    }
    return (text[..<end], width)
  }

  /// The longest beginning that fits and does not end inside a number, a date or a code.
  ///
  /// `2026-08-24` cut after six columns is empty: half a date is a different date. So is half of
  /// `138****0021`, `152mmHg` or `A-003817`.
  static func beginningKeepingNumbers(
    of text: String, columns: Int
  ) -> (text: Substring, width: Int) {
    let (cut, width) = beginning(of: text, columns: columns)
    guard cut.endIndex < text.endIndex, cut.endIndex > text.startIndex,
      isInCode(text[text.index(before: cut.endIndex)]), isInCode(text[cut.endIndex])
    else { return (cut, width) }
    var start = cut.endIndex
    while start > text.startIndex, isInCode(text[text.index(before: start)]) {
      start = text.index(before: start)
    }
    var end = cut.endIndex
    while end < text.endIndex, isInCode(text[end]) { end = text.index(after: end) }
    guard text[start..<end].contains(where: \.isNumber) else { return (cut, width) }
    return (text[..<start], TextWidth.of(text[..<start]))
  }

  private static func isInCode(_ character: Character) -> Bool {
    switch character {
    case "0"..."9", "a"..."z", "A"..."Z", ".", ",", ":", "-", "/", "*", "%", "+", "<", ">", "–",
      "−", "≥", "≤":
      true
    default: false
    }
  }

  /// So many spaces; none for a negative count.
  static func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}
