internal import Domain
internal import SQLite

/// Sorts rows of the trail into looks that need no question and looks that do.
struct UnusualFinder {
  let zone: ClinicZone
  private var found: [UnusualLook] = []
  /// The first look of each person at each card on each day, with how many there were.
  private var looks: [Look: (row: AuditRow, count: Int)] = [:]
  private var order: [Look] = []
  private var searches: [String: [Int]] = [:]
  /// The moment of the last report on many searches of each person.
  private var toldSearches: [String: Int] = [:]

  private struct Look: Hashable {
    let staff: String
    let patient: PatientID
    let day: Int
  }

  init(zone: ClinicZone) { self.zone = zone }

  /// Takes rows in their order.
  mutating func add(_ row: AuditRow) {
    guard let staff = row.staff, row.outcome == 0 else { return }
    let kind = AuditKind(action: row.action, object: row.object, detail: row.detail)
    let local = row.utcOffset.map { row.at.local(offset: $0) } ?? zone.local(row.at)
    if let patient = row.patient, kind.isLook {
      let look = Look(staff: staff, patient: patient, day: local.date.dayNumber)
      if looks[look] == nil { order.append(look) }
      looks[look, default: (row, 0)].count += 1
    }
    if kind == .exported, UnusualLimit.isNight(local) { tell(.nightExport, row) }
    if kind == .searched { countSearch(row, by: staff) }
  }

  private mutating func countSearch(_ row: AuditRow, by staff: String) {
    let now = row.at.seconds
    var recent = (searches[staff] ?? []).filter { $0 > now - 60 && $0 <= now }
    recent.append(now)
    searches[staff] = recent
    guard recent.count > UnusualLimit.searchesInAMinute else { return }
    // One report for a run of searches, not one for each after the twentieth.
    if let told = toldSearches[staff], now - told < 60 { return }
    toldSearches[staff] = now
    tell(.manySearches, row, count: recent.count)
  }

  private mutating func tell(
    _ kind: UnusualLook.Kind, _ row: AuditRow, patient: PatientID? = nil, count: Int? = nil
  ) {
    found.append(
      UnusualLook(
        kind: kind, row: row.id, at: row.at, staff: row.staff ?? "",
        staffName: row.staffName ?? row.staff ?? "", patient: patient ?? row.patient,
        count: count ?? row.count ?? 1))
  }

  // MARK: - What the cards say

  /// Everything found, oldest first; asks for the cards that were looked at.
  mutating func looks(in connection: Connection) throws -> [UnusualLook] {
    let staff = try Self.names(connection)
    let familyPhones = try Self.phones(ofNames: staff, connection)
    var withoutCause: [String: [Int: [Look]]] = [:]
    for look in order {
      guard let (row, count) = looks[look] else { continue }
      if let kind = try relation(look, staff, familyPhones, connection) {
        tell(kind, row, patient: look.patient, count: count)
      }
      if try !hasCause(look, connection) {
        withoutCause[look.staff, default: [:]][look.day, default: []].append(look)
      }
    }
    for days in withoutCause.values {
      for looks in days.values where looks.count > UnusualLimit.opensWithoutCause {
        guard let first = looks.first.flatMap({ self.looks[$0] }) else { continue }
        found.append(
          UnusualLook(
            kind: .withoutCause, row: first.row.id, at: first.row.at, staff: looks[0].staff,
            staffName: first.row.staffName ?? looks[0].staff, patient: nil, count: looks.count))
      }
    }
    return found.sorted { ($0.row, $0.kind.rawValue) < ($1.row, $1.kind.rawValue) }
  }

  /// The codes of staff by their names.
  private static func names(_ connection: Connection) throws -> [String: String] {
    let rows = try connection.statement("SELECT name, code FROM staff")
    var names: [String: String] = [:]
    while try rows.step() { names[rows.text(0)] = rows.text(1) }
    return names
  }

  /// Phones on cards that bear a name of staff, by the code of the member of staff.
  private static func phones(
    ofNames staff: [String: String], _ connection: Connection
  ) throws -> [String: Set<String>] {
    let cards = try connection.statement(
      "SELECT rowid FROM patient_lookup WHERE patient_lookup MATCH ? LIMIT 200")
    let person = try connection.statement("SELECT name FROM patient WHERE id = ?")
    var found: [String: Set<String>] = [:]
    for (name, code) in staff {
      let query = LookupQuery(name, today: CalendarDate(dayNumber: 0))
      guard let match = LookupSearch(query, rank: LookupQuery.ranks.lowerBound)?.expression else {
        continue
      }
      cards.bind(match)
      while try cards.step() {
        let id = cards.integer(0)
        person.bind(id)
        if try person.step(), person.text(0) == name {
          found[code, default: []].formUnion(try phones(of: id, connection))
        }
        person.reset()
      }
      cards.reset()
    }
    return found
  }

  private static func phones(of patient: Int, _ connection: Connection) throws -> Set<String> {
    let rows = try connection.statement(
      "SELECT value FROM contact_point WHERE patient = ? AND system = 1")
    rows.bind(patient)
    var found: Set<String> = []
    while try rows.step() { found.insert(rows.text(0)) }
    return found
  }

  private func relation(
    _ look: Look, _ staff: [String: String], _ phones: [String: Set<String>],
    _ connection: Connection
  ) throws -> UnusualLook.Kind? {
    let person = try connection.statement("SELECT name FROM patient WHERE id = ?")
    person.bind(look.patient.value)
    let name = try person.step() ? person.text(0) : ""
    person.reset()
    if let code = staff[name] { return code == look.staff ? .own : .colleague }
    guard let own = phones[look.staff] else { return nil }
    return try Self.phones(of: look.patient.value, connection).isDisjoint(with: own)
      ? nil : .family
  }

  /// Whether the person had a visit about then, or stood in the queue, or was called that day.
  private func hasCause(_ look: Look, _ connection: Connection) throws -> Bool {
    let cause = try connection.statement(
      """
      SELECT EXISTS (SELECT 1 FROM encounter WHERE patient = ?1 AND day BETWEEN ?2 - ?3 AND ?2 + ?3)
        OR EXISTS (SELECT 1 FROM follow_up WHERE patient = ?1 AND state = 0)
        OR EXISTS (SELECT 1 FROM follow_up f JOIN follow_up_attempt a ON a.follow_up = f.id
          WHERE f.patient = ?1 AND a.at BETWEEN ?4 AND ?4 + 86400)
      """)
    let day = CalendarDate(dayNumber: look.day)
    cause.bind(
      look.patient.value, look.day, UnusualLimit.daysAroundVisit, zone.instant(day).seconds)
    defer { cause.reset() }
    return try cause.step() && cause.integer(0) != 0
  }
}
