internal import Domain
internal import SQLite

/// Carries the rows of one card over to another, and back.
struct MergeMoves {
  let connection: Connection
  let merge: Int
  let tables: MergeTables

  init(_ connection: Connection, merge: Int) throws {
    self.connection = connection
    self.merge = merge
    tables = try MergeTables(connection)
    guard tables.unknown.isEmpty else {
      throw StoreError.refused(
        Localized(
          zh: "有一张表不知如何合并，未作更改", en: "a table cannot be merged; nothing was changed"))
    }
  }

  private func note(
    _ table: String, _ before: String, _ after: String, encounter: Int? = nil
  ) throws {
    try connection.statement("INSERT INTO merge_move VALUES (?,?,?,?,?)")
      .bind(merge, table, before, after, encounter).run()
  }

  // MARK: - There

  /// How many rows of which tables would move.
  static func counts(of patient: PatientID, in connection: Connection) throws -> [String: Int] {
    var counts: [String: Int] = [:]
    for (table, shape) in try MergeTables(connection).shapes
    where shape != .importKeys && table != "own_change" {
      let column = if case .identified(let column) = shape { column } else { "patient" }
      let row = try connection.statement(
        "SELECT count(*) FROM \"\(table)\" WHERE \"\(column)\" = ?")
      row.bind(patient.value)
      defer { row.reset() }
      if try row.step(), row.integer(0) > 0 { counts[table] = row.integer(0) }
    }
    return counts
  }

  /// Moves everything from one card to another.
  func carry(from merged: PatientID, to survivor: PatientID) throws {
    // Values name their visits by number, and the importer all parts.
    var offsets: [String: Int] = [:]
    for (table, shape) in tables.shapes {
      switch shape {
      case .identified(let column):
        try carryIdentified(table, column, from: merged, to: survivor)
      case .numbered:
        offsets[table] = try carryNumbered(table, from: merged, to: survivor)
      case .observations, .importKeys: break
      }
    }
    try carryValues(from: merged, to: survivor, visits: offsets["encounter"] ?? 0)
    try carryKeys(from: merged, to: survivor, offsets: offsets)
  }

  private func carryIdentified(
    _ table: String, _ column: String, from merged: PatientID, to survivor: PatientID
  ) throws {
    let rows = try connection.statement("SELECT id FROM \"\(table)\" WHERE \"\(column)\" = ?")
    rows.bind(merged.value)
    var ids: [Int] = []
    while try rows.step() { ids.append(rows.integer(0)) }
    for id in ids { try note(table, String(id), String(id)) }
    try connection.statement("UPDATE \"\(table)\" SET \"\(column)\" = ? WHERE \"\(column)\" = ?")
      .bind(survivor.value, merged.value).run()
  }

  /// - Returns: What was added to the numbers.
  private func carryNumbered(
    _ table: String, from merged: PatientID, to survivor: PatientID
  ) throws -> Int {
    let last = try connection.statement(
      "SELECT coalesce(max(number), -1) + 1 FROM \"\(table)\" WHERE patient = ?")
    last.bind(survivor.value)
    let offset = try last.step() ? last.integer(0) : 0
    last.reset()
    let rows = try connection.statement("SELECT number FROM \"\(table)\" WHERE patient = ?")
    rows.bind(merged.value)
    var numbers: [Int] = []
    while try rows.step() { numbers.append(rows.integer(0)) }
    for number in numbers { try note(table, String(number), String(number + offset)) }
    try connection.statement(
      "UPDATE \"\(table)\" SET patient = ?, number = number + ? WHERE patient = ?"
    ).bind(survivor.value, offset, merged.value).run()
    return offset
  }

  private func carryValues(
    from merged: PatientID, to survivor: PatientID, visits: Int
  ) throws {
    let rows = try connection.statement(
      "SELECT indicator, day, at, number, encounter FROM observation WHERE patient = ?")
    rows.bind(merged.value)
    var values: [(key: ValueKey, encounter: Int?)] = []
    while try rows.step() {
      values.append(
        (
          ValueKey(
            indicator: rows.integer(0), day: rows.integer(1), at: rows.integer(2),
            number: rows.integer(3)), rows.optionalInteger(4)
        ))
    }
    for (key, encounter) in values {
      let free = try connection.statement(
        """
        SELECT coalesce(max(number), -1) + 1 FROM observation
        WHERE patient = ? AND indicator = ? AND day = ? AND at = ?
        """)
      free.bind(survivor.value, key.indicator, key.day, key.at)
      var after = key
      after.number = try free.step() ? free.integer(0) : 0
      free.reset()
      try moveValue(
        key, of: merged, to: survivor, number: after.number,
        encounter: encounter.map { $0 + visits })
      try note("observation", key.text, after.text, encounter: encounter)
    }
  }

  private func moveValue(
    _ key: ValueKey, of patient: PatientID, to other: PatientID, number: Int, encounter: Int?
  ) throws {
    try connection.statement(
      """
      UPDATE observation SET patient = ?, number = ?, encounter = ?
      WHERE patient = ? AND indicator = ? AND day = ? AND at = ? AND number = ?
      """
    ).bind(
      other.value, number, encounter, patient.value, key.indicator, key.day, key.at, key.number
    ).run()
  }

