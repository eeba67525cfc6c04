import Canvas
import Domain
import FollowUps
import Widgets

/// The rows of the people behind a figure.
struct FigurePeopleRows {
  private let model: Model
  private let language: Language
  private let people: FigurePeople?

  init(_ model: Model) {
    self.model = model
    language = model.language
    people = model.figures.people
  }

  /// The ids of the columns, as sorts name them.
  private enum ID: String, CaseIterable {
    case name, card, day, staff, state
  }

  static func all(_ language: Language) -> [TableColumn] {
    func column(
      _ id: ID, _ title: Localized, _ width: TableColumn.Width, _ priority: Int
    ) -> TableColumn {
      TableColumn(
        title[language], width: width, priority: priority, id: id.rawValue, isSortable: true)
    }
    return [
      column(.name, FigureWords.name, .flexible(min: 10, weight: 3), 10),
      column(.card, FigureWords.card, .fixed(9), 8),
      column(.day, FigureWords.day, .fixed(10), 6),
      column(.staff, FigureWords.staff, .flexible(min: 8, weight: 2), 7),
      column(.state, FigureWords.state, .fixed(6), 5),
    ]
  }

  /// What stands in a column.
  func cell(_ column: String, _ line: FigurePersonLine) -> StyledText {
    switch ID(rawValue: column) {
    case .name: return StyledText(shown(line.name), Style(.strong))
    case .card: return StyledText(line.card)
    case .day: return StyledText(line.day?.description ?? "", Style(.dim))
    case .staff:
      return line.staff.isEmpty
        ? StyledText(FigureWords.nobodys[language], Style(.dim)) : StyledText(shown(line.staff))
    case .state:
      return line.counts
        ? StyledText(FigureWords.yes[language], Style(.good))
        : StyledText(FigureWords.no[language], Style(.warning))
    case nil: return StyledText()
    }
  }

  private func shown(_ raw: String) -> String { DisplayText.of(raw, ambiguous: model.ambiguous) }

  /// How many of the people belong to a part; nil until they are read.
  func count(_ part: FigurePeople.Part) -> Int? { people?.rows.map { $0.count(where: part.holds) } }

  /// The places of the lines that the part and the filter leave, in the order chosen.
  func order() -> [Int] {
    guard let people, let lines = people.rows else { return [] }
    let controls = model.tables[.figurePeople]
    let terms = controls.filter.text.lowercased().split(separator: " ")
    let places = lines.indices.filter { place in
      guard people.part.holds(lines[place]) else { return false }
      guard !terms.isEmpty else { return true }
      let text = ID.allCases.map { cell($0.rawValue, lines[place]).plain }
        .joined(separator: " ").lowercased()
      return terms.allSatisfy { text.contains($0) }
    }
    return RowOrder.sorted(places, by: controls.sort) {
      cell($0, lines[$1]).plain.lowercased()
    }
  }

  /// More on the person selected, by lines.
  func details(_ line: FigurePersonLine) -> [(label: Localized, text: StyledText)] {
    guard let people else { return [] }
    return [
      (FigureWords.card, StyledText(line.card)),
      (people.line.kind.shortTitle, cell(ID.state.rawValue, line)),
      (FigureWords.day, cell(ID.day.rawValue, line)),
      (FigureWords.staff, cell(ID.staff.rawValue, line)),
      (
        FigureWords.definition,
        StyledText(
          FigureWords.definition(of: people.line.kind, language, glyphs: model.drawing.glyphs),
          Style(.dim))
      ),
    ]
  }
}
