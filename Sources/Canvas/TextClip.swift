/// Text cut, padded and wrapped to a number of columns.
///
/// Every function takes any text and any number, negative ones as 0; none splits a character
/// from its marks, and none returns text wider than was asked for. Text is expected to have passed
/// the display filter, but need not have.
package enum TextClip {
  /// Where text stands in the columns it is padded to.
  package enum Alignment: Sendable, CaseIterable {
    case left, right, center
  }

  /// The longest beginning of a text that fits into so many columns.
  ///
  /// O(n).
  package static func clip(_ text: some StringProtocol, columns: Int) -> String {
    String(text[..<cut(text, columns: columns).end])
  }

  /// The text if it fits, else its beginning with a sign that something is missing.
  ///
  /// Where the sign would leave no column for the text, the text is cut without it. O(n).
  ///
  /// - Parameter ellipsis: The sign; `…` is ambiguous in width, so two full stops unless told.
  package static func shorten(
    _ text: some StringProtocol, columns: Int, ellipsis: String = ".."
  ) -> String {
    let whole = cut(text, columns: columns)
    if whole.end == text.endIndex { return String(text) }
    let room = max(0, columns) - TextWidth.of(ellipsis)
    guard room > 0 else { return String(text[..<whole.end]) }
    return clip(text, columns: room) + ellipsis
  }

  /// The text if it fits, else its beginning and end with a sign between them.
  ///
  /// The beginning gets the odd column. For identifiers, whose ends tell them apart. O(n).
  package static func truncateMiddle(
    _ text: some StringProtocol, columns: Int, ellipsis: String = ".."
  ) -> String {
    let whole = cut(text, columns: columns)
    if whole.end == text.endIndex { return String(text) }
    let room = max(0, columns) - TextWidth.of(ellipsis)
    guard room > 1 else { return shorten(text, columns: columns, ellipsis: ellipsis) }
    let head = cut(text, columns: room - room / 2)
    return String(text[..<head.end]) + ellipsis + ending(text, columns: room - head.width)
  }

  /// The text in exactly so many columns: filled with spaces, or cut where it is too wide.
  ///
  /// Centred text stands one column to the left of the middle when the rest is odd. O(n).
  package static func pad(
    _ text: some StringProtocol, columns: Int, _ alignment: Alignment = .left
  ) -> String {
    let kept = cut(text, columns: columns)
    let rest = max(0, columns) - kept.width
    let before =
      switch alignment {
      case .left: 0
      case .right: rest
      case .center: rest / 2
      }
    var padded = String(repeating: " ", count: before)
    padded += text[..<kept.end]
    padded += String(repeating: " ", count: rest - before)
    return padded
  }

  /// Where the longest beginning that fits ends, and its columns.
  static func cut<Text: StringProtocol>(
    _ text: Text, columns: Int
  ) -> (end: Text.Index, width: Int) {
    var width = 0
    var index = text.startIndex
    while index < text.endIndex {
      let next = text.index(after: index)
      let columnsOfCharacter = TextWidth.of(text[index..<next])
      if width + columnsOfCharacter > columns { break }
      width += columnsOfCharacter
      index = next
    }
    return (index, width)
  }

  /// The longest ending of a text that fits into so many columns.
  private static func ending(_ text: some StringProtocol, columns: Int) -> String {
    var width = 0
    var index = text.endIndex
    while index > text.startIndex {
      let before = text.index(before: index)
      width += TextWidth.of(text[before..<index])
      if width > columns { break }
      index = before
    }
    return String(text[index...])
  }
}
