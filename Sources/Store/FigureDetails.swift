import Domain
import FollowUps
import Interchange
import SQLite

/// What is looked up of each person for figures, by statements that are made once.
struct FigureDetails {
  private let scope: FigureScope
  private let disease: ManagedDisease
  private let days: ClosedRange<CalendarDate>
  private let staff: [Int: String]
  private let born: Statement
  private let whoFilled: Statement
  private let values: Statement
  private let filled: Statement
  private let came: Statement
  /// The numbers of the illness's codes, parted by commas.
  let codings: String
  /// The indicators that are read: the first pair is pressure, or glucose alone.
  private let indicators: [(number: Int, part: WritableKeyPath<FigureRecords.Reading, Double?>)]

  init(
    scope: FigureScope, connection: Connection, disease: ManagedDisease,
    days: ClosedRange<CalendarDate>, staff: [Int: String]
  ) throws {
    codings = try Self.codings(of: disease, connection)
    self.staff = staff
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
    born = try connection.statement(
      """
      SELECT id, birth_day FROM patient WHERE id BETWEEN ? AND ?
        AND restricted_at IS NULL AND erased_at IS NULL AND merged_into IS NULL
      """)
    whoFilled = try connection.statement(
      """
      SELECT DISTINCT patient FROM questionnaire_response WHERE patient BETWEEN ? AND ? AND form = ?
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
      SELECT content, staff FROM questionnaire_response
      WHERE patient = ? AND form = ? AND day BETWEEN ? AND ? AND is_mistaken = 0
      ORDER BY day, id
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

  private static func codings(
    of disease: ManagedDisease, _ connection: Connection
  ) throws -> String {
    let codings = try connection.statement("SELECT id, code, system FROM coding")
    var numbers: [String] = []
    while try codings.step() {
      let coding = Coding(system: codings.text(2), code: codings.text(1), display: "")
      if disease.conditions.contains(coding) { numbers.append("\(codings.integer(0))") }
    }
    return numbers.joined(separator: ",")
  }

  /// The births of those of some patients who count: none of a record that is restricted, erased or
  /// merged.
  func births(of patients: ClosedRange<Int>) throws -> [Int: Birth] {
    born.bind(patients.lowerBound, patients.upperBound)
    defer { born.reset() }
    var found: [Int: Birth] = [:]
    found.reserveCapacity(patients.count)
    while try born.step() {
      found[born.integer(0)] = Birth(
        day: born.optionalInteger(1).map(CalendarDate.init(dayNumber:)))
    }
    return found
  }

  /// Those of some patients who have a filled form of the illness, which few have.
  func formed(_ patients: ClosedRange<Int>) throws -> Set<Int> {
    whoFilled.bind(patients.lowerBound, patients.upperBound, disease.form)
    defer { whoFilled.reset() }
    var found: Set<Int> = []
    while try whoFilled.step() { found.insert(whoFilled.integer(0)) }
    return found
  }

  /// The values of each day; of several on one the last, and one of the clinic before one of home.
  func readings(of patient: Int) throws -> [FigureRecords.Reading] {
    var found: [FigureRecords.Reading] = []
    for (number, part) in indicators {
      // The values of each indicator come in the order of the days, as what was found does.
      var place = 0
      values.bind(patient, number, days.lowerBound.dayNumber, days.upperBound.dayNumber)
      defer { values.reset() }
      while try values.step() {
        let day = CalendarDate(dayNumber: values.integer(0))
        let isHome = values.integer(2) == ObservationSource.home.rawValue
        while place < found.count, found[place].day < day { place += 1 }
        if place == found.count || found[place].day > day {
          found.insert(FigureRecords.Reading(day: day, isHome: isHome), at: place)
        }
        if isHome, !found[place].isHome { continue }
        if !isHome, found[place].isHome { found[place] = FigureRecords.Reading(day: day) }
        found[place][keyPath: part] = values.double(1)
      }
    }
    return found
  }

  /// The filled national forms of the illness.
  func forms(of patient: Int) throws -> [ManagedVisit] {
    filled.bind(patient, disease.form, days.lowerBound.dayNumber, days.upperBound.dayNumber)
    defer { filled.reset() }
    var found: [ManagedVisit] = []
    while try filled.step() {
      guard let form = QuestionnaireResponseJSON.read(Array(filled.text(0).utf8)).response,
        let visit = ManagedVisit(
          form, of: disease, staff: filled.optionalInteger(1).flatMap { staff[$0] })
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
