internal import Glibc

/// The programs that the clinic lets this one start: printing, sending, playing.
///
/// They come from one file that only the administrator of the machine can write, so that nobody at
/// the desk can make the program start another one. One line each, words apart by spaces, a `#`
/// before a remark:
///
///     # what            program and arguments
///     print   /usr/bin/lp -d desk
package struct OutsideCommands: Sendable {
  /// Where the file stands.
  package static let path = "/etc/frontdesk/commands"

  /// What may be started, by purpose.
  package let commands: [String: ChildProcess]

  /// Why the file cannot be used.
  package enum Failure: Error, Hashable, Sendable {
    /// There is no such file: nothing may be started.
    case missing(path: String)
    /// Somebody else than root owns it, or others may write it.
    case insecure(path: String)
    /// A line that cannot be read, counted from 1.
    case line(path: String, number: Int)
    /// It cannot be read.
    case unreadable(path: String, code: Int32)
  }

  /// Reads the file.
  ///
  /// - Parameter path: Another file, for tests.
  package init(path: String = Self.path) throws(Failure) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { throw .missing(path: path) }
      throw errno == ELOOP ? .insecure(path: path) : .unreadable(path: path, code: errno)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_uid == 0,
      status.st_mode & S_IFMT == S_IFREG, status.st_mode & 0o022 == 0
    else { throw .insecure(path: path) }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = bytes.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
    guard count >= 0 else { throw .unreadable(path: path, code: errno) }
    commands = try Self.commands(
      in: String(decoding: bytes.prefix(count), as: UTF8.self), path: path)
  }

  static func commands(in text: String, path: String) throws(Failure) -> [String: ChildProcess] {
    var found: [String: ChildProcess] = [:]
    for (place, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let words = line.prefix { $0 != "#" }.split { $0 == " " || $0 == "\t" }.map(String.init)
      guard !words.isEmpty else { continue }
      let child = words.count > 1 ? try? ChildProcess(words[1], Array(words.dropFirst(2))) : nil
      guard let child, found[words[0]] == nil else { throw .line(path: path, number: place + 1) }
      found[words[0]] = child
    }
    return found
  }
}
