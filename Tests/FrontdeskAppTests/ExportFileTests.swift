import Glibc
import Testing

@testable import FrontdeskApp

/// Files of exports, in a folder of their own.
@Suite struct ExportFileTests {
  /// Makes an empty folder, and removes it with all in it at the end.
  private func inFolder(_ body: (String) throws -> Void) throws {
    var template = Array("/tmp/frontdesk-tests-XXXXXX".utf8CString)
    let made = try #require(mkdtemp(&template))
    let folder = String(cString: made)
    defer {
      for name in names(in: folder) { unlink(folder + "/" + name) }
      rmdir(folder)
    }
    try body(folder)
  }

  private func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private func make(_ path: String) throws {
    let file = open(path, O_WRONLY | O_CREAT, 0o600)
    try #require(file >= 0)
    close(file)
  }

  @Test func whatAKilledExportLeftIsRemoved() throws {
    try inFolder { folder in
      try make(folder + "/.frontdesk-export-queue-2026-08-24-1.csv.4711.part")
      ExportFile.removeLeftovers(in: folder)
      #expect(names(in: folder) == [])
    }
  }

  @Test func whatIsBeingWrittenAndWhatIsNotOursStays() throws {
    try inFolder { folder in
      let others = [
        ".frontdesk-export-queue.csv", ".notes.part", "frontdesk-export-queue-2026-08-24-1.csv",
        ".frontdesk-export-queue-1.csv.x.part",
      ]
      for name in others { try make(folder + "/" + name) }
      let file = try ExportFile(
        path: folder + "/frontdesk-export-people-2026-08-24-1.csv", titles: ["姓名"])
      ExportFile.removeLeftovers(in: folder)
      try file.add([["张三"]])
      #expect(try file.finish() == folder + "/frontdesk-export-people-2026-08-24-1.csv")
      #expect(
        names(in: folder) == (others + ["frontdesk-export-people-2026-08-24-1.csv"]).sorted())
    }
  }

  @Test func aFolderThatIsNotThereIsNoFault() {
    ExportFile.removeLeftovers(in: "/nonexistent/folder")
  }
}
