import Domain

// Reading single keys, each with its own diagnostic.
extension IndicatorFileReader {
  /// All keys that there are.
  func meant(_ word: String, among known: [String]) -> Localized? {
    let list = known.joined(separator: ", ")
    return Localized(zh: "可用的键：\(list)", en: "the keys here are: \(list)")
  }

  /// A text that may be left out; the outer nil, with a diagnostic, when it is something else.
  mutating func optionalText(_ value: JSONValue?) -> (text: String?, Void)? {
    guard let value else { return (nil, ()) }
    guard let text = value.string else {
      wrongType(value, zh: "文字", en: "a text")
      return nil
    }
    return (text, ())
  }

  /// A list of texts, empty when left out; nil, with a diagnostic, when it is something else.
  mutating func words(_ value: JSONValue?, atLeast least: Int) -> [String]? {
    guard let value else { return [] }
    let words = value.elements.compactMap(\.string)
    guard value.kind == .array, words.count == value.count, words.count >= least else {
      wrongType(value, zh: "文字的列表", en: "a list of texts")
      return nil
    }
    return words
  }
}

/// The form of LOINC codes.
enum LoincCode {
  /// Whether a code has one to seven digits, a hyphen and the right check digit.
  ///
  /// The check digit is LOINC's modulo 10 (LOINC Users' Guide, appendix C): the digits at odd
  /// places from the right, read as one number and doubled, and those at even places before it.
  static func isValid(_ code: String) -> Bool {
    let parts = code.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...7).contains(parts[0].count), parts[1].count == 1,
      let check = Int(parts[1]), parts[0].utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return false }
    let fromRight = parts[0].utf8.reversed().map { Int($0) - 0x30 }
    var odd = 0
    var even = 0
    for (place, digit) in fromRight.enumerated().reversed() {
      if place % 2 == 0 { odd = odd * 10 + digit } else { even += digit }
    }
    var sum = even
    var doubled = odd * 2
    while doubled > 0 {
      sum += doubled % 10
      doubled /= 10
    }
    return (10 - sum % 10) % 10 == check
  }
}
