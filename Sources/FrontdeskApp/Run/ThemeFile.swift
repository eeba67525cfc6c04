package import Canvas
package import Domain
import Interchange

/// A theme as an editable file, such as `themes/dark.json5`.
package enum ThemeFile {
  /// What a file holds.
  package struct Contents: Sendable {
    package var theme: Theme

    /// The title in both languages.
    package var title: Localized {
      Localized(zh: theme.titleChinese, en: theme.titleEnglish)
    }
  }

  /// Reads a file; what is missing or wrong keeps the colour of `DefaultTheme.dark`, in a light
  /// theme that of `DefaultTheme.light`.
  ///
  /// - Returns: Nil contents when the file is no theme at all; and what is wrong with it, each with
  ///   its place, at most 100.
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
      guard let name = name(root) else { return nil }
      checkKeys(of: root, among: ["name", "title", "light", "monochrome", "roles", "backdrops"])
      let isMonochrome = flag("monochrome", root)
      let isLight = flag("light", root)
      let base = DefaultTheme.base(isLight: isLight)
      let title = title(root["title"], name: name)
      var theme = Theme(
        name: name, titleChinese: title.chinese, titleEnglish: title.english, isLight: isLight,
        isMonochrome: isMonochrome, foregrounds: isMonochrome ? [:] : base.foregrounds,
        backdrops: isMonochrome ? [:] : base.backdrops)
      for (key, value) in colors(root["roles"], among: Role.names) {
        theme.foregrounds[key] = value
      }
      for (key, value) in colors(root["backdrops"], among: Backdrop.names) {
        theme.backdrops[key] = value
      }
      return Contents(theme: theme)
    }

    /// The name; nil, and reported, where there is none that can be typed after `--theme`.
    private mutating func name(_ root: JSONValue) -> String? {
      guard let name = root["name"]?.string, !name.isEmpty else {
        report(
          "theme.name", at: root["name"] ?? root, .error, zh: "缺少主题的 “name”",
          en: "the theme has no \"name\"")
        return nil
      }
      let isPlain = name.utf8.allSatisfy { byte in
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
      }
      guard isPlain, name.utf8.count <= 40 else {
        report(
          "theme.name", at: root["name"] ?? root, .error,
          zh: "“name” 只能是小写字母、数字和连字符，最多 40 个",
          en: "\"name\" takes small letters, digits and hyphens, 40 at most")
        return nil
      }
      return name
    }

    /// The title in both languages, safe to draw; the name where there is none.
    private mutating func title(_ object: JSONValue?, name: String) -> Localized {
      guard let object else { return Localized(same: name) }
      guard object.kind == .object else {
        report(
          "theme.title", at: object, .error, zh: "标题应写成 { zh: \"…\", en: \"…\" }",
          en: "a title is written { zh: \"…\", en: \"…\" }")
        return Localized(same: name)
      }
      checkKeys(of: object, among: ["zh", "en"])
      func part(_ key: StaticString) -> String? {
        object[key]?.string.map { TextClip.shorten(DisplayText.of($0), columns: 40) }
      }
      return Localized(
        zh: part("zh") ?? part("en") ?? name, en: part("en") ?? part("zh") ?? name)
    }

    /// A switch that is off unless the file turns it on.
    private mutating func flag(_ key: StaticString, _ root: JSONValue) -> Bool {
      guard let value = root[key] else { return false }
      if value.kind != .bool {
        report(
          "theme.flag", at: value, .error, zh: "“\(key)” 应为 true 或 false",
          en: "\"\(key)\" is true or false")
      }
      return value.bool ?? false
    }

    /// The colours under known names; others are reported.
    private mutating func colors<Key>(
      _ object: JSONValue?, among names: [String: Key]
    ) -> [(Key, Theme.Color?)] {
      guard let object else { return [] }
      guard object.kind == .object else {
        report(
          "theme.colors", at: object, .error, zh: "颜色应写成 { text: \"#rrggbb\", … }",
          en: "colours are written { text: \"#rrggbb\", … }")
        return []
      }
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
