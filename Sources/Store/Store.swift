package import Domain
internal import SQLite

/// The clinic's database: every question the program asks of it and every change it makes.
///
/// Used from one thread at a time. Every change is one transaction that also writes its row of
/// the audit trail, and passes the gate that all terminals share.
package final class Store {
  let database: SharedDatabase
  /// The clinic's clock.
  package let zone: ClinicZone
  /// Gives the present moment; from outside, so that tests hold the clock.
  let now: @Sendable () -> Instant
  let catalog = Catalog()
  let lookupCache = LookupCache()
  let nearPeople = NearPeople()
  /// Why follow-ups were due that this store rescheduled, with the versions that made; for taking
  /// it back by somebody who may not read it.
  var replacedReasons: [FollowUpID: (version: Int, why: Localized)] = [:]
  /// What versions of forms are called, by id and version.
  var formTitles: [String: Localized] = [:]
  /// The number of the member of staff who acts; nil for the machine itself.
  package internal(set) var actor: Int?
  /// What the one who acts may do; asked before every question and every change.
  package internal(set) var access = Access.machine
  /// The session of the one who acts; nil for the machine and for a single command.
  package internal(set) var session: Int?
  /// The host and terminal at which they sit, for the audit trail; nil where that is not known.
  package var terminal: SessionTerminal?
  let chain: AuditChain
  /// The rules in force, compiled; made when they are first asked for.
  let rulesInForce = RulesInForce()
  /// The plans in force and those that people still follow; read when they are first asked for.
  let plansInForce = PlansInForce()
  /// The clinic's forms; read when they are first asked for.
  var knownForms: KnownForms?
  /// Where this terminal stands in the pass of a night that it makes; nil while it makes none.
  var nightPlace: NightPlace?
  /// What was searched for and listed last, so that one search leaves one row.
  var looks = RecentLooks()
  /// Whether the one who acts may do nothing before they have set a password of their own.
  package internal(set) var mustChangePassword = false
  /// When `heartbeat` last wrote.
  var lastBeat: Instant?
  /// Holds a password against its hash; from outside, so that tests count how often that happens.
  package var checkPassword: @Sendable (PasswordHash, Secret) -> Bool = { $0.matches($1) }

  /// Opens the clinic's database.
  ///
  /// - Parameters:
  ///   - path: The file; its folder's links are followed, its own are refused.
  ///   - zone: The clinic's clock.
  ///   - now: The present moment.
  ///   - repairsAudit: Whether it is opened to mend the audit trail, whatever state that is in.
  /// - Throws: `StoreError`, with the file untouched; `.auditUnavailable` when the audit trail and
  ///   its key do not belong together.
  package init(
    path: String, zone: ClinicZone, now: @escaping @Sendable () -> Instant,
    repairsAudit: Bool = false
  ) throws(StoreError) {
    let resolved = try DatabaseFile.resolve(path)
    try DatabaseFile.check(resolved)
    self.zone = zone
    self.now = now
    chain = AuditChain(database: resolved, isOnlyMended: repairsAudit)
    do {
      database = try SharedDatabase(path: resolved, expectedVersion: Schema.version)
    } catch {
      throw Self.openFailure(error, path: resolved)
    }
    do {
      try Self.checkIdentity(database.connection, path: resolved)
      if !repairsAudit { try checkAudit() }
      try catalog.load(from: database.connection)
    } catch {
      throw Self.openFailure(error, path: resolved)
    }
  }

  private static func openFailure(_ error: any Error, path: String) -> StoreError {
    if let failure = error as? SQLiteError, [.notADatabase, .cannotOpen].contains(failure.kind) {
      return .notADatabase(path: path)
    }
    return StoreError(error)
  }

  private static func checkIdentity(_ connection: Connection, path: String) throws {
    guard try connection.integer("PRAGMA application_id") == Schema.applicationID else {
      throw StoreError.notAClinic(path: path)
    }
    let found = try connection.integer("PRAGMA user_version") ?? 0
    if found > Schema.version { throw StoreError.newer(found: found, known: Schema.version) }
    if found < Schema.version { throw StoreError.older(found: found, known: Schema.version) }
  }

  /// The absolute path of the file.
  package var path: String { database.path }

  /// Every indicator the clinic knows, in the dictionary's order.
  package var indicators: [Indicator] { catalog.indicators }

  /// The clinic-local date at present.
  package var today: CalendarDate { zone.day(now()) }

  /// Grows with every change that any terminal makes; looks at records do not count.
  ///
  /// Cheap enough to ask every second.
  package func changeMark() throws(StoreError) -> Int {
    Int(try setting(.changeCount) ?? "0") ?? 0
  }

  /// One write transaction of the one who acts; refused when their session has ended.
  func write<Result>(_ body: (Connection) throws -> Result) throws(StoreError) -> Result {
    try writeForAnybody { connection in
      try checkActor(in: connection)
      let result = try body(connection)
      try judgeTouched(in: connection)
      try keepTouchedPlans(in: connection)
      return result
    }
  }

  /// One write transaction, with the store's caches told when it came to nothing.
  ///
  /// Only for what happens before anybody is signed in, or ends a session.
  func writeForAnybody<Result>(
    _ body: (Connection) throws -> Result
  ) throws(StoreError) -> Result {
    do {
      return try transaction(body)
    } catch {
      // Numbers given inside a transaction that was undone do not exist. A failure to read them
      // again shows itself at the next question, with the same cause.
      try? catalog.load(from: database.connection)
      rulesInForce.forget()
      plansInForce.forget()
      knownForms = nil
      throw StoreError(error)
    }
  }

  /// One write transaction with its part of the audit trail's chain.
  func transaction<Result>(_ body: (Connection) throws -> Result) throws -> Result {
    chain.forget()
    defer { chain.forget() }
    return try database.write(body, afterCommit: { chain.commit() })
  }

  /// Several reads that see one state.
  func read<Result>(_ body: (Connection) throws -> Result) throws(StoreError) -> Result {
    do { return try database.read(body) } catch { throw StoreError(error) }
  }
}

