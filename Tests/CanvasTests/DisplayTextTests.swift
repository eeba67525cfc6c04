import Canvas
import Testing

@Suite struct DisplayTextTests {
  @Test(arguments: [
    "", "张三", "Anna-Lena O'Neill", "欧阳娜娜 (2床)", "José Ñandú", "ｶﾅ かな 한글", "𠮷野家", "3.9–6.1 mmol/L ≥",
    "Nguyễn Thị", "a b", "\u{3000}", "a\u{301}\u{302}\u{303}\u{304}",
  ])
  func plainTextIsKept(text: String) {
    #expect(Array(DisplayText.of(text).unicodeScalars) == Array(text.unicodeScalars))
  }

  @Test(arguments: [
    ("a\u{1B}[2Jb", "a‹U+001B›[2Jb"), ("\u{0}", "‹U+0000›"), ("\u{8}", "‹U+0008›"),
    ("\u{7F}", "‹U+007F›"), ("\u{9B}31m", "‹U+009B›31m"), ("\u{85}", "‹U+0085›"),
    ("张\u{202E}三", "张‹U+202E›三"), ("\u{2066}x\u{2069}", "‹U+2066›x‹U+2069›"),
    ("\u{200E}\u{200F}\u{61C}", "‹U+200E›‹U+200F›‹U+061C›"), ("a\u{200B}b", "a‹U+200B›b"),
    ("\u{FEFF}a", "‹U+FEFF›a"), ("a\u{AD}b", "a‹U+00AD›b"),
    ("\u{2028}\u{2029}", "‹U+2028›‹U+2029›"),
    ("\u{E0041}", "‹U+E0041›"), ("\u{E000}", "‹U+E000›"), ("\u{10FFFD}", "‹U+10FFFD›"),
    ("\u{3164}", "‹U+3164›"),
    ("\u{34F}", "‹U+034F›"), ("a\u{2060}", "a‹U+2060›"), ("\u{FFF9}", "‹U+FFF9›"),
  ])
  func whatCannotBeSeenBecomesAToken(raw: String, shown: String) {
    #expect(DisplayText.of(raw) == shown)
  }

  @Test(arguments: [0xFFFF, 0xFDD0, 0x1FFFE, 0x10FFFF] as [UInt32])
  func noncharactersBecomeATokenToo(value: UInt32) throws {
    let raw = String(Character(try #require(Unicode.Scalar(value))))
    #expect(DisplayText.of(raw) == "‹U+\(String(value, radix: 16, uppercase: true))›")
  }

  @Test(arguments: [
    ("a\tb", "a b"), ("a\r\nb", "a b"), ("a \t\n b", "a b"), ("  a", " a"), ("张\n\n三", "张 三"),
  ])
  func runsOfBlanksBecomeOneSpace(raw: String, shown: String) {
    #expect(DisplayText.of(raw) == shown)
  }

  @Test func pictureSelectorsAndSkinTonesAreDropped() {
    #expect(DisplayText.of("葛\u{E0101}飾") == "葛飾")
    #expect(DisplayText.of("☎\u{FE0F}") == "☎")
    #expect(DisplayText.of("👍\u{1F3FD}") == "👍")
    #expect(DisplayText.of("\u{1F3FD}") == "\u{1F3FD}")
  }

  @Test func atMostFourMarksStandOnABase() {
    let marks = String(repeating: "\u{301}", count: 200)
    #expect(Array(DisplayText.of("a" + marks + "b").unicodeScalars).count == 6)
  }

  @Test(arguments: [
    ("\u{301}a", "◌\u{301}a"), ("\u{202E}\u{301}", "‹U+202E›◌\u{301}"), ("a \u{301}", "a ◌\u{301}"),
  ])
  func aMarkWithoutABaseGetsOne(raw: String, shown: String) {
    #expect(Array(DisplayText.of(raw).unicodeScalars) == Array(shown.unicodeScalars))
  }
}
