import Canvas
import Domain

/// A paper as one page of HTML that needs nothing else: no script, no picture, no address.
///
/// What comes from data is escaped and has passed the display filter, and the page forbids itself to
/// load or run anything. Its style is for A4 paper as well as for a screen.
package struct ReportHTML {
  private let report: Report

  package init(_ report: Report) { self.report = report }

  /// The page.
  package var text: String {
    let code = report.language == .chinese ? "zh-CN" : "en"
    var page = """
      <!DOCTYPE html>
      <html lang="\(code)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(Self.escaped(report.title))</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <h1>\(Self.escaped(report.title))</h1>

      """
    if !report.subtitle.isEmpty {
      page += "<p class=\"subtitle\">\(Self.escaped(report.subtitle))</p>\n"
    }
    for block in report.blocks { page += html(of: block) }
    return page + "</body>\n</html>\n"
  }

  /// Text that may stand between tags and in quoted attributes.
  package static func escaped(_ raw: some StringProtocol) -> String {
    var text = ""
    for character in DisplayText.of(raw) {
      switch character {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "'": text += "&#39;"
      default: text.append(character)
      }
    }
    return text
  }

  private func html(of block: Report.Block) -> String {
    switch block {
    case .heading(let text): return "<h2>\(Self.escaped(text))</h2>\n"
    case .fields(let fields):
      let rows = fields.map {
        "<div><dt>\(Self.escaped($0.label))</dt><dd>\(Self.escaped($0.value))</dd></div>\n"
      }
      return "<dl>\n\(rows.joined())</dl>\n"
    case .paragraph(let text): return "<p>\(Self.escaped(text))</p>\n"
    case .list(let points):
      let items = points.map { "<li>\(Self.escaped($0))</li>\n" }
      return points.isEmpty ? "" : "<ul>\n\(items.joined())</ul>\n"
    case .table(let columns, let rows): return table(columns, rows)
    case .chart(let chart): return ReportSVG(chart).text
    case .note(let text): return "<p class=\"note\">\(Self.escaped(text))</p>\n"
    case .signatures(let labels):
      let lines = labels.map { "<div>\(Self.escaped($0))<span></span></div>\n" }
      return "<div class=\"signatures\">\n\(lines.joined())</div>\n"
    }
  }

  private func table(_ columns: [String], _ rows: [[String]]) -> String {
    let head = columns.map { "<th>\(Self.escaped($0))</th>" }.joined()
    let body = rows.map { row in
      let cells = columns.indices.map { place in
        Self.cell(place < row.count ? row[place] : "")
      }
      return "<tr>\(cells.joined())</tr>\n"
    }
    return
      "<table>\n<thead><tr>\(head)</tr></thead>\n<tbody>\n\(body.joined())</tbody>\n</table>\n"
  }

  /// A date, a name or a number is never broken over two lines.
  private static func cell(_ text: String) -> String {
    let mark = TextWidth.of(text) <= 12 ? " class=\"short\"" : ""
    return "<td\(mark)>\(escaped(text))</td>"
  }

  private static let style = """
    @page { size: A4; margin: 15mm; }
    body { font: 11pt/1.5 "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; color: #111; background: #fff;
      max-width: 180mm; margin: 1em auto; padding: 0 1em; }
    h1 { font-size: 16pt; text-align: center; margin: 0; }
    h2 { font-size: 12pt; border-bottom: 1px solid #333; margin: 1em 0 .4em; break-after: avoid; }
    .subtitle { text-align: center; margin: .2em 0 .8em; color: #444; }
    dl { display: grid; grid-template-columns: 1fr 1fr; gap: .1em 2em; margin: .3em 0; }
    dl div { display: flex; break-inside: avoid; }
    dt { color: #444; min-width: 7em; margin-right: .8em; flex: none; }
    dd { margin: 0; overflow-wrap: anywhere; }
    table { border-collapse: collapse; width: 100%; margin: .4em 0; }
    th, td { border: 1px solid #666; padding: .15em .4em; text-align: left; vertical-align: top; }
    th { background: #eee; white-space: nowrap; }
    .short { white-space: nowrap; }
    tr { break-inside: avoid; }
    thead { display: table-header-group; }
    p { margin: .5em 0 .2em; }
    ul { margin: .2em 0 .5em; padding-left: 1.6em; }
    .note { font-size: 9pt; line-height: 1.4; color: #444; margin: .2em 0; }
    .signatures { display: flex; gap: 2em; margin-top: 2em; break-inside: avoid; }
    .signatures div { display: flex; flex: 1; white-space: nowrap; }
    .signatures span { flex: 1; border-bottom: 1px solid #111; margin-left: .5em; }
    svg { width: 100%; height: auto; break-inside: avoid; }
    @media print { body { margin: 0; max-width: none; padding: 0; } }
    """
}
