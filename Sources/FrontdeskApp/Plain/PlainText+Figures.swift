import Domain
import FollowUps
import Widgets

/// The figures in words, and the people behind one of them.
extension PlainText {
  mutating func addFigures() {
    if let people = model.figures.people {
      addFigurePeople(people)
    } else {
      addFigureList()
    }
  }

  private mutating func addFigureList() {
    let figures = model.figures
    let question = figures.sheet?.question ?? model.figureQuestion
    let subject = "figures/\(figures.part)/\(question.disease)/\(question.period.code)"
    add(
      .place, subject, figures.part.title[language], question.disease.title[language],
      question.period.title[language])
    if let asked = figures.asked, figures.sheet != nil, asked != question {
      add(.place, subject, FigureWords.readingNext(asked)[language])
    }
    let rows = FigureRows(model)
    let order = rows.order()
    if order.isEmpty {
      add(.list, subject, model.keymap.naming(model.noFigures)[language])
    }
    addRows(of: figures.list, subject: subject) { text, row in
      guard order.indices.contains(row) else { return ([], nil) }
      let line = rows.lines[order[row]]
      let group = line.group == .clinic ? "" : rows.name(of: line.group)
      let missing = FigureWords.missing[text.language] + " " + Format.grouped(line.missing)
      return (
        [line.kind.title[text.language], group, rows.result(line), missing], .listRow(row)
      )
    }
    guard let line = model.figureLine else { return }
    for (label, text) in rows.details(line) where !text.isEmpty {
      add(.details, "details", label[language] + ": " + text.plain)
    }
  }

  private mutating func addFigurePeople(_ people: FigurePeople) {
    let subject = "figures/people/\(people.line.kind.rawValue)/\(people.part)"
    let rows = FigurePeopleRows(model)
    let count = rows.count(people.part).map { " " + Format.grouped($0) } ?? ""
    add(
      .place, subject, people.line.kind.title[language], people.group,
      people.question.disease.title[language], people.question.period.title[language],
      people.part.title[language] + count)
    let order = rows.order()
    let lines = people.rows ?? []
    if order.isEmpty { add(.list, subject, model.noFigures[language]) }
    let columns = model.shownColumns(of: .figurePeople)
    addRows(of: people.list, subject: subject) { _, row in
      guard order.indices.contains(row) else { return ([], nil) }
      return (columns.map { rows.cell($0.id, lines[order[row]]).plain }, .listRow(row))
    }
    guard let line = model.figurePerson else { return }
    for (label, text) in rows.details(line) where !text.isEmpty {
      add(.details, "details", label[language] + ": " + text.plain)
    }
  }
}
