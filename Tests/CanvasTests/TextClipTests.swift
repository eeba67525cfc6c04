import Canvas
import Testing

@Suite struct TextClipTests {
  @Test(arguments: [
    ("张三丰", 6, "张三丰"), ("张三丰", 5, "张三"), ("张三丰", 4, "张三"), ("张三丰", 1, ""), ("张三丰", 0, ""),
    ("张三丰", -3, ""), ("abc", 2, "ab"), ("e\u{301}e\u{301}", 1, "e\u{301}"), ("", 5, ""),
    ("a👍\u{1F3FD}", 3, "a"), ("张三", Int.max, "张三"), ("张三", Int.min, ""),
  ])
  func clippingKeepsWholeCharacters(text: String, columns: Int, kept: String) {
    #expect(TextClip.clip(text, columns: columns) == kept)
  }

  @Test(arguments: [
    ("abcdef", 6, "abcdef"), ("abcdef", 5, "abc.."), ("abcdef", 3, "a.."), ("abcdef", 2, "ab"),
    ("abcdef", 0, ""), ("张三丰李四", 7, "张三.."), ("张三丰", 3, ".."), ("张三丰", -1, ""),
    ("abc", Int.min, ""),
  ])
  func shorteningSaysThatSomethingIsMissing(text: String, columns: Int, shown: String) {
    #expect(TextClip.shorten(text, columns: columns) == shown)
  }

  @Test func theSignOfShorteningIsTheCallers() {
    #expect(TextClip.shorten("abcdef", columns: 4, ellipsis: "…") == "abc…")
    #expect(TextClip.shorten("abcdef", columns: 4, ellipsis: "") == "abcd")
  }

  @Test(arguments: [
    ("110101199003078515", 18, "110101199003078515"), ("110101199003078515", 10, "1101..8515"),
    ("110101199003078515", 9, "1101..515"), ("张三丰李四光", 7, "张..光"), ("abcdef", 3, "a.."),
    ("abcdef", 4, "a..f"), ("abcdef", 2, "ab"), ("abcdef", -1, ""),
  ])
  func identifiersLoseTheirMiddle(text: String, columns: Int, shown: String) {
    #expect(TextClip.truncateMiddle(text, columns: columns) == shown)
  }

  @Test func paddingFillsExactly() {
    #expect(TextClip.pad("张三", columns: 6) == "张三  ")
    #expect(TextClip.pad("142", columns: 6, .right) == "   142")
    #expect(TextClip.pad("张", columns: 5, .center) == " 张  ")
    #expect(TextClip.pad("张三", columns: 3) == "张 ")
    #expect(TextClip.pad("张三", columns: 3, .right) == " 张")
    #expect(TextClip.pad("x", columns: -2) == "")
    #expect(TextClip.pad("x", columns: Int.min) == "")
  }

  @Test(arguments: [
    ("one two three", 7, ["one two", "three"]), ("one two three", 3, ["one", "two", "thr", "ee"]),
    ("建议两周内复测，并记录。", 8, ["建议两周", "内复测，", "并记录。"]),
    ("建议两周复，测", 8, ["建议两周", "复，测"]), ("建议两周，测", 8, ["建议两", "周，测"]),
    ("血压（高）", 6, ["血压", "（高）"]), ("a\n\nb", 5, ["a", "", "b"]), ("", 5, [""]),
    ("张三", 1, [""]), ("x", 0, []), ("x", -4, []), ("ab   cd", 4, ["ab", "cd"]),
    ("     ", 3, [""]), ("血压142mmHg高", 8, ["血压", "142mmHg", "高"]),
  ])
  func wrappingBreaksWherePeopleWould(text: String, columns: Int, lines: [String]) {
    #expect(TextClip.wrap(text, columns: columns) == lines)
  }

  @Test(arguments: [
    ("2026-08-24", 6, ""), ("到期 2026-08-24", 9, "到期 "), ("138****0021", 5, ""), ("152mmHg", 4, ""),
    ("A-003817", 4, ""), ("hypertension", 5, "hyper"), ("张三丰", 4, "张三"), ("张三 58岁", 6, "张三 "),
    ("≥140", 2, ""), ("abc 12", 6, "abc 12"), ("abc", -1, ""), ("12张", 2, "12"),
  ])
  func aNumberIsKeptWholeOrLeftOut(text: String, columns: Int, kept: String) {
    let (beginning, width) = TextClip.clipKeepingNumbers(text, columns: columns)
    #expect(beginning == kept)
    #expect(width == TextWidth.of(kept))
  }
}
