import Canvas
import Domain
import Widgets

extension Painting {
  /// The lock screen: whose clinic, what time, who is signed in and how to go on; nothing else.
  ///
  /// Where nobody has a password there is nothing to type, and the cursor is hidden.
  mutating func drawLocked() {
    let area = Rect(grid.size).inset(left: 2, right: 2)
    let card = model.account.card
    let isCard = card.map { $0.purpose != .unlock } ?? false
    let foot = card == nil ? 4 : isCard ? (card.map(Self.cardRows) ?? 0) + 5 : 7
    let hasDigits = area.rows >= foot + 11 && area.columns >= BigClock.columns
    let clock = hasDigits ? BigClock.rows : 1
    // Name, clock and date, each with a row of air; in the lowest windows the air goes.
    let air = area.rows >= foot + 5 ? 1 : 0
    let height = 3 + clock + air * 3 + foot
    var row = max(0, (area.rows - height) / 2)
    draw(
      StyledText(shown(model.clinicName[language]), Style(.strong, on: .screen, .bold)), row: row,
      in: area, alignment: .center)
    row += 1 + air
    if hasDigits {
      drawDigits(row: row, in: area)
    } else {
      draw(
        StyledText(model.clock.clock, Style(.accent, on: .screen, .bold)), row: row, in: area,
        alignment: .center)
    }
    row += clock + air
    let day = model.today.description + "  " + Phrase.weekday(model.today.weekday)[language]
    draw(StyledText(day, Style(.dim)), row: row, in: area, alignment: .center)
    row += 1 + air + (hasDigits ? 1 : 0)
    if let card { drawWayIn(card, row: row, in: area) } else { drawOpenLock(row: row, in: area) }
  }

  /// A locked desk that Enter opens.
  private mutating func drawOpenLock(row: Int, in area: Rect) {
    draw(lockedLine, row: row, in: area, alignment: .center)
    draw(lockedKeys([.unlock, .switchPerson, .quit]), row: row + 2, in: area, alignment: .center)
  }

  /// A locked desk that asks for a password, or for an account as well.
  private mutating func drawWayIn(_ card: SignInCard, row: Int, in area: Rect) {
    var row = row
    if card.purpose == .unlock {
      draw(lockedLine, row: row, in: area, alignment: .center)
      drawUnlock(card, row: row + 2, in: area)
      row += 4
      drawCardProblem(card, row: row, in: area)
      draw(
        lockedKeys([.unlock, .switchPerson, .quit]), row: row + 2, in: area, alignment: .center)
      return
    }
    drawCard(card, row: row, in: area)
    row += min(Self.cardRows(card), max(4, area.rows - row - 3))
    drawCardProblem(card, row: row, in: area)
    let keys = Footer.line(cardKeys(card), columns: area.columns)
    draw(keys, row: min(row + 3, area.rows - 1), in: area, alignment: .center)
  }

  /// Who is signed in and that the screen is locked.
  private var lockedLine: StyledText {
    .joined(
      [
        StyledText(shown(model.user.name)),
        StyledText(Phrase.locked[language], Style(.warning)),
      ], spacing: 2)
  }

  /// The keys that work here.
  private func lockedKeys(_ ids: [CommandID]) -> StyledText {
    .joined(
      ids.compactMap { id in
        guard let command = CommandRegistry.command(id) else { return nil }
        return StyledText([
          (model.keymap.keyName(of: id)[language], Style(.accent, on: .screen, .bold)),
          (" ", Style()),
          (command.title[language], Style(.dim)),
        ])
      }, spacing: 3)
  }

  private mutating func drawDigits(row: Int, in area: Rect) {
    let ink = drawing.glyphs == .ascii ? "#" : "\u{2588}"
    for (line, text) in BigClock.lines(model.clock.clock, ink: ink).enumerated() {
      draw(
        StyledText(text, Style(.accent)), row: row + line, in: area, alignment: .center)
    }
  }
}

/// A time of day in digits five rows high.
enum BigClock {
  static let rows = 5
  /// Columns of a time such as `09:42`.
  static let columns = 34

  /// The rows of a time written `09:42`; every dot is two columns wide, to look square.
  static func lines(_ clock: String, ink: String) -> [String] {
    let figures = clock.map { shapes[$0] ?? [] }
    return (0..<rows).map { row in
      figures.map { figure in
        let dots = figure.indices.contains(row) ? figure[row] : ""
        return dots.map { $0 == " " ? "  " : ink + ink }.joined()
      }.joined(separator: "  ")
    }
  }

  private static let shapes: [Character: [String]] = [
    "0": ["###", "# #", "# #", "# #", "###"], "1": [" # ", "## ", " # ", " # ", "###"],
    "2": ["###", "  #", "###", "#  ", "###"], "3": ["###", "  #", "###", "  #", "###"],
    "4": ["# #", "# #", "###", "  #", "  #"], "5": ["###", "#  ", "###", "  #", "###"],
    "6": ["###", "#  ", "###", "# #", "###"], "7": ["###", "  #", "  #", "  #", "  #"],
    "8": ["###", "# #", "###", "# #", "###"], "9": ["###", "# #", "###", "  #", "###"],
    ":": [" ", "#", " ", "#", " "],
  ]
}
