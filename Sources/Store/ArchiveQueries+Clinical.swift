internal import Domain
internal import SQLite

extension Store {
  /// Active first, then newest first.
  func conditions(of patient: PatientID, in connection: Connection) throws -> [Condition] {
    let rows = try connection.statement(
      """
      SELECT c.system, c.code, c.display, s.text, v.text, x.onset_day, x.abatement_day
      FROM condition x JOIN coding c ON c.id = x.coding JOIN word s ON s.id = x.clinical_status
        JOIN word v ON v.id = x.verification_status
      WHERE x.patient = ? ORDER BY x.onset_day DESC, x.number
      """)
    rows.bind(patient.value)
    var found: [Condition] = []
    while try rows.step() {
      found.append(
        Condition(
          code: Self.coding(rows), clinicalStatus: rows.text(3), verificationStatus: rows.text(4),
          onset: Self.date(rows, 5), abatement: Self.date(rows, 6)))
    }
    return found.filter(\.isActive) + found.filter { !$0.isActive }
  }

  /// Active first, then newest first.
  func medications(
    of patient: PatientID, in connection: Connection
  ) throws -> [MedicationStatement] {
    let rows = try connection.statement(
      """
      SELECT c.system, c.code, c.display, d.text, s.text, m.started_day, m.ended_day
      FROM medication_statement m JOIN coding c ON c.id = m.coding
        LEFT JOIN word d ON d.id = m.dosage JOIN word s ON s.id = m.status
      WHERE m.patient = ? ORDER BY m.started_day DESC, m.number
      """)
    rows.bind(patient.value)
    var found: [MedicationStatement] = []
    while try rows.step() {
      found.append(
        MedicationStatement(
          code: Self.coding(rows), dosage: rows.optionalText(3), status: rows.text(4),
          started: Self.date(rows, 5), ended: Self.date(rows, 6)))
    }
    return found.filter(\.isActive) + found.filter { !$0.isActive }
  }

  func allergies(of patient: PatientID, in connection: Connection) throws -> [AllergyIntolerance] {
    let rows = try connection.statement(
      """
      SELECT c.system, c.code, c.display, k.text, r.text, s.text, a.recorded_day
      FROM allergy_intolerance a JOIN coding c ON c.id = a.coding
        LEFT JOIN word k ON k.id = a.criticality LEFT JOIN word r ON r.id = a.reaction
        JOIN word s ON s.id = a.clinical_status
      WHERE a.patient = ? ORDER BY a.number
      """)
    rows.bind(patient.value)
    var found: [AllergyIntolerance] = []
    while try rows.step() {
      found.append(
        AllergyIntolerance(
          code: Self.coding(rows), criticality: rows.optionalText(3),
          reaction: rows.optionalText(4), clinicalStatus: rows.text(5),
          recorded: Self.date(rows, 6)))
    }
    return found
  }

  /// Newest first.
  func encounters(of patient: PatientID, in connection: Connection) throws -> [Encounter] {
    let rows = try connection.statement(
      """
      SELECT e.started, e.day, e.ended, k.text, t.text, d.text, p.text, r.text, s.text
      FROM encounter e JOIN word k ON k.id = e.class JOIN word t ON t.id = e.type
        LEFT JOIN word d ON d.id = e.department LEFT JOIN word p ON p.id = e.practitioner
        LEFT JOIN word r ON r.id = e.reason JOIN word s ON s.id = e.status
      WHERE e.patient = ? ORDER BY e.started DESC, e.number
      """)
    rows.bind(patient.value)
    var found: [Encounter] = []
    while try rows.step() {
      found.append(
        Encounter(
          start: Instant(seconds: rows.integer(0)), day: CalendarDate(dayNumber: rows.integer(1)),
          end: rows.optionalInteger(2).map(Instant.init), classCode: rows.text(3),
          type: rows.text(4), department: rows.optionalText(5),
          practitioner: rows.optionalText(6), reason: rows.optionalText(7), status: rows.text(8)))
    }
    return found
  }
}
