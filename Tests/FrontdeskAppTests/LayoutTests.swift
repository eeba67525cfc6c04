import Canvas
import FrontdeskApp
import Testing

@Suite struct LayoutTests {
  /// The parts as letters, every second column and row left out.
  private func picture(_ columns: Int, _ rows: Int, _ screen: ScreenID) -> String {
    let layout = Layout(Size(columns: columns, rows: rows), screen: screen)
    return stride(from: 0, to: rows, by: 4).map { row in
      String(
        stride(from: 0, to: columns, by: 5).map { column in
          let point = Point(column: column, row: row)
          return layout.panes.first { $0.value.contains(point) }?.key.rawValue ?? "."
        })
    }.joined(separator: "\n")
  }

  @Test func smallWindowsShowOneListAndAStrip() {
    #expect(
      picture(80, 24, .lookup) == """
        tttttttttttttttt
        LLLLLLLLLLLLLLLL
        LLLLLLLLLLLLLLLL
        LLLLLLLLLLLLLLLL
        PPPPPPPPPPPPPPPP
        PPPPPPPPPPPPPPPP
        """)
  }

  @Test func standardWindowsShowTheDetailBesideTheList() {
    #expect(
      picture(120, 36, .followUps) == """
        tttttttttttttttttttttttt
        QQQQQQQQQQPPPPPPPPPPPPPP
        QQQQQQQQQQPPPPPPPPPPPPPP
        QQQQQQQQQQPPPPPPPPPPPPPP
        QQQQQQQQQQPPPPPPPPPPPPPP
        QQQQQQQQQQPPPPPPPPPPPPPP
        QQQQQQQQQQHHHHHHHHHHHHHH
        QQQQQQQQQQHHHHHHHHHHHHHH
        QQQQQQQQQQHHHHHHHHHHHHHH
        """)
  }

  @Test func wideWindowsShowThreeColumns() {
    #expect(
      picture(200, 52, .archive) == """
        tttttttttttttttttttttttttttttttttttttttt
        OOOOOOOOOOOORRRRRRRRRRRRRRR.VVVVVVVVVVVV
        OOOOOOOOOOOORRRRRRRRRRRRRRR.VVVVVVVVVVVV
        OOOOOOOOOOOORRRRRRRRRRRRRRR.VVVVVVVVVVVV
        MMMMMMMMMMMMRRRRRRRRRRRRRRR.VVVVVVVVVVVV
        MMMMMMMMMMMMRRRRRRRRRRRRRRR.VVVVVVVVVVVV
        MMMMMMMMMMMMRRRRRRRRRRRRRRR.VVVVVVVVVVVV
        FFFFFFFFFFFFCCCCCCCCCCCCCCC.VVVVVVVVVVVV
        FFFFFFFFFFFFCCCCCCCCCCCCCCC.VVVVVVVVVVVV
        FFFFFFFFFFFFCCCCCCCCCCCCCCC.VVVVVVVVVVVV
        FFFFFFFFFFFFCCCCCCCCCCCCCCC.VVVVVVVVVVVV
        FFFFFFFFFFFFCCCCCCCCCCCCCCC.VVVVVVVVVVVV
        FFFFFFFFFFFFCCCCCCCCCCCCCCC.VVVVVVVVVVVV
        """)
  }

  @Test func tallNarrowWindowsStackThePanes() {
    #expect(
      picture(80, 48, .trends) == """
        tttttttttttttttt
        CCCCCCCCCCCCCCCC
        CCCCCCCCCCCCCCCC
        CCCCCCCCCCCCCCCC
        CCCCCCCCCCCCCCCC
        CCCCCCCCCCCCCCCC
        SSSSSSSSSSSSSSSS
        SSSSSSSSSSSSSSSS
        SSSSSSSSSSSSSSSS
        IIIIIIIIIIIIIIII
        IIIIIIIIIIIIIIII
        IIIIIIIIIIIIIIII
        """)
  }

  @Test(arguments: [
    (59, 24, SizeClass.tooSmall), (60, 15, .tooSmall), (60, 16, .compact), (99, 45, .compact),
    (150, 29, .compact), (84, 46, .portrait), (85, 46, .compact), (100, 30, .standard),
    (159, 50, .standard), (160, 39, .standard), (160, 40, .wide),
  ])
  func theClassFollowsTheSize(_ columns: Int, _ rows: Int, _ expected: SizeClass) {
    #expect(SizeClass(Size(columns: columns, rows: rows)) == expected)
  }

  // MARK: - Every screen at every kind of size

  private static let sizes = [
    (60, 16), (79, 24), (80, 24), (80, 50), (84, 60), (99, 29), (100, 30), (120, 35), (159, 45),
    (160, 40), (200, 50), (300, 100),
  ]

  /// Every fourth column and second row as a letter, and each part's exact place below.
  private static func drawing(_ size: Size, _ screen: ScreenID) -> String {
    let layout = Layout(size, screen: screen)
    let parts = layout.panes.sorted {
      ($0.value.column, $0.value.row) < ($1.value.column, $1.value.row)
    }
    let rows = stride(from: 0, to: size.rows, by: 2).map { row in
      String(
        stride(from: 0, to: size.columns, by: 4).map { column in
          let point = Point(column: column, row: row)
          return parts.first { $0.value.contains(point) }?.key.rawValue ?? "."
        })
    }
    let places = parts.map { pane, rect in
      "\(pane.rawValue) \(pane) \(rect.column),\(rect.row) \(rect.columns)x\(rect.rows)"
    }
    let heading = "\(size.columns)x\(size.rows) \(layout.sizeClass.rawValue)"
    return ([heading] + rows + places).joined(separator: "\n")
  }

  @Test(arguments: ScreenID.allCases)
  func partsLieAsRecorded(_ screen: ScreenID) {
    let drawings = Self.sizes.map { columns, rows in
      Self.drawing(Size(columns: columns, rows: rows), screen)
    }
    ScreenFile.expect(drawings.joined(separator: "\n\n") + "\n", is: "layout-\(screen.rawValue)")
  }

  // MARK: - What must hold at every size

  /// The fewest rows at which a part still shows something.
  private static func leastRows(_ pane: PaneID) -> Int {
    switch pane {
    case .title, .footer, .banner: 1
    case .people, .queue, .day, .audit, .rights, .approvals, .rules, .figures: 8
    case .chart: 9
    case .section, .overview, .statistics: 5
    case .person, .results, .visits, .medications, .followUps, .history, .indicators, .values,
      .rightsDetail, .approvalsDetail, .ruleDetail, .figureDetail, .tally:
      4
    }
  }

  /// What is wrong with a layout; nil when nothing is.
  private static func fault(_ layout: Layout, _ size: Size) -> String? {
    guard layout.sizeClass != .tooSmall else {
      return layout.panes.isEmpty ? nil : "parts in a window that is too small"
    }
    let rects = Array(layout.panes)
    var area = 0
    for (place, (pane, rect)) in rects.enumerated() {
      if rect.intersection(Rect(size)) != rect { return "\(pane) reaches outside" }
      if rect.rows < leastRows(pane) { return "\(pane) has \(rect.rows) rows" }
      if rect.columns < 38 { return "\(pane) has \(rect.columns) columns" }
      for (other, second) in rects[(place + 1)...]
      where !rect.intersection(second).isEmpty { return "\(pane) lies over \(other)" }
      area += rect.columns * rect.rows
    }
    // Beside each other, parts leave one column free; three stand side by side at most.
    let free = size.columns * size.rows - area
    return free > 2 * (size.rows - 2) ? "\(free) cells belong to no part" : nil
  }

  @Test(arguments: ScreenID.allCases)
  func partsLieInsideCoverTheBodyAndNeverOverlap(_ screen: ScreenID) {
    for columns in 1...320 {
      // Every third row, each time others: every number of rows meets every class.
      for rows in stride(from: 1 + columns % 3, through: 110, by: 3) {
        let size = Size(columns: columns, rows: rows)
        if let fault = Self.fault(Layout(size, screen: screen), size) {
          Issue.record("\(columns)x\(rows): \(fault)")
          return
        }
      }
    }
  }

  /// An archive with nothing in it, and one with everything.
  @Test(arguments: [0, 1, 60])
  func archivesOfEveryLengthFindRoom(_ count: Int) {
    var extent = ArchiveExtent()
    extent.overviewLines = count == 0 ? 5 : 11
    (extent.results, extent.visits, extent.medications, extent.followUps) =
      (count, count, count, count)
    for columns in stride(from: 60, through: 320, by: 7) {
      for rows in 16...110 {
        let size = Size(columns: columns, rows: rows)
        if let fault = Self.fault(Layout(size, screen: .archive, extent: extent), size) {
          Issue.record("\(columns)x\(rows): \(fault)")
          return
        }
      }
    }
  }

  // MARK: - One part alone

  @Test(arguments: ScreenID.allCases)
  func aZoomedPartHasTheWholeBody(_ screen: ScreenID) {
    for (columns, rows) in Self.sizes {
      let size = Size(columns: columns, rows: rows)
      let usual = Layout(size, screen: screen)
      for pane in PaneID.allCases {
        let layout = Layout(size, screen: screen, zoom: pane)
        guard usual[pane] != nil, pane != .title, pane != .footer else {
          #expect(layout == usual)
          #expect(layout.zoomed == nil)
          continue
        }
        #expect(layout.zoomed == pane)
        #expect(
          layout.panes == [
            .title: Rect(column: 0, row: 0, columns: columns, rows: 1),
            pane: Rect(column: 0, row: 1, columns: columns, rows: rows - 2),
            .footer: Rect(column: 0, row: rows - 1, columns: columns, rows: 1),
          ])
      }
    }
  }

  @Test func nothingIsZoomedWhereNothingFits() {
    let layout = Layout(Size(columns: 59, rows: 40), screen: .lookup, zoom: .people)
    #expect(layout.panes.isEmpty)
    #expect(layout.zoomed == nil)
  }
}
