import Foundation
import Glibc
import Testing

/// A disk without a byte left.
@Suite struct DiskFullTests {
  /// A small disk of its own, which only root can have.
  final class SmallDisk {
    let folder: URL

    /// Whether such a disk can be had here; a root without the right to mount cannot.
    static let isPossible: Bool = {
      let place = FileManager.default.temporaryDirectory.appending(
        path: "disk-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: place) }
      return (try? SmallDisk(place)) != nil
    }()

    private struct NotMounted: Error {}

    init(_ folder: URL) throws {
      self.folder = folder
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let isMounted = try Self.run([
        "/bin/mount", "-t", "tmpfs", "-o", "size=3m,mode=700", "tmpfs", folder.path,
      ])
      guard isMounted else { throw NotMounted() }
    }

    deinit { _ = try? Self.run(["/bin/umount", "-l", folder.path]) }

    /// Leaves no room for another page.
    func fill() {
      let ballast = open(folder.appending(path: "ballast").path, O_CREAT | O_WRONLY, 0o600)
      let page = [UInt8](repeating: 1, count: 4096)
      while write(ballast, page, page.count) > 0 {}
      close(ballast)
    }

    /// Makes room again.
    func free() throws {
      try FileManager.default.removeItem(at: folder.appending(path: "ballast"))
    }

    private static func run(_ command: [String]) throws -> Bool {
      let process = try ChildProcess(
        command, environment: [:], streams: Array(repeating: .path("/dev/null"), count: 3))
      return try process.wait() == .exited(0)
    }
  }

  @Test(.enabled(if: SmallDisk.isPossible, "only who may mount can have a small disk"))
  func aFullDiskLosesNothingAndShowsNothingThatTheTrailCannotTell() throws {
    let clinic = try Clinic()
    let disk = try SmallDisk(clinic.home.appending(path: "disk"))
    let file = disk.folder.appending(path: "clinic.sqlite")
    for ending in Clinic.databaseFiles {
      try FileManager.default.copyItem(
        atPath: clinic.database.path + ending, toPath: file.path + ending)
    }
    clinic.environment["FRONTDESK_DATABASE"] = file.path
    let queue = try clinic.run(["queue", "--due", "all"]).lines
    let id = String(try #require(queue.last).prefix { $0 != " " })
    let terminal = try clinic.open(["--lang", "en", "--theme", "mono"])
    try terminal.wait(for: "Just type to search")
    terminal.type(Keys.bytes("<F5><Left>"))
    try terminal.wait(for: " 1/")
    terminal.type(Keys.bytes("<Enter>"))
    try terminal.wait(for: "Record outcome")
    terminal.type("2")
    try terminal.wait(for: "Next date  20")
    terminal.type(Keys.bytes("<Tab><Tab>nothing is lost"))
    try terminal.wait(for: "nothing is lost")
    disk.fill()
    terminal.type(Keys.bytes("<C-s>"))
    try terminal.wait(for: "the disk is full")
    #expect(terminal.screen.shows("nothing is lost"))
    terminal.type(Keys.bytes("<Esc>"))
    try terminal.waitUntilGone("Record outcome")
    // A search whose row cannot be written shows nobody.
    terminal.type(Keys.bytes("<F2>wang"))
    try terminal.wait(for: "the disk is full")
    #expect(!terminal.screen.shows("24 / 300"))
    let other = try clinic.run(["followup", "record", id, "no-answer", "--next", "+1"])
    #expect(other.code == 3)
    #expect(other.errors.hasPrefix("error: the disk is full"), "\(other.errors)")
    try disk.free()
    terminal.type(Keys.bytes("<C-u>wang"))
    try terminal.wait(for: "24 / 300")
    terminal.type(Keys.bytes("<F5><Enter>"))
    try terminal.wait(for: "nothing is lost")
    terminal.type(Keys.bytes("<C-s>"))
    try terminal.wait(for: "Recorded ")
    #expect(try clinic.run(["check"]).code == 0)
  }
}
