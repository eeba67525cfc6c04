import CNcurses
package import Canvas
import Glibc
import Synchronization

/// Whether a screen is up; ncurses has one for the whole process.
private let isScreenUp = Atomic<Bool>(false)

/// The terminal of the process, drawn by ncurses.
///
/// Made, used and stopped on one thread. Takes over the terminal's modes, the signals that concern
/// it, and standard error, from `init` to `stop()`; a crash in between leaves the terminal in order
/// too.
package final class NcursesScreen: Screen {
  package internal(set) var size: Size
  /// Whether the terminal reports clicks and the wheel, which takes selecting text away from it.
  package var isMouseOn = false {
    didSet {
      guard isRunning, isMouseOn != oldValue else { return }
      TerminalModes.send(isMouseOn ? TerminalModes.mouseOn : TerminalModes.mouseOff)
    }
  }

  /// Whether the terminal has said that it draws characters of ambiguous width two columns wide.
  ///
  /// From then on none is drawn, but a sign of ASCII in its place.
  package var isAmbiguousWide: Bool { composer.isAmbiguousWide }

  private let handle: OpaquePointer
  var settings: termios
  private(set) var depth: ColorDepth
  private let hasTitle: Bool
  let crashGuard: CrashGuard
  private let errorSink: StandardErrorSink
  /// Nil where ncurses writes to the terminal itself.
  private let writer: PictureWriter?
  /// Whether styles are set by the sequences that `StyleThrift` knows.
  private let savesStyles: Bool
  let signals: SignalPipe
  var input = TerminalInput()

  private(set) var isRunning = true
  var composer: RowComposer
  /// The last picture that is on the screen; nil when every row must be written.
  private var shown: Frame?
  private var theme: Theme
  /// Whether the cursor has the theme's colour.
  private var hasCursorColor = false
  /// Whether we have changed how the terminal sends Alt.
  var hasSetAlt = false
  var isCursorVisible = true
  var title = ""

  /// Takes over the terminal of the process.
  ///
  /// - Parameters:
  ///   - theme: The colours; none are used where `NO_COLOR` is set to anything.
  ///   - standardError: Where standard error goes while the screen is up, owned by the caller. Nil
  ///     for nowhere, unless it already goes to a file.
  /// - Throws: When the terminal cannot be used, with nothing changed on it.
  package init(theme: Theme, standardError: Int32? = nil) throws(TerminalError) {
    self.theme = theme
    try TerminalCheck.streamsAndTerminal()
    try TerminalCheck.enterLocale()
    settings = termios()
    guard tcgetattr(STDIN_FILENO, &settings) == 0 else {
      throw .system(call: "tcgetattr", code: errno)
    }
    let signals = try SignalPipe()
    let isFirst = !isScreenUp.exchange(true, ordering: .sequentiallyConsistent)
    precondition(isFirst, "a process has one terminal")
    self.signals = signals
    hasTitle = TerminalModes.hasTitle(terminal: TerminalCheck.environment("TERM") ?? "")
    crashGuard = CrashGuard(
      settings: settings, restore: TerminalModes.crashRestore(hasTitle: hasTitle))
    // These freeze the size; the kernel knows better.
    unsetenv("LINES")
    unsetenv("COLUMNS")
    let description = TerminalDescription.current()
    let writer = PictureWriter()
    let first = DirectColor.with(description: description?.terminfo) {
      cncurses_newterm(writer?.stream)
    }
    guard let handle = first ?? (description == nil ? nil : cncurses_newterm(writer?.stream))
    else {
      writer?.close()
      crashGuard.close()
      signals.close()
      isScreenUp.store(false, ordering: .sequentiallyConsistent)
      throw .unknownTerminal(TerminalCheck.environment("TERM"))
    }
    self.handle = handle
    self.writer = writer
    savesStyles = TerminalCheck.capability("sgr0").map(StyleThrift.isReset) ?? false
    errorSink = StandardErrorSink(descriptor: standardError)
    raw()
    noecho()
    nonl()
    typeahead(-1)
    // Keys are read by us; ncurses must not see them.
    keypad(cncurses_stdscr(), false)
    leaveok(cncurses_stdscr(), false)
    scrollok(cncurses_stdscr(), false)
    let hasColors = has_colors() && start_color() == OK && use_default_colors() == OK
    let counted = ColorDepth(
      colors: hasColors ? Int(cncurses_colors()) : 0, isRefused: TerminalCheck.isColorRefused)
    // The description may be refused by an ncurses of another make, which then counts fewer.
    depth = counted == .direct ? description?.depth ?? counted : counted
    composer = RowComposer(theme: theme, depth: depth, pairs: Int(cncurses_color_pairs()))
    size = Size(
      columns: Int(getmaxx(cncurses_stdscr())), rows: Int(getmaxy(cncurses_stdscr())))
    // Has ncurses write what it holds, the change to the second screen among it.
    curs_set(1)
    TerminalModes.send(
      TerminalModes.on + (description?.resetCharacters ?? [])
        + Probe.questions(asksColors: depth == .palette256 && counted == .direct))
    input.noteProbe()
  }

  deinit { stop() }

  /// Gives the terminal back as it was; a second call does nothing.
  ///
  /// Input that nobody has read is dropped, so that no reply of the terminal is typed into the shell.
  package func stop() {
    guard isRunning else { return }
    isMouseOn = false
    isRunning = false
    leave()
    errorSink.close()
    crashGuard.close()
    signals.close()
    delscreen(handle)
    writer?.close()
    isScreenUp.store(false, ordering: .sequentiallyConsistent)
  }

  /// Leaves the terminal as it was found.
  ///
  /// Unlike `stop()` it can be entered again.
  func leave() {
    input.drain()
    TerminalModes.send(
      (isMouseOn ? TerminalModes.mouseOff : []) + TerminalModes.off
        + (hasSetAlt ? TerminalModes.altOff : [])
        + (hasCursorColor ? TerminalModes.cursorColorOff : [])
        + (title.isEmpty ? [] : TerminalModes.titleOff))
    hasCursorColor = false
    title = ""
    if !isCursorVisible { curs_set(1) }
    isCursorVisible = true
    // Nothing of the picture may come back by itself; and without a second screen it, and with it
    // names, would stay where all can read it.
    shown = nil
    werase(cncurses_stdscr())
    wnoutrefresh(cncurses_stdscr())
    if TerminalCheck.capability("rmcup") == nil { doupdate() }
    endwin()
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
  }

  /// Takes the terminal again after `leave()`, with an empty picture.
  func enter() {
    reset_prog_mode()
    invalidate()
    wnoutrefresh(cncurses_stdscr())
    doupdate()
    sendModes()
  }

  // MARK: - Drawing

  package func show(_ frame: Frame) {
    guard isRunning, frame != shown else { return }
    let former = shown.flatMap { $0.grid.size.columns == frame.grid.size.columns ? $0.grid : nil }
    for row in 0..<size.rows {
      let cells = row < frame.grid.size.rows ? frame.grid.row(row) : []
      if let former, (row < former.size.rows ? former.row(row) : []) == cells { continue }
      composer.draw(cells, row: row, columns: size.columns)
    }
    write(frame)
    shown = frame
    colorCursor()
    guard hasTitle, frame.title != title, !frame.title.isEmpty else { return }
    TerminalModes.send(TerminalModes.title(frame.title, isFirst: title.isEmpty))
    title = frame.title
  }

  /// Has the terminal show the rows that were drawn, and the cursor.
  private func write(_ frame: Frame) {
    let synchronizes = input.synchronizes
    func update() {
      show(frame.cursor)
      wnoutrefresh(cncurses_stdscr())
      doupdate()
    }
    guard let writer else {
      if synchronizes { TerminalModes.send(TerminalModes.beginUpdate) }
      update()
      if synchronizes { TerminalModes.send(TerminalModes.endUpdate) }
      return
    }
    var bytes = writer.gather(update)
    guard !bytes.isEmpty else { return }
    if savesStyles { bytes = StyleThrift.saving(bytes) }
    TerminalModes.send(
      synchronizes ? TerminalModes.beginUpdate + bytes + TerminalModes.endUpdate : bytes)
  }

  /// Gives the cursor the theme's accent, once for each theme, where the terminal can.
  private func colorCursor() {
    guard hasTitle, !hasCursorColor, depth == .palette256 || depth == .direct,
      let color = theme.foregrounds[.accent]
    else { return }
    TerminalModes.send(TerminalModes.cursorColor(color))
    hasCursorColor = true
  }

  /// Puts the cursor on a cell of the screen, or hides it.
  private func show(_ cursor: Point?) {
    let place = cursor.flatMap { Rect(size).contains($0) ? $0 : nil }
    if let place { wmove(cncurses_stdscr(), Int32(place.row), Int32(place.column)) }
    guard (place != nil) != isCursorVisible else { return }
    isCursorVisible = place != nil
    curs_set(isCursorVisible ? 1 : 0)
  }

  package func invalidate() {
    shown = nil
    if isRunning { clearok(cncurses_stdscr(), true) }
  }

  package func use(_ theme: Theme) {
    guard isRunning else { return }
    self.theme = theme
    if hasCursorColor { TerminalModes.send(TerminalModes.cursorColorOff) }
    hasCursorColor = false
    let isWide = composer.isAmbiguousWide
    composer = RowComposer(theme: theme, depth: depth, pairs: Int(cncurses_color_pairs()))
    composer.isAmbiguousWide = isWide
    invalidate()
  }

  /// Shows the theme's own colours from now on, as the terminal has said that it has them.
  func useDirectColor() {
    depth = .direct
    use(theme)
  }
}
