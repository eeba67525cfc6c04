internal import Domain
internal import SQLite

extension Store {
  /// Says what archive codes begin with from now on: twelve digits of the village, or letters.
  ///
  /// - Throws: `.refused` for anything else.
  package func setArchivePrefix(_ text: String) throws(StoreError) {
    try require(.change, .accounts)
    guard let prefix = ArchivePrefix(text) else {
      throw .refused(
        Localized(
          zh: "应为 12 位行政区划与村居代码，或 1 到 4 个字母",
          en: "twelve digits of county, township and village, or one to four letters"))
    }
    try write { connection in
      try Self.set(.archivePrefix, to: prefix.text, in: connection)
      try audit(.update, .database, detail: "archive prefix", in: connection)
    }
  }

  /// The next archive code that nobody has, in the transaction that gives it.
  func nextArchiveCode(in connection: Connection) throws -> String {
    let text = try Self.setting(.archivePrefix, in: connection) ?? ArchivePrefix.standard
    guard let prefix = ArchivePrefix(text) ?? ArchivePrefix(ArchivePrefix.standard) else {
      throw StoreError.notFound
    }
    let key = "archive.serial." + prefix.text
    var serial = try lastSerial(key, in: connection)
    while true {
      serial += 1
      guard let code = prefix.code(serial) else {
        throw StoreError.refused(
          Localized(
            zh: "这个村居的建档序号已用完；请管理者更改编码前缀 (frontdesk patient archive-prefix)",
            en: "the serials of this village are used up; a manager can set another prefix "
              + "(`frontdesk patient archive-prefix`)"))
      }
      guard try !isUsed(code, in: connection) else { continue }
      try connection.statement(
        "INSERT INTO setting VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
      ).bind(key, String(serial)).run()
      return code
    }
  }

  private func lastSerial(_ key: String, in connection: Connection) throws -> Int {
    let row = try connection.statement("SELECT value FROM setting WHERE key = ?")
    row.bind(key)
    defer { row.reset() }
    return try row.step() ? Int(row.text(0)) ?? 0 : 0
  }

  /// Codes of imported records may lie in the way.
  private func isUsed(_ code: String, in connection: Connection) throws -> Bool {
    let row = try connection.statement(
      "SELECT 1 FROM patient_identifier WHERE value = ? AND kind = ?")
    row.bind(code, PatientIdentifier.Kind.archiveCode.rawValue)
    defer { row.reset() }
    return try row.step()
  }
}
