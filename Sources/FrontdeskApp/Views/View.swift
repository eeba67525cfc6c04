package import Canvas
import Domain
import Widgets

/// Draws what the model shows; pure, and defined for any size from one cell up.
package func view(_ model: Model, size: Size) -> Frame {
  var painting = Painting(model.seen, size: size)
  painting.draw()
  return painting.frame
}

/// A frame in the making: the model, the layout, and the grid to draw on.
struct Painting {
  let model: Model
  let layout: Layout
  let drawing: Drawing
  let language: Language
  var grid: Grid
  /// Where the hardware cursor will stand; the topmost part that takes keys says so last.
  var cursor: Point?
  /// What the mouse can click.
  var areas: [ClickArea] = []

  init(_ model: Model, size: Size) {
    self.model = model
    layout = model.layout(in: size)
    drawing = model.drawing
    language = model.language
    grid = Grid(size)
  }

  /// The finished picture.
  var frame: Frame {
    var grid = grid
    // What was typed, and signs of ours that slipped through, would shift the rest of their row.
    if model.desk.isAmbiguousWide { grid.replaceAmbiguous() }
    return Frame(grid: grid, cursor: parkedCursor)
  }

  mutating func draw() {
    guard layout.sizeClass != .tooSmall else {
      drawTooSmall()
      return
    }
    if model.desk.isLocked {
      drawLocked()
      return
    }
    drawScreen()
    drawOverScreen()
  }

  /// Draws what does not depend on what lies over the screen.
  mutating func drawScreen() {
    drawTitle()
    drawBanner()
    for (pane, rect) in layout.panes where !PaneID.frame.contains(pane) {
      clickable(rect, .pane(pane))
    }
    switch model.screen {
    case .lookup: drawLookup()
    case .archive: drawArchive()
    case .trends: drawTrends()
    case .followUps: if !model.isCalling { drawFollowUps() }
    case .today: drawToday()
    case .audit: drawAudit()
    case .rights: drawRights()
    case .approvals: drawApprovals()
    case .rules: drawRules()
    case .figures: drawFigures()
    }
  }

  /// Draws the keys of the moment and what lies over the screen.
  mutating func drawOverScreen() {
    drawUnderOverlay()
    if let overlay = model.overlay { drawOverlay(overlay) }
  }

  /// Draws the keys of the moment and what lies over the screen but below a help, palette or menu.
  mutating func drawUnderOverlay() {
    drawFooter()
    if let dialog = model.tables.dialog { drawDialog(dialog) }
    if let form = model.outcome, model.isCalling { drawCallScreen(form) }
    if let form = model.cardForm.form { drawCard(form) }
    if let merge = model.cardForm.merge { drawMerge(merge) }
    if let form = model.settings.form { drawSettings(form) }
    if let dialog = model.day.dialog { drawDayDialog(dialog) }
    if let fill = model.forms.fill {
      drawFill(fill)
    } else if let panel = model.forms.panel {
      drawForms(panel)
    }
    if let dialog = model.account.dialog { drawAccess(dialog) }
  }

  /// Where the hardware cursor stands: at the caret of what is typed, else beside the text of what
  /// is selected, since many terminals draw a block that hides the character under it.
  var parkedCursor: Point? {
    guard let cursor, !model.isTyping, cursor.column > 0,
      let before = grid[cursor.column - 1, cursor.row], before.scalar == 0x20
    else { return cursor }
    return Point(column: cursor.column - 1, row: cursor.row)
  }

  // MARK: - Frame

  private mutating func drawTooSmall() {
    TooSmall(
      message: Phrase.windowTooSmall[language], neededLabel: Phrase.needed[language],
      needed: SizeClass.smallest, actualLabel: Phrase.actual[language], actual: grid.size
    ).draw(in: Rect(grid.size), on: &grid, with: drawing)
  }

  private mutating func drawTitle() {
    guard let rect = layout[.title] else { return }
    let screens = ScreenID.allCases.filter { screen in
      switch screen {
      case .lookup, .archive, .trends, .followUps: true
      case .today: model.showsDayTab
      case .audit: model.showsAuditTab
      case .rights: model.screen == .rights
      case .approvals: model.showsApprovalsTab
      case .rules: model.showsRulesTab
      case .figures: model.showsFiguresTab
      }
    }
    let tabs = screens.map { screen in
      TitleBar.Tab(
        model.keymap.keyName(of: screen.command)[language], screen.title[language],
        badge: badge(of: screen), isActive: screen == model.screen,
        isRare: [.rules, .figures].contains(screen))
    }
    var right =
      deskNotes + [
        Segment(StyledText(shown(model.user.name), Style(.dim)), priority: 1),
        Segment(StyledText(model.today.description, Style(.dim)), priority: 0),
        Segment(StyledText(model.clock.clock, Style(.text)), priority: 2),
      ]
    if model.isDemo {
      right.insert(
        Segment(
          Chip(Phrase.demo[language], .warning).text(with: drawing), priority: TitleBar.lasting),
        at: 0)
    }
    let bar = TitleBar(
      brand: "frontdesk", clinic: shown(model.clinicName[language]), tabs: tabs, right: right)
    bar.draw(in: rect, on: &grid, with: drawing)
    for (tab, place) in bar.tabPlaces(in: rect, with: drawing) {
      clickable(place, .command(screens[tab].command))
    }
  }

