/// How wide a terminal draws the characters that Unicode calls East Asian Ambiguous.
package enum AmbiguousWidth: Hashable, Sendable {
  /// One column, as ``TextWidth`` counts them; nearly every terminal.
  case narrow
  /// Two columns: such a character would shift the rest of its row, so none may be drawn.
  case wide
}
