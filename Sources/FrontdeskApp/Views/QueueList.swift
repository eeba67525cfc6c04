import Canvas
import Domain
import FollowUps
import Widgets

/// The rows of the follow-up queue under their headings, in working order.
struct QueueList {
  private let model: Model
  private let language: Language
  private let words: PersonWords
  private let drawing: Drawing
  private let columns: Int
  /// Lines of a row and the blank lines after it.
  private let lines: Int
  private let spacing: Int

  init(_ model: Model, columns: Int, sizeClass: SizeClass) {
    self.model = model
    self.columns = columns
    language = model.language
    drawing = model.drawing
    words = PersonWords(model)
    (lines, spacing) = Self.rowSize(sizeClass)
  }

  private static func rowSize(_ sizeClass: SizeClass) -> (Int, Int) {
    switch sizeClass {
    case .compact, .tooSmall: (1, 0)
    case .portrait: (2, 0)
    case .standard, .wide: (2, 1)
    }
  }

  /// How many rows surely fit, with a heading for each section that may show.
  static func capacity(in rect: Rect, sizeClass: SizeClass) -> Int {
    let (lines, spacing) = rowSize(sizeClass)
    // Two headings can show at once without a third being worth its own line.
    return max(0, (rect.rows - 2 + spacing) / (lines + spacing))
  }

  /// Draws the rows from the first shown on and answers where the selected one begins.
  ///
  /// - Parameter areas: Takes the cells of each row that is drawn, for the mouse.
  func draw(in rect: Rect, on grid: inout Grid, areas: inout [ClickArea]) -> Point? {
    let list = model.followUps.list
    let items = model.followUps.items
    let sizeClass: SizeClass = lines == 1 ? .compact : spacing == 0 ? .portrait : .standard
    let first = list.offset(visible: Self.capacity(in: rect, sizeClass: sizeClass))
    var row = rect.row
    var section: WorkingOrder.Section?
    var cursor: Point?
    for place in first..<max(first, items.count) {
      let item = items[place]
      let its = Self.section(item, today: model.today)
      if its != section {
        guard row + lines < rect.bottom else { break }
        drawHeading(its, in: rect, row: row, on: &grid)
        row += 1
        section = its
      }
      guard row + lines <= rect.bottom else { break }
      let part = Rect(column: rect.column, row: row, columns: rect.columns, rows: lines)
      drawItem(item, in: part, on: &grid)
      areas.append(ClickArea(rect: part, target: .row(.queue, place)))
      if place == list.selected {
        RowSelection.draw(part, isFocused: true, on: &grid, with: drawing)
        cursor = Point(column: rect.column + 3, row: row)
      }
      row += lines + spacing
    }
    return cursor
  }

  static func section(_ item: QueueItem, today: CalendarDate) -> WorkingOrder.Section {
    WorkingOrder(item.followUp, today: today).section
  }

  private func drawHeading(
    _ section: WorkingOrder.Section, in rect: Rect, row: Int, on grid: inout Grid
  ) {
    let count = model.followUps.items.count { Self.section($0, today: model.today) == section }
    let more = model.followUps.hasMore ? "+" : ""
    let heading = StyledText(
      Self.title(section)[language] + " \(count)\(more)", Style(.accent, on: .screen, .bold))
    heading.draw(
      column: rect.column + 3, row: row, columns: rect.columns - 4, on: &grid, with: drawing)
  }

  static func title(_ section: WorkingOrder.Section) -> Localized {
    switch section {
    case .due: Localized(zh: "该联系", en: "To contact")
    case .upcoming: Localized(zh: "未到期", en: "Not due yet")
    case .longOverdue: Localized(zh: "逾期超过一年", en: "More than a year late")
    }
  }

  private func drawItem(_ item: QueueItem, in rect: Rect, on grid: inout Grid) {
    let area = rect.inset(left: 3, right: 1)
    let details = item.followUp.details
    let due = DueText.text(details.due, today: model.today, language)
    func write(_ text: StyledText, _ row: Int, _ columns: Int, _ at: StyledText.Alignment) {
      text.draw(
        column: area.column, row: area.row + row, columns: columns, alignment: at, on: &grid,
        with: drawing)
    }
    write(due, 0, area.columns, .right)
    guard lines == 2 else {
      // The same room in every row, so that the columns stay columns.
      let room = area.columns - (language == .chinese ? 13 : 15)
      write(oneLine(item, columns: room), 0, room, .left)
      return
    }
    let room = area.columns - due.width - 2
    let who = StyledText.joined(
      [StyledText(words.sexAndAge(item.sex, item.birthDate), Style(.dim)), risk(details.risk)],
      spacing: 2)
    let name = StyledText(shown(item.name), Style(.strong, on: .screen, .bold))
      .clipped(to: room - who.width - 2, glyphs: drawing.glyphs)
    write(.joined([name, who], spacing: 2), 0, room, .left)
    let end = endOfSecondLine(item)
    write(end, 1, area.columns, .right)
    let reason = StyledText.joined(
      [
        StyledText(details.reason.title[language], Style(.text)),
        StyledText(details.channel.title[language], Style(.dim)),
      ], spacing: 2)
    write(reason, 1, area.columns - (end.isEmpty ? 0 : end.width + 2), .left)
  }

  /// A draft that waits, and whose it is.
  private func endOfSecondLine(_ item: QueueItem) -> StyledText {
    var parts: [StyledText] = []
    if model.drafts[item.followUp.id] != nil {
      parts.append(StyledText(Phrase.draft[language], Style(.other)))
    }
    if let owner = item.ownerName { parts.append(StyledText(shown(owner), Style(.dim))) }
    return .joined(parts, spacing: 2)
  }

  private func risk(_ risk: FollowUpRisk) -> StyledText {
    switch risk {
    case .regular: StyledText()
    case .raised: StyledText(risk.title[language], Style(.warning))
    case .high: StyledText(risk.title[language], Style(.bad, on: .screen, .bold))
    }
  }

  /// Name, age, reason, channel and risk in aligned columns.
  private func oneLine(_ item: QueueItem, columns: Int) -> StyledText {
    let details = item.followUp.details
    let name = StyledText(shown(item.name), Style(.strong, on: .screen, .bold))
    let who = StyledText(words.sexAndAge(item.sex, item.birthDate), Style(.dim))
    var reason = StyledText(details.reason.title[language])
    var channel = StyledText(details.channel.title[language], Style(.dim))
    var widths = language == .chinese ? (reason: 10, channel: 4) : (reason: 18, channel: 5)
    if model.drafts[item.followUp.id] != nil {
      // That something is begun matters more than how the person is reached, or even why.
      let draft = StyledText(Phrase.draft[language], Style(.other))
      let hasRoom = 12 + 2 + 6 + 2 + widths.reason + 2 + widths.channel <= columns
      if hasRoom {
        channel = draft
      } else {
        reason = draft
        widths.reason = draft.width
      }
    }
    var parts = [
      name.padded(to: 12, glyphs: drawing.glyphs), who.padded(to: 6),
      reason.padded(to: widths.reason, glyphs: drawing.glyphs),
      channel.padded(to: widths.channel),
    ]
    parts.append(risk(details.risk).padded(to: language == .chinese ? 4 : 9))
    if let owner = item.ownerName { parts.append(StyledText(shown(owner), Style(.dim))) }
    var line = StyledText()
    for part in parts {
      let next = StyledText.joined([line, part], spacing: 2)
      if next.width > columns { break }
      line = next
    }
    return line
  }

  private func shown(_ raw: String) -> String { DisplayText.of(raw, ambiguous: model.ambiguous) }
}
