import Canvas
import Testing

@testable import Terminal

@Suite struct PaletteTests {
  private func color(_ hex: String) throws -> Theme.Color { try #require(Theme.Color(hex: hex)) }

  /// The published values of the space's author, to four places.
  @Test(
    arguments: [
      ("#ffffff", 1, 0, 0), ("#ff0000", 0.6280, 0.2249, 0.1258),
      ("#00ff00", 0.8664, -0.2339, 0.1795),
      ("#0000ff", 0.4520, -0.0325, -0.3115), ("#000000", 0, 0, 0),
    ] as [(String, Double, Double, Double)])
  func lightnessAndHueAreThoseOfOKLab(hex: String, lightness: Double, a: Double, b: Double) throws {
    let look = OKLab(try color(hex))
    #expect(abs(look.lightness - lightness) < 0.0002)
    #expect(abs(look.a - a) < 0.0002)
    #expect(abs(look.b - b) < 0.0002)
  }

  @Test(
    arguments: [
      ("#000000", "#ffffff", 21), ("#767676", "#ffffff", 4.54), ("#ff0000", "#ffffff", 4.00),
      ("#0000ff", "#ffffff", 8.59), ("#123456", "#123456", 1),
    ] as [(String, String, Double)])
  func contrastIsThatOfTheGuidelines(one: String, other: String, ratio: Double) throws {
    #expect(abs(Contrast.ratio(try color(one), try color(other)) - ratio) < 0.01)
  }

  @Test func aColourOfThePaletteIsItself() {
    for number in 16...255 {
      let color = Palette.color(number)
      let found = Palette.nearest256(color)?.number ?? 0
      #expect(found >= 16 && Palette.color(found) == color, "\(number) became \(found)")
    }
  }

  @Test(arguments: [
    ("#000000", 16), ("#ffffff", 231), ("#ff0000", 196), ("#808080", 244), ("#5f87af", 67),
    ("#080808", 232), ("#eeeeee", 255), ("#00005f", 17), ("#303030", 236), ("#8a9099", 246),
    ("#1a1e25", 234), ("#61afff", 75), ("#d0d4da", 188),
  ])
  func aColourBecomesTheOneThatLooksMostLikeIt(hex: String, number: Int) throws {
    #expect(Palette.nearest256(try color(hex))?.number == number)
  }

  /// Plain distance makes each of these grey.
  @Test(arguments: [
    ("#1f3a5f", 24), ("#3e3360", 54), ("#36523f", 22), ("#554a24", 58), ("#5f1a1f", 52),
    ("#fbdcd9", 224), ("#e2dafb", 189),
  ])
  func aTintKeepsItsHue(hex: String, number: Int) throws {
    #expect(Palette.nearest256(try color(hex))?.number == number)
  }

  @Test func numbersCanBeLeftOut() throws {
    let grey = try color("#808080")
    #expect(Palette.nearest256(grey, where: { $0 != 244 })?.number != 244)
    #expect(Palette.nearest256(grey, where: { _ in false }) == nil)
  }

  @Test(arguments: [
    ("#6b7280", 7), ("#d0504f", 1), ("#4a9a5b", 2), ("#c08a2d", 3), ("#3b82c4", 6),
    ("#000000", 0), ("#ffffff", 7), ("#1f2430", 0), ("#ff5555", 1), ("#5f2fb0", 4),
  ])
  func fewColoursKeepTheHue(hex: String, number: Int) throws {
    #expect(Palette.nearestANSI(try color(hex)) == number)
  }

  @Test func aPairOfTheFirstSixteenIsJudgedByTheWorstTerminal() {
    // Dark blue on black: 1.6 on the Linux console, 2.2 on xterm.
    #expect(abs(Palette.contrast(ansi: 4, 0) - 1.56) < 0.05)
    #expect(Palette.contrast(ansi: 4, 0) == Palette.contrast(ansi: 0, 4))
    #expect(Palette.contrast(ansi: 5, 5) == 1)
  }
}