  private func carryKeys(
    from merged: PatientID, to survivor: PatientID, offsets: [String: Int]
  ) throws {
    let rows = try connection.statement(
      "SELECT key, kind, number, indicator, day, at FROM import_key WHERE patient = ?")
    rows.bind(merged.value)
    var keys: [(key: String, kind: Int, value: ValueKey)] = []
    while try rows.step() {
      keys.append(
        (
          rows.text(0), rows.integer(1),
          ValueKey(
            indicator: rows.integer(3), day: rows.integer(4), at: rows.integer(5),
            number: rows.integer(2))
        ))
    }
    for (key, kind, value) in keys {
      let table = ImportSession.Kind(rawValue: kind).flatMap(MergeTables.table(ofImported:))
      var number = value.number + (table.flatMap { offsets[$0] } ?? 0)
      if table == "observation", let after = try moved("observation", value.text) {
        number = ValueKey(after)?.number ?? value.number
      }
      try connection.statement("UPDATE import_key SET patient = ?, number = ? WHERE key = ?")
        .bind(survivor.value, number, key).run()
      try note("import_key", key, String(value.number))
    }
  }

  /// Where a row went in this merge; nil when it was none of those that moved.
  private func moved(_ table: String, _ before: String) throws -> String? {
    let row = try connection.statement(
      "SELECT after FROM merge_move WHERE merge = ? AND \"table\" = ? AND before = ?")
    row.bind(merge, table, before)
    defer { row.reset() }
    return try row.step() ? row.text(0) : nil
  }

  // MARK: - Back

  private struct Move {
    let table: String
    let before: String
    let after: String
    let encounter: Int?
  }

  /// Moves back all that this merge carried over, wherever later merges carried it.
  ///
  /// - Parameter later: The merges that stand and that carried the surviving card on, in order.
  func carryBack(
    to merged: PatientID, from survivor: PatientID, later: [(merge: Int, survivor: PatientID)]
  ) throws {
    for move in try moves() {
      switch tables.shapes.first(where: { $0.table == move.table })?.shape {
      case .identified(let column):
        _ = try place(of: move, survivor, later)
        try connection.statement("UPDATE \"\(move.table)\" SET \"\(column)\" = ? WHERE id = ?")
          .bind(merged.value, Int(move.before)).run()
      case .numbered:
        let (patient, key) = try place(of: move, survivor, later)
        try connection.statement(
          "UPDATE \"\(move.table)\" SET patient = ?, number = ? WHERE patient = ? AND number = ?"
        ).bind(merged.value, Int(move.before), patient.value, Int(key)).run()
      case .observations:
        let (patient, key) = try place(of: move, survivor, later)
        guard let present = ValueKey(key), let before = ValueKey(move.before) else { continue }
        try moveValue(
          present, of: patient, to: merged, number: before.number, encounter: move.encounter)
      case .importKeys:
        for one in later { try forget(move.table, move.before, in: one.merge) }
        try connection.statement("UPDATE import_key SET patient = ?, number = ? WHERE key = ?")
          .bind(merged.value, Int(move.after), move.before).run()
      case nil: continue
      }
    }
  }

  private func moves() throws -> [Move] {
    let rows = try connection.statement(
      "SELECT \"table\", before, after, encounter FROM merge_move WHERE merge = ?")
    rows.bind(merge)
    var found: [Move] = []
    while try rows.step() {
      found.append(
        Move(
          table: rows.text(0), before: rows.text(1), after: rows.text(2),
          encounter: rows.optionalInteger(3)))
    }
    return found
  }

  /// Where a row that this merge moved is now; the merges that moved it on forget it.
  private func place(
    of move: Move, _ survivor: PatientID, _ later: [(merge: Int, survivor: PatientID)]
  ) throws -> (PatientID, String) {
    var (patient, key) = (survivor, move.after)
    for one in later {
      let row = try connection.statement(
        "SELECT after FROM merge_move WHERE merge = ? AND \"table\" = ? AND before = ?")
      row.bind(one.merge, move.table, key)
      let next = try row.step() ? row.text(0) : nil
      row.reset()
      guard let next else { break }
      try forget(move.table, key, in: one.merge)
      (patient, key) = (one.survivor, next)
    }
    return (patient, key)
  }

  private func forget(_ table: String, _ before: String, in merge: Int) throws {
    try connection.statement(
      "DELETE FROM merge_move WHERE merge = ? AND \"table\" = ? AND before = ?"
    ).bind(merge, table, before).run()
  }
}

/// What tells a value of an indicator from the others of a patient.
private struct ValueKey {
  var indicator: Int
  var day: Int
  var at: Int
  var number: Int

  init(indicator: Int, day: Int, at: Int, number: Int) {
    (self.indicator, self.day, self.at, self.number) = (indicator, day, at, number)
  }

  init?(_ text: String) {
    let parts = text.split(separator: " ").compactMap { Int($0) }
    guard parts.count == 4 else { return nil }
    self.init(indicator: parts[0], day: parts[1], at: parts[2], number: parts[3])
  }

  var text: String { "\(indicator) \(day) \(at) \(number)" }
}
