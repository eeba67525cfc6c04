import Canvas
import Domain
import Widgets

/// The rows of the tags that were put on or taken off by hand for long.
struct OverrideRows {
  let model: Model
  private let language: Language

  init(_ model: Model) {
    self.model = model
    language = model.language
  }

  /// The ids of the columns, as sorts name them.
  private enum ID: String, CaseIterable {
    case person, card, tag, isOn, reason, by, since, until
  }

  static func all(_ language: Language) -> [TableColumn] {
    func column(
      _ id: ID, _ title: Localized, _ width: TableColumn.Width, _ priority: Int
    ) -> TableColumn {
      TableColumn(
        title[language], width: width, priority: priority, id: id.rawValue, isSortable: true)
    }
    return [
      column(.person, RuleWords.person, .flexible(min: 8, weight: 2), 9),
      column(.card, RuleWords.card, .fixed(9), 4),
      column(.tag, RuleWords.tag, .flexible(min: 10, weight: 2), 8),
      column(.isOn, RuleWords.onOff, .fixed(language == .chinese ? 8 : 9), 7),
      column(.until, RuleWords.until, .fixed(10), 6),
      column(.since, RuleWords.since, .fixed(10), 5),
      column(.reason, RuleWords.reason, .flexible(min: 10, weight: 2), 3),
      column(.by, RuleWords.by, .flexible(min: 6, weight: 1), 2),
    ]
  }

  var columns: [TableColumn] { Self.all(language) }

  /// What stands in a column.
  func cell(_ column: String, _ line: OverrideLine) -> StyledText {
    let record = line.record
    switch ID(rawValue: column) {
    case .person: return StyledText(shown(line.name), Style(.strong))
    case .card: return StyledText(line.card, Style(.dim))
    case .tag: return StyledText(shown(tag(record.details.tag)))
    case .isOn: return isOn(record)
    case .reason: return StyledText(record.details.reason.title[language])
    case .by: return StyledText(shown(record.staff ?? ""), Style(.dim))
    case .since: return StyledText(record.from.description, Style(.dim))
    case .until: return StyledText(record.until.description)
    case nil: return StyledText()
    }
  }

  /// What there is to know of the row selected, each with its label.
  func details(_ line: OverrideLine) -> [(label: Localized, text: StyledText)] {
    let record = line.record
    let day = model.zone.zone.day(record.at).description
    let days = record.until.dayNumber - record.from.dayNumber + 1
    return [
      (RuleWords.person, StyledText(shown(line.name), Style(.strong))),
      (RuleWords.card, StyledText(line.card)),
      (RuleWords.tag, StyledText(shown(tag(record.details.tag)))),
      (RuleWords.onOff, isOn(record)),
      (
        RuleWords.reason,
        StyledText(
          [record.details.reason.title[language], shown(record.details.note)]
            .filter { !$0.isEmpty }.joined(separator: ": "))
      ),
      (RuleWords.by, StyledText(shown(record.staff ?? "") + "  " + day)),
      (RuleWords.since, StyledText(record.from.description)),
      (
        RuleWords.until,
        StyledText(record.until.description + "  ")
          + StyledText(Localized(zh: "\(days) 天", en: "\(days) days")[language], Style(.dim))
      ),
    ]
  }

  private func isOn(_ record: TagOverrideRecord) -> StyledText {
    record.details.isOn
      ? StyledText(RuleWords.putOn[language], Style(.good))
      : StyledText(RuleWords.takenOff[language], Style(.warning))
  }

  /// A tag as the rules name it in the language of the screen.
  private func tag(_ name: String) -> String {
    model.rules.shelf?.lines.first { $0.tag?.chinese == name }?.tag?[language] ?? name
  }

  private func shown(_ raw: String) -> String { DisplayText.of(raw, ambiguous: model.ambiguous) }

  /// The places of the lines that the filter leaves, in the order chosen.
  func order() -> [Int] {
    guard let lines = model.rules.overrides else { return [] }
    let controls = model.tables[.overrides]
    let terms = controls.filter.text.lowercased().split(separator: " ")
    let places = lines.indices.filter { place in
      guard !terms.isEmpty else { return true }
      let texts = ID.allCases.map { cell($0.rawValue, lines[place]).plain }
      let text = texts.joined(separator: " ").lowercased()
      return terms.allSatisfy { text.contains($0) }
    }
    return RowOrder.sorted(places, by: controls.sort) { cell($0, lines[$1]).plain.lowercased() }
  }
}
