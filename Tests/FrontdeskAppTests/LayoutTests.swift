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

  @Test func partsLieInsideAndNeverOverlap() {
    for columns in stride(from: 1, through: 210, by: 7) {
      for rows in stride(from: 1, through: 62, by: 3) {
        for screen in ScreenID.allCases {
          let size = Size(columns: columns, rows: rows)
          let layout = Layout(size, screen: screen)
          let rects = Array(layout.panes.values)
          let whole = Rect(size)
          for (place, rect) in rects.enumerated() {
            #expect(rect.intersection(whole) == rect, "\(size) \(screen)")
            for other in rects[(place + 1)...] {
              #expect(rect.intersection(other).isEmpty, "\(size) \(screen)")
            }
          }
        }
      }
    }
  }
}
