import Canvas
import Domain
import Widgets

extension Painting {
  /// That something is being read and how to stop it, for the title of the main part of a screen.
  ///
  /// Words and nothing that moves: a screen reader says them once, and nothing wakes the program.
  var readingNotes: [Segment] {
    guard let reading = model.shownReading else { return [] }
    let what = (reading == .archive ? Phrase.readingRecord : .reading)[language]
    var text = StyledText(what, Style(.warning))
    if language == .english { text.append(" " + dots, Style(.warning)) }
    if model.canGiveUpReading {
      text.append("  ")
      text.append(model.keymap.keyName(of: .back)[language], Style(.accent, on: .screen, .bold))
      text.append(" " + Phrase.stopReading[language], Style(.dim))
    }
    return [Segment(text, priority: 9)]
  }

  private var dots: String { drawing.glyphs == .ascii ? "..." : "…" }
}
