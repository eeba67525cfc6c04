package import Canvas

/// Turns the bytes that a terminal sends into events.
///
/// Pure and incremental: where the bytes are cut into reads does not matter, but for three things
/// that only a read can tell. Text that comes in one read is joined (a base with its marks, and all
/// letters that are not ASCII, as an input method commits them at once), the count of garbled runs
/// comes at the end of each read, and what could be UTF-8 as well as GBK is read again as GBK when
/// the same read proves to be that. Sequences that are not known are swallowed whole, so that no
/// part of them is taken for a key. O(1) for each byte.
package struct InputParser {
  enum State {
    case ground
    /// Inside a character of several bytes.
    case character
    /// After ESC, or two of them.
    case escape
    /// After ESC [.
    case control
    /// After ESC [ [, the function keys of the Linux console.
    case consoleFunction
    /// After ESC O.
    case single
    /// After ESC [ M, three bytes of an old mouse report.
    case mouse
    /// After ESC and one of `]` `P` `_` `^` `X`: a reply of text up to BEL or ESC \.
    case string
    /// After an ESC in such a reply.
    case stringEnd
    case paste
  }

  var state = State.ground
  /// Whether two ESC came, which some terminals send for Alt with a key.
  var isDoubled = false
  /// What came after the introducer of a sequence.
  var parameters: [UInt8] = []
  /// The last byte of the introducer of a string.
  private var introducer: UInt8 = 0
  private var mouseBytesLeft = 0
  var decoder = ScalarDecoder()
  /// The bytes of a character that is not whole yet.
  var held: [UInt8] = []
  /// Whether those can still become UTF-8.
  var isHeldUTF8 = false
  /// Whether the last character of several bytes was GBK.
  var prefersGBK = false
  let gbk = GB18030()
  private var pasted = PasteBuffer()
  /// Whether the last byte was a carriage return: scanners end their line with CR and LF.
  private var isAfterReturn = false
  var isInGarbledRun = false
  /// Where this read could be GBK although it was read as UTF-8; nil where it is certain.
  var doubt: Doubt?
  /// Whether bytes are taken that were held.
  var isRetaking = false

  /// What this read has brought so far.
  private var events: [Event] = []
  private var text = ""
  private var textBeganASCII = false
  private var garbledRuns = 0
  var isRescued = false

  /// Whether the next report of the cursor's place answers our probe of ambiguous width.
  ///
  /// The probe is one such character at the left of row 2, as a report from row 1 could be F3 with
  /// modifiers. Other reports are swallowed.
  package var awaitsWidth = false
  /// Whether the terminal takes synchronised output (DEC mode 2026); nil until it has said so.
  package var synchronizes: Bool?
  /// Whether the terminal has told back the colour of 24 bits that it was asked about.
  package var hasDirectColor = false
  /// Whether the terminal has said that it sends Alt with a letter as a letter of Latin-1 (xterm's
  /// mode 1036 is off).
  package var sendsLatinForAlt = false

  /// Most bytes kept of one sequence; a longer one is swallowed.
  static let longestSequence = 64

  package init() {}

  /// Whether bytes are held that the next ones, or `timeout()`, will decide.
  package var isPending: Bool { state != .ground }

  /// How long to wait after the last byte before `timeout()` is called; nil while nothing is held.
  ///
  /// A lone ESC is the key after 25 ms. What has begun as a sequence is most likely one, cut by a
  /// slow line, and waits longer.
  package var patienceMilliseconds: Int? {
    switch state {
    case .ground: nil
    case .escape: 25
    case .character: 100
    case .control, .single, .string: parameters.isEmpty ? 100 : 500
    case .consoleFunction, .mouse, .stringEnd: 500
    case .paste: 2000
    }
  }

  /// Takes the bytes of one read, any number of them, and returns what they bring.
  package mutating func feed(_ bytes: some Collection<UInt8>) -> [Event] {
    for byte in bytes {
      doubt?.bytes.append(byte)
      take(byte)
    }
    return finished()
  }

  /// Decides what is held, as no more bytes came in time.
  ///
  /// ESC becomes the Escape key, and an introducer Alt with its character. A paste without an end
  /// ends here, an unfinished character is GBK where it can be and counts as garbled otherwise, and
  /// an unfinished sequence is dropped.
  package mutating func timeout() -> [Event] {
    let held = state
    state = .ground
    isAfterReturn = false
    switch held {
    case .ground: break
    case .escape:
      emit(.key(KeyPress(.escape)))
      if isDoubled { emit(.key(KeyPress(.escape))) }
    case .control: if parameters.isEmpty { emitAlt(0x5B) }
    case .single: if parameters.isEmpty { emitAlt(0x4F) }
    case .string: if parameters.isEmpty { emitAlt(introducer) }
    case .character: giveUpCharacter()
    case .paste: finishPaste()
    case .consoleFunction, .mouse, .stringEnd: break
    }
    isDoubled = false
    isInGarbledRun = false
    return finished()
  }

  private mutating func finished() -> [Event] {
    doubt = nil
    flushText()
    if isRescued { events.append(.rescued) }
    isRescued = false
    if garbledRuns > 0 { events.append(.garbled(garbledRuns)) }
    garbledRuns = 0
    defer { events = [] }
    return events
  }

  // MARK: - Bytes

  mutating func take(_ byte: UInt8) {
    switch state {
    case .ground: takeGround(byte)
    case .character: takePart(byte)
    case .escape: takeEscape(byte)
    case .control: takeControl(byte)
    case .consoleFunction: takeConsoleFunction(byte)
    case .single: takeSingle(byte)
    case .mouse: takeMouse(byte)
    case .string: takeString(byte)
    case .stringEnd:
      state = .escape
      isDoubled = false
      if byte == 0x5C { finishString() } else { take(byte) }
    case .paste:
      if pasted.take(byte) {
        state = .ground
        finishPaste()
      }
    }
  }

  private mutating func takeGround(_ byte: UInt8) {
    let isSecondOfLineEnd = byte == 0x0A && isAfterReturn
    isAfterReturn = byte == 0x0D
    if byte >= 0x80 { return beginCharacter(byte) }
    isInGarbledRun = false
    if byte == 0x1B {
      state = .escape
      isDoubled = false
      doubt = nil
    } else if byte < 0x20 || byte == 0x7F {
      if !isSecondOfLineEnd, let key = KeyCodes.control(byte) { emit(.key(key)) }
    } else {
      append(Unicode.Scalar(byte))
    }
  }

  private mutating func takeEscape(_ byte: UInt8) {
    parameters.removeAll(keepingCapacity: true)
    switch byte {
    case 0x1B:
      if isDoubled { emit(.key(KeyPress(.escape))) }
      isDoubled = true
    case 0x5B: state = .control
    case 0x4F: state = .single
    case 0x5D, 0x50, 0x5F, 0x5E, 0x58:
      state = .string
      introducer = byte
    default:
      state = .ground
      if byte >= 0x80 {
        // Escape, and then what an input method committed: nobody has Alt with a hanzi.
        emit(.key(KeyPress(.escape)))
        take(byte)
      } else {
        emitAlt(byte)
      }
      isDoubled = false
    }
  }

  private mutating func takeMouse(_ byte: UInt8) {
    guard byte >= 0x20 else { return abandon(for: byte) }
    mouseBytesLeft -= 1
    if mouseBytesLeft == 0 { state = .ground }
  }

  private mutating func takeString(_ byte: UInt8) {
    switch byte {
    case 0x1B: state = .stringEnd
    case 0x07: finishString()
    // No reply holds a control: the end was lost, and somebody pressed a key.
    case 0x00..<0x20: abandon(for: byte)
    default: if parameters.count < Self.longestSequence { parameters.append(byte) }
    }
  }

  /// Takes a whole string; all but the answer to a question of ours means nothing.
  private mutating func finishString() {
    state = .ground
    if introducer == 0x50, Probe.isColorAnswer(parameters) { hasDirectColor = true }
  }

  /// Gives up an unfinished sequence at a byte that cannot be part of it.
  mutating func abandon(for byte: UInt8) {
    state = .ground
    isDoubled = false
    take(byte)
  }

  mutating func beginMouse() {
    state = .mouse
    mouseBytesLeft = 3
  }

  mutating func beginPaste() {
    state = .paste
    pasted = PasteBuffer()
  }

  private mutating func finishPaste() {
    let (content, encoding) = pasted.finished(gbk)
    pasted = PasteBuffer()
    if !content.isEmpty { emit(.paste(content)) }
    switch encoding {
    case .utf8: break
    case .gbk:
      isRescued = true
      prefersGBK = true
    case .unknown: garbledRuns += 1
    }
  }

  // MARK: - Events

  mutating func emit(_ event: Event) {
    flushText()
    events.append(event)
  }

  /// Alt with an ASCII byte, after the Escape of a doubled ESC.
  private mutating func emitAlt(_ byte: UInt8) {
    if isDoubled { emit(.key(KeyPress(.escape))) }
    if let key = KeyCodes.alt(byte) { emit(.key(key)) }
  }

  // MARK: - What could be either

  /// What was there before a character that could be GBK as well, and the bytes from it on.
  struct Doubt {
    fileprivate var events: Int
    fileprivate var text: String
    fileprivate var textBeganASCII: Bool
    var bytes: [UInt8]
  }

  /// Notes that the bytes held could be another character in GBK.
  mutating func beginDoubt() {
    guard doubt == nil, !isRetaking else { return }
    doubt = Doubt(
      events: events.count, text: text, textBeganASCII: textBeganASCII, bytes: held)
  }

  /// Reads everything from the first doubtful character on again, as GBK.
  mutating func reread(_ doubt: Doubt) {
    self.doubt = nil
    events.removeSubrange(doubt.events...)
    (text, textBeganASCII) = (doubt.text, doubt.textBeganASCII)
    state = .ground
    held = []
    prefersGBK = true
    for byte in doubt.bytes { take(byte) }
  }

  mutating func append(_ scalar: Unicode.Scalar) {
    let joins =
      !text.isEmpty && (TextWidth.of(scalar) == 0 || !(scalar.isASCII || textBeganASCII))
    if !joins {
      flushText()
      textBeganASCII = scalar.isASCII
    }
    text.unicodeScalars.append(scalar)
  }

  private mutating func flushText() {
    if text.isEmpty { return }
    events.append(.text(text))
    text = ""
  }

  mutating func markGarbled() {
    doubt = nil
    if !isInGarbledRun { garbledRuns += 1 }
    isInGarbledRun = true
  }
}
