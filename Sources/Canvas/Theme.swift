/// The colours of the interface: one per role and one per backdrop.
package struct Theme: Hashable, Sendable {
  /// A colour of 24 bits; nil where the terminal's own is meant.
  package struct Color: Hashable, Sendable {
    package var red: UInt8
    package var green: UInt8
    package var blue: UInt8

    package init(red: UInt8, green: UInt8, blue: UInt8) {
      self.red = red
      self.green = green
      self.blue = blue
    }

    /// Reads `#rrggbb`; nil for anything else.
    package init?(hex text: some StringProtocol) {
      // A sign in front would be taken for part of the number.
      guard text.utf8.count == 7, text.first == "#", text.dropFirst().allSatisfy(\.isHexDigit),
        let value = UInt32(text.dropFirst(), radix: 16)
      else { return nil }
      self.init(
        red: UInt8(value >> 16), green: UInt8(value >> 8 & 255), blue: UInt8(value & 255))
    }
  }

  /// The name, as in `--theme`.
  package var name: String
  /// What a Chinese reader sees in lists of themes; the name unless given.
  package var titleChinese: String
  /// What an English reader sees in lists of themes; the name unless given.
  package var titleEnglish: String
  /// Whether it is for a bright room: dark letters on a light screen.
  package var isLight: Bool
  /// Whether no colour is used at all, only bold, underline and reverse.
  package var isMonochrome: Bool
  package var foregrounds: [Role: Color]
  package var backdrops: [Backdrop: Color]

  package init(
    name: String, titleChinese: String? = nil, titleEnglish: String? = nil, isLight: Bool = false,
    isMonochrome: Bool = false, foregrounds: [Role: Color] = [:], backdrops: [Backdrop: Color] = [:]
  ) {
    self.name = name
    self.titleChinese = titleChinese ?? name
    self.titleEnglish = titleEnglish ?? name
    self.isLight = isLight
    self.isMonochrome = isMonochrome
    self.foregrounds = foregrounds
    self.backdrops = backdrops
  }
}
