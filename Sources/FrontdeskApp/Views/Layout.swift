package import Canvas
import Domain
import Widgets

/// A part of the screen that shows one thing.
///
/// The raw value is the letter that stands for it in the pictures of the tests.
package enum PaneID: Character, CaseIterable, Sendable {
  case title = "t"
  case footer = "f"
  /// That somebody is looked at without the right.
  case banner = "b"
  /// The people found.
  case people = "L"
  /// The person chosen in a list.
  case person = "P"
  /// One section of an archive at a time, with tabs.
  case section = "A"
  case overview = "O"
  case results = "R"
  case medications = "M"
  case visits = "V"
  case followUps = "F"
  /// The follow-up queue.
  case queue = "Q"
  /// Attempts to reach a person.
  case history = "H"
  case audit = "U"
  /// The list of a day, and its numbers.
  case day = "Y"
  case tally = "Z"
  case chart = "C"
  case statistics = "S"
  /// The indicators to choose from.
  case indicators = "I"
  case values = "T"
  /// What a patient agreed to and asked for, and more on one row of it.
  case rights = "N"
  case rightsDetail = "D"
  /// What waits for a second person, and more on one row of it.
  case approvals = "K"
  case approvalsDetail = "E"
  /// The rules, and the text of the one selected.
  case rules = "G"
  case ruleDetail = "J"
  /// The figures or the people behind one, and more on the one selected.
  case figures = "B"
  case figureDetail = "W"
}

extension PaneID {
  /// What stands around every screen.
  static let frame: Set<PaneID> = [.title, .footer, .banner]
}

