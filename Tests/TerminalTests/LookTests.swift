import Canvas
import Testing

@testable import Terminal

@Suite struct LookTests {
  private static let depths = [ColorDepth.none, .ansi8, .ansi16, .palette256, .direct]
  private static let styles = Role.allCases.flatMap { role in
    Backdrop.allCases.map { Style(role, on: $0) }
  }

  @Test func thereAreThemesToTry() {
    #expect(ThemeSamples.all.count >= 5)
    #expect(ThemeSamples.all.contains { $0.isMonochrome })
    for theme in ThemeSamples.colored {
      #expect(theme.foregrounds.count == Role.allCases.count, "\(theme.name)")
      #expect(theme.backdrops.count == Backdrop.allCases.count, "\(theme.name)")
    }
  }

  @Test(
    arguments: [
      (0, false, .none), (2, false, .none), (8, false, .ansi8), (16, false, .ansi16),
      (88, false, .ansi16), (256, false, .palette256), (1 << 24, false, .direct),
      (256, true, .none), (1 << 24, true, .none),
    ] as [(Int, Bool, ColorDepth)])
  func theDepthFollowsTheTerminalAndTheUser(colors: Int, isRefused: Bool, depth: ColorDepth) {
    #expect(ColorDepth(colors: colors, isRefused: isRefused) == depth)
  }

  // MARK: - Every theme at every depth

  @Test(arguments: ThemeSamples.all, depths)
  func textIsNeverInTheColourBehindIt(theme: Theme, depth: ColorDepth) {
    let book = LookBook(theme: theme, depth: depth)
    for style in Self.styles {
      let look = book.look(style)
      if look.background >= 0 {
        #expect(look.foreground >= 0 && look.foreground != look.background, "\(style)")
      }
    }
  }

  @Test(arguments: ThemeSamples.colored)
  func with256ColoursTextIsAsLegibleAsTheThemeMeans(theme: Theme) throws {
    let book = LookBook(theme: theme, depth: .palette256)
    for style in Self.styles {
      let look = book.look(style)
      let front = try #require(theme.foregrounds[style.role])
      let back = try #require(theme.backdrops[style.backdrop])
      let floor = style.role == .border ? 1.2 : style.role == .dim ? 3 : 4.5
      let shown = Contrast.ratio(Palette.color(look.foreground), Palette.color(look.background))
      #expect(shown >= min(floor, Contrast.ratio(front, back)), "\(style) \(shown)")
    }
  }

  @Test(arguments: ThemeSamples.colored, [ColorDepth.ansi8, .ansi16])
  func withFewColoursTextCanBeReadOnEveryTerminal(theme: Theme, depth: ColorDepth) {
    let book = LookBook(theme: theme, depth: depth)
    for style in Self.styles {
      let look = book.look(style)
      let most = depth == .ansi8 ? 8 : 16
      #expect(look.foreground < most && look.background < most)
      #expect(Palette.contrast(ansi: look.foreground, look.background) >= 2.5, "\(style) \(look)")
    }
  }

