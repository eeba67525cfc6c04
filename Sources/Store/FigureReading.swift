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

/// Reads what the figures of an illness need, in the order of patients.
struct FigureReading {
  private let scope: FigureScope
  private let connection: Connection
  private let disease: ManagedDisease
  /// Values, forms and visits are read of these days alone.
  private let days: ClosedRange<CalendarDate>

  /// - Parameter period: The year of it counts, and the days after it in which people may still come.
  init(
    _ scope: FigureScope, _ connection: Connection, _ disease: ManagedDisease,
    _ period: FigurePeriod
  ) {
    self.scope = scope
    self.connection = connection
    self.disease = disease
    let last = period.last.adding(days: Figure.returnDays + FigureRecords.window.late)
    days = FigurePeriod.year(period.year).first...last
  }

  /// The records of everybody who has a follow-up or a diagnosis of the illness, by patient.
  func records() throws -> [FigureRecords] { try records(among: nil) }

  /// The records of one person; nil when there are neither follow-ups nor a diagnosis.
  func records(of patient: PatientID) throws -> FigureRecords? {
    try records(among: patient).first
  }

  private func records(among patient: PatientID?) throws -> [FigureRecords] {
    let diagnosed = try diagnosedPatients(patient)
    var all = try followUps(patient)
    for one in diagnosed where all[one] == nil { all[one] = [] }
    let details = try FigureDetails(
      scope: scope, connection: connection, disease: disease, days: days,
      isWhole: patient == nil)
    return try all.keys.sorted().compactMap { number in
      guard let birth = try details.birth(of: number) else { return nil }
      let own = all[number] ?? []
      let isManaged = !own.isEmpty
      return FigureRecords(
        patient: PatientID(number), birth: birth.day, isDiagnosed: diagnosed.contains(number),
        followUps: own, readings: isManaged ? try details.readings(of: number) : [],
        forms: isManaged ? try details.forms(of: number) : [],
        arrivals: own.contains { $0.attempts.contains { $0.outcome == .agreedToCome } }
          ? try details.arrivals(of: number) : [])
    }
  }

  // MARK: - Follow-ups

  private func followUps(_ patient: PatientID?) throws -> [Int: [FigureRecords.FollowUp]] {
    let attempts = try attempts(patient)
    let rows = try connection.statement(
      """
      SELECT f.patient, f.id, f.planned, f.due, f.since, f.channel, f.state, e.day, s.code,
        f.reason = ?4
      FROM follow_up f LEFT JOIN staff s ON s.id = f.owner
        LEFT JOIN plan_event e ON e.id = f.completed_by
      WHERE f.reason IN (?1, ?4) AND (?2 IS NULL OR f.patient = ?2) AND f.level <= ?3
      """)
    rows.bind(
      disease.reason.rawValue, patient?.value, scope.highestLevel, disease.recheck.rawValue)
    var found: [Int: [FigureRecords.FollowUp]] = [:]
    while try rows.step() {
      let own = attempts[rows.integer(1)]
      let planned = rows.optionalInteger(2) ?? own?.firstDue ?? rows.integer(3)
      found[rows.integer(0), default: []].append(
        FigureRecords.FollowUp(
          planned: CalendarDate(dayNumber: planned),
          since: rows.optionalInteger(4).map(CalendarDate.init(dayNumber:)),
          isRecheck: rows.integer(9) != 0,
          channel: FollowUpChannel(rawValue: rows.text(5)) ?? .phone,
          state: FollowUpState(rawValue: rows.integer(6)) ?? .open,
          completed: rows.optionalInteger(7).map(CalendarDate.init(dayNumber:)),
          owner: rows.optionalText(8), attempts: own?.contacts ?? []))
    }
    return found
  }

  private struct Attempts {
    /// The day it was due before the first attempt.
    var firstDue: Int
    var contacts: [FigurePerson.Contact] = []
  }

  private func attempts(_ patient: PatientID?) throws -> [Int: Attempts] {
    let rows = try connection.statement(
      """
      SELECT a.follow_up, a.at, a.outcome, s.code, a.before_due
      FROM follow_up f JOIN follow_up_attempt a ON a.follow_up = f.id
        LEFT JOIN staff s ON s.id = a.staff
      WHERE f.reason IN (?1, ?3) AND (?2 IS NULL OR f.patient = ?2) AND a.is_undone = 0
      ORDER BY a.follow_up, a.number
      """)
    rows.bind(disease.reason.rawValue, patient?.value, disease.recheck.rawValue)
    var found: [Int: Attempts] = [:]
    while try rows.step() {
      guard let outcome = FollowUpOutcome(rawValue: rows.text(2)) else { continue }
      let contact = FigurePerson.Contact(
        day: scope.zone.day(Instant(seconds: rows.integer(1))), outcome: outcome,
        staff: rows.optionalText(3))
      found[rows.integer(0), default: Attempts(firstDue: rows.integer(4))].contacts.append(contact)
    }
    return found
  }

  // MARK: - Diagnoses

  /// Those who have an active diagnosis of the illness.
  private func diagnosedPatients(_ patient: PatientID?) throws -> Set<Int> {
    let codings = try connection.statement("SELECT id, code, system FROM coding")
    var numbers: [Int] = []
    while try codings.step() {
      let coding = Coding(system: codings.text(2), code: codings.text(1), display: "")
      if disease.conditions.contains(coding) { numbers.append(codings.integer(0)) }
    }
    let list = numbers.map(String.init).joined(separator: ",")
    let rows = try connection.statement(
      """
      SELECT DISTINCT x.patient FROM condition x JOIN word s ON s.id = x.clinical_status
        JOIN word v ON v.id = x.verification_status
      WHERE x.coding IN (\(list)) AND (?1 IS NULL OR x.patient = ?1) AND x.level <= ?2
        AND s.text IN ('active', 'recurrence', 'relapse') AND v.text <> 'refuted'
      """)
    rows.bind(patient?.value, scope.highestLevel)
    var found: Set<Int> = []
    while try rows.step() { found.insert(rows.integer(0)) }
    return found
  }
}
