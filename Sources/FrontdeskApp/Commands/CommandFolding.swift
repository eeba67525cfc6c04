package import Canvas

/// Full-width letters and signs as the keys they stand for while no text field has the focus.
///
/// A Chinese input method sends `：` for `:` and `？` for `?`; where keys are commands, both mean
/// the same.
package enum CommandFolding {
  /// The ASCII character meant; the same character when it stands for itself.
  package static func fold(_ character: Character) -> Character {
    if let known = signs[character] { return known }
    guard character.unicodeScalars.count == 1, let scalar = character.unicodeScalars.first,
      (0xFF01...0xFF5E).contains(scalar.value), let folded = Unicode.Scalar(scalar.value - 0xFEE0)
    else { return character }
    return Character(folded)
  }

  /// Whether a text holds a Han character, so that it was committed by an input method.
  package static func holdsHanzi(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
      default: false
      }
    }
  }

  /// Alt with a letter as terminals send it that set the eighth bit of the letter, as xterm does
  /// unless it is told otherwise: `î`, which is U+00EE, for Alt-N; nil for any other text.
  ///
  /// Only where no text is typed: there `î` is a letter of a name.
  package static func alt(_ text: String) -> KeyPress? {
    guard let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1,
      (0xE1...0xFA).contains(scalar.value), let letter = Unicode.Scalar(scalar.value - 0x80)
    else { return nil }
    return KeyPress(.character(Character(letter)), .alt)
  }

  private static let signs: [Character: Character] = [
    "\u{3000}": " ", "、": "/", "。": ".", "【": "[", "】": "]", "《": "<", "》": ">", "“": "\"",
    "”": "\"", "‘": "'", "’": "'", "￥": "$", "…": "^", "—": "_",
  ]
}
