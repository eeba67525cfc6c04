/// What a piece of text is for; a theme says how that looks.
///
/// Views never name a colour.
package enum Role: UInt8, Sendable, CaseIterable {
  /// Ordinary text.
  case text
  /// Text that can wait: labels, units, hints.
  case dim
  /// Headings, names, the value that matters.
  case strong
  /// The product's own colour: key names, the active border, the caret line.
  case accent
  /// A border of a pane without focus.
  case border
  /// The title and footer bars.
  case bar
  /// Inside the reference range, done, in order.
  case good
  /// Needs a look: due today, doubtful.
  case warning
  /// Out of range, overdue, an error.
  case bad
  /// A chip for a problem or tag.
  case tag
  /// The second series of a chart, a rescheduled item.
  case other
}

/// What lies behind a piece of text.
package enum Backdrop: UInt8, Sendable, CaseIterable {
  /// The screen's own background.
  case screen
  /// The title and footer bars.
  case bar
  /// The selected row of the pane with focus.
  case selected
  /// The selected row of another pane.
  case selectedQuiet
  /// A marked row.
  case marked
  /// A popup.
  case popup
  /// A field that takes text.
  case field
  /// The reference band of a chart.
  case band
  /// Chips: for a problem, and for the good, doubtful and bad ones.
  case chip
  case chipGood
  case chipWarning
  case chipBad
}

/// The look of a cell: a role, what lies behind it, and emphasis that survives without colour.
package struct Style: Hashable, Sendable {
  /// Emphasis that a terminal without colour can still show.
  package struct Attributes: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    package static let bold = Attributes(rawValue: 1)
    package static let underline = Attributes(rawValue: 2)
    package static let reverse = Attributes(rawValue: 4)
    package static let italic = Attributes(rawValue: 8)
  }

  package var role: Role
  package var backdrop: Backdrop
  package var attributes: Attributes

  package init(_ role: Role = .text, on backdrop: Backdrop = .screen, _ attributes: Attributes = [])
  {
    self.role = role
    self.backdrop = backdrop
    self.attributes = attributes
  }

  /// The same role and emphasis on another backdrop.
  package func on(_ backdrop: Backdrop) -> Style { Style(role, on: backdrop, attributes) }

  /// The same look with more emphasis.
  package func with(_ more: Attributes) -> Style {
    Style(role, on: backdrop, attributes.union(more))
  }
}
