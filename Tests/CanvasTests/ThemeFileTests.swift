import Canvas
import Foundation
import TestSupport
import Testing

@Suite struct ThemeFileTests {
  /// The least contrast by WCAG 2.2, where hints are text too.
  ///
  /// 4.5 for text (1.4.3 AA), and 7 in themes for weak eyes (1.4.6 AAA). Borders only part what blanks part already, so 1.4.11 does not ask for them; in themes for
  /// weak eyes they must be seen all the same, and elsewhere they must not vanish.
  static func least(_ pair: ThemePairs.Pair, in theme: String) -> Double {
    let isForWeakEyes = theme.hasPrefix("high-contrast")
    guard pair.role == .border else { return isForWeakEyes ? 7 : 4.5 }
    return [.screen, .popup].contains(pair.backdrop) ? (isForWeakEyes ? 4.5 : 1.3) : 1
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

  @Test(arguments: ThemeFixture.colored)
  func everyTextCanBeReadOnEveryBackdropItIsUsedOn(name: String) throws {
    let theme = try ThemeFixture(name)
    for pair in ThemePairs.all {
      let front = try #require(theme.roles[pair.role])
      let back = try #require(theme.backdrops[pair.backdrop])
      let ratio = Contrast.ratio(front, back)
      #expect(ratio >= Self.least(pair, in: name), "\(pair): \(ratio)")
      guard pair.role != .border else { continue }
      let mapped = Contrast.ratio(Contrast.nearest(front), Contrast.nearest(back))
      #expect(mapped >= Self.least(pair, in: name), "\(pair), 256 colours: \(mapped)")
    }
  }

  @Test(arguments: ThemeFixture.colored)
  func whatIsGoodDoubtfulAndBadLooksDifferent(name: String) throws {
    let theme = try ThemeFixture(name)
    for (one, other) in Self.signals {
      let (first, second) = (try #require(theme.roles[one]), try #require(theme.roles[other]))
      #expect(ColorDistance.between(first, second) >= 25, "\(one) and \(other)")
    }
  }

  /// One man in twelve confuses red and green.
  @Test(arguments: ThemeFixture.colored.filter { $0.hasPrefix("colour-safe") })
  func signalsDifferForEyesThatConfuseRedAndGreen(name: String) throws {
    let theme = try ThemeFixture(name)
    for vision in ColorDistance.Vision.allCases {
      for (one, other) in Self.signals + [(.other, .good), (.other, .bad)] {
        let (first, second) = (try #require(theme.roles[one]), try #require(theme.roles[other]))
        let distance = ColorDistance.between(first, second, seenWith: vision)
        #expect(distance >= 20, "\(one) and \(other), \(vision): \(distance)")
        let mapped = ColorDistance.between(
          Contrast.nearest(first), Contrast.nearest(second), seenWith: vision)
        #expect(mapped >= 15, "\(one) and \(other), \(vision), 256 colours: \(mapped)")
      }
    }
  }

  private static let signals: [(Role, Role)] = [(.good, .warning), (.good, .bad), (.warning, .bad)]

  /// Focus is shown by the colour of a border: WCAG 2.4.13 asks 3, and weak eyes need the border
  /// without focus too, which leaves 2.
  @Test(arguments: ThemeFixture.colored)
  func theBorderWithFocusStandsOutAmongTheOthers(name: String) throws {
    let theme = try ThemeFixture(name)
    let ratio = Contrast.ratio(
      try #require(theme.roles[.accent]), try #require(theme.roles[.border]))
    #expect(ratio >= (name.hasPrefix("high-contrast") ? 2 : 3))
  }

  @Test(arguments: ThemeFixture.colored)
  func everyBackdropDiffersFromTheScreen(name: String) throws {
    let theme = try ThemeFixture(name)
    let screen = try #require(theme.backdrops[.screen])
    for backdrop in Backdrop.allCases where backdrop != .screen {
      let distance = ColorDistance.between(screen, try #require(theme.backdrops[backdrop]))
      #expect(distance >= 2.5, "\(backdrop): \(distance)")
    }
  }

  @Test(arguments: ThemeFixture.colored)
  func aLightThemeIsLight(name: String) throws {
    let theme = try ThemeFixture(name)
    let text = try #require(theme.roles[.text])
    let screen = try #require(theme.backdrops[.screen])
    let black = Theme.Color(red: 0, green: 0, blue: 0)
    #expect((Contrast.ratio(screen, black) > Contrast.ratio(text, black)) == theme.isLight)
  }

  @Test(arguments: ThemeFixture.colored)
  func whatMustStandOutDiffersFromTheScreenIn256Colours(name: String) throws {
    let theme = try ThemeFixture(name)
    let screen = try Contrast.nearest(#require(theme.backdrops[.screen]))
    for backdrop: Backdrop in [.selected, .selectedQuiet, .field, .band, .chip, .chipBad] {
      #expect(try Contrast.nearest(#require(theme.backdrops[backdrop])) != screen, "\(backdrop)")
    }
    let signals: [Role] = [.good, .warning, .bad]
    #expect(Set(signals.compactMap { theme.roles[$0].map(Contrast.nearest) }).count == 3)
  }

  @Test(arguments: ThemeFixture.colored)
  func aChipStandsOutOnEveryRow(name: String) throws {
    let backdrops = try ThemeFixture(name).backdrops
    let mapped = backdrops.mapValues(Contrast.nearest)
    for chip: Backdrop in [.chip, .chipGood, .chipWarning, .chipBad] {
      for row: Backdrop in [.screen, .selected, .selectedQuiet, .marked] {
        #expect(mapped[chip] != mapped[row], "\(chip) on \(row), 256 colours")
        let distance = ColorDistance.between(
          try #require(backdrops[chip]), try #require(backdrops[row]))
        #expect(distance >= 6, "\(chip) on \(row): \(distance)")
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

  @Test func distancesAreThoseOfThePublishedMethods() {
    let white = Theme.Color(red: 255, green: 255, blue: 255)
    let black = Theme.Color(red: 0, green: 0, blue: 0)
    #expect(abs(ColorDistance.between(white, black) - 100) < 0.01)
    // sRGB red is L* 53.24, a* 80.09, b* 67.20.
    let red = Theme.Color(red: 255, green: 0, blue: 0)
    #expect(abs(ColorDistance.between(red, black) - 117.34) < 0.05)
    // A pair of red and green that only the usual eye tells apart.
    let brick = Theme.Color(red: 0x8A, green: 0x5A, blue: 0x3C)
    let olive = Theme.Color(red: 0x66, green: 0x66, blue: 0x3C)
    #expect(ColorDistance.between(brick, olive) > 20)
    #expect(ColorDistance.between(brick, olive, seenWith: .deuteranopia) < 8)
  }
}
