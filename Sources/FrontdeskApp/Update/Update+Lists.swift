import Canvas
import Domain
import Widgets

extension Model {
  /// Rows of the list that takes the keys which fit on screen; at least 1.
  var visibleRows: Int {
    switch layer {
    case .help, .palette, .menu: max(1, overlayLayout?.visible ?? 1)
    case .outcome, .booking, .week, .dialog, .settings, .card, .access, .locked, .signIn,
      .ruleEditor, .forecast, .forms, .form:
      8
    case .screen: max(1, ScreenLists.visibleRows(of: self))
    }
  }

  /// Counts and scrolls every list on screen so that its selection is a row and shows.
  mutating func settleLists() {
    let layout = layout
    if overlay != nil {
      changeChoices { _ in }
      let visible = overlayLayout?.visible ?? 0
      changeSelection { $0.settle(visible: visible) }
    }
    countIndicators()
    switch screen {
    case .lookup:
      lookup.list.settle(visible: ScreenLists.people(self, layout))
      if lookup.focus == .person, !canFocusPerson { lookup.focus = .query }
    case .archive:
      for section in ArchiveSection.allCases {
        if section != .overview { archive[section].setCount(archiveOrder(section).count) }
        archive[section].settle(visible: ScreenLists.section(section, self, layout))
      }
      // A section that this size does not show gives way to the pane that shows it.
      if !sections.contains(archive.section) { archive.section = .overview }
    case .trends:
      // The window may have lost the list that had the focus; one too small keeps what it had.
      if trends.focus == .indicators, SizeClass(size) != .tooSmall, !hasSeveralPanes {
        trends.focus = .chart
      }
      trends.indicators.settle(visible: ScreenLists.indicators(layout))
    case .followUps: followUps.list.settle(visible: ScreenLists.queue(self, layout))
    case .today:
      countDay()
      day.list.settle(visible: ScreenLists.day(self, layout))
    case .audit:
      countAudit()
      audit.list.settle(visible: ScreenLists.audit(self, layout))
    case .rights:
      rights.list.setCount(RightsRows(self).rows.count)
      rights.list.settle(visible: ScreenLists.tabbed(.rights, layout))
    case .approvals:
      approvals.list.setCount(approvals.count)
      approvals.list.settle(visible: ScreenLists.tabbed(.approvals, layout))
    case .rules: settleRules(layout)
    case .figures:
      countFigures()
      let visible = ScreenLists.figures(self, layout)
      changeFigureList { $0.settle(visible: visible) }
    }
  }

  /// Whose indicators are listed: the person beside the list, or the one whose archive is open.
  var listedPerson: PatientArchive? {
    [.lookup, .followUps, .today].contains(screen) ? preview.archive : archive.archive
  }

  /// Keeps the indicator that was chosen when the person changes, by its code.
  private mutating func countIndicators() {
    guard let person = listedPerson else {
      trends.indicators.setCount(0)
      return
    }
    trends.indicators.setCount(person.series.count)
    if let place = person.series.firstIndex(where: { $0.indicator.code == trends.code }) {
      trends.indicators.select(place)
    } else {
      trends.indicators.select(PreviewOrder.places(person).first ?? 0)
    }
    let selected = trends.indicators.selected
    let shown =
      person.series.indices.contains(selected)
      ? TrendsState.Shown(patient: person.id, code: person.series[selected].indicator.code) : nil
    if shown != trends.shown, screen == .trends || trends.shown?.patient != shown?.patient {
      if trends.shown?.patient != shown?.patient { trends.isZoomedByHand = false }
      trends.shown = shown
      trends.point = nil
    }
    // A few values of the last months would be a dot at the edge of ten empty years.
    if !trends.isZoomedByHand, person.series.indices.contains(selected) {
      trends.span = .holding(person.series[selected], today: today)
    }
  }
}
