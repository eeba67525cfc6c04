import Foundation
import TestSupport
import Testing

extension Clinic {
  /// Runs a command in English with the starting data of this repository.
  func english(_ words: String...) throws -> CommandRun {
    try run(words + ["--lang", "en", "--data-dir", SharedFiles.repository.path])
  }
}

/// A line of a command's JSON.
func jsonObject(_ text: String) throws -> [String: Any] {
  try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
}
