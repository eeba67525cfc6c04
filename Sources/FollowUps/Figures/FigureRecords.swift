package import Domain

/// What is stored of one person and one illness, before it is made into a ``FigurePerson``.
///
/// It holds no more than columns of numbers, so that those of a whole clinic are read in one go.
package struct FigureRecords: Hashable, Sendable {
  /// A follow-up that is about the illness.
  package struct FollowUp: Hashable, Sendable {
    /// The day it was planned for at first, before any attempt put it off.
    package var planned: CalendarDate
    /// The day on which it came to be; nil when that is not known.
    package var since: CalendarDate?
    /// Whether it is a re-check, as those of a suspicion are too.
    package var isRecheck: Bool
    package var channel: FollowUpChannel
    package var state: FollowUpState
    /// The day of the visit that did it, where a plan knows that; nil when the attempts tell.
    package var completed: CalendarDate?
    /// Whose it is, by code; nil for nobody's.
    package var owner: String?
    /// The oldest first, without those that were taken back.
    package var attempts: [FigurePerson.Contact]

    package init(
      planned: CalendarDate, since: CalendarDate? = nil, isRecheck: Bool = false,
      channel: FollowUpChannel = .visit, state: FollowUpState = .open,
      completed: CalendarDate? = nil, owner: String? = nil,
      attempts: [FigurePerson.Contact] = []
    ) {
      self.planned = planned
      self.since = since
      self.isRecheck = isRecheck
      self.channel = channel
      self.state = state
      self.completed = completed
      self.owner = owner
      self.attempts = attempts
    }

    /// Whether it is waited for.
    var isOpen: Bool { state == .open || state == .withheld }

    /// The day on which it was done; nil when it was not.
    var done: CalendarDate? {
      guard state == .done else { return nil }
      return completed ?? attempts.last { $0.outcome == .completed }?.day
    }

    /// The first day of which anything is known.
    var first: CalendarDate { min(since ?? planned, attempts.first?.day ?? planned, planned) }
  }

  /// The values of one day.
  package struct Reading: Hashable, Sendable {
    package var day: CalendarDate
    /// In mmHg.
    package var systolic: Double?
    package var diastolic: Double?
    /// Fasting glucose in mmol/L.
    package var glucose: Double?
    /// Whether all of it was measured at home.
    package var isHome: Bool

    package init(
      day: CalendarDate, systolic: Double? = nil, diastolic: Double? = nil, glucose: Double? = nil,
      isHome: Bool = false
    ) {
      self.day = day
      self.systolic = systolic
      self.diastolic = diastolic
      self.glucose = glucose
      self.isHome = isHome
    }
  }

  package var patient: PatientID
  package var birth: CalendarDate?
  package var isDiagnosed: Bool
  package var followUps: [FollowUp]
  package var readings: [Reading]
  /// The filled national forms.
  package var forms: [ManagedVisit]
  /// Days on which the person came to the clinic for whatever reason.
  package var arrivals: [CalendarDate]

  package init(
    patient: PatientID, birth: CalendarDate? = nil, isDiagnosed: Bool = false,
    followUps: [FollowUp] = [], readings: [Reading] = [], forms: [ManagedVisit] = [],
    arrivals: [CalendarDate] = []
  ) {
    self.patient = patient
    self.birth = birth
    self.isDiagnosed = isDiagnosed
    self.followUps = followUps
    self.readings = readings
    self.forms = forms
    self.arrivals = arrivals
  }

  /// A date counts as kept within so many days before and after it.
  ///
  /// The window of the starting plans for hypertension and diabetes, which is the clinic's own.
  package static let window = PlanWindow(early: 14, late: 14)
}

extension FigurePerson {
  /// Makes a person of what is stored.
  ///
  /// A person is managed from the first of their follow-ups on. Management ends with an attempt after
  /// which nothing is open: somebody was lost, died, moved away or refused, or the last one was done
  /// and nobody opened another. A follow-up that comes later begins it anew. Re-checks alone, of
  /// somebody without the diagnosis, are of a suspicion and manage nobody.
  ///
  /// Visits are the filled forms; on other days the values, which are judged by the lines of that
  /// day, of the clinic a visit in person and of home a call; and else the follow-ups that were done.
  package init(
    _ records: FigureRecords, disease: ManagedDisease, targets: ControlTargets = .thirdEdition
  ) {
    let isKnown = records.isDiagnosed || records.followUps.contains { !$0.isRecheck }
    let own = (isKnown ? records.followUps : [])
      .sorted { ($0.first, $0.planned) < ($1.first, $1.planned) }
    self.init(
      patient: records.patient, staff: Self.owner(own), isDiagnosed: records.isDiagnosed,
      spans: Self.spans(own), visits: Self.visits(records, own, disease, targets),
      planned: own.compactMap(Self.planned), contacts: own.flatMap(\.attempts),
      arrivals: records.arrivals)
  }

