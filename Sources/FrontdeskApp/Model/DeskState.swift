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

  init(now: Instant) { lastInput = now }

  /// When it locks by itself; nil while it is locked or never does.
  var idleDeadline: Instant? {
    isLocked || idleMinutes == 0 ? nil : lastInput.adding(seconds: idleMinutes * 60)
  }

  /// Long enough for a telephone call, short enough for a desk that the public passes.
  package static let defaultIdleMinutes = 10
  /// The times to go through; 0 is never.
  package static let idleChoices = [1, 3, 5, 10, 15, 30, 0]
}
