import Canvas
import Domain
import FrontdeskApp
import TestSupport
import Testing

@Suite struct ThemeTests {
  @Test(arguments: [DefaultTheme.dark, DefaultTheme.light])
  func aThemeThatIsCompiledInIsTheOneInItsFile(_ theme: Theme) throws {
    let (contents, diagnostics) = ThemeFile.read(
      try SharedFiles.repositoryBytes("themes/\(theme.name).json5"))
    #expect(diagnostics.isEmpty)
    #expect(contents?.theme == theme)
  }

  private static let titles = [
    "colour-safe-dark": "色觉友好 深色/Colour-safe, dark",
    "colour-safe-light": "色觉友好 浅色/Colour-safe, light", "dark": "深色/Dark",
    "ember": "余烬/Ember", "fjord": "峡湾/Fjord", "forest": "林间/Forest",
    "high-contrast-dark": "高对比 深色/High contrast, dark",
    "high-contrast-light": "高对比 浅色/High contrast, light", "light": "浅色/Light",
    "mono": "单色/Monochrome", "paper": "纸/Paper", "solstice": "至日/Solstice",
  ]

  @Test(arguments: titles.keys.sorted())
  func everyThemeFileIsRead(_ name: String) throws {
    let (contents, diagnostics) = ThemeFile.read(
      try SharedFiles.repositoryBytes("themes/\(name).json5"))
    #expect(diagnostics.isEmpty)
    #expect(contents?.theme.name == name)
    #expect(contents.map { "\($0.title.chinese)/\($0.title.english)" } == Self.titles[name])
    if contents?.theme.isMonochrome == false {
      #expect(contents?.theme.foregrounds.count == Role.allCases.count)
      #expect(contents?.theme.backdrops.count == Backdrop.allCases.count)
    }
  }

  @Test func aWrongColourKeepsTheDefaultAndIsReportedAtItsPlace() {
    let text =
      "{ name: \"mine\",\n  roles: { text: \"blue\", strang: \"#ffffff\", bad: \"#010203\" } }"
    let (contents, diagnostics) = ThemeFile.read(Array(text.utf8))
    #expect(contents?.theme.foregrounds[.text] == DefaultTheme.dark.foregrounds[.text])
    #expect(contents?.theme.foregrounds[.bad] == Theme.Color(red: 1, green: 2, blue: 3))
    #expect(diagnostics.map(\.code) == ["theme.color", "theme.unknown-key"])
    #expect(diagnostics.first?.place?.line == 2)
    #expect(diagnostics.first?.place?.column == 18)
  }

  @Test func aFileWithoutANameIsNoTheme() {
    let (contents, diagnostics) = ThemeFile.read(Array("{ roles: {} }".utf8))
    #expect(contents == nil)
    #expect(diagnostics.map(\.code) == ["theme.name"])
  }

  @Test func aLightThemeTakesWhatItLacksFromTheLightOne() {
    let (contents, diagnostics) = ThemeFile.read(
      Array("{ name: \"mine\", light: true, roles: { bad: \"#aa0000\" } }".utf8))
    #expect(diagnostics.isEmpty)
    #expect(contents?.theme.backdrops == DefaultTheme.light.backdrops)
    #expect(contents?.theme.foregrounds[.bad] == Theme.Color(red: 0xAA, green: 0, blue: 0))
    #expect(contents?.title.chinese == "mine")
  }

  @Test(arguments: [
    ("{ name: \"a b\" }", ["theme.name"], 1, 9), ("{ name: \"\\u001b[2J\" }", ["theme.name"], 1, 9),
    ("{ name: 3 }", ["theme.name"], 1, 9),
    ("{ name: \"m\",\n light: 1 }", ["theme.flag"], 2, 9),
    ("{ name: \"m\",\n roles: [1] }", ["theme.colors"], 2, 9),
    ("{ name: \"m\",\n title: \"x\" }", ["theme.title"], 2, 9),
    ("{ name: \"m\", roles: { bad: \"#+12345\" } }", ["theme.color"], 1, 28),
    ("{ name: \"m\", rolls: {} }", ["theme.unknown-key"], 1, 14),
    ("{ name: \"m\"", ["json.truncated"], 1, 12),
  ])
  func whatIsWrongIsReportedAtItsPlace(
    _ text: String, _ codes: [String], _ line: Int, _ column: Int
  ) {
    let diagnostics = ThemeFile.read(Array(text.utf8)).diagnostics
    #expect(diagnostics.map(\.code) == codes)
    #expect(diagnostics.first?.place?.line == line)
    #expect(diagnostics.first?.place?.column == column)
  }

  @Test func aTitleIsSafeToDraw() {
    let (contents, _) = ThemeFile.read(
      Array("{ name: \"m\", title: { zh: \"深\\u202e色\" } }".utf8))
    #expect(contents?.title.chinese == "深‹U+202E›色")
    #expect(contents?.title.english == "深‹U+202E›色")
  }

  /// What themes are checked for is what screens draw.
  @Test(arguments: ScreenTests.sizes)
  func screensDrawNoRoleOnABackdropThatThemesAreNotCheckedFor(_ size: Size) {
    let checked = Set(ThemePairs.all)
    for screen in ScreenTests.cases + ScreenTests.more {
      var desk = Desk(size.columns, size.rows)
      desk.press(screen.keys)
      let drawn = desk.frame.grid.cells.filter { $0.scalar != 0x20 && !$0.isContinuation }
        .map { ThemePairs.Pair($0.style.role, $0.style.backdrop) }
      let unknown = Set(drawn).subtracting(checked)
      #expect(unknown.isEmpty, "\(screen.name): \(unknown)")
    }
  }
}
