import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

@Suite struct VisitTests {
  /// The archive of 张三 with a long report, at its visits; a contact stands above them.
  private func desk(
    _ columns: Int = 120, _ rows: Int = 35, language: Language = .chinese
  ) -> Desk {
    var clinic = FakeClinic()
    clinic.archives[0].reports = [
      DiagnosticReport(
        code: Coding(display: "颈动脉超声"),
        issued: SampleClinic.zone.instant(SampleClinic.day("2025-11-02")),
        day: SampleClinic.day("2025-11-02"),
        conclusion: "左侧颈总动脉分叉处斑块形成, 大小约 8.2 mm × 2.1 mm, 管腔无明显狭窄; "
          + "右侧内中膜增厚; 建议六个月后复查, 控制血压与血脂。")
    ]
    var desk = Desk(columns, rows, language: language, clinic: clinic)
    desk.press("zs<Enter>")
    while desk.model.archive.section != .visits { desk.press("<Right>") }
    return desk
  }

  private func lines(_ desk: Desk) -> [String] {
    desk.text.split(separator: "\n").map(String.init)
  }

  @Test func enterOpensAVisitAndClosesItAgain() {
    var desk = desk()
    #expect(!desk.text.contains("收缩压 152"))
    desk.press("<Down><Enter>")
    #expect(desk.model.archive.openVisits == [1])
    #expect(desk.text.contains("收缩压 152 高 mmHg"), "\(desk.text)")
    #expect(desk.text.contains("▾ 血压复查"))
    desk.press("<Enter>")
    #expect(desk.model.archive.openVisits == [])
    #expect(desk.text.contains("▸ 血压复查"))
  }

  @Test func oneCommandOpensAllVisitsAndClosesThem() {
    var desk = desk()
    desk.press("x")
    #expect(desk.model.archive.openVisits == [1, 2, 4])
    desk.press("<F9>展开<Enter>")
    #expect(desk.model.archive.openVisits == [])
    desk.press("<Left>x")
    #expect(desk.model.archive.openVisits == [])
    #expect(desk.model.toast == nil)
  }

  @Test(arguments: [60, 84, 100, 120, 200], Language.allCases)
  func aConclusionStandsWhole(_ columns: Int, _ language: Language) {
    var desk = desk(columns, 46, language: language)
    desk.press("<C-o><Down><Down><Down><Down>")
    let text = lines(desk).joined().filter { $0.isLetter || $0.isNumber }
    #expect(text.contains("复查控制血压与血脂"), "\(desk.text)")
    #expect(text.contains("管腔无明显狭窄"), "\(desk.text)")
  }

  @Test func theReportStandsBelowTheVisitOfItsDay() throws {
    let rows = lines(desk())
    let visit = try #require(rows.firstIndex { $0.contains("年度体检") })
    #expect(rows[visit + 1].contains("颈动脉超声"))
    #expect(rows[visit].contains("2025-11-02"))
    #expect(!rows[visit + 1].contains("2025-11-02"))
    #expect(rows[visit - 1].contains("4 个月没有就诊"))
  }

  @Test func theLastVisitShowsWhatIsOpenBelowIt() {
    var desk = desk(80, 16)
    desk.press("<Down><Down><Down><Down><Enter>")
    #expect(desk.model.archive.openVisits == [4])
    #expect(desk.text.contains("▾ 年度体检"), "\(desk.text)")
  }

  @Test func anotherPersonBeginsWithClosedVisits() {
    var desk = desk()
    desk.press("x<F2><C-u>zsy<Enter>")
    #expect(desk.model.archive.openVisits == [])
  }

  @Test func aClickSelectsAndAnotherOpens() throws {
    var desk = desk()
    desk.press("<F12>")
    let row = try #require(lines(desk).firstIndex { $0.contains("血糖复查") })
    let point = Point(column: 70, row: row)
    desk.send(.event(.click(point)))
    #expect(desk.model.archive[.visits].selection == 2)
    #expect(desk.model.archive.openVisits == [])
    desk.send(.event(.click(point)))
    #expect(desk.model.archive.openVisits == [2])
  }

  @Test(arguments: [(60, 16), (80, 24), (120, 35), (200, 50)], Language.allCases)
  func theTimelineLooksAsRecorded(_ size: (Int, Int), _ language: Language) {
    var desk = desk(size.0, size.1, language: language)
    desk.press("x<Down><Down><Down>")
    ScreenFile.expect(desk.text, is: "visits-\(size.0)x\(size.1)-\(language.rawValue)")
  }

  @Test func plainModeTellsTheValuesOfTheDay() {
    let desk = PlainDesk(["zs", "1", "就诊", "3", "详情"])
    #expect(desk.lastAnswer.contains("糖化血红蛋白 7.1 高"), "\(desk.transcript)")
  }
}
