import Foundation
import FrontdeskApp
import Glibc
import TestSupport
import Testing

/// Screens kept as text; a screen that differs prints which rows do.
///
/// With `RECORD=1` in the environment the file is written anew, and the test still fails, so that
/// nothing blesses itself.
enum ScreenFile {
  static func expect(
    _ text: String, is name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let url = SharedFiles.repository.appending(
      path: "Tests/FrontdeskAppTests/Screens/\(name).screen")
    let isRecording = getenv("RECORD") != nil
    let bytes = try? SharedFiles.repositoryBytes("Tests/FrontdeskAppTests/Screens/\(name).screen")
    let expected = bytes.map { String(decoding: $0, as: UTF8.self) }
    if expected == text, !isRecording { return }
    if isRecording {
      write(text, to: url.path)
      Issue.record("recorded \(name)", sourceLocation: sourceLocation)
      return
    }
    guard let expected else {
      Issue.record("no screen \(name) yet; RECORD=1 writes it", sourceLocation: sourceLocation)
      return
    }
    Issue.record(
      "\(name) differs:\n\(difference(expected, text))", sourceLocation: sourceLocation)
  }

  /// The rows that differ, the expected one above the one drawn.
  private static func difference(_ expected: String, _ actual: String) -> String {
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
    return (0..<max(old.count, new.count)).compactMap { row in
      let before = row < old.count ? old[row] : ""
      let after = row < new.count ? new[row] : ""
      return before == after ? nil : "row \(row)\n- \(before)\n+ \(after)"
    }.joined(separator: "\n")
  }

  private static func write(_ text: String, to path: String) {
    guard let file = fopen(path, "w") else { return }
    fputs(text, file)
    fclose(file)
  }
}
