package import Domain
internal import SQLite

extension Store {
  /// A card as far as it is the reader's, numbers masked.
  ///
  /// - Throws: `.notFound` when there is no such card, or it went into another.
  package func cardSheet(of patient: PatientID) throws(StoreError) -> CardSheet {
    try require(.read, .identity, of: patient)
    try requireVisible(patient)
    try write { connection in
      guard try Self.exists(patient, in: connection) else { throw StoreError.notFound }
      try audit(.read, .patient, patient: patient, detail: "open card", in: connection)
    }
    return try read { connection in try sheet(of: patient, in: connection) }
  }

  /// What is printed on a card; the trail has its row before it is given.
  ///
  /// - Throws: `.notFound`.
  package func cardToPrint(of patient: PatientID) throws(StoreError) -> PrintedCard {
    try require(.read, .identity, of: patient)
    try requireVisible(patient)
    try write { connection in
      guard try Self.exists(patient, in: connection) else { throw StoreError.notFound }
      try audit(.read, .patient, patient: patient, detail: "export card print", in: connection)
    }
    let clinic = try clinicName()
    return try read { connection in
      let sheet = try sheet(of: patient, in: connection)
      let code = try identifiers(of: patient, in: connection).first { $0.kind == .archiveCode }
      return PrintedCard(
        clinic: clinic ?? Localized(same: ""), card: sheet.card,
        archiveCode: code.map { String($0.value.suffix(8)) } ?? "", name: sheet.entry[.name],
        sex: Sex(rawValue: sheet.entry[.sex]) ?? .unknown, birthDate: sheet.entry[.birthDate],
        phone: sheet.entry[.phone])
    }
  }

  func sheet(of patient: PatientID, in connection: Connection) throws -> CardSheet {
    let rows = CardRows(store: self, connection: connection, patient: patient)
    var entry = try rows.entry(upTo: highestLevel)
    let hidden = try hiddenItems(of: patient, in: connection)
    for item in hidden { entry[item] = "" }
    return CardSheet(
      patient: patient, card: CardNumber(serial: patient.value).description,
      version: try version(of: patient, in: connection), entry: masked(entry), hidden: hidden)
  }

  func version(of patient: PatientID, in connection: Connection) throws -> Int {
    let row = try connection.statement("SELECT version FROM patient WHERE id = ?")
    row.bind(patient.value)
    defer { row.reset() }
    guard try row.step() else { throw StoreError.notFound }
    return row.integer(0)
  }

  private func hiddenItems(
    of patient: PatientID, in connection: Connection
  ) throws -> Set<CardItem> {
    let seesClinical = try seesClinical(of: patient, in: connection)
    return Set(
      CardItem.allCases.filter { item in
        switch item.object {
        case .clinical: !seesClinical
        case .triage: !access.allows(.read, .triage)
        default: false
        }
      })
  }

  /// The card with numbers masked, as it leaves the store; the machine sees all.
  func masked(_ entry: CardEntry) -> CardEntry {
    guard !access.isMachine else { return entry }
    var result = entry
    let kind = entry.documentType.kind
    func mask(_ item: CardItem, _ change: (String) -> String) {
      if !entry[item].isEmpty { result[item] = change(entry[item]) }
    }
    mask(.document) { Mask.identifier(kind: kind, $0) }
    mask(.phone) { Mask.phone($0) }
    mask(.contactPhone) { Mask.phone($0) }
    mask(.address) { Mask.address($0) }
    mask(.registeredAddress) { Mask.address($0) }
    guard !access.seesWholeNames else { return result }
    mask(.name) { Mask.name($0) }
    mask(.contactName) { Mask.name($0) }
    mask(.birthDate) { String($0.prefix(4)) }
    mask(.ethnicity) { _ in "***" }
    return result
  }

  // MARK: - Who it may be already

  /// Those who may be the person whose card is being filled in, the likeliest first.
  ///
  /// A few questions to indexes: by number, by phone, by birthday, by name; at most 10 ms among a
  /// million. Who shares only a birthday or a name is compared by the card's own row first, and the
  /// numbers are read of the closest alone. A name alone is compared with its newest namesakes only.
  ///
  /// - Parameters:
  ///   - entry: What is typed so far; wrong fields are left out.
  ///   - patient: The card that is being changed, which is nobody's duplicate.
  package func candidates(
    for entry: CardEntry, besides patient: PatientID? = nil, limit: Int = 10
  ) throws(StoreError) -> [DuplicateCandidate] {
    try require(.read, .identity)
    let clean = CardReading(entry, today: today, needsAll: false).entry
    let found = try read { connection in
      try candidates(for: clean, besides: patient, limit: limit, in: connection)
    }
    if !found.isEmpty { try noteLook(at: .duplicates, count: found.count) }
    return found
  }

