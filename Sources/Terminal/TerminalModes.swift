import Canvas
import Glibc

/// The modes that we ask the terminal for beside those that ncurses knows.
enum TerminalModes {
  /// Bracketed paste and reports of focus.
  static let on = Array("\u{1B}[?2004h\u{1B}[?1004h".utf8)
  static let off = Array("\u{1B}[?1004l\u{1B}[?2004l".utf8)
  /// Reports of buttons and of moves with one held, in the form without a limit of 223 columns.
  static let mouseOn = Array("\u{1B}[?1000h\u{1B}[?1002h\u{1B}[?1006h".utf8)
  static let mouseOff = Array("\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l".utf8)
  /// Alt with a letter as ESC and the letter (xterm's metaSendsEscape).
  ///
  /// Asked for only where the terminal has said that it is off, so that turning it off again gives
  /// the terminal back as it was.
  static let altOn = Array("\u{1B}[?1036h".utf8)
  static let altOff = Array("\u{1B}[?1036l".utf8)
  /// Between these the terminal shows nothing of a picture that is half drawn.
  static let beginUpdate = Array("\u{1B}[?2026h".utf8)
  static let endUpdate = Array("\u{1B}[?2026l".utf8)

  /// What a handler of a crash writes, when nothing is known of the state but that it must end.
  ///
  /// Turns off synchronised output, our modes and the mouse, then leaves as the terminal's
  /// description says.
  static func crashRestore(hasTitle: Bool) -> [UInt8] {
    var bytes = endUpdate + off + mouseOff
    for name in ["sgr0", "op", "cnorm", "rmkx"] { bytes += TerminalCheck.capability(name) ?? [] }
    // Without a second screen what was drawn must go, as it holds names.
    bytes += TerminalCheck.capability("rmcup") ?? TerminalCheck.capability("clear") ?? []
    return bytes + (hasTitle ? cursorColorOff + titleOff : [])
  }

  /// Gives the cursor a colour that shows on the theme's own ground.
  ///
  /// A block in the colour that the terminal has for its own ground hides the character under it
  /// where a light theme is used on a dark terminal.
  static func cursorColor(_ color: Theme.Color) -> [UInt8] {
    let digits = String(color.number, radix: 16)
    let padded = String(repeating: "0", count: 6 - digits.count) + digits
    return Array("\u{1B}]12;#\(padded)\u{7}".utf8)
  }

  /// Gives the cursor its former colour back.
  static let cursorColorOff = Array("\u{1B}]112\u{7}".utf8)

  /// Whether the terminal takes a window title in xterm's way.
  static func hasTitle(terminal: String) -> Bool {
    ["xterm", "rxvt", "tmux", "putty", "alacritty", "foot", "vte", "gnome", "konsole"]
      .contains { terminal.hasPrefix($0) }
  }

  /// Keeps the title that the window has, and sets another.
  static func title(_ text: String, isFirst: Bool) -> [UInt8] {
    let graphic = String(text.unicodeScalars.filter { $0.value >= 0x20 && $0.value < 0x7F })
    return Array(((isFirst ? "\u{1B}[22;2t" : "") + "\u{1B}]2;" + graphic + "\u{7}").utf8)
  }

  /// Gives the window its former title back.
  static let titleOff = Array("\u{1B}[23;2t".utf8)

  /// Writes bytes to the terminal, past ncurses, whose own buffer must be empty.
  ///
  /// A terminal that has gone away is no error here: the next read tells.
  static func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if written > 0 {
        rest = rest.dropFirst(written)
      } else if errno == EAGAIN {
        // Whoever has the terminal too made it one that does not wait.
        var full = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
        if poll(&full, 1, -1) < 0, errno != EINTR { return }
      } else if errno != EINTR {
        return
      }
    }
  }
}
