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
  /// - Parameter indicators: Those whose older values matter too.
  static func values(always indicators: [Int]) -> PatientQuestion {
    let older = isOne(of: indicators)
    return PatientQuestion(
      columns: valueColumns, tables: "observation NOT INDEXED",
      condition: "patient BETWEEN ? AND ? AND "
        + (older.isEmpty ? "day > ?" : "(day > ? OR \(older))"),
      order: "patient, indicator, day, at, number")
  }

  /// Whether the indicator is one of some, as bits that are looked up: a list is searched as a table
  /// would be, at several times the cost.
  private static func isOne(of indicators: [Int]) -> String {
    // A shift by less than nothing moves the other way and leaves no lowest bit.
    Dictionary(grouping: indicators) { $0 / 63 }.sorted { $0.key < $1.key }.map { word, numbers in
      let bits = numbers.reduce(0) { $0 | 1 << ($1 % 63) }
      return "(\(bits) >> (indicator - \(word * 63))) & 1"
    }.joined(separator: " OR ")
  }

  private static let valueColumns = [
    "patient", "indicator", "day", "at", "value", "comparator", "status", "time_precision",
    "is_implausible",
  ]

  private static func list(_ numbers: [Int]) -> String {
    numbers.map(String.init).joined(separator: ",")
  }

  /// The values of some indicators of one patient from a day on, each found by the key.
  ///
  /// - Parameter since: The last day that does not count.
  static func values(_ indicators: [Int], since: Int) -> String {
    """
    SELECT \(valueColumns.joined(separator: ",")) FROM observation
    WHERE patient = ? AND indicator IN (\(list(indicators)))
      AND day > \(max(since, Schema.beforeAll))
    """
  }

  /// A row of `values` as the rules read it; nil when it does not count.
  static func value(_ row: some RowReading) -> FactValue? {
    let standing = standing(row.integer(6))
    guard standing != .gone, row.integer(8) == 0 else { return nil }
    let day = row.integer(2)
    let isTimed = row.integer(7) == TimePrecision.second.rawValue
    return FactValue(
      day: day,
      // Only the order within a day counts. The instant, moved to be above zero in every zone, keeps
      // it also where clocks go back.
      second: isTimed ? row.integer(3) - day * 86_400 + 86_400 : -1,
      value: row.optionalDouble(4).flatMap(Exact.gridStep),
      comparator: row.isNull(5) ? nil : row.optionalText(5).flatMap(Comparator.init),
      isPreliminary: standing == .preliminary)
  }

  /// A value with the number of its indicator.
  struct KeptValue: KeptRow {
    var indicator: Int
    var day: Int
    var value: FactValue

    /// Takes over a row of `values`.
    init?(_ row: some RowReading) {
      guard let value = FactSQL.value(row) else { return nil }
      self.value = value
      indicator = row.integer(1)
      day = row.integer(2)
    }
  }

  /// How a value with a status counts.
  private enum Standing { case final, preliminary, gone }

  /// Nearly all values are final, which is seen at once.
  private static func standing(_ number: Int) -> Standing {
    if number == ObservationStatus.final.rawValue { return .final }
    let status = ObservationStatus(rawValue: number) ?? .unknown
    guard status.isCurrent else { return .gone }
    return [.preliminary, .registered, .unknown].contains(status) ? .preliminary : .final
  }

  /// Whether a column holds the number of none of some words.
  private static func isNone(_ column: String, of texts: String...) -> String {
    texts.map { "\(column) IS NOT \(word($0))" }.joined(separator: " AND ")
  }

  /// Whether a column holds the number of one of some words.
  private static func isOne(_ column: String, of texts: String...) -> String {
    "(" + texts.map { "\(column) = \(word($0))" }.joined(separator: " OR ") + ")"
  }

  /// The number of a word, found once for all rows.
  private static func word(_ text: String) -> String {
    "(SELECT id FROM word WHERE text = '\(text)')"
  }

  /// A row that is a day alone.
  struct DayRow: KeptRow {
    var day: Int

    init(_ row: some RowReading) { day = row.integer(1) }
  }

  /// The days of visits that took place.
  static let visits = PatientQuestion(
    columns: ["e.patient", "e.day"], tables: "encounter e NOT INDEXED",
    condition: """
      e.patient BETWEEN ? AND ? AND e.level <= \(care)
      AND \(isNone("e.status", of: "planned", "cancelled", "entered-in-error"))
      """, order: "e.patient, e.number")

  /// A diagnosis or a medicine: its coding and the days it held.
  struct CodedPeriod: KeptRow {
    var coding: Int
    var from: Int?
    var through: Int?

    /// Takes over a row of `diagnoses` or `medications`.
    init(_ row: some RowReading) {
      coding = row.integer(1)
      from = row.optionalInteger(2)
      through = row.optionalInteger(3)
    }
  }

  /// Diagnoses that stand.
  ///
  /// Who has a disease that is over without a day of its end cannot be said to have it on any day.
  static let diagnoses = PatientQuestion(
    columns: ["n.patient", "n.coding", "n.onset_day", "n.abatement_day"],
    tables: "condition n NOT INDEXED",
    condition: """
      n.patient BETWEEN ? AND ? AND n.level <= \(care)
      AND \(isNone("n.verification_status", of: "refuted", "entered-in-error"))
      AND (n.abatement_day IS NOT NULL
        OR (\(isNone("n.clinical_status", of: "resolved", "inactive", "remission"))))
      """, order: "n.patient, n.number")

  private static let isOver = isOne("m.status", of: "completed", "stopped", "on-hold")

  /// Medicines that were taken.
  ///
  /// One that was stopped on a day nobody wrote down was taken on its first day at least.
  static let medications = PatientQuestion(
    columns: [
      "m.patient", "m.coding", "m.started_day",
      "CASE WHEN \(isOver) THEN coalesce(m.ended_day, m.started_day) ELSE m.ended_day END",
    ], tables: "medication_statement m NOT INDEXED",
    condition: """
      m.patient BETWEEN ? AND ? AND m.level <= \(care)
      AND \(isNone("m.status", of: "cancelled", "draft", "intended", "not-taken", "entered-in-error"))
      AND (m.started_day IS NOT NULL OR NOT coalesce(\(isOver), 0))
      """, order: "m.patient, m.number")

  /// The days of appointments that nobody came to.
  static let missed = PatientQuestion(
    columns: ["patient", "day"], tables: "appointment",
    condition: "patient BETWEEN ? AND ? AND status = '\(AppointmentStatus.noShow.rawValue)'",
    order: "patient, day")

  /// The moments at which a person was reached by telephone, or, marked 1, by message.
  ///
  /// The channel is what it was before the outcome of the attempt set another. The joins are crossed,
  /// so that the rows come in the order of the patients and nothing is sorted.
  static let reached = PatientQuestion(
    columns: [
      "f.patient", "a.at", "a.before_channel = '\(FollowUpChannel.message.rawValue)'",
    ], tables: "follow_up f CROSS JOIN follow_up_attempt a ON a.follow_up = f.id",
    condition: """
      f.patient BETWEEN ? AND ? AND f.level <= \(care) AND a.is_undone = 0 AND \(isReached("a"))
      """, order: "f.patient")

  /// When somebody was reached, and how.
  struct Reached: KeptRow {
    /// In seconds since 1970.
    var at: Int
    var isMessage: Bool

    /// Takes over a row of `reached`.
    init(_ row: some RowReading) {
      at = row.integer(1)
      isMessage = row.integer(2) != 0
    }
  }

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
  static let states = PatientQuestion(
    columns: [
      "patient", "rule", "version", "is_on", "is_shown", "since", "evidence", "cause",
    ], tables: "tag_state NOT INDEXED", condition: "patient BETWEEN ? AND ?",
    order: "patient, rule")

  /// How one rule is stored to stand with one patient.
  struct StoredState: KeptRow {
    /// The number of the rule.
    var rule: Int
    var state: RuleState
    var isShown: Bool

    /// Takes over a row of `states`.
    init(_ row: some RowReading) {
      rule = row.integer(1)
      isShown = row.integer(4) != 0
      state = FactSQL.state(row)
    }
  }

  /// Lets a tag whose rule cannot be judged stand for the others as it is stored, unless a person
  /// said something of it.
  static func addBroken(_ stored: StoredState, _ tags: [Int: Int], to facts: PatientFacts) {
    guard let tag = tags[stored.rule], stored.isShown,
      !facts.overrides.contains(where: { $0.tag == tag })
    else { return }
    facts.addOverride(
      TagOverride(tag: tag, isOn: true, from: stored.state.since, until: .max))
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
  static func state(_ row: some RowReading) -> RuleState {
    RuleState(
      isOn: row.integer(3) != 0, since: row.integer(5), evidence: row.integer(6),
      cause: RuleState.Cause(rawValue: row.integer(7)) ?? .never, version: row.integer(2))
  }
}
