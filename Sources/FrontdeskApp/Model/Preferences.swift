package import Domain
import Widgets

/// What a member of staff chose in earlier sessions, as it is stored.
package struct Preferences: Equatable, Sendable {
  /// The names under which choices are stored.
  package static let names: [String] =
    [
      "language", "theme", "glyphs", "mouse", "public", "idle-lock", "start", "session",
      "palette.recent",
    ]
    + TableID.allCases.map { "columns." + $0.rawValue }

  private var texts: [String: String]

  /// - Parameter texts: What is stored, by name; names beyond `names` are left out.
  package init(_ texts: [String: String] = [:]) {
    self.texts = texts.filter { Preferences.names.contains($0.key) }
  }

  /// What is stored under a name; nil when nothing is.
  package subscript(name: String) -> String? { texts[name] }

  /// The language chosen; nil for none.
  package var language: Language? { texts["language"].flatMap(Language.init) }

  /// Where the last session ended; nil when that is not known.
  package var memory: SessionMemory? { texts["session"].flatMap(SessionMemory.init(content:)) }
}

extension Model {
  /// Takes up what the one who is signed in chose: everything but language, theme and characters,
  /// over which the command line goes.
  package mutating func takeHabits(_ preferences: Preferences) {
    if let minutes = preferences["idle-lock"].flatMap({ Int($0) }),
      (0...DeskState.mostIdleMinutes).contains(minutes)
    {
      desk.idleMinutes = minutes
    }
    desk.isMouseOn = preferences["mouse"] == "on"
    // Whoever signs in, patients still see what they saw.
    if preferences["public"] == "on" { desk.facesPublic = true }
    if let start = preferences["start"].flatMap(StartScreen.init) { desk.startScreen = start }
    for table in TableID.allCases {
      let kept = preferences["columns." + table.rawValue].flatMap(ColumnChoice.init(content:))
      if let kept { tables[table].choice = kept }
    }
    let recent = preferences["palette.recent"] ?? ""
    recentEntries = recent.split(separator: "\n").map(String.init)
  }

  /// Takes up language, theme and characters; what was not chosen stays as it is.
  ///
  /// - Returns: What the terminal has to know of it.
  mutating func takeLook(_ preferences: Preferences) -> [Effect] {
    var effects: [Effect] = [.redraw]
    if let language = preferences.language { self.language = language }
    if let theme = preferences["theme"], themeNames.contains(theme), theme != themeName {
      themeName = theme
      effects.append(.useTheme(theme))
    }
    if let glyphs = preferences["glyphs"].flatMap({ Glyphs(name: $0) }) {
      self.glyphs = glyphs
      desk.hasOwnGlyphs = true
    }
    return effects
  }
}
