import Domain
import Store
import Testing

/// Rows of level 5 are for those who treat and in no list.
@Suite struct SensitiveLevelTests {
  private static let patient = PatientID(1)
  private static let day = CalendarDate(iso: "2026-08-10") ?? CalendarDate(dayNumber: 0)
  private static let hiv = Condition(
    code: Coding(system: "http://hl7.org/fhir/sid/icd-10", code: "B20", display: "HIV病"),
    onset: CalendarDate(iso: "2019-01-01"))
  private static let pressure = Condition(
    code: Coding(system: "http://hl7.org/fhir/sid/icd-10", code: "I10", display: "高血压"),
    onset: CalendarDate(iso: "2020-01-01"))
  private static let depression = Condition(
    code: Coding(system: "http://hl7.org/fhir/sid/icd-10", code: "F32.1", display: "抑郁发作"))
  private static let visit = Encounter(
    start: TestClinic.zone.instant(day), day: day, classCode: "AMB", type: "人工流产术后复查")

  private let clinic: TestClinic

  init() throws {
    clinic = try TestClinic()
    var record = sampleRecord()
    record.conditions = [Self.hiv, Self.pressure, Self.depression].map { PatientRecord.Sourced($0) }
    record.encounters = [PatientRecord.Sourced(Self.visit)]
    record.medications = [
      PatientRecord.Sourced(MedicationStatement(code: Coding(display: "抗逆转录病毒三联")))
    ]
    record.reports = [
      PatientRecord.Sourced(
        DiagnosticReport(
          code: Coding(display: "术前四项"), issued: TestClinic.zone.instant(Self.day), day: Self.day,
          conclusion: "梅毒螺旋体抗体阳性"))
    ]
    record.newIndicators = [
      Indicator(
        code: "loinc-56888-1", loinc: "56888-1", name: Localized(same: "HIV 1+2 Ag+Ab"),
        shortName: Localized(same: "HIV"), unit: "", unitLabel: "", decimals: 0,
        source: "t", order: 9000)
    ]
    record.measurements = [
      PatientRecord.Sourced(
        PatientRecord.Measurement(
          indicator: "loinc-56888-1",
          observation: Observation(
            instant: TestClinic.zone.instant(Self.day), day: Self.day, value: nil,
            receivedText: "阳性", receivedUnit: "", source: .laboratory))),
      systolic(120, on: "2026-08-10"),
    ]
    let machine = try clinic.machine()
    _ = try Importer(machine, source: "t").take(record)
    try machine.openFollowUps(
      [("梅毒复查", "syphilis"), ("季度随访", "quarterly")].map { words in
        FollowUpDraft(
          reason: .examReport, channel: .phone, due: clinic.today, risk: .high,
          why: Localized(zh: words.0, en: words.1))
      }, of: Self.patient)
  }

  @Test func aDoctorSeesThemMarked() throws {
    let archive = try clinic.terminal(of: .doctor).archive(of: Self.patient, purpose: .open)
    #expect(archive.conditions.count == 3 && archive.encounters == [Self.visit])
    #expect(archive.series.map(\.indicator.code) == ["sbp", "loinc-56888-1"])
    #expect(archive.followUps.count == 2 && archive.hidden == [])
    #expect(archive.verySensitive.contains(.condition(Self.hiv)))
    #expect(archive.verySensitive.contains(.visit(Self.visit)))
    #expect(archive.verySensitive.contains(.indicator("loinc-56888-1")))
    #expect(!archive.verySensitive.contains(.condition(Self.pressure)))
    #expect(archive.verySensitive.count == 5)
  }

  @Test func aNurseOfTheSamePatientSeesTheRestAndNoTrace() throws {
    let archive = try clinic.terminal(of: .nurse).archive(of: Self.patient, purpose: .open)
    #expect(archive.hidden == [.verySensitive] && archive.verySensitive == [])
    #expect(Set(archive.conditions) == [Self.pressure, Self.depression])
    #expect(archive.encounters == [] && archive.medications == [] && archive.reports == [])
    #expect(archive.series.map(\.indicator.code) == ["sbp"])
    #expect(archive.followUps.map(\.id.value) == [2])
  }

