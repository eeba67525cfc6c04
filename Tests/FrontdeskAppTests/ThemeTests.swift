import Canvas
import Domain
import FrontdeskApp
import TestSupport
import Testing

@Suite struct ThemeTests {
  @Test func theThemeThatIsCompiledInIsTheOneInItsFile() throws {
    let (contents, diagnostics) = ThemeFile.read(
      try SharedFiles.repositoryBytes("themes/dark.json5"))
    #expect(diagnostics.isEmpty)
    #expect(contents?.theme == DefaultTheme.dark)
  }

  @Test(arguments: ["light", "high-contrast-dark", "high-contrast-light", "mono"])
  func everyThemeFileIsRead(_ name: String) throws {
    let (contents, diagnostics) = ThemeFile.read(
      try SharedFiles.repositoryBytes("themes/\(name).json5"))
    #expect(diagnostics.isEmpty)
    #expect(contents?.theme.name == name)
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
}
