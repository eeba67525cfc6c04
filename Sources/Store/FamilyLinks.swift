package import Domain
internal import SQLite

extension Store {
  /// Those of a person's family who have a card, as far as they may be shown.
  package func family(of patient: PatientID) throws(StoreError) -> [FamilyMember] {
    try require(.read, .identity, of: patient)
    let patient = try survivor(of: patient)
    try requireVisible(patient)
    return try read { connection in try family(of: patient, in: connection) }
  }

  /// Links two people of one family; the link holds in both directions.
  ///
  /// - Throws: `.refused` for a person and themselves, for two who are linked already, and for a
  ///   parent who is younger than the child; `.notFound` where one of them is not there.
  package func addFamilyLink(_ draft: FamilyLinkDraft) throws(StoreError) -> FamilyMember {
    try require(.change, .identity, of: draft.patient)
    let patient = try survivor(of: draft.patient)
    let relative = try survivor(of: draft.relative)
    try requireVisible(patient)
    try requireVisible(relative)
    return try write { connection in
      try checkPair(patient, relative, draft.relation, in: connection)
      try connection.statement(
        """
        INSERT INTO family_link (patient, relative, relation, shares_household, at, staff)
        VALUES (?,?,?,?,?,?)
        """
      ).bind(
        patient.value, relative.value, draft.relation.rawValue, draft.sharesHousehold,
        now().seconds, actor
      ).run()
      let id = connection.lastInsertID
      try noteLink(id, patient, relative, "add", from: 0, in: connection)
      return try member(
        relative, link: Link(id: id, relative, draft.relation, draft.sharesHousehold, version: 1),
        in: connection)
    }
  }

  /// Takes a link of a person away; it is kept, as ended.
  ///
  /// - Throws: `.conflict` when somebody changed it first, `.notFound` when there is none.
  package func removeFamilyLink(_ id: Int, version: Int) throws(StoreError) {
    try require(.change, .identity)
    let (patient, relative) = try ends(of: id)
    try write { connection in
      let present = try state(of: id, in: connection)
      guard present.version == version else { throw StoreError.conflict }
      guard !present.isEnded else { throw StoreError.notFound }
      let old = try auditDigest(of: id, in: .familyLink, connection)
      try setEnded(true, id, in: connection)
      try noteLink(id, patient, relative, "remove", from: version, before: old, in: connection)
    }
  }

  /// Takes the last thing back that was done to a link.
  ///
  /// - Throws: `.conflict` when it was changed since; `.refused` when the two were linked anew.
  package func undoFamilyLink(_ id: Int, version: Int) throws(StoreError) {
    try require(.change, .identity)
    let (patient, relative) = try ends(of: id)
    try write { connection in
      let present = try state(of: id, in: connection)
      guard present.version == version else { throw StoreError.conflict }
      if present.isEnded { try checkUnlinked(patient, relative, in: connection) }
      let old = try auditDigest(of: id, in: .familyLink, connection)
      try setEnded(!present.isEnded, id, in: connection)
      try auditLink(id, patient, relative, "undo", before: old, in: connection)
      try noteTakenBack(.familyLink, id, from: version, to: version + 1, in: connection)
    }
  }

  // MARK: - Inside a transaction

  /// The two whom a link binds, as far as they may be seen.
  private func ends(of id: Int) throws(StoreError) -> (PatientID, PatientID) {
    let found: (PatientID, PatientID)? = try read { connection in
      let row = try connection.statement("SELECT patient, relative FROM family_link WHERE id = ?")
      row.bind(id)
      defer { row.reset() }
      return try row.step() ? (PatientID(row.integer(0)), PatientID(row.integer(1))) : nil
    }
    guard let (patient, relative) = found else { throw .notFound }
    let ends = (try survivor(of: patient), try survivor(of: relative))
    try requireVisible(ends.0)
    try requireVisible(ends.1)
    return ends
  }

  private func state(
    of id: Int, in connection: Connection
  ) throws -> (version: Int, isEnded: Bool) {
    let row = try connection.statement("SELECT version, ended_at FROM family_link WHERE id = ?")
    row.bind(id)
    defer { row.reset() }
    guard try row.step() else { throw StoreError.notFound }
    return (row.integer(0), !row.isNull(1))
  }

