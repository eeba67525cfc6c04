internal import Domain
internal import SQLite

/// Those whom the one at the desk most likely means, as the lookup ranks them first: whom they
/// opened lately, who is expected today, and whose follow-up is due today.
final class NearPeople {
  /// Most people of each of the three lists; each costs a comparison with every key.
  static let most = 100
  /// For how many seconds a name is taken as it was read: a stale one only ranks a little wrongly.
  private static let patience = 30

  private var matchers: [Int64: LookupMatcher] = [:]
  private var since = Instant(seconds: 0)
  /// The lists of the day, as they are under a change mark for one person.
  private(set) var today: [Int64] = []
  private var mark = -1
  private var day = CalendarDate(dayNumber: 0)
  private var actor: Int?
  private var access = Access.machine

  /// Whether the lists of the day are still those of a mark, a day and a person.
  func isFresh(mark: Int, day: CalendarDate, actor: Int?, access: Access) -> Bool {
    mark == self.mark && day == self.day && actor == self.actor && access == self.access
  }

  /// Takes the lists of the day.
  func take(_ today: [Int64], mark: Int, day: CalendarDate, actor: Int?, access: Access) {
    (self.today, self.mark, self.day) = (today, mark, day)
    (self.actor, self.access) = (actor, access)
  }

  /// Forgets names that were read too long ago.
  func tidy(at moment: Instant) {
    guard abs(moment.seconds - since.seconds) > Self.patience else { return }
    since = moment
    matchers.removeAll(keepingCapacity: true)
  }

  /// Compares a person with what was typed; the matcher is made when it is not there.
  func match(
    _ id: Int64, make: () throws -> LookupMatcher?,
    compare: (inout LookupMatcher) throws -> Int?
  ) rethrows -> Int? {
    // Taken out and put back, it is not copied.
    guard var matcher = try matchers.removeValue(forKey: id) ?? make() else { return nil }
    let rank = try compare(&matcher)
    matchers[id] = matcher
    return rank
  }
}

extension Store {
  /// The people near at hand, the likeliest first; none for the machine.
  ///
  /// - Complexity: One small question with every key, three after a change.
  func nearIDs(in connection: Connection) throws -> [Int64] {
    guard let actor, !access.isMachine else { return [] }
    let mark = Int(try Self.setting(.changeCount, in: connection) ?? "0") ?? 0
    let day = today
    if !nearPeople.isFresh(mark: mark, day: day, actor: actor, access: access) {
      nearPeople.take(
        try todaysIDs(day, in: connection), mark: mark, day: day, actor: actor, access: access)
    }
    let recent = try connection.statement(
      "SELECT patient FROM recent_patient WHERE staff = ? ORDER BY at DESC LIMIT ?")
    recent.bind(actor, NearPeople.most)
    var ids: [Int64] = []
    while try recent.step() { ids.append(Int64(recent.integer(0))) }
    var seen = Set(ids)
    return ids + nearPeople.today.filter { seen.insert($0).inserted }
  }

  /// Who is expected or due on a day, as far as the one who asks may know.
  private func todaysIDs(_ day: CalendarDate, in connection: Connection) throws -> [Int64] {
    guard access.allows(.read, .queue) else { return [] }
    var ids: [Int64] = []
    let expected = try connection.statement(
      """
      SELECT patient FROM appointment WHERE day = ? AND status IN ('booked', 'arrived', 'checked-in')
      ORDER BY start LIMIT ?
      """)
    expected.bind(day.dayNumber, NearPeople.most)
    while try expected.step() { ids.append(Int64(expected.integer(0))) }
    let due = try connection.statement(
      """
      SELECT patient FROM follow_up INDEXED BY follow_up_order
      WHERE state = 0 AND risk = ? AND due = ? AND level <= ? LIMIT ?
      """)
    var dueIDs: [Int64] = []
    for risk in FollowUpRisk.allCases {
      due.bind(risk.rawValue, day.dayNumber, highestLevel, NearPeople.most)
      while try due.step() { dueIDs.append(Int64(due.integer(0))) }
      due.reset()
    }
    // By the card: an order by risk would tell it to whoever may not know it.
    return ids + dueIDs.sorted(by: >).prefix(NearPeople.most)
  }

  /// The people near at hand whom a query finds, the likeliest first, with their ranks.
  func nearMatches(
    _ query: LookupQuery, in connection: Connection
  ) throws -> [(id: Int64, rank: Int)] {
    let ids = try nearIDs(in: connection)
    guard !ids.isEmpty else { return [] }
    nearPeople.tidy(at: now())
    return try ids.compactMap { id in
      let rank = try nearPeople.match(id) {
        try matcher(of: PatientID(Int(id)), in: connection)
      } compare: { matcher in
        let found = try matcher.matches(query) {
          try identifiers(of: PatientID(Int(id)), in: connection)
        }
        return found.map(query.rank)
      }
      return rank.map { (id, $0) }
    }
  }

  /// What a patient is found by, but for the identifiers; nil where they are found by nothing.
  func matcher(of patient: PatientID, in connection: Connection) throws -> LookupMatcher? {
    let row = try connection.statement(
      """
      SELECT name, family_name, birth_day, birth_precision FROM patient
      WHERE id = ? AND restricted_at IS NULL AND erased_at IS NULL AND merged_into IS NULL
      """)
    row.bind(patient.value)
    defer { row.reset() }
    guard try row.step() else { return nil }
    let subject = LookupSubject(
      name: row.text(0), familyName: row.optionalText(1), birthDate: Self.date(row, 2),
      birthDatePrecision: TimePrecision(rawValue: row.integer(3)) ?? .day,
      phones: try phones(of: patient, in: connection),
      card: CardNumber(serial: patient.value).description)
    return LookupMatcher(subject, knowsIdentifiers: false)
  }
}
