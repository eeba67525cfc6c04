import Canvas
import Domain

/// A paper as lines of plain text for a terminal or a printer.
///
/// Wide characters count two columns, so that columns stand below each other. Every line has passed
/// the display filter. A chart has no text: its values stand in a table.
package struct ReportText {
  /// The usual width of a page of text, in columns.
  package static let usualColumns = 80

  private let report: Report
  private let columns: Int

  /// - Parameter columns: The width of the page, at least 40.
  package init(_ report: Report, columns: Int = usualColumns) {
    self.report = report
    self.columns = max(columns, 40)
  }

  /// The lines, without line ends and without spaces at their ends; none is wider than the page.
  package var lines: [String] {
    var lines = centred(report.title)
    if !report.subtitle.isEmpty { lines += centred(report.subtitle) }
    for block in report.blocks { lines += self.lines(of: block) }
    return lines.map { line in
      var line = line
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  // MARK: - Blocks

  private func lines(of block: Report.Block) -> [String] {
    switch block {
    case .heading(let text):
      let title = "── " + clean(text) + " "
      let rest = columns - TextWidth.of(title)
      return ["", rest > 0 ? title + String(repeating: "─", count: rest) : clip(title)]
    case .fields(let fields): return self.fields(fields)
    case .paragraph(let text): return wrapped(text, first: "", others: "")
    case .list(let points): return points.flatMap { wrapped($0, first: "· ", others: "  ") }
    case .table(let titles, let rows): return table(titles, rows)
    case .chart: return []
    case .note(let text): return wrapped(text, first: "* ", others: "  ")
    case .signatures(let labels):
      return [""]
        + labels.map { clip(clean($0) + language.colon + String(repeating: "_", count: 20)) }
    }
  }

  /// Two fields beside each other where both fit their half, else one a line.
  private func fields(_ fields: [Report.Field]) -> [String] {
    let half = columns / 2 - 1
    var lines: [String] = []
    var waiting: String?
    for field in fields {
      let text = clean(field.label) + language.colon + clean(field.value)
      if TextWidth.of(text) > half {
        if let left = waiting { lines.append(left) }
        waiting = nil
        lines += wrapped(text, first: "", others: "    ")
      } else if let left = waiting {
        lines.append(TextClip.pad(left, columns: half) + "  " + text)
        waiting = nil
      } else {
        waiting = text
      }
    }
    if let left = waiting { lines.append(left) }
    return lines
  }

  private func table(_ titles: [String], _ rows: [[String]]) -> [String] {
    guard !titles.isEmpty else { return [] }
    let cells = rows.map { row in
      titles.indices.map { $0 < row.count ? clean(row[$0]) : "" }
    }
    let heads = titles.map(clean)
    let widths = ReportColumns.widths(of: [heads] + cells, room: columns)
    func line(_ row: [String]) -> [String] {
      let wrapped = zip(row, widths).map { TextClip.wrap($0, columns: $1) }
      let height = wrapped.map(\.count).max() ?? 0
      return (0..<height).map { place in
        zip(wrapped, widths).map { lines, width in
          TextClip.pad(place < lines.count ? lines[place] : "", columns: width)
        }.joined(separator: "  ")
      }
    }
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
    return line(heads) + [rule] + cells.flatMap { line($0) }
  }

  // MARK: - Parts

  private var language: Language { report.language }

  private func clean(_ text: String) -> String { DisplayText.of(text) }

  private func clip(_ text: String) -> String { TextClip.clip(text, columns: columns) }

  private func centred(_ text: String) -> [String] {
    TextClip.wrap(clean(text), columns: columns).map {
      TextClip.pad($0, columns: columns, .center)
    }
  }

  private func wrapped(_ text: String, first: String, others: String) -> [String] {
    let room = columns - TextWidth.of(others)
    return TextClip.wrap(clean(text), columns: room).enumerated().map { place, line in
      (place == 0 ? first : others) + line
    }
  }
}

extension Language {
  /// What stands between a label and its value.
  var colon: String {
    switch self {
    case .chinese: "："
    case .english: ": "
    }
  }
}

/// How wide the columns of a table of text are.
enum ReportColumns {
  /// As wide as what stands in them, two columns apart; where that is too much, the widest give way.
  ///
  /// No column is narrower than 4 while the room allows it.
  static func widths(of rows: [[String]], room: Int) -> [Int] {
    guard let count = rows.first?.count, count > 0 else { return [] }
    var widths = (0..<count).map { place in
      max(2, rows.map { TextWidth.of($0[place]) }.max() ?? 0)
    }
    var excess = widths.reduce(0, +) + 2 * (count - 1) - room
    while excess > 0, let widest = widths.max(), widest > 4,
      let place = widths.firstIndex(of: widest)
    {
      widths[place] -= 1
      excess -= 1
    }
    return widths
  }
}
