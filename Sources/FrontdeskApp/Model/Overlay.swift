package import Widgets

/// What lies over a screen and takes the keys.
package enum Overlay: Equatable, Sendable {
  /// The keys of the present screen, filtered by what is typed.
  case help(Choices)
  /// All commands, found by what is typed.
  case palette(Choices)
  /// What can be done with the thing selected.
  case menu(Choices)

  /// A filter and the row selected among what it leaves.
  package struct Choices: Equatable, Sendable {
    package internal(set) var filter = TextField(limit: 60)
    package internal(set) var list = ListState()
    /// The layer below, whose commands are listed.
    package internal(set) var below: Layer
  }
}
