internal import Domain
internal import Rules
internal import SQLite

/// Fetches what rules read of one patient, by the clustered keys.
///
/// What is marked as very sensitive takes no part, so that no tag tells of it. Values that were
/// superseded or retracted never count, nor those outside hard bounds until somebody corrects them;
/// preliminary, registered and unknown ones count as preliminary.
struct FactLoader {
  let book: RuleBook
  let connection: Connection

  /// Who a patient is to the rules.
  struct Person {
    /// Whether nothing is judged of the card: it was merged into another, or erased.
    let isGone: Bool
    /// Whether the record is restricted, so that nothing is done with it for now.
    let isRestricted: Bool
  }

  /// Fills the judge with a patient's facts; nil when there is no such patient.
  ///
  /// - Parameter day: The first day that is going to be judged.
  func load(_ patient: Int, judgedFrom day: Int) throws -> Person? {
    book.judge.begin()
    guard let person = try loadPerson(patient) else { return nil }
    guard !person.isGone, !person.isRestricted else { return person }
    try loadValues(patient, since: book.firstFactDay(judgedFrom: day) ?? Schema.beforeAll)
    if let slot = book.visitSlot { try loadVisits(patient, slot) }
    if book.needs.readsDiagnoses { try loadDiagnoses(patient) }
    if book.needs.readsMedications { try loadMedications(patient) }
    try loadOverrides(patient)
    return person
  }

  private func loadPerson(_ patient: Int) throws -> Person? {
    let row = try connection.statement(
      """
      SELECT birth_day, sex, is_deceased, deceased_day,
        merged_into IS NOT NULL OR erased_at IS NOT NULL, restricted_at IS NOT NULL
      FROM patient WHERE id = ?
      """)
    row.bind(patient)
    defer { row.reset() }
    guard try row.step() else { return nil }
    let facts = book.judge.facts
    facts.birth = row.optionalInteger(0).map(CalendarDate.init(dayNumber:))
    facts.sex = RecordWriter.sex(of: row.integer(1))
    if row.integer(2) != 0 {
      facts.deceased =
        row.optionalInteger(3).map { .onDate(CalendarDate(dayNumber: $0)) } ?? .dateUnknown
    }
    return Person(isGone: row.integer(4) != 0, isRestricted: row.integer(5) != 0)
  }

  private func loadValues(_ patient: Int, since day: Int) throws {
    guard !book.slots.isEmpty else { return }
    let rows = try connection.statement(
      """
      SELECT indicator, day, at, value, comparator, status, time_precision
      FROM observation
      WHERE patient = ? AND is_implausible = 0 AND status < \(ObservationStatus.superseded.rawValue)
      ORDER BY indicator, day, at, number
      """)
    rows.bind(patient)
    defer { rows.reset() }
    while try rows.step() {
      guard rows.integer(1) >= day, let slot = book.slots[rows.integer(0)] else { continue }
      add(rows, slot: slot)
    }
  }

  /// Adds a row of `indicator, day, at, value, comparator, status, time_precision`.
  private func add(_ row: Statement, slot: Int) {
    let day = row.integer(1)
    let isTimed = row.integer(6) == TimePrecision.second.rawValue
    let status = ObservationStatus(rawValue: row.integer(5)) ?? .unknown
    book.judge.facts.addValue(
      slot, day: day,
      // Only the order within a day counts. The instant, moved to be above zero in every zone, keeps
      // it also where clocks go back.
      second: isTimed ? row.integer(2) - day * 86_400 + 86_400 : -1,
      value: row.optionalDouble(3).flatMap(Exact.gridStep),
      comparator: row.optionalText(4).flatMap(Comparator.init),
      isPreliminary: [.preliminary, .registered, .unknown].contains(status))
  }

  private func loadVisits(_ patient: Int, _ slot: Int) throws {
    let rows = try connection.statement(
      """
      SELECT e.day FROM encounter e JOIN word w ON w.id = e.status
      WHERE e.patient = ? AND e.level <= \(Sensitivity.Level.care.rawValue)
        AND w.text NOT IN ('planned', 'cancelled', 'entered-in-error') ORDER BY e.day, e.number
      """)
    rows.bind(patient)
    defer { rows.reset() }
    while try rows.step() { book.judge.facts.addValue(slot, day: rows.integer(0), value: nil) }
  }

  /// Who has a disease that is over without a day of its end cannot be said to have it on any day.
  private func loadDiagnoses(_ patient: Int) throws {
    let rows = try connection.statement(
      """
      SELECT c.code, n.onset_day, n.abatement_day FROM condition n
        JOIN coding c ON c.id = n.coding JOIN word s ON s.id = n.clinical_status
        JOIN word v ON v.id = n.verification_status
      WHERE n.patient = ? AND n.level <= \(Sensitivity.Level.care.rawValue) AND c.code <> ''
        AND v.text NOT IN ('refuted', 'entered-in-error')
        AND (n.abatement_day IS NOT NULL
          OR s.text NOT IN ('resolved', 'inactive', 'remission')) ORDER BY n.number
      """)
    rows.bind(patient)
    defer { rows.reset() }
    while try rows.step() {
      book.judge.facts.addDiagnosis(
        rows.text(0), from: rows.optionalInteger(1), through: rows.optionalInteger(2))
    }
  }

  /// A medicine that was stopped on a day nobody wrote down was taken on its first day at least.
  private func loadMedications(_ patient: Int) throws {
    let rows = try connection.statement(
      """
      SELECT c.code, m.started_day,
        CASE WHEN s.text IN ('completed', 'stopped', 'on-hold')
          THEN coalesce(m.ended_day, m.started_day) ELSE m.ended_day END
      FROM medication_statement m
        JOIN coding c ON c.id = m.coding JOIN word s ON s.id = m.status
      WHERE m.patient = ? AND m.level <= \(Sensitivity.Level.care.rawValue) AND c.code <> ''
        AND s.text NOT IN ('cancelled', 'draft', 'intended', 'not-taken', 'entered-in-error')
        AND (m.started_day IS NOT NULL OR s.text NOT IN ('completed', 'stopped', 'on-hold'))
      ORDER BY m.number
      """)
    rows.bind(patient)
    defer { rows.reset() }
    while try rows.step() {
      book.judge.facts.addMedication(
        rows.text(0), from: rows.optionalInteger(1), through: rows.optionalInteger(2))
    }
  }

  private func loadOverrides(_ patient: Int) throws {
    let rows = try connection.statement(
      """
      SELECT tag, is_on, from_day, until_day FROM tag_override WHERE patient = ? ORDER BY from_day, id
      """)
    rows.bind(patient)
    defer { rows.reset() }
    while try rows.step() {
      let name = rows.text(0)
      guard let tag = book.rules.tags.firstIndex(where: { $0.name == name }) else { continue }
      book.judge.facts.addOverride(
        TagOverride(
          tag: tag, isOn: rows.integer(1) != 0, from: rows.integer(2), until: rows.integer(3)))
    }
  }
}