  @Test(arguments: [StaffRole.nurse, .reception, .manager, .cashier])
  func theQueueHasThemForThoseWhoTreatAlone(role: StaffRole) throws {
    let store = try clinic.terminal(of: role)
    #expect(try store.queue(.all, limit: 9).items.map(\.followUp.id.value) == [2])
    #expect(try store.queue(.all, limit: 9).total == 1)
    #expect(try store.queueCounts() == QueueCounts(overdue: 0, today: 1))
    #expect(try store.queueOrder(.all) == [2])
    #expect(try store.queueRows(ids: [1, 2]).map(\.followUp.id.value) == [2])
    #expect(try store.followUpBriefs(ids: [1, 2]).map(\.id.value) == [2])
    #expect(throws: StoreError.notFound) { try store.followUp(FollowUpID(1)) }
  }

  @Test func inListsNobodyReadsWhatTheyAreAbout() throws {
    let doctor = try clinic.terminal(of: .doctor)
    let items = try doctor.queue(.all, limit: 9).items
    #expect(items.map(\.followUp.id.value) == [1, 2])
    #expect(items.map(\.followUp.isNeutral) == [true, false])
    #expect(try doctor.queueCounts() == QueueCounts(overdue: 0, today: 2))
    let hit = try #require(try doctor.lookupRows(ids: [1], for: nil).first)
    #expect(hit.problems.contains("高血压") && !hit.problems.contains("HIV病"))
  }

  @Test func theGlassDoesNotOpenThem() throws {
    let nurse = try clinic.terminal(of: .nurse)
    _ = try nurse.breakGlass(Self.patient, code: .emergency, reason: "急诊抢救，需要了解用药史")
    let archive = try nurse.archive(of: Self.patient, purpose: .open)
    #expect(archive.hidden == [.verySensitive])
    #expect(!archive.conditions.contains(Self.hiv))
  }

  // MARK: - A doctor's word

  @Test func aDoctorMarksAndUnmarksAndItIsAudited() throws {
    let doctor = try clinic.terminal(of: .doctor)
    let nurse = try clinic.terminal(of: .nurse)
    try doctor.setLevel(.treating, of: .condition(Self.pressure), patient: Self.patient)
    try doctor.setLevel(.care, of: .condition(Self.hiv), patient: Self.patient)
    let seen = try nurse.archive(of: Self.patient, purpose: .open).conditions
    #expect(Set(seen) == [Self.hiv, Self.depression])
    let rows = try clinic.machine().auditRows(of: Self.patient, limit: 3).map(\.detail)
    #expect(rows.dropFirst() == ["level 4 condition", "level 5 condition"])
    try doctor.setLevel(.treating, of: .followUp(FollowUpID(2)), patient: Self.patient)
    #expect(try nurse.queueOrder(.all) == [])
    try doctor.setLevel(.treating, of: .indicator("sbp"), patient: Self.patient)
    let other = try clinic.terminal(of: .nurse)
    #expect(try other.archive(of: Self.patient, purpose: .open).series == [])
    #expect(throws: StoreError.notFound) {
      try doctor.setLevel(.care, of: .followUp(FollowUpID(99)), patient: Self.patient)
    }
    #expect(throws: StoreError.denied(.change, .sensitive)) {
      try nurse.setLevel(.care, of: .condition(Self.pressure), patient: Self.patient)
    }
  }

  /// A second import of what a doctor marked does not open it.
  @Test func whatComesInAgainLowersNothing() throws {
    let clinic = try TestClinic()
    let machine = try clinic.machine()
    var record = sampleRecord()
    record.conditions = [PatientRecord.Sourced(Self.pressure, key: "c1")]
    _ = try Importer(machine, source: "t").take(record)
    try clinic.terminal(of: .doctor)
      .setLevel(.treating, of: .condition(Self.pressure), patient: Self.patient)
    var changed = Self.pressure
    changed.clinicalStatus = "remission"
    record.conditions = [PatientRecord.Sourced(changed, key: "c1")]
    _ = try Importer(machine, source: "t").take(record)
    let doctor = try clinic.terminal(of: .doctor)
    #expect(
      try doctor.archive(of: Self.patient, purpose: .open).verySensitive == [.condition(changed)])
  }

  @Test func mentalDisordersFollowTheClinicsDecision() throws {
    let boss = try clinic.terminal(of: .manager)
    try boss.setPolicy(.mentalDisorders, to: "on")
    let nurse = try clinic.terminal(of: .nurse)
    #expect(try nurse.archive(of: Self.patient, purpose: .open).conditions == [Self.pressure])
  }
}
