/// A plan of follow-ups of a person as it is given away with everything held on them.
package struct PlanRecord: Hashable, Sendable {
  /// One date of the plan.
  package struct Date: Hashable, Sendable {
    package var title: Localized
    package var planned: CalendarDate
    /// The day on which it was done or given up; nil otherwise.
    package var day: CalendarDate?
    /// FHIR's status of the activity, such as `scheduled`.
    package var status: String
    /// Where it stands in words, such as `未访`.
    package var standing: Localized

    package init(
      title: Localized, planned: CalendarDate, day: CalendarDate?, status: String,
      standing: Localized
    ) {
      self.title = title
      self.planned = planned
      self.day = day
      self.status = status
      self.standing = standing
    }
  }

  /// The id of the plan and its version, `hypertension|1`.
  package var plan: String
  package var title: Localized
  package var started: CalendarDate
  /// When it ended; nil while it runs.
  package var ended: CalendarDate?
  /// Why it ended or rests, in words; nil while it runs.
  package var reason: Localized?
  /// FHIR's status of a plan: `active`, `on-hold`, `completed` or `revoked`.
  package var status: String
  package var dates: [Date]

  package init(
    plan: String, title: Localized, started: CalendarDate, ended: CalendarDate? = nil,
    reason: Localized? = nil, status: String, dates: [Date] = []
  ) {
    self.plan = plan
    self.title = title
    self.started = started
    self.ended = ended
    self.reason = reason
    self.status = status
    self.dates = dates
  }
}
