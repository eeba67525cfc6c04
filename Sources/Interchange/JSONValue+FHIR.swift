import Domain

// How the parts that FHIR uses everywhere are read.
extension JSONValue {
  /// A text member in one line and without control characters; nil when absent or empty.
  func text(_ key: StaticString) -> String? { self[key]?.line }

  /// A string in one line, without control characters and outer spaces; nil when nothing is left.
  var line: String? {
    guard let string else { return nil }
    let isPlain = string.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != 0xC2 }
    if isPlain, string.utf8.first != 0x20, string.utf8.last != 0x20 {
      return string.isEmpty ? nil : string
    }
    var scalars = String.UnicodeScalarView()
    for scalar in string.unicodeScalars {
      let isSpace = scalar.properties.generalCategory == .control || scalar == " "
      if !isSpace {
        scalars.append(scalar)
      } else if let last = scalars.last, last != " " {
        scalars.append(" ")
      }
    }
    if scalars.last == " " { scalars.removeLast() }
    return scalars.isEmpty ? nil : String(scalars)
  }

  /// The elements of a list; a single value counts as a list of one.
  func list(_ key: StaticString) -> [JSONValue] {
    guard let value = self[key], value.kind != .null else { return [] }
    return value.kind == .array ? Array(value.elements) : [value]
  }

  /// The code of a status: a code itself, or the first coding of a CodeableConcept.
  func code(_ key: StaticString) -> String? {
    guard let value = self[key] else { return nil }
    return value.line ?? value.list("coding").lazy.compactMap { $0.text("code") }.first
  }

  /// The words of a CodeableConcept: its text, else the first display, else the first code.
  var words: String? {
    text("text") ?? list("coding").lazy.compactMap { $0.text("display") }.first
      ?? list("coding").lazy.compactMap { $0.text("code") }.first
  }

  /// A CodeableConcept as one coding: the first with a code, and the best words; nil when empty.
  var coding: Coding? {
    guard let words else { return nil }
    let first = list("coding").first { $0.text("code") != nil }
    return Coding(
      system: first?.text("system") ?? "", code: first?.text("code") ?? "", display: words)
  }

  /// Whether any character of a text is a Chinese one.
  static func hasHan(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.properties.isIdeographic }
  }
}
