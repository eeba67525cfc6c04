import Canvas
import TestSupport
import Testing

@testable import Widgets

@Suite struct StyledTextTests {
  static let clips: [(text: String, columns: Int, clipped: String)] = [
    ("血压复测", 8, "血压复测"),
    ("血压复测", 7, "血压复…"),
    ("血压复测", 6, "血压…"),
    ("血压复测", 1, "…"),
    ("血压复测", 0, ""),
    ("血压复测", -1, ""),
    // A number, date or masked number is whole or not there.
    ("152/88 mmHg", 9, "152/88 m…"),
    ("152/88 mmHg", 6, "…"),
    ("2026-08-24", 9, "…"),
    ("最近 2026-08-24", 12, "最近 …"),
    ("138****0021", 10, "…"),
    ("均值 7.15", 8, "均值 …"),
    ("目标 ≥90 以上", 9, "目标 ≥90…"),
    ("目标 ≥90 以上", 8, "目标 …"),
    ("卡号 A-003817", 12, "卡号 …"),
    ("体重 71.2kg", 9, "体重 …"),
    // Letters without a digit are no number.
    ("well-being", 6, "well-…"),
    // A mark stays with its letter: e + acute.
    ("cafe\u{301}teria", 5, "cafe\u{301}…"),
  ]

  @Test(arguments: clips)
  func cuttingLeavesCharactersAndNumbersWhole(text: String, columns: Int, clipped: String) {
    let result = StyledText(text).clipped(to: columns)
    #expect(result.plain == clipped)
    #expect(result.width <= max(0, columns))
    #expect(result.width == TextWidth.of(clipped))
  }

  @Test func theCutKeepsTheStyles() {
    let text = StyledText([("张三", Style(.strong)), (" 男 58 岁", Style(.dim))])
    let cut = text.clipped(to: 8)
    #expect(cut.runs.map(\.text) == ["张三", " 男", "…"])
    #expect(cut.runs.map(\.style.role) == [.strong, .dim, .dim])
  }

  @Test func fillingIsExact() {
    #expect(StyledText("张三").padded(to: 7).plain == "张三   ")
    #expect(StyledText("58").padded(to: 5, .right).plain == "   58")
    #expect(StyledText("男").padded(to: 5, .center).plain == " 男  ")
    // A wide character that would be cut leaves a column to fill.
    #expect(StyledText("张三丰").padded(to: 4).plain == "张… ")
  }

  @Test func partsJoinWithoutBlanksForEmptyOnes() {
    let parts = [StyledText("甲"), StyledText(), StyledText("乙")]
    #expect(StyledText.joined(parts, spacing: 2).plain == "甲  乙")
  }

  static let wraps: [(columns: Int, lines: [String])] = [
    (60, ["控制不满意 第2次 → 建议转诊，2 周内随访（规范三版），下次", "2026-09-21。"]),
    (20, ["控制不满意 第2次 →", "建议转诊，2 周内随访", "（规范三版），下次", "2026-09-21。"]),
    (
      12,
      [
        "控制不满意", "第2次 → 建议", "转诊，2 周内", "随访（规范三", "版），下次", "2026-09-21。",
      ]
    ),
  ]

  @Test(arguments: wraps)
  func linesBreakAtBlanksAndBetweenHanzi(columns: Int, lines: [String]) {
    let text = StyledText("控制不满意 第2次 → 建议转诊，2 周内随访（规范三版），下次 2026-09-21。")
    let wrapped = text.wrapped(to: columns)
    #expect(wrapped.map(\.plain) == lines)
    #expect(wrapped.allSatisfy { $0.width <= columns })
  }

  @Test func laterLinesHangUnderTheFirst() {
    let text = StyledText("控制不满意 第2次 → 建议转诊，2 周内随访")
    let lines = text.wrapped(to: 16, hang: 4)
    #expect(lines.map(\.plain) == ["控制不满意 第2次", "    → 建议转诊，", "    2 周内随访"])
    #expect(StyledText("a bc d").wrapped(to: 3, hang: 9).map(\.plain) == ["a", " bc", " d"])
  }

  @Test func wrappingKeepsEveryCharacterThatFits() {
    var random = SeededRandom(seed: 7)
    let alphabet = Array("ab1 血压，（）。-/ ")
    for _ in 0..<500 {
      let text = String(
        (0..<random.next(below: 40)).map { _ in alphabet[random.next(below: alphabet.count)] })
      let columns = 2 + random.next(below: 12)
      let lines = StyledText(text).wrapped(to: columns, hang: random.next(below: 5))
      #expect(lines.allSatisfy { $0.width <= columns }, "\(text) \(columns)")
      #expect(
        lines.map(\.plain).joined().filter { $0 != " " } == text.filter { $0 != " " },
        "\(text) \(columns)")
    }
  }
}
