package import Canvas

/// A line of text whose parts may look different.
///
/// The text must have passed the display filter. The width is kept, so asking for it is O(1).
package struct StyledText: Hashable, Sendable {
  /// A stretch of text of one style.
  package struct Run: Hashable, Sendable {
    package let text: String
    package let style: Style
    /// Columns taken.
    package let width: Int

    package init(_ text: String, _ style: Style = Style()) {
      self.text = text
      self.style = style
      self.width = TextWidth.of(text)
    }
  }

  /// Where text stands in a place wider than itself.
  package enum Alignment: Hashable, Sendable {
    case left, center, right
  }

  /// From left to right; none is empty.
  package private(set) var runs: [Run]
  /// Columns taken.
  package private(set) var width: Int

  package init() {
    runs = []
    width = 0
  }

  package init(_ text: String, _ style: Style = Style()) {
    self.init()
    append(text, style)
  }

  package init(_ runs: [(String, Style)]) {
    self.init()
    for (text, style) in runs { append(text, style) }
  }

  /// Whether it takes no column.
  package var isEmpty: Bool { runs.isEmpty }

  /// The letters without the styles.
  package var plain: String { runs.map(\.text).joined() }

  /// Adds text at the end; empty text adds nothing.
  package mutating func append(_ text: String, _ style: Style = Style()) {
    if !text.isEmpty { append(Run(text, style)) }
  }

  /// Adds another line at the end of this one.
  package mutating func append(_ other: StyledText) {
    runs += other.runs
    width += other.width
  }

  private mutating func append(_ run: Run) {
    runs.append(run)
    width += run.width
  }

  /// The second text after the first.
  package static func + (left: StyledText, right: StyledText) -> StyledText {
    var sum = left
    sum.append(right)
    return sum
  }

  /// The parts one after the other with so many blanks between; empty parts take no place.
  package static func joined(_ parts: [StyledText], spacing: Int = 1) -> StyledText {
    var line = StyledText()
    for part in parts where !part.isEmpty {
      if !line.isEmpty { line.append(TextClip.blanks(spacing)) }
      line.append(part)
    }
    return line
  }

  /// The same text with every style changed.
  package func restyled(_ change: (Style) -> Style) -> StyledText {
    var result = StyledText()
    for run in runs { result.append(run.text, change(run.style)) }
    return result
  }

  /// The same text on another backdrop; parts that have their own, such as chips, keep it.
  package func on(_ backdrop: Backdrop) -> StyledText {
    restyled { $0.backdrop == .screen ? $0.on(backdrop) : $0 }
  }

  /// The text cut to a number of columns, with an ellipsis where something is missing.
  ///
  /// A character is never cut in two, and neither is a number or a date: it is left out whole.
  package func clipped(to columns: Int, glyphs: Glyphs = .line) -> StyledText {
    if width <= columns { return self }
    let room = columns - 1
    guard room >= 0 else { return StyledText() }
    var result = StyledText()
    for run in runs {
      if result.width + run.width <= room {
        result.append(run)
        continue
      }
      let kept = TextClip.clipKeepingNumbers(run.text, columns: room - result.width)
      result.append(String(kept.text), run.style)
      result.append(glyphs.ellipsis, run.style)
      break
    }
    return result
  }

  /// The text of exactly so many columns: cut or filled with blanks.
  package func padded(
    to columns: Int, _ alignment: Alignment = .left, glyphs: Glyphs = .line
  ) -> StyledText {
    let text = clipped(to: columns, glyphs: glyphs)
    let missing = columns - text.width
    guard missing > 0 else { return text }
    switch alignment {
    case .left: return text + StyledText(TextClip.blanks(missing))
    case .right: return StyledText(TextClip.blanks(missing)) + text
    case .center:
      let left = missing / 2
      return StyledText(TextClip.blanks(left)) + text + StyledText(TextClip.blanks(missing - left))
    }
  }

  /// Writes the text on one row, aligned in a stretch of columns and cut to it.
  ///
  /// - Returns: The column after what was written.
  @discardableResult
  package func draw(
    column: Int, row: Int, columns: Int, alignment: Alignment = .left, on grid: inout Grid,
    with drawing: Drawing
  ) -> Int {
    guard columns > 0 else { return column }
    let text = clipped(to: columns, glyphs: drawing.glyphs)
    var at = column
    switch alignment {
    case .left: break
    case .center: at += (columns - text.width) / 2
    case .right: at += columns - text.width
    }
    for run in text.runs {
      at = grid.write(run.text, column: at, row: row, style: run.style)
    }
    return at
  }
}
