/// The description of the process's terminal as ncurses is given it: the terminal's own, without
/// what only some of those do that go by its name, and with colours of 24 bits where it has them.
///
/// `xterm-256color` is what nearly every terminal calls itself. Some that do cannot repeat a
/// character or scroll by several rows, and would show rows of another picture.
enum TerminalDescription {
  /// Where the capabilities stand that are changed here (`<term.h>`).
  private enum Place {
    static let enterAlternateCharacters = 25
    static let exitAlternateCharacters = 38
    static let exitAttributes = 39
    static let scrollForward = 109
    static let scrollBackward = 113
    static let repeatCharacter = 121
    static let setAttributes = 131
    static let originalColors = 298
  }

  /// The value for `TERMINFO`, and what puts the characters of the terminal in order once.
  struct Prepared: Equatable {
    var terminfo: String
    /// Empty where the description has no such thing.
    var resetCharacters: [UInt8]
    /// The colours to begin with; nil for what ncurses counts.
    var depth: ColorDepth?
  }

  /// For this process; nil where there is no description that can be read.
  static func current() -> Prepared? {
    guard let terminal = TerminalCheck.environment("TERM"),
      let entry = TerminfoFolders.entry(terminal)
    else { return nil }
    let sober = sober(entry)
    let colors = DirectColor.Environment.current()
    let isDirect = DirectColor.isWanted(colors)
    let hasPalette =
      entry.numbers.count > TerminfoEntry.Place.colors
      && entry.numbers[TerminfoEntry.Place.colors] == 256
    let dual = isDirect || hasPalette && !colors.isRefused ? DirectColor.patched(sober) : nil
    guard let bytes = (dual ?? sober).encoded() else { return nil }
    let reset =
      entry.strings.count > Place.exitAlternateCharacters
      ? entry.strings[Place.exitAlternateCharacters] : nil
    return Prepared(
      terminfo: "b64:" + DirectColor.base64(bytes), resetCharacters: reset ?? [],
      depth: dual == nil ? nil : isDirect ? .direct : .palette256)
  }

  /// The description without repeating, scrolling by several rows, resetting colours that we never
  /// change, and choosing a character set with every attribute.
  ///
  /// The last of these is half of what a move of the selection would write: lines are drawn by
  /// Unicode, never by the other set.
  static func sober(_ entry: TerminfoEntry) -> TerminfoEntry {
    var entry = entry
    let unwanted = [
      Place.scrollForward, Place.scrollBackward, Place.repeatCharacter, Place.originalColors,
      Place.enterAlternateCharacters, Place.exitAlternateCharacters,
    ]
    for place in unwanted where place < entry.strings.count { entry.strings[place] = nil }
    for place in [Place.exitAttributes, Place.setAttributes] where place < entry.strings.count {
      entry.strings[place] = entry.strings[place].map(withoutCharacterSet)
    }
    return entry
  }

  /// An attribute's control without the part at its beginning or end that chooses the set.
  private static func withoutCharacterSet(_ control: [UInt8]) -> [UInt8] {
    for part in ["%?%p9%t\u{1B}(0%e\u{1B}(B%;", "%?%p9%t\u{0E}%e\u{0F}%;", "\u{1B}(B", "\u{0F}"] {
      let part = Array(part.utf8)
      guard control.count > part.count else { continue }
      if control.starts(with: part) { return Array(control.dropFirst(part.count)) }
      if control.suffix(part.count) == part[...] { return Array(control.dropLast(part.count)) }
    }
    return control
  }
}
