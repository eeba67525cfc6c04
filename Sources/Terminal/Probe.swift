/// What the terminal is asked once at the start; nobody waits for its answers.
enum Probe {
  /// Asks how Alt is sent, how wide an ambiguous character is, whether synchronised output is to be
  /// had and, where that is not known, whether colours of 24 bits are.
  ///
  /// The character stands at the left of row 2 for the time it takes to ask where the cursor is
  /// (`InputParser.awaitsWidth` says why row 2). The row is erased last, so that no terminal which
  /// prints a question it does not know keeps a trace of it.
  static func questions(asksColors: Bool) -> [UInt8] {
    Array("\u{1B}[2;1H\u{1B}[?1036$p\u{1B}[2;1H\u{2500}\u{1B}[6n\u{1B}[?2026$p".utf8)
      + (asksColors ? colorQuestion : [])
      + Array("\u{1B}[2;1H\u{1B}[K\u{1B}[H".utf8)
  }

  /// Asks for a colour of 24 bits and then, by DECRQSS, which attributes are set.
  ///
  /// `COLORTERM` does not pass through SSH, and xterm never sets it; a terminal that has such
  /// colours tells this one back.
  static let colorQuestion = Array("\u{1B}[48;2;1;2;3m\u{1B}P$qm\u{1B}\\\u{1B}[m".utf8)

  /// Whether a device control string tells the colour back: `1 $ r`, the attributes in the form of
  /// ECMA-48 or ISO 8613-6, `m`.
  static func isColorAnswer(_ bytes: [UInt8]) -> Bool {
    guard bytes.starts(with: [0x31, 0x24, 0x72]), bytes.last == 0x6D else { return false }
    let numbers = bytes.dropFirst(3).dropLast().split { !(0x30...0x39).contains($0) }
      .map { String(decoding: $0, as: UTF8.self) }
    guard let place = numbers.firstIndex(of: "48"), numbers.dropFirst(place + 1).first == "2"
    else { return false }
    return numbers.suffix(3) == ["1", "2", "3"]
  }

  /// How long an answer is waited for when the program ends before it came, in milliseconds, so that
  /// it is not typed into the shell.
  static let patience = 150
}
