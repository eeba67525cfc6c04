import Canvas
import Domain
import Widgets

extension Painting {
  /// The lock screen: whose clinic, what time, who is signed in and how to go on; nothing else.
  ///
  /// The cursor is hidden, as there is nothing to type.
  mutating func drawLocked() {
    let area = Rect(grid.size).inset(left: 2, right: 2)
    let hasDigits = area.rows >= 20 && area.columns >= BigClock.columns
    let name = StyledText(
      shown(model.clinicName[language]), Style(.strong, on: .screen, .bold))
    let day = StyledText(
      model.today.description + "  " + Phrase.weekday(model.today.weekday)[language], Style(.dim))
    let height = hasDigits ? 15 : 8
    var row = max(0, (area.rows - height) / 2)
    draw(name, row: row, in: area, alignment: .center)
    row += 2
    if hasDigits {
      drawDigits(row: row, in: area)
      row += BigClock.rows
    } else {
      draw(
        StyledText(model.clock.clock, Style(.accent, on: .screen, .bold)), row: row, in: area,
        alignment: .center)
      row += 1
    }
    draw(day, row: row + 1, in: area, alignment: .center)
    row += hasDigits ? 4 : 3
    draw(lockedLine, row: row, in: area, alignment: .center)
    draw(lockedKeys, row: row + 2, in: area, alignment: .center)
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
  private var lockedKeys: StyledText {
    .joined(
      [CommandID.unlock, .quit].compactMap { id in
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
