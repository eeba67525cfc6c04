/// The characters that lines, bars and charts are made of.
///
/// Most of the finer ones are East Asian Ambiguous: a terminal that draws those two columns wide
/// needs `.ascii`, whose characters are one column wide everywhere.
package enum Glyphs: Hashable, Sendable, CaseIterable {
  /// Box drawing with rounded corners; charts in braille.
  case line
  /// Box drawing with square corners; charts in half blocks, for fonts without braille.
  case block
  /// Nothing beyond ASCII.
  case ascii

  /// Lines and corners of borders; one column each.
  package var horizontal: String { self == .ascii ? "-" : "─" }
  package var vertical: String { self == .ascii ? "|" : "│" }
  package var topLeft: String { corner("╭", "┌") }
  package var topRight: String { corner("╮", "┐") }
  package var bottomLeft: String { corner("╰", "└") }
  package var bottomRight: String { corner("╯", "┘") }
  /// Where a tick leaves an axis downwards.
  package var tick: String { self == .ascii ? "+" : "┬" }
  /// Stands for what was cut off at the end of a text; one column.
  package var ellipsis: String { self == .ascii ? "~" : "…" }
  /// The bar at the left of the selected row; one column.
  package var selection: String { self == .ascii ? ">" : "▌" }
  /// The sign of the second line of a chart in its legend; one column, as the line is drawn.
  package var overlay: String { self == .ascii ? "o" : "●" }

  /// The sign of a marked row; one column.
  package var mark: String { self == .ascii ? "*" : "●" }
  /// What stands before a text field; one column.
  package var prompt: String { self == .ascii ? ">" : "›" }
  /// Between two short notes on one line; one column.
  package var dot: String { self == .ascii ? "-" : "·" }
  /// A stretch of time without a value; one column.
  package var absent: String { self == .ascii ? "." : "·" }
  /// A limit of the reference range across a chart; one column.
  package var limit: String { self == .ascii ? "-" : "╌" }
  /// The vertical line of the cursor of a chart; one column.
  package var crosshair: String { self == .ascii ? ":" : "┊" }
  /// Something began or rose; one column.
  package var up: String { self == .ascii ? "^" : "▲" }
  /// Something ended or fell; one column.
  package var down: String { self == .ascii ? "v" : "▼" }
  /// The done part of a progress bar; one column.
  package var full: String { self == .ascii ? "#" : "█" }
  /// The part of a progress bar still to do; one column.
  package var empty: String { self == .ascii ? "." : "░" }

  /// A text or a table goes on to the left; one column.
  package var moreLeft: String { self == .ascii ? "<" : "‹" }
  /// A text or a table goes on to the right; one column.
  package var moreRight: String { self == .ascii ? ">" : "›" }
  /// Something that can be opened; one column.
  package var closed: String { self == .ascii ? "+" : "▸" }
  /// Something that is open; one column.
  package var opened: String { self == .ascii ? "-" : "▾" }
  /// The only one chosen of several; one column.
  package var chosen: String { self == .ascii ? "*" : "●" }
  /// One that could be chosen instead; one column.
  package var unchosen: String { self == .ascii ? "." : "○" }
  /// Where a branch of a tree leaves its trunk, and where the last one does; one column each.
  package var branch: String { self == .ascii ? "|" : "├" }
  package var lastBranch: String { self == .ascii ? "`" : "└" }

  /// The bar of a level from 1 (lowest) through 8; one column.
  ///
  /// A level outside is drawn as the nearest. ASCII tells five heights apart: 1 and 2, 3 and 4,
  /// 5 and 6, 7, 8.
  package func bar(level: Int) -> String {
    let index = min(max(level, 1), 8) - 1
    return self == .ascii ? Self.asciiBars[index] : Self.bars[index]
  }

  private static let bars = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  private static let asciiBars = ["_", "_", "-", "-", "=", "=", "+", "#"]

  private func corner(_ round: String, _ square: String) -> String {
    switch self {
    case .line: round
    case .block: square
    case .ascii: "+"
    }
  }
}
