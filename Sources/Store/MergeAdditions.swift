internal import Domain
internal import SQLite

/// The identifiers and contacts that a merge adds to the card that stays.
struct MergeAdditions {
  let connection: Connection
  let merge: Int
  /// The surviving card without them.
  let present: PatientRecord
  /// The card that goes.
  let other: PatientRecord
  /// What the surviving card said before the merge.
  let before: CardEntry
  /// The number of the card that goes.
  let card: String

  /// The system of a number that was replaced by another of its kind.
  static let formerSystem = "urn:frontdesk:former-number"

  /// The surviving card with everything added; each addition is noted.
  func added() throws -> PatientRecord {
    var result = present
    var wanted = [PatientIdentifier(kind: .formerCard, value: card)]
    // Two numbers of one kind of paper: the one chosen stays what it is, the other is kept as one
    // by which the person is found.
    if !before[.document].isEmpty {
      wanted.append(
        PatientIdentifier(kind: before.documentType.kind, value: before[.document]))
    }
    wanted += other.identifiers
    for identifier in wanted where !present.identifiers.contains(identifier) {
      var one = identifier
      let isPaper = IdentityDocument(one.kind) != nil
      if isPaper, result.identifiers.contains(where: { IdentityDocument($0.kind) != nil }) {
        guard !result.identifiers.contains(where: { $0.value == one.value }) else { continue }
        one = PatientIdentifier(kind: .other, system: Self.formerSystem, value: one.value)
      }
      guard !result.identifiers.contains(one) else { continue }
      result.identifiers.append(one)
      try note(one, number: result.identifiers.count)
    }
    // A phone that was replaced stays one at which the person may be reached.
    let former = before[.phone].isEmpty ? [] : [ContactPoint(system: .phone, value: before[.phone])]
    for contact in former + other.contacts {
      let isThere = result.contacts.contains {
        $0.system == contact.system && $0.value == contact.value
      }
      guard !isThere else { continue }
      result.contacts.append(contact)
      try note(contact, number: 1000 + result.contacts.count)
    }
    return result
  }

  private func note(_ identifier: PatientIdentifier, number: Int) throws {
    try connection.statement("INSERT INTO merge_addition VALUES (?,?,?,0,?,?,NULL)").bind(
      merge, number, identifier.kind.rawValue, identifier.system, identifier.value
    ).run()
  }

  private func note(_ contact: ContactPoint, number: Int) throws {
    try connection.statement("INSERT INTO merge_addition VALUES (?,?,?,1,'',?,?)").bind(
      merge, number, contact.system.rawValue, contact.value, contact.holder
    ).run()
  }

  // MARK: - Taking them out

  /// Takes the additions of a merge out of a card.
  ///
  /// - Parameter later: A later merge that carried them on to the card; what that one did not add
  ///   the card had by itself. It forgets them.
  static func remove(
    _ merge: Int, carriedOnBy later: Int? = nil, from patient: PatientID, store: Store,
    in connection: Connection
  ) throws {
    let rows = try connection.statement(
      """
      SELECT kind, is_contact, system, value FROM merge_addition a WHERE merge = ?1
        AND (?2 IS NULL OR EXISTS (SELECT 1 FROM merge_addition b WHERE b.merge = ?2
          AND b.is_contact = a.is_contact AND b.value = a.value))
      """)
    rows.bind(merge, later)
    let before = try store.card(of: patient, in: connection)
    var after = before
    var values: [String] = []
    while try rows.step() {
      let (number, value) = (rows.integer(0), rows.text(3))
      values.append(value)
      if rows.integer(1) == 1 {
        after.contacts.removeAll { $0.system.rawValue == number && $0.value == value }
      } else {
        let system = rows.text(2)
        after.identifiers.removeAll {
          $0.kind.rawValue == number && $0.system == system && $0.value == value
        }
      }
    }
    if let later {
      for value in values {
        try connection.statement("DELETE FROM merge_addition WHERE merge = ? AND value = ?")
          .bind(later, value).run()
      }
    }
    guard after.identifiers != before.identifiers || after.contacts != before.contacts else {
      return
    }
    try RecordWriter(connection: connection, catalog: store.catalog)
      .replace(before, with: after, of: patient)
  }
}