  /// Those who may be the same person as somebody who has a card, the likeliest first.
  ///
  /// - Throws: `.notFound`.
  package func duplicates(
    of patient: PatientID, limit: Int = 10
  ) throws(StoreError) -> [DuplicateCandidate] {
    try require(.read, .identity, of: patient)
    try requireVisible(patient)
    let today = today
    let found = try read { connection in
      let entry = try CardRows(store: self, connection: connection, patient: patient)
        .entry(upTo: Self.wholeCard)
      return try candidates(
        for: CardReading(entry, today: today, needsAll: false).entry, besides: patient,
        limit: limit, in: connection)
    }
    if !found.isEmpty { try noteLook(at: .duplicates, count: found.count) }
    return found
  }

  /// - Parameter entry: In order, as `CardReading` gives it.
  func candidates(
    for entry: CardEntry, besides patient: PatientID?, limit: Int, in connection: Connection
  ) throws -> [DuplicateCandidate] {
    let record = entry.record
    let finder = DuplicateFinder(connection: connection)
    let sharing = try finder.sharing(record)
    var ids = sharing
    let known = Set(sharing)
    let alike = try finder.alike(record).filter { !known.contains($0) }
    ids += try closest(alike, to: record, in: connection)
    var scored: [(id: Int, likeness: Likeness)] = []
    for id in ids where id != patient?.value {
      let other = try card(of: PatientID(id), in: connection)
      let likeness = Likeness(record, other)
      if likeness.score >= Likeness.possible { scored.append((id, likeness)) }
    }
    scored.sort { ($0.likeness.score, $1.id) > ($1.likeness.score, $0.id) }
    let best = scored.prefix(limit)
    let hits = try hits(best.map { Int64($0.id) }, query: nil, in: connection)
    return best.compactMap { one in
      hits.first { $0.patient.value == one.id }.map {
        DuplicateCandidate(hit: $0, likeness: one.likeness)
      }
    }
  }

  /// Most people who are compared with all their numbers, beside those who share one.
  private static let mostCompared = 40

  /// Those of some people whose name, birthday and sex come closest, as far as they may be shown.
  private func closest(
    _ ids: [Int], to record: PatientRecord, in connection: Connection
  ) throws -> [Int] {
    // What slips of the numbers could add.
    let slack =
      (record.contacts.isEmpty ? 0 : Likeness.Reason.nearPhone.weight)
      + (record.identifiers.isEmpty ? 0 : Likeness.Reason.nearDocument.weight)
    let row = try connection.statement(
      "SELECT name, family_name, sex, birth_day, birth_precision FROM patient WHERE id = ?")
    var near: [(id: Int, score: Int)] = []
    for id in ids {
      row.bind(id)
      defer { row.reset() }
      guard try row.step() else { continue }
      let person = Patient(
        name: row.text(0), sex: RecordWriter.sex(of: row.integer(2)),
        birthDate: Self.date(row, 3),
        birthDatePrecision: TimePrecision(rawValue: row.integer(4)) ?? .day)
      let score = Likeness(record, PatientRecord(patient: person)).score
      if score + slack >= Likeness.possible { near.append((id, score)) }
    }
    near.sort { ($0.score, $0.id) > ($1.score, $1.id) }
    return near.prefix(Self.mostCompared).map(\.id)
  }
}

/// Finds those who share a number, a phone, a birthday or a name with somebody.
struct DuplicateFinder {
  let connection: Connection

  /// Most people of one question who are looked at.
  ///
  /// Of a million people about thirty share a birthday; where hundreds do, it was made up.
  private static let most = 120

  /// Those who share a number or a phone, or have it with two neighbours swapped.
  func sharing(_ record: PatientRecord) throws -> [Int] {
    var found: [Int] = []
    for identifier in record.identifiers { found += try ids(with: identifier) }
    let phones = record.contacts.filter { $0.system == .phone }.flatMap { contact in
      Self.keys(LookupSubject(name: "", phones: [contact.value]), .phone)
    }
    return Self.distinct(found + (try matching(phones.flatMap { [$0] + Self.swapped($0) })))
  }

