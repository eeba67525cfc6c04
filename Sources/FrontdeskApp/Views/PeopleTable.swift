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

  /// The ids of the columns, as sorts, choices and exports name them.
  enum ID: String, CaseIterable {
    case name, age, birth, phone, reasons, card, next
  }

  /// Every column that the list can show, each with a title to choose it by.
  static func columns(_ model: Model) -> [TableColumn] {
    let isOneLine = model.layout.sizeClass == .compact
    return columns(model, isOneLine: isOneLine, showsBirth: true).map { column in
      var column = column
      if column.title.isEmpty { column.title = Phrase.reasonHeading[model.language] }
      return column
    }
  }

  private static func columns(
    _ model: Model, isOneLine: Bool, showsBirth: Bool
  ) -> [TableColumn] {
    let language = model.language
    func column(
      _ id: ID, _ title: String, _ width: TableColumn.Width, priority: Int,
      _ alignment: StyledText.Alignment = .left, isWide: Bool = false
    ) -> TableColumn {
      TableColumn(
        title, width: width, alignment: alignment, priority: priority, id: id.rawValue,
        isSortable: sortField(id.rawValue) != nil, isWide: isWide)
    }
    func title(_ phrase: Phrase) -> String { phrase[language] }
    let isQuery = model.lookup.answered?.isEmpty == false
    let reasons = isQuery ? title(.reasonHeading) : isOneLine ? title(.tagsHeading) : ""
    let due = language == .chinese ? 11 : 14
    var columns = [
      column(.name, title(.name), .flexible(min: 8, weight: 2), priority: 9),
      column(.age, title(.ageHeading), .fixed(6), priority: 8),
    ]
    if showsBirth {
      columns.append(column(.birth, title(.birthHeading), .fixed(10), priority: 6))
    }
    return columns + [
      column(.phone, title(.phone), .fixed(11), priority: 5),
      column(.reasons, reasons, .flexible(min: 9, weight: 2), priority: 4),
      column(.card, title(.cardHeading), .fixed(8), priority: 3, isWide: true),
      column(.next, title(.nextHeading), .fixed(due), priority: 7, .right),
    ]
  }

  /// What the store sorts by for a column; nil for one that does not sort.
  static func sortField(_ column: String) -> LookupSortKey.Field? {
    switch ID(rawValue: column) {
    case .name: .name
    case .age: .age
    case .birth: .birthDate
    case .next: .nextDue
    case .phone, .reasons, .card, nil: nil
    }
  }

  /// The columns alone, for counting rows.
  static func table(_ model: Model, isOneLine: Bool, showsBirth: Bool) -> Table {
    let controls = model.tables[.people]
    var columns = controls.choice.applied(
      to: columns(model, isOneLine: isOneLine, showsBirth: showsBirth))
    // On two lines the date stands at the end of the second.
    if !isOneLine, columns.count > 1 { columns.removeAll { $0.id == ID.next.rawValue } }
    var table = Table(
      columns, linesPerRow: isOneLine ? 1 : 2, spacing: isOneLine ? 0 : 1,
      isFocused: model.lookup.focus == .query)
    table.sort = controls.sort
    table.activeColumn = controls.column
    return table
  }

  func row(_ place: Int) -> TableRow {
    let isMarked = model.lookup.id(at: place).map(model.tables[.people].marks.contains) ?? false
    guard let hit = model.lookup[place] else {
      var row = TableRow.pending
      row.isMarked = isMarked
      return row
    }
    let cells = table.columns.map { cell($0.id, hit) }
    guard isOneLine else {
      let showsDue = model.tables[.people].choice.applied(to: Self.columns(model)).contains {
        $0.id == ID.next.rawValue
      }
      return TableRow(
        cells, detail: secondLine(hit), trailing: showsDue ? due(hit) : StyledText(),
        isMarked: isMarked)
    }
    return TableRow(cells, isMarked: isMarked)
  }

  /// What stands in a column.
  private func cell(_ column: String, _ hit: LookupHit) -> StyledText {
    switch ID(rawValue: column) {
    case .name: StyledText(shown(hit.name), Style(.strong, on: .screen, .bold))
    case .age:
      StyledText(words.sexAndAge(hit.sex, hit.birthDate, precision: hit.birthDatePrecision))
    case .birth: birth(hit)
    case .phone:
      StyledText(
        hit.phone.map(words.shortPhone) ?? Phrase.noPhone[model.language],
        Style(hit.phone == nil ? .dim : .text))
    case .reasons: reasons(hit)
    case .card: StyledText(shown(hit.card), Style(.dim))
    case .next: due(hit)
    case nil: StyledText()
    }
  }

  /// What a file holds for a column: as on screen, dates in full.
  func text(_ column: String, _ hit: LookupHit) -> String {
    switch ID(rawValue: column) {
    case .phone: hit.phone.map(words.phone) ?? ""
    case .next: hit.nextDue?.description ?? ""
    default: cell(column, hit).plain
    }
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
