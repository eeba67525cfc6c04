import Domain
import Foundation
import SQLite
import Store
import Testing

/// What a patient may ask for, as the store does it.
@Suite struct PatientRightsTests {
  private struct Case {
    let clinic: TestClinic
    let manager: Store
    let patient: PatientID
  }

  /// A clinic with Zhang San, who has a visit, a value and a follow-up due today.
  private static func make(lastVisit: String = "2026-10-01") throws -> Case {
    let clinic = try TestClinic()
    var record = sampleRecord(
      followUps: [
        FollowUpDraft(
          reason: .other, channel: .phone, due: clinic.today, risk: .regular,
          why: Localized(same: "因"))
      ])
    record.identifiers = [PatientIdentifier(kind: .residentID, value: "110105196803120016")]
    record.measurements = [systolic(150, on: lastVisit)]
    let day = try #require(CalendarDate(iso: lastVisit))
    record.encounters = [
      .init(
        Encounter(
          start: TestClinic.zone.instant(day), day: day, classCode: "AMB", type: "复诊"))
    ]
    let machine = try clinic.machine()
    _ = try Importer(machine, source: "t").take(record)
    let patient = try #require(try clinic.find("张三").first).patient
    try machine.openFollowUps(record.followUps, of: patient)
    return Case(
      clinic: clinic, manager: try clinic.terminal(of: .manager), patient: patient)
  }

  // MARK: - Corrections

  @Test func aCorrectionKeepsWhatStoodThereAndIsFoundByTheNew() throws {
    let it = try Self.make()
    let done = try it.manager.correct(.name, of: it.patient, to: "章珊", reason: "听错")
    #expect(done.before == "张三" && done.after == "章珊")
    #expect(try it.clinic.find("张三").isEmpty)
    #expect(try it.clinic.find("zhangshan").map(\.patient) == [it.patient])
    _ = try it.manager.correct(.phone, of: it.patient, to: "13900001111", reason: "换号")
    #expect(try it.clinic.find("1111").map(\.patient) == [it.patient])
    #expect(try it.clinic.find("0021").isEmpty)
    #expect(try it.manager.corrections(of: it.patient).map(\.field) == [.phone, .name])
    #expect(try it.manager.auditRows(of: it.patient, limit: 1).first?.detail == "correct phone")
    #expect(try it.clinic.machine().check().isClean)
  }

  @Test func aCorrectionIsTakenBackUnlessSomebodyWroteSince() throws {
    let it = try Self.make()
    let first = try it.manager.correct(.address, of: it.patient, to: "新街1号", reason: "搬家")
    try it.manager.undoCorrection(first.id)
    let all = try it.manager.corrections(of: it.patient)
    #expect(all.first?.undone != nil)
    #expect(throws: StoreError.notFound) { try it.manager.undoCorrection(first.id) }
    let second = try it.manager.correct(.sex, of: it.patient, to: "female", reason: "错")
    _ = try it.manager.correct(.sex, of: it.patient, to: "other", reason: "错")
    #expect(throws: StoreError.conflict) { try it.manager.undoCorrection(second.id) }
    #expect(try it.manager.archive(of: it.patient, purpose: .open).patient.sex == .other)
  }

