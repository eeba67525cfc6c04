/// A picture and where the cursor stands in it.
package struct Frame: Hashable, Sendable {
  package var grid: Grid
  /// Where the hardware cursor is; nil hides it.
  ///
  /// Input methods and screen readers follow it.
  package var cursor: Point?
  /// The title of the window; constant text, never from data.
  package var title: String

  package init(grid: Grid, cursor: Point?, title: String = "frontdesk") {
    self.grid = grid
    self.cursor = cursor
    self.title = title
  }
}

/// The seam between the program and a terminal: a real one, or a fake one in tests.
package protocol Screen: AnyObject {
  /// The present size.
  var size: Size { get }

  /// Shows a picture; writes only what changed since the last.
  func show(_ frame: Frame)

  /// Waits for input, a wake-up or the time, and returns what came, in order; all that is there.
  ///
  /// - Parameters:
  ///   - wake: A descriptor that becomes readable when results have arrived; the caller empties it.
  ///   - timeoutMilliseconds: How long to wait at most; nil for ever.
  /// - Returns: The events; empty on a wake-up or when the time ran out.
  func wait(wake: Int32, timeoutMilliseconds: Int?) -> [Event]

  /// Forgets what is on the screen, so that the next picture is written whole (Ctrl-L).
  func invalidate()

  /// Changes the colours; the next picture is written whole.
  func use(_ theme: Theme)

  /// Whether the terminal reports clicks and the wheel, which takes selecting text away from it.
  var isMouseOn: Bool { get set }

  /// Hands text to the terminal's clipboard; nothing tells whether the terminal took it.
  ///
  /// - Returns: Whether it was sent; false for more than 8 KB, for nothing, and where no terminal is.
  func copy(_ text: String) -> Bool

  /// Gives the terminal back, stops the process until it is continued, and takes the terminal again.
  ///
  /// The next `wait` brings `Event.resumed` first; until the next `show` the screen is left empty.
  func suspend()
}

extension Screen {
  package var isMouseOn: Bool {
    get { false }
    set {}
  }

  package func copy(_ text: String) -> Bool { false }
  package func suspend() {}
}
