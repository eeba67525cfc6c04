package import Domain
package import FollowUps
internal import SQLite

/// The figures of a clinic, and who stands behind them.
package struct ClinicFigures: Sendable {
  package var figures: [Figure]
  /// The team of each member of staff that has one, by code.
  package var teams: [String: String]
  /// The name of each member of staff, by code.
  package var staff: [String: String]
}

/// A person behind a figure.
package struct FigurePersonRow: Hashable, Sendable {
  package var patient: PatientID
  package var card: String
  package var name: String
  /// The planned date or the day of the call; nil where the person counts.
  package var day: CalendarDate?
  /// Whose it is, by code; nil for nobody's.
  package var staff: String?
  /// Whether it counts in the figure, and not in its whole alone.
  package var counts: Bool
}

/// Reads the figures of a clinic on a connection of its own and on whichever thread it is run, so that
/// nobody waits behind it.
package struct FigureReader: Sendable {
  private let path: String
  private let scope: FigureScope
  private let disease: ManagedDisease
  private let period: FigurePeriod
  private let today: CalendarDate

  fileprivate init(_ store: Store, _ disease: ManagedDisease, _ period: FigurePeriod) {
    path = store.path
    scope = FigureScope(store)
    self.disease = disease
    self.period = period
    today = store.today
  }

  /// The figures; people whose record is restricted are in none.
  ///
  /// - Complexity: One pass over the patients on two threads, with a look at the values of each who
  ///   has follow-ups of the illness.
  package func run() throws(StoreError) -> ClinicFigures {
    try asStore {
      let connection = try Connection(path: path, mode: .readOnly)
      let last = try connection.integer("SELECT max(id) FROM patient") ?? 0
      let maker = try FigurePass(
        path: path, scope: scope, disease: disease, period: period, today: today, last: last
      ).run()
      return ClinicFigures(
        figures: maker.figures, teams: try Self.staffWords("team", in: connection),
        staff: try Self.staffWords("name", in: connection))
    }
  }

  private static func staffWords(
    _ column: StaticString, in connection: Connection
  ) throws -> [String: String] {
    let rows = try connection.statement(
      "SELECT code, \(column) FROM staff WHERE \(column) IS NOT NULL")
    var words: [String: String] = [:]
    while try rows.step() { words[rows.text(0)] = rows.text(1) }
    return words
  }
}

// Figures are judged by the pure functions of FollowUps; SQL reads what they need, a table at a time in
// the order of patients, so that a clinic is read in one pass and nothing is judged in two ways.
extension Store {
  /// Makes ready to read the figures of an illness in a period, and notes that they are read.
  package func figureReader(
    of disease: ManagedDisease, in period: FigurePeriod
  ) throws(StoreError) -> FigureReader {
    try require(.read, .statistics)
    try noteFigures(period, people: nil)
    return FigureReader(self, disease, period)
  }

  /// The figures of an illness in a period.
  package func figures(
    of disease: ManagedDisease, in period: FigurePeriod
  ) throws(StoreError) -> ClinicFigures {
    try require(.read, .statistics)
    return try figureReader(of: disease, in: period).run()
  }

  /// The people behind a figure, those who do not count first, as whom to see to.
  package func people(
    of figure: Figure
  ) throws(StoreError) -> [FigurePersonRow] {
    try require(.read, .queue)
    try noteFigures(nil, people: figure.denominator.count)
    return try read { connection in
      let row = try connection.statement(
        """
        SELECT name FROM patient WHERE id = ? AND restricted_at IS NULL AND erased_at IS NULL
        """)
      defer { row.reset() }
      let missing = figure.missing
      let marked = missing.map { ($0, false) } + figure.numerator.map { ($0, true) }
      var found: [FigurePersonRow] = []
      for (item, counts) in marked {
        row.reset()
        row.bind(item.patient.value)
        guard try row.step() else { continue }
        let shown = Patient(name: row.text(0), sex: .unknown, birthDate: nil).masked(for: access)
        found.append(
          FigurePersonRow(
            patient: item.patient, card: CardNumber(serial: item.patient.value).description,
            name: shown.name, day: item.day, staff: item.staff, counts: counts))
      }
      return found
    }
  }

  /// A person's management card of a year; nil when they were never managed for the illness.
  package func managementCard(
    of patient: PatientID, _ disease: ManagedDisease, year: Int
  ) throws(StoreError) -> ManagementCard? {
    try require(.read, .clinical, of: patient)
    let patient = try survivor(of: patient)
    try requireVisible(patient)
    try noteLook(patient, "report card")
    let (sees, card): (Bool, ManagementCard?) = try read { connection in
      guard try seesClinical(of: patient, in: connection) else { return (false, nil) }
      let reading = try FigureReading(FigureScope(self), connection, disease, .year(year))
      guard let records = try reading.records(of: patient) else { return (true, nil) }
      let person = FigurePerson(records, disease: disease)
      let end = min(FigurePeriod.year(year).last, today)
      guard let span = person.spans.filter({ $0.first <= end }).max(by: { $0.first < $1.first })
      else { return (true, nil) }
      let medicines = try medicationRows(of: patient, in: connection)
        .filter { $0.level <= highestLevel }.map(\.value)
      let visits = person.visits.map { $0.withMedicines(of: disease, among: medicines) }
      return (
        true,
        ManagementCard(
          of: disease, year: year, visits: visits, span: span,
          exams: try exams(of: patient, year: year, in: connection), asOf: today)
      )
    }
    guard sees else { throw refusal(.read, .clinical, of: patient) }
    return card
  }

  /// The days of the filled forms of the yearly examination.
  private func exams(
    of patient: PatientID, year: Int, in connection: Connection
  ) throws -> [CalendarDate] {
    let rows = try connection.statement(
      """
      SELECT day FROM questionnaire_response
      WHERE patient = ? AND form = 'elderly-exam' AND is_mistaken = 0
      """)
    rows.bind(patient.value)
    var found: [CalendarDate] = []
    while try rows.step() { found.append(CalendarDate(dayNumber: rows.integer(0))) }
    return found.filter { $0.year == year }
  }

  private func noteFigures(_ period: FigurePeriod?, people: Int?) throws(StoreError) {
    try write { connection in
      try audit(
        .read, .list,
        detail: people == nil ? "list figures \(period?.code ?? "")" : "list figures people",
        count: people, in: connection)
    }
  }
}
