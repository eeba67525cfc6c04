/// What a unit expression comes to.
struct UnitParts {
  var magnitude = UnitMagnitude.one
  var dimension = UnitDimension.none
  /// The only unit of the expression, when it is read on a scale of its own; with its prefix.
  var scale: (scale: SpecialScale, prefix: UnitMagnitude, reference: UnitMagnitude)?
}

/// Reads unit expressions of UCUM, case-sensitive form, by the grammar of its section 2.
///
/// Annotations hold printable ASCII without braces and say nothing about the size. The operators
/// bind from the left: `s/m.mg` is `(s/m).mg`.
struct UnitParser {
  private let text: String
  private let table: UnitTable
  private let bytes: [UInt8]
  private var place = 0
  private var depth = 0
  private var factors = 0
  /// How many of the factors are plain numbers.
  private var numbers = 0
  private var hasStroke = false
  private var special: (scale: SpecialScale, prefix: UnitMagnitude, reference: UnitMagnitude)?

  /// Reads a whole text.
  static func parts(
    of text: String, table: UnitTable = .shared
  ) throws(UnitFault) -> UnitParts {
    guard !text.isEmpty else { throw UnitFault(.empty, at: 0) }
    guard text.utf8.count <= 200 else { throw UnitFault(.tooLong, at: 200) }
    var parser = UnitParser(text: text, table: table, bytes: Array(text.utf8))
    var parts = try parser.term()
    if parser.place < parser.bytes.count { throw parser.unexpected() }
    if parser.factors - parser.numbers == 1, !parser.hasStroke, var scale = parser.special {
      // `2.[degF]` is read on the scale of the degree, two of which it counts at a time.
      if parser.numbers > 0 { scale.prefix = parts.magnitude * scale.reference.inverse }
      parts.scale = scale
    }
    return parts
  }

  private init(text: String, table: UnitTable, bytes: [UInt8]) {
    self.text = text
    self.table = table
    self.bytes = bytes
  }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func take(_ character: Character) -> Bool {
    guard let next, next == character.asciiValue else { return false }
    place += 1
    return true
  }

  private func unexpected() -> UnitFault {
    guard place < bytes.count else { return UnitFault(.missing, at: place) }
    let rest = String(decoding: bytes[place...], as: UTF8.self)
    return UnitFault(.unexpected(rest.first ?? "?"), at: place)
  }

  /// Components with operators between; the first may have a stroke before it.
  private mutating func term() throws(UnitFault) -> UnitParts {
    var result = UnitParts()
    var isBelow = take("/")
    if isBelow { hasStroke = true }
    while true {
      let part = try component()
      guard let dimension = part.dimension.raised(to: isBelow ? -1 : 1) else {
        throw UnitFault(.power, at: place)
      }
      result.dimension = result.dimension * dimension
      result.magnitude = result.magnitude * (isBelow ? part.magnitude.inverse : part.magnitude)
      if take("/") {
        isBelow = true
        hasStroke = true
      } else if take(".") {
        isBelow = false
      } else {
        return result
      }
    }
  }

  /// Something in brackets, an annotation, or a unit or number with or without an annotation.
  private mutating func component() throws(UnitFault) -> UnitParts {
    if next == UInt8(ascii: "(") {
      let start = place
      place += 1
      depth += 1
      guard depth <= 16 else { throw UnitFault(.tooLong, at: start) }
      let result = try term()
      depth -= 1
      guard take(")") else {
        throw place < bytes.count ? unexpected() : UnitFault(.unclosed("("), at: start)
      }
      return result
    }
    factors += 1
    if try annotation() { return UnitParts() }
    let result = try factor()
    _ = try annotation()
    return result
  }

  /// Takes an annotation in braces if there is one.
  private mutating func annotation() throws(UnitFault) -> Bool {
    let start = place
    guard take("{") else { return false }
    while let next, next != UInt8(ascii: "}") {
      guard (0x21...0x7E).contains(next), next != UInt8(ascii: "{") else { throw unexpected() }
      place += 1
    }
    guard take("}") else { throw UnitFault(.unclosed("{"), at: start) }
    return true
  }

  /// A number, or a unit with its prefix and power.
  private mutating func factor() throws(UnitFault) -> UnitParts {
    let start = place
    let name = try self.name()
    guard !name.isEmpty else { throw unexpected() }
    if name.utf8.allSatisfy(Self.isDigit) {
      guard name.utf8.count <= 18, let size = DecimalNumber(name).flatMap(UnitMagnitude.init) else {
        throw UnitFault(.number(String(name)), at: start)
      }
      numbers += 1
      return UnitParts(magnitude: size)
    }
    let (code, exponent) = try Self.split(name, at: start)
    let (atom, prefix) = try table.lookUp(code, at: start)
    guard let dimension = atom.dimension.raised(to: exponent) else {
      throw UnitFault(.power, at: start)
    }
    if let scale = atom.scale, exponent == 1 { special = (scale, prefix, atom.magnitude) }
    return UnitParts(
      magnitude: (atom.magnitude * prefix).raised(to: exponent), dimension: dimension)
  }

  /// Everything up to the next operator, bracket or annotation; square brackets are one piece.
  private mutating func name() throws(UnitFault) -> Substring {
    let start = place
    while let next, !Self.ends.contains(next) {
      guard (0x21...0x7E).contains(next), next != UInt8(ascii: "]") else { throw unexpected() }
      if next == UInt8(ascii: "[") {
        let opening = place
        while let inner = self.next, inner != UInt8(ascii: "]") {
          guard (0x21...0x7E).contains(inner) else { throw unexpected() }
          place += 1
        }
        guard self.next != nil else { throw UnitFault(.unclosed("["), at: opening) }
      }
      place += 1
    }
    return Substring(String(decoding: bytes[start..<place], as: UTF8.self))
  }

  /// A name and the power behind it: `m2`, `10*-7`, `s-1`.
  private static func split(
    _ name: Substring, at offset: Int
  ) throws(UnitFault) -> (code: Substring, exponent: Int) {
    var code = name
    var digits = ""
    while let last = code.utf8.last, isDigit(last) { digits = String(code.removeLast()) + digits }
    guard !digits.isEmpty else { return (name, 1) }
    var sign = 1
    if let last = code.last, last == "-" || last == "+" {
      code.removeLast()
      sign = last == "-" ? -1 : 1
    }
    // `10+3`: a number has no power.
    if code.isEmpty || code.utf8.allSatisfy(isDigit) {
      throw UnitFault(.unknown(String(name)), at: offset)
    }
    guard digits.utf8.count <= 2, let exponent = Int(digits), exponent != 0 else {
      throw UnitFault(.power, at: offset)
    }
    return (code, sign * exponent)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static let ends = [UInt8]("./(){}".utf8)
}