  /// Those who share a birthday, a name, or a name with a birthday near by.
  func alike(_ record: PatientRecord) throws -> [Int] {
    let person = record.patient
    let subject = LookupSubject(
      name: person.name, familyName: person.familyName, birthDate: person.birthDate,
      birthDatePrecision: person.birthDatePrecision)
    let births = Self.keys(subject, .birthDate)
    let names = Self.keys(subject, .nameStart) + Self.keys(subject, .pinyinStart)
    var found = try matching(births)
    if let date = person.birthDate, person.birthDatePrecision == .day, !names.isEmpty {
      found += try matching(names, and: Self.nearBirths(date))
    }
    return Self.distinct(found + (try matching(names.prefix(1))))
  }

  private static func distinct(_ ids: [Int]) -> [Int] {
    var seen: Set<Int> = []
    return ids.filter { seen.insert($0).inserted }
  }

  /// Those with a number, with two of its neighbours swapped, or with its old form.
  private func ids(with identifier: PatientIdentifier) throws -> [Int] {
    var values = [identifier.value] + Self.swapped(identifier.value)
    if identifier.kind == .residentID, identifier.value.utf8.count == 18 {
      let number = identifier.value
      // The form of before 1999 left out the century and the check character.
      values.append(String(number.prefix(6) + number.dropFirst(8).dropLast()))
    }
    let rows = try connection.statement(
      """
      SELECT i.patient FROM patient_identifier i JOIN patient p ON p.id = i.patient
      WHERE i.value = ? AND i.kind = ? AND p.merged_into IS NULL LIMIT \(Self.most)
      """)
    defer { rows.reset() }
    var found: [Int] = []
    for value in values {
      rows.bind(value, identifier.kind.rawValue)
      while try rows.step() { found.append(rows.integer(0)) }
      rows.reset()
    }
    return found
  }

  /// The people with one of the keys, and one of the others where there are any; newest first.
  private func matching(
    _ keys: some Collection<String>, and others: [String] = []
  ) throws -> [Int] {
    guard !keys.isEmpty else { return [] }
    func any(_ keys: some Collection<String>) -> String {
      "(" + keys.map { "\"\($0)\"" }.joined(separator: " OR ") + ")"
    }
    let expression = others.isEmpty ? any(keys) : any(keys) + " AND " + any(others)
    let rows = try connection.statement(
      "SELECT rowid FROM patient_lookup WHERE patient_lookup MATCH ? ORDER BY rowid DESC LIMIT ?")
    rows.bind(expression, Self.most)
    defer { rows.reset() }
    var found: [Int] = []
    while try rows.step() { found.append(rows.integer(0)) }
    return found
  }

  private static func keys(_ subject: LookupSubject, _ kind: LookupKind) -> [String] {
    LookupKeys.keys(for: subject, of: [kind]).filter { $0.hasPrefix(kind.rawValue) }
  }

  /// The text with each two neighbours swapped, but for its first character.
  private static func swapped(_ text: String) -> [String] {
    let characters = Array(text)
    guard characters.count >= 6 else { return [] }
    return characters.indices.dropFirst().dropLast().compactMap { place in
      guard characters[place] != characters[place + 1] else { return nil }
      var other = characters
      other.swapAt(place, place + 1)
      return String(other)
    }
  }

  /// The keys of birthdays that a slip of the hand makes of one: two digits swapped, one digit
  /// other, day for month.
  private static func nearBirths(_ date: CalendarDate) -> [String] {
    let digits = Array(date.description.filter { $0 != "-" })
    var texts: Set<[Character]> = []
    for place in digits.indices {
      if place + 1 < digits.count {
        var other = digits
        other.swapAt(place, place + 1)
        texts.insert(other)
      }
      for digit in "0123456789" {
        var other = digits
        other[place] = digit
        texts.insert(other)
      }
    }
    texts.insert(Array(digits[..<4] + digits[6...] + digits[4..<6]))
    // Days that do not exist are nobody's birthday.
    return texts.filter { isDay($0) }.map { LookupKind.birthDate.rawValue + String($0) }.sorted()
  }

  private static func isDay(_ digits: [Character]) -> Bool {
    let text = String(digits[..<4]) + "-" + String(digits[4..<6]) + "-" + String(digits[6...])
    return CalendarDate(iso: text) != nil
  }
}
