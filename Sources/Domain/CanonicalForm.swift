@_spi(_Unicode) import Swift

/// One spelling for texts that Unicode calls equal, such as `é` in one code point or in two.
///
/// SQLite and the lookup index compare bytes where Swift's `==` compares meanings, so that a text is
/// normalised once where it comes in. The composition is the standard library's own, which has it
/// for its strings and offers it to libraries; it reaches nothing outside.
package enum CanonicalForm {
  /// The text in Unicode's normalisation form C; most texts as they are, at the cost of one look.
  ///
  ///     CanonicalForm.text("Zoe\u{308}")    // "Zoë"
  package static func text(_ text: String) -> String {
    guard !isCanonical(text) else { return text }
    var result = String.UnicodeScalarView()
    text._nfc.forEach { result.append($0) }
    return String(result)
  }

  /// Whether nothing in the text can have another spelling: ASCII, Latin letters and the unified
  /// ideographs of everyday names.
  private static func isCanonical(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy {
      $0.value < 0x300 || (0x4E00...0x9FFF).contains($0.value)
        || (0xFF01...0xFF5E).contains($0.value)
    }
  }
}
