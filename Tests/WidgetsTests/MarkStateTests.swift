import Testing

@testable import Widgets

@Suite struct MarkStateTests {
  static let rows = ["a", "b", "c", "d", "e", "f"]

  private func id(_ row: Int) -> String? { Self.rows.indices.contains(row) ? Self.rows[row] : nil }

  @Test func marksComeAndGo() {
    var marks = MarkState<String>()
    marks.toggle("b")
    marks.toggle("d")
    marks.toggle("b")
    #expect(marks.marked == ["d"])
    marks.mark(["a", "d", "e"])
    #expect(marks.count == 3)
    #expect(marks.marked(of: ["e", "b", "a"]) == ["e", "a"])
    marks.unmark(["a"])
    #expect(!marks.contains("a"))
    #expect(marks.clear() == true)
    #expect(marks.clear() == false)
  }

  @Test func aRangeGrowsShrinksAndTurnsRound() {
    var marks = MarkState(["a", "d"])
    marks.extend(from: 2, to: 3, id: id)
    marks.extend(from: 3, to: 4, id: id)
    #expect(marks.marked == ["a", "c", "d", "e"])
    marks.extend(from: 4, to: 1, id: id)
    #expect(marks.marked == ["a", "b", "c", "d"], "d was marked before, e was not")
    marks.endRange()
    marks.extend(from: 5, to: 4, id: id)
    #expect(marks.marked == ["a", "b", "c", "d", "e", "f"])
  }

  @Test func vBeginsAndEndsARange() {
    var marks = MarkState<String>()
    marks.toggleRange(at: 1, id: "b")
    #expect(marks.isExtending)
    marks.extend(from: 1, to: 3, id: id)
    marks.toggleRange(at: 3, id: "d")
    #expect(!marks.isExtending)
    #expect(marks.marked == ["b", "c", "d"])
  }

  @Test func afterSortingARangeBeginsAnew() {
    var marks = MarkState<String>()
    marks.extend(from: 0, to: 1, id: id)
    let sorted = Array(Self.rows.reversed())
    marks.extend(from: 4, to: 5) { sorted.indices.contains($0) ? sorted[$0] : nil }
    #expect(marks.marked == ["a", "b"], "marks stay with their rows")
    marks.extend(from: 5, to: 3) { sorted.indices.contains($0) ? sorted[$0] : nil }
    #expect(marks.marked == ["a", "b", "c"])
  }

  @Test func rowsThatAreNotThereAreCountedAndSeenOnesKept() {
    var marks = MarkState<Int>()
    #expect(marks.extend(from: 0, to: 3) { $0 < 3 ? $0 : nil } == 1)
    #expect(marks.marked == [0, 1, 2])
    // The first page has gone; its rows keep their marks.
    #expect(marks.extend(from: 3, to: 4) { $0 > 2 ? $0 : nil } == 0)
    #expect(marks.marked == [0, 1, 2, 3, 4])
  }
}
