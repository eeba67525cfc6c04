package import Canvas

/// A sentence about what just happened, and the way back.
package struct Toast: Hashable, Sendable {
  /// How much it matters; a greater one hides a lesser.
  package enum Severity: Int, Hashable, Sendable, CaseIterable, Comparable {
    /// It was done.
    case done
    /// Something to know.
    case note
    /// Something to look at.
    case warning
    /// It was not done.
    case failure

    package static func < (left: Severity, right: Severity) -> Bool {
      left.rawValue < right.rawValue
    }

    /// The look of the word; without colour the word itself says it.
    package var role: Role {
      switch self {
      case .done: .good
      case .note: .accent
      case .warning: .warning
      case .failure: .bad
      }
    }
  }

  package var severity: Severity
  /// The severity as a word, such as `完成` or `错误`.
  package var word: String
  /// What happened.
  package var text: String
  /// The key that takes it back; nil when nothing does.
  package var undo: KeyHint?

  package init(_ severity: Severity, word: String, _ text: String, undo: KeyHint? = nil) {
    self.severity = severity
    self.word = word
    self.text = text
    self.undo = undo
  }

  /// The toast as one line of at most so many columns.
  ///
  /// `完成 已登记到诊: 王小明  ^Z 撤销`: the sentence is cut first, and the way back never.
  package func line(columns: Int, with drawing: Drawing) -> StyledText {
    let word = StyledText(word, Style(severity.role, on: .screen, .bold))
    let hint = undo.map { Footer.line([$0], columns: columns) } ?? StyledText()
    let taken = word.width + 1 + (hint.isEmpty ? 0 : hint.width + 2)
    let text = StyledText(text, Style(.text))
      .clipped(to: max(0, columns - taken), glyphs: drawing.glyphs)
    let head = StyledText.joined([word, text], spacing: 1)
    return StyledText.joined([head, hint], spacing: 2).clipped(to: columns, glyphs: drawing.glyphs)
  }
}
