internal import Glibc
internal import Store

/// The machine's own log, in which the head of the audit trail stands once a day.
///
/// Best effort: without a log the trail is as good as before, with one it is harder to bend.
enum SystemLog {
  /// Where a machine with systemd or another log daemon listens.
  private static let address = "/dev/log"
  /// Facility "user", severity "notice" of RFC 5424: 1 × 8 + 5.
  private static let priority = 13

  /// Notes the last row of the audit trail; never anything of a patient.
  static func note(head row: Int, digest: String) {
    send(
      "<\(priority)>\(ProgramVersion.text.replacing(" ", with: "-"))[\(getpid())]: "
        + "audit head row=\(row) digest=\(digest)")
  }

  private static func send(_ line: String) {
    let kind = SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue
    let descriptor = socket(AF_UNIX, Int32(kind), 0)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var to = sockaddr_un()
    to.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &to.sun_path) { path in
      // One byte stays zero, as a C string ends with one.
      for (index, byte) in address.utf8.prefix(path.count - 1).enumerated() { path[index] = byte }
    }
    let bytes = Array(line.utf8)
    _ = withUnsafePointer(to: to) { to in
      to.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        sendto(
          descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL), $0,
          socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }
}
