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
  ///   separators, private use, noncharacters and what no Unicode version defines yet become a visible token such as `‹U+202E›`.
  /// - Variation selectors and skin tones, which only choose between pictures of the same
  ///   character, are dropped.
  /// - A combining mark without a base gets the dotted circle `◌` to stand on.
  ///
  ///
  /// Filtering twice changes nothing more. O(n), without a copy of the characters when there is
  /// nothing to do.
  package static func of(_ raw: some StringProtocol) -> String {
    needsNothing(raw) ? String(raw) : filtered(raw)
  }

  /// The text as it may be drawn on a terminal that draws ambiguous characters so wide.
  ///
  /// Where they are wide, they are written with others as ``AmbiguousText`` does. Filtering twice
  /// changes nothing more. O(n).
  package static func of(_ raw: some StringProtocol, ambiguous: AmbiguousWidth) -> String {
    let shown = of(raw)
    guard ambiguous == .wide, !AmbiguousText.isCertain(shown) else { return shown }
    // A letter and its accent may have become one mark too many.
    return of(AmbiguousText.certain(shown))
  }

  /// The text with every code point that a person could not tell from another by eye.
  ///
  /// For a detail pane: what ``of(_:)`` drops or joins is shown too. Letters and signs
  /// stay; a space that is doubled or at an end, every mark, variation selector, skin tone and
  /// hidden character becomes `<U+…>`, and so does a letter of another script that looks Latin.
  /// O(n).
  package static func spelledOut(_ raw: some StringProtocol) -> String {
    var result = String.UnicodeScalarView()
    var isAfterSpace = true
    let scalars = raw.unicodeScalars
    for index in scalars.indices {
      let scalar = scalars[index]
      let isLast = scalars.index(after: index) == scalars.endIndex
      let kind = Kind(scalar)
      let isShown =
        switch kind {
        case .graphic: !looksLatin(scalar)
        case .space: scalar == " " && !isAfterSpace && !isLast
        case .mark, .tone, .dropped, .hidden: false
        }
      if isShown {
        result.append(scalar)
      } else {
        result.append(contentsOf: ("<" + codePoint(scalar) + ">").unicodeScalars)
      }
      isAfterSpace = scalar == " "
    }
    return String(result)
  }

  /// Greek, Cyrillic and full-width letters, and the spaces of print, pass for Latin ones.
  private static func looksLatin(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x370...0x52F, 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: true
    default: scalar != " " && scalar.properties.generalCategory == .spaceSeparator
    }
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
  /// with their punctuation, full-width forms, and the signs of print, lines and charts.
  private static func isPlain(_ value: UInt32) -> Bool {
    switch value {
    case 0x21...0x7E, 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x3001...0x3029, 0x3041...0x3096,
      0x30A1...0x30FE, 0xFF01...0xFF5E, 0xA1...0xAC, 0xAE...0x2FF, 0x2010...0x2027,
      0x2030...0x205E, 0x20A0...0x20BF, 0x2100...0x218B, 0x2190...0x2426, 0x2460...0x27FF,
      0x2801...0x28FF, 0x20000...0x2A6DF:
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
      // The first character that skin has a tone of is U+261D.
      isAfterToneBase = scalar.value >= 0x261D && scalar.properties.isEmojiModifierBase
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
      // The empty braille cell and the empty notehead: symbols by category, blank to the eye.
      case 0x2800, 0x1D159: self = .hidden
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
      // Nobody knows how wide; in the hanzi planes it is a hanzi newer than our tables.
      case .unassigned where width < 2: self = .hidden
      default: self = width == 0 ? .mark : .graphic
      }
    }
  }

  /// `‹U+202E›`, in brackets that a name would hardly hold.
  private static func token(_ scalar: Unicode.Scalar) -> String { "‹" + codePoint(scalar) + "›" }

  /// `U+` and at least four hexadecimal digits.
  private static func codePoint(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}
