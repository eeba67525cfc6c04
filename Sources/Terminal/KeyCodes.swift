import Canvas

/// Which key a code means, over all the terminals in use.
///
/// Sources: xterm's ctlseqs ("PC-Style Function Keys", "VT220-Style Function Keys", "Special
/// Keys"), rxvt's rxvtRef(7), console_codes(4), kitty's keyboard protocol.
enum KeyCodes {
  // MARK: - Single bytes

  /// The key of a control byte; nil for NUL, which Ctrl-Space sends and input methods use.
  static func control(_ byte: UInt8) -> KeyPress? {
    switch byte {
    case 0x08, 0x7F: KeyPress(.backspace)
    case 0x09: KeyPress(.tab)
    case 0x0A, 0x0D: KeyPress(.enter)
    case 0x1B: KeyPress(.escape)
    case 0x01...0x1A: .control(Character(Unicode.Scalar(byte + 0x60)))
    case 0x1C...0x1F: .control(Character(Unicode.Scalar(byte + 0x40)))
    default: nil
    }
  }

  /// Alt with an ASCII byte, as ESC before it.
  static func alt(_ byte: UInt8) -> KeyPress? {
    // Shift-Tab of the Linux console; Alt-Tab is the window manager's.
    if byte == 0x09 { return KeyPress(.tab, .shift) }
    if byte < 0x20 || byte == 0x7F {
      return control(byte).map { KeyPress($0.key, $0.modifiers.union(.alt)) }
    }
    let (lower, shift) = lowercased(UInt32(byte))
    return KeyPress(.character(lower), shift.union(.alt))
  }

  // MARK: - Sequences

  /// The key of `ESC [ … final`, with the modifiers that its form alone implies.
  static func control(final: UInt8, number: Int?) -> KeyPress? {
    switch final {
    case 0x7E: tilde(number ?? 0)
    // rxvt: Ctrl, Ctrl-Shift, Shift.
    case 0x5E: tilde(number ?? 0).map { KeyPress($0.key, .control) }
    case 0x40: tilde(number ?? 0).map { KeyPress($0.key, [.control, .shift]) }
    case 0x24: tilde(number ?? 0).map { KeyPress($0.key, .shift) }
    case 0x5A: KeyPress(.tab, .shift)
    // rxvt: Shift with an arrow.
    case 0x61...0x64: arrow(final - 0x20).map { KeyPress($0, .shift) }
    default: letter(final).map { KeyPress($0) }
    }
  }

  /// The key of `ESC O final`.
  static func single(_ final: UInt8) -> KeyPress? {
    switch final {
    case 0x49: KeyPress(.tab)
    case 0x4D: KeyPress(.enter)
    // rxvt: Ctrl with an arrow.
    case 0x61...0x64: arrow(final - 0x20).map { KeyPress($0, .control) }
    default: letter(final).map { KeyPress($0) }
    }
  }

  /// The sign of a key of the number pad in application mode, `ESC O final`.
  static func keypad(_ final: UInt8) -> String? {
    switch final {
    case 0x20: " "
    case 0x58: "="
    // `*` `+` `,` `-` `.` `/` and the digits, 0x40 above their ASCII places.
    case 0x6A...0x79: String(Character(Unicode.Scalar(final - 0x40)))
    default: nil
    }
  }

  private static func arrow(_ final: UInt8) -> Key? {
    switch final {
    case 0x41: .up
    case 0x42: .down
    case 0x43: .right
    case 0x44: .left
    default: nil
    }
  }

  private static func letter(_ final: UInt8) -> Key? {
    switch final {
    case 0x46: .end
    case 0x48: .home
    case 0x50...0x53: .function(Int(final) - 0x4F)
    default: arrow(final)
    }
  }

  private static func tilde(_ number: Int) -> KeyPress? {
    let key: Key? =
      switch number {
      case 1, 7: .home
      case 2: .insert
      case 3: .delete
      case 4, 8: .end
      case 5: .pageUp
      case 6: .pageDown
      case 11...15: .function(number - 10)
      case 17...21: .function(number - 11)
      case 23...26: .function(number - 12)
      case 28, 29: .function(number - 13)
      case 31...34: .function(number - 14)
      case 42...45: .function(number - 21)
      default: nil
      }
    return key.map { KeyPress($0) }
  }

  // MARK: - Modifiers and characters

  /// The modifiers of a parameter, which is 1 plus their bits; nil when one is held that we know no
  /// use for (super, hyper, meta), so that the key does not act as if it were pressed alone.
  static func modifiers(_ parameter: Int?) -> KeyPress.Modifiers? {
    // Bits 64 and 128 are the locks.
    let bits = max(0, (parameter ?? 1) - 1) & ~(64 | 128)
    return bits < 8 ? KeyPress.Modifiers(rawValue: UInt8(bits)) : nil
  }

  /// The event of a character's code with modifiers; nil for what has no use here.
  ///
  /// - Parameter shifted: The code with Shift on the keyboard in use, when the terminal told it.
  static func character(
    _ code: Int, shifted: Int?, _ modifiers: KeyPress.Modifiers
  ) -> Event? {
    switch code {
    case 8, 127: return .key(KeyPress(.backspace, modifiers))
    case 9: return .key(KeyPress(.tab, modifiers))
    case 10, 13, 57414: return .key(KeyPress(.enter, modifiers))
    case 27: return .key(KeyPress(.escape, modifiers))
    case 57344...63743: return functional(code, modifiers)
    case 0..<32, 0x80...0x9F: return nil
    default: break
    }
    guard let scalar = Unicode.Scalar(UInt32(code)) else { return nil }
    if modifiers.isDisjoint(with: [.control, .alt]) {
      guard modifiers.contains(.shift) else { return .text(String(Character(scalar))) }
      if let shifted, shifted >= 32, !(0x7F...0x9F).contains(shifted),
        let other = Unicode.Scalar(UInt32(shifted))
      {
        return .text(String(Character(other)))
      }
      return .text(scalar.properties.uppercaseMapping)
    }
    // Ctrl-Space switches input methods.
    if code == 32 { return nil }
    let (lower, shift) = lowercased(scalar.value)
    return .key(KeyPress(.character(lower), modifiers.union(shift)))
  }

  /// Keys that kitty's protocol puts into the private use area.
  private static func functional(_ code: Int, _ modifiers: KeyPress.Modifiers) -> Event? {
    let places: [Key] = [
      .left, .right, .up, .down, .pageUp, .pageDown, .home, .end, .insert, .delete,
    ]
    switch code {
    case 57376...57387: return .key(KeyPress(.function(code - 57376 + 13), modifiers))
    case 57417...57426: return .key(KeyPress(places[code - 57417], modifiers))
    case 57399...57408: return .text(String(code - 57399))
    case 57409...57413: return .text([".", "/", "*", "-", "+"][code - 57409])
    case 57415: return .text("=")
    default: return nil
    }
  }

  /// An ASCII letter as its small one, and Shift when it was a capital.
  private static func lowercased(_ code: UInt32) -> (Character, KeyPress.Modifiers) {
    if (0x41...0x5A).contains(code), let lower = Unicode.Scalar(code + 0x20) {
      return (Character(lower), .shift)
    }
    return (Character(Unicode.Scalar(code) ?? " "), [])
  }
}