  private func setEnded(_ isEnded: Bool, _ id: Int, in connection: Connection) throws {
    try connection.statement(
      "UPDATE family_link SET ended_at = ?, version = version + 1 WHERE id = ?"
    ).bind(isEnded ? now().seconds : nil as Int?, id).run()
  }

  private func noteLink(
    _ id: Int, _ patient: PatientID, _ relative: PatientID, _ event: String, from version: Int,
    before: SHA256.Digest? = nil, in connection: Connection
  ) throws {
    try auditLink(id, patient, relative, event, before: before, in: connection)
    try noteOwn(
      .familyLink, id, of: patient, event: event, from: version, to: version + 1, in: connection)
  }

  /// A row of the trail for each of the two, whose records it is a part of.
  private func auditLink(
    _ id: Int, _ patient: PatientID, _ relative: PatientID, _ event: String,
    before: SHA256.Digest?, in connection: Connection
  ) throws {
    let after = try auditDigest(of: id, in: .familyLink, connection)
    for one in [patient, relative] {
      try audit(
        event == "add" ? .create : .update, .patient, id: id, patient: one,
        detail: "family link \(event)", before: before, after: after, in: connection)
    }
  }

  private func checkPair(
    _ patient: PatientID, _ relative: PatientID, _ relation: FamilyRelation,
    in connection: Connection
  ) throws {
    guard patient != relative else {
      throw StoreError.refused(Localized(zh: "这是同一个人", en: "that is the same person"))
    }
    let writer = RecordWriter(connection: connection, catalog: catalog)
    for one in [patient, relative] {
      guard try Self.exists(one, in: connection), try !writer.isHidden(one) else {
        throw StoreError.notFound
      }
    }
    try checkUnlinked(patient, relative, in: connection)
    let older: (PatientID, PatientID)? =
      switch relation {
      case .parent, .grandparent: (relative, patient)
      case .child, .grandchild: (patient, relative)
      default: nil
      }
    guard let (elder, younger) = older else { return }
    let (one, other) = (
      try person(elder, in: connection), try person(younger, in: connection)
    )
    guard let first = one.birthDate, let second = other.birthDate else { return }
    // A year alone says no more than a year.
    if first.year > second.year
      || one.birthDatePrecision == .day && other.birthDatePrecision == .day && first >= second
    {
      throw StoreError.refused(
        Localized(zh: "长辈的出生日期晚于晚辈，请核对", en: "the elder would be the younger; check who is who"))
    }
  }

  private func checkUnlinked(
    _ patient: PatientID, _ relative: PatientID, in connection: Connection
  ) throws {
    let link = try links(of: patient, in: connection).first { $0.relative == relative }
    if let link {
      throw StoreError.refused(
        Localized(
          zh: "两人已有关系：\(link.relation.title.chinese)",
          en: "they are linked already: \(link.relation.title.english)"))
    }
  }
}

// MARK: - Reading

extension Store {
  /// A link as one of its ends sees it.
  struct Link {
    let id: Int
    /// The other end, through merges.
    let relative: PatientID
    /// What the other is to this one.
    let relation: FamilyRelation
    let sharesHousehold: Bool
    let version: Int

    init(
      id: Int, _ relative: PatientID, _ relation: FamilyRelation, _ sharesHousehold: Bool,
      version: Int
    ) {
      self.id = id
      self.relative = relative
      self.relation = relation
      self.sharesHousehold = sharesHousehold
      self.version = version
    }
  }

  /// Most members of a family that are looked for.
  private static let mostMembers = 20

