import Domain
import Widgets

extension Model {
  /// Carries out a command that concerns the session.
  mutating func performSession(_ id: CommandID) -> [Effect] {
    switch id {
    case .toggleMask:
      unmaskedUntil = isUnmasked ? nil : now.adding(seconds: Model.revealSeconds)
      return []
    case .switchLanguage:
      language = language == .chinese ? .english : .chinese
      return [.saveSetting(.language(language))]
    case .nextTheme: return nextTheme()
    case .switchGlyphs:
      let all = Glyphs.allCases
      let place = all.firstIndex(of: glyphs) ?? 0
      glyphs = all[(place + 1) % all.count]
      desk.hasOwnGlyphs = true
      say(Phrase.glyphsAre(glyphs))
      return [.saveSetting(.glyphs(glyphs)), .redraw]
    case .refresh: return reload()
    case .quit: return quit()
    default: return []
    }
  }

  /// How long numbers stay readable, in seconds: long enough to dial one.
  static let revealSeconds = 60

  private mutating func nextTheme() -> [Effect] {
    guard let place = themeNames.firstIndex(of: themeName) else { return [] }
    themeName = themeNames[(place + 1) % themeNames.count]
    say(Phrase.themeIs(themeName))
    return [.useTheme(themeName), .saveSetting(.theme(themeName))]
  }

  /// Leaves, after a second press when something was begun and not saved.
  private mutating func quit() -> [Effect] {
    let unsaved = unsavedCount
    if unsaved > 0, !wasAskedToQuit, !desk.isLocked {
      wasAskedToQuit = true
      say(Phrase.unsavedOnQuit(unsaved, key: keymap.keyName(of: .quit)), .problem)
      return []
    }
    return leave()
  }
}
