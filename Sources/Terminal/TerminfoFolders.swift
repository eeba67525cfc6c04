import Glibc

/// Where ncurses looks for descriptions of terminals, terminfo(5).
enum TerminfoFolders {
  /// The compiled description of a terminal; nil when there is no file of it.
  static func entry(_ terminal: String) -> TerminfoEntry? {
    guard let first = terminal.utf8.first, !terminal.contains("/") else { return nil }
    let letter = String(Character(Unicode.Scalar(first)))
    let hex = String(first, radix: 16)
    for folder in all() {
      for part in [letter, hex] {
        if let bytes = read("\(folder)/\(part)/\(terminal)") { return TerminfoEntry(bytes) }
      }
    }
    return nil
  }

  private static func all() -> [String] {
    let usual = ["/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo", "/usr/lib/terminfo"]
    var folders: [String] = []
    if let own = TerminalCheck.environment("TERMINFO") { folders.append(own) }
    if let home = TerminalCheck.environment("HOME") { folders.append(home + "/.terminfo") }
    for folder in (TerminalCheck.environment("TERMINFO_DIRS") ?? "").split(
      separator: ":", omittingEmptySubsequences: false)
    {
      folders += folder.isEmpty ? usual : [String(folder)]
    }
    return folders + usual
  }

  /// The bytes of a file no longer than any description may be.
  private static func read(_ path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { _ = Glibc.close(file) }
    var bytes = [UInt8](repeating: 0, count: 32_769)
    var length = 0
    while length < bytes.count {
      let count = bytes.withUnsafeMutableBytes {
        Glibc.read(file, $0.baseAddress?.advanced(by: length), $0.count - length)
      }
      if count < 0, errno == EINTR { continue }
      if count < 0 { return nil }
      if count == 0 { break }
      length += count
    }
    return length < bytes.count ? Array(bytes[..<length]) : nil
  }
}
