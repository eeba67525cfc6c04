import Glibc

/// Colours of 24 bits for terminals whose description has none.
///
/// Nearly every terminal that has them calls itself `xterm-256color`, and says so in `COLORTERM`
/// only. ncurses goes by the description, so it is given one with the colours put in, through a
/// form of `TERMINFO` that holds the description itself (since ncurses 6.1).
enum DirectColor {
  /// What the environment says.
  struct Environment {
    var terminal: String?
    var colorTerminal: String?
    var isRefused = false
    /// Whether GNU screen is in between, which takes the numbers for other attributes.
    var isInsideScreen = false

    /// The process's own.
    static func current() -> Environment {
      let terminal = TerminalCheck.environment("TERM")
      let isScreen = (terminal ?? "").hasPrefix("screen")
      return Environment(
        terminal: terminal, colorTerminal: TerminalCheck.environment("COLORTERM"),
        isRefused: TerminalCheck.isColorRefused,
        isInsideScreen: isScreen && TerminalCheck.environment("TMUX") == nil)
    }
  }

  static func isWanted(_ environment: Environment) -> Bool {
    guard let terminal = environment.terminal, !environment.isRefused,
      !environment.isInsideScreen
    else { return false }
    return ["truecolor", "24bit"].contains(environment.colorTerminal)
      || terminal.hasSuffix("-direct")
  }

  /// The description with colours of 24 bits; nil when it has them, or is not like others.
  static func patched(_ entry: TerminfoEntry) -> TerminfoEntry? {
    typealias Place = TerminfoEntry.Place
    let isUsual =
      entry.numbers.count > Place.pairs && entry.strings.count > Place.setBackground
      && (8..<(1 << 24)).contains(Int(entry.numbers[Place.colors]))
      && [Place.setForeground, Place.setBackground].allSatisfy {
        entry.strings[$0]?.starts(with: Array("\u{1B}[".utf8)) ?? false
      }
    guard isUsual else { return nil }
    var entry = entry
    entry.numbers[Place.colors] = 1 << 24
    entry.numbers[Place.pairs] = 32_767
    entry.strings[Place.setForeground] = control(few: "3", many: "38")
    entry.strings[Place.setBackground] = control(few: "4", many: "48")
    let name = Array("RGB".utf8)
    entry.extraBooleans.removeAll { $0.name == name }
    entry.extraNumbers.removeAll { $0.name == name }
    entry.extraBooleans.append((name: name, value: 1))
    return entry
  }

  /// Below 256 the palette's colour of that number, above the three channels of the number.
  ///
  /// So one description serves a terminal both before and after it is known to have the colours.
  private static func control(few: String, many: String) -> [UInt8] {
    let palette = "%p1%{8}%<%t\(few)%p1%d%e%p1%{256}%<%t\(many);5;%p1%d"
    let channels = "%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d"
    return Array("\u{1B}[%?\(palette)%e\(many);2;\(channels)%;m".utf8)
  }

  /// Runs something with `TERMINFO` set, and puts it back.
  static func with<Result>(description: String?, _ body: () -> Result) -> Result {
    guard let description else { return body() }
    let former = TerminalCheck.environment("TERMINFO")
    setenv("TERMINFO", description, 1)
    defer {
      if let former { setenv("TERMINFO", former, 1) } else { unsetenv("TERMINFO") }
    }
    return body()
  }

  /// Base64 with padding, RFC 4648 section 4.
  static func base64(_ bytes: some Collection<UInt8>) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = Array(rest.prefix(3))
      rest = rest.dropFirst(3)
      let value = part.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - part.count))
      for place in 0..<4 {
        text.append(place <= part.count ? letters[value >> (18 - 6 * place) & 63] : 0x3D)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
