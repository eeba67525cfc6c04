import Canvas
import Domain
import Widgets

/// Where the parts of the call screen lie, and the lines of the facts beside the form.
struct CallPanes {
  /// A part with facts: its place, and its lines from the first on.
  struct Facts {
    let rect: Rect
    let title: Localized?
    let lines: [StyledText]

    /// Rows for lines within the frame.
    var rows: Int { max(0, Pane.inside(rect).rows) }
  }

  /// The frame around the form, or around everything in a small window.
  private(set) var form: Rect
  private(set) var facts: [Facts] = []
  /// The lines above the form in a small window.
  private(set) var head: [StyledText] = []
  /// Whether parts are shown one at a time.
  private(set) var isTabbed = false
  /// Whether the form itself is in sight.
  private(set) var showsForm = true

  /// How far the longest part can be scrolled.
  var mostScroll: Int { facts.map { max(0, $0.lines.count - $0.rows) }.max() ?? 0 }

  /// - Parameter size: The window's; nil for that of the model.
  init(_ model: Model, _ layout: Layout, size: Size? = nil) {
    let body = Rect(size ?? model.size).inset(top: layout[.banner] == nil ? 1 : 2, bottom: 1)
    form = body
    guard let open = model.outcome else { return }
    switch layout.sizeClass {
    case .tooSmall: break
    case .compact: layTabs(model, open, in: body)
    case .portrait: layBelow(model, open, in: body)
    case .standard: layColumns(model, open, in: body, isWide: false)
    case .wide: layColumns(model, open, in: body, isWide: true)
    }
  }

  private mutating func layTabs(_ model: Model, _ open: OutcomeForm, in body: Rect) {
    isTabbed = true
    let inside = Pane.inside(body)
    let text = CallText(model, open, columns: inside.columns)
    let isTight = inside.rows < 18
    head = isTight ? [] : [StyledText.joined([text.who, text.check], spacing: 3)]
    head += text.numberLines.prefix(1)
    showsForm = open.call.part == .form
    let blocks: [CallText.Block]
    switch open.call.part {
    case .form: return
    case .person: blocks = [text.identity, text.numbers, text.reason, text.script]
    case .measures: blocks = [text.measures, text.tags, text.problems, text.medicines]
    case .history: blocks = [text.advised, text.contacts, text.plans, text.recordings, text.others]
    }
    // The part lies in the same frame: below the head and the row of the tabs.
    let rect = Rect(
      column: body.column, row: body.row + head.count + 1, columns: body.columns,
      rows: body.rows - head.count - 1)
    facts = [Facts(rect: rect, title: nil, lines: text.lines(blocks))]
  }

  private mutating func layBelow(_ model: Model, _ open: OutcomeForm, in body: Rect) {
    let rows = min(Self.formRows, body.rows - 6)
    form = Rect(column: body.column, row: body.row, columns: body.columns, rows: rows)
    let rest = body.inset(top: rows)
    let text = CallText(model, open, columns: Pane.inside(rest).columns)
    facts = [
      Facts(
        rect: rest, title: CallWords.title(.person),
        lines: text.lines([
          text.identity, text.numbers, text.reason, text.advised, text.contacts, text.measures,
          text.tags,
          text.problems, text.medicines, text.plans, text.script, text.recordings, text.others,
        ]))
    ]
  }

  private mutating func layColumns(
    _ model: Model, _ open: OutcomeForm, in body: Rect, isWide: Bool
  ) {
    let right = min(Self.formColumns, body.columns / 2)
    let left = body.columns - right - 1
    let first = isWide ? left / 2 : left
    let person = Rect(
      column: body.column, row: body.row, columns: first, rows: body.rows)
    let middle = Rect(
      column: person.right + 1, row: body.row, columns: left - first - 1, rows: body.rows)
    let rows = min(Self.formRows, body.rows - 6)
    form = Rect(column: body.right - right, row: body.row, columns: right, rows: rows)
    let below = Rect(
      column: form.column, row: form.bottom, columns: right, rows: body.rows - rows)
    let text = CallText(model, open, columns: Pane.inside(person).columns)
    let about = [text.identity, text.numbers, text.reason]
    let health = { (text: CallText) in
      [text.measures, text.tags, text.problems, text.medicines]
    }
    if isWide {
      let second = CallText(model, open, columns: Pane.inside(middle).columns)
      facts = [
        Facts(
          rect: person, title: CallWords.title(.person), lines: text.lines(about + [text.script])),
        Facts(
          rect: middle, title: CallWords.title(.measures), lines: second.lines(health(second))),
      ]
    } else {
      facts = [
        Facts(
          rect: person, title: CallWords.title(.person),
          lines: text.lines(about + health(text) + [text.script]))
      ]
    }
    let history = CallText(model, open, columns: Pane.inside(below).columns)
    facts.append(
      Facts(
        rect: below, title: CallWords.title(.history),
        lines: history.lines([
          history.advised, history.contacts, history.plans, history.recordings, history.others,
        ])))
  }

  /// Rows of the form with its frame: ten outcomes and which of several, the date, the note, and a
  /// sentence.
  private static let formRows = 21
  /// Columns beyond which a line of the form is hard to follow to its start.
  private static let formColumns = 64
}
