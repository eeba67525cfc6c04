import Canvas
import TestSupport
import Testing

@testable import Widgets

@Suite struct TextFieldTests {
  @Test func editingGoesByCharacter() {
    var field = TextField("张三")
    field.insert("e\u{301}")
    #expect(field.text == "张三e\u{301}")
    #expect(field.caret == 3)
    field.backspace()
    #expect(field.text == "张三")
    field.moveLeft()
    field.insert("小")
    #expect(field.text == "张小三")
    #expect(field.caret == 2)
    field.moveHome()
    field.delete()
    #expect(field.text == "小三")
    field.delete()
    field.delete()
    field.delete()
    field.backspace()
    #expect(field.text.isEmpty)
    #expect(field.caret == 0)
  }

  @Test func aTypedMarkJoinsTheLetterBeforeIt() {
    var field = TextField("e")
    field.insert("\u{301}")
    #expect(field.text == "e\u{301}")
    #expect(field.caret == 1)
  }

  @Test func wordsAndLinesGoAtOnce() {
    var field = TextField("张三 138 0021  ")
    field.deleteWord()
    #expect(field.text == "张三 138 ")
    field.moveWordLeft()
    #expect(field.caret == 3)
    field.moveWordLeft()
    #expect(field.caret == 0)
    field.moveWordRight()
    #expect(field.caret == 2)
    field.deleteWord()
    #expect(field.text == " 138 ")
    field.deleteLine()
    #expect(field == TextField(""))
  }

  @Test func whatIsPastedBecomesOneLine() {
    var field = TextField("", limit: 8)
    field.insert("张三\r\n\u{1b}[31m\u{202e}男\t58")
    // The escape character, the line end's return and the mark that turns text round are gone;
    // a return with a line end is one character, and becomes one blank.
    #expect(field.text == "张三 [31m男")
    field.insert("x")
    #expect(field.text == "张三 [31m男", "the limit holds")
  }

  @Test func keysOfFieldsAreTakenAndOthersLeft() {
    var field = TextField("张 三")
    let presses: [KeyPress] = [
      KeyPress(.left), .control("w"), .control("u"), .control("a"), .control("e"), .control("k"),
      KeyPress(.enter), KeyPress(.up), KeyPress(.left, .alt),
    ]
    var texts: [String] = []
    let taken = presses.map { press in
      defer { texts.append(field.text) }
      return field.edit(press)
    }
    #expect(taken == [true, true, true, false, false, false, false, false, false])
    #expect(texts.prefix(3) == ["张 三", "三", ""])
  }

  static let scrolls: [(caret: Int, shown: String, column: Int)] = [
    (0, "甲乙丙丁 ›", 0), (1, "甲乙丙丁 ›", 2), (3, "甲乙丙丁 ›", 6),
    (5, "‹ 丁戊己 ›", 6), (8, "‹ 己庚辛", 8),
  ]

  @Test(arguments: scrolls)
  func theCaretShowsWithTextOnBothSides(caret: Int, shown: String, column: Int) {
    var field = TextField("甲乙丙丁戊己庚辛")
    field.moveHome()
    for _ in 0..<caret { field.moveRight() }
    var point = Point(column: -1, row: -1)
    let lines = picture(12, 1) {
      point = field.draw(
        in: Rect(column: 1, row: 0, columns: 10, rows: 1), on: &$0, with: .line)
    }
    #expect(lines == [" " + shown])
    #expect(point == Point(column: 1 + column, row: 0))
  }

  @Test func anEmptyFieldShowsWhatIsExpected() {
    var point: Point?
    let rect = Rect(column: 2, row: 0, columns: 12, rows: 1)
    let lines = picture(20, 1) {
      point = TextField().draw(placeholder: "姓名 电话", in: rect, on: &$0, with: .line)
    }
    #expect(lines == ["  姓名 电话"])
    #expect(point == Point(column: 2, row: 0))
  }

  @Test func aMaskHidesEveryCharacter() {
    let lines = picture(12, 1) {
      TextField("密码ab").draw(mask: "*", in: Rect($0.size), on: &$0, with: .line)
    }
    #expect(lines == ["****"])
  }

  @Test func withoutColourAFieldIsUnderlined() {
    var grid = Grid(Size(columns: 4, rows: 1))
    TextField("a").draw(in: Rect(grid.size), on: &grid, with: .plain)
    #expect(grid[3, 0]?.style.attributes == .underline)
  }

  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func theCaretNeverLeavesTheTextNorTheField(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let pieces = [
      "a", "张", "e\u{301}", "\u{301}", "👨‍👩‍👧", "ｱ", "\n", "\u{1b}[2J", "\u{200d}", "\u{1100}\u{1161}",
      "🇨🇳", "\u{20000}", "9 8", "\u{202e}x",
    ]
    var field = TextField("", limit: 30)
    for step in 0..<2_000 {
      switch random.next(below: 14) {
      case 0: field.backspace()
      case 1: field.delete()
      case 2: field.moveLeft()
      case 3: field.moveRight()
      case 4: field.moveHome()
      case 5: field.moveEnd()
      case 6: field.deleteWord()
      case 7: field.moveWordLeft()
      case 8: field.moveWordRight()
      case 9 where step % 50 == 0: field.deleteLine()
      default: field.insert(pieces[random.next(below: pieces.count)])
      }
      #expect((0...field.text.count).contains(field.caret))
      #expect(field.text.count <= 30)
      #expect(!field.text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E })
      let rect = Rect(
        column: random.next(below: 5), row: 0, columns: 1 + random.next(below: 9), rows: 1)
      var grid = Grid(Size(columns: 14, rows: 1))
      let caret = field.draw(in: rect, on: &grid, with: .line)
      #expect(rect.contains(caret))
      #expect(grid.isWellFormed)
    }
  }
}
