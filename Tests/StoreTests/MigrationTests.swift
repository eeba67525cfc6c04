import Domain
import Foundation
import SQLite
import Store
import Testing

@Suite struct MigrationTests {
  private static let now = Instant(seconds: 1_795_000_000)

  /// A file as the first program left it, with two patients.
  private final class OldFile {
    let path: String
    private let folder: URL

    init() throws {
      folder = FileManager.default.temporaryDirectory.appending(path: "old-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      path = folder.appending(path: "clinic.sqlite").path
      let connection = try Connection(path: path, mode: .create)
      try connection.useWriteAheadLog()
      try connection.execute(SchemaVersion1.sql)
      try connection.execute(
        """
        INSERT INTO setting VALUES ('patient.count', '2'), ('change.count', '5'),
          ('staff.1.language', 'en');
        INSERT INTO staff (code, name, role) VALUES ('li', '李护士', 'nurse');
        INSERT INTO patient (name, sex, birth_day, created_at)
          VALUES ('单伟', 1, -654, 1700000000), ('Ann Lee', 2, NULL, 1700000000);
        INSERT INTO contact_point VALUES (1, 0, 1, '13812340021', NULL);
        INSERT INTO patient_lookup (rowid, keys) VALUES
          (1, 'a单伟 cshanwei eshanw esw g13812340021 h12004321831 k000019 ka000019'),
          (2, 'aannlee eal k000027 ka000027');
        INSERT INTO follow_up (patient, reason, channel, due, risk, state, why_zh, why_en, owner)
          VALUES (1, 'hypertension', 'phone', 20700, 2, 0, '季度随访', 'quarterly', 1);
        INSERT INTO follow_up_attempt (follow_up, number, at, outcome, note, before_due, before_risk,
          before_channel, before_why_zh, before_why_en, is_undone)
          VALUES (1, 0, 1790000000, 'no-answer', '', 20700, 2, 'phone', '', '', 0),
            (1, 1, 1790000001, 'no-answer', '', 20700, 2, 'phone', '', '', 1);
        INSERT INTO word (id, text) VALUES (1, 'active'), (2, 'confirmed'), (3, 'AMB'),
          (4, '人工流产术后复查'), (5, '血压复查'), (6, 'finished');
        INSERT INTO coding VALUES (1, 'B20', 'http://hl7.org/fhir/sid/icd-10', 'HIV病'),
          (2, 'I10', 'http://hl7.org/fhir/sid/icd-10', '高血压');
        INSERT INTO condition VALUES (1, 0, 1, 1, 2, NULL, NULL), (1, 1, 2, 1, 2, NULL, NULL);
        INSERT INTO encounter VALUES (1, 0, 19000, 1, NULL, 3, 4, NULL, NULL, NULL, 6),
          (1, 1, 19001, 2, NULL, 3, 5, NULL, NULL, NULL, 6);
        INSERT INTO audit_event (at, staff, action, object, detail)
          VALUES (1700000000, NULL, 'C', 'database', 'made');
        INSERT INTO schema_history VALUES (1, 1700000000, 'frontdesk', NULL);
        """)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func open() throws -> Store {
      let store = try Store(path: path, zone: TestClinic.zone, now: { MigrationTests.now })
      _ = try store.act(as: "li", systemUser: "")
      return store
    }
  }

  @Test func anOldFileIsRefusedUntilItIsMigrated() throws {
    let file = try OldFile()
    #expect(throws: StoreError.older(found: 1, known: 11)) { _ = try file.open() }
    #expect(try Store.migrate(path: file.path, now: Self.now) != nil)
    #expect(try Store.migrate(path: file.path, now: Self.now) == nil)
    _ = try file.open()
  }

  @Test func everythingIsThereAfterTheMigration() throws {
    let file = try OldFile()
    _ = try Store.migrate(path: file.path, now: Self.now)
    let store = try file.open()
    let machine = try Store(path: file.path, zone: TestClinic.zone, now: { Self.now })
    #expect(try machine.check().isClean)
    #expect(try store.patientCount() == 2)
    #expect(try store.changeMark() == 5)
    #expect(try store.preference("language") == "en")
    let hits = try store.lookup(LookupQuery("shanw", today: store.today), limit: 5).hits
    #expect(hits.map(\.name) == ["单伟"])
    #expect(hits.first?.phone == "138****0021")
    #expect(hits.first?.nextDue == CalendarDate(dayNumber: 20700))
    let open = try store.queue(.all, limit: 5).items
    #expect(open.map(\.followUp.details.why.english) == ["quarterly"])
    #expect(open.first?.ownerName == "李护士")
    #expect(open.first?.followUp.details.attempts.map(\.outcome) == [.noAnswer])
    let rows = try machine.auditRows(of: nil, limit: 9).filter { $0.object == "database" }
    #expect(rows.map(\.detail) == ["chain begun", "made"])
  }

  @Test func namesGetTheirPlaceAttemptsACountAndDraftsATable() throws {
    let file = try OldFile()
    _ = try Store.migrate(path: file.path, now: Self.now)
    let connection = try Connection(path: file.path, mode: .readOnly)
    let keys = try connection.text("SELECT group_concat(sort_key, '|') FROM patient")
    #expect(keys == "shan 单 wei 伟|ann lee")
    #expect(try connection.text("SELECT group_concat(attempt_count) FROM follow_up") == "1")
    let store = try file.open()
    try store.saveDraft(kind: "outcome", subject: "1", content: "{}")
    #expect(try store.drafts().count == 1)
  }

  /// Keys are made of the people themselves: what older programs left is gone.
  @Test func everybodyIsFoundByTheKeysOfThisProgram() throws {
    let file = try OldFile()
    _ = try Store.migrate(path: file.path, now: Self.now)
    let store = try file.open()
    for typed in ["1234", "2340", "sanwei", "danwei", "ann lee", "A-000026"] {
      let hits = try store.lookup(LookupQuery(typed, today: store.today), limit: 5).hits
      #expect(hits.count == 1, "\(typed)")
    }
    let sheet = try store.cardSheet(of: PatientID(1))
    let reception = try Store(path: file.path, zone: TestClinic.zone, now: { Self.now })
    _ = try reception.editCard(sheet, changes: [.water: "well"])
    #expect(try reception.cardSheet(of: PatientID(1)).entry[.water] == "well")
    #expect(try reception.check().isClean)
  }

  /// Entries from before there were levels are judged as if they came in today.
  @Test func whatIsVerySensitiveIsHiddenAfterTheMigration() throws {
    let file = try OldFile()
    _ = try Store.migrate(path: file.path, now: Self.now)
    let connection = try Connection(path: file.path, mode: .readOnly)
    for table in ["condition", "encounter"] {
      let levels = "SELECT group_concat(level) FROM (SELECT level FROM \(table) ORDER BY number)"
      #expect(try connection.text(levels) == "5,4", "\(table)")
    }
  }

  @Test func theBackupIsTheFileAsItWasAndPrivate() throws {
    let file = try OldFile()
    let backup = try #require(try Store.migrate(path: file.path, now: Self.now)).backup
    let mode = try FileManager.default.attributesOfItem(atPath: backup)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let old = try Connection(path: backup, mode: .readOnly)
    #expect(try old.integer("PRAGMA user_version") == 1)
    #expect(try old.integer("SELECT count(*) FROM patient") == 2)
    let history = try Connection(path: file.path, mode: .readOnly)
    #expect(try history.text("SELECT backup FROM schema_history WHERE version = 11") == backup)
  }

  @Test func aMigratedFileHasTheTablesOfANewOne() throws {
    let file = try OldFile()
    _ = try Store.migrate(path: file.path, now: Self.now)
    let clinic = try TestClinic()
    let names = "SELECT group_concat(name, ' ') FROM (SELECT name FROM sqlite_schema ORDER BY 1)"
    let tables = try [file.path, clinic.path].map {
      try Connection(path: $0, mode: .readOnly).text(names)
    }
    #expect(tables[0] == tables[1])
    #expect(tables[0]?.contains("draft") == true)
  }
}
