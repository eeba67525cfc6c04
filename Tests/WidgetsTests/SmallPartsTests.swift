import Canvas
import Testing

@testable import Widgets

@Suite struct SmallPartsTests {
  @Test func aSmallWindowSaysWhatItNeeds() {
    let screen = TooSmall(
      message: "窗口太小", neededLabel: "需要", needed: Size(columns: 60, rows: 16),
      actualLabel: "现在", actual: Size(columns: 30, rows: 5))
    #expect(
      picture(30, 5) { screen.draw(in: Rect($0.size), on: &$0, with: .line) } == [
        "", "           窗口太小", "          需要 60x16", "          现在 30x5", "",
      ])
    #expect(
      picture(12, 2) { screen.draw(in: Rect($0.size), on: &$0, with: .line) } == [
        " 需要 60x16", " 现在 30x5",
      ])
    #expect(
      picture(8, 1) { screen.draw(in: Rect($0.size), on: &$0, with: .line) } == [" 现在 …"])
  }

  @Test func aLongTextScrollsAndStopsAtItsEnds() {
    let document = Document((1...9).map { StyledText("第 \($0) 行") })
    var state = ScrollState()
    func lines() -> [String] {
      picture(8, 3) { document.draw(state, in: Rect($0.size), on: &$0, with: .line) }
    }
    #expect(lines() == ["第 1 行", "第 2 行", "第 3 行"])
    #expect(document.position(state, visible: 3) == "1-3/9")
    state.scroll(by: 4, count: 9, visible: 3)
    #expect(lines() == ["第 5 行", "第 6 行", "第 7 行"])
    state.scroll(by: .max, count: 9, visible: 3)
    #expect(lines() == ["第 7 行", "第 8 行", "第 9 行"])
    #expect(document.position(state, visible: 3) == "7-9/9")
    state.scroll(by: -1, count: 9, visible: 3)
    #expect(document.position(state, visible: 3) == "6-8/9")
    state.home()
    state.end(count: 9, visible: 3)
    #expect(state.offset == 6)
    #expect(document.position(state, visible: 9) == "")
    // A window that grew shows the last page, whatever was kept.
    #expect(
      picture(8, 8) { document.draw(state, in: Rect($0.size), on: &$0, with: .line) }.first
        == "第 2 行")
  }

  static let bars: [(done: Int, total: Int, text: String)] = [
    (0, 10, ".........."), (3, 10, "###......."), (999, 1_000, "#########."),
    (10, 10, "##########"),
    (20, 10, "##########"), (-1, 10, ".........."), (0, 0, "##########"),
  ]

  @Test(arguments: bars)
  func aBarIsFullOnlyWhenAllIsDone(done: Int, total: Int, text: String) {
    #expect(ProgressBar.text(done: done, of: total, columns: 10, with: .ascii).plain == text)
  }

  @Test func everyASCIIGlyphIsASCII() {
    let glyphs = Glyphs.ascii
    let all = [
      glyphs.horizontal, glyphs.vertical, glyphs.topLeft, glyphs.topRight, glyphs.bottomLeft,
      glyphs.bottomRight, glyphs.tick, glyphs.ellipsis, glyphs.selection, glyphs.mark,
      glyphs.prompt, glyphs.dot, glyphs.absent, glyphs.limit, glyphs.crosshair, glyphs.up,
      glyphs.down, glyphs.full, glyphs.empty,
    ]
    #expect(all.allSatisfy { $0.utf8.count == 1 })
    #expect((0...9).map { glyphs.bar(level: $0) }.joined() == "___--==+##")
    for other in [Glyphs.line, .block] {
      #expect((0...9).map { other.bar(level: $0) }.joined() == "▁▁▂▃▄▅▆▇██")
    }
  }
}
