package import Domain
package import Widgets

/// What lies over a screen and takes the keys.
package enum Overlay: Equatable, Sendable {
  /// The keys of the present screen, then all others, filtered by what is typed.
  case help(Choices)
  /// Everything that can be done, found by what is typed.
  case palette(Choices)
  /// What can be done with the thing selected.
  case menu(Choices)

  /// A filter and the row selected among what it leaves.
  package struct Choices: Equatable, Sendable {
    package internal(set) var filter = TextField(limit: 60)
    /// Stands on a row that can be chosen, while there is one.
    package internal(set) var list = ListState()
    /// The layer below, whose commands are listed.
    package internal(set) var below: Layer
    /// What the filter leaves.
    package internal(set) var rows: [Row] = []
    /// In which language and for which filter the rows of a help were found; nil before.
    var found: Found?

    /// What the rows of a help depend on, besides what never changes while it is open.
    struct Found: Equatable, Sendable {
      let language: Language
      let typed: String
    }

    /// The entry that Enter chooses; nil when there is none.
    package var selected: Entry? {
      guard let row = list.selection, rows.indices.contains(row), case .entry(let entry) = rows[row]
      else { return nil }
      return entry
    }

    /// The entries, which the digits of a menu count.
    package var entries: [Entry] {
      rows.compactMap { if case .entry(let entry) = $0 { entry } else { nil } }
    }
  }

  /// A line of the list.
  package enum Row: Equatable, Sendable {
    case heading(Localized)
    case separator
    case entry(Entry)
  }

  /// Something to choose, and how it was found.
  package struct Entry: Equatable, Sendable {
    package var entry: PaletteEntry
    /// The characters of the title in the present language that were typed, from 0.
    package var places: [Int] = []
    /// Why it can do nothing now; nil when it can.
    package var obstacle: Localized?
    /// Whether it is listed because it was used not long ago.
    package var isRecent = false
  }

  /// The same with nothing selected and at its beginning.
  var withoutSelection: Overlay {
    var choices = choices
    choices.list = ListState()
    return with(choices)
  }

  /// The filter and the list of whichever is open.
  package var choices: Choices {
    switch self {
    case .help(let choices), .palette(let choices), .menu(let choices): choices
    }
  }
}
