import Canvas
import Testing

@testable import Widgets

/// What a click on a form hits is what is drawn there.
@Suite struct FormHitTests {
  private static let form = Form(.chinese)

  /// The text drawn in a rectangle of one row.
  private func text(in rect: Rect, on grid: Grid) -> String {
    var text = ""
    for (column, cell) in grid.row(rect.row).enumerated()
    where (rect.column..<rect.right).contains(column) && !cell.isContinuation {
      text.unicodeScalars.append(Unicode.Scalar(cell.scalar) ?? " ")
    }
    return text
  }

  private func drawn(_ state: FormState, _ size: Size) -> (grid: Grid, hits: [FormHit]) {
    var grid = Grid(size)
    Self.form.draw(state, in: Rect(size), on: &grid, with: .line)
    return (grid, Self.form.hits(state, in: Rect(size), with: .line))
  }

  @Test(arguments: [
    Size(columns: 60, rows: 14), Size(columns: 104, rows: 8), Size(columns: 30, rows: 9),
  ])
  func everyAnswerIsHitWhereItIsDrawn(_ size: Size) throws {
    for focus in FormTests.filled.fields {
      var state = FormTests.filled
      state.focus(on: focus.id)
      let (grid, hits) = drawn(state, size)
      for hit in hits {
        guard case .option(let id, let place) = hit.target,
          let field = state.fields.first(where: { $0.id == id })
        else { continue }
        #expect(
          text(in: hit.rect, on: grid).contains(String(field.options[place].title.prefix(1))),
          "\(id) \(place) at \(hit.rect)")
        var clicked = state
        #expect(clicked.take(hit.target) != .ignored)
        #expect(clicked.focusedField?.id == id)
        let chosen = clicked.raw(id).split(separator: ",").map(String.init)
        let before = state.raw(id).split(separator: ",").map(String.init)
        let option = field.options[place].id
        if case .choices = field.kind {
          #expect(chosen.contains(option) != before.contains(option))
        } else {
          #expect(chosen == [option])
        }
      }
    }
  }

  @Test func aClickOnASwitchTurnsIt() {
    var state = FormTests.filled
    #expect(state.raw("taken") == "true")
    #expect(state.take(.toggle("taken")) == .changed)
    #expect(state.raw("taken") == "false")
    #expect(state.focusedField?.id == "taken")
  }

  /// Before it is answered both answers stand there, each with its digit and its click.
  @Test func anUnansweredSwitchShowsBothAnswers() throws {
    var state = FormState([FormSection("", [FormField("taken", "按时服药", .toggle)])], today: 0)
    let size = Size(columns: 50, rows: 2)
    let (grid, hits) = drawn(state, size)
    #expect(grid.lines[0].contains("按时服药  ○ 1 是   ○ 2 否"))
    let options = hits.filter { if case .option = $0.target { true } else { false } }
    #expect(options.map { text(in: $0.rect, on: grid) } == ["○ 1 是", "○ 2 否"])
    #expect(try state.take(#require(options.last).target) == .changed)
    #expect(state.raw("taken") == "false")
    #expect(drawn(state, size).grid.lines[0].contains("按时服药  [ ] 否"))
  }

  @Test func everyDayOfTheCalendarIsHitWhereItIsDrawn() throws {
    var state = FormTests.filled
    let size = Size(columns: 60, rows: 20)
    // The first click gives the focus, as a caret is wanted more often than a calendar.
    state.focus(on: "name")
    _ = state.take(.open("on"))
    #expect(!state.isPopupOpen && state.focusedField?.id == "on")
    _ = state.take(.open("on"))
    #expect(state.isPopupOpen)
    let (grid, hits) = drawn(state, size)
    var days: [Int] = []
    for hit in hits {
      guard case .day(let day) = hit.target else { continue }
      days.append(day)
      let number = CivilDay.parts(of: day).day
      #expect(text(in: hit.rect, on: grid).contains("\(number)"), "\(CivilDay.text(day))")
      var clicked = state
      #expect(
        clicked.take(hit.target) == (CivilDay.text(day) == state.raw("on") ? .moved : .changed))
      #expect(clicked.raw("on") == CivilDay.text(day))
      #expect(!clicked.isPopupOpen)
    }
    #expect(days == Array(Set(days)).sorted() && days.count > 20)
    // Beside a day the calendar stays, beside the calendar it closes.
    #expect(state.take(.nothing) == .moved && state.isPopupOpen)
    _ = state.take(.field("on"))
    #expect(!state.isPopupOpen)
  }

  @Test func everyLineOfAListIsHitWhereItIsDrawn() throws {
    var state = FormTests.filled
    let field = try #require(state.fields.first { $0.isList })
    _ = state.take(.open(field.id))
    #expect(state.isPopupOpen)
    let (grid, hits) = drawn(state, Size(columns: 60, rows: 24))
    var found = 0
    for hit in hits {
      guard case .listed(let place) = hit.target else { continue }
      found += 1
      #expect(text(in: hit.rect, on: grid).contains(field.options[place].title))
      var clicked = state
      _ = clicked.take(hit.target)
      #expect(clicked.raw(field.id) == field.options[place].id)
      #expect(!clicked.isPopupOpen)
    }
    #expect(found > 1)
    _ = state.take(.open(field.id))
    #expect(!state.isPopupOpen, "a second click closes it")
  }

  @Test func columnsAreHitWhereTheyAreDrawn() {
    let columns = (0..<30).map {
      TableColumn("column \($0)", width: .fixed(4), id: "c\($0)")
    }
    let picker = ColumnPicker(title: "Columns", columns: columns, choice: ColumnChoice())
    var list = ListState(count: 30, selected: 25)
    let size = Size(columns: 40, rows: 12)
    list.settle(visible: 8)
    var grid = Grid(size)
    picker.draw(list, in: Rect(size), on: &grid, with: .line)
    let lines = picker.lines(list, in: Rect(size))
    #expect(lines.count > 3)
    for (rect, line) in lines {
      #expect(text(in: rect, on: grid).contains("column \(line)"))
    }
  }
}
