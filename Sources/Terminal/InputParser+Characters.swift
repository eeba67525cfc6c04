import Canvas

// Bytes are UTF-8 while they can be. When they cannot, two or four that are a character of GBK are
// that: its second byte is often an ASCII letter, which must not act as a key. After that, two bytes
// that could be either are GBK too, as a quarter of the common hanzi are, until a hanzi comes in
// UTF-8. What came before it in the same read and could be either is read again.
extension InputParser {
  mutating func beginCharacter(_ byte: UInt8) {
    isHeldUTF8 = decoder.begin(byte)
    held.append(byte)
    if isHeldUTF8 { state = .character } else { takeGBK() }
  }

  mutating func takePart(_ byte: UInt8) {
    held.append(byte)
    if isHeldUTF8 {
      switch decoder.add(byte) {
      case .more: return
      case .scalar(let scalar):
        let isEither = held.count == 2 && GB18030.form(held) == .character(2)
        if isEither, prefersGBK { return takeGBK() }
        if isEither { beginDoubt() } else { doubt = nil }
        prefersGBK = false
        state = .ground
        held.removeAll(keepingCapacity: true)
        return appendGraphic(scalar)
      case .invalid: isHeldUTF8 = false
      }
    }
    takeGBK()
  }

  /// Reads the held bytes as GBK; those that follow a character, or the first that is none, start
  /// afresh.
  private mutating func takeGBK() {
    switch GB18030.form(held) {
    case .partial: state = .character
    case .character(let count):
      if let doubt, !isRetaking, gbk.decoded(held.prefix(count)) != nil { return reread(doubt) }
      retake(releaseHeld(count))
    case .invalid:
      markGarbled()
      retake(releaseHeld(0).dropFirst())
    }
  }

  private mutating func retake(_ bytes: ArraySlice<UInt8>) {
    let wasRetaking = isRetaking
    isRetaking = true
    for byte in bytes { take(byte) }
    isRetaking = wasRetaking
  }

  /// Decides an unfinished character, as no more bytes came in time.
  mutating func giveUpCharacter() {
    if case .character(let count) = GB18030.form(held) {
      retake(releaseHeld(count))
    } else {
      markGarbled()
      retake(releaseHeld(0).dropFirst())
    }
    if state == .character { giveUpCharacter() }
  }

  /// Ends the character with so many of the held bytes as GBK, and returns the others.
  private mutating func releaseHeld(_ count: Int) -> ArraySlice<UInt8> {
    state = .ground
    let bytes = held[...]
    held = []
    if count > 0 {
      // Among bytes that are neither it is noise that looks like GBK.
      if !isInGarbledRun, let text = gbk.decoded(bytes.prefix(count)) {
        isRescued = true
        prefersGBK = true
        for scalar in text.unicodeScalars { appendGraphic(scalar) }
      } else {
        markGarbled()
      }
    }
    return bytes.dropFirst(count)
  }

  /// C1 controls are dropped: no terminal sends them for a key.
  private mutating func appendGraphic(_ scalar: Unicode.Scalar) {
    isInGarbledRun = false
    if scalar.value > 0x9F { append(scalar) }
  }
}
