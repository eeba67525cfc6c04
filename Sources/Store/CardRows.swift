internal import Domain
internal import SQLite

/// Reads and writes what a card says, in the tables that hold it.
struct CardRows {
  let store: Store
  let connection: Connection
  let patient: PatientID

  /// The items that stand in `patient_basic` as they are.
  static let basics: [CardItem] = [
    .registeredAddress, .residence, .workplace, .education, .occupation, .maritalStatus, .payment,
    .bloodGroup, .rhesus, .exposures, .surgery, .trauma, .transfusion, .geneticDisease,
    .disabilities, .kitchenVentilation, .fuel, .water, .toilet, .livestockPen,
  ]
  /// The members of the family whose diseases are asked for.
  static let family: [CardItem] = [.father, .mother, .siblings, .children]
  /// The items answered with none, of those that are rows.
  private static let deniable: [CardItem] = [.allergies, .diseases] + family

  static func column(_ item: CardItem) -> String {
    String(item.rawValue.map { $0 == "-" ? "_" : $0 })
  }

  private static let columns = basics.map(column).joined(separator: ", ")

  // MARK: - Reading

  /// Everything the card says, numbers whole.
  ///
  /// - Parameter level: Entries of higher levels are left out.
  func entry(upTo level: Int) throws -> CardEntry {
    var entry = CardEntry(try store.card(of: patient, in: connection))
    try readBasics(into: &entry)
    try readRelative(into: &entry)
    try readFamily(into: &entry)
    try readDiseases(into: &entry, upTo: level)
    try readAllergies(into: &entry, upTo: level)
    return entry
  }

  private func readBasics(into entry: inout CardEntry) throws {
    let row = try connection.statement(
      "SELECT \(Self.columns), denied FROM patient_basic WHERE patient = ?")
    row.bind(patient.value)
    defer { row.reset() }
    guard try row.step() else { return }
    for (column, item) in Self.basics.enumerated() { entry[item] = row.text(column) }
    let denied = row.text(Self.basics.count).split(separator: ",")
    for name in denied { CardItem(rawValue: String(name)).map { entry[$0] = CardOption.none } }
  }

  private func readRelative(into entry: inout CardEntry) throws {
    let row = try connection.statement(
      "SELECT name, relation, phone FROM related_person WHERE patient = ? ORDER BY number LIMIT 1")
    row.bind(patient.value)
    defer { row.reset() }
    guard try row.step() else { return }
    entry[.contactName] = row.text(0)
    entry[.contactRelation] = row.text(1)
    if let phone = row.optionalText(2) { entry[.contactPhone] = phone }
  }

  private func readFamily(into entry: inout CardEntry) throws {
    let rows = try connection.statement(
      "SELECT relation, disease FROM family_member_history WHERE patient = ? ORDER BY number")
    rows.bind(patient.value)
    var codes: [CardItem: [String]] = [:]
    while try rows.step() {
      guard let item = CardItem(rawValue: rows.text(0)) else { continue }
      codes[item, default: []].append(rows.text(1))
    }
    for (item, found) in codes {
      let ordered = item.options.map(\.code).filter(found.contains)
      entry[item] = ordered.joined(separator: ",")
    }
  }

  private func readDiseases(into entry: inout CardEntry, upTo level: Int) throws {
    var codes: Set<String> = []
    var dates = DiseaseDates()
    for row in try conditions() where row.level <= level {
      guard let code = CardHistory.disease(row.value.code) else { continue }
      codes.insert(code)
      // The first time it was found, where it stands several times.
      if let onset = row.value.onset, dates.dates[code].map({ onset < $0 }) ?? true {
        dates.dates[code] = onset
      }
    }
    guard !codes.isEmpty else { return }
    entry[.diseases] =
      CardItem.diseases.options.map(\.code).filter(codes.contains).joined(separator: ",")
    entry[.diseaseDates] = dates.text
  }

  private func conditions() throws -> [LeveledRow<Condition>] {
    try store.conditionRows(of: patient, in: connection).filter {
      $0.value.verificationStatus != Self.mistaken
    }
  }

  private func readAllergies(into entry: inout CardEntry, upTo level: Int) throws {
    let rows = try allergies().filter { $0.level <= level }.map(\.value.code)
    guard !rows.isEmpty else { return }
    let drugs = rows.compactMap(CardHistory.drug)
    entry[.allergies] =
      CardItem.allergies.options.map(\.code).filter(drugs.contains).joined(separator: ",")
    entry[.otherAllergies] =
      rows.filter { CardHistory.drug($0) == nil }.map(\.display).joined(separator: "；")
  }

  private func allergies() throws -> [LeveledRow<AllergyIntolerance>] {
    try store.allergyRows(of: patient, in: connection).filter {
      $0.value.clinicalStatus == "active"
    }
  }

