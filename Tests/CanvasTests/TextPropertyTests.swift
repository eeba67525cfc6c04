import Canvas
import TestSupport
import Testing

/// What must hold of every text at every width.
@Suite struct TextPropertyTests {
  private static let widths = [Int.min, -1, 0, 1, 2, 3, 5, 8, 20, 80]

  @Test func ourHostileTextsKeepEveryPromise() {
    for text in HostileText.own { check(text) }
  }

  @Test(.enabled(if: SharedFiles.areThere)) func naughtyStringsKeepEveryPromise() throws {
    let texts = try HostileText.outside()
    #expect(texts.count > 500)
    for text in texts { check(text) }
  }

  private func check(_ raw: String) {
    let shown = DisplayText.of(raw)
    checkDisplay(shown, of: raw)
    for text in [raw, shown] {
      for columns in Self.widths { checkCutting(text, columns) }
    }
    checkDrawing(shown)
  }

  private func checkDisplay(_ shown: String, of raw: String) {
    #expect(Array(DisplayText.of(shown).unicodeScalars) == Array(shown.unicodeScalars))
    #expect(!shown.contains("  "))
    var marks = 0
    for scalar in shown.unicodeScalars {
      marks = TextWidth.of(scalar) == 0 ? marks + 1 : 0
      #expect(marks <= 4)
      let properties = scalar.properties
      let forbidden: [Unicode.GeneralCategory] = [
        .control, .format, .surrogate, .privateUse, .lineSeparator, .paragraphSeparator,
      ]
      #expect(
        !forbidden.contains(properties.generalCategory),
        "\(scalar.value) of \(raw.debugDescription)")
      #expect(!properties.isBidiControl && !properties.isDefaultIgnorableCodePoint)
      #expect(!properties.isNoncharacterCodePoint)
    }
  }

  private func checkCutting(_ text: String, _ columns: Int) {
    let most = max(0, columns)
    let clipped = TextClip.clip(text, columns: columns)
    #expect(TextWidth.of(clipped) <= most)
    #expect(Array(text.prefix(clipped.count)) == Array(clipped), "\(text.debugDescription)")
    let (whole, width) = TextClip.clipKeepingNumbers(text, columns: columns)
    #expect(clipped.hasPrefix(whole) || whole.isEmpty)
    #expect(width == TextWidth.of(whole) && width <= most)
    #expect(TextWidth.of(TextClip.shorten(text, columns: columns)) <= most)
    checkMiddle(text, columns, most)
    for alignment in TextClip.Alignment.allCases {
      #expect(TextWidth.of(TextClip.pad(text, columns: columns, alignment)) == most)
    }
    let lines = TextClip.wrap(text, columns: columns)
    #expect(lines.isEmpty == (columns <= 0))
    #expect(lines.allSatisfy { TextWidth.of($0) <= most })
    guard columns >= 20 else { return }
    // No character is wider than this, so none may be lost.
    let kept = lines.joined().filter { $0 != " " }
    #expect(kept == text.filter { $0 != " " && !$0.isNewline }, "\(text.debugDescription)")
  }

  /// What is left of a middle cut is a beginning and an end of the text, in whole characters.
  private func checkMiddle(_ text: String, _ columns: Int, _ most: Int) {
    let shown = TextClip.truncateMiddle(text, columns: columns, ellipsis: "〓")
    #expect(TextWidth.of(shown) <= most)
    guard TextWidth.of(text) > most, !text.contains("〓"), let gap = shown.firstIndex(of: "〓") else {
      return
    }
    let end = shown[shown.index(after: gap)...]
    #expect(Array(text.prefix(shown[..<gap].count)) == Array(shown[..<gap]))
    #expect(Array(text.suffix(end.count)) == Array(end), "\(text.debugDescription)")
  }

  private func checkDrawing(_ text: String) {
    for column in -3...12 {
      var grid = Grid(Size(columns: 11, rows: 1))
      grid.write("张三李四王五", column: 0, row: 0, style: Style())
      grid.write(text, column: column, row: 0, style: Style(.bad))
      #expect(grid.isWellFormed)
    }
  }
}
