package import Domain

/// A follow-up that a plan opened, as it is stored.
///
/// Its title and script are not stored: ``PlanBook/wanted(on:week:)`` has them. Its line is, but is not
/// compared, as attempts add to it.
///
/// The pair of key and generation is unique for a person: an index on it keeps a follow-up from being
/// opened twice, whatever crashed and however many terminals try.
package struct PlannedFollowUp: Hashable, Sendable {
  package var id: FollowUpID
  package var key: PlanKey
  /// From 1; one more each time a date is wanted whose follow-up was done already.
  package var generation: Int
  /// The day that the plan asked for when it was made or last moved.
  ///
  /// It differs from `due` where that would have been past, or where an attempt put it off.
  package var planned: CalendarDate
  /// The ``WantedFollowUp/since`` with which it was made, moved or opened again last.
  package var since: CalendarDate?
  package var due: CalendarDate
  package var state: FollowUpState
  /// The number of the visit's event by which ``PlanChange/complete(_:event:why:)`` ended it.
  ///
  /// Nil when it was not, also where a person recorded that it was done: then it is never opened
  /// again here, and what is still wanted gets a follow-up of the next generation.
  package var completedBy: Int?
  package var reason: FollowUpReason
  package var channel: FollowUpChannel
  package var risk: FollowUpRisk
  /// The id of the form to fill; nil when there is none.
  package var form: String?

  package init(
    id: FollowUpID, key: PlanKey, generation: Int = 1, planned: CalendarDate,
    since: CalendarDate?, due: CalendarDate,
    state: FollowUpState = .open, completedBy: Int? = nil, reason: FollowUpReason,
    channel: FollowUpChannel, risk: FollowUpRisk, form: String? = nil
  ) {
    self.id = id
    self.key = key
    self.generation = generation
    self.planned = planned
    self.since = since
    self.due = due
    self.state = state
    self.completedBy = completedBy
    self.reason = reason
    self.channel = channel
    self.risk = risk
    self.form = form
  }

  /// Whether it is on a list, or would be but for a restriction of the record.
  package var isOpen: Bool { state == .open || state == .withheld }
}

/// What is to be changed among the stored follow-ups so that they are what the plans want.
package enum PlanChange: Hashable, Sendable {
  /// A new one, under its key and generation.
  case open(WantedFollowUp, generation: Int, due: CalendarDate)
  /// An open one gets another date, or only another line, way or urgency.
  case move(FollowUpID, WantedFollowUp, due: CalendarDate)
  /// One that had ended is wanted again, as after taking something back: it is as it was.
  case reopen(FollowUpID, WantedFollowUp, due: CalendarDate)
  /// A visit did what it was for; the number of the visit's event.
  case complete(FollowUpID, event: Int, why: Localized)
  /// It is not wanted any more.
  case close(FollowUpID, why: Localized)
}
