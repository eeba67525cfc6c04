/// Takes from what ncurses writes for one picture the changes of style that nobody sees.
///
/// ncurses sets both colours for every change of one, and changes both and the emphasis for the
/// blanks between two words: half of what a move of the selection would write. Here a style is
/// asked for when something is drawn that shows it: a blank shows its backdrop only. Everything else
/// goes through as it is.
struct StyleThrift {
  /// What the terminal draws with; colours as the parameters that choose them.
  private struct Look: Equatable {
    var marks: Marks = []
    var foreground: ArraySlice<UInt8>
    var background: ArraySlice<UInt8>

    /// What a reset gives.
    static let plain = Look(foreground: [0x33, 0x39], background: [0x34, 0x39])
  }

  private struct Marks: OptionSet {
    let rawValue: UInt8
    /// The parameters 1, 2, 3, 4 and 7: bold, faint, italic, underline, reverse.
    static func mark(_ parameter: Int) -> Marks { Marks(rawValue: 1 << UInt8(parameter)) }
    static let onBlanks: Marks = [mark(4), mark(7)]
  }

  private let bytes: [UInt8]
  private var place = 0
  private var result: [UInt8] = []
  /// What ncurses has asked for.
  private var wanted = Look.plain
  /// What the terminal was told; nil when it is not known.
  private var told: Look?
  /// Whether a style was asked for that is not understood: all goes through until the next reset.
  private var isOpaque = false

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    result.reserveCapacity(bytes.count)
  }

  /// The same picture in fewer bytes, which leave the terminal with the same style.
  ///
  /// - Parameter bytes: What ncurses writes from one picture's begin to its end, for a terminal of
  ///   ECMA-48, as nearly all are.
  static func saving(_ bytes: [UInt8]) -> [UInt8] {
    var thrift = StyleThrift(bytes)
    thrift.run()
    return thrift.result
  }

  /// Whether a terminal ends all styles by the sequence that is known here.
  static func isReset(_ control: [UInt8]) -> Bool {
    ["\u{1B}[m", "\u{1B}[0m", "\u{1B}(B\u{1B}[m", "\u{1B}[m\u{0F}", "\u{1B}[0m\u{0F}"].contains {
      control == Array($0.utf8)
    }
  }

  private mutating func run() {
    while place < bytes.count {
      let byte = bytes[place]
      switch byte {
      case 0x1B: takeEscape()
      case 0x20: passBlank(to: place + 1)
      // Moves to the left, which draw nothing.
      case 0x08, 0x0D: pass(to: place + 1)
      case 0..<0x20: passBlank(to: place + 1)
      default: passSeen(to: place + 1)
      }
    }
    if !isOpaque, told != wanted { tell() }
  }

  // MARK: - Sequences

  private mutating func takeEscape() {
    guard place + 1 < bytes.count, bytes[place + 1] == 0x5B else {
      return passSeen(to: min(place + 2, bytes.count))
    }
    let start = place + 2
    guard let end = bytes[start...].firstIndex(where: { (0x40...0x7E).contains($0) }) else {
      return passSeen(to: bytes.count)
    }
    switch bytes[end] {
    case UInt8(ascii: "m"): takeStyle(bytes[start..<end], to: end + 1)
    // Moves of the cursor: `HfABCDEFGd`.
    case 0x41...0x48, 0x64, 0x66: pass(to: end + 1)
    // Repeats the character before it, in the present style.
    case 0x62: passSeen(to: end + 1)
    // Blanks are drawn, or something beside characters is set.
    default: passBlank(to: end + 1)
    }
  }

  /// Notes a style that ncurses asks for.
  private mutating func takeStyle(_ parameters: ArraySlice<UInt8>, to end: Int) {
    if let look = Self.look(after: parameters, isOpaque ? nil : wanted) {
      // What went through unseen has left the terminal in an unknown style.
      if isOpaque { told = nil }
      isOpaque = false
      wanted = look
      place = end
    } else {
      passSeen(to: end)
      isOpaque = true
    }
  }

  /// The look after the parameters of a style; nil when one of them is not known.
  ///
  /// - Parameter former: The look before; nil when it is not known, and then only a reset is.
  private static func look(after parameters: ArraySlice<UInt8>, _ former: Look?) -> Look? {
    var look = former
    var rest = parameters.split(
      separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)[...]
    while let first = rest.popFirst() {
      if first.isEmpty || first == [0x30] {
        look = Look.plain
        continue
      }
      guard look != nil, let number = number(first) else { return nil }
      switch number {
      case 1, 2, 3, 4, 7: look?.marks.insert(.mark(number))
      case 30...37, 39, 90...97: look?.foreground = first
      case 40...47, 49, 100...107: look?.background = first
      case 38, 48:
        let count = rest.first == [0x35] ? 2 : rest.first == [0x32] ? 4 : 0
        guard count > 0, rest.count >= count, let last = rest.prefix(count).last else { return nil }
        let color = parameters[first.startIndex..<last.endIndex]
        if number == 38 { look?.foreground = color } else { look?.background = color }
        rest = rest.dropFirst(count)
      default: return nil
      }
    }
    return look
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard digits.count <= 3, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
  }

  // MARK: - Writing

  private mutating func pass(to end: Int) {
    result += bytes[place..<end]
    place = end
  }

  /// Passes on what shows the whole style.
  private mutating func passSeen(to end: Int) {
    if !isOpaque, told != wanted { tell() }
    pass(to: end)
  }

  /// Passes on what shows the backdrop only, and the marks that blanks show too.
  private mutating func passBlank(to end: Int) {
    if !isOpaque {
      let isUnmarked =
        wanted.marks.isDisjoint(with: .onBlanks) && told?.marks.isDisjoint(with: .onBlanks) == true
      if !isUnmarked {
        if told != wanted { tell() }
      } else if told?.background != wanted.background {
        write(wanted.background)
        told?.background = wanted.background
      }
    }
    pass(to: end)
  }

  /// Tells the terminal the style that is wanted, by what differs.
  private mutating func tell() {
    var present = told ?? Look.plain
    if told == nil || wanted == .plain || !present.marks.isSubset(of: wanted.marks) {
      write([])
      present = Look.plain
    }
    for parameter in [1, 2, 3, 4, 7]
    where wanted.marks.contains(.mark(parameter)) && !present.marks.contains(.mark(parameter)) {
      write([0x30 + UInt8(parameter)])
    }
    if present.foreground != wanted.foreground { write(wanted.foreground) }
    if present.background != wanted.background { write(wanted.background) }
    told = wanted
  }

  private mutating func write(_ parameters: ArraySlice<UInt8>) {
    result += [0x1B, 0x5B]
    result += parameters
    result.append(UInt8(ascii: "m"))
  }
}
