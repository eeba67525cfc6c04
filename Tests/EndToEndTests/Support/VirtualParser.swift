/// Where the emulated terminal is in the bytes it is given.
struct VirtualParser {
  enum State {
    case ground, escape, charset
    /// After ESC [.
    case control
    /// After ESC ], up to BEL or ESC \.
    case string
    case stringEnd
  }

  var state = State.ground
  /// What came since the introducer.
  var held: [UInt8] = []
  /// The bytes of a character that is not whole yet.
  var scalar: [UInt8] = []
}

extension VirtualTerminal {
  /// Takes what the program wrote, cut anywhere.
  mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      switch parser.state {
      case .ground: takeGround(byte)
      case .escape: takeEscape(byte)
      case .charset: parser.state = .ground
      case .control:
        parser.held.append(byte)
        if (0x40...0x7E).contains(byte) {
          parser.state = .ground
          control(parser.held)
        }
      case .string:
        if byte == 0x1B {
          parser.state = .stringEnd
        } else if byte == 0x07 {
          finishString()
        } else {
          parser.held.append(byte)
        }
      case .stringEnd: finishString()
      }
    }
  }

  private mutating func takeGround(_ byte: UInt8) {
    if byte >= 0x80 { return takePart(byte) }
    if !parser.scalar.isEmpty { dropScalar() }
    switch byte {
    case 0x1B: parser.state = .escape
    case 0x08: move(column: page.column - 1)
    case 0x09: tab()
    case 0x0A, 0x0B, 0x0C: lineFeed()
    case 0x0D: move(column: 0)
    case 0x07, 0x0E, 0x0F: break
    case 0x20...0x7E: put(Unicode.Scalar(byte))
    default: unknown.append("byte \(byte)")
    }
  }

  private mutating func takePart(_ byte: UInt8) {
    parser.scalar.append(byte)
    let first = parser.scalar[0]
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
    guard parser.scalar.count == length else { return }
    guard let text = String(validating: parser.scalar, as: UTF8.self),
      let scalar = text.unicodeScalars.first
    else { return dropScalar() }
    parser.scalar = []
    // C1 controls would steer a real terminal.
    if scalar.value < 0xA0 { unknown.append("U+\(scalar.value)") } else { put(scalar) }
  }

  private mutating func dropScalar() {
    unknown.append("not UTF-8: \(parser.scalar)")
    parser.scalar = []
  }

  private mutating func takeEscape(_ byte: UInt8) {
    parser.state = .ground
    parser.held = []
    switch byte {
    case 0x5B: parser.state = .control
    case 0x5D: parser.state = .string
    case 0x50:
      parser.state = .string
      parser.held = [byte]
    case 0x28, 0x29: parser.state = .charset
    case 0x37: savedCursor = (page.row, page.column)
    case 0x38: move(row: savedCursor.row, column: savedCursor.column)
    case 0x44: lineFeed()
    case 0x45:
      move(column: 0)
      lineFeed()
    case 0x4D: reverseLineFeed()
    // The keypad's modes.
    case 0x3D, 0x3E: break
    default: unknown.append("ESC \(Character(Unicode.Scalar(byte)))")
    }
  }

  private mutating func finishString() {
    parser.state = .ground
    let text = String(decoding: parser.held, as: UTF8.self)
    if text.hasPrefix("2;") || text.hasPrefix("0;") {
      title = String(text.dropFirst(2))
    } else if text.hasPrefix("52;c;") {
      clipboard = String(text.dropFirst(5))
    } else if text.hasPrefix("12;#") {
      hasOwnCursorColor = true
    } else if text == "112" {
      hasOwnCursorColor = false
    } else if text != "P$qm" {
      // The attributes may be asked for; this terminal has no answer.
      unknown.append("string \(text)")
    }
  }

  /// Carries out `ESC [ … final`.
  private mutating func control(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let isPrivate = text.hasPrefix("?")
    let numbers = text.drop { $0 == "?" }.dropLast()
      .split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
    // Questions; this terminal is one that does not answer.
    if ["6n", "?2026$p", "?1036$p"].contains(text) { return }
    if isPrivate {
      guard text.hasSuffix("h") || text.hasSuffix("l") else { return unknown.append(text) }
      for mode in numbers { set(mode: mode ?? 0, text.hasSuffix("h")) }
      return
    }
    if !perform(text.last ?? " ", numbers) { unknown.append("CSI \(text)") }
  }

  /// Carries out a control sequence; false when it is not known.
  private mutating func perform(_ final: Character, _ numbers: [Int?]) -> Bool {
    func number(_ index: Int = 0) -> Int? { numbers.indices.contains(index) ? numbers[index] : nil }
    let count = max(1, number() ?? 1)
    switch final {
    case "A": move(row: page.row - count)
    case "B": move(row: page.row + count)
    case "C": move(column: page.column + count)
    case "D": move(column: page.column - count)
    case "G", "`": move(column: count - 1)
    case "H", "f": move(row: count - 1, column: max(1, number(1) ?? 1) - 1)
    case "d": move(row: count - 1)
    case "J": eraseInDisplay(number() ?? 0)
    case "K": eraseInLine(number() ?? 0)
    case "X": erase(page.column..<(page.column + count))
    case "@": insertBlanks(count)
    case "P": deleteCharacters(count)
    case "L": shiftRows(count, isUp: false)
    case "M": shiftRows(count, isUp: true)
    case "S": scrollUp(count)
    case "T": scrollDown(count)
    case "b": repeatLast(count)
    case "r": setRegion(number() ?? 1, number(1) ?? rowCount)
    case "m": break
    case "l", "h": return number() == 4
    case "t": return keepTitle(number() ?? 0)
    default: return false
    }
    return true
  }

  private mutating func repeatLast(_ count: Int) {
    guard let scalar = lastGraphic?.unicodeScalars.first else { return }
    for _ in 0..<count { put(scalar) }
  }

  private mutating func setRegion(_ first: Int, _ last: Int) {
    let first = min(max(1, first), rowCount)
    region = (first - 1)...(min(max(first, last), rowCount) - 1)
    move(row: 0, column: 0)
  }

  private mutating func keepTitle(_ kind: Int) -> Bool {
    switch kind {
    case 22: keptTitles += 1
    case 23: keptTitles -= 1
    default: return false
    }
    return true
  }
}
