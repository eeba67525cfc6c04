package import Canvas

/// The themes that are always there, whatever files are missing.
package enum DefaultTheme {
  /// The same as `themes/dark.json5`: what the program starts with, and what stands in for the
  /// colours that a dark theme's file lacks.
  package static let dark = Theme(
    name: "dark", titleChinese: "深色", titleEnglish: "Dark", isLight: false,
    foregrounds: [
      .text: color(0xD0D4DA), .dim: color(0x9EA3AA), .strong: color(0xF0F2F5),
      .accent: color(0x61AFFF), .border: color(0x4A525E), .bar: color(0xB8BEC8),
      .good: color(0x87D79A), .warning: color(0xF0C75F), .bad: color(0xFF8A80),
      .tag: color(0xCDB0FF), .other: color(0x5FD7D7),
    ],
    backdrops: [
      .screen: color(0x1A1E25), .bar: color(0x21262E), .selected: color(0x1B3354),
      .selectedQuiet: color(0x272D35), .marked: color(0x34342A), .popup: color(0x242B36),
      .field: color(0x2B323D), .band: color(0x21382E), .chip: color(0x3E3360),
      .chipGood: color(0x36523F), .chipWarning: color(0x554A24), .chipBad: color(0x5F1A1F),
    ])

  /// The same as `themes/light.json5`: what stands in for the colours that a light theme's file
  /// lacks.
  package static let light = Theme(
    name: "light", titleChinese: "浅色", titleEnglish: "Light", isLight: true,
    foregrounds: [
      .text: color(0x24292F), .dim: color(0x5D656E), .strong: color(0x000000),
      .accent: color(0x0A5FB4), .border: color(0xC4CAD2), .bar: color(0x444C56),
      .good: color(0x005F1F), .warning: color(0x7A5200), .bad: color(0xAF1F1F),
      .tag: color(0x5F2FB0), .other: color(0x87107F),
    ],
    backdrops: [
      .screen: color(0xFFFFFF), .bar: color(0xEEF1F5), .selected: color(0xDDE7F2),
      .selectedQuiet: color(0xEEF1F5), .marked: color(0xFFF8D7), .popup: color(0xF3F5F8),
      .field: color(0xFFFBDF), .band: color(0xDCF5E2), .chip: color(0xE2DAFB),
      .chipGood: color(0xD7F3DF), .chipWarning: color(0xFFF3C0), .chipBad: color(0xFBDCD9),
    ])

  /// The theme whose colours stand in for those that a file lacks.
  static func base(isLight: Bool) -> Theme { isLight ? light : dark }

  /// A colour written as in a theme file, `0xRRGGBB`.
  private static func color(_ value: UInt32) -> Theme.Color {
    Theme.Color(
      red: UInt8(value >> 16 & 255), green: UInt8(value >> 8 & 255), blue: UInt8(value & 255))
  }
}
