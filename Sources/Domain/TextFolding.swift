/// Brings text to the form in which it is compared: one spelling for what looks or is typed alike.
package enum TextFolding {
  /// Full-width letters, digits and punctuation as their ASCII twins; everything else unchanged.
  ///
  /// For places where text is a command or a query: an input method types `：` and `ｙ` for `:` and
  /// `y`. Also `、` as `/`, `。` as `.`, brackets, quotes, `￥` as `$`, `……` as `^`, `——` as `_`.
  ///
  ///     TextFolding.command("：ｑ　１２。３")    // ":q 12.3"
  package static func command(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      // The two long marks are typed as pairs of one character; a single one is left as it is.
      if scalar == "…" || scalar == "—", previous == scalar {
        result.removeLast()
        result.append(scalar == "…" ? "^" : "_")
        previous = nil
        continue
      }
      result.append(asciiTwin(of: scalar) ?? scalar)
      previous = scalar
    }
    return String(result)
  }

  /// The form in which names and queries are compared.
  ///
  /// Texts that Unicode calls equal come to the same, however they are composed. Full-width forms become ASCII, letters lower case, Latin letters lose their marks (`ü` is
  /// `u`), look-alike ideographs become the unified ones, white space and control characters become
  /// a space, and hidden characters go.
  ///
  ///     TextFolding.search("Ｍüller\u{200B} 张三")    // "muller 张三"
  package static func search(_ text: String) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    result.reserveCapacity(text.utf8.count)
    for scalar in CanonicalForm.text(text).unicodeScalars { appendSearch(scalar, to: &result) }
    return result
  }

  /// Whether a character shows nothing and only changes its neighbours or deceives.
  ///
  /// Among them zero-width spaces and joiners, byte order marks, direction overrides, variation
  /// selectors and tag characters.
  package static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value == 0x7F }
    if scalar.value < 0xA0 { return false }
    return scalar.properties.isDefaultIgnorableCodePoint
      || scalar.properties.generalCategory == .format
  }

  /// The ASCII character that is meant by a full-width one or by Chinese punctuation, or nil.
  package static func asciiTwin(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    if (0xFF01...0xFF5E).contains(scalar.value) {
      return Unicode.Scalar(scalar.value - 0xFF01 + 0x21)
    }
    switch scalar {
    case "\u{3000}": return " "
    case "、": return "/"
    case "。", "｡": return "."
    case "【", "〔": return "["
    case "】", "〕": return "]"
    case "《", "〈": return "<"
    case "》", "〉": return ">"
    case "\u{201C}", "\u{201D}": return "\""
    case "\u{2018}", "\u{2019}": return "'"
    case "￥", "¥": return "$"
    default: return nil
    }
  }

  private static func appendSearch(_ scalar: Unicode.Scalar, to result: inout [Unicode.Scalar]) {
    if scalar.isASCII {
      appendASCII(scalar, to: &result)
    } else if (0x4E00...0x9FFF).contains(scalar.value) {
      result.append(scalar)
    } else if let twin = asciiTwin(of: scalar) {
      appendASCII(twin, to: &result)
    } else if let letters = FoldingTables.shared.latin[scalar] {
      result.append(contentsOf: letters)
    } else if let unified = FoldingTables.shared.compatibility[scalar] {
      result.append(unified)
    } else if scalar.value < 0xA0 || scalar.properties.isWhitespace {
      result.append(" ")
    } else if isHidden(scalar) || (0x300...0x36F).contains(scalar.value) {
      return
    } else if scalar.properties.isUppercase || scalar.properties.isLowercase {
      result.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
    } else {
      result.append(scalar)
    }
  }

  private static func appendASCII(_ scalar: Unicode.Scalar, to result: inout [Unicode.Scalar]) {
    switch scalar.value {
    case 0x41...0x5A: result.append(Unicode.Scalar(UInt8(scalar.value + 0x20)))
    case 0x00..<0x20, 0x7F: result.append(" ")
    default: result.append(scalar)
    }
  }
}

/// The folding tables, expanded once from the generated text.
private struct FoldingTables: Sendable {
  static let shared = FoldingTables()

  /// Letters with marks and their ASCII letters.
  var latin: [Unicode.Scalar: [Unicode.Scalar]] = [:]
  /// Compatibility ideographs and radicals and the unified ideographs.
  var compatibility: [Unicode.Scalar: Unicode.Scalar] = [:]

  private init() {
    CompactTable.forEachGroup(in: [TextFoldingTable.latin]) { ascii, letters in
      for letter in letters { latin[letter] = Array(ascii.unicodeScalars) }
    }
    CompactTable.forEachGroup(in: [TextFoldingTable.compatibility]) { start, unified in
      guard let first = UInt32(start, radix: 16) else { return }
      for (offset, character) in unified.enumerated() {
        if let look = Unicode.Scalar(first + UInt32(offset)) { compatibility[look] = character }
      }
    }
  }
}
