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
    return blanks(before) + text[..<kept.end] + blanks(rest - before)
  }

  /// Where the longest beginning that fits ends, and its columns.
  static func cut(
    _ text: some StringProtocol, columns: Int
  ) -> (end: String.Index, width: Int) {
    var (index, width) = plainBeginning(text, columns: columns)
    while index < text.endIndex {
      let next = text.index(after: index)
      let columnsOfCharacter = TextWidth.of(text[index..<next])
      if width + columnsOfCharacter > columns { break }
      width += columnsOfCharacter
      index = next
    }
    return (index, width)
  }

  /// As much of ``cut(_:columns:)`` as plain characters allow, which are not asked what they join.
  ///
  /// Ends before the last of them where something else follows, which may combine with it.
  private static func plainBeginning(
    _ text: some StringProtocol, columns: Int
  ) -> (end: String.Index, width: Int) {
    let scalars = text.unicodeScalars
    var (index, width) = (scalars.startIndex, 0)
    var (before, widthBefore) = (index, width)
    while index < scalars.endIndex {
      let scalar = scalars[index]
      guard standsAlone(scalar.value) else { return (before, widthBefore) }
      (before, widthBefore) = (index, width)
      width += TextWidth.of(scalar)
      if width > columns {
        return (before, widthBefore)
      }
      index = scalars.index(after: index)
    }
    return (index, width)
  }

  /// Whether a character begins here, whatever comes before that stands alone too.
  ///
  /// ASCII, Latin letters, punctuation, signs, kana, hanzi and full-width forms; by UAX #29 their
  /// Grapheme_Cluster_Break is Other.
  private static func standsAlone(_ value: UInt32) -> Bool {
    switch value {
    case 0x20...0x7E, 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x3001...0x3029, 0x3041...0x3096,
      0x30A1...0x30FE, 0xFF01...0xFF5E, 0xA1...0xAC, 0xAE...0x2FF, 0x2010...0x2027,
      0x2030...0x205E, 0x20A0...0x20BF, 0x2100...0x2BFF, 0x20000...0x2A6DF:
      true
    default: false
    }
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
