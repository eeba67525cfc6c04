package import Domain

/// Something that happened to a person's plans; the list of them is only ever added to.
///
/// What a plan looks like is worked out from the list alone. Taking an event back adds another one
/// that leaves it out, so that undoing and redoing are exact whatever came in between.
package struct PlanEvent: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// A plan began.
    case started(PlanBeginning)
    /// The person was seen or spoken to.
    case visited(PlanVisit)
    /// What a visit was judged to be is corrected, as when its form was; the number of its event. The
    /// visit stays in its place, and everything that came after it is worked out anew.
    case corrected(Int, PlanVisit)
    /// Somebody set a date by hand, with a reason; it stands until the next visit.
    case dated(PlanKey, to: CalendarDate, reason: String)
    /// One date was given up, as when the person refuses it; the plan goes on.
    case skipped(PlanKey, reason: String)
    /// The day that the plan is reckoned from was corrected, such as the date a child is due.
    case anchored(instance: Int, to: CalendarDate)
    /// What a plan began by was corrected, and people had acted on the plan: they decide about it.
    case doubted(instance: Int)
    /// A plan ended.
    case ended(instance: Int, PlanEndCause)
    /// A plan had ended before a visit of the same day, by its number, as was known only later.
    case endedBefore(visit: Int, instance: Int, PlanEndCause)
    /// The person is no longer followed up: every plan rests.
    case left(PlanLeave)
    /// The person is followed up again: every plan goes on from this day.
    case returned
    /// An event is taken back, by its number; taking this one back brings it again.
    case undone(Int)
  }

  /// Its number, in the order of recording; unique for a person, above zero.
  package var id: Int
  /// The clinic-local day on which it happened.
  package var day: CalendarDate
  /// The clinic-local day on which it was entered; later than `day` for what was entered late.
  package var recorded: CalendarDate
  package var kind: Kind

  /// Makes an event.
  ///
  /// - Parameter recorded: Nil when it was entered on its day.
  package init(id: Int, day: CalendarDate, recorded: CalendarDate? = nil, kind: Kind) {
    self.id = id
    self.day = day
    self.recorded = recorded ?? day
    self.kind = kind
  }
}

/// How a plan began.
package struct PlanBeginning: Hashable, Sendable {
  /// The id of the definition.
  package var plan: String
  package var version: Int
  /// The day from which its dates are reckoned: an operation, a discharge, the date a child is due.
  package var anchor: CalendarDate
  package var cause: PlanStart
  /// The code of the staff member whose follow-ups these are; nil for nobody's.
  package var owner: String?
  /// The number of the visit of the same day that it came before, where that was known only later,
  /// as when the form of the visit was corrected; nil for the order of recording.
  package var before: Int?

  package init(
    plan: String, version: Int, anchor: CalendarDate, cause: PlanStart, owner: String? = nil,
    before: Int? = nil
  ) {
    self.before = before
    self.plan = plan
    self.version = version
    self.anchor = anchor
    self.cause = cause
    self.owner = owner
  }
}
