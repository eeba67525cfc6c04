package import Domain

/// One person in the management of one illness, as far as figures go by it.
package struct FigurePerson: Hashable, Sendable {
  /// A date that a plan or a nurse set.
  package struct Planned: Hashable, Sendable {
    /// The day it was planned for.
    package var day: CalendarDate
    /// The first and the last day on which a visit is in time.
    package var window: ClosedRange<CalendarDate>
    /// The day on which it was done; nil when it was not.
    package var done: CalendarDate?
    /// Who did it, or whose it was; nil for nobody's.
    package var staff: String?

    package init(
      day: CalendarDate, window: ClosedRange<CalendarDate>, done: CalendarDate? = nil,
      staff: String? = nil
    ) {
      self.day = day
      self.window = window
      self.done = done
      self.staff = staff
    }
  }

  /// A try to reach the person.
  package struct Contact: Hashable, Sendable {
    package var day: CalendarDate
    package var outcome: FollowUpOutcome
    /// Who tried; nil when unknown.
    package var staff: String?

    package init(day: CalendarDate, outcome: FollowUpOutcome, staff: String? = nil) {
      self.day = day
      self.outcome = outcome
      self.staff = staff
    }
  }

  package var patient: PatientID
  /// Whose person it is; nil for nobody's.
  package var staff: String?
  /// Whether the illness is among the diagnoses.
  package var isDiagnosed: Bool
  /// The times of management, none overlapping another.
  package var spans: [ManagedSpan]
  package var visits: [ManagedVisit]
  package var planned: [Planned]
  package var contacts: [Contact]
  /// Days on which the person came to the clinic for whatever reason, beside the visits.
  package var arrivals: [CalendarDate]

  package init(
    patient: PatientID, staff: String? = nil, isDiagnosed: Bool = true, spans: [ManagedSpan] = [],
    visits: [ManagedVisit] = [], planned: [Planned] = [], contacts: [Contact] = [],
    arrivals: [CalendarDate] = []
  ) {
    self.patient = patient
    self.staff = staff
    self.isDiagnosed = isDiagnosed
    self.spans = spans
    self.visits = visits
    self.planned = planned
    self.contacts = contacts
    self.arrivals = arrivals
  }
}
