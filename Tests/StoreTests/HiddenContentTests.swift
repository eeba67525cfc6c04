import Domain
import Store
import Testing

/// What each role sees of a person, in the archive, the lookup and the queue.
@Suite struct HiddenContentTests {
  private static let patient = PatientID(1)
  private static let icd = "http://hl7.org/fhir/sid/icd-10"

  private let clinic: TestClinic

  /// One person with something of every part, and a follow-up of 李护士.
  init() throws {
    clinic = try TestClinic()
    let machine = try clinic.machine()
    let day = CalendarDate(iso: "2026-08-10") ?? CalendarDate(dayNumber: 0)
    var record = sampleRecord()
    record.patient.address = "城东区建设路12号3栋"
    record.encounters = [
      PatientRecord.Sourced(
        Encounter(
          start: TestClinic.zone.instant(day), day: day, classCode: "AMB", type: "血压复查",
          department: "全科", reason: "头晕"))
    ]
    record.conditions = [
      PatientRecord.Sourced(
        Condition(code: Coding(system: Self.icd, code: "I10", display: "高血压"), onset: day))
    ]
    record.medications = [
      PatientRecord.Sourced(
        MedicationStatement(code: Coding(display: "氨氯地平"), dosage: "5 mg qd", started: day))
    ]
    record.allergies = [
      PatientRecord.Sourced(AllergyIntolerance(code: Coding(display: "青霉素"), recorded: day))
    ]
    record.reports = [
      PatientRecord.Sourced(
        DiagnosticReport(
          code: Coding(display: "血常规"), issued: TestClinic.zone.instant(day), day: day))
    ]
    record.measurements = [
      systolic(152, on: "2026-08-10"),
      PatientRecord.Sourced(
        PatientRecord.Measurement(
          indicator: "fpg",
          observation: Observation(
            instant: TestClinic.zone.instant(day), day: day, value: 7, receivedText: "7",
            receivedUnit: "mmol/L", source: .laboratory))),
    ]
    _ = try Importer(machine, source: "t").take(record)
    try machine.openFollowUps(
      [
        FollowUpDraft(
          reason: .diabetesManagement, channel: .phone, due: clinic.today, risk: .high,
          why: Localized(zh: "血糖控制不满意", en: "glucose not controlled"), owner: "li",
          attempts: [
            FollowUpAttempt(
              at: clinic.clock.now.adding(seconds: -86_400), outcome: .noAnswer, note: "家属称低血糖",
              staff: "li")
          ])
      ], of: Self.patient)
  }

  private func archive(_ role: StaffRole) throws -> PatientArchive {
    try clinic.terminal(of: role).archive(of: Self.patient, purpose: .open)
  }

  private static let clinical: Set<ArchivePart> = [
    .conditions, .medications, .results, .reports,
  ]

  /// What is hidden is empty and named, and what is not hidden is there.
  @Test(arguments: [StaffRole.reception, .nurse, .doctor, .cashier, .manager, .auditor])
  func hiddenPartsAreEmptyAndTheOthersAreThere(role: StaffRole) throws {
    let archive = try archive(role)
    let hidden = archive.hidden
    #expect(archive.conditions.isEmpty == hidden.contains(.conditions))
    #expect(archive.medications.isEmpty == hidden.contains(.medications))
    #expect(archive.allergies.isEmpty == hidden.contains(.allergies))
    #expect(archive.encounters.isEmpty == hidden.contains(.visits))
    #expect(archive.reports.isEmpty == hidden.contains(.reports))
    #expect(archive.followUps.isEmpty == hidden.contains(.followUps))
    let codes = Set(archive.series.map(\.indicator.code))
    #expect(codes.contains("sbp") == !hidden.contains(.vitalSigns))
    #expect(codes.contains("fpg") == !hidden.contains(.results))
    #expect(archive.followUps.allSatisfy { $0.isNeutral == hidden.contains(.followUpReasons) })
    #expect(archive.patient.address == "城东区***" && archive.isAddressMasked)
  }

