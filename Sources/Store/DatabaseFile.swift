internal import Glibc
internal import SQLite

/// What a path must be before SQLite may open it, judged without opening it.
///
/// Opening and closing a database file by other means than SQLite drops SQLite's locks in this
/// process, so every check here is by `stat`.
enum DatabaseFile {
  /// The path made absolute with its folder's links resolved; the file itself may be missing.
  static func resolve(_ path: String) throws(StoreError) -> String {
    let (folder, name) = split(path)
    guard let real = realpath(folder, nil) else {
      throw .folder(path: folder, reason: String(cString: strerror(errno)))
    }
    defer { free(real) }
    let resolved = String(cString: real)
    return resolved == "/" ? "/" + name : resolved + "/" + name
  }

  /// Makes the folder of a path, and those above it, for the owner alone.
  static func makeFolder(for path: String) throws(StoreError) {
    let folder = split(path).folder
    var built = folder.hasPrefix("/") ? "/" : ""
    for part in folder.split(separator: "/") {
      built += (built.isEmpty || built.hasSuffix("/") ? "" : "/") + part
      if mkdir(built, 0o700) != 0, errno != EEXIST, errno != EISDIR {
        throw .folder(path: built, reason: String(cString: strerror(errno)))
      }
    }
  }

  /// Whether anything is at the path, a dangling link included.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Takes away a file that was not finished.
  static func remove(_ path: String) { unlink(path) }

  /// Makes an empty file for the owner alone, whatever the process's mask; SQLite takes it as new.
  static func makePrivate(_ path: String) throws(StoreError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      if errno == EEXIST { throw .alreadyThere(path: path) }
      if errno == ENOSPC { throw .diskFull }
      throw .folder(path: split(path).folder, reason: String(cString: strerror(errno)))
    }
    // No connection has the file open yet, so that closing it drops no lock.
    fchmod(descriptor, 0o600)
    close(descriptor)
  }

  /// Checks that the file may be opened: plain, ours alone, not empty, on a local disk.
  static func check(_ path: String) throws(StoreError) {
    var status = stat()
    guard lstat(path, &status) == 0 else { throw .missing(path: path) }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_nlink == 1 else {
      throw .notAPlainFile(path: path)
    }
    guard status.st_size > 0 else { throw .notADatabase(path: path) }
    guard status.st_mode & 0o077 == 0, status.st_uid == geteuid() else {
      throw .insecure(path: path)
    }
    try checkFileSystem(path)
  }

  /// Refuses the file systems on which locks or write-ahead logging cannot work.
  static func checkFileSystem(_ path: String) throws(StoreError) {
    if let kind = FileSystem.untrustedName(of: split(path).folder) {
      throw .networkFileSystem(path: path, kind: kind)
    }
  }

  private static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let folder = path[..<slash]
    return (folder.isEmpty ? "/" : String(folder), String(path[path.index(after: slash)...]))
  }
}
