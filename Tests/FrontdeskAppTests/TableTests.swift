import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

/// Order, filter and marks of the lists, by their keys.
@Suite struct TableTests {
  private func queue(_ keys: String = "") -> Desk {
    var desk = Desk()
    desk.press("<F5><Left>" + keys)
    return desk
  }

  private func names(_ desk: Desk) -> [String] { desk.model.followUps.items.map(\.name) }

  // MARK: - Order

  @Test func sortingGoesUpDownAndBackToWorkingOrder() {
    var desk = queue()
    let working = names(desk)
    desk.press("s")
    let dues = desk.model.followUps.items.map(\.followUp.details.due)
    #expect(dues == dues.sorted())
    #expect(desk.text.contains("排序 到期▲"))
    #expect(!desk.text.contains("该联系 "), "only working order has headings")
    desk.press("<C-g>")
    #expect(desk.model.followUps.items.map(\.followUp.details.due) == dues.sorted(by: >))
    #expect(desk.text.contains("排序 到期▼"))
    desk.press("s")
    #expect(names(desk) == working)
    #expect(!desk.text.contains("排序 到期"))
  }

  @Test func theChosenColumnMovesAndNamesSortByPinyin() {
    var desk = queue("<S-Right>s")
    #expect(desk.model.tables[.queue].sort.keys.map(\.column) == ["name"])
    #expect(names(desk).filter { $0.hasPrefix("张") } == ["张三", "张素英"])
    desk.press("<lt>S")
    #expect(desk.model.tables[.queue].sort.keys.map(\.column) == ["name", "due"])
    #expect(desk.text.contains("排序 姓名▲ 到期▲"))
  }

  @Test func theSelectionStaysOnTheSameFollowUp() {
    var desk = queue("<Down><Down>")
    let selected = desk.model.followUps.selectedID
    desk.press("s")
    #expect(desk.model.followUps.selectedID == selected)
    desk.clinic.version += 1
    desk.send(.timeToPoll)
    #expect(desk.model.followUps.selectedID == selected)
  }

  @Test func whoLooksAtTheTopSeesTheNewTop() {
    let desk = queue("s")
    #expect(desk.model.followUps.list.selected == 0)
  }

  @Test func resultsOfTheLookupSortToo() {
    var desk = Desk()
    desk.press("z<S-Left><C-g>")
    let keys = desk.model.lookup.rows.map { PinyinSortKey.key($0.name) }
    #expect(desk.model.tables[.people].sort.keys.map(\.column) == ["next"])
    #expect(keys.count > 2)
  }

  @Test func anArchiveSortsInMemoryAndOpensTheRowThatIsSeen() throws {
    var desk = Desk()
    desk.press("zs<Enter><Right>s")
    #expect(desk.model.archive.section == .results)
    let opened = try #require(desk.model.archive.archive)
    let order = desk.model.ids(of: .results).map {
      opened.series[Int($0)].indicator.shortName.chinese
    }
    #expect(order.count == opened.series.count)
    #expect(order == order.sorted { PinyinSortKey.key($0) < PinyinSortKey.key($1) })
    desk.press("<Down><Enter>")
    #expect(desk.model.screen == .trends)
    #expect(desk.text.contains(order[1]))
  }

  // MARK: - Filter

  @Test func aFilterNarrowsCountsAndEscClearsIt() {
    var desk = queue()
    let all = desk.model.followUps.ids.count
    desk.press("/zs")
    #expect(Set(names(desk)) == ["张三", "郑爽", "张素英"])
    #expect(desk.text.contains("3/\(all)"))
    desk.press("<Enter>")
    #expect(!desk.model.tables[.queue].isFiltering)
    #expect(names(desk).count == 3)
    desk.press("<Esc>")
    #expect(desk.model.followUps.ids.count == all)
    #expect(desk.model.screen == .followUps)
  }

  @Test func aFilterThatNothingFitsSaysSo() {
    let desk = queue("/qqq")
    #expect(desk.model.followUps.ids.isEmpty)
    #expect(desk.text.contains("没有符合的行"))
  }

