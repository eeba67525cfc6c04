/// The spelling of a unit, folded so that different spellings of one unit compare equal.
///
/// Folding is for comparing only: the text as received is always kept beside it. It unites the
/// spellings of UCUM, of laboratories and of people; it never changes a size, so `g/L` and `mg/L`
/// stay apart. What UCUM tells apart by case alone and no clinic means is united: `Mg/dL` is read
/// as `mg/dL`. Annotations in braces say nothing on the size and are left out.
package struct UnitText: Hashable, Sendable {
  /// The folded spelling, such as `umol/L`; `1` when there is no dimension.
  package let key: String
  /// A second reading, where one spelling is used for two units: `G/L` is also `10*9/L`.
  private let alternative: String?

  /// Folds a unit in UCUM or as people write it, such as `×10⁹/L`, `μmol/L` or `mL/min/1.73㎡`.
  package init(_ text: String) {
    let plain = Self.plainCharacters(text)
    let bare = Self.withoutAnnotations(plain)
    alternative = Self.shorthand[bare]
    let whole = Self.wholes[bare] ?? Self.wholes[bare.lowercased()]
    key = whole ?? Self.folded(bare)
    isShorthand = alternative != nil || whole != nil
  }

  /// The spellings in UCUM that it can stand for, but for units of the market such as `斤`.
  var codes: [String] { (alternative.map { [$0] } ?? []) + [key] }

  /// Whether it is a short form of laboratories, such as `K/uL`, that UCUM reads as another unit.
  let isShorthand: Bool

  /// Whether both can be spellings of one unit.
  package func means(_ other: UnitText) -> Bool {
    key == other.key || alternative == other.key || other.alternative == key
  }

  /// Whether it is a plain number without a dimension, such as a score or a ratio.
  package var isDimensionless: Bool { key == "1" }

  /// Whether every factor is one that this program has heard of; false hints at a slip.
  package var isKnown: Bool {
    alternative != nil
      || key.split { "/.".contains($0) }.allSatisfy { factor in
        Self.knownFactors.contains(String(factor)) || factor.allSatisfy(\.isWholeNumber)
          || (factor.hasPrefix("10*") && factor.dropFirst(3).allSatisfy(\.isWholeNumber))
      }
  }

  /// A full-width character as its plain counterpart; any other unchanged.
  package static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x3000: " "
    default: scalar
    }
  }

  /// The text in plain characters and without spaces: `×10⁹／L` is `*10^9/L`.
  private static func plainCharacters(_ text: String) -> String {
    var result = ""
    var isRaised = false
    // HL7 writes its own separators as escapes: `10\S\9/L` is 10^9/L.
    let plain = text.contains("\\") ? text.replacing("\\S\\", with: "^") : text
    for scalar in plain.unicodeScalars.map(halfWidth) {
      if scalar.properties.isWhitespace { continue }
      let raised = superscripts[scalar]
      // A raised number after another number is an exponent: 10⁹ is 10^9, but m² is m2.
      if raised != nil, !isRaised, result.last?.isWholeNumber == true { result += "^" }
      isRaised = raised != nil
      result += raised ?? symbols[scalar] ?? String(scalar)
    }
    return result
  }

  /// The text without annotations in braces and without brackets around the whole.
  private static func withoutAnnotations(_ text: String) -> String {
    var text = text
    if let inner = inside(text, "(", ")") { text = inner }
    // `{mg/g{creat}}` is an annotation around a unit; `{score}` is one in place of a unit.
    if let inner = inside(text, "{", "}"), inner.contains("/"), inner.contains("{") { text = inner }
    if let place = text.firstRange(of: "1.73") {
      let before = text[..<place.lowerBound]
      let rate = before.reversed().drop { "/{([_*.".contains($0) }.reversed()
      return withoutAnnotations(String(rate)) + "/1.73m2"
    }
    var result = ""
    var depth = 0
    for character in text {
      switch character {
      case "{": depth += 1
      case "}": depth = max(0, depth - 1)
      default: if depth == 0 { result.append(character) }
      }
    }
    while result.count > 1, result.hasSuffix("/") || result.hasSuffix(".") { result.removeLast() }
    return result
  }

  /// What stands between two brackets that enclose the whole text; nil when they do not.
  private static func inside(_ text: String, _ open: Character, _ close: Character) -> String? {
    guard text.count > 2, text.first == open, text.last == close else { return nil }
    var depth = 0
    for (place, character) in text.enumerated() {
      if character == open { depth += 1 }
      if character == close { depth -= 1 }
      if depth == 0, place < text.count - 1 { return nil }
    }
    return String(text.dropFirst().dropLast())
  }

  /// The folded spelling of a unit made of factors.
  private static func folded(_ text: String) -> String {
    if let (exponent, rest) = powerOfTen(text) { return "10*\(exponent)" + foldedFactors(rest) }
    return foldedFactors(text)
  }

  /// The exponent and the rest of a unit such as `10^9/L`, `x10E9/L` or `10*9/L`.
  private static func powerOfTen(_ text: String) -> (exponent: String, rest: String)? {
    var rest = text[...]
    if let first = rest.first, "xX*".contains(first) { rest.removeFirst() }
    guard rest.hasPrefix("10") else { return nil }
    rest = rest.dropFirst(2)
    guard let mark = rest.first, "^*eE(".contains(mark) else { return nil }
    rest = rest.drop { "^*eE(".contains($0) }
    let digits = rest.prefix { $0.isASCII && $0.isWholeNumber }
    guard !digits.isEmpty, digits.count <= 2 else { return nil }
    rest = rest.dropFirst(digits.count)
    if rest.first == ")" { rest = rest.dropFirst() }
    return (String(digits), String(rest))
  }

  /// The factors in one order of writing: `mmol.L-1` and `mmol/l` are both `mmol/L`.
  private static func foldedFactors(_ text: String) -> String {
    var above: [String] = []
    var below: [String] = []
    var isBelow = false
    var depth = 0
    var factor = ""
    func finish() {
      var name = factor
      var goesBelow = isBelow
      if name.hasSuffix("-1") {
        name.removeLast(2)
        goesBelow.toggle()
      }
      let plain = factors[name.lowercased()] ?? name
      factor = ""
      guard !plain.isEmpty, plain != "1" else { return }
      if goesBelow { below.append(plain) } else { above.append(plain) }
    }
    for character in text.replacing("24.h", with: "d").replacing("24h", with: "d") {
      // The point of a number such as 1.73 is no multiplication.
      let isNumber = factor.last?.isWholeNumber == true && factor.allSatisfy(\.isWholeNumber)
      switch character {
      case "(": depth += 1
      case ")": depth = max(0, depth - 1)
      case "/":
        finish()
        isBelow = true
      case "." where !isNumber:
        finish()
        // Inside brackets a point does not end what a stroke began: g/(12.h) is per 12 h.
        isBelow = isBelow && depth > 0
      default: factor.append(character)
      }
    }
    finish()
    let key = above.joined(separator: ".") + below.map { "/" + $0 }.joined()
    return key.isEmpty ? "1" : key
  }
}
