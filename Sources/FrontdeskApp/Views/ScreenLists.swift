import Canvas
import Domain
import Widgets

/// How many rows of each list show; the update scrolls by the same numbers as the views draw by.
enum ScreenLists {
  static func people(_ model: Model, _ layout: Layout) -> Int {
    guard let rect = layout[.people] else { return 0 }
    let list = PeopleParts(rect, sizeClass: layout.sizeClass).list
    return PeopleTable.table(
      model, isOneLine: layout.sizeClass == .compact, showsBirth: false
    ).capacity(in: list)
  }

  static func section(
    _ section: ArchiveSection, _ model: Model, _ layout: Layout
  ) -> Int {
    // The tabs and the blank line below them take two rows, the headings one.
    let tabs = layout[.section] == nil ? 0 : 2
    guard let rect = layout[.section] ?? layout[section.pane] else { return 0 }
    let hasFilter =
      model.archive.section == section
      && TableID(section).map { model.tables[$0].showsFilter } == true
    let counter = tabs > 0 && section != .overview && model.hasCounterLine ? 1 : 0
    let inside = Pane.interior(rect).inset(top: tabs + (hasFilter ? 1 : 0), bottom: counter)
    if section == .medications {
      return Painting.medicationTable(.chinese, columns: inside.columns).capacity(in: inside)
    }
    // The visits stand without headings.
    if section == .visits { return inside.rows }
    if section == .followUps { return Painting.followUpTable(.chinese).capacity(in: inside) }
    return max(0, inside.rows - 1)
  }

  static func indicators(_ layout: Layout) -> Int {
    layout[.indicators].map { IndicatorTable.capacity(Pane.interior($0)) } ?? 0
  }

  static func queue(_ model: Model, _ layout: Layout) -> Int {
    guard let rect = layout[.queue] else { return 0 }
    return QueueList.capacity(
      in: QueueParts(rect, model, sizeClass: layout.sizeClass).list, sizeClass: layout.sizeClass,
      hasSections: !model.followUps.sections.isEmpty)
  }

  /// A list below a row of tabs; its heading takes a row.
  static func tabbed(_ pane: PaneID, _ layout: Layout, showsFilter: Bool = false) -> Int {
    layout[pane].map { max(0, TabbedList($0, showsFilter: showsFilter).list.rows - 1) } ?? 0
  }

  static func audit(_ model: Model, _ layout: Layout) -> Int {
    tabbed(.audit, layout, showsFilter: model.tables[.audit].showsFilter)
  }

  static func day(_ model: Model, _ layout: Layout) -> Int {
    tabbed(.day, layout, showsFilter: model.tables[.day].showsFilter)
  }

  static func rules(_ model: Model, _ layout: Layout) -> Int {
    let showsFilter = model.table.map { model.tables[$0].showsFilter } ?? false
    return tabbed(.rules, layout, showsFilter: showsFilter)
  }

  static func figures(_ model: Model, _ layout: Layout) -> Int {
    let showsFilter = model.table.map { model.tables[$0].showsFilter } ?? false
    return tabbed(.figures, layout, showsFilter: showsFilter)
  }

  /// Rows of the list that takes the keys on the present screen.
  static func visibleRows(of model: Model) -> Int {
    let layout = model.layout
    switch model.screen {
    case .lookup: return people(model, layout)
    case .archive: return section(model.archive.section, model, layout)
    case .trends:
      if model.trends.focus == .chart, model.trends.showsTable {
        return layout[.chart].map { Pane.interior($0).rows - 1 } ?? 1
      }
      return indicators(layout)
    case .followUps: return queue(model, layout)
    case .today: return day(model, layout)
    case .audit: return audit(model, layout)
    case .rights: return tabbed(.rights, layout)
    case .approvals: return tabbed(.approvals, layout)
    case .rules: return rules(model, layout)
    case .figures: return figures(model, layout)
    }
  }
}
