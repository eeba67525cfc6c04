import Canvas
import TestSupport
import Testing

@testable import Widgets

/// A text of many lines being written.
@Suite struct TextEditorTests {
  private func editor(_ text: String, _ line: Int = 0, _ column: Int = 0) -> TextEditor {
    var editor = TextEditor(text)
    editor.move(to: .init(line: line, column: column))
    return editor
  }

  private func press(_ editor: inout TextEditor, _ keys: [KeyPress]) {
    for key in keys {
      let isTaken = editor.edit(key)
      #expect(isTaken, "\(key)")
    }
  }

  private func at(_ editor: TextEditor) -> [Int] { [editor.caret.line, editor.caret.column] }

  // MARK: - Text

  @Test func editingGoesByCharacterAndLine() {
    var editor = editor("当 诊断(htn)\n结束", 0, 1)
    editor.insert("e\u{301}")
    #expect(editor.text == "当e\u{301} 诊断(htn)\n结束")
    #expect(at(editor) == [0, 2])
    editor.backspace()
    editor.insert("小")
    #expect(editor.text == "当小 诊断(htn)\n结束")
    press(&editor, [KeyPress(.end), KeyPress(.delete)])
    #expect(editor.text == "当小 诊断(htn)结束")
    #expect(at(editor) == [0, 10])
    editor.breakLine()
    #expect(editor.lines == ["当小 诊断(htn)", "结束"])
    editor.backspace()
    #expect(editor.lines == ["当小 诊断(htn)结束"])
    press(&editor, [KeyPress(.home), KeyPress(.backspace), KeyPress(.up), KeyPress(.left)])
    #expect(at(editor) == [0, 0], "before the first character there is nothing")
  }

  @Test func aMarkThatIsTypedJoinsTheLetterBeforeIt() {
    var editor = editor("e", 0, 1)
    editor.insert("\u{301}")
    #expect(editor.text == "e\u{301}")
    #expect(at(editor) == [0, 1])
  }

  @Test func aPasteBringsItsLinesAndNothingHidden() {
    var editor = editor("ab", 0, 1)
    editor.insert("规则\r\n\t当\u{202E}x\rend\u{1B}[2J\u{2028}y")
    #expect(editor.lines == ["a规则", "  当x", "end[2J", "yb"])
    #expect(at(editor) == [3, 1])
    #expect(TextEditor("a\r\nb\rc").lines == ["a", "b", "c"])
  }

  @Test func aTextThatIsTooLongIsNotTaken() {
    var editor = TextEditor("张三", limit: 9)
    #expect(editor.text == "张三")
    editor.insert("李四")
    #expect(editor.text == "张三", "twelve bytes are more than nine")
    editor.insert("李")
    #expect(editor.text == "李张三")
    #expect(TextEditor("张三李四", limit: 7).text == "张三")
  }

  @Test func aNewLineBeginsAsDeepAsTheOneAbove() {
    var editor = editor("  当 x", 0, 5)
    editor.breakLine()
    #expect(editor.lines == ["  当 x", "  "])
    #expect(at(editor) == [1, 2])
    editor.backspace()
    #expect(editor.lines == ["  当 x", ""], "a step of the indentation goes at once")
    editor.move(to: .init(line: 0, column: 1))
    editor.breakLine()
    #expect(editor.lines[...1] == [" ", "  当 x"])
  }

  // MARK: - Moving

  @Test func linesKeepToTheColumnOfTheScreen() {
    var editor = editor("abcdefgh\n张三李四\nx\nabcdefgh", 0, 5)
    press(&editor, [KeyPress(.down)])
    #expect(at(editor) == [1, 2], "the third character would end at the sixth column")
    press(&editor, [KeyPress(.down)])
    #expect(at(editor) == [2, 1])
    press(&editor, [KeyPress(.down)])
    #expect(at(editor) == [3, 5], "a short line between changes nothing")
    press(&editor, [KeyPress(.down)])
    #expect(at(editor) == [3, 8])
    press(&editor, [KeyPress(.home, .control), KeyPress(.up)])
    #expect(at(editor) == [0, 0])
    press(&editor, [KeyPress(.end, .control)])
    #expect(at(editor) == [3, 8])
  }

  @Test func homeGoesToTheFirstSignAndThenToTheStart() {
    var editor = editor("    当 x", 0, 7)
    press(&editor, [KeyPress(.home)])
    #expect(at(editor) == [0, 4])
    press(&editor, [KeyPress(.home)])
    #expect(at(editor) == [0, 0])
    press(&editor, [KeyPress(.home)])
    #expect(at(editor) == [0, 4])
  }

