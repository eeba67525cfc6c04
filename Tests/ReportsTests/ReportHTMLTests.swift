import Domain
import FollowUps
import Testing

@testable import Reports

@Suite("Papers as pages")
struct ReportHTMLTests {
  static func page(_ blocks: [Report.Block], title: String = "t") -> String {
    ReportHTML(Report(title: title, subtitle: "s", language: .chinese, blocks: blocks)).text
  }

  @Test("escapes what stands between tags and in quotes")
  func escaping() {
    #expect(ReportHTML.escaped("<a href=\"x\">&'") == "&lt;a href=&quot;x&quot;&gt;&amp;&#39;")
  }

  @Test("nothing in data becomes a tag, wherever it stands")
  func hostile() {
    let text = ReportSamples.hostile
    let days = ReportSamples.day("2025-01-01")...ReportSamples.day("2025-12-31")
    let chart = ReportChart(
      title: text, days: days,
      series: [
        ReportChart.Series(name: text, points: [ReportChart.Point(days.lowerBound, 1)])
      ])
    let page = Self.page(
      [
        .heading(text), .fields([Report.Field(text, text)]), .paragraph(text), .list([text]),
        .table(columns: [text], rows: [[text]]), .chart(chart), .note(text), .signatures([text]),
      ], title: text)
    #expect(!page.contains("<img"))
    #expect(!page.contains("\u{1B}"))
    #expect(!page.contains("\u{202E}"))
    #expect(page.components(of: "&lt;img src=x onerror=alert(1)&gt;&amp;&quot;&#39;") == 14)
  }

  @Test("needs nothing from outside and may run nothing")
  func selfContained() {
    for report in ReportTextTests.reports {
      let page = ReportHTML(report).text
      #expect(page.contains("default-src 'none'; style-src 'unsafe-inline'"))
      for word in ["http:", "https:", "<script", "<link", "<img", "url(", "@import", "src="] {
        #expect(!page.contains(word), "\(word)")
      }
      #expect(page.contains("@media print"))
    }
  }

  @Test("every tag that opens is closed, in order")
  func balanced() throws {
    for report in ReportTextTests.reports {
      let page = ReportHTML(report).text
      var open: [Substring] = []
      for piece in page.split(separator: "<").dropFirst() {
        let name = piece.prefix { $0 != ">" && $0 != " " && $0 != "\n" }
        if name.hasPrefix("!") || name == "meta" || piece.contains("/>") { continue }
        if name.hasPrefix("/") {
          #expect(open.popLast() == name.dropFirst())
        } else {
          open.append(name)
        }
      }
      #expect(open == [])
    }
  }

  @Test("a date, a number and a name stay on one line, and a label never touches its value")
  func whole() {
    let page = Self.page([
      .table(columns: ["a"], rows: [["2026-11-23"], ["李红梅"], ["a sentence of some length"]])
    ])
    #expect(page.contains("<td class=\"short\">2026-11-23</td>"))
    #expect(page.contains("<td class=\"short\">李红梅</td>"))
    #expect(page.contains("<td>a sentence of some length</td>"))
    #expect(page.contains("dt { color: #444; min-width: 7em; margin-right: .8em; flex: none; }"))
  }

  @Test("says its language")
  func language() {
    #expect(Self.page([]).contains("<html lang=\"zh-CN\">"))
    let english = ReportHTML(Report(title: "t", language: .english, blocks: []))
    #expect(english.text.contains("<html lang=\"en\">"))
  }

  @Test("an empty list and an empty chart leave nothing")
  func empty() {
    let days = ReportSamples.day("2025-01-01")...ReportSamples.day("2025-12-31")
    let chart = ReportChart(
      title: "x", days: days, series: [ReportChart.Series(name: "n", points: [])])
    #expect(!Self.page([.list([]), .chart(chart)]).contains("<ul>"))
    #expect(!Self.page([.chart(chart)]).contains("<svg"))
  }

  @Test("draws points at their days and values, limits across, and stays within the picture")
  func chart() {
    let days = ReportSamples.day("2025-01-01")...ReportSamples.day("2025-01-11")
    let chart = ReportChart(
      title: "血压", days: days,
      series: [
        ReportChart.Series(
          name: "收缩压",
          points: [
            ReportChart.Point(days.lowerBound, 100), ReportChart.Point(days.upperBound, 200),
            ReportChart.Point(days.upperBound.adding(days: 1), 150),
          ])
      ], limits: [140])
    let svg = ReportSVG(chart).text
    // The room is 580 by 166; a tenth of the range is left above and below.
    #expect(svg.contains("<path d=\"M48.0 178.2L628.0 39.8\" fill=\"none\" stroke=\"#004a99\"/>"))
    #expect(svg.components(of: "<circle") == 2)
    #expect(svg.contains("M48.0 122.8H628.0"))
    #expect(svg.contains("2025-01-01") && svg.contains("2025-01-11"))
  }

  @Test("one value alone and values that are equal have a picture")
  func flat() {
    let days = ReportSamples.day("2025-01-01")...ReportSamples.day("2025-01-01")
    for value in [0.0, 5, -3] {
      let chart = ReportChart(
        title: "x", days: days,
        series: [ReportChart.Series(name: "n", points: [ReportChart.Point(days.lowerBound, value)])]
      )
      #expect(ReportSVG(chart).text.contains("<circle cx=\"338.0\" cy=\"109.0\""))
    }
  }
}

extension String {
  /// How often a text stands in it.
  fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
