import Domain
import Store
import Testing

/// A look without the right: for one patient, with a reason, for half an hour, and watched.
@Suite struct BreakGlassTests {
  private static let patient = PatientID(1)
  private static let reason = "突发胸痛，需了解既往用药"
  private let clinic: TestClinic

  init() throws {
    clinic = try TestClinic()
    let machine = try clinic.machine()
    for number in 1...2 {
      var record = sampleRecord(name: number == 1 ? "张三丰" : "赵敏", key: "p\(number)")
      record.conditions = [PatientRecord.Sourced(Condition(code: Coding(display: "高血压")))]
      _ = try Importer(machine, source: "t").take(record)
    }
  }

  private func hidden(_ store: Store, _ patient: Int = 1) throws -> Bool {
    try store.archive(of: PatientID(patient), purpose: .open).hidden.contains(.conditions)
  }

  @Test func itOpensOnePatientForHalfAnHour() throws {
    let nurse = try clinic.terminal(of: .nurse)
    #expect(try hidden(nurse))
    let grant = try nurse.breakGlass(Self.patient, code: .emergency, reason: Self.reason)
    #expect(grant.until.seconds - clinic.clock.now.seconds == 1800)
    #expect(try !hidden(nurse))
    #expect(try hidden(nurse, 2))
    clinic.clock.advance(seconds: 1799)
    #expect(try !hidden(nurse))
    #expect(try nurse.activeBreakGlass(Self.patient) == grant)
    clinic.clock.advance(seconds: 1)
    #expect(try nurse.activeBreakGlass(Self.patient) == nil)
    #expect(try hidden(nurse))
  }

  @Test func askedAgainItLastsNoLonger() throws {
    let nurse = try clinic.terminal(of: .nurse)
    let first = try nurse.breakGlass(Self.patient, code: .emergency, reason: Self.reason)
    clinic.clock.advance(seconds: 900)
    #expect(try nurse.breakGlass(Self.patient, code: .safety, reason: Self.reason) == first)
  }

  @Test func itIsGivenUpBeforeItsTime() throws {
    let nurse = try clinic.terminal(of: .nurse)
    _ = try nurse.breakGlass(Self.patient, code: .covering, reason: Self.reason)
    try nurse.endBreakGlass(Self.patient)
    #expect(try hidden(nurse))
    try nurse.endBreakGlass(Self.patient)
  }

  /// A clock set back makes nothing last longer, whoever wrote the row that tells of it.
  @Test func aClockSetBackOpensNothing() throws {
    let nurse = try clinic.terminal(of: .nurse)
    _ = try nurse.breakGlass(Self.patient, code: .emergency, reason: Self.reason)
    clinic.clock.advance(seconds: 1800)
    _ = try clinic.terminal(of: .doctor).archive(of: PatientID(2), purpose: .preview)
    clinic.clock.advance(seconds: -1700)
    _ = try clinic.terminal(of: .doctor).archive(of: PatientID(2), purpose: .preview)
    #expect(try nurse.activeBreakGlass(Self.patient) == nil)
    #expect(try hidden(nurse))
  }

  @Test(arguments: ["", "短", "         ", "一二三四五六七八九"])
  func itTakesAReason(reason: String) throws {
    let nurse = try clinic.terminal(of: .nurse)
    #expect(throws: StoreError.self) {
      try nurse.breakGlass(Self.patient, code: .emergency, reason: reason)
    }
    #expect(try hidden(nurse))
  }

  @Test func anotherNurseAndAnotherTerminalOfTheSame() throws {
    _ = try clinic.terminal(of: .nurse)
      .breakGlass(Self.patient, code: .emergency, reason: Self.reason)
    #expect(try !hidden(try clinic.terminal(of: .nurse)))
    #expect(try hidden(try clinic.terminal(of: .manager)))
  }

  @Test func everyStepIsInTheTrailAndInTheListOfTheMorning() throws {
    let nurse = try clinic.terminal(of: .nurse)
    let grant = try nurse.breakGlass(Self.patient, code: .emergency, reason: Self.reason)
    _ = try hidden(nurse)
    _ = try hidden(nurse)
    try nurse.endBreakGlass(Self.patient)
    let rows = try clinic.machine().auditRows(of: Self.patient, limit: 4).map(\.detail)
    #expect(
      rows == [
        "break-glass end", "open break-glass 1", "open break-glass 1",
        "break-glass start emergency",
      ])
    let auditor = try clinic.terminal(of: .auditor)
    let use = try #require(
      try auditor.breakGlassUses(since: grant.since.adding(seconds: -3600)).first)
    #expect(use.staff == "nurse" && use.patient == Self.patient && use.looks == 2)
    #expect(use.patientName == "张*丰" && use.reason == Self.reason && use.code == .emergency)
    #expect(use.endedAt == clinic.clock.now && use.review == nil)
    #expect(try clinic.terminal(of: .manager).breakGlassUses(since: grant.since).count == 1)
    #expect(try auditor.breakGlassUses(since: grant.since.adding(seconds: 1)) == [])

    #expect(throws: StoreError.self) { try auditor.reviewBreakGlass(use.id, text: " ") }
    try auditor.reviewBreakGlass(use.id, text: "急诊记录相符")
    #expect(throws: StoreError.conflict) { try auditor.reviewBreakGlass(use.id, text: "再看") }
    #expect(throws: StoreError.notFound) { try auditor.reviewBreakGlass(99, text: "无") }
    let reviewed = try #require(try auditor.breakGlassUses(since: grant.since).first)
    #expect(reviewed.review == "急诊记录相符" && reviewed.reviewer == "职工甲")
  }

  @Test func nobodyReviewsTheirOwn() throws {
    let both = try clinic.machine()
    _ = try both.act(as: "both", systemUser: "")
    _ = try both.breakGlass(Self.patient, code: .request, reason: Self.reason)
    #expect(throws: StoreError.self) { try both.reviewBreakGlass(1, text: "属实") }
    try clinic.terminal(of: .auditor).reviewBreakGlass(1, text: "属实")
  }

  // MARK: - Warnings

  @Test func onesOwnHouseholdAndColleaguesAreWarnedOfAndListed() throws {
    let machine = try clinic.machine()
    let people: [(name: String, phone: String, address: String)] = [
      ("王芳", "13700000001", "城东区建设路1号"), ("王小明", "13700000001", "城西区"),
      ("王大伟", "13700000002", "城东区建设路1号"), ("李娟", "13700000001", "城东区建设路1号"),
      ("王强", "13700000003", "城东区建设路9号"), ("李护士", "13700000004", "城北区"),
    ]
    for (number, person) in people.enumerated() {
      var record = sampleRecord(name: person.name, key: "w\(number)", phone: person.phone)
      record.patient.address = person.address
      _ = try Importer(machine, source: "t").take(record)
    }
    try clinic.terminal(of: .manager).tie(staff: "doctor", to: PatientID(3))
    let doctor = try clinic.terminal(of: .doctor)
    let warnings = try (3...8).map { try doctor.archiveWarnings(of: PatientID($0)) }
    #expect(warnings == [[.own], [.household], [.household], [], [], [.colleague]])
    _ = try doctor.archive(of: PatientID(4), purpose: .open)
    #expect(
      try machine.auditRows(of: PatientID(4), limit: 1).map(\.detail) == ["open household"])
    #expect(try clinic.store.archiveWarnings(of: PatientID(8)) == [.own])
    #expect(try clinic.store.archiveWarnings(of: PatientID(3)) == [.colleague])
    #expect(throws: StoreError.notFound) {
      try clinic.terminal(of: .manager).tie(staff: "nobody", to: nil)
    }
  }
}