  @Test func theInitialsOfAnIndicatorFilterAnArchive() throws {
    var desk = Desk()
    desk.press("zs<Enter><Right>/ssy")
    let opened = try #require(desk.model.archive.archive)
    let left = desk.model.ids(of: .results).map {
      opened.series[Int($0)].indicator.shortName.chinese
    }
    #expect(left == ["收缩压"])
  }

  // MARK: - Marks

  @Test func marksAreToggledDrawnAndCounted() {
    var desk = queue("<Ins>")
    #expect(desk.model.tables[.queue].marks.count == 1)
    #expect(desk.model.followUps.list.selected == 1, "the next row is selected")
    desk.press("<Space>")
    #expect(desk.model.tables[.queue].marks.count == 2)
    #expect(desk.text.contains("已标记 2"))
    desk.press("<Esc>")
    #expect(desk.model.tables[.queue].marks.isEmpty)
    #expect(desk.model.screen == .followUps)
  }

  @Test func rangesGrowAndShrink() {
    var desk = queue("<S-Down><S-Down>")
    #expect(desk.model.tables[.queue].marks.count == 3)
    desk.press("<S-Up>")
    #expect(desk.model.tables[.queue].marks.count == 2)
    desk.press("<Esc><Home>v<Down>v<Down>")
    #expect(desk.model.tables[.queue].marks.count == 2)
  }

  @Test func allThatAFilterLeavesIsMarkedAndStaysSo() {
    var desk = queue("/zs<Enter><C-a><Esc>")
    #expect(desk.model.tables[.queue].marks.count == 3)
    #expect(desk.model.followUps.ids.count > 3)
    desk.press("<Esc>")
    #expect(desk.model.tables[.queue].marks.isEmpty)
  }

  // MARK: - Pages

  @Test func pagesOfAnOlderListAreNotTaken() {
    var desk = queue()
    let before = desk.model.followUps.items
    desk.send(.queueRowsLoaded([], start: 0, generation: 0))
    #expect(desk.model.followUps.items == before)
    let late = QueueAnswer(
      QueueQuestion(scope: .all), ids: [], total: 0, sections: [], start: 0, rows: [])
    desk.send(.queueOrdered(late, generation: 1))
    #expect(desk.model.followUps.items == before)
  }

  @Test func aPageThatFailedIsAskedForAgainWhenItIsScrolledTo() {
    var desk = Desk()
    desk.holds = true
    desk.press("<F5>")
    desk.held = []
    let ids = Array(Int64(1)...10_000)
    desk.send(
      .queueOrdered(
        QueueAnswer(
          QueueQuestion(scope: .today), ids: ids, total: 10_000, sections: [10_000, 0, 0],
          start: 0, rows: []), generation: desk.model.followUps.generation))
    desk.press("<End>")
    func pages(_ desk: Desk) -> [Effect] {
      desk.held.filter { if case .queueRows = $0 { true } else { false } }
    }
    let asked = pages(desk)
    #expect(!asked.isEmpty)
    desk.held = []
    for page in asked {
      desk.send(.failed(Localized(zh: "磁盘出错", en: "the disk failed"), page))
    }
    #expect(pages(desk).isEmpty, "not again at once")
    desk.press("<PgUp>")
    #expect(!pages(desk).isEmpty)
  }

  @Test func theEndOfALongQueueIsReadByPages() {
    var desk = Desk()
    desk.holds = true
    desk.press("<F5>")
    desk.held = []
    let ids = Array(Int64(1)...200_000)
    let generation = desk.model.followUps.generation
    desk.send(
      .queueOrdered(
        QueueAnswer(
          QueueQuestion(scope: .today), ids: ids, total: 200_000, sections: [200_000, 0, 0],
          start: 0, rows: []), generation: generation))
    desk.press("<End>")
    #expect(desk.model.followUps.selectedID == 200_000)
    #expect(desk.text.contains("200,000/200,000"))
    let asked = desk.held.compactMap { effect -> Int? in
      if case .queueRows(let ids, let start, _) = effect, ids.last == 200_000 { return start }
      return nil
    }
    #expect(asked == [199_936])
  }
}
