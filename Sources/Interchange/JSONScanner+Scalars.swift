extension JSONScanner {
  /// Steps over spaces and line ends, and in JSON5 over comments.
  mutating func skipSpace() throws(JSONFault) {
    while position < end {
      let byte = text[position]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else {
        if isLoose, try skipLooseSpace() { continue }
        return
      }
      position += 1
    }
  }

  mutating func scanWord(_ word: StaticString, _ kind: JSONNode.Kind) throws(JSONFault) {
    let start = position
    let length = word.utf8CodeUnitCount
    for place in 0..<length {
      guard position + place < end else { throw JSONFault.truncated(at: end) }
      guard text[position + place] == word.utf8Start[place] else {
        throw JSONFault.expected("一个值", "a value", at: start)
      }
    }
    position += length
    append(kind, from: start, to: position)
  }

  /// A number by the grammar of RFC 8259 section 6.
  mutating func scanNumber() throws(JSONFault) {
    let start = position
    if byte == UInt8(ascii: "-") { position += 1 }
    guard let first = byte else {
      throw start == position ? .expected("一个值", "a value", at: start) : .truncated(at: end)
    }
    guard isDigit(first) else {
      throw start == position
        ? .expected("一个值", "a value", at: start) : .expected("数字", "a digit", at: position)
    }
    if first == UInt8(ascii: "0") { position += 1 } else { skipDigits() }
    if let next = byte, isDigit(next) {
      throw JSONFault(
        "json.syntax", at: start, zh: "数字不能以 0 开头", en: "a number may not begin with 0")
    }
    if byte == UInt8(ascii: ".") {
      position += 1
      try requireDigits()
    }
    if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
      position += 1
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { position += 1 }
      try requireDigits()
    }
    append(.number, from: start, to: position)
  }

  func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  mutating func skipDigits() {
    while let byte, isDigit(byte) { position += 1 }
  }

  mutating func requireDigits() throws(JSONFault) {
    guard let byte else { throw JSONFault.truncated(at: end) }
    guard isDigit(byte) else { throw JSONFault.expected("数字", "a digit", at: position) }
    skipDigits()
  }

  mutating func scanString(quote: UInt8) throws(JSONFault) {
    let opening = position
    position += 1
    let start = position
    var flags: UInt8 = 0
    while true {
      skipPlainText()
      guard position < end else { throw JSONFault.truncated(at: end) }
      let byte = text[position]
      if byte == quote { break }
      if byte == UInt8(ascii: "\\") {
        flags = JSONNode.hasEscapes
        try scanEscape()
      } else if byte < 0x20, !isLoose || byte == 0x0A || byte == 0x0D {
        throw JSONFault(
          "json.syntax", at: position, zh: "字符串里有未转义的控制字符",
          en: "a control character inside a string is not escaped",
          help: byte == 0x0A || byte == 0x0D ? missingQuoteHelp(opening) : nil)
      } else {
        position += 1
      }
    }
    append(.string, from: start, to: position, flags: flags)
    position += 1
  }

  /// Steps over bytes that mean nothing special in a string, eight at a time.
  ///
  /// Stops at any quote, backslash or control character, or near the end.
  private mutating func skipPlainText() {
    let raw = UnsafeRawBufferPointer(text)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    while position + 8 <= end {
      let word = raw.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      // The classic test for a zero byte, of the word without the byte that is looked for.
      let quotes = word ^ (ones &* 0x22)
      let apostrophes = word ^ (ones &* 0x27)
      let slashes = word ^ (ones &* 0x5C)
      let special =
        ((quotes &- ones) & ~quotes) | ((slashes &- ones) & ~slashes)
        | ((apostrophes &- ones) & ~apostrophes) | ((word &- ones &* 0x20) & ~word)
      guard special & highs == 0 else { return }
      position += 8
    }
  }

  private mutating func scanEscape() throws(JSONFault) {
    let start = position
    guard position + 1 < end else { throw JSONFault.truncated(at: end) }
    let letter = text[position + 1]
    position += 2
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return
    case UInt8(ascii: "u"):
      try scanUnicodeEscape(from: start)
    default:
      guard isLoose else {
        throw JSONFault("json.syntax", at: start, zh: "无效的转义", en: "not an escape of JSON")
      }
      try finishLooseEscape(letter, from: start)
    }
  }

  private mutating func scanUnicodeEscape(from start: Int) throws(JSONFault) {
    let unit = try hexDigits(4, from: start)
    guard (0xD800...0xDFFF).contains(unit) else { return }
    if unit < 0xDC00, position + 6 <= end, text[position] == UInt8(ascii: "\\"),
      text[position + 1] == UInt8(ascii: "u"),
      let low = JSONText.hexValue(text, position + 2, 4), (0xDC00...0xDFFF).contains(low)
    {
      position += 6
      return
    }
    warn(
      JSONFault(
        "json.lone-surrogate", at: start, zh: "半个代理对，读作 U+FFFD",
        en: "half of a surrogate pair, read as U+FFFD"))
  }

  /// Reads so many hexadecimal digits here.
  mutating func hexDigits(_ count: Int, from start: Int) throws(JSONFault) -> UInt32 {
    guard position + count <= end else { throw JSONFault.truncated(at: end) }
    guard let value = JSONText.hexValue(text, position, count) else {
      throw JSONFault.expected("\(count) 位十六进制数", "\(count) hexadecimal digits", at: start)
    }
    position += count
    return value
  }
}
