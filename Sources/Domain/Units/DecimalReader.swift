/// Reads the bytes of a decimal number: sign, digits, point, digits, exponent.
struct DecimalReader<Bytes: Collection> where Bytes.Element == UInt8 {
  private let bytes: Bytes
  private var place: Bytes.Index
  private var digits: Int128 = 0
  private var exponent = 0
  private var count = 0

  init(_ bytes: Bytes) {
    self.bytes = bytes
    place = bytes.startIndex
  }

  /// The number that all bytes together mean; nil when they mean none.
  mutating func read() -> DecimalNumber? {
    let isNegative = next(in: [UInt8(ascii: "-")]) != nil
    if !isNegative { _ = next(in: [UInt8(ascii: "+")]) }
    readDigits(power: 0)
    if next(in: [UInt8(ascii: ".")]) != nil { readDigits(power: -1) }
    guard count > 0, readExponent(), place == bytes.endIndex else { return nil }
    return DecimalNumber(wide: isNegative ? -digits : digits, exponent: exponent)
  }

  /// Takes digits; each moves the point by a power of ten that it stands for.
  private mutating func readDigits(power: Int) {
    while place < bytes.endIndex, case let digit = Int(bytes[place]) - 0x30, (0...9).contains(digit)
    {
      count += 1
      if digits < DecimalReader.most {
        digits = digits * 10 + Int128(digit)
        exponent += power
      } else {
        exponent += power + 1
      }
      place = bytes.index(after: place)
    }
  }

  /// Takes an exponent if there is one; false when it cannot be read.
  private mutating func readExponent() -> Bool {
    guard next(in: [UInt8(ascii: "e"), UInt8(ascii: "E")]) != nil else { return true }
    let isNegative = next(in: [UInt8(ascii: "-")]) != nil
    if !isNegative { _ = next(in: [UInt8(ascii: "+")]) }
    let rest = bytes[place...]
    guard (1...3).contains(rest.count), rest.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return false
    }
    let power = rest.reduce(0) { $0 * 10 + Int($1) - 0x30 }
    exponent += isNegative ? -power : power
    place = bytes.endIndex
    return true
  }

  private mutating func next(in allowed: [UInt8]) -> UInt8? {
    guard place < bytes.endIndex, allowed.contains(bytes[place]) else { return nil }
    defer { place = bytes.index(after: place) }
    return bytes[place]
  }

  /// Thirty digits are far more than any value has, and a product of ten still fits.
  private static var most: Int128 { 1_000_000_000_000_000_000_000_000_000_000 }
}
