import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

/// Clicks in what lies over a screen choose what they hit.
@Suite struct MouseFormTests {
  private func desk(_ keys: String, _ columns: Int = 120, _ rows: Int = 35) -> Desk {
    var desk = Desk(columns, rows)
    desk.model.desk.isMouseOn = true
    desk.press(keys)
    return desk
  }

  /// The first cell of the last place where a text stands.
  private func click(
    _ text: String, in desk: inout Desk, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for row in (0..<desk.model.size.rows).reversed() {
      var found = ""
      for (column, cell) in desk.frame.grid.row(row).enumerated() where !cell.isContinuation {
        found.unicodeScalars.append(Unicode.Scalar(cell.scalar) ?? " ")
        guard found.hasSuffix(text) else { continue }
        let start = column + Int(cell.width) - TextWidth.of(text)
        return desk.send(.event(.click(Point(column: start, row: row))))
      }
    }
    Issue.record("“\(text)” is not on the screen", sourceLocation: sourceLocation)
  }

  @Test(arguments: [(80, 24), (120, 35), (200, 50)])
  func theSettingsTakeAnAnswerWhereItIsClicked(_ columns: Int, _ rows: Int) {
    var desk = desk("<F9>settings.open<Enter>", columns, rows)
    #expect(desk.model.settings.form != nil)
    click("English", in: &desk)
    #expect(desk.model.language == .english, "tried out at once")
    #expect(desk.model.settings.form?.raw("language") == "en")
    click("中文", in: &desk)
    #expect(desk.model.language == .chinese)
    desk.press("<Esc>")
    #expect(desk.model.settings.form == nil)
  }

  @Test func aClickInAFormTakesNothingWhileTheMouseIsOff() {
    var desk = desk("<F9>settings.open<Enter>")
    desk.model.desk.isMouseOn = false
    click("English", in: &desk)
    #expect(desk.model.language == .chinese)
  }

  @Test(arguments: [("<F5>", TableID.queue, "年龄", "age"), ("zs", .people, "卡号", "card")])
  func aColumnIsShownOrHiddenWhereItIsClicked(
    _ keys: String, _ table: TableID, _ title: String, _ id: String
  ) {
    var desk = desk(keys + "<F9>columns.pick<Enter>")
    let line = "] " + title
    click(line, in: &desk)
    #expect(desk.model.tables[table].choice.shown.keys.sorted() == [id])
    click(line, in: &desk)
    click("选择列", in: &desk)
    #expect(desk.model.layer == .dialog)
    let before = desk.model.tables[table].choice
    desk.send(.event(.click(Point(column: 0, row: 10))))
    #expect(desk.model.tables[table].choice == before, "beside the columns nothing is hit")
  }

  @Test func aDayOfTheCalendarIsPickedWhereItIsClicked() {
    var desk = desk("<F5><Down>r")
    click("新日期", in: &desk)
    desk.press("<Space>")
    click(" 28 ", in: &desk)
    guard case .change(let change) = desk.model.tables.dialog else {
      Issue.record("the dialog is gone")
      return
    }
    #expect(change.form?.raw("due") == "2026-08-28")
    #expect(change.form?.isPopupOpen == false)
    desk.press("<C-s>")
    #expect(desk.model.tables.lastChange != nil)
  }

  @Test func aColleagueIsChosenWhereTheNameIsClicked() {
    var desk = desk("<F5><Down>t")
    click("2 王医生", in: &desk)
    desk.press("<C-s>")
    #expect(
      desk.clinic.log.contains {
        if case .changeFollowUps(_, .assign("wang")) = $0 { true } else { false }
      })
  }
}
