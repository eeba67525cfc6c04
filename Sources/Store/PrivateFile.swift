internal import Glibc

/// Writes whole files that only their owner may read.
enum PrivateFile {
  /// Writes a new file and waits for the disk; one that is there already is refused.
  ///
  /// A file that could not be written whole is removed.
  static func write(_ text: String, to path: String) throws(StoreError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      if errno == EEXIST { throw .alreadyThere(path: path) }
      if errno == ENOSPC { throw .diskFull }
      throw .folder(path: path, reason: String(cString: strerror(errno)))
    }
    fchmod(descriptor, 0o600)
    var rest = Array(text.utf8)[...]
    var reason: Int32 = 0
    while !rest.isEmpty, reason == 0 {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { reason = errno }
    }
    if reason == 0, fsync(descriptor) != 0 { reason = errno }
    close(descriptor)
    guard reason != 0 else { return }
    unlink(path)
    throw reason == ENOSPC ? .diskFull : .inputOutput
  }
}