  @Test(arguments: ThemeSamples.colored)
  func with24BitsTheThemeIsShownAsItIs(theme: Theme) throws {
    let book = LookBook(theme: theme, depth: .direct)
    for role in Role.allCases {
      let front = try #require(theme.foregrounds[role])
      let back = try #require(theme.backdrops[.screen])
      let look = book.look(Style(role))
      func shown(_ color: Theme.Color) -> Int { color.number + (color.number < 256 ? 256 : 0) }
      #expect(
        look
          == Look(
            foreground: shown(front), background: shown(back), attributes: []))
    }
  }

  @Test(arguments: ThemeSamples.colored)
  func tintsOfAThemeAreNeverGreyIn256Colours(theme: Theme) throws {
    let book = LookBook(theme: theme, depth: .palette256)
    for (backdrop, color) in theme.backdrops where OKLab(color).chroma >= 0.03 {
      let shown = Palette.color(book.look(Style(.text, on: backdrop)).background)
      #expect(OKLab(shown).chroma > 0.02, "\(backdrop)")
    }
  }

  @Test(arguments: ThemeSamples.colored)
  func chipsThatDifferAreToldApartIn256Colours(theme: Theme) {
    let book = LookBook(theme: theme, depth: .palette256)
    let places: [Backdrop] = [.screen, .selected, .chip, .chipGood, .chipWarning, .chipBad]
    let colors = Set(places.map { theme.backdrops[$0] })
    let numbers = Set(places.map { book.look(Style(.text, on: $0)).background })
    #expect(numbers.count == colors.count)
  }

  @Test(arguments: ThemeSamples.all, depths)
  func theSelectedRowCanBeToldFromTheOthers(theme: Theme, depth: ColorDepth) {
    let book = LookBook(theme: theme, depth: depth)
    let plain = book.look(Style())
    for backdrop in [Backdrop.selected, .selectedQuiet, .marked, .bar, .field, .chipBad] {
      let other = book.look(Style(.text, on: backdrop))
      #expect(
        plain.background != other.background || plain.attributes != other.attributes,
        "\(backdrop)")
    }
  }

  // MARK: - Particular looks

  @Test func theDarkThemeIn16Colours() throws {
    let theme = try #require(ThemeSamples.named("dark"))
    let book = LookBook(theme: theme, depth: .ansi16)
    func pair(_ role: Role, _ backdrop: Backdrop) -> [Int] {
      let look = book.look(Style(role, on: backdrop))
      return [look.foreground, look.background]
    }
    #expect(pair(.text, .screen) == [7, 0])
    #expect(pair(.bad, .screen) == [9, 0])
    #expect(pair(.good, .screen) == [10, 0])
    #expect(pair(.dim, .screen) == [8, 0])
    #expect(pair(.text, .selected) == [7, 4])
    #expect(pair(.bad, .chipBad) == [15, 1])
    #expect(pair(.good, .chipGood) == [0, 2])
  }

  @Test func theLightThemeIn8Colours() throws {
    let theme = try #require(ThemeSamples.named("light"))
    let book = LookBook(theme: theme, depth: .ansi8)
    let text = book.look(Style())
    #expect(text == Look(foreground: 0, background: 7, attributes: []))
    #expect(book.look(Style(.text, on: .selected)).background == 4)
    #expect(book.look(Style(.text, on: .field)).attributes == [.underline])
  }

  @Test func withoutColourOnlyAttributesAreLeft() throws {
    let dark = try #require(ThemeSamples.named("dark"))
    let look = LookBook(theme: dark, depth: .none).look(Style(.bad, on: .selected))
    #expect(look == Look(foreground: -1, background: -1, attributes: [.bold, .reverse]))
    let plain = Theme(name: "mono", isMonochrome: true, foregrounds: dark.foregrounds)
    for depth in Self.depths {
      let look = LookBook(theme: plain, depth: depth).look(Style(.dim))
      #expect(look == Look(attributes: []))
    }
  }

  @Test func theTerminalsOwnBackgroundStaysWhereTheThemeHasNone() throws {
    let red = try #require(Theme.Color(hex: "#d7005f"))
    let theme = Theme(name: "bare", foregrounds: [.bad: red])
    for (depth, number) in [(ColorDepth.palette256, 161), (.direct, 0xD7005F), (.ansi16, 9)] {
      let book = LookBook(theme: theme, depth: depth)
      #expect(book.look(Style(.bad)) == Look(foreground: number, background: -1, attributes: []))
      #expect(book.look(Style()) == Look(attributes: []))
      #expect(book.look(Style(.text, on: .selected)).attributes == [.reverse])
    }
  }

  @Test func aColourNobodyCouldReadIsMoved() throws {
    let grey = try #require(Theme.Color(hex: "#202020"))
    let theme = Theme(
      name: "bad", foregrounds: [.text: grey, .strong: grey], backdrops: [.screen: grey])
    for depth in [ColorDepth.palette256, .direct] {
      let look = LookBook(theme: theme, depth: depth).look(Style())
      #expect(look.foreground != look.background)
    }
    let direct = LookBook(theme: theme, depth: .direct).look(Style())
    #expect(Contrast.ratio(Theme.Color(number: direct.foreground), grey) >= 2)
  }
}
