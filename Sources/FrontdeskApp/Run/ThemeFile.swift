package import Canvas
package import Domain
import Interchange

/// A theme as an editable file, such as `themes/dark.json5`.
package enum ThemeFile {
  /// A theme and its title in both languages.
  package struct Contents: Sendable {
    package var theme: Theme
    package var title: Localized
  }

  /// Reads a file; what is missing or wrong keeps the colour of `DefaultTheme.dark`.
  ///
  /// - Returns: Nil contents when the file is no theme at all; and what is wrong with it.
  package static func read(
    _ bytes: [UInt8]
  ) -> (contents: Contents?, diagnostics: [Diagnostic]) {
    switch JSONParser.parse(bytes, dialect: .json5) {
    case .refused(let diagnostic): return (nil, [diagnostic])
    case .read(let document):
      var reader = Reader()
      let contents = reader.contents(of: document.root)
      return (contents, reader.diagnostics)
    }
  }

  private struct Reader {
    var diagnostics: [Diagnostic] = []

    mutating func contents(of root: JSONValue) -> Contents? {
      guard let name = root["name"]?.string, !name.isEmpty else {
        report(
          "theme.name", at: root["name"] ?? root, .error, zh: "缺少主题的 “name”",
          en: "the theme has no \"name\"")
        return nil
      }
      checkKeys(of: root, among: ["name", "title", "light", "monochrome", "roles", "backdrops"])
      let isMonochrome = root["monochrome"]?.bool ?? false
      var theme = Theme(
        name: name, isLight: root["light"]?.bool ?? false, isMonochrome: isMonochrome,
        foregrounds: isMonochrome ? [:] : DefaultTheme.dark.foregrounds,
        backdrops: isMonochrome ? [:] : DefaultTheme.dark.backdrops)
      for (key, value) in colors(root["roles"], among: Role.names) {
        theme.foregrounds[key] = value
      }
      for (key, value) in colors(root["backdrops"], among: Backdrop.names) {
        theme.backdrops[key] = value
      }
      let title = Localized(
        zh: root["title"]?["zh"]?.string ?? name, en: root["title"]?["en"]?.string ?? name)
      return Contents(theme: theme, title: title)
    }

    /// The colours under known names; others are reported.
    private mutating func colors<Key>(
      _ object: JSONValue?, among names: [String: Key]
    ) -> [(Key, Theme.Color?)] {
      guard let object else { return [] }
      var found: [(Key, Theme.Color?)] = []
      for member in object.members {
        guard let key = names[member.name] else {
          report(
            "theme.unknown-key", at: member.key, .warning, zh: "没有这一项 “\(member.name)”",
            en: "there is no \"\(member.name)\"")
          continue
        }
        if member.value.kind == .null {
          // The terminal's own colour.
          found.append((key, nil))
        } else if let color = Theme.Color(hex: member.value.string ?? "") {
          found.append((key, color))
        } else {
          report(
            "theme.color", at: member.value, .error, zh: "颜色应写成 “#rrggbb” 或 null",
            en: "a colour is written \"#rrggbb\", or null")
        }
      }
      return found
    }

    private mutating func checkKeys(of object: JSONValue, among known: Set<String>) {
      for member in object.members where !known.contains(member.name) {
        report(
          "theme.unknown-key", at: member.key, .warning, zh: "没有这一项 “\(member.name)”",
          en: "there is no \"\(member.name)\"")
      }
    }

    private mutating func report(
      _ code: String, at value: JSONValue, _ severity: Diagnostic.Severity, zh: String, en: String
    ) {
      guard diagnostics.count < 100 else { return }
      diagnostics.append(
        Diagnostic(
          severity, code: code, message: Localized(zh: zh, en: en), place: value.place))
    }
  }
}

extension Role {
  /// The roles by their names in theme files.
  fileprivate static let names: [String: Role] = Dictionary(
    allCases.map { (String(describing: $0), $0) }, uniquingKeysWith: { first, _ in first })
}

extension Backdrop {
  /// The backdrops by their names in theme files.
  fileprivate static let names: [String: Backdrop] = Dictionary(
    allCases.map { (String(describing: $0), $0) }, uniquingKeysWith: { first, _ in first })
}
