package import Domain

/// What a terminal does for the rules beside the work, and what its person was told of them.
package struct RuleCare: Equatable, Sendable {
  /// The minute of the clock in which it was last begun, counted from 1970.
  package internal(set) var minute: Int?
  /// When the step that is on its way was begun; nil while none is.
  package internal(set) var since: Instant?
  /// The night whose fault was told.
  package internal(set) var toldFault: CalendarDate?
  /// How many rules that cannot be judged were told of.
  package internal(set) var toldBroken = 0

  /// After how many seconds without a key the desk is idle enough for the pass of the night.
  static let idleSeconds = 120
  /// After how many seconds a step that was not answered is given up.
  static let patience = 60
}
