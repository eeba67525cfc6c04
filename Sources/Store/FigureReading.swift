import Domain
import FollowUps
import Interchange
import SQLite

/// What of the clinic and of the one who asks the figures depend on.
struct FigureScope: Sendable {
  let zone: ClinicZone
  /// The highest level of sensitivity that counts.
  let highestLevel: Int
  /// The numbers of the indicators by their codes.
  let indicatorIDs: [String: Int]

  init(_ store: Store) {
    zone = store.zone
    highestLevel = store.highestLevel
    indicatorIDs = store.catalog.indicatorIDs
  }
}

/// Reads what the figures of an illness need, in the order of patients: every table is read in its own
/// order and once, and nothing is held but some thousands of people.
struct FigureReading {
  private let scope: FigureScope
  private let connection: Connection
  private let disease: ManagedDisease
  /// The codes of all members of staff by their numbers.
  private let staff: [Int: String]
  private let details: FigureDetails

  /// - Parameter period: The year of it counts, and the days after it in which people may still come.
  init(
    _ scope: FigureScope, _ connection: Connection, _ disease: ManagedDisease,
    _ period: FigurePeriod
  ) throws {
    self.scope = scope
    self.connection = connection
    self.disease = disease
    // Values, forms and visits are read of these days alone.
    let last = period.last.adding(days: Figure.returnDays + FigureRecords.window.late)
    let days = FigurePeriod.year(period.year).first...last
    let rows = try connection.statement("SELECT id, code FROM staff")
    var staff: [Int: String] = [:]
    while try rows.step() { staff[rows.integer(0)] = rows.text(1) }
    self.staff = staff
    details = try FigureDetails(
      scope: scope, connection: connection, disease: disease, days: days, staff: staff)
  }

  /// The records of one person; nil when there are neither follow-ups nor a diagnosis.
  func records(of patient: PatientID) throws -> FigureRecords? {
    try records(of: patient.value...patient.value).first
  }

  /// The records of those of some patients who have a follow-up or a diagnosis of the illness.
  func records(of patients: ClosedRange<Int>) throws -> [FigureRecords] {
    let diagnosed = try diagnosed(patients)
    var all = try followUps(patients)
    for one in diagnosed where all[one] == nil { all[one] = [] }
    guard !all.isEmpty else { return [] }
    let births = try details.births(of: patients)
    let formed = try details.formed(patients)
    return try all.keys.sorted().compactMap { number in
      guard let birth = births[number] else { return nil }
      let own = all[number] ?? []
      let isManaged = !own.isEmpty
      return FigureRecords(
        patient: PatientID(number), birth: birth.day, isDiagnosed: diagnosed.contains(number),
        followUps: own, readings: isManaged ? try details.readings(of: number) : [],
        forms: isManaged && formed.contains(number) ? try details.forms(of: number) : [],
        arrivals: own.contains { $0.attempts.contains { $0.outcome == .agreedToCome } }
          ? try details.arrivals(of: number) : [])
    }
  }

  // MARK: - Follow-ups

  private func followUps(
    _ patients: ClosedRange<Int>
  ) throws -> [Int: [FigureRecords.FollowUp]] {
    let rows = try connection.statement(
      """
      SELECT f.patient, f.id, f.planned, f.due, f.since, f.channel, f.state, e.day, f.owner,
        f.reason = ?5, f.attempt_count
      FROM follow_up f INDEXED BY follow_up_reason
        LEFT JOIN plan_event e ON e.id = f.completed_by
      WHERE f.reason IN (?4, ?5) AND f.patient BETWEEN ?1 AND ?2 AND f.level <= ?3
      """)
    rows.bind(
      patients.lowerBound, patients.upperBound, scope.highestLevel, disease.reason.rawValue,
      disease.recheck.rawValue)
    var found: [Int: [FigureRecords.FollowUp]] = [:]
    while try rows.step() {
      let own = rows.integer(10) > 0 ? try attempts(of: rows.integer(1)) : Attempts()
      let planned = rows.optionalInteger(2) ?? own.firstDue ?? rows.integer(3)
      found[rows.integer(0), default: []].append(
        FigureRecords.FollowUp(
          planned: CalendarDate(dayNumber: planned),
          since: rows.optionalInteger(4).map(CalendarDate.init(dayNumber:)),
          isRecheck: rows.integer(9) != 0,
          channel: FollowUpChannel(rawValue: rows.text(5)) ?? .phone,
          state: FollowUpState(rawValue: rows.integer(6)) ?? .open,
          completed: rows.optionalInteger(7).map(CalendarDate.init(dayNumber:)),
          owner: rows.optionalInteger(8).flatMap { staff[$0] }, attempts: own.contacts))
    }
    return found
  }

  private struct Attempts {
    /// The day it was due before the first attempt; nil when there was none.
    var firstDue: Int?
    var contacts: [FigurePerson.Contact] = []
  }

  private func attempts(of followUp: Int) throws -> Attempts {
    let rows = try connection.statement(
      """
      SELECT at, outcome, staff, before_due FROM follow_up_attempt
      WHERE follow_up = ? AND is_undone = 0 ORDER BY number
      """)
    rows.bind(followUp)
    var found = Attempts()
    while try rows.step() {
      guard let outcome = FollowUpOutcome(rawValue: rows.text(1)) else { continue }
      if found.firstDue == nil { found.firstDue = rows.integer(3) }
      found.contacts.append(
        FigurePerson.Contact(
          day: scope.zone.day(Instant(seconds: rows.integer(0))), outcome: outcome,
          staff: rows.optionalInteger(2).flatMap { staff[$0] }))
    }
    return found
  }

  // MARK: - Diagnoses

  /// Those who have an active diagnosis of the illness.
  private func diagnosed(_ patients: ClosedRange<Int>) throws -> Set<Int> {
    let rows = try connection.statement(
      """
      SELECT patient FROM condition
      WHERE patient BETWEEN ?1 AND ?2 AND coding IN (\(details.codings)) AND level <= ?3
        AND clinical_status IN (SELECT id FROM word
          WHERE text IN ('active', 'recurrence', 'relapse'))
        AND verification_status NOT IN (SELECT id FROM word WHERE text = 'refuted')
      """)
    rows.bind(patients.lowerBound, patients.upperBound, scope.highestLevel)
    var found: Set<Int> = []
    while try rows.step() { found.insert(rows.integer(0)) }
    return found
  }
}
