internal import Domain
internal import Reports

/// Where a paper goes and how it is written.
struct PaperOutput {
  /// How a paper is written.
  enum Format: String, CaseIterable {
    case text
    case html
    case csv
  }

  let format: Format
  /// A new file; nil for standard output.
  let path: String?

  /// - Parameter formats: Those that the command knows; the first is the usual one.
  init(_ session: Session, formats: [Format]) throws(CommandFailure) {
    path = session.options["--out"]
    guard let word = session.options["--format"] else {
      format = formats[0]
      return
    }
    guard let format = Format(rawValue: word), formats.contains(format) else {
      let names = formats.map(\.rawValue).joined(separator: ", ")
      throw .use(Localized(zh: "--format 应为：\(names)", en: "--format takes one of: \(names)"))
    }
    self.format = format
  }

  /// Writes a paper in the wanted form, which is text or a page.
  func write(_ report: Report) throws(CommandFailure) {
    switch format {
    case .html: try write(text: ReportHTML(report).text)
    case .text, .csv:
      try write(text: ReportText(report).lines.map { $0 + "\n" }.joined())
    }
  }

  /// Writes a text that may be shown anywhere.
  func write(text: String) throws(CommandFailure) {
    guard let path else {
      Output.raw(text)
      return
    }
    try FileWriting.create(path, with: text)
  }
}