  @Test func theMatrixDecidesWhatIsHidden() throws {
    let all = Set(ArchivePart.allCases)
    #expect(try archive(.reception).hidden == all.subtracting([.followUps]))
    #expect(try archive(.cashier).hidden == all.subtracting([.followUps]))
    #expect(try archive(.auditor).hidden == all)
    #expect(try archive(.doctor).hidden == [])
    #expect(
      try archive(.manager).hidden
        == Self.clinical.union([.allergies, .vitalSigns, .verySensitive]))
    #expect(try archive(.nurse).hidden == Self.clinical.union([.verySensitive]))
  }

  @Test func receptionKnowsThatThereAreAllergiesAndNotWhich() throws {
    #expect(try archive(.reception).hasAllergies == true)
    #expect(try archive(.reception).allergies == [])
    #expect(try archive(.cashier).hasAllergies == nil)
    #expect(try archive(.manager).hasAllergies == nil)
    #expect(try archive(.nurse).hasAllergies == true)
  }

  /// Hers or nobody's is open, or she tried within ninety days; else it takes the glass.
  @Test func aNurseSeesTheContentOfHerOwnPatients() throws {
    let nurse = try clinic.terminal(of: .nurse)
    let brief = try #require(try clinic.store.followUpBriefs(ids: [1]).first)
    let others = Self.clinical.union([.verySensitive])
    #expect(try nurse.archive(of: Self.patient, purpose: .open).hidden == others)
    #expect(try nurse.lookupRows(ids: [1], for: nil).map(\.hidesProblems) == [true])
    _ = try clinic.store.change([brief], .assign(nil))
    #expect(try nurse.archive(of: Self.patient, purpose: .open).hidden == [.verySensitive])
    #expect(try nurse.lookupRows(ids: [1], for: nil).map(\.problems) == [["高血压"]])
    let tried = try nurse.recordOutcome(
      of: FollowUpID(1), version: 2, outcome: .refused, note: "", nextDue: nil)
    #expect(tried.details.state != .open)
    #expect(try nurse.archive(of: Self.patient, purpose: .open).hidden == [.verySensitive])
    clinic.clock.advance(seconds: 90 * 86_400)
    #expect(try nurse.archive(of: Self.patient, purpose: .open).hidden == [.verySensitive])
    clinic.clock.advance(seconds: 1)
    #expect(try nurse.archive(of: Self.patient, purpose: .open).hidden == others)
  }

  // MARK: - Lists

  @Test(arguments: [StaffRole.reception, .cashier])
  func whatAFollowUpIsAboutIsNeutralInEveryList(role: StaffRole) throws {
    let store = try clinic.terminal(of: role)
    let item = try #require(try store.queue(.all, limit: 5).items.first)
    let found = [
      item.followUp, try #require(try store.queueRows(ids: [1]).first).followUp,
      try store.followUp(FollowUpID(1)),
      try #require(try store.archive(of: Self.patient, purpose: .preview).followUps.first),
    ]
    for one in found {
      #expect(one.isNeutral)
      #expect(one.details.reason == .other && one.details.risk == .regular)
      #expect(one.details.why == Localized(zh: "按角色不可见", en: "not for your role"))
      #expect(one.details.attempts.map(\.note) == [""])
      #expect(one.details.due == clinic.today && one.details.owner == "li")
      #expect(one.details.attempts.map(\.outcome) == [.noAnswer])
    }
    #expect(try store.lookupRows(ids: [1], for: nil).map(\.problems) == [[]])
  }

  @Test func aNurseKnowsWhyAndWhatWasSaid() throws {
    let item = try #require(
      try clinic.terminal(of: .nurse).queue(.all, limit: 5).items.first)
    #expect(!item.followUp.isNeutral && item.followUp.details.reason == .diabetesManagement)
    #expect(item.followUp.details.attempts.map(\.note) == ["家属称低血糖"])
  }

  @Test func nobodyIsFoundOrOrderedByAReasonThatOneMayNotKnow() throws {
    try clinic.machine().openFollowUps(
      [
        FollowUpDraft(
          reason: .hypertensionManagement, channel: .phone, due: clinic.today.adding(days: -3),
          risk: .regular, why: Localized(same: "w"))
      ], of: Self.patient)
    let reception = try clinic.terminal(of: .reception)
    let nurse = try clinic.terminal(of: .nurse)
    #expect(try nurse.queueOrder(.all, filter: "糖尿病") == [1])
    #expect(try reception.queueOrder(.all, filter: "糖尿病") == [])
    #expect(try reception.queueOrder(.all, filter: "diabetes") == [])
    #expect(try reception.queueOrder(.all, filter: "李护士") == [1])
    // By risk the first is before the second; by the dates alone it is too, so turn them round.
    #expect(try nurse.queueOrder(.all) == [1, 2])
    _ = try nurse.change(
      try nurse.followUpBriefs(ids: [2]), .reschedule(clinic.today))
    _ = try clinic.store.change(
      try clinic.store.followUpBriefs(ids: [1]), .reschedule(clinic.today.adding(days: 1)))
    #expect(try reception.queueOrder(.all) == [2, 1])
    for field in [QueueSortKey.Field.risk, .reason] {
      for down in [false, true] {
        let keys = [QueueSortKey(field, isDescending: down)]
        #expect(try reception.queueOrder(.all, sort: keys) == [2, 1])
      }
    }
    #expect(try reception.queue(.all, limit: 1).items.map(\.followUp.id.value) == [2])
    #expect(try reception.queue(.all, limit: 1).total == 2)
  }

  /// Whoever may not read why it was due puts it back all the same.
  @Test func aChangeTakenBackByReceptionKeepsTheReason() throws {
    let reception = try clinic.terminal(of: .reception)
    let briefs = try reception.followUpBriefs(ids: [1])
    let before = try reception.change(briefs, .reschedule(clinic.today.adding(days: 5)))
    #expect(before.map(\.why) == [Localized(zh: "按角色不可见", en: "not for your role")])
    try reception.undoChange(before)
    let now = try clinic.store.followUp(FollowUpID(1)).details
    #expect(now.why == Localized(zh: "血糖控制不满意", en: "glucose not controlled"))
    #expect(now.due == clinic.today)
  }

  /// Rows kept for one member of staff are not shown to the next.
  @Test func theRowsOfALookupFollowWhoActs() throws {
    let store = try clinic.terminal(of: .doctor)
    #expect(try store.lookupRows(ids: [1], for: nil).map(\.problems) == [["高血压"]])
    _ = try store.act(as: "cashier", systemUser: "")
    let row = try #require(try store.lookupRows(ids: [1], for: nil).first)
    #expect(row.problems == [] && row.hidesProblems && row.name == "张*")
  }

  @Test func correctionsLeaveMasked() throws {
    let boss = try clinic.terminal(of: .manager)
    let made = try boss.correct(.phone, of: Self.patient, to: "13900001234", reason: "换号")
    #expect(made.before == "138****0021" && made.after == "139****1234")
    let kept = try #require(try clinic.terminal(of: .cashier).corrections(of: Self.patient).first)
    #expect(kept.before == "138****0021" && kept.after == "139****1234")
  }
}
