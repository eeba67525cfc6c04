package import Domain
internal import SQLite

/// What a new clinic's database is made with.
package struct ClinicSetup: Sendable {
  package var name: Localized
  package var staff: [StaffMember]
  package var indicators: [Indicator]
  /// A POSIX time zone such as `CST-8`; nil for the machine's own.
  package var timeZone: String?
  /// How the demo was made; nil for a real clinic.
  package var demoRecipe: String?
  /// The system user tied to the first member of staff; nil for none.
  package var systemUser: String?

  package init(
    name: Localized, staff: [StaffMember], indicators: [Indicator], timeZone: String? = nil,
    demoRecipe: String? = nil, systemUser: String? = nil
  ) {
    self.name = name
    self.staff = staff
    self.indicators = indicators
    self.timeZone = timeZone
    self.demoRecipe = demoRecipe
    self.systemUser = systemUser
  }
}

extension Store {
  /// Makes a new database; a file that is there already is refused and left alone.
  ///
  /// The folder is made for the owner alone, the file and the audit trail's key file too.
  ///
  /// - Returns: The first key of the audit trail, which is kept nowhere.
  @discardableResult
  package static func create(
    path: String, setup: ClinicSetup, now: Instant
  ) throws(StoreError) -> FirstKey {
    try DatabaseFile.makeFolder(for: path)
    let resolved = try DatabaseFile.resolve(path)
    guard !DatabaseFile.exists(resolved) else { throw .alreadyThere(path: resolved) }
    try DatabaseFile.checkFileSystem(resolved)
    try DatabaseFile.makePrivate(resolved)
    return try asStore {
      let connection = try Connection(path: resolved, mode: .create)
      try connection.useWriteAheadLog()
      try connection.share()
      try connection.execute("BEGIN IMMEDIATE")
      try makeTables(in: connection)
      for step in Schema.indexes { try connection.execute(step.sql) }
      let start = try fill(connection, catalog: Catalog(), setup: setup, now: now)
      try AuditKeyFile(database: resolved).create(start.record)
      try connection.execute("COMMIT")
      return start.firstKey
    }
  }

  /// Makes every table, without the indexes.
  static func makeTables(in connection: Connection) throws {
    for step in Schema.steps { try connection.execute(step.sql) }
    try connection.execute("PRAGMA application_id=\(Schema.applicationID)")
    try connection.execute("PRAGMA user_version=\(Schema.version)")
  }

  /// Writes what a new clinic begins with, and the first row of its audit trail.
  static func fill(
    _ connection: Connection, catalog: Catalog, setup: ClinicSetup, now: Instant
  ) throws -> AuditStart {
    try set(.clinicNameChinese, to: setup.name.chinese, in: connection)
    try set(.clinicNameEnglish, to: setup.name.english, in: connection)
    try set(.patientCount, to: "0", in: connection)
    try set(.changeCount, to: "0", in: connection)
    if let zone = setup.timeZone { try set(.timeZone, to: zone, in: connection) }
    if let recipe = setup.demoRecipe {
      try set(.isDemo, to: "1", in: connection)
      try set(.demoRecipe, to: recipe, in: connection)
    }
    for (number, member) in setup.staff.enumerated() {
      try insert(
        member, systemUser: number == 0 ? setup.systemUser : nil, at: now, in: connection)
    }
    for indicator in setup.indicators { try catalog.insert(indicator, in: connection) }
    try connection.statement("INSERT INTO schema_history VALUES (?,?,?,NULL)")
      .bind(Schema.version, now.seconds, "frontdesk").run()
    return try AuditStart(
      .made, AuditEntry(at: now, action: .create, object: .database, detail: ""), in: connection)
  }
}
