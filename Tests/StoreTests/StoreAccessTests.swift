import Domain
import Store
import Testing

/// The matrix, exercised through what the store does.
@Suite struct StoreAccessTests {
  private static let patient = PatientID(1)

  /// Something that the store does, and the right it takes.
  private struct Act: Sendable {
    let name: String
    let action: AccessAction
    let object: AccessObject
    let run: @Sendable (Store) throws -> Void

    init(
      _ name: String, _ action: AccessAction, _ object: AccessObject,
      _ run: @escaping @Sendable (Store) throws -> Void
    ) {
      self.name = name
      self.action = action
      self.object = object
      self.run = run
    }
  }

  private static let acts: [Act] = [
    Act("open", .read, .identity) { _ = try $0.archive(of: patient, purpose: .open) },
    Act("preview", .read, .identity) { _ = try $0.archive(of: patient, purpose: .preview) },
    Act("warnings", .read, .identity) { _ = try $0.archiveWarnings(of: patient) },
    Act("lookup", .read, .identity) {
      _ = try $0.lookup(LookupQuery("zs", today: $0.today), limit: 5)
    },
    Act("order", .read, .identity) { _ = try $0.lookupOrder(LookupQuery("zs", today: $0.today)) },
    Act("rows", .read, .identity) { _ = try $0.lookupRows(ids: [1], for: nil) },
    Act("recent", .read, .identity) { _ = try $0.recentPatients(limit: 5) },
    Act("copy", .read, .identity) { try $0.noteCopy(of: [patient]) },
    Act("queue", .read, .queue) { _ = try $0.queue(.all, limit: 5) },
    Act("counts", .read, .queue) { _ = try $0.queueCounts() },
    Act("queue order", .read, .queue) { _ = try $0.queueOrder(.all) },
    Act("queue rows", .read, .queue) { _ = try $0.queueRows(ids: [1]) },
    Act("follow-up", .read, .queue) { _ = try $0.followUp(FollowUpID(1)) },
    Act("briefs", .read, .queue) { _ = try $0.followUpBriefs(ids: [1]) },
    Act("outcome", .change, .queue) {
      _ = try $0.recordOutcome(
        of: FollowUpID(1), version: -1, outcome: .noAnswer, note: "", nextDue: $0.today)
    },
    Act("undo", .change, .queue) { _ = try $0.undoOutcome(of: FollowUpID(1), version: -1) },
    Act("change", .change, .queue) { _ = try $0.change([], .assign(nil)) },
    Act("undo change", .change, .queue) { try $0.undoChange([]) },
    Act("new follow-up", .add, .queue) { try $0.openFollowUps([], of: patient) },
    Act("level", .change, .sensitive) {
      try $0.setLevel(.treating, of: .indicator("sbp"), patient: patient)
    },
    Act("break glass", .add, .breakGlass) {
      _ = try $0.breakGlass(patient, code: .emergency, reason: "突发胸痛，需查既往史")
    },
    Act("end break-glass", .add, .breakGlass) { try $0.endBreakGlass(patient) },
    Act("uses", .read, .breakGlass) { _ = try $0.breakGlassUses(since: Instant(seconds: 0)) },
    Act("review", .approve, .breakGlass) { try $0.reviewBreakGlass(1, text: "属实") },
    Act("import", .change, .importing) {
      _ = try Importer($0, source: "t", isDryRun: true).take(sampleRecord())
    },
    Act("import batch", .change, .importing) {
      try $0.recordImport(format: "fhir", files: 1, summary: ImportSummary(), problems: [])
    },
    Act("indicators", .change, .importing) { _ = try $0.addIndicators([]) },
    Act("export", .add, .bulkExport) {
      try $0.noteExport(of: "queue", count: 2, isUnmasked: false, reason: "核对", people: 2)
    },
    Act("check", .read, .backup) { _ = try $0.check() },
    Act("backup", .add, .backup) { try $0.backUp(to: $0.path + ".copy") },
    Act("policy", .change, .accounts) { try $0.setPolicy(.copying, to: "off") },
    Act("tie", .change, .accounts) { try $0.tie(staff: "li", to: nil) },
    Act("new account", .add, .accounts) {
      _ = try $0.addAccount(StaffMember(code: "new", name: "新人", role: .nurse))
    },
    Act("trail", .read, .auditTrail) { _ = try $0.auditRows(of: nil, limit: 1) },
  ]

