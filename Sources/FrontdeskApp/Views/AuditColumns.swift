import Canvas
import Domain
import Widgets

/// The columns of the audit trail, its order, and what its filter leaves.
struct AuditColumns {
  enum ID: String, CaseIterable {
    case at, who, what, card, detail
  }

  private let model: Model
  private let language: Language

  init(_ model: Model) {
    self.model = model
    language = model.language
  }

  static func all(_ language: Language) -> [TableColumn] {
    func column(
      _ id: ID, _ title: Phrase, _ width: TableColumn.Width, priority: Int
    ) -> TableColumn {
      TableColumn(
        title[language], width: width, priority: priority, id: id.rawValue, isSortable: true)
    }
    return [
      column(.at, .auditTime, .fixed(14), priority: 10),
      column(.who, .auditWho, .fixed(12), priority: 9),
      column(.what, .what, .flexible(min: 18, weight: 2), priority: 8),
      column(.card, .card, .fixed(9), priority: 7),
      column(.detail, .auditDetail, .flexible(min: 10, weight: 2), priority: 4),
    ]
  }

  /// What stands in a column.
  func cell(_ column: String, _ line: AuditLine) -> StyledText {
    switch ID(rawValue: column) {
    case .at:
      let local = model.zone.zone.local(line.at)
      let day = Format.shortDate(local.date, today: model.today)
      return StyledText(day + " " + local.clock, Style(.dim))
    case .who:
      let name = line.staff.isEmpty ? Phrase.auditMachine[language] : line.staffName
      return StyledText(shown(name), Style(.strong))
    case .what:
      return StyledText(
        shown(line.what[language]), Style(line.isRefused ? .warning : .text))
    case .card: return StyledText(line.card)
    case .detail:
      let open = line.isOpen ? StyledText(Phrase.auditOpen[language], Style(.other)) : StyledText()
      return .joined([open, StyledText(shown(line.detail[language]), Style(.dim))], spacing: 2)
    case nil: return StyledText()
    }
  }

  private func shown(_ raw: String) -> String { DisplayText.of(raw, ambiguous: model.ambiguous) }

  /// The places of the rows that the filter leaves, in the order chosen; the newest first without.
  func order() -> [Int] {
    let lines = model.audit.lines
    let controls = model.tables[.audit]
    let terms = controls.filter.text.lowercased().split(separator: " ")
    let places = lines.indices.filter { place in
      guard !terms.isEmpty else { return true }
      let text =
        ID.allCases.map { cell($0.rawValue, lines[place]).plain }.joined(separator: " ")
        .lowercased() + " " + lines[place].staff.lowercased()
      return terms.allSatisfy { text.contains($0) }
    }
    return RowOrder.sorted(places, by: controls.sort) { sortKey($0, lines[$1]) }
  }

  private func sortKey(_ column: String, _ line: AuditLine) -> String {
    guard column == ID.at.rawValue else { return cell(column, line).plain.lowercased() }
    let digits = String(line.at.seconds)
    return String(repeating: "0", count: max(0, 12 - digits.count)) + digits
  }
}
