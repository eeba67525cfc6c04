import Domain

/// Who someone is, as far as no illness comes into it.
struct Person: Sendable {
  /// Where a name and its papers come from.
  enum Origin: Sendable {
    case han
    case uyghur
    case tibetan
    case foreign
  }

  /// What someone shows at the counter.
  enum Papers: Sendable {
    case residentCard
    case passport
    case none
  }

  let index: Int
  let name: String
  let familyName: String?
  let isMale: Bool
  /// The day of birth, 1 January for those who know their year only.
  let birth: CalendarDate
  let knowsYearOnly: Bool
  let papers: Papers
  let ethnicity: String?
  let origin: Origin
  let household: Household?
  /// The day the card was opened.
  let registered: CalendarDate
  /// The day of death; nil for the living.
  let died: CalendarDate?

  var sex: Sex { isMale ? .male : .female }

  /// The last day on which anything may have happened to the person at the clinic.
  func lastDay(_ calendar: ClinicCalendar) -> CalendarDate {
    guard let died else { return calendar.yesterday }
    return min(calendar.yesterday, died.adding(days: -1))
  }
}

extension DemoClinic {
  /// The person at an index; the same whoever asks, so that relatives are named alike everywhere.
  func person(_ index: Int) -> Person {
    var random = RandomStream(seed: seed, index: index, purpose: .person)
    let household = Household.containing(index, seed: seed, surnames: tables.surnames)
    let member = household.map { $0.members[index - $0.firstIndex] }
    let age = member?.age ?? Self.singleAge(&random)
    let isMale = member?.isMale ?? !random.happens(age >= 65 ? 0.55 : 0.52)
    var birth = birthDate(age: age, index: index)
    let named = name(
      &random, surname: member?.surname, isMale: isMale, birthYear: birth.year)
    let papers = drawPapers(index, origin: named.origin, birthYear: birth.year)
    if papers.knowsYearOnly { birth = CalendarDate(dayNumber: newYearDay(birth.year)) }
    let opened = openingDay(of: household?.firstIndex ?? index)
    let firstChance = min(birth.adding(days: random.within(3...45)), calendar.yesterday)
    let day = calendar.open(onOrBefore: max(opened, firstChance))
    let registered = day >= birth ? day : min(calendar.open(onOrAfter: birth), calendar.yesterday)
    return Person(
      index: index, name: named.name, familyName: named.family, isMale: isMale, birth: birth,
      knowsYearOnly: papers.knowsYearOnly, papers: papers.kind, ethnicity: named.ethnicity,
      origin: named.origin, household: household, registered: registered,
      died: deathDay(&random, birth: birth, registered: registered))
  }

  /// Three in a hundred show no ID card; some of the very old among them know no more than a year.
  private func drawPapers(
    _ index: Int, origin: Person.Origin, birthYear: Int
  ) -> (kind: Person.Papers, knowsYearOnly: Bool) {
    if origin == .foreign { return (.passport, false) }
    var random = RandomStream(seed: seed, index: index, purpose: .identity)
    guard random.happens(0.03) else { return (.residentCard, false) }
    if birthYear < 1950 { return (.none, random.happens(0.3)) }
    return (random.happens(0.1) ? .passport : .none, false)
  }

  private static func singleAge(_ random: inout RandomStream) -> Int {
    switch random.below(100) {
    case ..<5: random.within(0...6)
    case ..<9: random.within(7...17)
    case ..<26: random.within(18...34)
    case ..<47: random.within(35...49)
    case ..<72: random.within(50...64)
    case ..<86: random.within(65...72)
    case ..<95: random.within(73...80)
    default: 81 + min(random.below(18), random.below(18))
    }
  }

  /// A birthday whose place in the year follows from the index, for the sake of the ID numbers.
  private func birthDate(age: Int, index: Int) -> CalendarDate {
    let dayOfYear = IdentityNumbers.dayOfYear(index, seed: seed)
    let year = calendar.today.year - age
    let date = CalendarDate(dayNumber: newYearDay(year) + dayOfYear)
    if date <= calendar.today.adding(days: -5) { return date }
    return CalendarDate(dayNumber: newYearDay(year - 1) + dayOfYear)
  }

  /// The day a card of this index was opened: many in the first year and a half, when the archives
  /// were set up, then evenly.
  private func openingDay(of index: Int) -> CalendarDate {
    let span = years * 365
    let share = patients / 4
    let elapsed =
      index < share
      ? span * 15 / 100 * index / max(1, share)
      : span * 15 / 100 + span * 85 / 100 * (index - share) / max(1, patients - share)
    var day = calendar.today.adding(days: elapsed - span - 1)
    // Nobody opened cards while the clinic saw fevers only.
    if ClinicCalendar.closureRisk(day) > 0.8 { day = day.adding(days: -110) }
    return calendar.open(onOrBefore: day)
  }

  private func deathDay(
    _ random: inout RandomStream, birth: CalendarDate, registered: CalendarDate
  ) -> CalendarDate? {
    let age = birth.age(on: calendar.today)
    let risk =
      switch age {
      case ..<45: 0.0007
      case ..<65: 0.005
      case ..<75: 0.018
      case ..<85: 0.045
      default: 0.1
      }
    guard random.happens(risk) else { return nil }
    let span = registered.days(to: calendar.yesterday)
    guard span > 60 else { return nil }
    return calendar.yesterday.adding(days: -random.below(min(span - 30, 1500)))
  }
}
