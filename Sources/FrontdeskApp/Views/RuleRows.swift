import Canvas
import Domain
import Widgets

/// The rows of the list of rules.
struct RuleRows {
  let model: Model
  private let language: Language

  init(_ model: Model) {
    self.model = model
    language = model.language
  }

  /// The ids of the columns, as sorts name them.
  private enum ID: String, CaseIterable {
    case tag, rule, state, version, since, carriers, by
  }

  static func all(_ language: Language) -> [TableColumn] {
    func column(
      _ id: ID, _ title: Localized, _ width: TableColumn.Width, _ priority: Int,
      _ alignment: StyledText.Alignment = .left
    ) -> TableColumn {
      TableColumn(
        title[language], width: width, alignment: alignment, priority: priority, id: id.rawValue,
        isSortable: true)
    }
    return [
      column(.tag, RuleWords.tag, .flexible(min: 12, weight: 3), 9),
      column(.rule, RuleWords.rule, .flexible(min: 12, weight: 2), 5),
      column(.state, RuleWords.state, .fixed(language == .chinese ? 4 : 8), 8),
      column(.version, RuleWords.version, .fixed(8), 6),
      column(.since, RuleWords.since, .fixed(10), 4),
      column(.carriers, RuleWords.carriers, .fixed(8), 7, .right),
      column(.by, RuleWords.author, .flexible(min: 6, weight: 1), 3),
    ]
  }

  var columns: [TableColumn] { Self.all(language) }

  /// What stands in a column.
  func cell(_ column: String, _ line: RuleLine) -> StyledText {
    switch ID(rawValue: column) {
    case .tag: return name(line)
    case .rule: return StyledText(shown(line.subject.id), Style(.dim))
    case .state:
      return StyledText(RuleWords.state(line.state)[language], Self.style(line.state))
    case .version: return version(line)
    case .since: return since(line)
    case .carriers: return StyledText(line.carriers.map(Format.grouped) ?? "")
    case .by:
      let by = line.standing.flatMap { $0.state == .draft ? $0.savedBy : $0.activatedBy }
      return StyledText(shown(by ?? ""), Style(.dim))
    case nil: return StyledText()
    }
  }

  private func name(_ line: RuleLine) -> StyledText {
    let name =
      line.tag.map { StyledText(shown($0[language]), Style(.strong)) }
      ?? StyledText(shown(line.subject.id), Style(.text)) + StyledText("  ")
      + StyledText(RuleWords.codes[language], Style(.dim))
    let key = FormDraftKey(
      kind: RuleEditorState.draftKind,
      subject: "\(line.subject.kind.rawValue) \(line.subject.id)")
    guard model.formDrafts[key] != nil else { return name }
    return name + StyledText("  ") + StyledText(RuleWords.begun[language], Style(.warning))
  }

  private func version(_ line: RuleLine) -> StyledText {
    guard let standing = line.standing else { return StyledText() }
    var text = StyledText("v\(standing.number)")
    if standing.state == .draft, let inForce = line.inForce {
      text.append(" (v\(inForce.number))", Style(.dim))
    }
    return text
  }

  private func since(_ line: RuleLine) -> StyledText {
    let day = line.inForce?.begins ?? line.standing.map { model.zone.zone.day($0.savedAt) }
    return StyledText(day?.description ?? "", Style(.dim))
  }

  static func style(_ state: RuleLine.State) -> Style {
    switch state {
    case .broken: Style(.bad, on: .screen, .bold)
    case .active: Style(.good)
    case .draft: Style(.other)
    case .retired: Style(.dim)
    }
  }

  /// One version, in the words of a line: `v3  生效  2026-05-01  马主任`.
  func words(_ version: RuleLine.Version) -> StyledText {
    let day = version.begins ?? model.zone.zone.day(version.savedAt)
    let by = version.begins == nil ? version.savedBy : version.activatedBy
    return .joined(
      [
        StyledText("v\(version.number)", Style(.strong)).padded(to: 4),
        StyledText(RuleWords.state(version.state)[language], Self.style(version.state)).padded(
          to: language == .chinese ? 4 : 8),
        StyledText(day.description, Style(.dim)), StyledText(shown(by ?? ""), Style(.dim)),
      ], spacing: 2)
  }

  private func shown(_ raw: String) -> String { DisplayText.of(raw, ambiguous: model.ambiguous) }

  /// The places of the lines that the filter leaves, in the order chosen.
  func order() -> [Int] {
    guard let lines = model.rules.shelf?.lines else { return [] }
    let controls = model.tables[.rules]
    let terms = controls.filter.text.lowercased().split(separator: " ")
    let places = lines.indices.filter { place in
      guard !terms.isEmpty else { return true }
      let line = lines[place]
      let texts =
        ID.allCases.map { cell($0.rawValue, line).plain }
        + [line.tag?.chinese ?? "", line.tag?.english ?? ""]
      let text = texts.joined(separator: " ").lowercased()
      return terms.allSatisfy { text.contains($0) }
    }
    return RowOrder.sorted(places, by: controls.sort) { sortKey($0, lines[$1]) }
  }

  private func sortKey(_ column: String, _ line: RuleLine) -> String {
    guard ID(rawValue: column) == .carriers else { return cell(column, line).plain.lowercased() }
    let digits = String(line.carriers ?? 0)
    return String(repeating: "0", count: max(0, 12 - digits.count)) + digits
  }
}
