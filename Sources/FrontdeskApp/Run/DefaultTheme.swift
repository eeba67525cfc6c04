package import Canvas

/// The theme that is always there, whatever files are missing: the same as `themes/dark.json5`.
package enum DefaultTheme {
  package static let dark = Theme(
    name: "dark", isLight: false, isMonochrome: false,
    foregrounds: [
      .text: color(0xD0D4DA), .dim: color(0x8A9099), .strong: color(0xF0F2F5),
      .accent: color(0x61AFFF), .border: color(0x4A525E), .bar: color(0xB8BEC8),
      .good: color(0x87D79A), .warning: color(0xF0C75F), .bad: color(0xFF8A80),
      .tag: color(0xCDB0FF), .other: color(0x5FD7D7),
    ],
    backdrops: [
      .screen: color(0x1A1E25), .bar: color(0x21262E), .selected: color(0x1F3A5F),
      .selectedQuiet: color(0x2A3038), .marked: color(0x3A3A2A), .popup: color(0x262D38),
      .field: color(0x323A46), .band: color(0x21382E), .chip: color(0x3E3360),
      .chipGood: color(0x36523F), .chipWarning: color(0x554A24), .chipBad: color(0x5F1A1F),
    ])

  /// A colour written as in a theme file, `0xRRGGBB`.
  private static func color(_ value: UInt32) -> Theme.Color {
    Theme.Color(
      red: UInt8(value >> 16 & 255), green: UInt8(value >> 8 & 255), blue: UInt8(value & 255))
  }
}