  @Test func wordsOfTwoScriptsAreTwoWords() {
    var editor = editor("当 平均(sbp, 90天) >= 140\nend", 0, 0)
    var places: [Int] = []
    for _ in 0..<9 {
      press(&editor, [KeyPress(.right, .control)])
      places.append(editor.caret.column)
    }
    #expect(places == [1, 4, 5, 8, 9, 12, 13, 14, 17])
    press(&editor, [KeyPress(.right, .control), KeyPress(.right, .control)])
    #expect(at(editor) == [1, 0], "at the end of a line to the next")
    press(&editor, [KeyPress(.left, .control), KeyPress(.left, .control)])
    #expect(at(editor) == [0, 18])
    press(&editor, [.control("w")])
    #expect(editor.line == "当 平均(sbp, 90天) 140")
    press(&editor, [.control("u")])
    #expect(editor.lines == ["end"])
  }

  @Test func aPageIsWhatShows() {
    var editor = editor((1...40).map { "\($0)" }.joined(separator: "\n"))
    editor.settle(rows: 10, columns: 20)
    press(&editor, [KeyPress(.pageDown)])
    #expect(editor.caret.line == 9)
    editor.settle(rows: 10, columns: 20)
    #expect(editor.top == 2)
    press(&editor, [KeyPress(.pageDown), KeyPress(.pageDown), KeyPress(.pageDown)])
    #expect(editor.caret.line == 36)
    press(&editor, [KeyPress(.pageUp)])
    #expect(editor.caret.line == 27)
  }

  @Test func bytesAndPlacesAreTheSame() {
    let editor = editor("当 x\ny张三")
    #expect(editor.offset(of: .init(line: 1, column: 2)) == 10)
    #expect(editor.place(at: 10) == .init(line: 1, column: 2))
    #expect(editor.offset(ofLine: 1) == 6)
    #expect(editor.place(at: 999) == .init(line: 1, column: 3))
    #expect(editor.byteCount == "当 x\ny张三".utf8.count)
    for byte in 0...editor.byteCount {
      #expect(editor.offset(of: editor.place(at: byte)) >= byte)
    }
  }

  // MARK: - Taking back

  @Test func aWordIsTakenBackAtOnceAndSoIsAPaste() {
    var editor = editor("")
    for letter in "avg sbp" { editor.insert(String(letter)) }
    editor.insert("一\n二\n三")
    editor.backspace()
    editor.backspace()
    #expect(editor.text == "avg sbp一\n二")
    var seen: [String] = []
    while editor.canUndo {
      editor.undo()
      seen.append(editor.text)
    }
    #expect(seen == ["avg sbp一\n二\n三", "avg sbp", "avg ", "avg", ""])
    while editor.canRedo { press(&editor, [.control("y")]) }
    #expect(editor.text == "avg sbp一\n二")
    editor.undo()
    editor.insert("x")
    #expect(!editor.canRedo, "what was written since leads elsewhere")
  }

  @Test func wordsWrittenAtTwoPlacesAreTwoSteps() {
    var editor = editor("ab")
    editor.insert("x")
    editor.move(to: .init(line: 0, column: 3))
    editor.insert("y")
    editor.undo()
    #expect(editor.text == "xab")
    #expect(at(editor) == [0, 3])
    editor.undo()
    #expect(editor.text == "ab")
  }

  @Test func anotherTextIsOneStepAndSoIsAWordPutIn() {
    var editor = editor("当 sb\n结束", 0, 4)
    editor.replace(bytes: 4..<6, with: "sbp")
    #expect(editor.text == "当 sbp\n结束")
    #expect(at(editor) == [0, 5])
    editor.replaceAll(with: "when sbp\nend\n")
    #expect(editor.lines == ["when sbp", "end", ""])
    editor.replaceAll(with: "when sbp\nend\n")
    editor.undo()
    #expect(editor.text == "当 sbp\n结束")
    editor.undo()
    #expect(editor.text == "当 sb\n结束")
  }

  @Test func whatMayOnlyBeReadStaysAsItIs() {
    var editor = editor("当 x\n结束")
    editor.isReadOnly = true
    editor.insert("y")
    editor.breakLine()
    press(&editor, [KeyPress(.delete), .control("u"), .control("w"), .control("z")])
    editor.replaceAll(with: "z")
    editor.replace(bytes: 0..<3, with: "z")
    #expect(editor.text == "当 x\n结束")
    press(&editor, [KeyPress(.down)])
    #expect(editor.caret.line == 1)
  }

