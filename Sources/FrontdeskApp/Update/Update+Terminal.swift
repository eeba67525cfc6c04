import Domain
import Widgets

extension Model {
  /// Draws with nothing but ASCII where lines and signs would be twice as wide as they count.
  ///
  /// The choice holds for this session and this terminal; one that the person made stands.
  mutating func takeAmbiguousWidth(_ columns: Int) {
    let isWide = columns > 1
    guard isWide != desk.isAmbiguousWide else { return }
    desk.isAmbiguousWide = isWide
    guard isWide, !desk.hasOwnGlyphs, glyphs != .ascii else { return }
    glyphs = .ascii
    say(Phrase.wideSigns.text)
  }
}
