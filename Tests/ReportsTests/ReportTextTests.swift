import Canvas
import Domain
import FollowUps
import Testing

@testable import Reports

@Suite("Papers as text")
struct ReportTextTests {
  static func lines(_ blocks: [Report.Block], columns: Int = 40) -> [String] {
    ReportText(
      Report(title: "标题", language: .chinese, blocks: blocks), columns: columns
    ).lines
  }

  static let reports: [Report] = [Language.chinese, .english].flatMap { language in
    [
      CardReport(person: ReportSamples.person, card: ReportSamples.card).report(in: language),
      CareReport(
        person: ReportSamples.person, plan: ReportSamples.plan, progress: [:],
        indicators: ReportSamples.indicators, today: ReportSamples.day("2025-03-01")
      ).report(in: language),
      FollowUpReport(
        person: ReportSamples.person, heading: Localized(zh: "随访", en: "Visit"),
        day: ReportSamples.day("2025-02-01"), advice: [ReportSamples.salt], staff: "李"
      ).report(in: language),
    ]
  }

  @Test("centres the title and draws a line to the edge after a heading")
  func headings() {
    #expect(
      Self.lines([.heading("小结")]) == [
        String(repeating: " ", count: 18) + "标题", "", "── 小结 " + String(repeating: "─", count: 32),
      ])
  }

  @Test("puts two short fields beside each other, wide characters counted as two")
  func fields() {
    let fields = [
      Report.Field("姓名", "张三"), Report.Field("年龄", "64岁"), Report.Field("卡号", "1"),
      Report.Field("住址", "很长的地址需要自己占一整行才放得下"), Report.Field("电话", "2"),
    ]
    #expect(
      Self.lines([.fields(fields)]).dropFirst() == [
        "姓名：张三           年龄：64岁", "卡号：1", "住址：很长的地址需要自己占一整行才放", "    得下", "电话：2",
      ])
  }

  @Test("aligns tables and wraps cells")
  func tables() {
    let table = Report.Block.table(
      columns: ["日期", "用药"], rows: [["2025-02-01", "氨氯地平"], ["2025-05-03"], ["x", "y", "z"]])
    #expect(
      Self.lines([table]).dropFirst() == [
        "日期        用药", "──────────  ────────", "2025-02-01  氨氯地平", "2025-05-03", "x           y",
      ])
    let wide = Report.Block.table(
      columns: ["甲", "乙"], rows: [[String(repeating: "长", count: 30), "短"]])
    let lines = Self.lines([wide])
    #expect(lines.count == 1 + 2 + 2)
    #expect(lines.allSatisfy { TextWidth.of($0) <= 40 })
    #expect(lines[3].hasSuffix("  短"))
  }

  @Test("a chart has no text, a table without columns neither")
  func nothing() {
    let chart = ReportChart(
      title: "x", days: ReportSamples.day("2025-01-01")...ReportSamples.day("2025-12-31"),
      series: [])
    #expect(Self.lines([.chart(chart), .table(columns: [], rows: [["a"]])]).count == 1)
  }

  @Test(
    "no line of any paper is wider than the page, however narrow", arguments: [40, 57, 80, 120])
  func widths(_ columns: Int) {
    for report in Self.reports {
      for line in ReportText(report, columns: columns).lines {
        #expect(TextWidth.of(line) <= columns, "\(report.title): \(line)")
        #expect(line.last != " ")
      }
    }
  }

  @Test("a page is never narrower than 40 columns")
  func leastWidth() {
    #expect(Self.lines([.heading("x")], columns: 3) == Self.lines([.heading("x")], columns: 40))
  }

  @Test("nothing in data reaches the printer as a control or a hidden sign")
  func hostile() {
    let text = ReportSamples.hostile
    let lines = Self.lines([
      .heading(text), .fields([Report.Field(text, text)]), .paragraph(text), .list([text]),
      .table(columns: [text], rows: [[text]]), .note(text), .signatures([text]),
    ])
    for line in lines {
      #expect(DisplayText.of(line).split(separator: " ") == line.split(separator: " "))
      #expect(!line.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E })
    }
  }
}