  /// What is out of the ordinary at this desk: a part that hides the others, the mouse.
  private var deskNotes: [Segment] {
    var notes: [Segment] = []
    if layout.zoomed != nil {
      let key = model.keymap.keyName(of: .zoomPane)[language]
      notes.append(
        Segment(
          StyledText([
            (Phrase.zoomed[language] + " ", Style(.warning)),
            (key, Style(.accent, on: .screen, .bold)),
          ]), priority: TitleBar.lasting))
    }
    if model.isVeiled {
      notes.append(
        Segment(
          Chip(Phrase.publicMark[language], .warning).text(with: drawing),
          priority: TitleBar.lasting + 1))
    }
    if model.desk.isMouseOn {
      notes.append(Segment(StyledText(Phrase.mouseIsOn[language], Style(.other)), priority: 3))
    }
    return notes
  }

  /// How many are overdue or due today; nil when none or unknown.
  private var dueBadge: String? {
    guard let counts = model.counts, counts.overdue + counts.today > 0 else { return nil }
    return Format.counted(counts.overdue + counts.today)
  }

  /// How much waits on a screen; nil for nothing, or where nothing is counted.
  private func badge(of screen: ScreenID) -> String? {
    switch screen {
    case .followUps: dueBadge
    case .today: model.counts?.waiting.flatMap { $0 > 0 ? Format.counted($0) : nil }
    case .approvals:
      model.approvals.waiting > 0 ? Format.counted(model.approvals.waiting) : nil
    case .lookup, .archive, .trends, .audit, .rights, .rules, .figures: nil
    }
  }

  private mutating func drawFooter() {
    guard let rect = layout[.footer] else { return }
    let hints = hints
    let footer = Footer(hints.map(\.hint), message: message)
    footer.draw(in: rect, on: &grid, with: drawing)
    for (place, area) in footer.hintPlaces(in: rect, with: drawing) {
      clickable(area, .command(hints[place].id))
    }
  }

  /// What the keys do now, from the registry.
  private var hints: [(id: CommandID, hint: KeyHint)] {
    CommandRegistry.all.compactMap { command in
      guard let hint = command.hint(on: model.layer), command.isEnabled(model),
        command.id != .undo || (model.canUndo && model.toast?.kind != .done)
      else { return nil }
      let keys = model.keymap.hintKeys(of: command, hint, glyphs: drawing.glyphs)[language]
      return (command.id, KeyHint(keys, hint.text[language], priority: hint.priority))
    }
  }

  private var message: StyledText {
    guard let toast = model.toast else { return revealMessage ?? StyledText() }
    let role: Role =
      switch toast.kind {
      case .done: .good
      case .note: .text
      case .problem: .warning
      }
    var text = StyledText(toast.text[language], Style(role))
    if toast.kind == .done, model.canUndo {
      text.append("  ")
      text.append(model.keymap.keyName(of: .undo)[language], Style(.accent, on: .screen, .bold))
      text.append(" " + Localized(zh: "撤销", en: "Undo")[language], Style(.dim))
    }
    return text
  }

  // MARK: - Helping

  /// Text from data as it may be drawn.
  func shown(_ raw: String) -> String { DisplayText.of(raw, ambiguous: model.ambiguous) }

  /// A line that says what follows from what, with an arrow that the characters in use have.
  func shownWhy(_ line: Localized) -> String {
    StepText.line(shown(line[language]), glyphs: drawing.glyphs)
  }

  /// Why a follow-up is due, a line for what is doubtful about it first, each as wide as the room.
  func whyLines(_ followUp: FollowUp, _ style: Style = Style(), columns: Int) -> [StyledText] {
    let doubt = followUp.doubt.map {
      StyledText($0.message[language], Style(.warning)).wrapped(to: columns)
    }
    let why = StyledText(shownWhy(followUp.details.why), style).wrapped(to: columns)
    return (doubt ?? []) + why
  }

  /// The unit of an indicator.
  func unit(_ indicator: Indicator) -> String {
    shown(Format.unit(indicator, glyphs: drawing.glyphs))
  }

  /// The part of a pane where text stands under the text of a table in it.
  static func textArea(_ rect: Rect) -> Rect { rect.inset(left: 4, top: 1, right: 2, bottom: 1) }

  /// Draws a line of text in a row of an area, if the area has that row.
  mutating func draw(
    _ text: StyledText, row: Int, in area: Rect, alignment: StyledText.Alignment = .left
  ) {
    guard (0..<area.rows).contains(row) else { return }
    text.draw(
      column: area.column, row: area.row + row, columns: area.columns, alignment: alignment,
      on: &grid, with: drawing)
  }

  /// Draws a sentence and a hint below it in the upper third of an area.
  mutating func drawEmpty(_ sentence: Phrase, hint: Phrase? = nil, in area: Rect) {
    let top = max(0, (area.rows - 2) / 3)
    draw(StyledText(sentence[language], Style(.text)), row: top, in: area, alignment: .center)
    guard let hint else { return }
    let text = area.inset(left: 2, right: 2)
    let lines = StyledText(model.keymap.naming(hint.text)[language], Style(.dim)).wrapped(
      to: text.columns)
    for (place, line) in lines.enumerated() {
      draw(line, row: top + 1 + place, in: text, alignment: .center)
    }
  }
}
