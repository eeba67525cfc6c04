import Domain
import FollowUps
import Interchange
import SQLite

/// What is looked up of each person for figures, by statements that are made once.
struct FigureDetails {
  private let scope: FigureScope
  private let disease: ManagedDisease
  private let days: ClosedRange<CalendarDate>
  private let person: Statement
  private let values: Statement
  private let filled: Statement
  private let came: Statement
  /// The births of everybody who counts, where everybody is read; nil where one person is.
  private let births: [Int: Birth]?
  /// Those who have a filled form, where everybody is read.
  private let formed: Set<Int>?
  /// The indicators that are read: the first pair is pressure, or glucose alone.
  private let indicators: [(number: Int, part: WritableKeyPath<FigureRecords.Reading, Double?>)]

  /// - Parameter isWhole: Whether everybody is going to be looked up: then what few have is read once.
  init(
    scope: FigureScope, connection: Connection, disease: ManagedDisease,
    days: ClosedRange<CalendarDate>, isWhole: Bool
  ) throws {
    births = isWhole ? try Self.births(connection) : nil
    formed = isWhole ? try Self.formed(disease, connection) : nil
    self.scope = scope
    self.disease = disease
    self.days = days
    let wanted: [(String, WritableKeyPath<FigureRecords.Reading, Double?>)] =
      switch disease {
      case .hypertension: [("sbp", \.systolic), ("dbp", \.diastolic)]
      // Where both were measured the venous one counts, which is read last.
      case .diabetes: [("fpg_cap", \.glucose), ("fpg", \.glucose)]
      }
    indicators = wanted.compactMap { code, part in
      scope.indicatorIDs[code].map { ($0, part) }
    }
    person = try connection.statement(
      """
      SELECT birth_day FROM patient
      WHERE id = ? AND restricted_at IS NULL AND erased_at IS NULL AND merged_into IS NULL
      """)
    values = try connection.statement(
      """
      SELECT day, value, source FROM observation
      WHERE patient = ? AND indicator = ? AND day BETWEEN ? AND ? AND value IS NOT NULL
        AND is_implausible = 0 AND status < \(ObservationStatus.superseded.rawValue)
      ORDER BY day, at, number
      """)
    filled = try connection.statement(
      """
      SELECT r.content, s.code FROM questionnaire_response r LEFT JOIN staff s ON s.id = r.staff
      WHERE r.patient = ? AND r.form = ? AND r.day BETWEEN ? AND ? AND r.is_mistaken = 0
      ORDER BY r.day, r.id
      """)
    came = try connection.statement(
      """
      SELECT DISTINCT day FROM encounter e JOIN word c ON c.id = e.class
      WHERE e.patient = ? AND e.day BETWEEN ? AND ? AND c.text IN ('AMB', 'EMER', 'HH')
      """)
  }

  /// The day of somebody's birth; nil when it is unknown.
  struct Birth {
    var day: CalendarDate?
  }

  private static func births(_ connection: Connection) throws -> [Int: Birth] {
    let rows = try connection.statement(
      """
      SELECT id, birth_day FROM patient
      WHERE restricted_at IS NULL AND erased_at IS NULL AND merged_into IS NULL
      """)
    var found: [Int: Birth] = [:]
    while try rows.step() {
      found[rows.integer(0)] = Birth(
        day: rows.optionalInteger(1).map(CalendarDate.init(dayNumber:)))
    }
    return found
  }

  private static func formed(
    _ disease: ManagedDisease, _ connection: Connection
  ) throws -> Set<Int> {
    let rows = try connection.statement(
      "SELECT DISTINCT patient FROM questionnaire_response WHERE form = ?")
    rows.bind(disease.form)
    var found: Set<Int> = []
    while try rows.step() { found.insert(rows.integer(0)) }
    return found
  }

  /// The birth of somebody who counts; nil for a record that is restricted, erased or merged.
  func birth(of patient: Int) throws -> Birth? {
    if let births { return births[patient] }
    person.bind(patient)
    defer { person.reset() }
    guard try person.step() else { return nil }
    return Birth(day: person.optionalInteger(0).map(CalendarDate.init(dayNumber:)))
  }

  /// The values of each day; of several on one the last, and one of the clinic before one of home.
  func readings(of patient: Int) throws -> [FigureRecords.Reading] {
    var found: [CalendarDate: FigureRecords.Reading] = [:]
    for (number, part) in indicators {
      values.bind(patient, number, days.lowerBound.dayNumber, days.upperBound.dayNumber)
      defer { values.reset() }
      while try values.step() {
        let day = CalendarDate(dayNumber: values.integer(0))
        let isHome = values.integer(2) == ObservationSource.home.rawValue
        var reading = found[day] ?? FigureRecords.Reading(day: day, isHome: isHome)
        if isHome, !reading.isHome { continue }
        if !isHome, reading.isHome { reading = FigureRecords.Reading(day: day) }
        reading[keyPath: part] = values.double(1)
        found[day] = reading
      }
    }
    return found.values.sorted { $0.day < $1.day }
  }

  /// The filled national forms of the illness.
  func forms(of patient: Int) throws -> [ManagedVisit] {
    if formed?.contains(patient) == false { return [] }
    filled.bind(patient, disease.form, days.lowerBound.dayNumber, days.upperBound.dayNumber)
    defer { filled.reset() }
    var found: [ManagedVisit] = []
    while try filled.step() {
      guard let form = QuestionnaireResponseJSON.read(Array(filled.text(0).utf8)).response,
        let visit = ManagedVisit(form, of: disease, staff: filled.optionalText(1))
      else { continue }
      found.append(visit)
    }
    return found
  }

  /// The days on which the person came.
  func arrivals(of patient: Int) throws -> [CalendarDate] {
    came.bind(patient, days.lowerBound.dayNumber, days.upperBound.dayNumber)
    defer { came.reset() }
    var found: [CalendarDate] = []
    while try came.step() { found.append(CalendarDate(dayNumber: came.integer(0))) }
    return found.sorted()
  }
}
