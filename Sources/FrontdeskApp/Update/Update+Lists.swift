import Canvas
import Domain
import Widgets

extension Model {
  /// Rows of the list that takes the keys which fit on screen; at least 1.
  var visibleRows: Int {
    switch layer {
    case .help, .palette: max(1, OverlayView.rows(in: size))
    case .outcome: 1
    case .screen: max(1, ScreenLists.visibleRows(of: self))
    }
  }

  /// Scrolls every list on screen so that its selection shows.
  mutating func settleLists() {
    let layout = layout
    if overlay != nil {
      let visible = OverlayView.rows(in: size)
      changeChoices { $0.list.settle(visible: visible) }
    }
    switch screen {
    case .lookup:
      lookup.list.settle(visible: ScreenLists.people(self, layout))
      trends.indicators.settle(visible: ScreenLists.indicatorsBeside(self, layout))
    case .archive:
      for section in ArchiveSection.allCases {
        archive[section].settle(visible: ScreenLists.section(section, self, layout))
      }
    case .trends: trends.indicators.settle(visible: ScreenLists.indicators(self, layout))
    case .followUps: followUps.list.settle(visible: ScreenLists.queue(self, layout))
    }
  }
}
