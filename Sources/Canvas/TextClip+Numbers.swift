extension TextClip {
  /// The longest beginning that fits and does not end inside a number, a date or a code.
  ///
  /// `2026-08-24` cut after six columns is empty: half a date is a different date. So is half of
  /// `138****0021`, `152mmHg` or `A-003817`. O(n).
  ///
  /// - Returns: The beginning, and the columns it takes.
  package static func clipKeepingNumbers(
    _ text: String, columns: Int
  ) -> (text: Substring, width: Int) {
    let (end, width) = cut(text, columns: columns)
    guard end < text.endIndex, end > text.startIndex,
      isInCode(text[text.index(before: end)]), isInCode(text[end])
    else { return (text[..<end], width) }
    var start = end
    while start > text.startIndex, isInCode(text[text.index(before: start)]) {
      start = text.index(before: start)
    }
    var rest = end
    while rest < text.endIndex, isInCode(text[rest]) { rest = text.index(after: rest) }
    guard text[start..<rest].contains(where: \.isNumber) else { return (text[..<end], width) }
    return (text[..<start], TextWidth.of(text[..<start]))
  }

  /// So many spaces; none for a negative count.
  package static func blanks(_ count: Int) -> String {
    String(repeating: " ", count: max(0, count))
  }

  private static func isInCode(_ character: Character) -> Bool {
    switch character {
    case "0"..."9", "a"..."z", "A"..."Z", ".", ",", ":", "-", "/", "*", "%", "+", "<", ">", "–",
      "−", "≥", "≤":
      true
    default: false
    }
  }
}
