@testable import Canvas
import Testing

@Suite struct TextWidthTests {
  @Test(arguments: [
    ("a", 1), ("~", 1), ("\u{A0}", 1), ("é", 1), ("张", 2), ("〓", 2), ("，", 2), ("Ａ", 2), ("￥", 2),
    ("ｱ", 1), ("한", 2), ("\u{4DFF}", 2), ("\u{9FFF}", 2), ("\u{A000}", 2),
  ])
  func ordinaryCharactersTakeOneOrTwoColumns(character: String, width: Int) {
    #expect(TextWidth.of(character) == width)
  }

  @Test(
    arguments: [
      0x3400, 0x4DBF, 0x20000, 0x2A6DF, 0x2A700, 0x2B820, 0x2CEB0, 0x2EBF0, 0x2F800, 0x30000,
      0x31350, 0x323AF, 0x323B0, 0x33479, 0x2FFFD, 0x3FFFD,
    ] as [UInt32])
  func everyHanziExtensionIsWide(value: UInt32) throws {
    #expect(TextWidth.of(try #require(Unicode.Scalar(value))) == 2)
  }

  @Test(
    arguments: [
      0x300, 0x36F, 0x483, 0x20DD, 0x3099, 0x302A, 0xFE0F, 0xE0100, 0xE01EF, 0x200B, 0x200D, 0x202E,
      0x2066, 0xFEFF, 0xE0041, 0x180E, 0x1160, 0x11A8, 0xD7B0, 0xD7FB, 0x1D167,
    ] as [UInt32])
  func marksAndInvisibleCharactersTakeNone(value: UInt32) throws {
    #expect(TextWidth.of(try #require(Unicode.Scalar(value))) == 0)
  }

  @Test(arguments: [0x00, 0x1B, 0x7F, 0x9B, 0xAD, 0x600, 0x6DD, 0xE000, 0x10FFFD] as [UInt32])
  func whatMustNotShiftARowTakesOne(value: UInt32) throws {
    #expect(TextWidth.of(try #require(Unicode.Scalar(value))) == 1)
  }

  @Test func ambiguousCharactersAreKnownAndTakeOne() {
    for scalar in "─│█▁…·—℃°≥±²●▲★".unicodeScalars {
      #expect(TextWidth.of(scalar) == 1)
      #expect(TextWidth.isAmbiguous(scalar))
    }
    for scalar in "a 张，⠀✓✗⚠µ\u{E000}".unicodeScalars { #expect(!TextWidth.isAmbiguous(scalar)) }
  }

  @Test func widthsAddUp() {
    #expect(TextWidth.of("张三 e\u{301}x") == 7)
    #expect(TextWidth.of("") == 0)
    #expect(TextWidth.of("\u{1112}\u{1161}\u{11AB}") == 2)
  }

  @Test func theTableIsInOrderAndBeginsAtZero() {
    let table = TextWidth.table
    #expect(table.first == 1)
    #expect(zip(table, table.dropFirst()).allSatisfy { $0 >> 2 < $1 >> 2 && $0 & 3 != $1 & 3 })
  }
}
