internal import Domain
internal import Glibc

/// The file beside a database that holds the key of its audit trail.
///
/// Changed in place and only under the gate, so that a key that was replaced is on the disk no more.
/// It is opened anew each time: a file that was taken away must stop the program, not only the next.
struct AuditKeyFile: Sendable {
  /// The absolute path of the key file.
  let path: String

  /// The key file of a database.
  init(database: String) { path = database + ".audit-key" }

  /// What the file holds.
  func read() throws(StoreError) -> AuditKeyRecord {
    let descriptor = try open(O_RDONLY)
    defer { close(descriptor) }
    // One byte more than a record, so that a longer file is not taken for one.
    var bytes = [UInt8](repeating: 0, count: AuditKeyRecord.byteCount + 1)
    let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
    guard count >= 0 else { throw unusable() }
    guard let record = AuditKeyRecord(bytes: Array(bytes.prefix(count))) else {
      throw .auditUnavailable(.keyDamaged(path: path))
    }
    return record
  }

  /// Replaces what the file holds.
  ///
  /// - Parameter isDurable: Whether to wait for the disk, as a new key must.
  func write(_ record: AuditKeyRecord, isDurable: Bool) throws(StoreError) {
    let descriptor = try open(O_RDWR)
    defer { close(descriptor) }
    try put(record, into: descriptor, isDurable: isDurable)
  }

  /// Makes the file for a new chain; an orphan of an earlier database in its place goes.
  func create(_ record: AuditKeyRecord) throws(StoreError) {
    unlink(path)
    let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw unusable() }
    defer { close(descriptor) }
    fchmod(descriptor, 0o600)
    try put(record, into: descriptor, isDurable: true)
    try syncFolder()
  }

  /// Gives the file the place of another database's, when that database has taken its own.
  func move(to database: String) throws(StoreError) {
    guard rename(path, AuditKeyFile(database: database).path) == 0 else { throw unusable() }
    try syncFolder()
  }

  private func open(_ flags: Int32) throws(StoreError) -> Int32 {
    let descriptor = Glibc.open(path, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else {
      switch errno {
      case ENOENT: throw .auditUnavailable(.keyMissing(path: path))
      case ELOOP: throw .auditUnavailable(.keyExposed(path: path))
      default: throw unusable()
      }
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_nlink == 1, status.st_mode & 0o077 == 0, status.st_uid == geteuid()
    else {
      close(descriptor)
      throw .auditUnavailable(.keyExposed(path: path))
    }
    return descriptor
  }

  private func put(
    _ record: AuditKeyRecord, into descriptor: Int32, isDurable: Bool
  ) throws(StoreError) {
    let bytes = record.bytes
    let count = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    guard count == bytes.count, ftruncate(descriptor, off_t(count)) == 0,
      !isDurable || fsync(descriptor) == 0
    else {
      if errno == ENOSPC { throw .diskFull }
      throw unusable()
    }
  }

  /// Makes the file's name last through a power cut.
  private func syncFolder() throws(StoreError) {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let descriptor = Glibc.open(folder.isEmpty ? "/" : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unusable() }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw unusable() }
  }

  private func unusable() -> StoreError {
    .auditUnavailable(.keyUnusable(path: path, reason: String(cString: strerror(errno))))
  }
}
