import Canvas
import Foundation
import TestSupport
import Testing

@Suite struct ThemeFileTests {
  /// The backdrops that any text may lie on.
  static let common: [Backdrop] = [
    .screen, .bar, .selected, .selectedQuiet, .marked, .popup, .field,
  ]
  /// Roles and backdrops that views put together and nothing else.
  static let special: [(Role, Backdrop)] = [
    (.tag, .chip), (.good, .chipGood), (.warning, .chipWarning), (.bad, .chipBad),
    (.text, .band), (.good, .band), (.bad, .band), (.accent, .band), (.other, .band),
  ]
  static let pairs =
    Role.allCases.flatMap { role in common.map { (role, $0) } } + special

  /// Borders are ornament and exempt; dim text is for what can wait.
  static func least(_ role: Role, in theme: String) -> Double {
    if role == .border { return 1 }
    if theme.hasPrefix("high-contrast") { return 7 }
    return role == .dim ? 3 : 4.5
  }

  @Test(arguments: ThemeFixture.names)
  func theFileIsNamedForItsTheme(name: String) throws {
    #expect(try ThemeFixture(name).name == name)
  }

  @Test func everyFileInTheFolderIsTested() throws {
    let folder = SharedFiles.repository.appending(path: "themes").path
    let found = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(found == ThemeFixture.names.map { $0 + ".json5" }.sorted())
  }

  @Test(arguments: ThemeFixture.names)
  func aThemeWithColoursNamesEveryRoleAndBackdrop(name: String) throws {
    let theme = try ThemeFixture(name)
    #expect(theme.roles.count == (theme.isMonochrome ? 0 : Role.allCases.count))
    #expect(theme.backdrops.count == (theme.isMonochrome ? 0 : Backdrop.allCases.count))
  }

  @Test(arguments: ThemeFixture.names)
  func everyTextCanBeReadOnEveryBackdropItIsUsedOn(name: String) throws {
    let theme = try ThemeFixture(name)
    for (role, backdrop) in Self.pairs {
      guard let front = theme.roles[role], let back = theme.backdrops[backdrop] else { continue }
      let ratio = Contrast.ratio(front, back)
      #expect(ratio >= Self.least(role, in: name), "\(role) on \(backdrop): \(ratio)")
      let mapped = Contrast.ratio(Contrast.nearest(front), Contrast.nearest(back))
      #expect(mapped >= Self.least(role, in: name), "\(role) on \(backdrop), 256: \(mapped)")
    }
  }

  @Test(arguments: ThemeFixture.names.filter { $0 != "mono" })
  func whatMustStandOutDiffersFromTheScreenIn256Colours(name: String) throws {
    let theme = try ThemeFixture(name)
    let screen = try Contrast.nearest(#require(theme.backdrops[.screen]))
    for backdrop: Backdrop in [.selected, .selectedQuiet, .field, .band, .chip, .chipBad] {
      #expect(try Contrast.nearest(#require(theme.backdrops[backdrop])) != screen, "\(backdrop)")
    }
    let signals: [Role] = [.good, .warning, .bad]
    #expect(Set(signals.compactMap { theme.roles[$0].map(Contrast.nearest) }).count == 3)
  }

  @Test(arguments: ThemeFixture.names.filter { $0 != "mono" })
  func aChipStandsOutOnEveryRow(name: String) throws {
    let backdrops = try ThemeFixture(name).backdrops.mapValues(Contrast.nearest)
    for chip: Backdrop in [.chip, .chipGood, .chipWarning, .chipBad] {
      for row: Backdrop in [.screen, .selected, .selectedQuiet, .marked] {
        #expect(backdrops[chip] != backdrops[row], "\(chip) on \(row)")
      }
    }
  }

  @Test func theContrastOfBlackAndWhiteIsTwentyOne() {
    let black = Theme.Color(red: 0, green: 0, blue: 0)
    let white = Theme.Color(red: 255, green: 255, blue: 255)
    #expect(abs(Contrast.ratio(black, white) - 21) < 0.001)
    #expect(abs(Contrast.ratio(white, white) - 1) < 0.001)
    // #777777 on white is the best known grey that just fails 4.5.
    let grey = Theme.Color(red: 0x77, green: 0x77, blue: 0x77)
    #expect(abs(Contrast.ratio(grey, white) - 4.478) < 0.001)
  }
}
