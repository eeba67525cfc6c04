package import Canvas
package import Domain
import Interchange

/// Reads a theme from the text of a file in `themes/`.
package enum ThemeFile {
  /// A theme, or what is wrong with the file; colours that are missing are the terminal's own.
  ///
  /// - Returns: The theme is nil when the file cannot be used; the diagnostics then hold an error.
  package static func read(_ bytes: [UInt8]) -> (theme: Theme?, diagnostics: [Diagnostic]) {
    switch JSONParser.parse(bytes, dialect: .json5) {
    case .refused(let diagnostic): return (nil, [diagnostic])
    case .read(let document):
      var reader = ThemeReader()
      let theme = reader.theme(document.root)
      return (theme, reader.diagnostics)
    }
  }
}

/// One reading of a theme file.
private struct ThemeReader {
  var diagnostics: [Diagnostic] = []

  mutating func theme(_ root: JSONValue) -> Theme? {
    guard let name = root["name"]?.string, !name.isEmpty else {
      refuse(root, Localized(zh: "主题缺少 name", en: "the theme has no name"))
      return nil
    }
    return Theme(
      name: name, isLight: root["light"]?.bool ?? false,
      isMonochrome: root["monochrome"]?.bool ?? false,
      foregrounds: colors(root["roles"], keys: Role.allCases),
      backdrops: colors(root["backdrops"], keys: Backdrop.allCases))
  }

  /// The colours of an object whose keys are the names of cases.
  private mutating func colors<Key: Hashable>(
    _ value: JSONValue?, keys: [Key]
  ) -> [Key: Theme.Color] {
    guard let value else { return [:] }
    let known = Dictionary(keys.map { ("\($0)", $0) }, uniquingKeysWith: { first, _ in first })
    var found: [Key: Theme.Color] = [:]
    for member in value.members {
      guard let key = known[member.name] else {
        refuse(
          member.key,
          Localized(zh: "不认识 \"\(member.name)\"", en: "\"\(member.name)\" is not known here"))
        continue
      }
      guard let color = member.value.string.flatMap({ Theme.Color(hex: $0) }) else {
        refuse(
          member.value,
          Localized(zh: "颜色应写作 \"#rrggbb\"", en: "a colour is written \"#rrggbb\""))
        continue
      }
      found[key] = color
    }
    return found
  }

  private mutating func refuse(_ value: JSONValue, _ message: Localized) {
    diagnostics.append(
      Diagnostic(.warning, code: "theme.invalid", message: message, place: value.place))
  }
}
