import Canvas
import Domain
import Glibc

/// A printed card as a file, where no printer is set up; only its owner can read it.
enum CardFile {
  /// Why it cannot be written; one sentence with a way out.
  struct Failure: Error {
    let message: Localized
  }

  /// Writes lines to a new file; of one that is there already the next number is taken.
  ///
  /// - Parameter ending: How the name ends, without a dot.
  /// - Returns: The path.
  static func write(
    _ lines: [String], named stem: String, ending: String = "txt", in folder: String
  ) throws(Failure) -> String {
    for number in 1...999 {
      let path = "\(folder)/\(stem)\(number == 1 ? "" : "-\(number)").\(ending)"
      let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
      if file < 0, errno == EEXIST { continue }
      guard file >= 0 else { throw failure(folder) }
      defer { close(file) }
      var bytes = Array(lines.map { $0 + "\n" }.joined().utf8)[...]
      while !bytes.isEmpty {
        let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
        if count > 0 {
          bytes = bytes.dropFirst(count)
        } else if errno != EINTR {
          unlink(path)
          throw failure(folder)
        }
      }
      return path
    }
    throw failure(folder)
  }

  private static func failure(_ folder: String) -> Failure {
    let shown = DisplayText.of(folder)
    let reason = String(cString: strerror(errno))
    return Failure(
      message: Localized(
        zh: "没有打印: 写不了 \(shown) (\(reason))",
        en: "Not printed: \(shown) cannot be written (\(reason))"))
  }
}