// MARK: - Settings and staff

extension Store {
  /// The settings that the program itself reads.
  package enum Setting: String, Sendable {
    case clinicNameChinese = "clinic.name.zh"
    case clinicNameEnglish = "clinic.name.en"
    /// A POSIX time zone such as `CST-8`; the machine's own when absent.
    case timeZone = "clinic.timeZone"
    /// `1` in a database made by `frontdesk demo`.
    case isDemo = "clinic.isDemo"
    /// What made the demo: seed, patients, years and the date it was made for.
    case demoRecipe = "clinic.demoRecipe"
    case patientCount = "patient.count"
    case changeCount = "change.count"
    case indicatorVersion = "indicator.version"
    /// What archive codes begin with: twelve digits of the village, or letters of the clinic's own.
    case archivePrefix = "archive.prefix"
    /// Grows with every change of the rules in force; absent while there never were any.
    case rulesEdition = "rules.edition"
    /// Grows with every change of the plans; absent while there never were any.
    case plansEdition = "plans.edition"
  }

  /// A setting; nil when it was never set.
  package func setting(_ key: Setting) throws(StoreError) -> String? {
    try read { connection in try Self.setting(key, in: connection) }
  }

  static func setting(_ key: Setting, in connection: Connection) throws -> String? {
    let statement = try connection.statement("SELECT value FROM setting WHERE key = ?")
    statement.bind(key.rawValue)
    defer { statement.reset() }
    return try statement.step() ? statement.text(0) : nil
  }

  static func set(_ key: Setting, to value: String, in connection: Connection) throws {
    try connection.statement(
      "INSERT INTO setting VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
    ).bind(key.rawValue, value).run()
  }

  /// A choice of the acting member of staff that outlives the session, such as the language.
  package func preference(_ name: String) throws(StoreError) -> String? {
    let key = preferenceKey(name)
    return try read { connection in
      let statement = try connection.statement("SELECT value FROM setting WHERE key = ?")
      statement.bind(key)
      defer { statement.reset() }
      return try statement.step() ? statement.text(0) : nil
    }
  }

  /// Keeps a choice of the acting member of staff.
  package func setPreference(_ name: String, to value: String) throws(StoreError) {
    try keep([.preference(name, value)])
  }

  func preferenceKey(_ name: String) -> String { "staff.\(actor ?? 0).\(name)" }

  /// The clinic's name; nil in a database that was never given one.
  package func clinicName() throws(StoreError) -> Localized? {
    guard let chinese = try setting(.clinicNameChinese) else { return nil }
    return Localized(zh: chinese, en: try setting(.clinicNameEnglish) ?? chinese)
  }

  /// How many patients there are.
  package func patientCount() throws(StoreError) -> Int {
    Int(try setting(.patientCount) ?? "0") ?? 0
  }
}
