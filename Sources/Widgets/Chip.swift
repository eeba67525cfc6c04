package import Canvas

/// A short label that stands out, such as a problem or a tag.
package struct Chip: Hashable, Sendable {
  /// What a chip says, as a choice of colour.
  package enum Kind: Hashable, Sendable, CaseIterable {
    case tag, good, warning, bad

    /// The role and backdrop of the kind.
    package var style: Style {
      switch self {
      case .tag: Style(.tag, on: .chip)
      case .good: Style(.good, on: .chipGood)
      case .warning: Style(.warning, on: .chipWarning)
      case .bad: Style(.bad, on: .chipBad)
      }
    }
  }

  /// A word or two.
  package var label: String
  /// What the colour says.
  package var kind: Kind

  package init(_ label: String, _ kind: Kind = .tag) {
    self.label = label
    self.kind = kind
  }

  /// The chip as text: ` 高血压 ` on its backdrop, or `[高血压]` where that would not show.
  package func text(with drawing: Drawing) -> StyledText {
    let isPlain = !drawing.hasColor || drawing.glyphs == .ascii
    return StyledText(isPlain ? "[\(label)]" : " \(label) ", kind.style)
  }

  /// As many chips as fit, each whole, and `+2` for those that do not.
  ///
  /// - Returns: At most so many columns; the first chips are kept.
  package static func row(_ chips: [Chip], columns: Int, with drawing: Drawing) -> StyledText {
    let texts = chips.map { $0.text(with: drawing) }
    let whole = StyledText.joined(texts, spacing: 1)
    if whole.width <= columns { return whole }
    for shown in stride(from: texts.count - 1, through: 0, by: -1) {
      let more = StyledText("+\(texts.count - shown)", Style(.dim))
      let line = StyledText.joined(texts[..<shown] + [more], spacing: 1)
      if line.width <= columns { return line }
    }
    return StyledText()
  }
}
