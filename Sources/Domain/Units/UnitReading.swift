/// A unit as people and laboratories write it, and the units of UCUM that it can mean.
///
/// `mmHg`, `毫米汞柱` and `mm[Hg]` are one unit; `K/uL` is thousands per microlitre and to UCUM also
/// kelvin per microlitre. What is meant is found out by what is measured.
package struct UnitReading: Hashable, Sendable {
  /// What it can mean, the most likely first; never empty.
  package let candidates: [UCUMUnit]
  /// The spelling, folded for comparing.
  package let spelling: UnitText
  /// Whether the text itself is UCUM, so that it needs no correction.
  package let isStrict: Bool

  /// The most likely meaning.
  package var unit: UCUMUnit { candidates[0] }

  /// Reads a unit in UCUM or as people write it; an empty text is a plain number.
  ///
  /// - Throws: What is wrong with the text as UCUM, when no other way to read it is known either.
  package init(_ text: String) throws(UnitFault) {
    let text = Self.trimmed(text)
    guard text.utf8.count <= 200 else { throw UnitFault(.tooLong, at: 200) }
    spelling = UnitText(text)
    var found: [UCUMUnit] = []
    var fault: UnitFault?
    do { found.append(try UCUMUnit(text)) } catch { fault = error }
    // `mL/min/(1.73.m2)` is UCUM, but says 73 m² there; nobody means that.
    if spelling.key.hasSuffix(Self.perSurface), !text.contains("{") {
      fault = UnitFault(.number("1.73"), at: 0)
      found = []
    }
    isStrict = fault == nil
    // Laboratories write U for international units as well.
    let codes = spelling.codes.map { Self.ucum($0, with: Self.local) }
    for code in codes + spelling.codes.map({ Self.ucum($0, with: Self.international) }) {
      guard let unit = try? UCUMUnit(code) else { continue }
      if !found.contains(where: { $0.hasSameMeaning(as: unit) }) { found.append(unit) }
    }
    // A short form that all laboratories use goes before what UCUM happens to call so.
    if isStrict, found.count > 1, spelling.isShorthand { found.append(found.removeFirst()) }
    if found.isEmpty { throw fault ?? UnitFault(.empty, at: 0) }
    candidates = found
  }

  /// The meaning that measures the same as a unit; nil when none does.
  package func comparable(with unit: UCUMUnit) -> UCUMUnit? {
    candidates.first { $0.isComparable(with: unit) }
  }

  /// A folded spelling as a unit of UCUM: what is not one is written by one.
  private static func ucum(_ key: String, with words: [String: String]) -> String {
    var factors: [String] = []
    var text = key
    if text.hasSuffix(perSurface) { text = text.dropLast(perSurface.count) + "/{1.73_m2}" }
    var factor = ""
    for character in text {
      if "/.".contains(character) {
        factors += [words[factor] ?? factor, String(character)]
        factor = ""
      } else {
        factor.append(character)
      }
    }
    factors.append(words[factor] ?? factor)
    return factors.joined()
  }

  /// Units of the Chinese market by UCUM: a jin is 500 g, a liang 50 g and a chi a third of a metre.
  ///
  /// Source: order of the State Council on one system of legal units, 1984-02-27, and its notice of
  /// 1959-06-25, which fixes the market units by metric ones.
  private static let local = ["斤": "(500.g)", "两": "(50.g)", "市尺": "(m/3)", "寸": "(m/30)"]

  /// How a folded spelling says that a rate is for the standard body surface.
  private static let perSurface = "/1.73m2"

  private static let international = [
    "U": "[IU]", "mU": "m[IU]", "uU": "u[IU]", "kU": "k[IU]",
  ]

  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}

extension UCUMUnit {
  /// Whether nothing but the spelling tells them apart.
  fileprivate func hasSameMeaning(as other: UCUMUnit) -> Bool {
    dimension == other.dimension && magnitude == other.magnitude && scale == other.scale
      && isPerSurface == other.isPerSurface
  }
}
