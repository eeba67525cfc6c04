package import Widgets

/// How somebody has arranged a list: order, filter, marks, columns.
package struct TableControls: Equatable, Sendable {
  package internal(set) var sort = TableSort()
  /// The column that a sort would take; nil before one was chosen.
  package internal(set) var column: String?
  /// What the rows are narrowed by; the lookup has its query instead.
  package internal(set) var filter = TextField(limit: 60)
  /// Whether keys go to the filter line.
  package internal(set) var isFiltering = false
  /// The marked rows by their number: patients, follow-ups, or places in an archive.
  package internal(set) var marks = MarkState<Int64>()
  /// Which columns are shown, and in what order.
  package var choice = ColumnChoice()

  /// Whether the filter line shows: it has the keys, or it narrows the list.
  package var showsFilter: Bool { isFiltering || !filter.isEmpty }
}

/// The arrangement of every list, and what lies over one.
package struct TablesState: Equatable, Sendable {
  private var controls: [TableID: TableControls] = [:]

  /// What lies over a list; nil while nothing does.
  package internal(set) var dialog: TableDialog?
  /// The last change of several follow-ups; nil when there is none to take back.
  package internal(set) var lastChange: LastChange?

  /// The arrangement of a list.
  package subscript(table: TableID) -> TableControls {
    get { controls[table] ?? TableControls() }
    set { controls[table] = newValue }
  }

  /// Forgets the filters and marks of the lists of an archive, whose rows are another person's now.
  mutating func forgetArchive() {
    for table in TableID.allCases where table.section != nil {
      self[table].marks = MarkState()
      self[table].filter.deleteLine()
      self[table].isFiltering = false
    }
  }
}
