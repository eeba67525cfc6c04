import Domain

/// What an observation's code and unit mean in the clinic's dictionary.
struct FHIRMeaning {
  /// What a meaning was worked out for.
  struct Key: Hashable {
    var indicator: String
    var loinc: String?
    var unit: FHIRUnit
  }

  /// The indicator that the value belongs to; not always that of the code alone.
  var indicator: Indicator
  /// How the number becomes canonical; nil when it cannot, and the value stays words.
  var conversion: UnitConversion?
}

/// The unit of a Quantity as received: as people read it, and its UCUM code.
struct FHIRUnit: Hashable {
  var text: String
  var code: String

  /// No unit at all.
  static let none = FHIRUnit(text: "", code: "")

  init(text: String, code: String) {
    self.text = text
    self.code = code
  }

  init(_ quantity: JSONValue) {
    text = quantity["unit"]?.string ?? ""
    code = quantity["code"]?.string ?? ""
  }

  var isEmpty: Bool { text.isEmpty && code.isEmpty }
  /// What is kept beside the value.
  var received: String { text.isEmpty ? code : text }
  /// What a new indicator takes as its canonical unit.
  var canonical: String { code.isEmpty ? text : code }
  /// The spellings to try, the code that is meant for computing first.
  var spellings: [String] { [code, text].filter { !$0.isEmpty } }
}

/// Which indicator a code names.
struct FHIRCode {
  /// The code of the indicator, in the dictionary or still to be made.
  var indicator: String
  /// The LOINC code that it came under, or nil.
  var loinc: String?
  /// The words for an indicator that must be made.
  var name: String

  static let loincSystem = "http://loinc.org"
  static let snomedSystem = "http://snomed.info/sct"

  /// Finds the best coding of a CodeableConcept; nil when it names nothing.
  ///
  /// A LOINC code that the dictionary knows comes first, then any LOINC code, then SNOMED CT, then
  /// a local code, then bare text. What the dictionary lacks gets a code made from its own:
  /// `loinc-2339-0`, `snomed-271649006`, `local-…`.
  init?(_ concept: JSONValue?, in dictionary: IndicatorDictionary) {
    guard let concept, let words = concept.words else { return nil }
    let codings = concept.list("coding").compactMap { coding in
      coding.text("code").map { (system: coding.text("system") ?? "", code: $0) }
    }
    let loincs = codings.filter { $0.system == Self.loincSystem }.map(\.code)
    name = String(words.prefix(200))
    for code in loincs {
      guard let known = dictionary.indicator(loinc: code) else { continue }
      indicator = known.code
      loinc = code
      return
    }
    if let code = loincs.first(where: LoincCode.isValid) {
      indicator = "loinc-\(code)"
      loinc = code
    } else if let coding = codings.first(where: { $0.system == Self.snomedSystem }),
      coding.code.allSatisfy(\.isNumber)
    {
      indicator = "snomed-\(coding.code)"
    } else if let coding = codings.first {
      indicator = Self.local(coding.code, system: coding.system)
    } else {
      indicator = "local-" + Self.hash(words)
    }
  }

  /// A code of ours for a code of someone else's system: readable where it can be, always its own.
  private static func local(_ code: String, system: String) -> String {
    let isPlain = code.utf8.count <= 20 && code.utf8.allSatisfy { isPlainByte($0) }
    return isPlain
      ? "local-\(code.lowercased())-\(hash("\(system)|\(code)"))"
      : "local-" + hash("\(system)|\(code)")
  }

  private static func isPlainByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// The suffix of an indicator that holds values in a unit which its own cannot be reached from.
  ///
  /// Different units always have different suffixes.
  static func suffix(of unit: String) -> String {
    let key = UnitText(unit).key
    let readable = key.replacing("/", with: "_per_").replacing("%", with: "percent")
    let isPlain = readable.utf8.allSatisfy { isPlainByte($0) || $0 == 0x5F }
    // A capital means something in UCUM; a small-letter code alone would not tell it apart.
    if isPlain, readable == readable.lowercased() { return readable }
    let letters = readable.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    return letters + "_" + hash(key)
  }

  /// Eight hexadecimal digits that stand for a text: FNV-1a, folded to 32 bits.
  static func hash(_ text: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    let folded = UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
    let digits = String(folded, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
