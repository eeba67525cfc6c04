import Foundation
import TestSupport
import Testing

extension Clinic {
  /// Runs a command in English with the starting data of this repository.
  func english(_ words: String...) throws -> CommandRun {
    try run(words + ["--lang", "en", "--data-dir", SharedFiles.repository.path])
  }

  /// Opens the program at its queue, at all follow-ups, whatever the day is on which the test runs.
  func openQueue() throws -> PseudoTerminal {
    let terminal = try open(["--lang", "en", "--theme", "mono"])
    try terminal.wait(for: "Just type to search")
    terminal.type(Keys.bytes("<F5>"))
    try terminal.wait(for: "[F5 Follow-ups")
    terminal.type(Keys.bytes("<Left>"))
    try terminal.wait(for: "[All]")
    try terminal.wait(for: " 1/")
    return terminal
  }

  /// A file that answers every question of a form with its last choice.
  func lastAnswers(to form: String) throws -> String {
    let shown = try jsonObject(try english("form", "show", form, "--json").output)
    let items = try #require(shown["items"] as? [[String: Any]])
    let answers = items.compactMap { item -> String? in
      guard let id = item["linkId"] as? String,
        let key = (item["options"] as? [[String: Any]])?.last?["key"] as? String
      else { return nil }
      return "\"\(id)\": \"\(key)\""
    }
    return try write("{\"answers\": {\(answers.joined(separator: ", "))}}", to: "answers.json")
  }
}

/// A line of a command's JSON.
func jsonObject(_ text: String) throws -> [String: Any] {
  try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
}
