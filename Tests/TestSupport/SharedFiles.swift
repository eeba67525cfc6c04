package import Foundation

/// Files that nobody here wrote, kept beside the repository and read in place by tests.
///
/// They are absent from a stranger's clone: a test that needs them says
/// `.enabled(if: SharedFiles.areThere)` and is then reported as skipped.
package enum SharedFiles {
  /// The top of the repository, found from this file's own place.
  package static let repository = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The folder of outside files.
  package static let data = repository.deletingLastPathComponent().appending(path: "shared/data")

  /// Whether the outside files are on this machine.
  package static let areThere = FileManager.default.fileExists(atPath: data.path)

  /// The bytes of an outside file, by its path below the data folder.
  package static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: data.appending(path: path)))
  }

  /// The paths of all files in an outside folder that have an ending, sorted; none when absent.
  package static func files(in folder: String, ending: String) -> [String] {
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: data.appending(path: folder).path))
      ?? []
    return names.filter { $0.hasSuffix(ending) }.sorted().map { "\(folder)/\($0)" }
  }

  /// The rows of a tab-separated outside file with a heading, each as heading to value.
  package static func table(_ path: String, separator: Character = "\t") throws -> [[String:
    String]]
  {
    let text = String(decoding: try bytes(path), as: UTF8.self)
    let lines = text.split(whereSeparator: \.isNewline)
    guard let first = lines.first else { return [] }
    let heading = first.split(separator: separator, omittingEmptySubsequences: false).map(
      String.init)
    return lines.dropFirst().map { line in
      let cells = line.split(separator: separator, omittingEmptySubsequences: false).map(
        String.init)
      return Dictionary(zip(heading, cells)) { first, _ in first }
    }
  }

  /// The bytes of a file of the repository, by its path below the top.
  package static func repositoryBytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: repository.appending(path: path)))
  }

  /// The names of all files in a folder of the repository that have an ending, sorted.
  package static func repositoryFiles(in folder: String, ending: String) -> [String] {
    let path = repository.appending(path: folder).path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.hasSuffix(ending) }.sorted()
  }
}
