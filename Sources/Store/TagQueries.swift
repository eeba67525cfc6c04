package import Domain
package import Rules
internal import SQLite

extension Store {
  /// The tags of a patient; those that rules hold and nobody is shown come last.
  ///
  /// A tag tells why a person should come, so that it is for those who may know the reason of a
  /// visit; from everybody else it is kept, and the answer says so.
  package func tags(of patient: PatientID) throws(StoreError) -> PatientTags {
    try require(.read, .identity, of: patient)
    guard access.seesReasons else {
      return PatientTags(tags: [], isHidden: true, isBehind: false)
    }
    let patient = try survivor(of: patient)
    try requireVisible(patient)
    try noteLook(patient, "tags")
    return try read { connection in try tags(of: patient, in: connection) }
  }

  func tags(of patient: PatientID, in connection: Connection) throws -> PatientTags {
    let found = try standingTags(of: patient, in: connection)
    return PatientTags(
      tags: found.filter(\.isShown) + found.filter { !$0.isShown }, isHidden: false,
      isBehind: try isTouched(patient, in: connection))
  }

  /// The tags of the rules in force, which alone can be put on by hand, by name; empty for those who
  /// may not know tags.
  package func knownTags() throws(StoreError) -> [TagName] {
    try require(.read, .identity)
    guard access.seesReasons else { return [] }
    return try read { connection in
      let tags = try rulesInForce.book(of: self, in: connection)?.rules.tags ?? []
      return tags.sorted { $0.name < $1.name }
    }
  }

  /// The tags that rules hold, then those that were put on by hand alone; two short statements, as a
  /// row of the lookup asks them too.
  private func standingTags(
    of patient: PatientID, in connection: Connection
  ) throws -> [PatientTag] {
    let overrides = try activeOverrides(of: patient, in: connection)
    let rows = try connection.statement(
      """
      SELECT n.tag, n.tag_en, n.id, t.version, t.since, n.priority, t.is_shown
      FROM tag_state t JOIN rule_name n ON n.number = t.rule
      WHERE t.patient = ? AND t.is_on = 1 ORDER BY t.is_shown DESC, n.priority DESC, n.id
      """)
    rows.bind(patient.value)
    var found: [PatientTag] = []
    while try rows.step() {
      let name = rows.text(0)
      // One tag of two rules is one tag.
      guard !found.contains(where: { $0.name.name == name }) else { continue }
      let standing: PatientTag.Standing =
        switch (overrides[name]?.isOn, rows.integer(6) != 0) {
        case (true?, _): .putOn
        case (false?, _): .takenOff
        case (nil, true): .shown
        case (nil, false): .hidden
        }
      found.append(
        PatientTag(
          name: TagName(name, english: rows.optionalText(1)), rule: rows.text(2),
          version: rows.integer(3), since: CalendarDate(dayNumber: rows.integer(4)),
          priority: rows.integer(5), standing: standing))
    }
    for (name, override) in overrides.sorted(by: { $0.key < $1.key })
    where override.isOn && !found.contains(where: { $0.name.name == name }) {
      found.append(
        PatientTag(
          name: try tagName(name, in: connection), rule: nil, version: 0,
          since: CalendarDate(dayNumber: override.from), priority: 0, standing: .putOn))
    }
    return found
  }

  /// The tags of a patient that are shown to the one who asks.
  func shownTags(of patient: PatientID, in connection: Connection) throws -> [ShownTag] {
    guard access.seesReasons else { return [] }
    return try standingTags(of: patient, in: connection).filter(\.isShown).map { tag in
      ShownTag(
        name: tag.name.name,
        title: Localized(zh: tag.name[.chinese], en: tag.name[.english]), since: tag.since,
        isByHand: tag.standing == .putOn)
    }
  }

  /// What is said by hand today of each tag: of several the one that began last.
  private func activeOverrides(
    of patient: PatientID, in connection: Connection
  ) throws -> [String: (isOn: Bool, from: Int)] {
    let rows = try connection.statement(
      """
      SELECT tag, is_on, from_day FROM tag_override
      WHERE patient = ?1 AND from_day <= ?2 AND until_day >= ?2 ORDER BY from_day, id
      """)
    rows.bind(patient.value, today.dayNumber)
    var found: [String: (isOn: Bool, from: Int)] = [:]
    while try rows.step() { found[rows.text(0)] = (rows.integer(1) != 0, rows.integer(2)) }
    return found
  }

  private func tagName(_ name: String, in connection: Connection) throws -> TagName {
    let row = try connection.statement("SELECT tag_en FROM rule_name WHERE tag = ? LIMIT 1")
    row.bind(name)
    defer { row.reset() }
    return TagName(name, english: try row.step() ? row.optionalText(0) : nil)
  }

  private func isTouched(_ patient: PatientID, in connection: Connection) throws -> Bool {
    let row = try connection.statement("SELECT 1 FROM rule_touched WHERE patient = ?")
    row.bind(patient.value)
    defer { row.reset() }
    return try row.step()
  }

  /// Who carries a tag, by number of the patient; restricted records are left out.
  ///
  /// - Parameter tag: The name that identifies it.
  package func carriers(of tag: String, limit: Int) throws(StoreError) -> [PatientID] {
    try require(.read, .visitReason)
    return try read { connection in
      let rows = try connection.statement(
        """
        WITH carrier (patient) AS (
          SELECT t.patient FROM rule_name n CROSS JOIN tag_state t ON t.rule = n.number
          WHERE n.tag = ?1 AND t.is_on = 1 AND t.is_shown = 1
          UNION
          SELECT patient FROM tag_override o WHERE tag = ?1 AND is_on = 1
            AND from_day <= ?2 AND until_day >= ?2 AND NOT EXISTS (
              SELECT 1 FROM tag_override l WHERE l.patient = o.patient AND l.tag = ?1
                AND l.is_on = 0 AND l.from_day <= ?2 AND l.until_day >= ?2
                AND (l.from_day, l.id) > (o.from_day, o.id)))
        SELECT p.id FROM carrier c JOIN patient p ON p.id = c.patient
        WHERE p.restricted_at IS NULL AND p.erased_at IS NULL AND p.merged_into IS NULL
        ORDER BY p.id LIMIT ?3
        """)
      rows.bind(tag, today.dayNumber, limit)
      var found: [PatientID] = []
      while try rows.step() { found.append(PatientID(rows.integer(0))) }
      return found
    }
  }
}
