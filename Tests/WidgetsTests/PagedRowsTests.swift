import Testing

@testable import Widgets

@Suite struct PagedRowsTests {
  static func page(_ range: Range<Int>) -> [String] { range.map { "row \($0)" } }

  @Test func whatIsInSightIsAskedForOnce() {
    var rows = PagedRows<String>(count: 1_000_000, pageSize: 100)
    #expect(rows[0] == nil)
    #expect(rows.ask(around: 0..<30) == [0..<100, 100..<200])
    #expect(rows.ask(around: 5..<35) == [])
    #expect(rows.insert(Self.page(0..<100), at: 0, generation: 0) == true)
    #expect(rows[29] == "row 29")
    #expect(rows[100] == nil)
  }

  @Test func aPageThatFailedIsAskedForWhenTheListIsScrolled() {
    var rows = PagedRows<String>(count: 1_000, pageSize: 100)
    #expect(rows.ask(around: 0..<30) == [0..<100, 100..<200])
    rows.giveUp(0..<100)
    #expect(rows.ask(around: 0..<30) == [], "at once it would fail again")
    #expect(rows.ask(around: 1..<31) == [0..<100])
    #expect(rows.ask(around: 2..<32) == [], "it is on its way")
    rows.giveUp(0..<100)
    rows.insert(Self.page(0..<100), at: 0, generation: 0)
    #expect(rows[0] == "row 0", "late is better than never")
    rows.giveUp(100..<200)
    rows.reset(count: 1_000)
    #expect(rows.ask(around: 2..<32) == [0..<100, 100..<200])
  }

  @Test func theEndIsReachedAtOnce() {
    var rows = PagedRows<String>(count: 1_000_050, pageSize: 100)
    let wanted = rows.ask(around: 1_000_020..<1_000_050)
    #expect(wanted == [1_000_000..<1_000_050, 999_900..<1_000_000])
    for range in wanted {
      rows.insert(Self.page(range), at: range.lowerBound, generation: rows.generation)
    }
    #expect(rows[1_000_049] == "row 1000049")
    #expect(rows[1_000_050] == nil)
    #expect(rows[-1] == nil)
  }

  @Test func farPagesMakeRoom() {
    var rows = PagedRows<String>(count: 10_000, pageSize: 10, pageLimit: 5)
    for top in stride(from: 0, to: 9_000, by: 7) {
      for range in rows.ask(around: top..<(top + 12)) {
        rows.insert(Self.page(range), at: range.lowerBound, generation: 0)
      }
      #expect(rows.loadedCount <= 50)
      for row in top..<(top + 12) { #expect(rows[row] == "row \(row)") }
    }
    #expect(rows[0] == nil)
  }

  @Test func lateAndMisplacedPagesAreRefused() {
    var rows = PagedRows<String>(count: 1_000, pageSize: 100)
    rows.reset(count: 500)
    #expect(rows.generation == 1)
    #expect(rows.insert(["old"], at: 0, generation: 0) == false)
    #expect(rows.insert(["odd"], at: 5, generation: 1) == false)
    #expect(rows.insert(["far"], at: 500, generation: 1) == false)
    #expect(rows.insert(["low"], at: -100, generation: 1) == false)
    #expect(rows.insert(["new"], at: 400, generation: 1) == true)
    #expect(rows[400] == "new")
    #expect(rows[401] == nil, "a short page leaves its rows to be missing")
  }

  @Test func oddRangesAndCountsDoNotTrap() {
    var rows = PagedRows<Int>(count: .max, pageSize: 0, pageLimit: 0)
    let ranges: [Range<Int>] = [
      .min..<(.min), .min..<(.max), (.max)..<(.max), -5..<3, 0..<0, (.max - 1)..<(.max),
    ]
    for range in ranges {
      for page in rows.ask(around: range) {
        rows.insert([1], at: page.lowerBound, generation: 0)
        #expect(page.lowerBound >= 0 && page.upperBound <= rows.count)
      }
    }
    var none = PagedRows<Int>(count: -3)
    #expect(none.ask(around: 0..<10) == [])
    #expect(none[0] == nil)
  }

  @Test func aListOfAnyLengthJumpsToItsEnd() {
    var list = ListState(count: .max)
    list.end()
    list.settle(visible: 20)
    #expect(list.selected == list.count - 1)
    #expect(list.visibleRows(20).count == 20)
    #expect(list.visibleRows(20).contains(list.selected))
    list.move(by: .min)
    #expect(list.selected == 0)
    #expect(ListState(count: 3).visibleRows(20) == 0..<3)
    #expect(ListState().visibleRows(20) == 0..<0)
  }
}