  /// Whose person it is: of the newest open follow-up, else of the newest.
  private static func owner(_ followUps: [FigureRecords.FollowUp]) -> String? {
    let newest =
      followUps.last { $0.isOpen && $0.owner != nil } ?? followUps.last { $0.owner != nil }
    return newest?.owner ?? followUps.last?.attempts.last?.staff
  }

  private static func spans(_ followUps: [FigureRecords.FollowUp]) -> [ManagedSpan] {
    var spans: [ManagedSpan] = []
    for one in followUps {
      let last = one.isOpen ? nil : one.attempts.last?.day ?? one.done ?? one.first
      let end = last == nil ? nil : end(one.attempts.last?.outcome)
      let isNew =
        spans.last.map { span in
          // What was done goes on with the next one, however much later that is; an end is an end.
          span.end != .closed && span.last.map { $0 < one.first } == true
        } ?? true
      guard !isNew else {
        spans.append(ManagedSpan(first: one.first, last: last, end: end))
        continue
      }
      let place = spans.count - 1
      guard let before = spans[place].last else { continue }
      // What a plan closed beside it on the same day does not say why management ended.
      let isLater = last.map { $0 > before || $0 == before && end != .closed } ?? true
      if isLater {
        spans[place].last = last
        spans[place].end = end
      }
    }
    return spans
  }

  private static func end(_ outcome: FollowUpOutcome?) -> ManagedSpan.End {
    switch outcome {
    case .lost: .lost
    case .died: .died
    case .moved, .movedToPublic, .movedToPrivate: .movedAway
    case .refused: .refused
    case .completed, .noAnswer, .callBack, .wrongNumber, .agreedToCome, .remindLater,
      .alreadyVisited, .notResponding, .other, .found, nil:
      .closed
    }
  }

  /// A date that counts; nil for one that was given up for a reason that is nobody's fault.
  private static func planned(_ one: FigureRecords.FollowUp) -> Planned? {
    let last = one.attempts.last?.outcome
    let isClosed = one.state == .closed && last != .lost && last != .refused
    guard !isClosed, one.state != .done || one.done != nil else { return nil }
    let window = FigureRecords.window
    return Planned(
      day: one.planned,
      window: one.planned.adding(days: -window.early)...one.planned.adding(days: window.late),
      done: one.done, staff: one.owner ?? one.attempts.last?.staff)
  }

  private static func visits(
    _ records: FigureRecords, _ followUps: [FigureRecords.FollowUp], _ disease: ManagedDisease,
    _ targets: ControlTargets
  ) -> [ManagedVisit] {
    var visits: [CalendarDate: ManagedVisit] = [:]
    for one in followUps {
      guard let day = one.done else { continue }
      // Of two on a day the one in person counts.
      if visits[day]?.isInPerson == true { continue }
      visits[day] = ManagedVisit(
        day: day, channel: one.channel, control: .unmeasured, staff: one.attempts.last?.staff)
    }
    for reading in records.readings {
      let finding = PlanFinding(
        judging: LatestReadings(
          systolic: reading.systolic.map { DatedValue($0, on: reading.day) },
          diastolic: reading.diastolic.map { DatedValue($0, on: reading.day) },
          fastingGlucose: reading.glucose.map { DatedValue($0, on: reading.day) }),
        of: reading.day, for: disease.reason, age: records.birth?.age(on: reading.day),
        targets: targets)
      let known = visits[reading.day]
      let channel = known.map(\.channel) ?? (reading.isHome ? .phone : .visit)
      visits[reading.day] = ManagedVisit(
        day: reading.day, channel: reading.isHome || channel == .home ? channel : .visit,
        control: finding.control, systolic: reading.systolic, diastolic: reading.diastolic,
        isHomePressure: reading.isHome, glucose: reading.glucose, staff: known?.staff)
    }
    let formed = Set(records.forms.map(\.day))
    return (visits.values.filter { !formed.contains($0.day) } + records.forms)
      .sorted { $0.day < $1.day }
  }
}