  // MARK: - Writing

  /// FHIR's verification status of what was taken back.
  static let mistaken = "entered-in-error"

  /// Writes what is no part of the person's own row.
  ///
  /// - Parameters:
  ///   - entry: The card as it is to be, whole.
  ///   - items: Those that changed.
  func write(_ entry: CardEntry, items: Set<CardItem>) throws {
    if !items.isDisjoint(with: Self.basics + Self.deniable) { try writeBasics(entry) }
    if !items.isDisjoint(with: [.contactName, .contactRelation, .contactPhone]) {
      try writeRelative(entry)
    }
    if !items.isDisjoint(with: Self.family) { try writeFamily(entry) }
    if !items.isDisjoint(with: [.diseases, .diseaseDates]) { try writeDiseases(entry) }
    if !items.isDisjoint(with: [.allergies, .otherAllergies]) { try writeAllergies(entry) }
  }

  private func writeBasics(_ entry: CardEntry) throws {
    let marks = String(repeating: ",?", count: Self.basics.count + 1)
    let row = try connection.statement(
      "INSERT OR REPLACE INTO patient_basic (patient, \(Self.columns), denied) VALUES (?\(marks))")
    row.bind(patient.value, at: 1)
    for (place, item) in Self.basics.enumerated() {
      row.bind(entry[item].isEmpty ? nil as String? : entry[item], at: place + 2)
    }
    let denied = Self.deniable.filter { entry[$0] == CardOption.none }.map(\.rawValue)
    row.bind(
      denied.isEmpty ? nil as String? : denied.joined(separator: ","), at: Self.basics.count + 2)
    try row.run()
  }

  private func writeRelative(_ entry: CardEntry) throws {
    try connection.statement("DELETE FROM related_person WHERE patient = ? AND number = 0")
      .bind(patient.value).run()
    guard !entry[.contactName].isEmpty || !entry[.contactPhone].isEmpty else { return }
    try connection.statement("INSERT INTO related_person VALUES (?,0,?,?,?)").bind(
      patient.value, entry[.contactName], text(entry[.contactRelation]), text(entry[.contactPhone])
    ).run()
  }

  private func text(_ value: String) -> String? { value.isEmpty ? nil : value }

  private func writeFamily(_ entry: CardEntry) throws {
    try connection.statement("DELETE FROM family_member_history WHERE patient = ?")
      .bind(patient.value).run()
    var number = 0
    for item in Self.family {
      for code in entry.codes(item) where code != CardOption.none {
        try connection.statement("INSERT INTO family_member_history VALUES (?,?,?,?)")
          .bind(patient.value, number, item.rawValue, code).run()
        number += 1
      }
    }
  }

  /// Adds what was ticked, and marks what was unticked as a mistake; nothing is deleted.
  private func writeDiseases(_ entry: CardEntry) throws {
    let wanted = entry.codes(.diseases).filter { $0 != CardOption.none }
    let dates = DiseaseDates(entry[.diseaseDates], today: store.today) ?? DiseaseDates()
    let writer = RecordWriter(connection: connection, catalog: store.catalog)
    var known: Set<String> = []
    for row in try conditions() {
      guard let code = CardHistory.disease(row.value.code) else { continue }
      var changed = row.value
      if wanted.contains(code) {
        known.insert(code)
        guard let day = dates.dates[code], day != row.value.onset else { continue }
        changed.onset = day
      } else {
        changed.clinicalStatus = "inactive"
        changed.verificationStatus = Self.mistaken
      }
      try writer.insert(changed, number: row.number, of: patient)
    }
    for code in wanted where !known.contains(code) {
      guard let coding = CardHistory.coding(code) else { continue }
      try writer.insert(
        Condition(code: coding, onset: dates.dates[code]), number: try next(in: "condition"),
        of: patient)
    }
  }

  private func writeAllergies(_ entry: CardEntry) throws {
    let wanted = CardHistory.allergens(entry)
    let writer = RecordWriter(connection: connection, catalog: store.catalog)
    var known: Set<String> = []
    for row in try allergies() {
      let name = row.value.code.display
      known.insert(name)
      guard !wanted.contains(name) else { continue }
      var changed = row.value
      changed.clinicalStatus = "inactive"
      try writer.insert(changed, number: row.number, of: patient)
    }
    for name in wanted where !known.contains(name) {
      try writer.insert(
        AllergyIntolerance(code: Coding(display: name), recorded: store.today),
        number: try next(in: "allergy_intolerance"), of: patient)
    }
  }

  private func next(in table: StaticString) throws -> Int {
    let row = try connection.statement(
      "SELECT coalesce(max(number), -1) + 1 FROM \(table) WHERE patient = ?")
    row.bind(patient.value)
    defer { row.reset() }
    return try row.step() ? row.integer(0) : 0
  }
}
