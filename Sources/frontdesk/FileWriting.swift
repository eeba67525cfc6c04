internal import Domain
internal import Glibc

/// Writes whole files that a person named.
enum FileWriting {
  /// Makes a new file for the owner alone; one that is there already is left as it is.
  static func create(_ path: String, with text: String) throws(CommandFailure) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw unwritable(path) }
    defer { close(file) }
    try write(text, to: file, path)
  }

  /// Puts a text in the place of what a file says, whole or not at all.
  ///
  /// The text is written beside the file and takes its name when it is on the disk. Links are
  /// followed; the file keeps who may read it.
  static func replace(_ path: String, with text: String) throws(CommandFailure) {
    guard let resolved = realpath(path, nil) else { throw unwritable(path) }
    defer { free(resolved) }
    let place = String(cString: resolved)
    var status = stat()
    guard stat(place, &status) == 0 else { throw unwritable(path) }
    let beside = "\(place).\(getpid()).new"
    let file = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw unwritable(path) }
    do throws(CommandFailure) {
      defer { close(file) }
      try write(text, to: file, path)
      guard fchmod(file, status.st_mode & 0o777) == 0, fsync(file) == 0 else {
        throw unwritable(path)
      }
    } catch {
      unlink(beside)
      throw error
    }
    guard rename(beside, place) == 0 else {
      let failure = unwritable(path)
      unlink(beside)
      throw failure
    }
  }

  private static func write(
    _ text: String, to file: Int32, _ path: String
  ) throws(CommandFailure) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes = bytes.dropFirst(count)
      } else if errno != EINTR {
        throw unwritable(path)
      }
    }
  }

  private static func unwritable(_ path: String) -> CommandFailure {
    let reason = String(cString: strerror(errno))
    return .world(
      Localized(
        zh: "无法写入 \(path)：\(reason)；请换一个路径",
        en: "cannot write \(path): \(reason); choose another"))
  }
}
