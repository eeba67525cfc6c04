package import Domain

/// The place of a follow-up in the queue: smaller is worked first.
///
/// Due and overdue ones come first, then those not due yet, then those overdue for more than a
/// year, whom a call seldom reaches. In each section the riskier come first, then the least overdue
/// (or the soonest due): a patient who is a day late still comes when called. Equal ones stand in
/// the order of their ids, so the order is total and the same on every terminal.
///
/// The call list of Simple (Resolve to Save Lives) is the model, with one difference: there high
/// risk counts only from 30 days overdue, here from the due date on.
///
/// The same order in SQL, with `due` and `:today` as day numbers (``CalendarDate/dayNumber``) and
/// `risk` as ``FollowUpRisk/rawValue``:
///
///     ORDER BY CASE WHEN due > :today THEN 1 WHEN due < :today - 365 THEN 2 ELSE 0 END,
///              risk DESC, abs(due - :today), id
///
/// Inside a section and a risk this is `due DESC, id` for what is due and `due ASC, id` for what is
/// not due yet, so an index on (state, risk, due) serves it without sorting.
package struct WorkingOrder: Hashable, Comparable, Sendable {
  /// The parts of the queue, in order.
  package enum Section: Int, Sendable, CaseIterable {
    /// Due today or overdue, for up to ``WorkingOrder/longOverdueDays`` days.
    case due = 0
    case upcoming = 1
    case longOverdue = 2
  }

  /// A follow-up overdue for more days than this has a section of its own at the end.
  package static let longOverdueDays = 365

  package let section: Section
  package let risk: FollowUpRisk
  /// Days between today and the due date, either way.
  package let distance: Int
  package let id: FollowUpID

  /// Works out the place of one follow-up on a day.
  package init(due: CalendarDate, risk: FollowUpRisk, id: FollowUpID, today: CalendarDate) {
    let overdue = due.days(to: today)
    section = overdue < 0 ? .upcoming : overdue > Self.longOverdueDays ? .longOverdue : .due
    self.risk = risk
    distance = abs(overdue)
    self.id = id
  }

  /// Works out the place of a stored follow-up on a day.
  package init(_ followUp: FollowUp, today: CalendarDate) {
    self.init(
      due: followUp.details.due, risk: followUp.details.risk, id: followUp.id, today: today)
  }

  package static func < (left: WorkingOrder, right: WorkingOrder) -> Bool {
    if left.section != right.section { return left.section.rawValue < right.section.rawValue }
    if left.risk != right.risk { return left.risk > right.risk }
    if left.distance != right.distance { return left.distance < right.distance }
    return left.id < right.id
  }
}
