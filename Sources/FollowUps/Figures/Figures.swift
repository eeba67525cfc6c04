package import Domain

/// Makes the figures of a period from what is known of each person.
///
/// Management and control are judged up to the end of the period. What was planned or agreed in it is
/// judged up to today, as a date of its last day may be done in time after it; once those days are over
/// too the figures never change but by what is entered late.
package struct FigureMaker: Sendable {
  package let disease: ManagedDisease
  package let period: FigurePeriod
  /// The last day that counts: the period's last or today, whichever is sooner.
  package let asOf: CalendarDate
  private let today: CalendarDate
  private var items: [Figure.Kind: (top: [Figure.Item], whole: [Figure.Item])] = [:]

  package init(disease: ManagedDisease, period: FigurePeriod, today: CalendarDate) {
    self.disease = disease
    self.period = period
    self.today = today
    asOf = min(period.last, today)
  }

  /// The figures of people, in the order of ``Figure/Kind``; O(n log n).
  package static func figures(
    of people: some Sequence<FigurePerson>, disease: ManagedDisease, period: FigurePeriod,
    today: CalendarDate
  ) -> [Figure] {
    var maker = FigureMaker(disease: disease, period: period, today: today)
    for person in people { maker.add(person) }
    return maker.figures
  }

  /// The figures of the people added so far.
  package var figures: [Figure] {
    Figure.Kind.allCases.map { kind in
      Figure(
        kind: kind, numerator: items[kind]?.top ?? [], denominator: items[kind]?.whole ?? [])
    }
  }

  /// Adds a person, once each.
  package mutating func add(_ person: FigurePerson) {
    guard period.first <= asOf else { return }
    addManagement(person)
    addDates(person)
    addContacts(person)
  }

  /// Adds the figures of other people, who come after those added so far.
  package mutating func add(_ others: FigureMaker) {
    for (kind, found) in others.items {
      items[kind, default: ([], [])].top += found.top
      items[kind]?.whole += found.whole
    }
  }

  // MARK: - Parts

  private mutating func count(_ kind: Figure.Kind, _ item: Figure.Item, _ isPart: Bool) {
    items[kind, default: ([], [])].whole.append(item)
    if isPart { items[kind]?.top.append(item) }
  }

  private mutating func addManagement(_ person: FigurePerson) {
    let item = Figure.Item(patient: person.patient, staff: person.staff)
    let days = period.first...asOf
    let isManaged = person.spans.contains { $0.meets(days) }
    if isManaged || person.isDiagnosed { count(.managed, item, isManaged) }
    // The span that tells of the end: the newest that had begun by then.
    guard let span = person.spans.filter({ $0.first <= asOf }).max(by: { $0.first < $1.first })
    else { return }
    let card = ManagementCard(
      of: disease, year: period.year, visits: person.visits, span: span, asOf: asOf)
    if isManaged, card.standard != .unknown { count(.standard, item, card.standard != .notMet) }
    // Who was lost before the year is no part of it any more.
    let year = FigurePeriod.year(period.year).first...asOf
    if span.counts(on: asOf), span.meets(year) { count(.control, item, card.isControlled) }
  }

  private mutating func addDates(_ person: FigurePerson) {
    for date in person.planned where period.contains(date.day) {
      let item = Figure.Item(patient: person.patient, day: date.day, staff: date.staff)
      let done = date.done.flatMap { $0 <= today ? $0 : nil }
      if done != nil || date.window.upperBound < today {
        count(.completion, item, done.map { date.window.contains($0) } ?? false)
      }
      if let done { count(.timeliness, item, done <= date.day) }
    }
  }

  private mutating func addContacts(_ person: FigurePerson) {
    let own = person.contacts.filter { period.contains($0.day) && $0.day <= asOf }
    for (staff, tries) in Dictionary(grouping: own, by: \.staff) {
      count(
        .reach, Figure.Item(patient: person.patient, staff: staff),
        tries.contains { $0.outcome.reachedPerson })
    }
    for call in own where call.outcome == .agreedToCome {
      let last = call.day.adding(days: Figure.returnDays)
      let days = (person.visits.filter(\.isInPerson).map(\.day) + person.arrivals)
      let hasCome = days.contains { $0 >= call.day && $0 <= min(last, today) }
      guard hasCome || last < today else { continue }
      count(
        .returned, Figure.Item(patient: person.patient, day: call.day, staff: call.staff), hasCome)
    }
  }
}
