import Canvas
import Domain
import Widgets

/// Where the help, the palette or the menu lies, and how much of its list shows.
struct OverlayLayout {
  /// The box with its border.
  let rect: Rect
  /// How the screen below works, wrapped; none where the filter has something to say.
  let guide: [StyledText]
  /// The line of the filter; nil where there is none.
  let filter: Rect?
  /// The list, which reaches the border so that its selection does.
  let list: Rect
  /// Columns of rows side by side.
  let columns: Int

  /// Rows of the list that show at once.
  var visible: Int { list.rows * columns }

  /// Whether there is room for anything.
  var isDrawn: Bool { rect.columns > 20 && rect.rows > 2 }

  /// Where the row stands that is so many after the first that shows.
  func line(_ shown: Int) -> Rect {
    let width = list.columns / columns
    return Rect(
      column: list.column + shown / list.rows * width, row: list.row + shown % list.rows,
      columns: width, rows: 1)
  }

  init(
    _ overlay: Overlay, in size: Size, _ language: Language, keymap: Keymap = .standard
  ) {
    let choices = overlay.choices
    let wanted = Self.wantedColumns(overlay, in: size)
    let width = min(size.columns - 2, wanted)
    var guide: [StyledText] = []
    if case .help = overlay, choices.filter.isEmpty, let text = choices.below.guide {
      guide = StyledText(keymap.naming(text)[language], Style(.dim)).wrapped(to: width - 6)
    }
    // The filter, a line of air, and the guide with another.
    var above = 2 + (guide.isEmpty ? 0 : guide.count + 1)
    if case .menu = overlay { above = 0 }
    let most = min(size.rows - 2, max(14, size.rows * 8 / 10))
    let columns = if case .help = overlay { width >= Self.twoColumns ? 2 : 1 } else { 1 }
    var rows = most
    switch overlay {
    case .menu: rows = min(most, choices.rows.count + 2)
    case .help: rows = min(most, max(14, (choices.rows.count + columns - 1) / columns + above + 2))
    case .palette: break
    }
    rect = Rect(
      column: (size.columns - width) / 2, row: max(1, (size.rows - rows) / 2), columns: width,
      rows: rows)
    let interior = Pane.interior(rect)
    self.guide = guide
    self.columns = columns
    if case .menu = overlay {
      filter = nil
    } else {
      let inside = Pane.inside(rect)
      filter = Rect(column: inside.column, row: inside.row, columns: inside.columns, rows: 1)
    }
    list = interior.inset(top: above)
  }

  /// Columns of the box from which on the help stands in two columns.
  private static let twoColumns = 100

  private static func wantedColumns(_ overlay: Overlay, in size: Size) -> Int {
    switch overlay {
    case .help: size.columns >= twoColumns + 12 ? 116 : 72
    case .palette: 78
    case .menu: 58
    }
  }
}

extension Model {
  /// Where what is open lies; nil while nothing is.
  var overlayLayout: OverlayLayout? {
    overlay.map { OverlayLayout($0, in: size, language, keymap: keymap) }
  }
}
