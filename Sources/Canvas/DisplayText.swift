/// The one filter between data and anything that a person sees.
///
/// A name from a file may hold escape sequences, characters that turn the order of writing round,
/// or ones that cannot be seen at all. None of them may reach a terminal, a printer or a page.
package enum DisplayText {
  /// The text as it may be drawn.
  ///
  /// - Graphic characters stay, with at most four combining marks each.
  /// - Runs of spaces, tabs and line ends become one space.
  /// - Controls, bidirectional and other invisible format characters, tags, line and paragraph
  ///   separators, private use and noncharacters become a visible token such as `‹U+202E›`.
  /// - Variation selectors and skin tones, which only choose between pictures of the same
  ///   character, are dropped.
  /// - A combining mark without a base gets the dotted circle `◌` to stand on.
  ///
  /// Filtering twice changes nothing more. O(n), without a copy of the characters when there is
  /// nothing to do.
  package static func of(_ raw: some StringProtocol) -> String {
    needsNothing(raw) ? String(raw) : filtered(raw)
  }

  /// Whether every scalar is of the kinds that nearly all text consists of, and no space doubled.
  private static func needsNothing(_ raw: some StringProtocol) -> Bool {
    var isAfterSpace = false
    for scalar in raw.unicodeScalars {
      let value = scalar.value
      if value == 0x20 {
        if isAfterSpace { return false }
        isAfterSpace = true
      } else if isPlain(value) {
        isAfterSpace = false
      } else {
        return false
      }
    }
    return true
  }

  /// Graphic, no mark, and no need to ask the Unicode tables: ASCII, Latin letters, kana and hanzi
  /// with their punctuation, full-width forms.
  private static func isPlain(_ value: UInt32) -> Bool {
    switch value {
    case 0x21...0x7E, 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x3001...0x3029, 0x3041...0x3096,
      0x30A1...0x30FE, 0xFF01...0xFF5E, 0xA1...0xAC, 0xAE...0x2FF, 0x20000...0x2A6DF:
      true
    default: false
    }
  }

  private static func filtered(_ raw: some StringProtocol) -> String {
    var result = String.UnicodeScalarView()
    /// Marks on the present base; nil where there is none to stand on.
    var marks: Int?
    var isAfterSpace = false
    var isAfterToneBase = false
    for scalar in raw.unicodeScalars {
      let kind = Kind(scalar)
      switch kind {
      case .space:
        if !isAfterSpace { result.append(" ") }
        marks = nil
      case .dropped: continue
      case .tone where isAfterToneBase: continue
      case .graphic, .tone:
        result.append(scalar)
        marks = 0
      case .mark:
        if marks == nil { result.append("\u{25CC}") }
        let count = marks ?? 0
        if count < 4 { result.append(scalar) }
        marks = count + 1
      case .hidden:
        result.append(contentsOf: token(scalar).unicodeScalars)
        marks = nil
      }
      isAfterSpace = kind == .space
      isAfterToneBase = scalar.properties.isEmojiModifierBase
    }
    return String(result)
  }

  private enum Kind {
    case space, graphic, mark, tone, dropped, hidden

    init(_ scalar: Unicode.Scalar) {
      let value = scalar.value
      if isPlain(value) {
        self = .graphic
        return
      }
      switch value {
      case 0x20, 0x09, 0x0A, 0x0D: self = .space
      case 0x1F3FB...0x1F3FF: self = .tone
      default:
        let properties = scalar.properties
        if properties.isVariationSelector {
          self = .dropped
        } else if properties.isDefaultIgnorableCodePoint || properties.isNoncharacterCodePoint {
          self = .hidden
        } else {
          self = Kind(properties.generalCategory, width: TextWidth.of(scalar))
        }
      }
    }

    private init(_ category: Unicode.GeneralCategory, width: Int) {
      switch category {
      case .control, .format, .surrogate, .privateUse, .lineSeparator, .paragraphSeparator:
        self = .hidden
      default: self = width == 0 ? .mark : .graphic
      }
    }
  }

  /// `‹U+` and at least four hexadecimal digits and `›`.
  private static func token(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "‹U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits + "›"
  }
}
