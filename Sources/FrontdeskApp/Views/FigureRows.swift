import Canvas
import Domain
import FollowUps
import Widgets

/// The rows of the list of figures.
struct FigureRows {
  private let model: Model
  private let language: Language
  /// The figures of the part that shows.
  let lines: [FigureLine]

  init(_ model: Model) {
    self.model = model
    language = model.language
    let part = model.figures.part
    lines = model.figures.sheet?.lines.filter { part.holds($0.group) } ?? []
  }

  /// The ids of the columns, as sorts name them.
  private enum ID: String, CaseIterable {
    case figure, group, result, part, whole, missing, before, change
  }

  /// Every column; that of the group only where there are groups.
  var columns: [TableColumn] {
    func column(
      _ id: ID, _ title: Localized, _ width: TableColumn.Width, _ priority: Int,
      _ alignment: StyledText.Alignment = .right
    ) -> TableColumn {
      TableColumn(
        title[language], width: width, alignment: alignment, priority: priority, id: id.rawValue,
        isSortable: true)
    }
    let hasGroups = model.figures.part != .clinic
    return [
      column(.figure, FigureWords.figure, .flexible(min: hasGroups ? 8 : 10, weight: 1), 10, .left)
    ]
      + (hasGroups
        ? [column(.group, FigureWords.group, .flexible(min: 8, weight: 2), 9, .left)] : [])
      + [
        column(.result, FigureWords.result, .fixed(6), 8),
        column(.part, FigureWords.part, .fixed(7), 5),
        column(.whole, FigureWords.whole, .fixed(7), 6),
        column(.missing, FigureWords.missing, .fixed(7), 7),
        column(.before, FigureWords.before, .fixed(6), 3),
        column(.change, FigureWords.change, .fixed(6), 4),
      ]
  }

  /// What stands in a column.
  func cell(_ column: String, _ line: FigureLine) -> StyledText {
    switch ID(rawValue: column) {
    case .figure:
      // Both names are long beside six numbers in English, and beside a group in any language.
      let isShort = language == .english || model.figures.part != .clinic
      let title = isShort ? line.kind.shortTitle : line.kind.title
      return StyledText(title[language], Style(.strong))
    case .group: return StyledText(name(of: line.group))
    case .result: return StyledText(percent(line), Style(.strong))
    case .part: return StyledText(Format.grouped(line.part))
    case .whole: return StyledText(Format.grouped(line.whole))
    case .missing:
      return StyledText(Format.grouped(line.missing), Style(line.missing > 0 ? .warning : .dim))
    case .before: return StyledText(percent(before(line)), Style(.dim))
    case .change: return change(line)
    case nil: return StyledText()
    }
  }

  private func percent(_ line: FigureLine?) -> String {
    FigureWords.percent(line, glyphs: model.drawing.glyphs)
  }

  /// `83.3%  25/30`.
  func result(_ line: FigureLine) -> String {
    FigureWords.result(line, glyphs: model.drawing.glyphs)
  }

  /// The same figure of the period before; nil until it is read.
  func before(_ line: FigureLine) -> FigureLine? {
    model.figures.before?.line(line.kind, of: line.group)
  }

  /// How it differs from the period before, better and worse told apart by the sign as well.
  func change(_ line: FigureLine) -> StyledText {
    let words = FigureWords.change(line, since: before(line))
    let style: Style =
      words.hasPrefix("+") ? Style(.good) : words.hasPrefix("-") ? Style(.warning) : Style(.dim)
    return StyledText(words, style)
  }

  /// What a group is called.
  func name(of group: FigureGroup) -> String {
    switch group {
    case .clinic: FigureWords.wholeClinic[language]
    case .staff(let code?):
      DisplayText.of(model.figures.sheet?.names[code] ?? code, ambiguous: model.ambiguous)
    case .staff(nil): FigureWords.nobodys[language]
    case .team(let team?): DisplayText.of(team, ambiguous: model.ambiguous)
    case .team(nil): FigureWords.noTeam[language]
    }
  }

  /// The places of the lines that the filter leaves, in the order chosen.
  func order() -> [Int] {
    let controls = model.tables[.figures]
    let terms = controls.filter.text.lowercased().split(separator: " ")
    let places = lines.indices.filter { place in
      guard !terms.isEmpty else { return true }
      let line = lines[place]
      let title = line.kind.title
      let text = [
        name(of: line.group), title.chinese, title.english, line.kind.shortTitle[language],
        percent(line),
      ].joined(separator: " ").lowercased()
      return terms.allSatisfy { text.contains($0) }
    }
    return RowOrder.sorted(places, by: controls.sort) { sortKey($0, lines[$1]) }
  }

  private func sortKey(_ column: String, _ line: FigureLine) -> String {
    switch ID(rawValue: column) {
    case .result: Self.padded(line.permille ?? -1)
    case .part: Self.padded(line.part)
    case .whole: Self.padded(line.whole)
    case .missing: Self.padded(line.missing)
    case .before: Self.padded(before(line)?.permille ?? -1)
    case .change:
      // Shifted above nothing, which comes first.
      Self.padded(
        line.permille.flatMap { now in before(line)?.permille.map { 2_000 + now - $0 } } ?? -1)
    case .figure, .group, nil: cell(column, line).plain.lowercased()
    }
  }

  private static func padded(_ number: Int) -> String {
    let digits = String(number + 1)
    return String(repeating: "0", count: max(0, 12 - digits.count)) + digits
  }

  // MARK: - What is selected

  /// More on one figure, by lines.
  func details(_ line: FigureLine) -> [(label: Localized, text: StyledText)] {
    guard let question = model.figures.sheet?.question else { return [] }
    let period = question.period
    var days = StyledText("\(period.first) - \(period.last)")
    if period.last > model.today {
      days.append("  " + FigureWords.going[language], Style(.warning))
    }
    var then = StyledText()
    if let before = before(line), let earlier = question.before {
      then = StyledText(earlier.period.title[language] + "  " + result(before))
      let change = change(line)
      if !change.isEmpty { then = then + StyledText("  ") + change }
    }
    return [
      (FigureWords.result, StyledText(result(line), Style(.strong))),
      (
        FigureWords.missing,
        StyledText(Format.grouped(line.missing), Style(line.missing > 0 ? .warning : .dim))
      ),
      (FigureWords.before, then), (FigureWords.days, days),
      (
        FigureWords.definition,
        StyledText(
          FigureWords.definition(of: line.kind, language, glyphs: model.drawing.glyphs),
          Style(.dim))
      ),
    ]
  }
}
