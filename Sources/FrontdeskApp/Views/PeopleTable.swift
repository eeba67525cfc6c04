import Canvas
import Domain
import Widgets

/// The people found, two lines each where there is room.
struct PeopleTable {
  let table: Table
  private let model: Model
  private let words: PersonWords
  private let isOneLine: Bool
  private let columns: Int
  /// Names that more than one row has.
  private let namesakes: Set<String>
  /// Whether the rows have a column for the birth date.
  private let showsBirth: Bool

  init(_ model: Model, columns: Int, sizeClass: SizeClass) {
    self.model = model
    self.columns = columns
    words = PersonWords(model)
    isOneLine = sizeClass == .compact
    showsBirth = isOneLine || columns >= 56
    var seen: Set<String> = []
    var doubled: Set<String> = []
    for row in model.lookup.rows where !seen.insert(row.name).inserted {
      doubled.insert(row.name)
    }
    namesakes = doubled
    table = Self.table(model, isOneLine: isOneLine, showsBirth: showsBirth)
  }

  /// The columns alone, for counting rows.
  static func table(_ model: Model, isOneLine: Bool, showsBirth: Bool) -> Table {
    let language = model.language
    func title(_ phrase: Phrase) -> String { phrase[language] }
    let isQuery = model.lookup.answered?.isEmpty == false
    var columns = [
      TableColumn(title(.name), width: .flexible(min: 8, weight: 2), priority: 9),
      TableColumn(title(.ageHeading), width: .fixed(6), priority: 8),
    ]
    if showsBirth {
      columns.append(TableColumn(title(.birthHeading), width: .fixed(10), priority: 6))
    }
    columns.append(TableColumn(title(.phone), width: .fixed(11), priority: 5))
    let reasons = isQuery ? title(.reasonHeading) : isOneLine ? title(.tagsHeading) : ""
    columns.append(TableColumn(reasons, width: .flexible(min: 9, weight: 2), priority: 4))
    if isOneLine {
      let width = language == .chinese ? 11 : 14
      columns.append(
        TableColumn(title(.nextHeading), width: .fixed(width), alignment: .right, priority: 7))
    }
    return Table(
      columns, linesPerRow: isOneLine ? 1 : 2, spacing: isOneLine ? 0 : 1,
      isFocused: model.lookup.focus == .query)
  }

  func row(_ place: Int) -> TableRow {
    guard model.lookup.rows.indices.contains(place) else { return TableRow() }
    let hit = model.lookup.rows[place]
    var cells = [
      StyledText(shown(hit.name), Style(.strong, on: .screen, .bold)),
      StyledText(
        words.sexAndAge(hit.sex, hit.birthDate, precision: hit.birthDatePrecision)),
    ]
    if showsBirth { cells.append(birth(hit)) }
    cells.append(
      StyledText(
        hit.phone.map(words.shortPhone) ?? Phrase.noPhone[model.language],
        Style(hit.phone == nil ? .dim : .text)))
    cells.append(reasons(hit))
    guard isOneLine else {
      return TableRow(cells, detail: secondLine(hit), trailing: due(hit))
    }
    cells.append(due(hit))
    return TableRow(cells)
  }

  private func birth(_ hit: LookupHit) -> StyledText {
    guard let birth = hit.birthDate else { return StyledText() }
    let isNamesake = namesakes.contains(hit.name)
    return StyledText(
      Format.date(birth, precision: hit.birthDatePrecision), Style(isNamesake ? .warning : .dim))
  }

  private func due(_ hit: LookupHit) -> StyledText {
    if hit.isDeceased, isOneLine { return StyledText(Phrase.deceased[model.language], Style(.bad)) }
    return hit.nextDue.map { DueText.text($0, today: model.today, model.language) } ?? StyledText()
  }

  /// Why the row matched, one word for each kind of reason; its problems when nothing was asked.
  private func reasons(_ hit: LookupHit) -> StyledText {
    var words: [String] = []
    for reason in hit.reasons {
      let word = reason.title[model.language]
      if !words.contains(word) { words.append(word) }
    }
    if words.isEmpty, isOneLine { words = hit.problems.map(shown) }
    return StyledText(words.joined(separator: " "), Style(.dim))
  }

  /// The birth date and card where somebody has the same name, then as many chips as fit.
  private func secondLine(_ hit: LookupHit) -> StyledText {
    var line = StyledText()
    if namesakes.contains(hit.name) {
      if !showsBirth { line = birth(hit) }
      line = .joined([line, StyledText(shown(hit.card), Style(.dim))], spacing: 2)
    }
    let trailing = due(hit).width
    // Three columns of selection and mark, one at the right, and the space around the due date.
    let room = columns - 4 - (trailing > 0 ? trailing + 2 : 0) - line.width - (line.isEmpty ? 0 : 2)
    let chips = words.chips(hit)
    if chips.isEmpty, line.isEmpty { return identity(hit) }
    return .joined([line, Chip.row(chips, columns: room, with: model.drawing)], spacing: 2)
  }

  /// Who somebody without problems is, where the line would be empty.
  private func identity(_ hit: LookupHit) -> StyledText {
    .joined(
      [showsBirth ? StyledText() : birth(hit), StyledText(shown(hit.card), Style(.dim))],
      spacing: 2)
  }

  private func shown(_ raw: String) -> String { DisplayText.of(raw, ambiguous: model.ambiguous) }
}
