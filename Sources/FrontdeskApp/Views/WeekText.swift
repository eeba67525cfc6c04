import Canvas
import Domain
import Widgets

/// What a week says of its days, as text.
struct WeekText {
  enum ID: String {
    case day, booked, walkIns, done, missed, taken
  }

  private let model: Model
  private let language: Language
  /// Columns of the bar of a day.
  private let barColumns: Int

  /// - Parameter columns: Of the whole table.
  init(_ model: Model, columns: Int) {
    self.model = model
    language = model.language
    let numbers = Self.numbers.reduce(0) { $0 + Self.width($1.title, model.language) + 2 }
    barColumns = min(30, max(6, columns - Self.dayColumns - numbers - Self.countColumns - 6))
  }

  var columns: [TableColumn] {
    let day = TableColumn(
      WeekWords.day[language], width: .fixed(Self.dayColumns), priority: 9, id: ID.day.rawValue)
    let numbers = Self.numbers.map { id, title, priority in
      TableColumn(
        title[language], width: .fixed(Self.width(title, language)), alignment: .right,
        priority: priority, id: id.rawValue)
    }
    let taken = TableColumn(
      WeekWords.taken[language], width: .fixed(barColumns + Self.countColumns), priority: 8,
      id: ID.taken.rawValue)
    return [day] + numbers + [taken]
  }

  private static let numbers: [(id: ID, title: Localized, priority: Int)] = [
    (.booked, WeekWords.booked, 7), (.walkIns, WeekWords.walkIns, 6), (.done, WeekWords.done, 4),
    (.missed, WeekWords.missed, 3),
  ]

  private static func width(_ title: Localized, _ language: Language) -> Int {
    max(4, TextWidth.of(title[language]))
  }

  private static let dayColumns = 15
  /// Columns of ` 123/240 100%`.
  private static let countColumns = 13

  /// What stands in a column.
  func cell(_ column: String, _ load: DayLoad) -> StyledText {
    func number(_ count: Int, _ role: Role = .text) -> StyledText {
      StyledText(count > 0 ? String(count) : "", Style(role))
    }
    return switch ID(rawValue: column) {
    case .day: name(load.day)
    case .booked: number(load.booked)
    case .walkIns: number(load.walkIns)
    case .done: number(load.done, .good)
    case .missed: number(load.missed, .warning)
    case .taken: taken(load)
    case nil: StyledText()
    }
  }

  /// `周一  08-24  今天`.
  func name(_ day: CalendarDate) -> StyledText {
    let isToday = day == model.today
    return .joined(
      [
        StyledText(Phrase.weekday(day.weekday)[language], Style(day.weekday > 5 ? .dim : .text)),
        StyledText(
          day.monthAndDay, isToday ? Style(.strong, on: .screen, .bold) : Style(.text)),
        StyledText(isToday ? WeekWords.today[language] : "", Style(.accent)),
      ].filter { $0.width > 0 }, spacing: 1)
  }

  /// A bar with what is taken of how many, or why there is nothing to take.
  func taken(_ load: DayLoad) -> StyledText {
    guard let percent = load.percent else {
      let why = load.closed.map {
        [WeekWords.closed[language], DisplayText.of($0, ambiguous: model.ambiguous)]
          .filter { !$0.isEmpty }.joined(separator: " ")
      }
      return StyledText(why ?? WeekWords.noSession[language], Style(.dim))
    }
    let bar = ProgressBar.text(
      done: load.taken, of: load.capacity, columns: barColumns, with: model.drawing)
    let count = StyledText("\(load.taken)/\(load.capacity)", Style(role(load)))
    return .joined([bar, count, StyledText("\(percent)%", Style(.dim))], spacing: 1)
  }

  private func role(_ load: DayLoad) -> Role {
    switch load.percent ?? 0 {
    case 100...: .bad
    case Self.almostFull...: .warning
    default: .text
    }
  }

  /// Percent from which a day is pointed to as almost full; our own custom.
  private static let almostFull = 85

  /// The slots of one member of staff, a sign each: `08:00 ██▄░ 12:00`; a gap parts sessions.
  func strip(_ slots: [Slot]) -> StyledText {
    guard let first = slots.first, let last = slots.last else { return StyledText() }
    var text = StyledText(first.start.description + " ", Style(.dim))
    var end = first.start
    for slot in slots {
      if slot.start > end { text.append(" ", Style()) }
      text.append(sign(slot), Style(slot.left == 0 ? .accent : slot.taken > 0 ? .text : .dim))
      end = max(end, slot.end)
    }
    text.append(" " + last.end.description, Style(.dim))
    return text
  }

  /// Full, partly taken or free, told apart without colour.
  private func sign(_ slot: Slot) -> String {
    let glyphs = model.drawing.glyphs
    if slot.left == 0 { return glyphs.full }
    return slot.taken > 0 ? glyphs.bar(level: 4) : glyphs.empty
  }

  /// What the signs of a strip mean.
  var legend: StyledText {
    let glyphs = model.drawing.glyphs
    let parts = [
      (glyphs.full, Localized(zh: "约满", en: "full")),
      (glyphs.bar(level: 4), Localized(zh: "还有", en: "some left")),
      (glyphs.empty, Localized(zh: "全空", en: "free")),
    ]
    return .joined(
      parts.map { StyledText("\($0.0) \($0.1[language])", Style(.dim)) }, spacing: 3)
  }
}
