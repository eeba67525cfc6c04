import Canvas
import Foundation
import TestSupport

/// The themes that come with the program, read by a reader of our own.
enum ThemeSamples {
  static let all: [Theme] = {
    let folder = SharedFiles.repository.appending(path: "themes")
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".json5") }.sorted().compactMap { file in
      (try? String(contentsOf: folder.appending(path: file), encoding: .utf8)).map {
        theme($0, name: String(file.dropLast(6)))
      }
    }
  }()

  static let colored = all.filter { !$0.isMonochrome }

  static func named(_ name: String) -> Theme? { all.first { $0.name == name } }

  private static func theme(_ text: String, name: String) -> Theme {
    var theme = Theme(name: name)
    var isBackdrop = false
    for line in text.split(separator: "\n") {
      let words = line.split { " ,:{}\"".contains($0) }.map(String.init)
      guard words.count >= 1, words[0] != "//" else { continue }
      if words[0] == "backdrops" { isBackdrop = true }
      guard words.count >= 2 else { continue }
      switch words[0] {
      case "light": theme.isLight = words[1] == "true"
      case "monochrome": theme.isMonochrome = words[1] == "true"
      default:
        guard let color = Theme.Color(hex: words[1]) else { continue }
        if isBackdrop {
          Backdrop.allCases.filter { "\($0)" == words[0] }.forEach { theme.backdrops[$0] = color }
        } else {
          Role.allCases.filter { "\($0)" == words[0] }.forEach { theme.foregrounds[$0] = color }
        }
      }
    }
    return theme
  }
}
