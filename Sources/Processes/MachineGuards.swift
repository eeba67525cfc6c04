internal import Glibc

/// What on this machine keeps other people away from what the program holds, as far as it is not
/// set up so: other processes, swapped memory, the disk at rest.
///
/// Pure but for `ofThisMachine`: made from what the kernel tells in its files.
package struct MachineGuards: Equatable, Sendable {
  /// Something that leaves data readable.
  package enum Gap: String, Sendable, CaseIterable {
    /// `/proc` shows everybody's processes to everybody: it is mounted without `hidepid`.
    case processes
    /// Memory can be swapped out to a device that is not encrypted.
    case swap
    /// The database lies on a device that is not encrypted (dm-crypt).
    case disk
  }

  package let gaps: [Gap]

  /// The options of `/proc` that hide others' processes.
  private static let hiding: Set<String> = [
    "hidepid=1", "hidepid=2", "hidepid=4", "hidepid=noaccess", "hidepid=invisible",
    "hidepid=ptraceable",
  ]

  /// - Parameters:
  ///   - mounts: The text of `/proc/mounts`.
  ///   - swaps: The text of `/proc/swaps`.
  ///   - isEncrypted: Whether a device of `/proc/swaps` is encrypted.
  ///   - isDiskEncrypted: Whether that of the database is.
  package init(
    mounts: String, swaps: String, isEncrypted: (String) -> Bool, isDiskEncrypted: Bool
  ) {
    var gaps: [Gap] = []
    let lines = mounts.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    let processes = lines.last { $0.count > 3 && $0[1] == "/proc" && $0[2] == "proc" }
    let options = processes?[3].split(separator: ",").map(String.init) ?? []
    let hides = options.contains(where: Self.hiding.contains)
    if !hides { gaps.append(.processes) }
    // The first line holds the titles. What is compressed in memory reaches no disk.
    let devices = swaps.split(separator: "\n").dropFirst().compactMap {
      $0.split { $0 == " " || $0 == "\t" }.first.map(String.init)
    }
    if devices.contains(where: { !$0.hasPrefix("/dev/zram") && !isEncrypted($0) }) {
      gaps.append(.swap)
    }
    if !isDiskEncrypted { gaps.append(.disk) }
    self.gaps = gaps
  }

  /// What this machine leaves open around a file.
  ///
  /// - Parameter path: The database, or the folder that is to hold it.
  package static func ofThisMachine(around path: String) -> MachineGuards {
    MachineGuards(
      mounts: text("/proc/mounts"), swaps: text("/proc/swaps"),
      isEncrypted: { name in
        var status = stat()
        guard stat(name, &status) == 0 else { return false }
        // A swap file lies on the device of its folder.
        return isEncrypted(status.st_mode & S_IFMT == S_IFBLK ? status.st_rdev : status.st_dev)
      },
      isDiskEncrypted: {
        var status = stat()
        return stat(path, &status) == 0 && isEncrypted(status.st_dev)
      }())
  }

  /// Whether the device mapper says that a device, or the one below it, is dm-crypt.
  private static func isEncrypted(_ device: dev_t) -> Bool {
    let number = UInt64(device)
    // `gnu_dev_major` and `gnu_dev_minor`, which are macros.
    let major = (number >> 8) & 0xFFF | (number >> 32) & ~0xFFF
    let minor = number & 0xFF | (number >> 12) & ~0xFF
    let folder = "/sys/dev/block/\(major):\(minor)"
    if text(folder + "/dm/uuid").hasPrefix("CRYPT-") { return true }
    guard let slaves = opendir(folder + "/slaves") else { return false }
    defer { closedir(slaves) }
    while let entry = readdir(slaves) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if text("\(folder)/slaves/\(name)/dm/uuid").hasPrefix("CRYPT-") { return true }
    }
    return false
  }

  /// The text of one of the kernel's files; empty when it cannot be read.
  private static func text(_ path: String) -> String {
    guard let file = fopen(path, "re") else { return "" }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
