import Domain
import Foundation
import Store
import Testing

/// What is to be told to people at the counter, or asked of them.
@Suite struct NoticeTests {
  private func clinic() throws -> (TestClinic, PatientID) {
    let clinic = try TestClinic()
    _ = try Importer(clinic.store, source: "his").take(sampleRecord())
    return (clinic, try #require(try clinic.find("张三").first).patient)
  }

  private func facts(_ store: Store, _ patient: PatientID) throws -> CounterFacts {
    try #require(try store.archive(of: patient, purpose: .preview).counter)
  }

  private static let message = NoticeDraft(kind: .message, text: "报告已出")
  private static let debt = NoticeDraft(kind: .unpaid, text: "挂号费", amount: Yuan(fen: 1250))

  @Test func whatIsAddedStandsAtTheCounterUntilItIsDone() throws {
    let (clinic, patient) = try clinic()
    let reception = try clinic.terminal(of: .reception)
    let message = try reception.addNotice(Self.message, of: patient)
    let debt = try clinic.terminal(of: .cashier).addNotice(Self.debt, of: patient)
    #expect(try facts(reception, patient).notices.map(\.id) == [message.id, debt.id])
    #expect(try facts(reception, patient).owed == Yuan(fen: 1250))
    #expect(message.staff == "职工甲")
    let told = try reception.endNotice(message.id, version: message.version)
    #expect(told.state == .done && told.ended == clinic.clock.now && told.endedBy == "职工甲")
    #expect(try facts(reception, patient).notices.map(\.id) == [debt.id])
    #expect(
      try reception.notices(of: patient).map(\.state) == [.open, .done], "newest first, all kept")
    #expect(throws: StoreError.conflict) {
      try reception.endNotice(message.id, version: message.version)
    }
    #expect(throws: StoreError.refused(Localized(zh: "这一条已经办完", en: "that is done already"))) {
      try reception.endNotice(message.id, version: told.version)
    }
  }

  @Test func whatIsOverdueComesFirstAndPastMessagesGo() throws {
    let (clinic, patient) = try clinic()
    let cashier = try clinic.terminal(of: .cashier)
    let plain = try cashier.addNotice(Self.debt, of: patient)
    var draft = Self.message
    draft.until = clinic.today
    _ = try cashier.addNotice(draft, of: patient)
    var late = Self.debt
    late.until = clinic.today
    let overdue = try cashier.addNotice(late, of: patient)
    #expect(try facts(cashier, patient).notices.count == 3)
    clinic.clock.advance(seconds: 86_400)
    #expect(try facts(cashier, patient).notices.map(\.id) == [overdue.id, plain.id])
  }

  @Test func undoOfAddingLeavesASlipAndOfDoneTheOpenOne() throws {
    let (clinic, patient) = try clinic()
    let cashier = try clinic.terminal(of: .cashier)
    let debt = try cashier.addNotice(Self.debt, of: patient)
    let paid = try cashier.endNotice(debt.id, version: debt.version)
    let open = try cashier.undoNotice(debt.id, version: paid.version)
    #expect(open.state == .open && open.ended == nil && open.endedBy == nil)
    #expect(try facts(cashier, patient).notices.map(\.id) == [debt.id])
    let gone = try cashier.undoNotice(debt.id, version: open.version)
    #expect(gone.state == .mistaken)
    #expect(try cashier.notices(of: patient).isEmpty)
    #expect(throws: StoreError.notFound) {
      try cashier.undoNotice(debt.id, version: gone.version)
    }
  }

  @Test func aWrongNoticeIsRefusedAndNothingIsWritten() throws {
    let (clinic, patient) = try clinic()
    let cashier = try clinic.terminal(of: .cashier)
    #expect(throws: StoreError.self) {
      try cashier.addNotice(NoticeDraft(kind: .unpaid, text: "挂号费"), of: patient)
    }
    #expect(throws: StoreError.notFound) {
      try cashier.addNotice(Self.message, of: PatientID(999))
    }
    #expect(try cashier.notices(of: patient).isEmpty)
  }

  /// Reception says what is owed; that it was paid is for who takes the money.
  @Test func eachRoleDoesWhatItsRightsSay() throws {
    let (clinic, patient) = try clinic()
    let reception = try clinic.terminal(of: .reception)
    let debt = try reception.addNotice(Self.debt, of: patient)
    #expect(throws: StoreError.denied(.change, .payment)) {
      try reception.endNotice(debt.id, version: debt.version)
    }
    let nurse = try clinic.terminal(of: .nurse)
    #expect(throws: StoreError.denied(.add, .payment)) {
      try nurse.addNotice(Self.debt, of: patient)
    }
    let message = try nurse.addNotice(Self.message, of: patient)
    #expect(try facts(nurse, patient).notices.map(\.id) == [message.id], "money is not a nurse's")
    for role in [StaffRole.auditor, .administrator] {
      let other = try clinic.terminal(of: role)
      #expect(throws: StoreError.denied(.add, .message)) {
        try other.addNotice(Self.message, of: patient)
      }
    }
    #expect(try facts(try clinic.terminal(of: .auditor), patient).notices.isEmpty)
    _ = try reception.undoNotice(debt.id, version: debt.version)
    #expect(try facts(reception, patient).notices.map(\.id) == [message.id])
  }

  @Test func eachChangeLeavesARowThatHoldsNoWords() throws {
    let (clinic, patient) = try clinic()
    let cashier = try clinic.terminal(of: .cashier)
    let debt = try cashier.addNotice(Self.debt, of: patient)
    _ = try cashier.endNotice(debt.id, version: debt.version)
    let rows = try clinic.terminal(of: .manager).auditRows(of: patient, limit: 9)
    #expect(rows.prefix(2).map(\.detail) == ["notice done unpaid", "notice add unpaid"])
    #expect(!rows.contains { $0.detail.contains("挂号费") })
  }

  @Test func aRestrictedRecordTakesNoNoticeAndShowsNone() throws {
    let (clinic, patient) = try clinic()
    let reception = try clinic.terminal(of: .reception)
    let message = try reception.addNotice(Self.message, of: patient)
    try clinic.terminal(of: .manager).restrict(patient, reason: "r", requester: "本人")
    #expect(throws: StoreError.denied(.read, .patientRights)) {
      try reception.addNotice(Self.message, of: patient)
    }
    #expect(throws: StoreError.denied(.read, .patientRights)) {
      try reception.endNotice(message.id, version: message.version)
    }
    #expect(throws: StoreError.denied(.read, .patientRights)) {
      try reception.notices(of: patient)
    }
  }

  @Test func whatACardLacksIsToldToThoseWhoSeeItWhole() throws {
    let (clinic, patient) = try clinic()
    let reception = try clinic.terminal(of: .reception)
    #expect(
      try facts(reception, patient).missing == [.document, .contact, .address, .consent])
    #expect(try facts(try clinic.terminal(of: .nurse), patient).consents == nil)
    #expect(
      try facts(try clinic.terminal(of: .nurse), patient).missing
        == [.document, .contact, .address], "a nurse does not know of consents")
    #expect(try facts(try clinic.terminal(of: .cashier), patient).missing == [])
    _ = try reception.sign(
      ConsentDraft(purpose: .care, textVersion: "1", text: "同意", signer: "张三"), of: patient)
    #expect(try facts(reception, patient).consents?.map(\.state) == [.given])
    #expect(try !facts(reception, patient).missing.contains(.consent))
  }

  @Test func theNextAppointmentIsTold() throws {
    let (clinic, patient) = try clinic()
    let reception = try clinic.terminal(of: .reception)
    _ = try reception.addWalkIn(WalkInOrder(patient: patient, kind: .consultation))
    #expect(try facts(reception, patient).appointments.map(\.appointment.patient) == [patient])
    #expect(try facts(try clinic.terminal(of: .auditor), patient).appointments.isEmpty)
  }

  /// Merged cards carry them over, split cards have them back, and erased ones have none.
  @Test func noticesGoWithThePerson() throws {
    let (clinic, goes) = try clinic()
    _ = try Importer(clinic.store, source: "his").take(
      sampleRecord(name: "张山", key: "Patient/2", phone: "13812340099"))
    let stays = try #require(try clinic.find("张山").first).patient
    let notice = try clinic.store.addNotice(Self.message, of: goes)
    let preview = try clinic.store.mergePreview(into: stays, of: goes)
    #expect(preview.moves["notice"] == 1)
    #expect(preview.moves["own_change"] == nil, "what staff can take back is no part of a person")
    let merge = try clinic.store.merge(preview, taking: [])
    #expect(try facts(clinic.store, stays).notices.map(\.id) == [notice.id])
    _ = try clinic.store.unmerge(merge.id)
    #expect(try facts(clinic.store, stays).notices.isEmpty)
    #expect(try facts(clinic.store, goes).notices.map(\.id) == [notice.id])
    let copy = try clinic.terminal(of: .manager).exportPerson(goes, to: "本人", purpose: "查阅")
    #expect(copy.notices.map(\.details) == [Self.message])
    let question = try clinic.store.askToErase(goes, reason: "本人要求")
    try clinic.terminal(of: .manager).decide(question, allow: true)
    try clinic.store.erase(goes)
    #expect(try clinic.machine().notices(of: goes).isEmpty)
    #expect(try clinic.store.check().isClean)
  }
}