/// Where each part of a screen lies; a pure function of the size.
package struct Layout: Equatable, Sendable {
  package let sizeClass: SizeClass
  /// The parts that are shown; they never overlap.
  package private(set) var panes: [PaneID: Rect] = [:]
  /// The part that has the whole body to itself; nil when parts share it.
  package private(set) var zoomed: PaneID?

  /// The place of a part; nil when this layout does not show it.
  package subscript(pane: PaneID) -> Rect? { panes[pane] }

  /// Lays out a screen.
  ///
  /// - Parameters:
  ///   - extent: How much the archive has to show that is open.
  ///   - zoom: The part to give everything between title and footer; one that this screen does not
  ///     show at this size changes nothing, and neither do title and footer.
  ///   - hasBanner: Whether a row below the title is taken.
  package init(
    _ size: Size, screen: ScreenID, extent: ArchiveExtent = ArchiveExtent(), zoom: PaneID? = nil,
    hasBanner: Bool = false
  ) {
    sizeClass = SizeClass(size)
    guard sizeClass != .tooSmall else { return }
    let whole = Rect(size)
    panes[.title] = Rect(column: 0, row: 0, columns: size.columns, rows: 1)
    panes[.footer] = Rect(column: 0, row: size.rows - 1, columns: size.columns, rows: 1)
    if hasBanner { panes[.banner] = Rect(column: 0, row: 1, columns: size.columns, rows: 1) }
    let body = whole.inset(top: hasBanner ? 2 : 1, bottom: 1)
    switch screen {
    case .lookup: layLookup(body)
    case .archive: layArchive(body, extent)
    case .trends: layTrends(body)
    case .followUps: layFollowUps(body)
    case .today: layDay(body)
    case .audit: if sizeClass != .tooSmall { panes[.audit] = body }
    case .rights: layDetail(body, of: .rights, in: .rightsDetail)
    case .approvals: layDetail(body, of: .approvals, in: .approvalsDetail)
    case .rules: layDetail(body, of: .rules, in: .ruleDetail)
    case .figures: layDetail(body, of: .figures, in: .figureDetail)
    }
    if let zoom, !PaneID.frame.contains(zoom), panes[zoom] != nil {
      panes = panes.filter { PaneID.frame.contains($0.key) }
      panes[zoom] = body
      zoomed = zoom
    }
  }

  // MARK: - Screens

  private mutating func layLookup(_ body: Rect) {
    switch sizeClass {
    case .tooSmall: break
    case .compact:
      stack(body, [(.people, nil), (.person, body.rows >= 20 ? 8 : 6)])
    case .portrait:
      stack(body, [(.people, body.rows * 45 / 100), (.person, nil), (.followUps, 8)])
    case .standard:
      let columns = columns(body, [40, 60])
      panes[.people] = columns[0]
      stack(columns[1], [(.person, nil), (.followUps, 9)])
    case .wide:
      let columns = columns(body, [32, 35, 33], mostFirst: Self.mostListColumns)
      panes[.people] = columns[0]
      stack(columns[1], [(.person, nil), (.followUps, 12)])
      stack(columns[2], [(.chart, columns[2].rows * 45 / 100), (.visits, nil)])
    }
  }

  private mutating func layArchive(_ body: Rect, _ extent: ArchiveExtent) {
    switch sizeClass {
    case .tooSmall: break
    case .compact: panes[.section] = body
    case .portrait:
      share(
        body, [.overview, .results, .medications, .followUps, .visits], extent)
    case .standard:
      let columns = columns(body, [42, 58])
      share(columns[0], [.overview, .medications, .followUps], extent)
      share(columns[1], [.results, .visits], extent)
    case .wide:
      let columns = columns(body, [30, 38, 32])
      share(columns[0], [.overview, .medications, .followUps], extent)
      share(columns[1], [.results, .chart], extent)
      panes[.visits] = columns[2]
    }
  }

  private mutating func layTrends(_ body: Rect) {
    switch sizeClass {
    case .tooSmall: break
    case .compact:
      let isNarrow = body.columns < 76
      stack(body, [(.chart, nil), (.statistics, isNarrow && body.rows >= 20 ? 8 : 5)])
    case .portrait:
      stack(body, [(.chart, body.rows / 2), (.statistics, 9), (.indicators, nil)])
    case .standard:
      stack(body, [(.chart, nil), (.statistics, 10)])
      split(.statistics, into: (.statistics, .indicators), leftPercent: 48)
    case .wide:
      let columns = columns(body, [32, 68])
      panes[.indicators] = columns[0]
      stack(columns[1], [(.chart, nil), (.statistics, 15)])
      split(.statistics, into: (.statistics, .values), leftPercent: 50)
    }
  }

  private mutating func layFollowUps(_ body: Rect) {
    switch sizeClass {
    case .tooSmall: break
    case .compact:
      stack(body, [(.queue, nil), (.person, body.rows >= 20 ? 9 : 6)])
    case .portrait:
      stack(body, [(.queue, body.rows * 35 / 100), (.person, nil), (.history, 8)])
    case .standard:
      let columns = columns(body, [40, 60])
      panes[.queue] = columns[0]
      stack(columns[1], [(.person, nil), (.history, 11)])
    case .wide:
      let columns = columns(body, [29, 41, 30], mostFirst: Self.mostListColumns)
      panes[.queue] = columns[0]
      panes[.person] = columns[1]
      stack(columns[2], [(.chart, columns[2].rows * 45 / 100), (.history, nil)])
    }
  }

  /// A list with more on its selected row below it, or beside it where there is width.
  private mutating func layDetail(_ body: Rect, of list: PaneID, in detail: PaneID) {
    switch sizeClass {
    case .tooSmall: break
    case .compact, .portrait:
      stack(body, [(list, nil), (detail, body.rows >= 20 ? body.rows * 45 / 100 : 6)])
    case .standard, .wide:
      let columns = columns(body, [58, 42], mostFirst: Self.mostListColumns)
      panes[list] = columns[0]
      panes[detail] = columns[1]
    }
  }

  private mutating func layDay(_ body: Rect) {
    switch sizeClass {
    case .tooSmall: break
    case .compact:
      stack(body, [(.day, nil), (.person, body.rows >= 20 ? 8 : 6)])
    case .portrait:
      stack(body, [(.day, body.rows * 45 / 100), (.person, nil), (.tally, 10)])
    case .standard:
      let columns = columns(body, [58, 42])
      panes[.day] = columns[0]
      stack(columns[1], [(.person, nil), (.tally, 11)])
    case .wide:
      let columns = columns(body, [48, 52])
      panes[.day] = columns[0]
      stack(columns[1], [(.person, nil), (.tally, 13)])
    }
  }

  // MARK: - Dividing

  /// Parts one above the other; the one part without a height takes what is left.
  private mutating func stack(_ area: Rect, _ parts: [(PaneID, Int?)]) {
    let fixed = parts.reduce(0) { $0 + ($1.1 ?? 0) }
    var row = area.row
    for (pane, rows) in parts {
      let height = max(0, min(rows ?? area.rows - fixed, area.bottom - row))
      panes[pane] = Rect(
        column: area.column, row: row, columns: area.columns, rows: height)
      row += height
    }
  }

  /// Panes of an archive one above the other, by what they have to show.
  private mutating func share(_ area: Rect, _ order: [PaneID], _ extent: ArchiveExtent) {
    let parts = order.map { part($0, extent, columns: area.columns) }
    stack(area, Array(zip(order, HeightShares.divide(area.rows, parts))))
  }

  /// The rows of a pane with its border and heading.
  private func part(
    _ pane: PaneID, _ extent: ArchiveExtent, columns: Int
  ) -> HeightShares.Part {
    let air = sizeClass == .portrait ? 0 : 1
    switch pane {
    case .overview:
      let rows = extent.overviewLines + 2 + air * 2
      return HeightShares.Part(wanted: rows, least: rows)
    case .results: return HeightShares.Part(wanted: max(1, extent.results) + 3 + air, least: 8)
    case .visits: return HeightShares.Part(wanted: max(1, extent.visits) + 3, least: 7)
    case .medications:
      let lines = Painting.medicationTable(.chinese, columns: columns - 2).linesPerRow
      return HeightShares.Part(wanted: max(1, extent.medications * lines) + 3 + air, least: 6)
    case .followUps:
      return HeightShares.Part(wanted: max(1, extent.followUps * 2) + 3, least: 6)
    default: return HeightShares.Part(wanted: 22, least: 12)
    }
  }

  /// A list of people wider than this has nothing left to show, and its rows fall apart.
  private static let mostListColumns = 84

  /// Columns side by side with one empty column between them, by shares of a hundred.
  ///
  /// - Parameter mostFirst: The most columns of the first; what it leaves, the others share.
  private func columns(_ area: Rect, _ shares: [Int], mostFirst: Int = .max) -> [Rect] {
    var result: [Rect] = []
    var start = area.column
    var sharesLeft = shares.reduce(0, +)
    for part in shares {
      let isLast = result.count == shares.count - 1
      let fair = (area.right - start) * part / max(1, sharesLeft)
      let end = isLast ? area.right : start + (result.isEmpty ? min(fair, mostFirst) : fair)
      sharesLeft -= part
      result.append(
        Rect(
          column: start, row: area.row, columns: end - start - (isLast ? 0 : 1),
          rows: area.rows))
      start = end
    }
    return result
  }

  private mutating func split(
    _ pane: PaneID, into parts: (PaneID, PaneID), leftPercent: Int
  ) {
    guard let area = panes[pane] else { return }
    let halves = columns(area, [leftPercent, 100 - leftPercent])
    panes[parts.0] = halves[0]
    panes[parts.1] = halves[1]
  }
}
