import Canvas
import Domain
import FollowUps
import Widgets

extension Painting {
  mutating func drawFigures() {
    guard let rect = layout[.figures] else { return }
    let table = model.figures.people == nil ? TableID.figures : .figurePeople
    let parts = TabbedList(rect, showsFilter: model.tables[table].showsFilter)
    Pane(
      title: figureTitle, notes: figureNotes, bottomLeft: tableFoot(table),
      bottomRight: [Segment(StyledText(model.list(of: table).position, Style(.dim)))],
      isFocused: true
    ).draw(in: rect, on: &grid, with: drawing)
    drawTabs(figureTabs, in: parts.tabs)
    if model.figures.people == nil {
      let rows = FigureRows(model)
      let order = rows.order()
      let lines = rows.lines
      drawFigureRows(table, order, in: parts.list) { rows.cell($0, lines[$1]) }
    } else {
      let rows = FigurePeopleRows(model)
      let order = rows.order()
      let lines = model.figures.people?.rows ?? []
      drawFigureRows(table, order, in: parts.list) { rows.cell($0, lines[$1]) }
    }
    if let filter = parts.filter { drawFilter(table, in: filter) }
    drawFigureDetail()
  }

  /// What the list is of: the illness and the period, and the figure among whose people somebody is.
  private var figureTitle: String {
    let question = model.figures.sheet?.question ?? model.figureQuestion
    let period = question.period.title[language]
    let dot = " \(drawing.glyphs.dot) "
    guard let people = model.figures.people else {
      return [FigureWords.screen[language], question.disease.title[language], period]
        .joined(separator: dot)
    }
    return
      [
        people.line.kind.title[language], people.group,
        people.question.disease.title[language], people.question.period.title[language],
      ].filter { !$0.isEmpty }.joined(separator: dot)
  }

  /// What is on its way, and how old what shows is.
  private var figureNotes: [Segment] {
    let figures = model.figures
    var notes = readingNotes
    if let asked = figures.asked, figures.sheet != nil, asked != figures.sheet?.question {
      notes.append(
        Segment(
          StyledText(FigureWords.readingNext(asked)[language], Style(.warning)), priority: 4))
    } else if figures.isStale {
      notes.append(
        Segment(
          StyledText(
            FigureWords.isStale[language] + " " + model.keymap.keyName(of: .refresh)[language],
            Style(.other)), priority: 2))
    }
    if figures.sheet != nil, let at = figures.askedAt {
      let clock = model.zone.zone.local(at).clock
      notes.append(
        Segment(StyledText(FigureWords.asOf(clock)[language], Style(.dim)), priority: 1))
    }
    return notes
  }

  private var figureTabs: [ListTab] {
    guard let people = model.figures.people else {
      return FiguresState.Part.allCases.map { part in
        ListTab(
          title: part.title, isActive: part == model.figures.part, target: .figurePart(part))
      }
    }
    let rows = FigurePeopleRows(model)
    return FigurePeople.Part.allCases.map { part in
      let count = rows.count(part).map { " " + Format.grouped($0) } ?? ""
      return ListTab(
        title: Localized(zh: part.title.chinese + count, en: part.title.english + count),
        isActive: part == people.part, target: .figurePeoplePart(part))
    }
  }

  private mutating func drawFigureRows(
    _ id: TableID, _ order: [Int], in rect: Rect, _ cell: (String, Int) -> StyledText
  ) {
    let marks = model.tables[id].marks
    drawTable(
      id, order.count, model.list(of: id), of: .figures, none: model.noFigures, in: rect,
      isMarked: { marks.contains(Int64(order[$0])) }
    ) { cell($0, order[$1]) }
  }

  // MARK: - What is selected

  private mutating func drawFigureDetail() {
    guard let rect = layout[.figureDetail] else { return }
    if let line = model.figurePerson {
      Pane(title: shown(line.name)).draw(in: rect, on: &grid, with: drawing)
      drawLabelled(FigurePeopleRows(model).details(line), in: Pane.inside(rect).inset(left: 1))
      return
    }
    guard let line = model.figureLine ?? model.figures.people?.line else {
      Pane(title: FigureWords.figure[language]).draw(in: rect, on: &grid, with: drawing)
      return
    }
    let rows = FigureRows(model)
    let dot = " \(drawing.glyphs.dot) "
    let group = line.group == .clinic ? "" : dot + rows.name(of: line.group)
    Pane(title: line.kind.title[language] + group).draw(in: rect, on: &grid, with: drawing)
    let area = Pane.inside(rect).inset(left: 1)
    // The bar goes where the words would be cut for it.
    let hasBar = area.rows > 8 && line.whole > 0
    if hasBar {
      draw(
        ProgressBar.text(
          done: line.part, of: line.whole, columns: min(40, area.columns), with: drawing),
        row: 0, in: area)
    }
    drawLabelled(rows.details(line), in: area.inset(top: hasBar ? 2 : 0))
  }
}

extension Model {
  /// Why the list of figures or people is empty.
  var noFigures: Localized {
    if let people = figures.people {
      guard people.rows != nil else { return FigureWords.readingPeople }
      if !tables[.figurePeople].filter.isEmpty { return Phrase.noRowFits.text }
      return people.part == .missing && people.line.whole > 0
        ? FigureWords.nobodyMissing : FigureWords.nobody
    }
    guard figures.sheet != nil else {
      return figures.asked == nil ? FigureWords.notRead : FigureWords.reading
    }
    return tables[.figures].filter.isEmpty ? FigureWords.noGroups : Phrase.noRowFits.text
  }
}
