import Canvas

/// The colours that terminals have by number.
enum Palette {
  /// xterm's colours 16 to 255, which users do not change, in order: a cube of 6 levels, then greys.
  private static let fixed: [Theme.Color] = {
    let levels = [0, 95, 135, 175, 215, 255]
    let cube = (0..<216).map { (place: Int) -> Theme.Color in
      let (red, green, blue) = (levels[place / 36], levels[place / 6 % 6], levels[place % 6])
      return Theme.Color(number: red << 16 | green << 8 | blue)
    }
    let greys = (0..<24).map { (step: Int) in Theme.Color(number: (8 + 10 * step) * 0x01_01_01) }
    return cube + greys
  }()
  private static let looks = fixed.map(OKLab.init)

  /// The colour of a number from 16 to 255.
  static func color(_ number: Int) -> Theme.Color { fixed[number - 16] }

  /// The number from 16 to 255 that looks most like a colour, and how badly it does.
  ///
  /// O(240).
  ///
  /// - Parameter isAllowed: Leaves numbers out.
  /// - Returns: Nil when all are left out.
  static func nearest256(
    _ color: Theme.Color, where isAllowed: (Int) -> Bool = { _ in true }
  ) -> (number: Int, cost: Double)? {
    let look = OKLab(color)
    var best: (number: Int, cost: Double)?
    for (index, other) in looks.enumerated() where isAllowed(index + 16) {
      // One and the same colour is in the cube and among the greys; both are it.
      let cost = fixed[index] == color ? 0 : look.cost(of: other)
      if cost < best?.cost ?? .infinity { best = (index + 16, cost) }
    }
    return best
  }

  /// The ANSI colour, 0 to 7, that looks most like it: by hue, or by lightness where there is hardly
  /// any.
  ///
  /// Plain distance would make a muted grey cyan.
  static func nearestANSI(_ color: Theme.Color) -> Int {
    let channels = [Int(color.red), Int(color.green), Int(color.blue)]
    let (high, low) = (channels.max() ?? 0, channels.min() ?? 0)
    if high - low < 56 { return OKLab(color).lightness < 0.5 ? 0 : 7 }
    // A channel counts as lit in the upper half of the colour's own range.
    let middle = (high + low) / 2
    return zip(channels, [1, 2, 4]).reduce(0) { $1.0 > middle ? $0 | $1.1 : $0 }
  }

  // MARK: - The first sixteen

  /// What the first 16 colours are on terminals that people use, since nothing tells: xterm, the
  /// Linux console (VGA), Windows Terminal.
  private static let ansi: [[Theme.Color]] = [
    [
      0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
      0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
    ],
    [
      0x000000, 0xAA0000, 0x00AA00, 0xAA5500, 0x0000AA, 0xAA00AA, 0x00AAAA, 0xAAAAAA,
      0x555555, 0xFF5555, 0x55FF55, 0xFFFF55, 0x5555FF, 0xFF55FF, 0x55FFFF, 0xFFFFFF,
    ],
    [
      0x0C0C0C, 0xC50F1F, 0x13A10E, 0xC19C00, 0x0037DA, 0x881798, 0x3A96DD, 0xCCCCCC,
      0x767676, 0xE74856, 0x16C60C, 0xF9F1A5, 0x3B78FF, 0xB4009E, 0x61D6D6, 0xF2F2F2,
    ],
  ].map { $0.map(Theme.Color.init(number:)) }

  private static let ansiContrasts: [Double] = (0..<256).map { pair in
    ansi.map { Contrast.ratio($0[pair / 16], $0[pair % 16]) }.min() ?? 1
  }

  /// The least contrast of two of the first 16 colours on any of those terminals.
  static func contrast(ansi one: Int, _ other: Int) -> Double {
    ansiContrasts[(one & 15) * 16 + (other & 15)]
  }
}

extension Theme.Color {
  /// The colour of a number `0xRRGGBB`.
  init(number: Int) {
    self.init(
      red: UInt8(number >> 16 & 255), green: UInt8(number >> 8 & 255), blue: UInt8(number & 255))
  }

  /// The colour as a number `0xRRGGBB`.
  var number: Int { Int(red) << 16 | Int(green) << 8 | Int(blue) }
}
