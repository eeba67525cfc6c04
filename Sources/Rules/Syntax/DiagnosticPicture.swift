package import Domain

extension RuleDiagnostic {
  /// The message with its line and a caret under the place, as in a terminal.
  ///
  ///     error[E014]: unknown indicator 'spb'; did you mean sbp?
  ///      --> 门诊.rules:3:8
  ///       |
  ///     3 |   当 平均(spb, 90天) ≥ 140 mm[Hg]
  ///       |           ^^^
  ///
  /// - Parameters:
  ///   - width: The columns that a character takes on the screen: 0, 1 or 2.
  ///   - columns: How wide a line may be; a longer line shows the part around the caret.
  package func picture(
    in source: RuleSource, language: Language, columns: Int = 100,
    width: (Unicode.Scalar) -> Int
  ) -> String {
    let place = source.place(of: range.lowerBound)
    let number = String(place.line)
    let margin = String(repeating: " ", count: number.count)
    let line = Clip(
      source, line: place.line, range: range, columns: max(20, columns - number.count - 3),
      width: width)
    var rows = [
      "\(title(language))\(message[language])",
      "\(margin)--> \(source.name):\(place.line):\(place.column)",
      "\(margin) |",
      "\(number) | \(line.text)",
      "\(margin) | \(String(repeating: " ", count: line.indent))"
        + String(repeating: "^", count: line.length),
    ]
    if let help {
      rows.append("\(margin) = \(language == .chinese ? "办法：" : "help: ")\(help[language])")
    }
    return rows.joined(separator: "\n")
  }

  /// The message on one line, for a place whose text is not at hand.
  package func line(_ language: Language) -> String {
    "\(title(language))\(file)\(language == .chinese ? "：" : ": ")\(message[language])"
  }

  private func title(_ language: Language) -> String {
    let word: Localized =
      severity == .error ? Localized(zh: "错误", en: "error") : Localized(zh: "警告", en: "warning")
    return "\(word[language])[\(code.rawValue)]\(language == .chinese ? "：" : ": ")"
  }

  /// The part of a line that is shown, and where the caret stands below it.
  private struct Clip {
    var text = ""
    /// Columns before the caret.
    var indent = 0
    /// Columns of the caret, at least 1.
    var length = 1

    init(
      _ source: RuleSource, line: Int, range: Range<Int>, columns: Int,
      width: (Unicode.Scalar) -> Int
    ) {
      let whole = source.range(ofLine: line)
      let caret = range.clamped(to: whole)
      let before = Self.cells(source.text(whole.lowerBound..<caret.lowerBound), width)
      let marked = Self.cells(source.text(caret), width)
      let after = Self.cells(source.text(caret.upperBound..<whole.upperBound), width)
      if Self.columns(before) + Self.columns(marked) + Self.columns(after) <= columns {
        text = Self.string(before + marked + after)
        indent = Self.columns(before)
        length = max(1, Self.columns(marked))
        return
      }
      var room = columns - min(Self.columns(marked), columns / 2)
      let left = Self.fitting(before.reversed(), room - min(Self.columns(after), room / 3))
      room -= Self.columns(left)
      let lead = left.count < before.count ? "…" : ""
      let shown = Self.fitting(marked, columns / 2)
      let right = Self.fitting(after, room)
      let tail = shown.count < marked.count || right.count < after.count ? "…" : ""
      text = lead + Self.string(left.reversed()) + Self.string(shown)
      if shown.count == marked.count { text += Self.string(right) }
      text += tail
      indent = Self.columns(left) + lead.unicodeScalars.reduce(0) { $0 + width($1) }
      length = max(1, Self.columns(shown))
    }

    private typealias Cell = (text: String, columns: Int)

    /// The characters with their columns; a tab is two blanks and a control character a point.
    private static func cells(_ text: String, _ width: (Unicode.Scalar) -> Int) -> [Cell] {
      text.unicodeScalars.map { scalar in
        if scalar == "\t" { return ("  ", 2) }
        let isHidden =
          scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
          || scalar.properties.isDefaultIgnorableCodePoint
        return isHidden ? ("·", width("·")) : (String(scalar), width(scalar))
      }
    }

    private static func columns(_ cells: [Cell]) -> Int { cells.reduce(0) { $0 + $1.columns } }

    private static func string(_ cells: [Cell]) -> String { cells.map(\.text).joined() }

    /// As many of the first characters as fit.
    private static func fitting(_ cells: [Cell], _ columns: Int) -> [Cell] {
      var used = 0
      return Array(
        cells.prefix { cell in
          used += cell.columns
          return used <= columns
        })
    }
  }
}
