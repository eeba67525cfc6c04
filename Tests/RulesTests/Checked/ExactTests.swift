import Rules
import Testing

@Suite struct ExactTests {
  private func exact(_ text: String) throws -> Exact { try #require(Exact(decimal: text)) }

  @Test(arguments: [
    ("7", "7.0", 0), ("139.96", "140", -1), ("-0.5", "-0.25", -1), ("2.6", "2.60", 0),
  ])
  func numbersCompareByValue(_ left: String, _ right: String, _ order: Int) throws {
    #expect(try exact(left).order(to: exact(right)) == order)
    #expect(try exact(right).order(to: exact(left)) == -order)
    #expect((try exact(left) == exact(right)) == (order == 0))
    #expect((try exact(left).hashValue == exact(right).hashValue) == (order == 0))
  }

  @Test(arguments: [
    "", "-", ".", ".5", "5.", "1e3", "1,000", "--1", "1.2.3", "一",
    "1234567890123456789012345678901",
  ])
  func whatIsNoDecimalNumberIsRefused(_ text: String) {
    #expect(Exact(decimal: text) == nil)
  }

  @Test func comparingNeverOverflows() {
    let huge = Int128.max
    let left = Exact(huge - 1, over: huge)
    let right = Exact(huge - 2, over: huge - 1)
    #expect(left.order(to: right) == 1)
    #expect(right.order(to: left) == -1)
    #expect(left.negated.order(to: right.negated) == -1)
    #expect(left.order(to: left.reduced) == 0)
    #expect(Exact(-7, over: huge).order(to: Exact(-7, over: huge - 1)) == 1)
  }

  @Test func reckoningIsExactOrNil() throws {
    let third = Exact(1, over: 3)
    let sum = try #require(third.adding(third)?.adding(third))
    #expect(sum == .one)
    #expect(third.multiplied(by: Exact(3)) == .one)
    #expect(Exact(7).divided(by: Exact(-2)) == Exact(-7, over: 2))
    #expect(Exact(7).divided(by: .zero) == nil)
    #expect(Exact(Int128.max, over: 1).adding(.one) == nil)
    #expect(Exact(Int128.max, over: 3).multiplied(by: Exact(3, over: Int128.max)) == .one)
    #expect(try exact("0.1").adding(exact("0.2")) == exact("0.3"))
  }

  @Test func measuredValuesLieOnAGrid() {
    #expect(Exact.gridStep(139.96) == 139_960_000)
    #expect(Exact.gridStep(-0.0000005) == -1)
    #expect(Exact.gridStep(.nan) == nil)
    #expect(Exact.gridStep(.infinity) == nil)
    #expect(Exact.gridStep(1e10) == nil)
    #expect(Exact(grid: 2_600_000) == Exact(13, over: 5))
  }
}
