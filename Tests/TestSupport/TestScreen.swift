package import Canvas
import Glibc

/// A terminal without one: gives scripted events and keeps every frame.
///
/// Results always come before the next event, as if the person waited for the screen to settle.
/// Used from one thread.
package final class TestScreen: Screen {
  package var size: Size
  /// Everything that was shown, in order.
  package private(set) var frames: [Frame] = []
  /// How often the whole screen was to be written again.
  package private(set) var invalidations = 0
  package private(set) var themes: [Theme] = []
  /// Texts sent to the clipboard, in order.
  package private(set) var copies: [String] = []
  /// Whether the clipboard takes texts.
  package var hasClipboard = true
  package var isMouseOn = false
  /// How often the terminal was given back to the shell.
  package private(set) var suspensions = 0
  /// The timeouts of the waits for which no result had come, in milliseconds; nil for one without.
  package private(set) var timeouts: [Int?] = []
  private var script: [[Event]]
  /// Called before the next part of the script; lets a test move its clock or look at the state.
  package var onWait: (() -> Void)?
  /// Whether work is on its way, so that the wait blocks for it; nothing is by default.
  package var isBusy: () -> Bool = { false }

  /// - Parameter script: What each wait returns, in order; then the terminal hangs up. An empty
  ///   part is a wait that ran out of time.
  package init(columns: Int, rows: Int, script: [[Event]] = []) {
    size = Size(columns: columns, rows: rows)
    self.script = script
  }

  package func show(_ frame: Frame) { frames.append(frame) }

  package func wait(wake: Int32, timeoutMilliseconds: Int?) -> [Event] {
    if isReadable(wake, waiting: isBusy()) { return [] }
    onWait?()
    timeouts.append(timeoutMilliseconds)
    guard !script.isEmpty else { return [.hangUp] }
    let events = script.removeFirst()
    for case .resize(let size) in events { self.size = size }
    return events
  }

  package func invalidate() { invalidations += 1 }

  package func copy(_ text: String) -> Bool {
    if hasClipboard { copies.append(text) }
    return hasClipboard
  }

  package func suspend() { suspensions += 1 }

  package func use(_ theme: Theme) { themes.append(theme) }

  /// Whether results have arrived; waits for them for ten seconds at most.
  private func isReadable(_ descriptor: Int32, waiting: Bool) -> Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, waiting ? 10_000 : 0) > 0
  }
}