  private func clinic() throws -> TestClinic {
    let clinic = try TestClinic()
    let machine = try clinic.machine()
    var record = sampleRecord()
    record.identifiers = [PatientIdentifier(kind: .residentID, value: "11010519491231002X")]
    _ = try Importer(machine, source: "t").take(record)
    try machine.openFollowUps(
      [
        FollowUpDraft(
          reason: .hypertensionManagement, channel: .phone, due: clinic.today, risk: .high,
          why: Localized(zh: "控制不满意", en: "not controlled"))
      ], of: Self.patient)
    return clinic
  }

  /// Whatever a role may not do is refused by name and leaves a row, and does nothing.
  @Test(arguments: StaffRole.allCases)
  func everyCellIsEnforced(role: StaffRole) throws {
    let clinic = try clinic()
    let machine = try clinic.machine()
    let store = try clinic.terminal(of: role)
    let access = Access([role])
    for act in Self.acts {
      let isAllowed = access.allows(act.action, act.object)
      let mark = try machine.changeMark()
      var refused: StoreError?
      do { try act.run(store) } catch let error as StoreError { refused = error }
      let isDenied = if case .denied? = refused { true } else { false }
      #expect(isDenied == !isAllowed, "\(role) \(act.name): \(String(describing: refused))")
      guard !isAllowed else { continue }
      let row = try #require(try machine.auditRows(of: nil, limit: 1).first)
      let words = "denied \(act.action.rawValue) \(act.object.rawValue)"
      #expect(row.detail == words && row.outcome > 0, "\(role) \(act.name)")
      #expect(row.staff == role.rawValue && row.object == "access")
      #expect(try machine.changeMark() == mark, "\(role) \(act.name) changed something")
    }
  }

