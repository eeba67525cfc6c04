import Canvas
import Domain
import FollowUps
import Widgets

/// The columns that the queue can show, and what stands in each.
struct QueueColumns {
  /// The ids of the columns, as sorts, choices and exports name them.
  enum ID: String, CaseIterable {
    case name, age, risk, reason, channel, owner, attempts, phone, card, due
  }

  private let model: Model
  private let language: Language
  private let words: PersonWords

  init(_ model: Model) {
    self.model = model
    language = model.language
    words = PersonWords(model)
  }

  /// Every column, in the table's own order.
  static func all(_ language: Language) -> [TableColumn] {
    let isChinese = language == .chinese
    func column(
      _ id: ID, _ title: Phrase, _ width: TableColumn.Width, priority: Int,
      _ alignment: StyledText.Alignment = .left, isWide: Bool = false
    ) -> TableColumn {
      TableColumn(
        title[language], width: width, alignment: alignment, priority: priority, id: id.rawValue,
        isSortable: sortField(id.rawValue) != nil, isWide: isWide)
    }
    return [
      column(.name, .name, .flexible(min: 12, weight: 1), priority: 10),
      column(.age, .ageHeading, .fixed(6), priority: 8),
      column(.reason, .reason, .fixed(isChinese ? 10 : 18), priority: 7),
      column(.channel, .channel, .fixed(isChinese ? 4 : 5), priority: 5),
      column(.risk, .risk, .fixed(isChinese ? 4 : 9), priority: 4),
      column(.owner, .owner, .fixed(isChinese ? 8 : 12), priority: 3),
      column(.attempts, .attempts, .fixed(isChinese ? 8 : 8), priority: 2, .right, isWide: true),
      column(.phone, .phone, .fixed(11), priority: 2, isWide: true),
      column(.card, .cardHeading, .fixed(8), priority: 1, isWide: true),
      column(.due, .due, .fixed(isChinese ? 11 : 13), priority: 9, .right),
    ]
  }

  /// What the store sorts by for a column; nil for one that does not sort.
  static func sortField(_ column: String) -> QueueSortKey.Field? {
    switch ID(rawValue: column) {
    case .name: .name
    case .age: .age
    case .risk: .risk
    case .reason: .reason
    case .channel: .channel
    case .owner: .owner
    case .attempts: .attempts
    case .due: .due
    case .phone, .card, nil: nil
    }
  }

  /// The columns that stand below the others where a row has two lines.
  static let second: Set<String> = [
    ID.reason.rawValue, ID.channel.rawValue, ID.owner.rawValue, ID.attempts.rawValue,
  ]

  /// What stands in a column.
  func cell(_ column: String, _ item: QueueItem) -> StyledText {
    let details = item.followUp.details
    switch ID(rawValue: column) {
    case .name: return StyledText(shown(item.name), Style(.strong, on: .screen, .bold))
    case .age: return StyledText(words.sexAndAge(item.sex, item.birthDate), Style(.dim))
    case .risk: return risk(details.risk)
    case .reason:
      let heading = StyledText(details.heading[language])
      // What may not be needed any more is told apart; the pane beside the list says why.
      return item.followUp.doubt == nil ? heading : StyledText("? ", Style(.warning)) + heading
    case .channel: return StyledText(details.channel.title[language], Style(.dim))
    case .owner: return StyledText(item.ownerName.map(shown) ?? "", Style(.dim))
    case .attempts:
      let count = details.attempts.count
      return StyledText(count > 0 ? "\(count)" : "", Style(.dim))
    case .phone:
      return StyledText(
        item.phone.map(words.shortPhone) ?? Phrase.noPhone[language],
        Style(item.phone == nil ? .dim : .text))
    case .card: return StyledText(shown(item.card), Style(.dim))
    case .due: return DueText.text(details.due, today: model.today, language)
    case nil: return StyledText()
    }
  }

  /// What a file holds for a column: as on screen, dates in full.
  func text(_ column: String, _ item: QueueItem) -> String {
    switch ID(rawValue: column) {
    case .due: item.followUp.details.due.description
    case .risk: item.followUp.details.risk.title[language]
    case .phone: item.phone.map(words.phone) ?? ""
    default: cell(column, item).plain
    }
  }

  private func risk(_ risk: FollowUpRisk) -> StyledText {
    switch risk {
    case .regular: StyledText()
    case .raised: StyledText(risk.title[language], Style(.warning))
    case .high: StyledText(risk.title[language], Style(.bad, on: .screen, .bold))
    }
  }

  private func shown(_ raw: String) -> String { DisplayText.of(raw, ambiguous: model.ambiguous) }
}
