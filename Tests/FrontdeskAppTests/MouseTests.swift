import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

@Suite struct MouseTests {
  /// The first cell of a text on the screen, or in a part of it.
  private func place(of text: String, in desk: Desk, pane: PaneID?) -> Point? {
    let area = pane.flatMap { desk.model.layout[$0] } ?? Rect(desk.model.size)
    for row in area.row..<area.bottom {
      var found = ""
      for (column, cell) in desk.frame.grid.row(row).enumerated()
      where (area.column..<area.right).contains(column) && !cell.isContinuation {
        found.unicodeScalars.append(Unicode.Scalar(cell.scalar) ?? " ")
        if found.hasSuffix(text) {
          return Point(column: column + Int(cell.width) - TextWidth.of(text), row: row)
        }
      }
    }
    return nil
  }

  private func click(
    _ text: String, in desk: inout Desk, pane: PaneID? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    guard let point = place(of: text, in: desk, pane: pane) else {
      Issue.record("“\(text)” is not on the screen", sourceLocation: sourceLocation)
      return
    }
    desk.send(.event(.click(point)))
  }

  private func desk(
    _ columns: Int = 120, _ rows: Int = 35, language: Language = .chinese
  ) -> Desk {
    var desk = Desk(columns, rows, language: language)
    desk.model.desk.isMouseOn = true
    return desk
  }

  @Test func itIsOffUntilAKeyTurnsItOnAndTheTitleSaysSo() {
    var desk = Desk()
    #expect(!desk.model.desk.isMouseOn)
    desk.send(.event(.click(Point(column: 60, row: 0))))
    #expect(desk.model.screen == .lookup)
    desk.press("<F12>")
    #expect(desk.ownEffects == [.useMouse(true)])
    #expect(desk.clinic.log.contains(.saveSetting(.mouse(true))))
    #expect(desk.frame.grid.lines[0].contains("鼠标"))
    desk.press("<F12>")
    #expect(desk.ownEffects.last == .useMouse(false))
    #expect(!desk.frame.grid.lines[0].contains("鼠标"))
  }

  @Test(arguments: [(80, 24), (120, 35), (200, 50)])
  func theTabsOfTheTitleShowTheirScreens(_ columns: Int, _ rows: Int) {
    for language in Language.allCases {
      var desk = desk(columns, rows, language: language)
      desk.press("zs")
      for screen in [ScreenID.followUps, .archive, .trends, .lookup] {
        click(screen.title[language], in: &desk, pane: .title)
        #expect(desk.model.screen == screen, "\(columns)x\(rows) \(language)")
      }
    }
  }

  @Test(arguments: [(80, 24), (84, 46), (120, 35), (200, 50)])
  func aRowIsSelectedAndThenOpened(_ columns: Int, _ rows: Int) {
    var desk = desk(columns, rows)
    desk.press("zs")
    click("郑爽", in: &desk, pane: .people)
    #expect(desk.model.screen == .lookup)
    #expect(desk.model.lookup.selected?.name == "郑爽")
    click("郑爽", in: &desk, pane: .people)
    #expect(desk.model.screen == .archive)
    #expect(desk.model.archive.archive?.patient.name == "郑爽")
  }

