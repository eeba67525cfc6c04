/// A key of the keyboard that is not text.
package enum Key: Hashable, Sendable {
  case up, down, left, right
  case home, end, pageUp, pageDown
  case insert, delete, backspace
  case enter, escape, tab
  /// F1 through F24.
  case function(Int)
  /// A printable key pressed together with Ctrl or Alt, as its lower-case ASCII letter or sign.
  case character(Character)
}

/// A key and the modifiers held with it.
package struct KeyPress: Hashable, Sendable {
  package struct Modifiers: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    package static let shift = Modifiers(rawValue: 1)
    package static let alt = Modifiers(rawValue: 2)
    package static let control = Modifiers(rawValue: 4)
  }

  package var key: Key
  package var modifiers: Modifiers

  package init(_ key: Key, _ modifiers: Modifiers = []) {
    self.key = key
    self.modifiers = modifiers
  }

  /// Ctrl with a letter, such as `^K`.
  package static func control(_ letter: Character) -> KeyPress {
    KeyPress(.character(letter), .control)
  }
}

/// What the terminal tells the program.
package enum Event: Hashable, Sendable {
  /// A key that is not plain text.
  case key(KeyPress)
  /// Typed text: one printable character with its combining marks, or what an input method
  /// committed at once.
  case text(String)
  /// Pasted text, whole, as decoded; never keys.
  case paste(String)
  /// The left button pressed on a cell; only while the mouse is on.
  case click(Point)
  /// The wheel turned on a cell: −1 up, 1 down.
  case wheel(Point, Int)
  case resize(Size)
  /// The window got or lost the focus.
  case focus(Bool)
  /// Bytes that are not UTF-8 came in; the count of runs dropped so far in this burst.
  case garbled(Int)
  /// Text of this burst came in GBK and was read as such: the terminal's encoding seems to be set
  /// to it.
  case rescued
  /// How many columns the terminal gives a character of ambiguous width, 1 or 2.
  ///
  /// At most once, some time after the start; a terminal that does not answer never brings it.
  case ambiguousWidth(Int)
  /// The process goes on after it was stopped; whoever sits there now need not be who sat there
  /// before.
  case resumed
  /// The terminal went away or asked the program to end (SIGHUP, SIGTERM, end of input).
  case hangUp
}
