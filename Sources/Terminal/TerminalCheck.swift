import CNcurses
import Glibc

/// What must hold before ncurses starts, since it ends the process when it does not.
enum TerminalCheck {
  /// Checks the streams and `TERM`, and reads the terminal's description.
  static func streamsAndTerminal() throws(TerminalError) {
    guard isatty(STDIN_FILENO) == 1 else { throw .notATerminal(.input) }
    guard isatty(STDOUT_FILENO) == 1 else { throw .notATerminal(.output) }
    guard let name = environment("TERM"), !name.isEmpty else { throw .unknownTerminal(nil) }
    var outcome: Int32 = 0
    guard setupterm(nil, STDOUT_FILENO, &outcome) == OK else { throw .unknownTerminal(name) }
    guard capability("cup") != nil else { throw .terminalWithoutCursor(name) }
  }

  /// Enters a locale of UTF-8: the user's, or the first that this system has.
  ///
  /// Numbers keep their decimal point in every locale.
  static func enterLocale() throws(TerminalError) {
    _ = setlocale(LC_ALL, "")
    let own = codeset()
    if own != "UTF-8" {
      let others = ["C.UTF-8", "C.utf8", "en_US.UTF-8", "zh_CN.UTF-8"]
      let found = others.contains { setlocale(LC_ALL, $0) != nil && codeset() == "UTF-8" }
      guard found else { throw .noUTF8Locale(own) }
    }
    _ = setlocale(LC_NUMERIC, "C")
  }

  private static func codeset() -> String {
    nl_langinfo(nl_item(CODESET)).map { String(cString: $0) } ?? ""
  }

  /// A variable of the environment; nil when it is not set.
  static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// Whether the user wants no colours, by the convention of no-color.org.
  static var isColorRefused: Bool {
    environment("NO_COLOR").map { !$0.isEmpty } ?? false
  }

  /// A string of the terminal's description, without its delays; nil when it has none.
  static func capability(_ name: String) -> [UInt8]? {
    // (char *) -1 for a name that is no string, which we never ask for.
    guard let found = tigetstr(name), found != UnsafeMutablePointer(bitPattern: -1) else {
      return nil
    }
    return withoutDelays(Array(String(cString: found).utf8))
  }

  /// Takes out `$<5/>`, which terminfo writes for a delay.
  static func withoutDelays(_ text: [UInt8]) -> [UInt8] {
    var kept: [UInt8] = []
    var rest = text[...]
    while let byte = rest.first {
      if rest.starts(with: [0x24, 0x3C]), let end = rest.firstIndex(of: 0x3E) {
        rest = rest[(end + 1)...]
      } else {
        kept.append(byte)
        rest.removeFirst()
      }
    }
    return kept
  }
}
