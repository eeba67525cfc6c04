import Foundation
import Testing

/// What could carry data out beside the screens stands in few places, each of which filters.
@Suite struct LeakLawTests {
  private static let sources = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources")

  private struct Line {
    let file: String
    let number: Int
    let text: String
  }

  /// Words without which no law here can be broken; most lines hold none.
  private static let needles = [
    "spawn", "fork(", "exec", "popen(", "system(", "Process()", "wordexp(", "_FILENO",
    "FileHandle", "puts(", "fwrite(", "syslog(", "rint(", "dump(", "O_CREAT",
  ].map { Array($0.utf8) }

  private static let read = Result { try readLines() }

  /// Every line of code outside the bench that may be of interest, without its comments.
  private static func lines() throws -> [Line] { try read.get() }

  private static func readLines() throws -> [Line] {
    var found: [Line] = []
    let files = FileManager.default.enumerator(atPath: sources.path)
    while let path = files?.nextObject() as? String {
      guard path.hasSuffix(".swift"), !path.hasPrefix("frontdesk-bench/") else { continue }
      let text = try String(contentsOf: sources.appending(path: path), encoding: .utf8)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      for (number, line) in lines.enumerated() {
        guard needles.contains(where: { Data(line.utf8).firstRange(of: $0) != nil }) else {
          continue
        }
        let code = line.firstRange(of: "//").map { line[..<$0.lowerBound] } ?? line
        found.append(Line(file: path, number: number + 1, text: String(code)))
      }
    }
    return found
  }

  /// Holds that a pattern stands in no file but those allowed, and does stand there.
  private func expect(
    _ pattern: Regex<Substring>, onlyIn allowed: Set<String>, _ why: Comment
  ) throws {
    var used = Set<String>()
    for line in try Self.lines() where line.text.contains(pattern) {
      used.insert(line.file)
      #expect(allowed.contains(line.file), "\(line.file):\(line.number): \(why)")
    }
    #expect(used == allowed, "the list of allowed files is out of date")
  }

  @Test func otherProgramsAreStartedInOnePlace() throws {
    try expect(
      /\bposix_spawnp?\(|\bfork\(|\bvfork\(|\bexecv?[lpe]*\(|\bpopen\(|\bGlibc\.system\(|\bProcess\(\)|\bwordexp\(/,
      onlyIn: ["Processes/ChildProcess.swift"], "use ChildProcess")
  }

  @Test func standardOutputIsWrittenInFewPlaces() throws {
    try expect(
      /\bSTDOUT_FILENO|\bSTDERR_FILENO\b|\bFileHandle\b|\bfputs\(|\bputs\(|\bfwrite\(|\bvsyslog\(/,
      onlyIn: [
        "Terminal/CrashGuard.swift", "Terminal/NcursesScreen+Outside.swift",
        "Terminal/PictureWriter.swift", "Terminal/StandardErrorSink.swift",
        "Terminal/TerminalCheck.swift",
        "Terminal/TerminalModes.swift", "frontdesk/Output.swift", "frontdesk/PlainRun.swift",
      ], "use Output, which shows what could steer a terminal")
  }

  @Test func nothingIsPrintedUnfiltered() throws {
    for line in try Self.lines() {
      #expect(
        !line.text.contains(/(?:^|[^.\w])(?:debugPrint|dump|print)\(/),
        "\(line.file):\(line.number): use Output")
    }
  }

  @Test func aFileThatIsMadeIsPrivate() throws {
    let making = try Self.lines().filter { $0.text.contains("O_CREAT") }
    #expect(!making.isEmpty)
    for line in making {
      #expect(line.text.contains("0o600"), "\(line.file):\(line.number): not for the owner alone")
      #expect(line.text.contains("O_NOFOLLOW"), "\(line.file):\(line.number): follows links")
      #expect(line.text.contains("O_CLOEXEC"), "\(line.file):\(line.number): a child inherits it")
    }
  }
}
