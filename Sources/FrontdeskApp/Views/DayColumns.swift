import Canvas
import Domain
import Widgets

/// The columns of the day's list, its order, and what the view and the filter leave.
struct DayColumns {
  enum ID: String, CaseIterable {
    case time, stage, name, age, kind, staff, card, phone, priority
  }

  private let model: Model
  private let language: Language
  private let words: PersonWords

  init(_ model: Model) {
    self.model = model
    language = model.language
    words = PersonWords(model)
  }

  static func all(_ language: Language) -> [TableColumn] {
    let isChinese = language == .chinese
    func column(
      _ id: ID, _ title: Phrase, _ width: TableColumn.Width, priority: Int, isWide: Bool = false
    ) -> TableColumn {
      TableColumn(
        title[language], width: width, priority: priority, id: id.rawValue, isSortable: true,
        isWide: isWide)
    }
    return [
      column(.time, .dayTime, .fixed(isChinese ? 5 : 7), priority: 10),
      column(.stage, .state, .fixed(isChinese ? 12 : 14), priority: 9),
      column(.name, .name, .flexible(min: 12, weight: 2), priority: 11),
      column(.age, .ageHeading, .fixed(6), priority: 4),
      column(.kind, .dayKind, .fixed(isChinese ? 4 : 12), priority: 7),
      column(.staff, .dayStaff, .fixed(8), priority: 6),
      column(.priority, .dayPriority, .fixed(isChinese ? 6 : 9), priority: 5),
      column(.card, .cardHeading, .fixed(8), priority: 2, isWide: true),
      column(.phone, .phone, .fixed(11), priority: 3, isWide: true),
    ]
  }

  /// What stands in a column.
  func cell(_ column: String, _ entry: DayEntry) -> StyledText {
    let one = entry.appointment
    switch ID(rawValue: column) {
    case .time:
      let walkIn = StyledText(Phrase.dayWalkIn[language], Style(.dim))
      return one.start.map { StyledText($0.description, Style(.strong)) } ?? walkIn
    case .stage: return stage(one)
    case .name:
      let isOver = one.status.isOver
      return StyledText(
        shown(entry.name), isOver ? Style(.text) : Style(.strong, on: .screen, .bold))
    case .age: return StyledText(words.sexAndAge(entry.sex, entry.birthDate), Style(.dim))
    case .kind: return StyledText(one.kind.title[language])
    case .staff:
      return StyledText(entry.staffName.map(shown) ?? Phrase.dayAnybody[language], Style(.dim))
    case .card: return StyledText(shown(entry.card), Style(.dim))
    case .phone:
      return StyledText(
        entry.phone.map(words.shortPhone) ?? Phrase.noPhone[language],
        Style(entry.phone == nil ? .dim : .text))
    case .priority:
      guard one.priority != .regular else { return StyledText() }
      return StyledText(
        one.priority.title[language], Style(one.priority == .urgent ? .bad : .warning))
    case nil: return StyledText()
    }
  }

  /// The sign and the word of a stage, with the minutes of who waits or is late.
  func stage(_ one: Appointment) -> StyledText {
    let minutes: Int? =
      switch one.stage {
      case .waiting, .arrived: one.waitedMinutes(at: model.now)
      case .expected: DayOrder.lateMinutes(one, at: model.now, zone: model.zone.zone)
      default: nil
      }
    let isLate = one.stage == .expected && minutes != nil
    var text = StyledText(sign(one.stage) + " ", Style(role(one.stage)))
    text.append(
      isLate ? Phrase.dayLate[language] : one.stage.title[language], Style(role(one.stage)))
    if let minutes {
      let isLong = minutes >= Self.longWait
      text.append(
        " " + Phrase.dayMinutes(minutes)[language], Style(isLong ? .warning : .text))
    }
    return text
  }

  /// Minutes from which a wait stands out; our own custom.
  static let longWait = 30

  /// A sign of one column that differs without colour.
  func sign(_ stage: AppointmentStage) -> String {
    let isASCII = model.drawing.glyphs == .ascii
    return switch stage {
    case .called: isASCII ? ">" : "▸"
    case .waiting: isASCII ? "*" : "●"
    case .arrived: isASCII ? "'" : "◎"
    case .expected: isASCII ? "." : "○"
    case .done: isASCII ? "+" : "√"
    case .noShow: isASCII ? "x" : "×"
    case .cancelled: "-"
    }
  }

  private func role(_ stage: AppointmentStage) -> Role {
    switch stage {
    case .called: .accent
    case .waiting: .strong
    case .arrived: .text
    case .expected: .text
    case .done: .good
    case .noShow: .warning
    case .cancelled: .dim
    }
  }

  private func shown(_ raw: String) -> String { DisplayText.of(raw, ambiguous: model.ambiguous) }

  // MARK: - Order

  /// The places of the rows that are shown, in the order chosen; that of the day without.
  func order() -> [Int] {
    let entries = model.day.entries
    let controls = model.tables[.day]
    let terms = controls.filter.text.lowercased().split(separator: " ")
    let places = entries.indices.filter { place in
      let entry = entries[place]
      guard model.day.view.holds(entry.appointment.stage),
        model.day.staff.map({ entry.appointment.staff == $0 }) ?? true
      else { return false }
      return terms.isEmpty || fits(terms, entry)
    }
    return RowOrder.sorted(places, by: controls.sort) { sortKey($0, entries[$1]) }
  }

  private func fits(_ terms: [Substring], _ entry: DayEntry) -> Bool {
    let text =
      ID.allCases.map { cell($0.rawValue, entry).plain }.joined(separator: " ").lowercased()
    return terms.allSatisfy { text.contains($0) }
  }

  private func sortKey(_ column: String, _ entry: DayEntry) -> String {
    let one = entry.appointment
    switch ID(rawValue: column) {
    case .time: return padded(one.start?.minutes ?? arrival(one), 4)
    case .stage: return padded(one.stage.rawValue, 1)
    case .name: return PinyinSortKey.key(entry.name)
    case .age: return padded(100_000 - (entry.birthDate?.dayNumber ?? 0), 7)
    case .priority: return padded(9 - one.priority.rawValue, 1)
    default: return cell(column, entry).plain.lowercased()
    }
  }

  /// The minute of the day at which a walk-in came.
  private func arrival(_ one: Appointment) -> Int {
    one.arrivedAt.map { model.zone.zone.local($0).secondOfDay / 60 } ?? 0
  }
}
