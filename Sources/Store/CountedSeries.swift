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

/// Where the counted series lie among what the rules read; nil for those that no rule reads.
struct CountedSlots {
  private(set) var visit: Int?
  private(set) var missed: Int?
  private(set) var phone: Int?
  private(set) var message: Int?
  private(set) var medicines: Int?

  /// - Parameter needs: What the rules read, by the indexes of their indicators.
  init(_ rules: RuleSet, _ needs: FactNeeds) {
    for (slot, indicator) in rules.indicators.enumerated() where needs.daysBack[slot] != nil {
      switch CountedSeries(rawValue: indicator.code) {
      case .visit: visit = slot
      case .missed: missed = slot
      case .phone: phone = slot
      case .message: message = slot
      case .medicines: medicines = slot
      case nil: break
      }
    }
  }

  /// Whether the visits are read, for their own sake or to count medicines on them.
  var readsVisits: Bool { visit != nil || readsMedicines }
  var readsMedicines: Bool { medicines != nil }
  var readsMissed: Bool { missed != nil }
  var readsAttempts: Bool { phone != nil || message != nil }
}

/// What the rows of one patient come to in the counted series.
///
/// Belongs to one worker and keeps its memory from one patient to the next.
final class CountedFacts {
  private let slots: CountedSlots
  private let zone: ClinicZone
  @exclusivity(unchecked) private var visits: [Int] = []
  @exclusivity(unchecked) private var missed: [Int] = []
  @exclusivity(unchecked) private var phone: [Int] = []
  @exclusivity(unchecked) private var message: [Int] = []
  @exclusivity(unchecked) private var courses: [(name: Int32, from: Int, through: Int)] = []
  @exclusivity(unchecked) private var taken: [Int32] = []

  /// - Parameter zone: The clinic's clock, as attempts have a moment and no day.
  init(_ slots: CountedSlots, zone: ClinicZone) {
    self.slots = slots
    self.zone = zone
  }

  /// Forgets the patient.
  func clear() {
    if !visits.isEmpty { visits.removeAll(keepingCapacity: true) }
    if !missed.isEmpty { missed.removeAll(keepingCapacity: true) }
    if !phone.isEmpty { phone.removeAll(keepingCapacity: true) }
    if !message.isEmpty { message.removeAll(keepingCapacity: true) }
    if !courses.isEmpty { courses.removeAll(keepingCapacity: true) }
  }

  /// Takes the day of a visit.
  func addVisit(_ day: Int) { visits.append(day) }

  /// Takes the day of an appointment that nobody came to.
  func addMissed(_ day: Int) { missed.append(day) }

  /// Takes a time at which the person was reached.
  func addReached(_ reached: FactSQL.Reached) {
    let day = zone.day(Instant(seconds: reached.at)).dayNumber
    if reached.isMessage { message.append(day) } else { phone.append(day) }
  }

  /// Takes a medicine.
  ///
  /// - Parameter name: A number that the same medicine has wherever it is.
  func addMedicine(_ period: FactSQL.CodedPeriod, name: Int32) {
    courses.append((name: name, from: period.from ?? .min, through: period.through ?? .max))
  }

  /// Gives the facts what was counted, before the observed values, which are the newer of a day.
  ///
  /// - Parameter first: The first day that counts of a slot.
  func fill(_ facts: PatientFacts, from first: (Int) -> Int) {
    if let slot = slots.visit {
      let start = first(slot)
      for day in visits where day >= start { facts.addValue(slot, day: day, value: nil) }
    }
    fill(facts, slots.missed, &missed, from: first)
    fill(facts, slots.phone, &phone, from: first)
    fill(facts, slots.message, &message, from: first)
    if let slot = slots.medicines, !courses.isEmpty { count(facts, slot, from: first(slot)) }
  }

  /// Each day once, however many there were on it.
  private func fill(
    _ facts: PatientFacts, _ slot: Int?, _ days: inout [Int], from first: (Int) -> Int
  ) {
    guard let slot, !days.isEmpty else { return }
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
