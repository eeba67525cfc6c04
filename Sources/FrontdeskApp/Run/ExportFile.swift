import Canvas
import Domain
import Glibc
import Interchange

/// A file that is being written: under a hidden name until it is whole, then under one that
/// nothing had before.
final class ExportFile {
  /// Why it cannot be written; one sentence with a way out.
  struct Failure: Error {
    let message: Localized
  }

  /// What a file holds, by the end of its name.
  enum Kind: String, CaseIterable {
    case table = "csv"
    case json
    case text = "txt"
  }

  private let folder: String
  private let stem: String
  private let kind: Kind
  private let part: String
  private let descriptor: Int32
  private var isOpen = true

  /// Begins the file of a table; only its owner can read it.
  ///
  /// - Parameter path: The name that it shall have; of another file with that name, the next number
  ///   is taken.
  convenience init(path: String, titles: [String]) throws(Failure) {
    try self.init(path: path)
    try write(CSVOutput.byteOrderMark + CSVOutput.record(titles))
  }

  /// Begins an empty file; only its owner can read it.
  init(path: String) throws(Failure) {
    let slash = path.lastIndex(of: "/") ?? path.startIndex
    folder = String(path[..<slash])
    let name = path[slash...].drop { $0 == "/" }
    stem = String(name[..<(name.lastIndex(of: "-") ?? name.endIndex)])
    kind = Kind.allCases.first { path.hasSuffix("." + $0.rawValue) } ?? .table
    part = folder + "/." + name + ".\(getpid()).part"
    unlink(part)
    descriptor = open(part, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Self.failure(errno, folder) }
    // Who holds this lock is alive; see `removeLeftovers`.
    flock(descriptor, LOCK_EX | LOCK_NB)
  }

  /// Removes the half-written files of exports whose programs were killed.
  ///
  /// A file that is being written is locked by its writer, whichever process or machine that is.
  static func removeLeftovers(in folder: String) {
    guard let directory = opendir(folder) else { return }
    defer { closedir(directory) }
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) {
          String(cString: $0)
        }
      }
      guard isPart(name) else { continue }
      let path = folder + "/" + name
      let file = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC)
      guard file >= 0 else { continue }
      if flock(file, LOCK_EX | LOCK_NB) == 0 { unlink(path) }
      close(file)
    }
  }

  /// Whether a name is one that half-written files have: `.frontdesk-export-….csv.PID.part`.
  private static func isPart(_ name: String) -> Bool {
    guard name.hasPrefix(".frontdesk-export-"), name.hasSuffix(".part") else { return false }
    let parts = name.split(separator: ".")
    return parts.count == 4 && Kind(rawValue: String(parts[1])) != nil
      && parts[2].allSatisfy(\.isNumber)
  }

  /// The first name of a kind that nothing has yet, in the folder for exports.
  static func freePath(
    in folder: String, stem: String, kind: Kind = .table
  ) throws(Failure) -> String {
    var status = stat()
    guard stat(folder, &status) == 0 else { throw failure(errno, folder) }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw failure(ENOTDIR, folder) }
    for number in 1...mostFiles {
      let path = "\(folder)/\(stem)-\(number).\(kind.rawValue)"
      if lstat(path, &status) != 0 { return path }
    }
    throw failure(EEXIST, folder)
  }

  /// More exports of one list on one day than anybody makes.
  private static let mostFiles = 9_999

  func add(_ records: [[String]]) throws(Failure) {
    var text = ""
    for record in records { text += CSVOutput.record(record) }
    try write(text)
  }

  func add(_ text: String) throws(Failure) { try write(text) }

  /// Gives the whole file its name.
  ///
  /// - Returns: The path that it has now.
  func finish() throws(Failure) -> String {
    if fsync(descriptor) != 0 { throw fail(errno) }
    isOpen = false
    if close(descriptor) != 0 { throw fail(errno) }
    // A link is never put over what is there, as a rename would be.
    for number in 1...Self.mostFiles {
      let path = "\(folder)/\(stem)-\(number).\(kind.rawValue)"
      if link(part, path) == 0 {
        unlink(part)
        return path
      }
      if errno != EEXIST { throw fail(errno) }
    }
    throw fail(EEXIST)
  }

  /// Removes what was written so far.
  func discard() {
    if isOpen { close(descriptor) }
    isOpen = false
    unlink(part)
  }

  private func write(_ text: String) throws(Failure) {
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + start }, bytes.count - start)
      }
      if count > 0 {
        start += count
      } else if count == 0 || errno != EINTR {
        throw fail(count == 0 ? ENOSPC : errno)
      }
    }
  }

  private func fail(_ code: Int32) -> Failure {
    discard()
    return Self.failure(code, folder)
  }

  private static func failure(_ code: Int32, _ folder: String) -> Failure {
    let shown = DisplayText.of(folder)
    switch code {
    case ENOSPC, EDQUOT:
      return Failure(
        message: Localized(
          zh: "磁盘已满, 没有导出; 清理 \(shown) 后再试",
          en: "The disk is full and nothing was exported; make room in \(shown) and try again"))
    case ENOENT, ENOTDIR:
      return Failure(
        message: Localized(
          zh: "没有文件夹 \(shown); 建好它, 或另设 XDG_DOCUMENTS_DIR",
          en: "There is no folder \(shown); make it, or set XDG_DOCUMENTS_DIR"))
    case EACCES, EPERM, EROFS:
      return Failure(
        message: Localized(
          zh: "不能写入 \(shown); 请改权限, 或另设 XDG_DOCUMENTS_DIR",
          en: "\(shown) cannot be written to; change that, or set XDG_DOCUMENTS_DIR"))
    default:
      return Failure(
        message: Localized(
          zh: "没有导出: \(shown) 出错 (\(code)); 请另设 XDG_DOCUMENTS_DIR 再试",
          en: "Nothing was exported: \(shown) failed (\(code)); set XDG_DOCUMENTS_DIR, try again"))
    }
  }
}
