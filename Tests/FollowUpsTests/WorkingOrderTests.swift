import Domain
import FollowUps
import Testing

/// The queue is worked risk first, then from least to most overdue.
@Suite struct WorkingOrderTests {
  static let today = CalendarDate(dayNumber: 20_000)

  private func order(_ overdue: Int, _ risk: FollowUpRisk, _ id: Int) -> WorkingOrder {
    WorkingOrder(
      due: Self.today.adding(days: -overdue), risk: risk, id: FollowUpID(id), today: Self.today)
  }

  @Test func theWholeQueueStandsInOneWrittenOrder() {
    // Days overdue, risk, id: in the order in which they must come out.
    let expected = [
      order(0, .high, 9), order(3, .high, 8), order(3, .high, 10), order(365, .high, 1),
      order(0, .raised, 7), order(40, .raised, 2),
      order(1, .regular, 6), order(29, .regular, 4), order(30, .regular, 3),
      order(-1, .high, 20), order(-7, .high, 19), order(-1, .regular, 18),
      order(366, .high, 17), order(500, .high, 16), order(400, .regular, 5),
    ]
    #expect(expected.sorted() == expected)
    #expect(expected.reversed().sorted() == expected)
  }

  @Test func aYearOverdueIsTheLastDayOfTheOrdinarySection() {
    #expect(order(365, .regular, 1).section == .due)
    #expect(order(366, .regular, 1).section == .longOverdue)
    #expect(order(0, .regular, 1).section == .due)
    #expect(order(-1, .regular, 1).section == .upcoming)
  }

  @Test func highRiskComesFirstFromTheDueDateOn() {
    #expect(order(0, .high, 2) < order(29, .regular, 1))
  }
}
