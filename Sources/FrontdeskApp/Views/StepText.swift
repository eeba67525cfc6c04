import Canvas
package import Widgets

/// What an outcome leads to, shortened by words where there is little room.
///
/// The line in full stands below the date of the outcome chosen.
package enum StepText {
  /// The line with an arrow and limits that the characters in use have.
  package static func line(_ text: String, glyphs: Glyphs) -> String {
    guard glyphs == .ascii else { return text.replacing("->", with: "→") }
    let plain: [Character: String] = ["→": "->", "≥": ">=", "≤": "<="]
    return text.map { plain[$0] ?? String($0) }.joined()
  }

  /// Shortens a line so that no word of it is cut.
  ///
  /// - Parameter text: Such as `not controlled, 1st time → within 2 weeks, standard 3rd ed.`.
  /// - Returns: The text, else without its last parts, else the part behind the arrow; empty when
  ///   nothing of it fits.
  package static func fitting(_ text: String, columns: Int) -> String {
    candidates(text).first { TextWidth.of($0) <= columns } ?? ""
  }

  /// From the longest to the shortest.
  static func candidates(_ text: String) -> [String] {
    for arrow in [" → ", " -> "] {
      guard let place = text.firstRange(of: arrow) else { continue }
      let results = shortened(String(text[place.upperBound...]))
      let causes = shortened(String(text[..<place.lowerBound]))
      let shortest = results.last ?? ""
      return results.map { causes[0] + arrow + $0 }
        + causes.dropFirst().map { $0 + arrow + shortest } + results
    }
    return shortened(text)
  }

  /// The text, then without its last part behind a comma or semicolon, and so on.
  private static func shortened(_ text: String) -> [String] {
    var result = [text]
    var rest = text[...]
    while let comma = rest.lastIndex(where: { $0 == "," || $0 == ";" }) {
      rest = rest[..<comma]
      result.append(String(rest))
    }
    return result
  }
}
