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
      owner: owner)
  }

  /// The day to give it when it is made or moved on a day: never one that is past.
  package func due(on today: CalendarDate, week: WorkingWeek) -> CalendarDate {
    day >= today ? day : week.onOrAfter(today)
  }
}
