package import Domain

/// A follow-up that a running plan asks for now.
package struct WantedFollowUp: Hashable, Sendable {
  /// Under this it is known for ever.
  package let key: PlanKey
  /// The id of the plan's definition.
  package let plan: String
  /// The programme; nil when the plan belongs to none.
  package let programme: String?
  /// Whether it is the one date that the plan waits for; false for one beside it.
  package let isMain: Bool
  package let contact: PlanContact
  /// What the last visit called for; nil when the date comes from the plan itself.
  package let advice: PlanAdvice?
  /// The day it is planned for: a working day, unless a person chose it; it may be past.
  package let day: CalendarDate
  /// The first day on which a visit counts as this one.
  package let earliest: CalendarDate
  /// The last day in time.
  package let latest: CalendarDate
  /// The day of entering what made it due then; nil when time alone did.
  package let since: CalendarDate?
  /// Whether a person set the date.
  package let isByHand: Bool
  /// One line that says why it is due then, with its source.
  package let why: Localized
  /// The code of the staff member whose it is; nil for nobody's.
  package let owner: String?

  /// The follow-up to store.
  ///
  /// - Parameter due: The day from ``due(on:week:)``.
  package func draft(due: CalendarDate) -> FollowUpDraft {
    FollowUpDraft(
      reason: contact.reason, channel: contact.channel, due: due, risk: contact.risk, why: why,
      owner: owner, title: contact.title == contact.reason.title ? nil : contact.title,
      form: contact.form)
  }

  /// The day to give it when it is made on a day: never one that is past.
  package func due(on today: CalendarDate, week: WorkingWeek) -> CalendarDate {
    day >= today ? day : week.onOrAfter(today)
  }

  /// The day to give a follow-up that is there already when it is moved or opened again.
  ///
  /// What came to be today is never for a day that is past. What taking something back restores gets
  /// the day that it had, though that be past by now.
  func dueAgain(on today: CalendarDate, week: WorkingWeek) -> CalendarDate {
    due(on: min(today, since ?? today), week: week)
  }
}
