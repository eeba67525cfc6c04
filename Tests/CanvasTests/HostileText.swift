import Foundation
import TestSupport

/// Texts that break programs.
enum HostileText {
  /// Ours: at least one of every kind of hazard that the outside list holds.
  static let own: [String] = [
    "", " ", "\t\r\n", "\u{0}\u{1}\u{7F}\u{80}\u{9F}", "\u{1B}[2J\u{1B}]0;x\u{7}",
    "\u{202E}abc\u{202C}",
    "\u{2066}\u{2067}\u{2068}\u{2069}", "\u{200B}\u{200C}\u{200D}\u{FEFF}\u{2060}",
    "\u{E0041}\u{E007F}",
    "\u{2028}\u{2029}\u{85}", "\u{AD}\u{34F}\u{61C}\u{180E}\u{3164}\u{FFA0}",
    "\u{E000}\u{F8FF}\u{10FFFD}",
    "Z\u{310}\u{311}\u{312}\u{313}\u{314}\u{315}a\u{316}\u{317}l\u{318}\u{319}\u{31A}\u{31B}g",
    "\u{301}",
    "👨\u{200D}👩\u{200D}👧", "🇨🇳🇺🇸🇨", "👍\u{1F3FD}", "1\u{FE0F}\u{20E3}", "葛\u{E0100}", "𠮷𱍐",
    "الإطلاق", "עברית", "\u{1112}\u{1161}\u{11AB}", "ก็", "क्ष", "ﷺ", "Ⅷ№㎎㎡", "\u{FFFD}\u{FFFC}",
    "ABCDEFGHIJ張三丰",
    // One of each hanzi extension, A through J, and one that no version defines.
    "\u{3400}\u{20000}\u{2A700}\u{2B740}\u{2B820}\u{2CEB0}\u{30000}\u{31350}\u{2EBF0}\u{323B0}\u{3347F}",
    "☎\u{FE0E}☎\u{FE0F}❤\u{FE0F}", "\u{1100}\u{1161}\u{11A8}\u{A960}\u{D7B0}\u{D7CB}", "한\u{11A8}",
    "\u{644}\u{627}\u{200F}123", "a\u{9B}31m\u{90}q\u{9C}", "葛\u{E0100}葛\u{E0101}",
    "\u{378}\u{2800}",
    "a\r\nb\r\n", "～￥％（）", "   spaces   ", "\u{1F1E8}\u{301}",
  ]

  /// The Big List of Naughty Strings; empty where it is absent.
  static func outside() throws -> [String] {
    let bytes = try SharedFiles.bytes("naughty-strings/blns.json")
    return try JSONSerialization.jsonObject(with: Data(bytes)) as? [String] ?? []
  }
}
