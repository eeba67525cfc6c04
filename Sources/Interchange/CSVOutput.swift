internal import Domain

/// Tables as comma-separated values after RFC 4180, safe to open in a spreadsheet.
///
/// Lines end with CR LF. A cell that a spreadsheet would take for a formula is led by an
/// apostrophe, as OWASP advises against "CSV injection": a name in an imported file must not run as
/// a command on the machine of whoever opens the export.
///
///     CSVOutput.record(["张三", "=1+1", "-5.2"])    // "张三,'=1+1,-5.2\r\n"
package enum CSVOutput {
  /// Put before the first record, it tells Excel that the text is UTF-8.
  package static let byteOrderMark = "\u{FEFF}"

  /// One record with its line end.
  ///
  /// - Complexity: O(length).
  package static func record(_ cells: some Sequence<String>) -> String {
    var line = ""
    var count = 0
    for cell in cells {
      if count > 0 { line += "," }
      line += field(cell)
      count += 1
    }
    // A lone empty cell would be an empty line, which readers pass over.
    if count == 1, line.isEmpty { line = "\"\"" }
    return line + "\r\n"
  }

  /// A whole table: the names of the columns and the rows.
  ///
  /// Long tables are better written record by record.
  ///
  /// - Parameter hasByteOrderMark: Whether it is meant for Excel, which takes it for the machine's
  ///   own encoding otherwise.
  package static func table(
    columns: [String], rows: some Sequence<[String]>, hasByteOrderMark: Bool
  ) -> String {
    var text = hasByteOrderMark ? byteOrderMark : ""
    text += record(columns)
    for row in rows { text += record(row) }
    return text
  }

  /// One cell, guarded and in quotes where it needs them.
  static func field(_ cell: String) -> String {
    let text = isFormula(cell) ? "'" + cell : cell
    guard needsQuotes(text) else { return text }
    var quoted = String.UnicodeScalarView("\"".unicodeScalars)
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted.append(scalar) }
      // Many readers end at a NUL.
      quoted.append(scalar == "\0" ? "\u{FFFD}" : scalar)
    }
    quoted.append("\"")
    return String(quoted)
  }

  /// Whether a spreadsheet may take a cell for a formula.
  ///
  /// Full-width signs count too, and what only hidden characters and spaces stand before. Plain
  /// numbers do not.
  static func isFormula(_ cell: String) -> Bool {
    for scalar in cell.unicodeScalars {
      switch scalar {
      case "=", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF20}", "\u{FF0B}", "\u{FF0D}": return true
      case "+", "-": return !isNumber(cell)
      case " ": continue
      default:
        if TextFolding.isHidden(scalar) { continue }
        return false
      }
    }
    return false
  }

  /// Whether a cell is a sign, digits, and perhaps a point and digits, and nothing else.
  private static func isNumber(_ cell: String) -> Bool {
    let parts = cell.utf8.dropFirst().split(
      separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      !part.isEmpty && part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
  }

  /// Semicolons and tabs part cells for spreadsheets of other countries.
  private static func needsQuotes(_ text: String) -> Bool {
    let bytes = text.utf8
    let special: [UInt8] = [0x22, 0x2C, 0x3B, 0x09, 0x0A, 0x0D, 0x00]
    return bytes.contains(where: special.contains) || bytes.first == 0x20 || bytes.last == 0x20
  }
}