  @Test(arguments: [(80, 24), (84, 46), (120, 35), (200, 50)])
  func theQueueIsWorkedWithTheMouseAlone(_ columns: Int, _ rows: Int) {
    var desk = desk(columns, rows)
    click("随访", in: &desk, pane: .title)
    click("张素英", in: &desk, pane: .queue)
    #expect(desk.model.followUps.selected?.name == "张素英")
    click("张素英", in: &desk, pane: .queue)
    #expect(desk.model.outcome?.item.name == "张素英")
    click("稍后再拨", in: &desk)
    #expect(desk.model.outcome?.outcome == .callBack)
    click("可不填", in: &desk)
    #expect(desk.model.outcome?.form.focusedField?.id == "note")
    desk.press("下午再打")
    click("^S", in: &desk, pane: .footer)
    #expect(desk.model.outcome == nil)
    #expect(
      desk.clinic.log.contains {
        guard case .recordOutcome(let entry) = $0 else { return false }
        return entry.outcome == .callBack && entry.note == "下午再打"
      })
  }

  @Test func aSlipBesideTheDialogLosesNothing() {
    var desk = desk()
    desk.press("<F5><Down><Enter>2<Tab><Tab>忙音")
    desk.send(.event(.click(Point(column: 2, row: 10))))
    desk.send(.event(.click(Point(column: 60, row: 0))))
    #expect(desk.model.outcome?.note == "忙音")
    #expect(desk.model.screen == .followUps)
  }

  @Test func scopesAndSectionsAreChosenByAClick() {
    var desk = desk()
    desk.press("<F5>")
    click("全部", in: &desk, pane: .queue)
    #expect(desk.model.followUps.scope == .all)
    desk = self.desk(80, 24)
    desk.press("zs<Enter>")
    for section in ArchiveSection.allCases.reversed() {
      click(section.title[.chinese], in: &desk, pane: .section)
      #expect(desk.model.archive.section == section)
    }
  }

  @Test func panesOfAnArchiveTakeTheFocusAndTheirRows() {
    var desk = desk()
    desk.press("zs<Enter>")
    click("空腹血糖", in: &desk, pane: .results)
    #expect(desk.model.archive.section == .results)
    let row = desk.model.archive[.results].selected
    #expect(desk.model.archive.archive?.series[row].indicator.name.chinese.contains("空腹") == true)
    click("空腹血糖", in: &desk, pane: .results)
    #expect(desk.model.screen == .trends)
  }

  @Test func indicatorsOfTheTrendsAreChosenByAClick() {
    var desk = desk()
    desk.press("zs<F4>")
    let before = desk.model.trends.indicators.selected
    click("糖化", in: &desk, pane: .indicators)
    #expect(desk.model.trends.indicators.selected != before)
  }

  @Test func theFootersHintsDoWhatTheySay() {
    var desk = desk()
    click("F9", in: &desk, pane: .footer)
    #expect(desk.model.layer == .palette)
    desk.send(.event(.click(Point(column: 1, row: 1))))
    #expect(desk.model.overlay == nil, "a click beside the palette closes it")
    click("F1 ", in: &desk, pane: .footer)
    #expect(desk.model.layer == .help)
  }

  @Test func theWheelTurnsTheListAndClicksRunAnEntry() {
    var desk = desk()
    desk.press("<F9>lock the screen")
    click(" 锁屏", in: &desk)
    #expect(desk.model.desk.isLocked, "it was selected already")
    desk = self.desk()
    desk.press("<F5>")
    desk.send(.event(.wheel(Point(column: 5, row: 9), 1)))
    #expect(desk.model.followUps.list.selected == 3)
    desk.send(.event(.wheel(Point(column: 5, row: 9), -1)))
    #expect(desk.model.followUps.list.selected == 0)
  }

  @Test func clicksOnScriptsAreCountedFromOne() throws {
    #expect(try KeyScript.parse("<Click:12,3>") == [.click(Point(column: 11, row: 2))])
    #expect(throws: KeyScript.Problem.self) { try KeyScript.parse("<Click:0,3>") }
  }

  @Test(arguments: 1...6)
  func anyClickLeavesAWholeScreen(_ seed: Int) {
    var random = FuzzTests.Random(state: UInt64(seed) &* 77)
    var desk = desk(
      Int.random(in: 60...200, using: &random), Int.random(in: 16...60, using: &random))
    desk.press("zs")
    for _ in 0..<150 {
      let point = Point(
        column: Int.random(in: 0..<desk.model.size.columns, using: &random),
        row: Int.random(in: 0..<desk.model.size.rows, using: &random))
      desk.send(.event(.click(point)))
      if desk.model.desk.isLocked { desk.press("<Enter>") }
      let frame = desk.frame
      #expect(frame.grid.isWellFormed, "seed \(seed) \(point)")
    }
  }
}
