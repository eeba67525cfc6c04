internal import Domain
internal import Rules
internal import SQLite

/// What rules read, as questions over a range of patients, and how a row becomes a fact.
///
/// One patient and all patients are read by the same questions, so that they are judged alike. The
/// joins are crossed, so that the rows come in the order of the table and nothing is sorted.
/// What is marked as very sensitive takes no part, so that no tag tells of it. Values that were
/// superseded or retracted never count, nor those outside hard bounds until somebody corrects them;
/// preliminary, registered and unknown ones count as preliminary.
enum FactSQL {
  private static let care = Sensitivity.Level.care.rawValue

  /// The values after a day, the third parameter, and all of some indicators.
  ///
  /// Most indicators are read by some rule; to leave the others out here costs more than to pass over
  /// them, and so does it with what does not count.
  static func values(always indicators: [Int]) -> String {
    """
    SELECT \(valueColumns), is_implausible FROM observation
    WHERE patient BETWEEN ? AND ? AND (day > ? OR indicator IN (\(list(indicators))))
    ORDER BY patient, indicator, day, at, number
    """
  }

  private static let valueColumns =
    "patient, indicator, day, at, value, comparator, status, time_precision"

  private static func list(_ numbers: [Int]) -> String {
    numbers.map(String.init).joined(separator: ",")
  }

  /// The values of some indicators of one patient from a day on, each found by the key.
  ///
  /// - Parameter since: The last day that does not count.
  static func values(_ indicators: [Int], since: Int) -> String {
    """
    SELECT \(valueColumns), is_implausible FROM observation
    WHERE patient = ? AND indicator IN (\(list(indicators)))
      AND day > \(max(since, Schema.beforeAll))
    """
  }

  /// A question over a range of patients, asked of one.
  static func ofOne(_ sql: String) -> String {
    sql.replacing("BETWEEN ? AND ?", with: "= ?")
  }

  /// Adds a row of `values`, if it counts.
  static func addValue(_ row: Statement, slot: Int, to facts: PatientFacts) {
    let status = ObservationStatus(rawValue: row.integer(6)) ?? .unknown
    guard status.isCurrent, row.integer(8) == 0 else { return }
    let day = row.integer(2)
    let isTimed = row.integer(7) == TimePrecision.second.rawValue
    facts.addValue(
      slot, day: day,
      // Only the order within a day counts. The instant, moved to be above zero in every zone, keeps
      // it also where clocks go back.
      second: isTimed ? row.integer(3) - day * 86_400 + 86_400 : -1,
      value: row.optionalDouble(4).flatMap(Exact.gridStep),
      comparator: row.optionalText(5).flatMap(Comparator.init),
      isPreliminary: [.preliminary, .registered, .unknown].contains(status))
  }

  /// The numbers of words, found once for all rows.
  private static func words(_ texts: String) -> String {
    "(SELECT id FROM word WHERE text IN (\(texts)))"
  }

  /// The days of visits that took place.
  static let visits = """
    SELECT e.patient, e.day FROM encounter e
    WHERE e.patient BETWEEN ? AND ? AND e.level <= \(care)
      AND e.status NOT IN \(words("'planned', 'cancelled', 'entered-in-error'"))
    ORDER BY e.patient, e.number
    """

  /// Diagnoses that stand.
  ///
  /// Who has a disease that is over without a day of its end cannot be said to have it on any day.
  static let diagnoses = """
    SELECT n.patient, c.code, n.onset_day, n.abatement_day FROM condition n
      CROSS JOIN coding c ON c.id = n.coding
    WHERE n.patient BETWEEN ? AND ? AND n.level <= \(care) AND c.code <> ''
      AND n.verification_status NOT IN \(words("'refuted', 'entered-in-error'"))
      AND (n.abatement_day IS NOT NULL
        OR n.clinical_status NOT IN \(words("'resolved', 'inactive', 'remission'")))
    ORDER BY n.patient, n.number
    """

  /// Adds a row of `diagnoses`.
  static func addDiagnosis(_ row: Statement, to facts: PatientFacts) {
    facts.addDiagnosis(
      row.text(1), from: row.optionalInteger(2), through: row.optionalInteger(3))
  }

