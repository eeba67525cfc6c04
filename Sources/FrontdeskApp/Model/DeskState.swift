package import Domain

/// What concerns the desk and the person at it, whatever screen is shown.
package struct DeskState: Equatable, Sendable {
  /// Whether the lock screen hides everything.
  package internal(set) var isLocked = false
  /// When somebody last used the keyboard or the mouse.
  package internal(set) var lastInput: Instant
  /// Minutes without a key after which it locks by itself; 0 for never.
  package var idleMinutes = DeskState.defaultIdleMinutes

  /// The places to go back and forward to.
  package internal(set) var places = PlaceHistory()

  /// Whether patients can see the screen, so that names and numbers are hidden.
  package internal(set) var facesPublic = false
  /// Whether nobody has used the desk for some minutes, so that names and numbers are hidden.
  package internal(set) var isUnattended = false

  /// Whether the part with the focus has the screen to itself.
  package internal(set) var isZoomed = false
  /// Whether the terminal reports clicks and the wheel.
  package var isMouseOn = false
  /// What may go to the terminal's clipboard.
  package var copyPolicy = CopyPolicy.masked
  /// Whether the person chose the glyphs, so that nothing else may.
  package var hasOwnGlyphs = false
  /// Whether the terminal draws signs of ambiguous width two columns wide.
  package internal(set) var isAmbiguousWide = false
  /// Where the next session begins.
  package var startScreen = StartScreen.lookup
  /// Whether the end of the session is remembered for the next one.
  package var remembersSession = false
  /// The record to open at the start; nil for none.
  package internal(set) var reopens: Place?

  init(now: Instant) { lastInput = now }

  /// Long enough for a telephone call, short enough for a desk that the public passes.
  package static let defaultIdleMinutes = 10
  /// The longest time that can be chosen, in minutes.
  package static let mostIdleMinutes = 120
  /// The times to go through; 0 is never.
  package static let idleChoices = [1, 3, 5, 10, 15, 30, 0]
}
