/// What every renderer needs to know of the terminal: which characters it can show, and colour.
package struct Drawing: Hashable, Sendable {
  /// What lines, bars and charts are made of.
  package var glyphs: Glyphs
  /// Whether colours reach the screen; without them chips get brackets and the selected row is
  /// shown in reverse.
  package var hasColor: Bool

  package init(glyphs: Glyphs = .line, hasColor: Bool = true) {
    self.glyphs = glyphs
    self.hasColor = hasColor
  }
}
