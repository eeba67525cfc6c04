import Canvas

/// The colours that terminals have, and which of them is nearest to one of 24 bits.
enum Palette {
  private static let cubeLevels = [0, 95, 135, 175, 215, 255]

  /// The nearest of xterm's colours 16 to 255, which users do not change; O(1).
  static func nearest256(_ color: Theme.Color) -> Int {
    let channels = [Int(color.red), Int(color.green), Int(color.blue)]
    let steps = channels.map { channel in
      channel < 48 ? 0 : channel < 115 ? 1 : (channel - 35) / 40
    }
    let cube = zip(channels, steps).map { squared($0 - cubeLevels[$1]) }.reduce(0, +)
    let average = channels.reduce(0, +) / 3
    let grey = min(23, max(0, (average - 3) / 10))
    let distance = channels.map { squared($0 - (8 + 10 * grey)) }.reduce(0, +)
    return distance < cube ? 232 + grey : 16 + 36 * steps[0] + 6 * steps[1] + steps[2]
  }

  /// The ANSI colour that looks most like it: by hue, or by lightness where there is hardly any.
  ///
  /// Plain distance would make a muted grey cyan.
  ///
  /// - Parameter isBrightAllowed: Whether 8 to 15 exist.
  static func nearestANSI(_ color: Theme.Color, isBrightAllowed: Bool) -> Int {
    let channels = [Int(color.red), Int(color.green), Int(color.blue)]
    let (high, low) = (channels.max() ?? 0, channels.min() ?? 0)
    if high - low < 56 {
      let light = lightness(color)
      if !isBrightAllowed { return light < 80 ? 0 : 7 }
      return light < 56 ? 0 : light < 150 ? 8 : light < 225 ? 7 : 15
    }
    // A channel counts as lit in the upper half of the colour's own range.
    let middle = (high + low) / 2
    let hue = zip(channels, [1, 2, 4]).reduce(0) { $1.0 > middle ? $0 | $1.1 : $0 }
    return isBrightAllowed && high > 215 ? hue + 8 : hue
  }

  /// How light a colour looks, 0 to 255, with the weights that television uses.
  static func lightness(_ color: Theme.Color) -> Int {
    (299 * Int(color.red) + 587 * Int(color.green) + 114 * Int(color.blue)) / 1000
  }

  /// How light an ANSI colour looks in xterm's default palette, 0 to 255.
  static func lightness(ansi number: Int) -> Int {
    [0, 61, 120, 181, 27, 84, 143, 229, 127, 76, 150, 226, 120, 105, 179, 255][number & 15]
  }

  private static func squared(_ value: Int) -> Int { value * value }
}
