import Domain
import FollowUps
import Store
import Testing

/// A change of many follow-ups at once is all or none, seen by version, audited and taken back.
@Suite struct BulkChangeTests {
  private let clinic: TestClinic

  init() throws {
    clinic = try TestClinic()
    for number in 1...3 {
      let draft = FollowUpDraft(
        reason: .hypertensionManagement, channel: .phone, due: clinic.today.adding(days: -number),
        risk: .regular, why: Localized(zh: "季度随访", en: "quarterly"), owner: "li")
      let record = sampleRecord(name: "患者\(number)", key: "p\(number)", followUps: [draft])
      _ = try Importer(clinic.store, source: "t").take(record)
      try clinic.store.openFollowUps([draft], of: PatientID(number))
    }
  }

  private func briefs() throws -> [FollowUpBrief] {
    try clinic.store.followUpBriefs(ids: try clinic.store.queueOrder(.all))
  }

  @Test func theBriefsSayWhoseAndWhichVersion() throws {
    let found = try briefs()
    #expect(found.count == 3)
    #expect(found.map(\.ownerName) == ["李护士", "李护士", "李护士"])
    #expect(found.map(\.version) == [1, 1, 1])
    #expect(found.map(\.isOpen) == [true, true, true])
    #expect(try clinic.store.followUpBriefs(ids: [999]).isEmpty)
  }

  @Test func aNewDateIsSetForAllWithItsReasonAndAudited() throws {
    let due = clinic.today.adding(days: 9)
    let seen = try briefs()
    let before = try clinic.store.change(seen, .reschedule(due))
    #expect(before.map(\.version) == [2, 2, 2])
    for brief in seen {
      let now = try clinic.store.followUp(brief.id)
      #expect(now.details.due == due)
      #expect(now.details.why.chinese == "季度随访; 改期 → 人工定期 2026-11-30")
      #expect(now.version == 2)
    }
    let rows = try clinic.store.auditRows(of: nil, limit: 3)
    #expect(rows.map(\.detail) == ["reschedule", "reschedule", "reschedule"])
    #expect(rows.allSatisfy { $0.action == "U" && $0.staff == "li" && $0.patient != nil })

    try clinic.store.undoChange(before)
    for (brief, old) in zip(seen, before) {
      let now = try clinic.store.followUp(brief.id)
      #expect(now.details.due == old.due && now.details.why.chinese == "季度随访")
      #expect(now.version == 3)
    }
  }

  @Test func aSecondNewDateNamesOnlyTheLast() throws {
    _ = try clinic.store.change(try briefs(), .reschedule(clinic.today.adding(days: 9)))
    _ = try clinic.store.change(try briefs(), .reschedule(clinic.today.adding(days: 10)))
    let brief = try #require(try briefs().first)
    let now = try clinic.store.followUp(brief.id)
    #expect(now.details.why.chinese == "季度随访; 改期 → 人工定期 2026-12-01")
  }

  @Test func aNewOwnerIsSetAndTakenBack() throws {
    let before = try clinic.store.change(try briefs(), .assign("wang"))
    #expect(try briefs().map(\.ownerName) == ["王医生", "王医生", "王医生"])
    try clinic.store.undoChange(before)
    #expect(try briefs().map(\.ownerName) == ["李护士", "李护士", "李护士"])
    _ = try clinic.store.change(try briefs(), .assign(nil))
    #expect(try briefs().map(\.ownerName) == [nil, nil, nil])
    #expect(throws: StoreError.notFound) {
      try clinic.store.change(try briefs(), .assign("nobody"))
    }
  }

  @Test func oneThatSomebodyElseChangedLeavesAllAsTheyWere() throws {
    let seen = try briefs()
    let other = try clinic.secondTerminal()
    _ = try other.change([seen[2]], .assign("wang"))
    let mark = try clinic.store.changeMark()
    #expect(throws: StoreError.conflict) {
      try clinic.store.change(seen, .reschedule(clinic.today.adding(days: 3)))
    }
    #expect(try clinic.store.changeMark() == mark)
    #expect(try clinic.store.followUp(seen[0].id).version == 1)
    #expect(try clinic.store.followUp(seen[0].id).details.due == seen[0].due)
  }

  @Test func takingBackIsRefusedAfterSomebodyElsesChange() throws {
    let before = try clinic.store.change(try briefs(), .assign("wang"))
    let other = try clinic.secondTerminal()
    _ = try other.change([try briefs()[0]], .assign("li"))
    #expect(throws: StoreError.conflict) { try clinic.store.undoChange(before) }
    #expect(try briefs().map(\.ownerName) == ["李护士", "王医生", "王医生"])
  }

  @Test func aPastDateAndAnEndedFollowUpAreRefused() throws {
    let seen = try briefs()
    #expect(throws: StoreError.self) {
      try clinic.store.change(seen, .reschedule(clinic.today.adding(days: -1)))
    }
    #expect(throws: StoreError.self) {
      try clinic.store.change(seen, .reschedule(clinic.today.adding(months: 61)))
    }
    let ended = try clinic.store.recordOutcome(
      of: seen[0].id, version: 1, outcome: .refused, note: "", nextDue: nil)
    let brief = try #require(try clinic.store.followUpBriefs(ids: [Int64(ended.id.value)]).first)
    #expect(!brief.isOpen)
    #expect(throws: StoreError.self) { try clinic.store.change([brief], .assign("wang")) }
  }

  @Test func anExportLeavesItsKindAndCountAndNoNames() throws {
    try clinic.store.noteExport(
      of: "queue", count: 3, isUnmasked: false, reason: "季度核对", people: 3)
    let row = try #require(try clinic.store.auditRows(of: nil, limit: 1).first)
    #expect(row.action == "E" && row.detail == "export queue 3" && row.patient == nil)
  }
}
