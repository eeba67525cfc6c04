import FrontdeskApp
import Testing

@Suite struct HeightSharesTests {
  private func divide(_ rows: Int, _ parts: [(Int, Int)]) -> [Int] {
    HeightShares.divide(rows, parts.map { HeightShares.Part(wanted: $0.0, least: $0.1) })
  }

  @Test func smallListsLeaveTheirRoomToTheOthers() {
    #expect(divide(40, [(10, 10), (5, 6), (40, 6)]) == [10, 5, 25])
  }

  @Test func whereAllWantMoreTheyGetTheSame() {
    #expect(divide(33, [(11, 11), (40, 6), (40, 6)]) == [11, 11, 11])
  }

  @Test func whatNobodyNeedsGoesToTheLast() {
    #expect(divide(30, [(10, 10), (4, 6), (5, 6)]) == [10, 4, 16])
  }

  @Test func theHeightsAlwaysAddUp() {
    for rows in 0...60 {
      #expect(divide(rows, [(13, 13), (9, 6), (30, 6)]).reduce(0, +) == rows)
    }
  }
}