  /// Every right that the store has an act for is tried.
  @Test func theActsTouchWhatTheStoreGuards() {
    let objects = Set(Self.acts.map(\.object))
    #expect(
      objects == [
        .identity, .queue, .sensitive, .breakGlass, .importing, .bulkExport, .backup, .accounts,
        .auditTrail,
      ])
  }

  @Test func aNurseReadsOnlyHerOwnTrail() throws {
    let clinic = try clinic()
    _ = try clinic.store.archive(of: Self.patient, purpose: .open)
    let nurse = try clinic.terminal(of: .nurse)
    _ = try nurse.archive(of: Self.patient, purpose: .preview)
    #expect(try nurse.auditRows(of: Self.patient, limit: 9).map(\.detail) == ["preview"])
    #expect(try clinic.terminal(of: .auditor).auditRows(of: Self.patient, limit: 9).count == 4)
  }

  @Test func aDoctorChangesOwnAndNobodysFollowUpsAlone() throws {
    let clinic = try clinic()
    let doctor = try clinic.terminal(of: .doctor)
    let mine = try doctor.recordOutcome(
      of: FollowUpID(1), version: 1, outcome: .noAnswer, note: "", nextDue: clinic.today)
    let brief = try #require(try clinic.store.followUpBriefs(ids: [1]).first)
    #expect(brief.version == mine.version)
    _ = try clinic.store.change([brief], .assign("li"))
    #expect(throws: StoreError.denied(.change, .queue)) {
      try doctor.recordOutcome(
        of: FollowUpID(1), version: 3, outcome: .noAnswer, note: "", nextDue: clinic.today)
    }
    let row = try #require(try clinic.machine().auditRows(of: Self.patient, limit: 1).first)
    #expect(row.detail == "denied change queue" && row.staff == "doctor")
    #expect(try clinic.store.followUp(FollowUpID(1)).version == 3)
  }

  // MARK: - Reveal

  @Test func oneNumberIsRevealedAfterItsRow() throws {
    let clinic = try clinic()
    let reception = try clinic.terminal(of: .reception)
    let archive = try reception.archive(of: Self.patient, purpose: .open)
    #expect(archive.contacts.map(\.value) == ["138****0021"])
    #expect(archive.contacts.map(\.isMasked) == [true])
    #expect(archive.identifiers.map(\.value) == ["110105********002X", "*"])
    #expect(try reception.reveal(.phone, of: Self.patient) == "13812340021")
    #expect(try reception.reveal(.contact(0), of: Self.patient) == "13812340021")
    let rows = try clinic.machine().auditRows(of: Self.patient, limit: 2)
    #expect(rows.map(\.detail) == ["reveal contact 0", "reveal phone"])
    #expect(throws: StoreError.denied(.read, .identifier)) {
      try reception.reveal(.identifier(0), of: Self.patient)
    }
    let nurse = try clinic.terminal(of: .nurse)
    #expect(try nurse.reveal(.identifier(0), of: Self.patient) == "11010519491231002X")
    #expect(throws: StoreError.notFound) { try nurse.reveal(.contact(7), of: Self.patient) }
    #expect(throws: StoreError.notFound) { try nurse.reveal(.address, of: Self.patient) }
  }

  @Test(arguments: [StaffRole.cashier, .auditor, .administrator])
  func whoWorksWithMaskedNumbersRevealsNothing(role: StaffRole) throws {
    let clinic = try clinic()
    let store = try clinic.terminal(of: role)
    for field in [RevealField.phone, .contact(0), .identifier(0), .address] {
      #expect(throws: StoreError.denied(.read, field.object)) {
        try store.reveal(field, of: Self.patient)
      }
    }
    let rows = try clinic.machine().auditRows(of: Self.patient, limit: 9)
    #expect(rows.filter { $0.object == "access" && $0.staff == role.rawValue }.count == 4)
  }

  @Test func listsLeaveMaskedAndAreFoundByTheWholeNumber() throws {
    let clinic = try clinic()
    let cashier = try clinic.terminal(of: .cashier)
    let query = LookupQuery("13812340021", today: clinic.today)
    let hit = try #require(try cashier.lookup(query, limit: 5).hits.first)
    #expect(hit.name == "张*" && hit.phone == "138****0021" && hit.isMasked)
    #expect(hit.birthDate == CalendarDate(iso: "1968-01-01") && hit.reasons == [.phone])
    let row = try #require(try cashier.queueRows(ids: [1]).first)
    #expect(row.name == "张*" && row.phone == "138****0021" && row.isMasked)
    let machine = try clinic.machine()
    #expect(try machine.lookup(query, limit: 5).hits.first?.phone == "13812340021")
  }

  // MARK: - Exports

  @Test func aListLeavesWithARightAndAReasonAndAboveFiveHundredWithASecondPerson() throws {
    let clinic = try clinic()
    let nurse = try clinic.terminal(of: .nurse)
    try nurse.noteExport(of: "medications", count: 9, isUnmasked: false, reason: "", people: 1)
    #expect(throws: StoreError.denied(.add, .bulkExport)) {
      try nurse.noteExport(of: "queue", count: 2, isUnmasked: false, reason: "核对", people: 2)
    }
    let boss = try clinic.terminal(of: .manager)
    #expect(throws: StoreError.self) {
      try boss.noteExport(of: "queue", count: 2, isUnmasked: false, reason: "  ", people: 2)
    }
    try boss.noteExport(of: "queue", count: 500, isUnmasked: false, reason: "核对", people: 500)
    #expect(throws: StoreError.self) {
      try boss.noteExport(of: "queue", count: 501, isUnmasked: false, reason: "核对", people: 501)
    }
    #expect(try clinic.machine().auditRows(of: nil, limit: 1).first?.detail == "export queue 500")
  }
}
