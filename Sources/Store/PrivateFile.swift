internal import Domain
internal import Glibc

/// A new file that only its owner may read, written from its beginning to its end.
///
/// What was not finished is removed.
final class PrivateFile {
  let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var hash = SHA256()
  private var isFinished = false

  private static let bufferSize = 1 << 16

  /// Makes the file; one that is there already is refused.
  init(_ path: String) throws(StoreError) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      if errno == EEXIST { throw .alreadyThere(path: path) }
      if errno == ENOSPC { throw .diskFull }
      throw .folder(path: path, reason: String(cString: strerror(errno)))
    }
    fchmod(descriptor, 0o600)
  }

  deinit {
    close(descriptor)
    if !isFinished { unlink(path) }
  }

  /// Adds text.
  func add(_ text: String) throws(StoreError) {
    buffer += text.utf8
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Waits until the disk has it all.
  ///
  /// - Returns: The digest of the whole file.
  func finish() throws(StoreError) -> SHA256.Digest {
    try flush()
    guard fsync(descriptor) == 0 else { throw .inputOutput }
    isFinished = true
    return hash.finish()
  }

  private func flush() throws(StoreError) {
    hash.update(buffer)
    var from = 0
    while from < buffer.count {
      let count = buffer.withUnsafeBytes {
        write(descriptor, $0.baseAddress.map { $0 + from }, $0.count - from)
      }
      if count > 0 {
        from += count
      } else if errno != EINTR {
        throw errno == ENOSPC ? .diskFull : .inputOutput
      }
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
