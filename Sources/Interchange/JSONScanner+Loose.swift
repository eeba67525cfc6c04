import Domain

// What JSON5 allows beyond JSON (https://spec.json5.org).
extension JSONScanner {
  func missingQuoteHelp(_ opening: Int) -> Localized {
    Localized(zh: "前面的引号可能没有结束", en: "the quote before may not have been closed")
  }

  /// Steps over one comment or one rarer space; false when there is none here.
  mutating func skipLooseSpace() throws(JSONFault) -> Bool {
    switch text[position] {
    case 0x0B, 0x0C:
      position += 1
      return true
    case UInt8(ascii: "/"):
      return try skipComment()
    case 0x80...:
      guard let (scalar, length) = scalar(at: position),
        scalar.properties.generalCategory == .spaceSeparator
          || [0xFEFF, 0x2028, 0x2029].contains(scalar.value)
      else { return false }
      position += length
      return true
    default:
      return false
    }
  }

  private mutating func skipComment() throws(JSONFault) -> Bool {
    let start = position
    guard position + 1 < end else { throw JSONFault.truncated(at: end) }
    switch text[position + 1] {
    case UInt8(ascii: "/"):
      while let byte, byte != 0x0A, byte != 0x0D { position += 1 }
      return true
    case UInt8(ascii: "*"):
      position += 2
      while position + 1 < end {
        if text[position] == UInt8(ascii: "*"), text[position + 1] == UInt8(ascii: "/") {
          position += 2
          return true
        }
        position += 1
      }
      throw JSONFault(
        "json.syntax", at: start, zh: "注释没有结束", en: "the comment is never closed")
    default:
      return false
    }
  }

  /// A key without quotes: a name as in ECMAScript 5.1, Chinese letters included.
  mutating func scanBareKey() throws(JSONFault) {
    let start = position
    var flags: UInt8 = 0
    while position < end {
      if text[position] == UInt8(ascii: "\\") {
        let escape = position
        guard position + 1 < end, text[position + 1] == UInt8(ascii: "u") else { break }
        position += 2
        _ = try hexDigits(4, from: escape)
        flags = JSONNode.hasEscapes
        continue
      }
      guard let (scalar, length) = scalar(at: position), isName(scalar, isFirst: position == start)
      else { break }
      position += length
    }
    guard position > start else { throw JSONFault.expected("键名", "a key", at: position) }
    append(.string, from: start, to: position, flags: flags)
  }

  private func isName(_ scalar: Unicode.Scalar, isFirst: Bool) -> Bool {
    if scalar == "$" || scalar == "_" { return true }
    return isFirst ? scalar.properties.isIDStart : scalar.properties.isIDContinue
  }

  /// The scalar here; the text is known to be UTF-8.
  private func scalar(at position: Int) -> (Unicode.Scalar, length: Int)? {
    let first = text[position]
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard position + length <= end else { return nil }
    var decoder = UTF8()
    var bytes = text[position..<(position + length)].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { return nil }
    return (scalar, length)
  }

  /// A number of JSON5, with a sign, in hexadecimal, with a bare point, `Infinity` or `NaN`.
  mutating func scanLooseNumber() throws(JSONFault) {
    let start = position
    if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { position += 1 }
    switch byte {
    case UInt8(ascii: "I"): try skipName("Infinity")
    case UInt8(ascii: "N"): try skipName("NaN")
    case UInt8(ascii: "0") where position + 1 < end && text[position + 1] | 0x20 == 0x78:
      position += 2
      let digits = position
      while let byte, JSONText.hexDigit(byte) != nil { position += 1 }
      guard position > digits else {
        throw JSONFault.expected("十六进制数字", "a hexadecimal digit", at: position)
      }
    default: try skipLooseDecimal(from: start)
    }
    append(.number, from: start, to: position)
  }

  private mutating func skipLooseDecimal(from start: Int) throws(JSONFault) {
    let whole = position
    skipDigits()
    let hasWhole = position > whole
    if hasWhole, text[whole] == UInt8(ascii: "0"), position > whole + 1 {
      throw JSONFault(
        "json.syntax", at: start, zh: "数字不能以 0 开头", en: "a number may not begin with 0")
    }
    var hasFraction = false
    if byte == UInt8(ascii: ".") {
      position += 1
      let fraction = position
      skipDigits()
      hasFraction = position > fraction
    }
    guard hasWhole || hasFraction else { throw JSONFault.expected("一个值", "a value", at: start) }
    if let letter = byte, letter | 0x20 == UInt8(ascii: "e") {
      position += 1
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { position += 1 }
      try requireDigits()
    }
  }

  private mutating func skipName(_ word: StaticString) throws(JSONFault) {
    let start = position
    for place in 0..<word.utf8CodeUnitCount {
      guard let byte, byte == word.utf8Start[place] else {
        throw JSONFault.expected("一个值", "a value", at: start)
      }
      position += 1
    }
  }

  /// The rest of an escape that JSON does not have.
  mutating func finishLooseEscape(_ letter: UInt8, from start: Int) throws(JSONFault) {
    switch letter {
    case UInt8(ascii: "x"): _ = try hexDigits(2, from: start)
    case 0x0D where byte == 0x0A: position += 1
    case UInt8(ascii: "1")...UInt8(ascii: "9"):
      throw JSONFault("json.syntax", at: start, zh: "无效的转义", en: "not an escape of JSON5")
    default: break
    }
  }
}
