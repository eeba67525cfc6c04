import Canvas

// Control sequences (ECMA-48 5.4): parameter bytes 0x30–0x3F, intermediate bytes 0x20–0x2F, a final
// byte 0x40–0x7E. Any other byte gives the sequence up.
extension InputParser {
  mutating func takeControl(_ byte: UInt8) {
    switch byte {
    case 0x24 where isRxvtShift:
      finish(with: byte)
    case 0x20...0x3F:
      if parameters.count < Self.longestSequence { parameters.append(byte) }
    case 0x5B where parameters.isEmpty:
      state = .consoleFunction
    case 0x4D where parameters.isEmpty:
      beginMouse()
    case 0x40...0x7E:
      finish(with: byte)
    default: abandon(for: byte)
    }
  }

  /// Whether a `$` ends a key of rxvt, `ESC [ 3 $`, and is not the intermediate byte of a reply.
  private var isRxvtShift: Bool {
    !parameters.isEmpty && parameters.allSatisfy { (0x30...0x39).contains($0) }
  }

  mutating func takeConsoleFunction(_ byte: UInt8) {
    guard (0x20...0x7E).contains(byte) else { return abandon(for: byte) }
    state = .ground
    if (0x41...0x45).contains(byte) { emitKey(KeyPress(.function(Int(byte) - 0x40))) }
    isDoubled = false
  }

  mutating func takeSingle(_ byte: UInt8) {
    switch byte {
    case 0x30...0x3B:
      if parameters.count < Self.longestSequence { parameters.append(byte) }
    case 0x20...0x7E:
      state = .ground
      let fields = SequenceFields(parameters)
      // Some send the modifiers alone, `ESC O 5 P`, others as a second number.
      let modifiers = KeyCodes.modifiers(fields.value(1) ?? fields.value(0))
      if let modifiers, let key = KeyCodes.single(byte) {
        emitKey(KeyPress(key.key, key.modifiers.union(modifiers)))
      } else if modifiers != nil, let sign = KeyCodes.keypad(byte) {
        emit(.text(sign))
      }
      isDoubled = false
    default: abandon(for: byte)
    }
  }

  private mutating func finish(with final: UInt8) {
    state = .ground
    defer { isDoubled = false }
    if parameters.count >= Self.longestSequence { return }
    let fields = SequenceFields(parameters)
    if fields.hasIntermediate { return finishReport(final, fields) }
    switch fields.prefix {
    case nil: finishPlain(final, fields)
    case 0x3C: finishMouse(final, fields)
    default: break
    }
  }

  private mutating func finishPlain(_ final: UInt8, _ fields: SequenceFields) {
    let number = fields.value(0)
    switch final {
    case 0x7E where number == 200:
      emitAfterEscape(nil)
      beginPaste()
    case 0x7E where number == 27: finishCharacter(fields.value(2), fields, at: 1)
    case 0x75: finishCharacter(number, fields, at: 1)
    case 0x49 where parameters.isEmpty: emitAfterEscape(.focus(true))
    case 0x4F where parameters.isEmpty: emitAfterEscape(.focus(false))
    case 0x52 where awaitsWidth && number == 2 && [2, 3].contains(fields.value(1)):
      awaitsWidth = false
      emitAfterEscape(.ambiguousWidth((fields.value(1) ?? 2) - 1))
    // The report of the cursor's place looks like F3; only column 2 to 16 of row 1 can be the key.
    case 0x52
    where !parameters.isEmpty && !(number == 1 && (2...16).contains(fields.value(1) ?? 0)):
      break
    default:
      guard !fields.isRelease(1), let modifiers = KeyCodes.modifiers(fields.value(1)),
        let key = KeyCodes.control(final: final, number: number)
      else { return }
      emitKey(KeyPress(key.key, key.modifiers.union(modifiers)))
    }
  }

  /// The state of a DEC mode, `ESC [ ? mode ; state $ y`: 1 and 2 are on and off, 3 is always on.
  private mutating func finishReport(_ final: UInt8, _ fields: SequenceFields) {
    guard final == 0x79, fields.prefix == 0x3F, let state = fields.value(1) else { return }
    switch fields.value(0) {
    case 2026: synchronizes = (1...3).contains(state)
    case 1036: sendsLatinForAlt = state == 2
    default: break
    }
  }

  /// A character with modifiers, as `CSI u` and xterm's modifyOtherKeys send it.
  private mutating func finishCharacter(_ code: Int?, _ fields: SequenceFields, at index: Int) {
    guard let code, !fields.isRelease(index),
      let modifiers = KeyCodes.modifiers(fields.value(index)),
      let event = KeyCodes.character(
        code, shifted: fields.part(0, 1), modifiers.union(isDoubled ? .alt : []))
    else { return }
    emit(event)
  }

  /// A mouse report in SGR form, `ESC [ < button ; column ; row M`: a left click or the wheel.
  private mutating func finishMouse(_ final: UInt8, _ fields: SequenceFields) {
    guard final == 0x4D, let button = fields.value(0), let column = fields.value(1),
      let row = fields.value(2), column > 0, row > 0
    else { return }
    let point = Point(column: column - 1, row: row - 1)
    // 4, 8 and 16 are the modifiers held with it.
    switch button & ~(4 | 8 | 16) {
    case 0: emitAfterEscape(.click(point))
    case 64: emitAfterEscape(.wheel(point, -1))
    case 65: emitAfterEscape(.wheel(point, 1))
    default: break
    }
  }

  /// Emits a key, with Alt after a doubled ESC.
  private mutating func emitKey(_ press: KeyPress) {
    emit(.key(KeyPress(press.key, press.modifiers.union(isDoubled ? .alt : []))))
  }

  /// Emits what cannot have Alt: after a doubled ESC the first was the Escape key.
  private mutating func emitAfterEscape(_ event: Event?) {
    if isDoubled { emit(.key(KeyPress(.escape))) }
    isDoubled = false
    if let event { emit(event) }
  }
}
