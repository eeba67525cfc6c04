internal import Domain
internal import Glibc

/// Where themes and the starting clinic are looked for, in order; the first hit wins for each file.
struct DataPaths {
  /// The folders that are asked, in order.
  let folders: [String]

  /// Lists the folders.
  ///
  /// - Parameter explicit: What `--data-dir` said; one that is not there is an error, as an
  ///   explicit wish is never passed over.
  init(explicit: String?) throws(CommandFailure) {
    var folders: [String] = []
    if let explicit {
      guard Self.isFolder(explicit) else {
        throw .use(
          Localized(zh: "--data-dir \(explicit) 不是文件夹", en: "--data-dir \(explicit) is no folder"))
      }
      folders.append(explicit)
    }
    if let named = Environment.variable("FRONTDESK_DATA_DIR") { folders.append(named) }
    let home = Environment.variable("HOME") ?? "/"
    folders.append((Environment.variable("XDG_CONFIG_HOME") ?? home + "/.config") + "/frontdesk")
    let executable = Self.executableFolder
    folders.append(executable + "/../share/frontdesk")
    let shared = Environment.variable("XDG_DATA_DIRS") ?? "/usr/local/share:/usr/share"
    folders += shared.split(separator: ":").map { $0 + "/frontdesk" }
    if let checkout = Self.checkout(above: executable) { folders.append(checkout) }
    self.folders = folders
  }

  /// The first of the folders that has a file at a relative path; nil when none has.
  func find(_ relative: String) -> String? {
    folders.map { $0 + "/" + relative }.first { access($0, R_OK) == 0 }
  }

  /// The folder of the running program, links resolved.
  private static var executableFolder: String {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = buffer.withUnsafeMutableBytes { bytes in
      bytes.baseAddress.map { readlink("/proc/self/exe", $0, bytes.count) } ?? 0
    }
    let path = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
    return path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }

  /// The nearest folder above that is a checkout of the program, for those who build it.
  private static func checkout(above folder: String) -> String? {
    var current = folder
    while let slash = current.lastIndex(of: "/") {
      current = String(current[..<slash])
      if access(current + "/Package.swift", R_OK) == 0, isFolder(current + "/themes") {
        return current
      }
    }
    return nil
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
