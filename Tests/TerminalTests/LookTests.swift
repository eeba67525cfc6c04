import Canvas
import Testing

@testable import Terminal

@Suite struct LookTests {
  private func color(_ hex: String) throws -> Theme.Color { try #require(Theme.Color(hex: hex)) }

  private func theme(isLight: Bool) throws -> Theme {
    let ink = try color(isLight ? "#1f2328" : "#d4d8e0")
    var theme = Theme(
      name: "test", isLight: isLight,
      foregrounds: [
        .text: ink, .dim: try color(isLight ? "#6e7781" : "#6b7280"), .strong: ink,
        .accent: try color("#3b82c4"), .good: try color("#4a9a5b"), .warning: try color("#c08a2d"),
        .bad: try color("#d0504f"), .tag: try color("#8a63c0"), .bar: ink,
        .other: try color("#2a9d9d"),
      ])
    theme.backdrops = [
      .bar: try color(isLight ? "#eaeef2" : "#1f2430"), .selected: try color("#3b82c4"),
      .field: try color(isLight ? "#f6f8fa" : "#20242c"), .chipBad: try color("#d0504f"),
    ]
    return theme
  }

  @Test(arguments: [
    ("#000000", 16), ("#ffffff", 231), ("#ff0000", 196), ("#808080", 244), ("#5f87af", 67),
    ("#080808", 232), ("#eeeeee", 255), ("#00005f", 17), ("#303030", 236),
  ])
  func aColourBecomesTheNearestOfThePalette(hex: String, number: Int) throws {
    #expect(Palette.nearest256(try color(hex)) == number)
  }

  @Test func theQuickSearchFindsWhatTheFullOneFinds() {
    let levels = [0, 95, 135, 175, 215, 255]
    let palette: [(Int, [Int])] = (16...255).map { number in
      if number >= 232 { return (number, Array(repeating: 8 + 10 * (number - 232), count: 3)) }
      let place = number - 16
      return (number, [levels[place / 36], levels[place / 6 % 6], levels[place % 6]])
    }
    func distance(_ a: [Int], _ b: [Int]) -> Int {
      zip(a, b).map { ($0 - $1) * ($0 - $1) }.reduce(0, +)
    }
    var numbers = SeededNumbers(5)
    for _ in 0..<3000 {
      let channels = (0..<3).map { _ in Int.random(in: 0...255, using: &numbers) }
      let color = Theme.Color(
        red: UInt8(channels[0]), green: UInt8(channels[1]), blue: UInt8(channels[2]))
      let best = palette.map { distance($0.1, channels) }.min()
      let found = palette[Palette.nearest256(color) - 16].1
      #expect(distance(found, channels) == best, "\(channels)")
    }
  }

  @Test(arguments: [
    ("#6b7280", 7, 8), ("#d0504f", 1, 1), ("#4a9a5b", 2, 2), ("#c08a2d", 3, 3), ("#3b82c4", 6, 6),
    ("#000000", 0, 0), ("#ffffff", 7, 15), ("#1f2430", 0, 0), ("#ff5555", 1, 9),
  ])
  func fewColoursKeepTheHue(hex: String, of8: Int, of16: Int) throws {
    #expect(Palette.nearestANSI(try color(hex), isBrightAllowed: false) == of8)
    #expect(Palette.nearestANSI(try color(hex), isBrightAllowed: true) == of16)
  }

  @Test(
    arguments: [
      (0, false, .none), (2, false, .none), (8, false, .ansi8), (16, false, .ansi16),
      (88, false, .ansi16), (256, false, .palette256), (1 << 24, false, .direct),
      (256, true, .none),
    ] as [(Int, Bool, ColorDepth)])
  func theDepthFollowsTheTerminalAndTheUser(colors: Int, isRefused: Bool, depth: ColorDepth) {
    #expect(ColorDepth(colors: colors, isRefused: isRefused) == depth)
  }

  @Test(arguments: [ColorDepth.none, .ansi8, .ansi16, .palette256, .direct], [true, false])
  func textIsNeverInTheColourBehindIt(depth: ColorDepth, isLight: Bool) throws {
    let theme = try theme(isLight: isLight)
    for role in Role.allCases {
      for backdrop in Backdrop.allCases {
        let look = Look(Style(role, on: backdrop), theme: theme, depth: depth)
        if look.background >= 0 {
          #expect(look.foreground >= 0 && look.foreground != look.background, "\(role) \(backdrop)")
        }
      }
    }
  }

  @Test(arguments: [ColorDepth.none, .ansi8, .ansi16, .palette256, .direct], [true, false])
  func theSelectedRowCanBeToldFromTheOthers(depth: ColorDepth, isLight: Bool) throws {
    let theme = try theme(isLight: isLight)
    for backdrop in [Backdrop.selected, .selectedQuiet, .bar, .field] {
      let plain = Look(Style(), theme: theme, depth: depth)
      let marked = Look(Style(.text, on: backdrop), theme: theme, depth: depth)
      #expect(
        plain.background != marked.background || plain.attributes != marked.attributes,
        "\(backdrop)")
    }
  }

  @Test func withoutColourOnlyAttributesAreLeft() throws {
    let theme = try theme(isLight: false)
    let look = Look(Style(.bad, on: .selected), theme: theme, depth: .none)
    #expect(look.foreground == -1 && look.background == -1)
    #expect(look.attributes == [.bold, .reverse])
    let plain = Theme(name: "mono", isMonochrome: true, foregrounds: theme.foregrounds)
    #expect(
      Look(Style(.dim), theme: plain, depth: .palette256)
        == Look(Style(), theme: plain, depth: .none))
  }

  @Test func theTerminalsOwnBackgroundStaysWhereTheThemeHasNone() throws {
    let look = Look(Style(.bad), theme: try theme(isLight: false), depth: .palette256)
    #expect(look.foreground == 167 && look.background == -1)
  }
}
