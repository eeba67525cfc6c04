import Canvas
import Testing
import Widgets

/// A choice whose answers stand below each other, and what follows from it.
@Suite struct FormLadderTests {
  private func form() -> FormState {
    var form = FormState(
      [
        FormSection(
          "",
          [
            FormField(
              "end", "结果", .ladder([.init("none", "未接"), .init("over", "拒绝")]), isRequired: true)
          ]),
        FormSection(isApart: true, [FormField("on", "下次", .date(.init()))]),
      ], today: 20_000)
    form.lead("end", to: [["次工作日再打", "次工作日"], ["结束"]])
    return form
  }

  private func lines(_ form: FormState, columns: Int = 30) -> [String] {
    var grid = Grid(Size(columns: columns, rows: 6))
    Form(.chinese).draw(form, in: Rect(grid.size), on: &grid, with: Drawing())
    return grid.lines.map { line in
      var line = line
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  @Test func eachAnswerStandsBesideTheLongestWordsThatFit() {
    #expect(
      lines(form()) == ["▌  ○ 1 未接   次工作日再打", "▌  ○ 2 拒绝   结束", "", "   下次", "", ""])
    #expect(lines(form(), columns: 24)[0] == "▌  ○ 1 未接   次工作日")
  }

  @Test func itsRowsAreGoneThroughAndEnterMovesOn() {
    var form = form()
    #expect(form.press(KeyPress(.down)) == .changed)
    #expect(form.raw("end") == "none")
    #expect(form.press(KeyPress(.down)) == .changed)
    #expect(form.raw("end") == "over")
    #expect(form.press(KeyPress(.left)) == .moved)
    #expect(form.raw("end") == "over")
    #expect(form.type("1") == .changed)
    #expect(form.press(KeyPress(.enter)) == .moved)
    #expect(form.focusedField?.id == "on")
  }

  /// Where there is no room for all, the answer stays in sight beside the field with the focus.
  @Test func withoutRoomALadderFoldsToItsAnswer() {
    var form = form()
    _ = form.type("2")
    form.focus(on: "on")
    func drawn(_ rows: Int) -> (lines: [String], hits: [FormHit]) {
      var grid = Grid(Size(columns: 30, rows: rows))
      Form(.chinese).draw(form, in: Rect(grid.size), on: &grid, with: Drawing())
      let hits = Form(.chinese).hits(form, in: Rect(grid.size), with: Drawing())
      return (grid.lines, hits)
    }
    #expect(drawn(5).lines[0].hasPrefix("   ○ 1 未接"))
    let (lines, hits) = drawn(4)
    #expect(lines[0].hasPrefix("   ● 2 拒绝   结束"))
    #expect(lines[2].contains("下次"))
    let hit = hits.last { $0.rect.contains(Point(column: 25, row: 0)) }
    #expect(hit?.target == .option("end", 1))
    form.focus(on: "end")
    #expect(drawn(4).lines[0].hasPrefix("▌  ○ 1 未接"))
  }

  @Test func aClickOnAnywhereOfItsRowChooses() {
    let size = Size(columns: 30, rows: 5)
    let hits = Form(.chinese).hits(form(), in: Rect(size), with: Drawing())
    let hit = hits.last { $0.rect.contains(Point(column: 25, row: 1)) }
    #expect(hit?.target == .option("end", 1))
  }

  @Test func whatIsProposedIsNobodysAnswerUntilItIsChanged() {
    var form = form()
    form.propose("on", "2024-10-05")
    #expect(form.raw("on") == "2024-10-05")
    #expect(!form.isDirty && form.draft.isEmpty)
    form.propose("on", "2024-10-06")
    #expect(form.raw("on") == "2024-10-06")
    form.set("on", to: "+3")
    form.propose("on", "2024-10-07")
    #expect(form.raw("on") == "+3", "what a person says stays")
    #expect(form.draft == ["on": "+3"])
  }

  @Test func anExplanationStandsWhereAProblemWould() {
    var form = form()
    form.explain("on", "明天")
    #expect(lines(form)[5] == "   明天")
    form.note("on", "太早")
    #expect(lines(form)[5] == "   ! 太早")
    form.note("on", nil)
    form.explain("on", nil)
    #expect(lines(form)[5] == "")
  }
}
