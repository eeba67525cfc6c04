/// The units of UCUM by their code, read once from `UnitFacts`.
struct UnitTable: Sendable {
  private var atoms: [String: UnitAtom] = [:]

  /// The table; made at the first use in a fraction of a millisecond.
  static let shared = UnitTable()

  private init() {
    for (place, code) in UnitFacts.bases.enumerated() {
      atoms[code] = UnitAtom(
        code: code, isMetric: true, magnitude: .one, dimension: UnitDimension(base: place),
        scale: nil)
    }
    let text = UnitFacts.units.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
    for entry in text.split(whereSeparator: { $0 == ";" || $0 == "\n" }) {
      let words = entry.split(separator: " ")
      guard words.count >= 3, let atom = atom(words) else { continue }
      atoms[atom.code] = atom
    }
  }

  /// Every code, in no particular order.
  var codes: some Collection<String> { atoms.keys }

  /// The unit of a code without a prefix; nil when there is none.
  subscript(code: String) -> UnitAtom? { atoms[code] }

  /// The unit that a name without a power stands for, and the size of its prefix.
  func lookUp(_ name: Substring, at offset: Int) throws(UnitFault) -> (UnitAtom, UnitMagnitude) {
    if let atom = atoms[String(name)] { return (atom, .one) }
    var refused: UnitFault?
    for (prefix, size) in Self.prefixes where name.hasPrefix(prefix) {
      let rest = String(name.dropFirst(prefix.count))
      guard let atom = atoms[rest] else { continue }
      if atom.isMetric { return (atom, size) }
      refused = UnitFault(.prefixNotAllowed(prefix: prefix, unit: rest), at: offset)
    }
    if let refused { throw refused }
    let number = name.prefix { $0.isASCII && $0.isWholeNumber }
    if !number.isEmpty, number.count < name.count {
      throw UnitFault(
        .numberBeforeUnit(number: String(number), unit: String(name.dropFirst(number.count))),
        at: offset)
    }
    throw UnitFault(.unknown(String(name)), at: offset)
  }

  /// An entry of the facts; nil when it says nothing, which a test rules out.
  private func atom(_ words: [Substring]) -> UnitAtom? {
    let code = String(words[0])
    let marks =
      words.count > 3 ? words[3].split(separator: ":", omittingEmptySubsequences: false) : []
    let plain = marks.first ?? ""
    guard let size = DecimalNumber(words[1]).flatMap(UnitMagnitude.init),
      let unit = try? UnitParser.parts(of: String(words[2]), table: self)
    else { return nil }
    var dimension = plain.contains("a") ? UnitDimension(arbitrary: code) : unit.dimension
    // `[IU]` is another way to write `[iU]`.
    if plain.contains("a"), !unit.dimension.arbitrary.isEmpty { dimension = unit.dimension }
    if UnitFacts.counting.contains(code) { dimension = dimension.counting(code) }
    return UnitAtom(
      code: code, isMetric: plain.contains("m"),
      magnitude: size * unit.magnitude * (plain.contains("p") ? .pi : .one), dimension: dimension,
      scale: marks.count > 1 ? SpecialScale(rawValue: String(marks[1])) : nil)
  }

  /// Every prefix and its size; those of two letters come first.
  private static let prefixes: [(code: String, size: UnitMagnitude)] = {
    let binary = UnitFacts.binaryPrefixes.compactMap { prefix in
      UnitMagnitude(DecimalNumber(digits: 1 << prefix.power)).map { (prefix.code, $0) }
    }
    let decimal = UnitFacts.prefixes.compactMap { prefix in
      UnitMagnitude(DecimalNumber(digits: 1, exponent: prefix.power)).map { (prefix.code, $0) }
    }
    return binary + decimal
  }()
}
