import Domain
import FrontdeskApp
import TestSupport
import Testing

/// The key list of the README is the registry's, so that it never tells of keys there are not.
@Suite struct ReadmeTests {
  private static let start = "<!-- keys: made from the command registry -->"
  private static let end = "<!-- end of keys -->"

  @Test func theKeyListOfTheReadmeIsThatOfTheRegistry() throws {
    let bytes = try SharedFiles.repositoryBytes("README.md")
    let readme = String(decoding: bytes, as: UTF8.self)
    let lines = readme.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let first = try #require(lines.firstIndex(of: Self.start), "no line \(Self.start)")
    let last = try #require(lines.firstIndex(of: Self.end), "no line \(Self.end)")
    let written = lines[(first + 1)..<last].joined(separator: "\n")
    let expected = Self.keyList()
    #expect(
      written == expected,
      "the key list of README.md is not the registry's; between the two marks belongs:\n\(expected)"
    )
  }

  @Test func everyCommandWithAKeyIsInTheList() {
    let list = Self.keyList()
    for command in CommandRegistry.all where !command.keys.isEmpty || !command.letters.isEmpty {
      #expect(list.contains("| \(command.title.english) |"), "\(command.id.rawValue)")
      #expect(list.contains("| \(command.title.chinese) |"), "\(command.id.rawValue)")
    }
  }

  /// The commands by group: keys, letters, and what they do in both languages.
  private static func keyList() -> String {
    var lines = ["| key 键 | letter 字母 | does | 作用 | id |", "|---|---|---|---|---|"]
    for group in Command.Group.allCases {
      lines.append("| **\(group.title.english)** | | | **\(group.title.chinese)** | |")
      for command in CommandRegistry.all where command.group == group {
        let keys = command.keys.map { "`\(KeyName.text($0, .english))`" }
        let letters = command.letters.map { "`\(KeyName.text($0, .english))`" }
        let cells = [
          keys.joined(separator: " "), letters.joined(separator: " "), command.title.english,
          command.title.chinese, "`\(command.id.rawValue)`",
        ]
        lines.append("| " + cells.joined(separator: " | ") + " |")
      }
    }
    return lines.joined(separator: "\n")
  }
}