  @Test(arguments: [
    (CardField.name, ""), (.sex, "man"), (.birthDate, "1968-02-30"), (.birthDate, "68"),
    (.birthDate, "1968-3-12"), (.name, "张三"),
  ])
  func whatIsNoContentOfAFieldIsRefused(_ field: CardField, _ text: String) throws {
    let it = try Self.make()
    #expect(throws: StoreError.self) {
      _ = try it.manager.correct(field, of: it.patient, to: text, reason: "r")
    }
    #expect(try it.manager.corrections(of: it.patient).isEmpty)
  }

  @Test func aBirthDateIsCorrectedAsExactlyAsItIsKnown() throws {
    let it = try Self.make()
    for (text, precision) in [
      ("1970", TimePrecision.year), ("1970-05", .month), ("1970-05-06", .day),
    ] {
      let done = try it.manager.correct(.birthDate, of: it.patient, to: text, reason: "r")
      #expect(done.after == text)
      let person = try it.manager.archive(of: it.patient, purpose: .open).patient
      #expect(person.birthDatePrecision == precision)
    }
  }

  // MARK: - Consent

  private func draft(
    _ purpose: ConsentPurpose, relation: ConsentRelation = .own, signer: String = "张三",
    expires: CalendarDate? = nil
  ) -> ConsentDraft {
    ConsentDraft(
      purpose: purpose, textVersion: "2026-01", text: "同意书正文", signer: signer,
      relation: relation, expires: expires)
  }

  @Test func aConsentHoldsUntilItIsWithdrawn() throws {
    let it = try Self.make()
    let desk = try it.clinic.terminal(of: .reception)
    #expect(try desk.mayPursue(.research, of: it.patient) == false)
    #expect(try desk.mayPursue(.care, of: it.patient))
    let signed = try desk.sign(draft(.research), of: it.patient)
    #expect(try desk.mayPursue(.research, of: it.patient))
    #expect(try desk.consents(of: it.patient) == [signed])
    _ = try desk.withdrawConsent(.research, of: it.patient, reason: "不愿意")
    #expect(try desk.mayPursue(.research, of: it.patient) == false)
    let kept = try #require(try desk.consents(of: it.patient).first)
    #expect(kept.details == signed.details && kept.withdrawalReason == "不愿意")
    #expect(throws: StoreError.notFound) {
      _ = try desk.withdrawConsent(.research, of: it.patient, reason: "x")
    }
  }

  /// What was taken down by mistake goes back by itself, and what stood before stands again.
  @Test func aConsentTakenDownByMistakeIsTakenBackInAnotherSession() throws {
    let it = try Self.make()
    let desk = try it.clinic.terminal(of: .reception)
    let first = try desk.sign(draft(.research), of: it.patient)
    _ = try desk.withdrawConsent(.research, of: it.patient, reason: "不愿意")
    var slip = draft(.research)
    slip.text = "错的正文"
    _ = try desk.sign(slip, of: it.patient)
    #expect(try desk.mayPursue(.research, of: it.patient))
    let later = try it.clinic.terminal(of: .reception)
    let change = try #require(try later.lastOwnChange())
    #expect(change.object == .consent && !change.isOutdated)
    #expect(
      change.title
        == Localized(
          zh: "登记同意书：科研 (去标识)", en: "consent taken down: research, without names"))
    _ = try later.takeBack(change.id)
    #expect(try later.consents(of: it.patient).map(\.id) == [first.id])
    #expect(try later.mayPursue(.research, of: it.patient) == false)
    #expect(try later.patientRights(of: it.patient).texts[.research]?.text == "同意书正文")
    #expect(throws: StoreError.notFound) { _ = try later.takeBack(change.id) }
    #expect(throws: StoreError.notFound, "a slip is not withdrawn") {
      _ = try later.withdrawConsent(.research, of: it.patient, reason: "x")
    }
    let rows = try it.manager.auditRows(of: it.patient, limit: 3)
    #expect(rows.contains { $0.detail == "consent undo research" })
    #expect(try it.clinic.machine().check().isClean)
  }

  @Test func aConsentThatWasWithdrawnSinceIsNotTakenBack() throws {
    let it = try Self.make()
    let desk = try it.clinic.terminal(of: .reception)
    _ = try desk.sign(draft(.marketing), of: it.patient)
    _ = try it.manager.withdrawConsent(.marketing, of: it.patient, reason: "请不要再打")
    let change = try #require(try desk.lastOwnChange())
    #expect(change.isOutdated)
    #expect(throws: StoreError.conflict) { _ = try desk.takeBack(change.id) }
    #expect(try desk.consents(of: it.patient).first?.withdrawalReason == "请不要再打")
  }

  @Test func aConsentWithALastDayEndsWithIt() throws {
    let it = try Self.make()
    let last = it.clinic.today.adding(days: 1)
    _ = try it.manager.sign(draft(.marketing, expires: last), of: it.patient)
    it.clinic.clock.advance(seconds: 86_400)
    #expect(try it.manager.mayPursue(.marketing, of: it.patient))
    it.clinic.clock.advance(seconds: 86_400)
    #expect(try it.manager.mayPursue(.marketing, of: it.patient) == false)
  }

  @Test func withdrawnContactTakesThePersonOffTheQueueAtOnce() throws {
    let it = try Self.make()
    #expect(try it.clinic.store.queueOrder(.today).count == 1)
    _ = try it.manager.sign(draft(.followUp), of: it.patient)
    #expect(try it.manager.withdrawConsent(.followUp, of: it.patient, reason: "别打电话") == 1)
    #expect(try it.clinic.store.queueOrder(.today).isEmpty)
    #expect(try it.manager.mayPursue(.followUp, of: it.patient) == false)
  }

  /// PIPL article 31.
  @Test func aChildsOwnSignatureDoesNotCount() throws {
    let it = try Self.make()
    _ = try it.manager.correct(.birthDate, of: it.patient, to: "2013-01-01", reason: "r")
    #expect(throws: StoreError.self) { _ = try it.manager.sign(draft(.care), of: it.patient) }
    _ = try it.manager.sign(draft(.care, relation: .parent, signer: "张父"), of: it.patient)
    // On the day before the fourteenth birthday the parents still sign, on the day itself not.
    it.clinic.clock.advance(seconds: 40 * 86_400)
    #expect(throws: StoreError.self) { _ = try it.manager.sign(draft(.care), of: it.patient) }
    it.clinic.clock.advance(seconds: 86_400)
    _ = try it.manager.sign(draft(.care), of: it.patient)
  }

  @Test func aSignatureWithoutTextOrNameIsRefused() throws {
    let it = try Self.make()
    var nameless = draft(.care)
    nameless.signer = ""
    var textless = draft(.care)
    textless.text = ""
    for wrong in [nameless, textless, draft(.care, expires: it.clinic.today.adding(days: -1))] {
      #expect(throws: StoreError.self) { _ = try it.manager.sign(wrong, of: it.patient) }
    }
    #expect(try it.manager.consents(of: it.patient).isEmpty)
  }

  // MARK: - Restriction

  @Test func aRestrictedRecordIsKeptAndFoundByNobody() throws {
    let it = try Self.make()
    try it.manager.restrict(it.patient, reason: "要求删除", requester: "本人")
    for query in ["张三", "zhangsan", "0021", "1968-03-12", "110105196803120016"] {
      #expect(try it.clinic.find(query).isEmpty, "\(query)")
    }
    let doctor = try it.clinic.terminal(of: .doctor)
    #expect(try doctor.queueOrder(.all).isEmpty)
    #expect(throws: StoreError.denied(.read, .patientRights)) {
      _ = try doctor.archive(of: it.patient, purpose: .open)
    }
    #expect(try it.manager.restrictedPatients().map(\.patient) == [it.patient])
    #expect(try it.manager.archive(of: it.patient, purpose: .open).patient.name == "张三")
    #expect(try it.clinic.machine().check().isClean)
    // A correction meanwhile does not bring it back into sight.
    _ = try it.manager.correct(.name, of: it.patient, to: "张山", reason: "r")
    #expect(try it.clinic.find("张山").isEmpty)
    try it.manager.liftRestriction(of: it.patient)
    #expect(try it.clinic.find("zhangshan").map(\.patient) == [it.patient])
    #expect(try doctor.queueOrder(.all).count == 1)
    #expect(throws: StoreError.notFound) { try it.manager.liftRestriction(of: it.patient) }
  }

  // MARK: - Erasure

  @Test func aRecordIsNotErasedBeforeTheLawLets() throws {
    let it = try Self.make(lastVisit: "2012-01-05")
    #expect(throws: StoreError.self) { _ = try it.manager.askToErase(it.patient, reason: "要求") }
  }

  @Test func twoPeopleEraseAndNothingOfThePersonStays() throws {
    let it = try Self.make(lastVisit: "2010-01-05")
    let question = try it.manager.askToErase(it.patient, reason: "本人要求")
    #expect(throws: StoreError.self) { try it.manager.erase(it.patient) }
    #expect(throws: StoreError.self) { try it.manager.decide(question, allow: true) }
    let other = try it.clinic.machine()
    _ = try other.act(as: "ma", systemUser: "")
    try other.decide(question, allow: true)
    _ = try it.manager.correct(.address, of: it.patient, to: "永安里特别长的街", reason: "r")
    try it.manager.erase(it.patient)
    #expect(try it.clinic.find("张三").isEmpty)
    #expect(try it.clinic.machine().check().isClean)
    #expect(try it.manager.patientCount() == 0)
    // A second use of the same leave is none.
    #expect(throws: StoreError.self) { try it.manager.erase(it.patient) }
    let file = try Connection(path: it.clinic.path, mode: .readWrite)
    _ = try file.integer("PRAGMA wal_checkpoint(TRUNCATE)")
    let bytes = try Data(contentsOf: URL(filePath: it.clinic.path))
    for planted in ["张三", "13812340021", "110105196803120016", "永安里特别长的街"] {
      #expect(bytes.firstRange(of: Data(planted.utf8)) == nil, "\(planted)")
    }
  }

  // MARK: - The copy

  @Test func theCopyHoldsEverythingAndIsTakenDown() throws {
    let it = try Self.make()
    _ = try it.manager.sign(draft(.care), of: it.patient)
    let copy = try it.manager.exportPerson(it.patient, to: "本人", purpose: "查阅")
    #expect(copy.archive.contacts.map(\.value) == ["13812340021"])
    #expect(copy.archive.series.first?.points.map(\.value) == [150])
    #expect(copy.consents.count == 1)
    #expect(copy.disclosures.map(\.recipient) == ["本人"])
    #expect(
      try it.manager.auditRows(of: it.patient, limit: 1).first?.detail == "export person")
    for role in StaffRole.allCases where role != .manager {
      #expect(throws: StoreError.self, "\(role)") {
        _ = try it.clinic.terminal(of: role).exportPerson(it.patient, to: "x", purpose: "y")
      }
    }
  }
}
