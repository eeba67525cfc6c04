import Domain
import Widgets

extension Model {
  /// Carries out a command that concerns the session.
  mutating func performSession(_ id: CommandID) -> [Effect] {
    switch id {
    case .toggleMask:
      return toggleReveal()
    case .switchLanguage:
      return use(language == .chinese ? .english : .chinese)
    case .nextTheme: return nextTheme()
    case .switchGlyphs:
      let all = Glyphs.allCases
      let place = all.firstIndex(of: glyphs) ?? 0
      return use(all[(place + 1) % all.count])
    case .refresh:
      if screen == .figures, figures.people == nil { return askFigures() }
      return screen == .audit ? [askAudit()] : reload()
    case .quit: return quit()
    default: return []
    }
  }

  mutating func use(_ language: Language) -> [Effect] {
    let old = self
    self.language = language
    relabelAccess(from: old)
    relabelBooking()
    relabelOutcome()
    return [.saveSetting(.language(language))]
  }

  mutating func use(_ glyphs: Glyphs) -> [Effect] {
    self.glyphs = glyphs
    desk.hasOwnGlyphs = true
    say(Phrase.glyphsAre(glyphs))
    return [.saveSetting(.glyphs(glyphs)), .redraw]
  }

  mutating func useTheme(_ name: String) -> [Effect] {
    themeName = name
    say(Phrase.themeIs(themeTitle(name)))
    return [.useTheme(name), .saveSetting(.theme(name))]
  }

  private mutating func nextTheme() -> [Effect] {
    guard let place = themeNames.firstIndex(of: themeName) else { return [] }
    return useTheme(themeNames[(place + 1) % themeNames.count])
  }

  /// Leaves, after a second press when something was begun and not saved.
  private mutating func quit() -> [Effect] {
    let unsaved = unsaved
    if unsaved.count > 0, !wasAskedToQuit, !desk.isLocked {
      wasAskedToQuit = true
      say(Phrase.unsavedOnQuit(unsaved, key: keymap.keyName(of: .quit)), .problem)
      return []
    }
    return leave()
  }
}