  /// Those linked to a person, in the order of the relations and the oldest first, then others of
  /// the household; those who are restricted or erased are left out.
  func family(of patient: PatientID, in connection: Connection) throws -> [FamilyMember] {
    let links = try links(of: patient, in: connection)
    guard !links.isEmpty else { return [] }
    var found: [FamilyMember] = []
    for link in links.prefix(Self.mostMembers) {
      if let one = try shownMember(link.relative, link: link, in: connection) { found.append(one) }
    }
    let order = FamilyRelation.allCases
    found.sort { left, right in
      let places = [left, right].map { $0.relation.flatMap(order.firstIndex(of:)) ?? order.count }
      if places[0] != places[1] { return places[0] < places[1] }
      return (left.birthDate?.dayNumber ?? .max, left.patient.value)
        < (right.birthDate?.dayNumber ?? .max, right.patient.value)
    }
    guard links.contains(where: \.sharesHousehold) else { return found }
    let known = Set(links.map(\.relative) + [patient])
    for one in try household(of: patient, in: connection) where !known.contains(one) {
      guard found.count < Self.mostMembers else { break }
      if let one = try shownMember(one, link: nil, in: connection) { found.append(one) }
    }
    return found
  }

  /// The links of a card and of those that went into it, each relative once.
  private func links(of patient: PatientID, in connection: Connection) throws -> [Link] {
    let own = Set([patient] + (try mergedCards(of: patient, in: connection)))
    var found: [Link] = []
    for card in own.sorted(by: { $0.value < $1.value }) {
      let rows = try connection.statement(
        """
        SELECT id, relative, relation, shares_household, version, 0 FROM family_link
        WHERE patient = ?1 AND ended_at IS NULL
        UNION ALL
        SELECT id, patient, relation, shares_household, version, 1 FROM family_link
        WHERE relative = ?1 AND ended_at IS NULL
        ORDER BY 1
        """)
      rows.bind(card.value)
      var read: [(Int, PatientID, FamilyRelation, Bool, Int)] = []
      while try rows.step() {
        let relation = FamilyRelation(rawValue: rows.text(2)) ?? .other
        read.append(
          (
            rows.integer(0), PatientID(rows.integer(1)),
            rows.integer(5) == 0 ? relation : relation.inverse, rows.integer(3) != 0,
            rows.integer(4)
          ))
      }
      for (id, other, relation, shares, version) in read {
        let relative = try Self.survivor(of: other, in: connection)
        guard relative != patient, !found.contains(where: { $0.relative == relative }) else {
          continue
        }
        found.append(Link(id: id, relative, relation, shares, version: version))
      }
    }
    return found
  }

  /// Everybody who is reached through links of one household, through merges too.
  private func household(
    of patient: PatientID, in connection: Connection
  ) throws -> [PatientID] {
    let rows = try connection.statement(
      """
      WITH RECURSIVE house (id) AS (
        SELECT ?1
        UNION SELECT p.id FROM house h JOIN patient p ON p.merged_into = h.id
        UNION SELECT p.merged_into FROM house h JOIN patient p ON p.id = h.id
          WHERE p.merged_into IS NOT NULL
        UNION SELECT l.relative FROM house h JOIN family_link l ON l.patient = h.id
          WHERE l.ended_at IS NULL AND l.shares_household = 1
        UNION SELECT l.patient FROM house h JOIN family_link l ON l.relative = h.id
          WHERE l.ended_at IS NULL AND l.shares_household = 1
        LIMIT 60)
      SELECT h.id FROM house h JOIN patient p ON p.id = h.id AND p.merged_into IS NULL
      ORDER BY p.birth_day IS NULL, p.birth_day, h.id
      """)
    rows.bind(patient.value)
    var found: [PatientID] = []
    while try rows.step() { found.append(PatientID(rows.integer(0))) }
    return found
  }

  /// A member as the one who asks may see them; nil for one whose record is restricted or erased.
  private func shownMember(
    _ patient: PatientID, link: Link?, in connection: Connection
  ) throws -> FamilyMember? {
    let writer = RecordWriter(connection: connection, catalog: catalog)
    return try writer.isHidden(patient) ? nil : member(patient, link: link, in: connection)
  }

  private func member(
    _ patient: PatientID, link: Link?, in connection: Connection
  ) throws -> FamilyMember {
    let person = try person(patient, in: connection).masked(for: access)
    return FamilyMember(
      link: link?.id, version: link?.version ?? 0, patient: patient,
      card: CardNumber(serial: patient.value).description, name: person.name, sex: person.sex,
      birthDate: person.birthDate, birthDatePrecision: person.birthDatePrecision,
      relation: link?.relation, sharesHousehold: link?.sharesHousehold ?? true,
      isDeceased: person.deceased != nil)
  }
}
