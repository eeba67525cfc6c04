import Canvas
import Foundation
import TestSupport

/// A theme file read by the plainest means, apart from the program's own reader.
struct ThemeFixture {
  let name: String
  let isMonochrome: Bool
  let roles: [Role: Theme.Color]
  let backdrops: [Backdrop: Theme.Color]

  static let names = [
    "colour-safe-dark", "colour-safe-light", "dark", "ember", "fjord", "forest",
    "high-contrast-dark", "high-contrast-light", "light", "mono", "paper", "solstice",
  ]
  static let colored = names.filter { $0 != "mono" }

  let isLight: Bool
  init(_ name: String) throws {
    let text = String(
      decoding: try SharedFiles.repositoryBytes("themes/\(name).json5"), as: UTF8.self)
    self.name = text.firstMatch(of: /(?m)^  name: "([^"]+)",$/).map { String($0.1) } ?? ""
    isLight = text.contains("\n  light: true,")
    isMonochrome = text.contains("monochrome: true")
    let halves = text.split(separator: "backdrops: {", maxSplits: 1).map(String.init)
    let colors = halves.map { half in
      half.matches(of: /(?m)^    (\w+): "(#[0-9a-f]{6})",$/).reduce(into: [:]) { result, match in
        result[String(match.1)] = Theme.Color(hex: match.2)
      }
    }
    roles = Dictionary(
      uniqueKeysWithValues: Role.allCases.compactMap { role in
        colors.first?["\(role)"].map { (role, $0) }
      })
    backdrops = Dictionary(
      uniqueKeysWithValues: Backdrop.allCases.compactMap { backdrop in
        colors.last?["\(backdrop)"].map { (backdrop, $0) }
      })
  }
}
