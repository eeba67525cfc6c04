import Domain
import Foundation
import Store
import Testing

/// One's own last change, found again in another session and taken back.
@Suite struct OwnChangeTests {
  private func clinic() throws -> (TestClinic, PatientID) {
    let clinic = try TestClinic()
    _ = try Importer(clinic.store, source: "his").take(sampleRecord())
    return (clinic, try #require(try clinic.find("张三").first).patient)
  }

  /// Another run of the program in which the same person acts.
  private func again(_ clinic: TestClinic, _ code: String = "li") throws -> Store {
    let other = try clinic.machine()
    _ = try other.act(as: code, systemUser: "")
    return other
  }

  private func edit(_ store: Store, _ patient: PatientID, _ item: CardItem, _ text: String) throws {
    let sheet = try store.cardSheet(of: patient)
    guard case .saved = try store.editCard(sheet, changes: [item: text]) else {
      Issue.record("not saved")
      return
    }
  }

  @Test func whatEveryKindOfChangeIsCalledAndThatItGoesBack() throws {
    let (clinic, patient) = try clinic()
    let store = clinic.store
    #expect(try store.lastOwnChange() == nil, "an import is nobody's change")
    try edit(store, patient, .workplace, "供销社")
    _ = try store.correct(.ethnicity, of: patient, to: "回族", reason: "录错")
    _ = try store.addWalkIn(WalkInOrder(patient: patient, kind: .consultation))
    _ = try store.addNotice(NoticeDraft(kind: .message, text: "报告已出"), of: patient)
    _ = try Importer(store, source: "his").take(
      sampleRecord(name: "李秀英", key: "Patient/2", phone: "13812340099"))
    let other = try #require(try clinic.find("李秀英").first).patient
    let made = try store.addFamilyLink(
      FamilyLinkDraft(patient: patient, relative: other, relation: .spouse, sharesHousehold: true))
    try store.removeFamilyLink(try #require(made.link), version: 1)
    let expected: [(OwnChange.Object, String)] = [
      (.familyLink, "家庭关系"), (.familyLink, "添加家庭关系"), (.notice, "添加留言"),
      (.appointment, "已登记候诊"), (.card, "民族"), (.card, "工作单位"),
    ]
    for (object, words) in expected {
      // Each in a session of its own, as after a restart.
      let later = try again(clinic)
      let change = try #require(try later.lastOwnChange())
      #expect(change.object == object)
      #expect(change.title.chinese.contains(words), "\(change.title.chinese)")
      #expect(change.name == "张三" && !change.isOutdated)
      #expect(try later.takeBack(change.id).id == change.id)
    }
    #expect(try again(clinic).lastOwnChange() == nil)
    let sheet = try store.cardSheet(of: patient)
    #expect(sheet.entry[.workplace].isEmpty && sheet.entry[.ethnicity].isEmpty)
    let facts = try store.archive(of: patient, purpose: .preview).counter
    #expect(facts?.notices == [] && facts?.family == [] && facts?.appointments == [])
  }

  @Test func severalChangesOfOneCardGoBackOneByOne() throws {
    let (clinic, patient) = try clinic()
    try edit(clinic.store, patient, .workplace, "供销社")
    try edit(clinic.store, patient, .workplace, "粮站")
    let later = try again(clinic)
    _ = try later.takeBack(try #require(try later.lastOwnChange()).id)
    #expect(try later.cardSheet(of: patient).entry[.workplace] == "供销社")
    _ = try later.takeBack(try #require(try later.lastOwnChange()).id)
    #expect(try later.cardSheet(of: patient).entry[.workplace].isEmpty)
  }

  @Test func whatOthersChangedSinceIsSaidAndNotTakenBack() throws {
    let (clinic, patient) = try clinic()
    try edit(clinic.store, patient, .workplace, "供销社")
    let wang = try clinic.secondTerminal()
    try edit(wang, patient, .phone, "13912345678")
    let change = try #require(try clinic.store.lastOwnChange())
    #expect(change.isOutdated && change.changedBy == "王医生")
    #expect(change.items == [.workplace])
    #expect(throws: StoreError.conflict) { try clinic.store.takeBack(change.id) }
    #expect(try clinic.store.cardSheet(of: patient).entry[.workplace] == "供销社")
    // Once the other has taken theirs back, mine can go as well.
    _ = try wang.takeBack(try #require(try wang.lastOwnChange()).id)
    _ = try clinic.store.takeBack(change.id)
    #expect(try clinic.store.cardSheet(of: patient).entry[.workplace].isEmpty)
  }

  @Test func nobodyTakesBackWhatOthersDid() throws {
    let (clinic, patient) = try clinic()
    try edit(clinic.store, patient, .workplace, "供销社")
    let change = try #require(try clinic.store.lastOwnChange())
    let wang = try clinic.secondTerminal()
    #expect(try wang.lastOwnChange() == nil)
    #expect(throws: StoreError.notFound) { try wang.takeBack(change.id) }
    _ = try clinic.store.takeBack(change.id)
    #expect(throws: StoreError.notFound) { try clinic.store.takeBack(change.id) }
  }

  @Test func anOutcomeGoesBackWithItsDate() throws {
    let (clinic, patient) = try clinic()
    _ = try clinic.store.openFollowUps(
      [
        FollowUpDraft(
          reason: .bloodPressureRecheck, channel: .phone, due: clinic.today, risk: .regular,
          why: Localized(same: "x"))
      ], of: patient)
    let item = try #require(try clinic.store.queue(.all, limit: 5).items.first)
    let due = clinic.today.adding(days: 3)
    let recorded = try clinic.store.recordOutcome(
      of: item.followUp.id, version: item.followUp.version, outcome: .noAnswer, note: "",
      nextDue: due)
    _ = try clinic.store.recordOutcome(
      of: item.followUp.id, version: recorded.version, outcome: .noAnswer, note: "",
      nextDue: due.adding(days: 1))
    let later = try again(clinic)
    for expected in [due, clinic.today] {
      let change = try #require(try later.lastOwnChange())
      #expect(change.object == .followUp && change.event == "no-answer")
      _ = try later.takeBack(change.id)
      #expect(try later.followUp(item.followUp.id).details.due == expected)
    }
    #expect(try later.lastOwnChange() == nil)
  }

  @Test func aChangeOfSeveralFollowUpsIsOneAndGoesBackAsOne() throws {
    let (clinic, patient) = try clinic()
    let draft = FollowUpDraft(
      reason: .bloodPressureRecheck, channel: .phone, due: clinic.today, risk: .regular,
      why: Localized(same: "x"))
    _ = try clinic.store.openFollowUps([draft, draft], of: patient)
    let ids = try clinic.store.queue(.all, limit: 5).items.map(\.followUp.id)
    let first = try clinic.store.recordOutcome(
      of: ids[0], version: 1, outcome: .noAnswer, note: "", nextDue: clinic.today.adding(days: 2))
    let briefs = try clinic.store.followUpBriefs(ids: ids.map { Int64($0.value) })
    _ = try clinic.store.change(briefs, .reschedule(clinic.today.adding(days: 9)))
    let later = try again(clinic)
    let change = try #require(try later.lastOwnChange())
    #expect(change.object == .followUps && change.count == 2)
    #expect(change.title.english == "2 follow-ups rescheduled")
    _ = try later.takeBack(change.id)
    #expect(try later.followUp(ids[0]).details.due == first.details.due)
    #expect(try later.followUp(ids[1]).details.due == clinic.today)
    // What was done before it is next.
    let before = try #require(try later.lastOwnChange())
    #expect(before.object == .followUp && !before.isOutdated)
    _ = try later.takeBack(before.id)
    #expect(try later.followUp(ids[0]).details.attempts.isEmpty)
  }

  @Test func aMergeIsTakenBackToo() throws {
    let (clinic, stays) = try clinic()
    _ = try Importer(clinic.store, source: "his").take(
      sampleRecord(name: "张山", key: "Patient/2", phone: "13812340099"))
    let goes = try #require(try clinic.find("张山").first).patient
    let preview = try clinic.store.mergePreview(into: stays, of: goes)
    _ = try clinic.store.merge(preview, taking: [])
    let later = try again(clinic)
    let change = try #require(try later.lastOwnChange())
    #expect(change.object == .merge && change.patient == stays)
    _ = try later.takeBack(change.id)
    #expect(try clinic.find("张山").count == 1)
    #expect(try later.lastOwnChange() == nil)
  }

  @Test func takingBackElsewhereIsNoticedHere() throws {
    let (clinic, patient) = try clinic()
    let receipt = try clinic.store.addWalkIn(WalkInOrder(patient: patient, kind: .consultation))
    _ = try clinic.store.undoAppointment(receipt.entry.id, version: receipt.entry.version)
    #expect(try clinic.store.lastOwnChange() == nil)
    try edit(clinic.store, patient, .workplace, "供销社")
    _ = try clinic.store.undoCardChange()
    #expect(try clinic.store.lastOwnChange() == nil)
  }

  @Test func ofARestrictedRecordNothingIsTold() throws {
    let (clinic, patient) = try clinic()
    let reception = try clinic.terminal(of: .reception)
    _ = try reception.addNotice(NoticeDraft(kind: .message, text: "x"), of: patient)
    let change = try #require(try reception.lastOwnChange())
    try clinic.terminal(of: .manager).restrict(patient, reason: "r", requester: "本人")
    #expect(try reception.lastOwnChange() == nil)
    #expect(throws: StoreError.notFound) { try reception.takeBack(change.id) }
  }

  @Test func aNameIsMaskedForWhoWorksWithMaskedNames() throws {
    let (clinic, patient) = try clinic()
    let cashier = try clinic.terminal(of: .cashier)
    _ = try cashier.addNotice(
      NoticeDraft(kind: .unpaid, text: "挂号费", amount: Yuan(fen: 100)), of: patient)
    let change = try #require(try cashier.lastOwnChange())
    #expect(change.name == Mask.name("张三"))
    _ = try cashier.takeBack(change.id)
    #expect(try cashier.notices(of: patient).isEmpty)
  }
}
