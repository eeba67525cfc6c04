import TestSupport
import Testing

@testable import Widgets

@Suite struct ListStateTests {
  @Test func theSelectionStopsAtTheEnds() {
    var list = ListState(count: 3)
    list.move(by: -1)
    #expect(list.selected == 0)
    list.move(by: 10)
    #expect(list.selected == 2)
    list.move(by: .max)
    #expect(list.selected == 2)
    list.move(by: .min)
    #expect(list.selected == 0)
    list.end()
    #expect(list.position == "3/3")
    list.setCount(2)
    #expect(list.position == "2/2")
    list.setCount(0)
    #expect(list.selection == nil)
    #expect(list.position == "")
    list.end()
    #expect(list.selected == 0)
  }

  @Test func twoRowsOfContextStayInSight() {
    var list = ListState(count: 100)
    for _ in 0..<7 {
      list.move(by: 1)
      list.settle(visible: 10)
    }
    #expect(list.offset == 0)
    list.move(by: 1)
    list.settle(visible: 10)
    #expect(list.offset == 1)
    list.end()
    list.settle(visible: 10)
    #expect(list.offset == 90)
    list.move(by: -7)
    list.settle(visible: 10)
    #expect(list.offset == 90)
    list.move(by: -1)
    list.settle(visible: 10)
    #expect(list.offset == 89)
  }

  @Test func aPageKeepsOneRowOfTheLast() {
    var list = ListState(count: 1_000_000)
    list.page(1, visible: 20)
    #expect(list.selected == 19)
    list.page(1, visible: 20)
    #expect(list.selected == 38)
    list.page(-1, visible: 20)
    #expect(list.selected == 19)
    list.page(1, visible: 0)
    #expect(list.selected == 20)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func theSelectionIsAlwaysInSight(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    var list = ListState()
    for _ in 0..<2_000 {
      let visible = random.next(below: 12)
      switch random.next(below: 5) {
      case 0: list.setCount(random.next(below: 40))
      case 1: list.move(by: random.next(below: 21) - 10)
      case 2: list.page(random.next(below: 3) - 1, visible: visible)
      case 3: list.select(random.next(below: 60) - 10)
      default: list.settle(visible: visible)
      }
      let top = list.offset(visible: visible)
      guard list.count > 0, visible > 0 else { continue }
      #expect((top..<(top + visible)).contains(list.selected))
      #expect(top >= 0 && top <= max(0, list.count - visible))
    }
  }
}