  /// Whatever is done, what was written comes back step by step and the caret is in the text.
  @Test func anyEditsAreTakenBack() {
    var random = SeededRandom(seed: 7)
    let texts = ["a", "张", " ", "\n", "e\u{301}", "\u{301}", "x\ny\r\n", "\t", "👨‍👩‍👧", ""]
    let keys: [KeyPress] = [
      KeyPress(.left), KeyPress(.right), KeyPress(.up), KeyPress(.down), KeyPress(.home),
      KeyPress(.end), KeyPress(.backspace), KeyPress(.delete), KeyPress(.enter), .control("w"),
      .control("u"), KeyPress(.left, .control), KeyPress(.right, .control), KeyPress(.pageUp),
      KeyPress(.pageDown), KeyPress(.delete, .control), KeyPress(.end, .control),
    ]
    for _ in 0..<60 {
      var editor = TextEditor("规则 a 版本 1\n  当 x\n结束")
      for _ in 0..<60 {
        if Int.random(in: 0..<2, using: &random) == 0 {
          editor.insert(texts.randomElement(using: &random) ?? "")
        } else {
          _ = editor.edit(keys.randomElement(using: &random) ?? KeyPress(.left))
        }
        editor.settle(rows: 4, columns: 9)
        #expect(editor.lines.indices.contains(editor.caret.line))
        #expect((0...editor.line.count).contains(editor.caret.column))
        #expect(editor.offset(of: editor.caret) <= editor.byteCount)
      }
      let end = editor.text
      while editor.canUndo { editor.undo() }
      #expect(editor.text == "规则 a 版本 1\n  当 x\n结束")
      while editor.canRedo { editor.redo() }
      #expect(editor.text == end)
    }
  }

  // MARK: - Drawing

  private func drawn(
    _ editor: TextEditor, _ columns: Int, _ rows: Int, spans: [TextEditor.Span] = []
  ) -> (lines: [String], caret: Point, grid: Grid) {
    var editor = editor
    editor.settle(rows: rows, columns: columns - 3)
    var grid = Grid(Size(columns: columns, rows: rows))
    let caret = editor.draw(
      gutter: 3, in: Rect(grid.size), on: &grid, with: Drawing(),
      head: { StyledText("\($0 + 1)") }, spans: { _ in spans })
    #expect(grid.isWellFormed)
    return (grid.lines, caret, grid)
  }

  @Test func whatShowsFollowsTheCaret() {
    let text = (1...9).map { "行\($0)" }.joined(separator: "\n")
    let (lines, caret, _) = drawn(editor(text, 6, 2), 8, 4)
    #expect(lines.map { $0.prefix(5) } == ["5  行5", "6  行6", "7  行7", "8  行8"])
    #expect(caret == Point(column: 6, row: 2))
  }

  @Test func aLongLineIsScrolledByWholeCharacters() {
    let (lines, caret, _) = drawn(editor("张三李四王五赵六", 0, 6), 11, 1)
    #expect(lines[0].hasPrefix("1  ‹"), "\(lines)")
    #expect(caret.column >= 3 && caret.column < 11)
    let (start, first, _) = drawn(editor("张三李四王五赵六", 0, 0), 11, 1)
    #expect(start[0].hasPrefix("1  张三李") && start[0].hasSuffix("›"), "\(start)")
    #expect(first == Point(column: 3, row: 0))
  }

  @Test func partsOfALineHaveTheirLooks() {
    let spans = [
      TextEditor.Span(0..<4, Style(.accent)), TextEditor.Span(3..<4, Style(.bad)),
      TextEditor.Span(90..<99, Style(.good)),
    ]
    let grid = drawn(editor("当x y"), 10, 1, spans: spans).grid
    #expect(grid[3, 0]?.style.role == .accent)
    #expect(grid[5, 0]?.style.role == .bad)
    #expect(grid[7, 0]?.style.role == .text)
  }

  @Test func aSmallPlaceIsEnough() {
    for columns in 1...5 {
      for rows in 1...2 {
        let caret = drawn(editor("张三\nx", 1, 1), columns, rows).caret
        #expect((0..<columns).contains(caret.column) && (0..<rows).contains(caret.row))
      }
    }
  }

  @Test func aCellIsAPlace() {
    var editor = editor("abc\n张三")
    editor.settle(rows: 5, columns: 20)
    let rect = Rect(column: 2, row: 1, columns: 20, rows: 5)
    #expect(
      editor.place(at: Point(column: 7, row: 2), gutter: 3, in: rect) == .init(line: 1, column: 1))
    #expect(
      editor.place(at: Point(column: 2, row: 1), gutter: 3, in: rect) == .init(line: 0, column: 0))
    #expect(
      editor.place(at: Point(column: 19, row: 9), gutter: 3, in: rect) == .init(line: 1, column: 2))
  }
}
