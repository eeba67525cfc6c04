import CNcurses
package import Canvas
import Glibc

// What the terminal and the system tell, and what is asked of them beside pictures.
extension NcursesScreen {
  package func wait(wake: Int32, timeoutMilliseconds: Int?) -> [Event] {
    guard isRunning else { return [.hangUp] }
    var events = input.wait(
      signals: signals.readEnd, wake: wake, timeoutMilliseconds: timeoutMilliseconds,
      eventsOfSignals: eventsOfSignals)
    for case .ambiguousWidth(let width) in events where width == 2 {
      composer.isAmbiguousWide = true
      invalidate()
    }
    useEscapeForAlt()
    if input.hasDirectColor, depth == .palette256 {
      useDirectColor()
      // Brings a new picture, as nothing in the program has changed.
      events.append(.resize(size))
    }
    return events
  }

  /// Has Alt sent as an Escape before the letter, where it came as a letter of Latin-1.
  private func useEscapeForAlt() {
    guard input.sendsLatinForAlt, !hasSetAlt else { return }
    hasSetAlt = true
    // First who undoes it.
    crashGuard.also(TerminalModes.altOff)
    TerminalModes.send(TerminalModes.altOn)
  }

  /// Asks for the modes that we live with, once more.
  func sendModes() {
    TerminalModes.send(
      TerminalModes.on + (hasSetAlt ? TerminalModes.altOn : [])
        + (isMouseOn ? TerminalModes.mouseOn : []))
  }

  /// What the signals since the last look mean; a storm of resizes is one.
  func eventsOfSignals() -> [Event] {
    guard isRunning else { return [] }
    let news = signals.take()
    var events: [Event] = []
    if news.isContinued {
      // Whoever had the terminal meanwhile has set its modes.
      reset_prog_mode()
      sendModes()
      events.append(.resumed)
    }
    if news.isContinued || news.isResized { events.append(adoptSize()) }
    if news.isHungUp { events.append(.hangUp) }
    return events
  }

  /// Takes the size that the terminal has now.
  private func adoptSize() -> Event {
    var window = winsize()
    let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0
    if isKnown, window.ws_row > 0, window.ws_col > 0 {
      resizeterm(Int32(window.ws_row), Int32(window.ws_col))
    }
    size = Size(
      columns: Int(getmaxx(cncurses_stdscr())), rows: Int(getmaxy(cncurses_stdscr())))
    invalidate()
    return .resize(size)
  }

  package func suspend() {
    guard isRunning else { return }
    leave()
    signals.stopProcess()
    enter()
  }

  package func copy(_ text: String) -> Bool {
    guard isRunning, let request = Clipboard.request(text) else { return false }
    TerminalModes.send(request)
    return true
  }
}
