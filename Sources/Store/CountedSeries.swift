internal import Domain
internal import Rules
internal import SQLite

/// A series that the program counts from its own records, as nobody types it in.
///
/// Of `rx_count` both are there: what a review of the medicines came to, and what is on record.
enum CountedSeries: String, CaseIterable {
  /// The days of visits that took place; no value.
  case visit
  /// The days of appointments that somebody did not come to, 1 each.
  case missed = "noshow"
  /// The days on which the person was reached by telephone, 1 each.
  case phone = "reached_phone"
  /// The days on which the person was reached by message, 1 each.
  case message = "reached_msg"
  /// How many medicines were taken: on the days of visits, and where a medicine begins or is over.
  case medicines = "rx_count"

  /// Whether values of the table of observations count in the series too.
  var isAlsoObserved: Bool { self == .medicines }
}

/// Where the counted series lie among what the rules read.
struct CountedSlots {
  private var slots: [CountedSeries: Int] = [:]

  /// - Parameter needs: What the rules read, by the indexes of their indicators.
  init(_ rules: RuleSet, _ needs: FactNeeds) {
    for (slot, indicator) in rules.indicators.enumerated() where needs.daysBack[slot] != nil {
      if let series = CountedSeries(rawValue: indicator.code) { slots[series] = slot }
    }
  }

  /// The slot of a series; nil when no rule reads it.
  subscript(_ series: CountedSeries) -> Int? { slots[series] }

  /// Whether the visits are read, for their own sake or to count medicines on them.
  var readsVisits: Bool { self[.visit] != nil || readsMedicines }
  var readsMedicines: Bool { self[.medicines] != nil }
  var readsMissed: Bool { self[.missed] != nil }
  var readsAttempts: Bool { self[.phone] != nil || self[.message] != nil }
}

/// What the rows of one patient come to in the counted series.
///
/// Belongs to one worker and keeps its memory from one patient to the next.
struct CountedFacts {
  private let slots: CountedSlots
  private let zone: ClinicZone
  private var visits: [Int] = []
  private var missed: [Int] = []
  private var phone: [Int] = []
  private var message: [Int] = []
  private var courses: [(name: String, from: Int, through: Int)] = []

  /// - Parameter zone: The clinic's clock, as attempts have a moment and no day.
  init(_ slots: CountedSlots, zone: ClinicZone) {
    self.slots = slots
    self.zone = zone
  }

  /// Forgets the patient.
  mutating func clear() {
    visits.removeAll(keepingCapacity: true)
    missed.removeAll(keepingCapacity: true)
    phone.removeAll(keepingCapacity: true)
    message.removeAll(keepingCapacity: true)
    courses.removeAll(keepingCapacity: true)
  }

  /// Takes a row of `FactSQL.visits`.
  mutating func addVisit(_ row: Statement) { visits.append(row.integer(1)) }

  /// Takes a row of `FactSQL.missed`.
  mutating func addMissed(_ row: Statement) { missed.append(row.integer(1)) }

  /// Takes a row of `FactSQL.reached`.
  mutating func addReached(_ row: Statement) {
    let day = zone.day(Instant(seconds: row.integer(1))).dayNumber
    if row.integer(2) != 0 { message.append(day) } else { phone.append(day) }
  }

  /// Takes a row of `FactSQL.medications`; one without a code counts by its name.
  mutating func addMedicine(_ row: Statement) {
    let code = row.text(1)
    courses.append(
      (
        name: code.isEmpty ? row.text(4) : code, from: row.optionalInteger(2) ?? .min,
        through: row.optionalInteger(3) ?? .max
      ))
  }

  /// Gives the facts what was counted, before the observed values, which are the newer of a day.
  ///
  /// - Parameter first: The first day that counts of a slot.
  mutating func fill(_ facts: PatientFacts, from first: (Int) -> Int) {
    if let slot = slots[.visit] {
      let start = first(slot)
      for day in visits where day >= start { facts.addValue(slot, day: day, value: nil) }
    }
    fill(facts, .missed, &missed, from: first)
    fill(facts, .phone, &phone, from: first)
    fill(facts, .message, &message, from: first)
    if let slot = slots[.medicines], !courses.isEmpty { count(facts, slot, from: first(slot)) }
  }

  /// Each day once, however many there were on it.
  private func fill(
    _ facts: PatientFacts, _ series: CountedSeries, _ days: inout [Int], from first: (Int) -> Int
  ) {
    guard let slot = slots[series], !days.isEmpty else { return }
    let start = first(slot)
    days.sort()
    var last: Int?
    for day in days where day >= start && day != last {
      facts.addValue(slot, day: day, value: Exact.gridStep(1))
      last = day
    }
  }

  /// Nobody without any medicine on record is said to take none.
  private func count(_ facts: PatientFacts, _ slot: Int, from start: Int) {
    var days = visits
    for course in courses {
      if course.from != .min { days.append(course.from) }
      if course.through != .max { days.append(course.through + 1) }
    }
    days.sort()
    var last: Int?
    var taken: [String] = []
    for day in days where day >= start && day != last {
      last = day
      taken.removeAll(keepingCapacity: true)
      for course in courses where course.from <= day && day <= course.through {
        if !taken.contains(course.name) { taken.append(course.name) }
      }
      facts.addValue(slot, day: day, value: Exact.gridStep(Double(taken.count)))
    }
  }
}
