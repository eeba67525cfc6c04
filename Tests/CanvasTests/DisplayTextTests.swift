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
    ("\u{2800}", "‹U+2800›"), ("\u{1D159}", "‹U+1D159›"), ("\u{378}", "‹U+0378›"),
    ("\u{E0001}", "‹U+E0001›"), ("\u{E007F}", "‹U+E007F›"), ("\u{F8FF}", "‹U+F8FF›"),
    ("\u{115F}", "‹U+115F›"), ("\u{FFA0}", "‹U+FFA0›"), ("\u{180E}", "‹U+180E›"),
    ("\u{206A}", "‹U+206A›"), ("\u{13430}", "‹U+13430›"), ("\u{1D173}", "‹U+1D173›"),
    ("\u{600}", "‹U+0600›"), ("\u{200C}\u{200D}", "‹U+200C›‹U+200D›"),
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

  /// Line by line what may reach a terminal as nothing else than its name.
  @Test func nothingThatSteersATerminalOrHidesIsEverDrawn() {
    let ranges: [ClosedRange<UInt32>] = [
      0x00...0x08, 0x0B...0x0C, 0x0E...0x1F, 0x7F...0x9F, 0x200B...0x200F, 0x2028...0x202E,
      0x2060...0x206F, 0xFFF9...0xFFFB, 0xE000...0xE0FF, 0xF8F0...0xF8FF, 0xFDD0...0xFDEF,
      0xE0000...0xE00FF, 0xF0000...0xF00FF, 0x10FF00...0x10FFFF,
    ]
    for value in ranges.joined() {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let shown = DisplayText.of("a" + String(Character(scalar)) + "b")
      let digits = String(value, radix: 16, uppercase: true)
      let name = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      #expect(shown == "a‹U+\(name)›b")
    }
  }

  /// Hanzi newer than our tables are as wide as the others; elsewhere nobody knows.
  @Test func whatIsNotYetDefinedIsNamedUnlessItIsAHanzi() {
    #expect(DisplayText.of("\u{3347F}") == "\u{3347F}")
    #expect(DisplayText.of("\u{2EBF0}\u{31350}\u{323B0}") == "\u{2EBF0}\u{31350}\u{323B0}")
    #expect(DisplayText.of("\u{40000}") == "‹U+40000›")
  }

  @Test(arguments: [
    ("张三", "张三"), ("Anna Lee", "Anna Lee"), ("张\u{202E}三", "张<U+202E>三"),
    ("葛\u{E0101}", "葛<U+E0101>"),
    (" a  b ", "<U+0020>a <U+0020>b<U+0020>"), ("a\tb", "a<U+0009>b"), ("e\u{301}", "e<U+0301>"),
    ("\u{430}nna", "<U+0430>nna"), ("１３８", "<U+FF11><U+FF13><U+FF18>"), ("a\u{A0}b", "a<U+00A0>b"),
    ("张\u{3000}三", "张<U+3000>三"), ("👍\u{1F3FD}", "👍<U+1F3FD>"), ("", ""),
  ])
  func whatCannotBeToldApartByEyeIsSpelledOut(raw: String, shown: String) {
    #expect(DisplayText.spelledOut(raw) == shown)
  }
}
