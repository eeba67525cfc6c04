internal import Canvas
internal import Domain
internal import FrontdeskApp

/// The themes there are, and the one that is wanted.
struct Themes {
  /// Every theme that could be read, the default first, then by name.
  let all: [Theme]
  /// What was wrong with theme files; the program starts all the same.
  let diagnostics: [(file: String, diagnostic: Diagnostic)]

  /// Reads the theme files of all data folders; the first of a name wins.
  init(_ paths: DataPaths) {
    var found: [String: Theme] = [DefaultTheme.dark.name: DefaultTheme.dark]
    var taken: Set<String> = []
    var problems: [(file: String, diagnostic: Diagnostic)] = []
    for folder in paths.folders {
      for file in FileReading.files(in: folder + "/themes", ending: ".json5") ?? [] {
        guard let bytes = try? FileReading.bytes(file) else { continue }
        let (contents, diagnostics) = ThemeFile.read(bytes)
        problems += diagnostics.map { (file, $0) }
        guard let theme = contents?.theme, taken.insert(theme.name).inserted else { continue }
        found[theme.name] = theme
      }
    }
    all = found.values.sorted {
      ($0.name == DefaultTheme.dark.name ? 0 : 1, $0.name)
        < ($1.name == DefaultTheme.dark.name ? 0 : 1, $1.name)
    }
    diagnostics = problems
  }

  /// The theme of a name.
  func named(_ name: String) -> Theme? { all.first { $0.name == name } }

  /// The theme that the command line or the member of staff wants, else the default.
  func chosen(option: String?, preference: String?) throws(CommandFailure) -> Theme {
    if let option {
      guard let theme = named(option) else {
        let names = all.map(\.name).joined(separator: ", ")
        throw .use(
          Localized(
            zh: "没有主题 \"\(option)\"；可选：\(names)",
            en: "there is no theme \"\(option)\"; there are: \(names)"))
      }
      return theme
    }
    return preference.flatMap(named) ?? DefaultTheme.dark
  }
}
