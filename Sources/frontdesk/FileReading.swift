internal import Domain
internal import Glibc

/// Reads whole files that a person named.
enum FileReading {
  /// The largest file that is read, in bytes.
  static let limit = 1 << 30

  /// The bytes of a file, or of standard input for `-`.
  static func bytes(_ path: String) throws(CommandFailure) -> [UInt8] {
    if path == "-" { return try read(STDIN_FILENO, path: "-") }
    // Not to hang on a pipe that nobody writes to.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw unreadable(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw unreadable(path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw .no(
        Localized(zh: "\(path) 不是普通文件，已跳过", en: "\(path) is not a plain file and was skipped"))
    }
    return try read(descriptor, path: path, expecting: Int(status.st_size))
  }

  private static func read(
    _ descriptor: Int32, path: String, expecting size: Int = 0
  ) throws(CommandFailure) -> [UInt8] {
    guard size <= limit else { throw tooLarge(path) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size + 1)
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw unreadable(path)
      }
      bytes.append(contentsOf: buffer[0..<count])
      guard bytes.count <= limit else { throw tooLarge(path) }
    }
  }

  /// The plain files of a folder whose names have an ending, sorted; nil when it is no folder.
  static func files(in folder: String, ending: String) -> [String]? {
    guard let handle = opendir(folder) else { return nil }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { place in
        place.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(ending), !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted().map { folder.hasSuffix("/") ? folder + $0 : folder + "/" + $0 }
  }

  /// The name of a file without its folders.
  static func lastName(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  private static func unreadable(_ path: String) -> CommandFailure {
    let reason = String(cString: strerror(errno))
    return .no(
      Localized(zh: "无法读取 \(path)：\(reason)", en: "cannot read \(path): \(reason)"))
  }

  private static func tooLarge(_ path: String) -> CommandFailure {
    .no(
      Localized(
        zh: "\(path) 超过 1 GiB；请拆分后再导入",
        en: "\(path) is larger than 1 GiB; split it and import the parts"))
  }
}
