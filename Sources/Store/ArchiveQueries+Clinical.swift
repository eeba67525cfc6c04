internal import Domain
internal import SQLite

/// An entry of an archive with its place in the table.
struct LeveledRow<Value: Hashable & Sendable> {
  /// Its number among those of the patient.
  let number: Int
  /// A `Sensitivity.Level`.
  let level: Int
  let value: Value
}

extension Array {
  /// The values of the highest level.
  func sensitive<Value>() -> [Value] where Element == LeveledRow<Value> {
    filter { $0.level >= Sensitivity.Level.treating.rawValue }.map(\.value)
  }
}

extension Store {
  /// Active first, then newest first.
  func conditionRows(
    of patient: PatientID, in connection: Connection
  ) throws -> [LeveledRow<Condition>] {
    let rows = try connection.statement(
      """
      SELECT c.system, c.code, c.display, s.text, v.text, x.onset_day, x.abatement_day,
        x.number, x.level
      FROM condition x JOIN coding c ON c.id = x.coding JOIN word s ON s.id = x.clinical_status
        JOIN word v ON v.id = x.verification_status
      WHERE x.patient = ? ORDER BY x.onset_day DESC, x.number
      """)
    rows.bind(patient.value)
    var found: [LeveledRow<Condition>] = []
    while try rows.step() {
      let value = Condition(
        code: Self.coding(rows), clinicalStatus: rows.text(3), verificationStatus: rows.text(4),
        onset: Self.date(rows, 5), abatement: Self.date(rows, 6))
      found.append(LeveledRow(number: rows.integer(7), level: rows.integer(8), value: value))
    }
    return found.filter(\.value.isActive) + found.filter { !$0.value.isActive }
  }

  /// Active first, then newest first.
  func medicationRows(
    of patient: PatientID, in connection: Connection
  ) throws -> [LeveledRow<MedicationStatement>] {
    let rows = try connection.statement(
      """
      SELECT c.system, c.code, c.display, d.text, s.text, m.started_day, m.ended_day,
        m.number, m.level
      FROM medication_statement m JOIN coding c ON c.id = m.coding
        LEFT JOIN word d ON d.id = m.dosage JOIN word s ON s.id = m.status
      WHERE m.patient = ? ORDER BY m.started_day DESC, m.number
      """)
    rows.bind(patient.value)
    var found: [LeveledRow<MedicationStatement>] = []
    while try rows.step() {
      let value = MedicationStatement(
        code: Self.coding(rows), dosage: rows.optionalText(3), status: rows.text(4),
        started: Self.date(rows, 5), ended: Self.date(rows, 6))
      found.append(LeveledRow(number: rows.integer(7), level: rows.integer(8), value: value))
    }
    return found.filter(\.value.isActive) + found.filter { !$0.value.isActive }
  }

  func allergyRows(
    of patient: PatientID, in connection: Connection
  ) throws -> [LeveledRow<AllergyIntolerance>] {
    let rows = try connection.statement(
      """
      SELECT c.system, c.code, c.display, k.text, r.text, s.text, a.recorded_day,
        a.number, a.level
      FROM allergy_intolerance a JOIN coding c ON c.id = a.coding
        LEFT JOIN word k ON k.id = a.criticality LEFT JOIN word r ON r.id = a.reaction
        JOIN word s ON s.id = a.clinical_status
      WHERE a.patient = ? ORDER BY a.number
      """)
    rows.bind(patient.value)
    var found: [LeveledRow<AllergyIntolerance>] = []
    while try rows.step() {
      let value = AllergyIntolerance(
        code: Self.coding(rows), criticality: rows.optionalText(3),
        reaction: rows.optionalText(4), clinicalStatus: rows.text(5),
        recorded: Self.date(rows, 6))
      found.append(LeveledRow(number: rows.integer(7), level: rows.integer(8), value: value))
    }
    return found
  }

  /// Newest first.
  func encounterRows(
    of patient: PatientID, in connection: Connection
  ) throws -> [LeveledRow<Encounter>] {
    let rows = try connection.statement(
      """
      SELECT e.started, e.day, e.ended, k.text, t.text, d.text, p.text, r.text, s.text,
        e.number, e.level
      FROM encounter e JOIN word k ON k.id = e.class JOIN word t ON t.id = e.type
        LEFT JOIN word d ON d.id = e.department LEFT JOIN word p ON p.id = e.practitioner
        LEFT JOIN word r ON r.id = e.reason JOIN word s ON s.id = e.status
      WHERE e.patient = ? ORDER BY e.started DESC, e.number
      """)
    rows.bind(patient.value)
    var found: [LeveledRow<Encounter>] = []
    while try rows.step() {
      let value = Encounter(
        start: Instant(seconds: rows.integer(0)), day: CalendarDate(dayNumber: rows.integer(1)),
        end: rows.optionalInteger(2).map(Instant.init), classCode: rows.text(3),
        type: rows.text(4), department: rows.optionalText(5), practitioner: rows.optionalText(6),
        reason: rows.optionalText(7), status: rows.text(8))
      found.append(LeveledRow(number: rows.integer(9), level: rows.integer(10), value: value))
    }
    return found
  }
}