  /// Medicines that were taken.
  ///
  /// One that was stopped on a day nobody wrote down was taken on its first day at least.
  static let medications = """
    SELECT m.patient, c.code, m.started_day,
      CASE WHEN s.text IN ('completed', 'stopped', 'on-hold')
        THEN coalesce(m.ended_day, m.started_day) ELSE m.ended_day END, c.display
    FROM medication_statement m
      CROSS JOIN coding c ON c.id = m.coding CROSS JOIN word s ON s.id = m.status
    WHERE m.patient BETWEEN ? AND ? AND m.level <= \(care)
      AND s.text NOT IN ('cancelled', 'draft', 'intended', 'not-taken', 'entered-in-error')
      AND (m.started_day IS NOT NULL OR s.text NOT IN ('completed', 'stopped', 'on-hold'))
    ORDER BY m.patient, m.number
    """

  /// Adds a row of `medications`; no rule can ask for one without a code.
  static func addMedication(_ row: Statement, to facts: PatientFacts) {
    let code = row.text(1)
    guard !code.isEmpty else { return }
    facts.addMedication(code, from: row.optionalInteger(2), through: row.optionalInteger(3))
  }

  /// The days of appointments that nobody came to.
  static let missed = """
    SELECT patient, day FROM appointment
    WHERE patient BETWEEN ? AND ? AND status = '\(AppointmentStatus.noShow.rawValue)'
    ORDER BY patient, day
    """

  /// The moments at which a person was reached by telephone, or, marked 1, by message.
  ///
  /// The channel is what it was before the outcome of the attempt set another.
  static let reached = """
    SELECT f.patient, a.at, a.before_channel = '\(FollowUpChannel.message.rawValue)'
    FROM follow_up f CROSS JOIN follow_up_attempt a ON a.follow_up = f.id
    WHERE f.patient BETWEEN ? AND ? AND f.level <= \(care) AND a.is_undone = 0
      AND \(isReached("a"))
    ORDER BY f.patient
    """

  /// Whether an attempt, by the name of its row, reached the person by telephone or message.
  static func isReached(_ attempt: String) -> String {
    let outcomes = FollowUpOutcome.allCases.filter(\.reachedPerson).map { "'\($0.rawValue)'" }
    let channels = [FollowUpChannel.phone, .message].map { "'\($0.rawValue)'" }
    return "\(attempt).outcome IN (\(outcomes.joined(separator: ","))) "
      + "AND \(attempt).before_channel IN (\(channels.joined(separator: ",")))"
  }

  /// Tags put on and taken off by hand.
  static let overrides = """
    SELECT patient, tag, is_on, from_day, until_day FROM tag_override
    WHERE patient BETWEEN ? AND ? ORDER BY patient, from_day, id
    """

  /// Adds a row of `overrides` whose tag is one of the rules'.
  static func addOverride(_ row: Statement, tag: Int, to facts: PatientFacts) {
    facts.addOverride(
      TagOverride(
        tag: tag, isOn: row.integer(2) != 0, from: row.integer(3), until: row.integer(4)))
  }

  /// How rules stand with patients.
  static let states = """
    SELECT patient, rule, version, is_on, is_shown, since, evidence, cause FROM tag_state
    WHERE patient BETWEEN ? AND ? ORDER BY patient, rule
    """

  /// Lets a tag whose rule cannot be judged stand for the others as it is stored, unless a person
  /// said something of it.
  ///
  /// - Parameter row: A row of `states`.
  static func addBroken(_ row: Statement, _ tags: [Int: Int], to facts: PatientFacts) {
    guard let tag = tags[row.integer(1)], row.integer(4) != 0,
      !facts.overrides.contains(where: { $0.tag == tag })
    else { return }
    facts.addOverride(TagOverride(tag: tag, isOn: true, from: row.integer(5), until: .max))
  }

  /// Takes over a row of `id, birth_day, sex, is_deceased, deceased_day`.
  static func addPerson(_ row: Statement, to facts: PatientFacts) {
    facts.birth = row.optionalInteger(1).map(CalendarDate.init(dayNumber:))
    facts.sex = RecordWriter.sex(of: row.integer(2))
    guard row.integer(3) != 0 else { return }
    facts.deceased =
      row.optionalInteger(4).map { .onDate(CalendarDate(dayNumber: $0)) } ?? .dateUnknown
  }

  /// Reads a row of `patient, rule, version, is_on, is_shown, since, evidence, cause`.
  static func state(_ row: Statement) -> RuleState {
    RuleState(
      isOn: row.integer(3) != 0, since: row.integer(5), evidence: row.integer(6),
      cause: RuleState.Cause(rawValue: row.integer(7)) ?? .never, version: row.integer(2))
  }
}
