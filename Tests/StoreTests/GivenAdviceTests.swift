import Domain
import FollowUps
import Forms
import Foundation
import Interchange
import SQLite
import Store
import TestSupport
import Testing

/// Advice that is given at a contact: kept with it, once, taken back, merged, erased, and for whom.
@Suite struct GivenAdviceTests {
  private static let library = """
    { version: 1, advice: [
      { id: 'salt', version: 3, kind: 'diet', zh: '每天吃盐不超过5克永安里', en: 'at most 5 g of salt',
        for: [{ diagnosis: 'I10' }], source: { zh: '源', en: 'source' } },
      { id: 'walk', version: 1, kind: 'exercise', zh: '每天快走', en: 'walk fast',
        for: ['everybody'], source: { zh: '源', en: 'source' } },
      { id: 'run', version: 1, kind: 'exercise', zh: '慢跑', en: 'run', for: ['everybody'],
        not: [{ diagnosis: 'I10' }], source: { zh: '源', en: 'source' } },
      { id: 'test', version: 1, kind: 'mind', zh: '按时复查', en: 'come again',
        for: [{ diagnosis: 'B20' }], source: { zh: '源', en: 'source' } },
    ] }
    """

  private static let form = VisitForm.file([VisitForm.systolic], id: "pressure")

  private static func problem(_ code: String, _ name: String) -> Condition {
    Condition(code: Coding(system: "http://hl7.org/fhir/sid/icd-10", code: code, display: name))
  }

  private func clinic(
    _ codes: [String] = ["I10"]
  ) throws -> (clinic: TestClinic, patient: PatientID, followUp: FollowUpID) {
    let clinic = try TestClinic()
    let machine = try clinic.machine()
    let saving = try machine.saveAdvice([("a.json5", Array(Self.library.utf8))])
    try #require(saving.isAccepted, "\(saving.diagnostics)")
    try #require(try machine.saveForms([Self.form]).isAccepted)
    var record = sampleRecord()
    record.conditions = codes.enumerated().map { place, code in
      .init(Self.problem(code, "病\(place)"), key: "Condition/\(place)")
    }
    _ = try Importer(clinic.store, source: "his").take(record)
    let patient = try #require(try clinic.find("张三").first).patient
    let draft = FollowUpDraft(
      reason: .hypertensionManagement, channel: .phone, due: clinic.today, risk: .regular,
      why: Localized(same: "季度"))
    try clinic.store.openFollowUps([draft], of: patient)
    let opened = try clinic.store.archive(of: patient, purpose: .command).followUps
    return (clinic, patient, try #require(opened.first { $0.details.state == .open }).id)
  }

  private func filled(_ store: Store, _ patient: PatientID) throws -> FilledForm {
    let form = try #require(try store.forms()["pressure"])
    var open = OpenForm(
      form, context: try store.formContext(form, of: patient, on: store.today))
    #expect(open.enter("138", at: QuestionnaireItemKey("sbp")) == nil)
    return try open.completed().get()
  }

  private func close(_ store: Store, _ id: FollowUpID) throws -> FollowUp {
    let found = try store.followUp(id)
    return try store.recordOutcome(
      of: id, version: found.version, outcome: .completed, note: "", nextDue: nil)
  }

  // MARK: - Giving

  @Test func itIsKeptWithTheContactInTheWordsOfThatDay() throws {
    let (clinic, patient, followUp) = try clinic()
    let given = try clinic.store.giveAdvice("salt", of: patient, at: .followUp(followUp))
    #expect(given.followUp == followUp && given.form == nil && given.carePlan == nil)
    #expect(given.advice.version == 3 && given.advice.kind == .diet)
    #expect(given.advice.text == Localized(zh: "每天吃盐不超过5克永安里", en: "at most 5 g of salt"))
    #expect(given.advice.why.chinese.contains("I10"))
    #expect(given.advice.day == clinic.today && given.staff == "李护士" && given.version == 1)
    // The library may say something else later.
    let later = Self.library.replacing("version: 3", with: "version: 4").replacing(
      "at most 5 g of salt", with: "no salt")
    _ = try clinic.machine().saveAdvice([("a.json5", Array(later.utf8))])
    #expect(try clinic.store.givenAdvice(of: patient) == [given])
    let archive = try clinic.store.archive(of: patient, purpose: .open)
    #expect(archive.advice == [given])
  }

  @Test func itIsGivenOnceAtAContactAndAgainAtTheNext() throws {
    let (clinic, patient, followUp) = try clinic()
    let store = clinic.store
    _ = try store.giveAdvice("walk", of: patient, at: .followUp(followUp))
    #expect(throws: StoreError.refused(AdviceRefusal.alreadyGiven.message)) {
      try store.giveAdvice("walk", of: patient, at: .followUp(followUp))
    }
    _ = try store.giveAdvice("walk", of: patient, at: .day)
    #expect(throws: StoreError.refused(AdviceRefusal.alreadyGiven.message)) {
      try store.giveAdvice("walk", of: patient, at: .day)
    }
    #expect(try store.givenAdvice(of: patient).count == 2)
  }

  @Test func whatMustNotBeGivenAndWhatNobodyKnowsIsRefused() throws {
    let (clinic, patient, followUp) = try clinic()
    let store = clinic.store
    let error = #expect(throws: StoreError.self) {
      try store.giveAdvice("run", of: patient, at: .followUp(followUp))
    }
    guard case .refused(let words)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(words.english.contains("I10"))
    #expect(throws: StoreError.refused(AdviceRefusal.unknown("sleep").message)) {
      try store.giveAdvice("sleep", of: patient, at: .day)
    }
    #expect(throws: StoreError.notFound) {
      try store.giveAdvice("walk", of: patient, at: .followUp(FollowUpID(999)))
    }
    #expect(throws: StoreError.notFound) {
      try store.giveAdvice("walk", of: patient, at: .form(9))
    }
    #expect(throws: StoreError.notFound) {
      try store.giveAdvice("walk", of: patient, at: .day, into: 9)
    }
    // What was not chosen may still be given by a person, without a reason of the library's.
    #expect(try store.givenAdvice(of: patient) == [])
    let own = try store.giveAdvice("test", of: patient, at: .day)
    #expect(own.advice.why.chinese.isEmpty)
  }

  @Test func atAClosedFollowUpItIsNeitherGivenNorTakenBack() throws {
    let (clinic, patient, followUp) = try clinic()
    let store = clinic.store
    let given = try store.giveAdvice("salt", of: patient, at: .followUp(followUp))
    let closed = try close(store, followUp)
    #expect(closed.attempt(of: given) == 0)
    let ended = StoreError.refused(AdviceRefusal.ended.message)
    #expect(throws: ended) { try store.giveAdvice("walk", of: patient, at: .followUp(followUp)) }
    #expect(throws: ended) { try store.undoAdvice(given.id, version: 1) }
    // One step after the other, each by one's last change.
    for _ in 0..<2 {
      _ = try store.takeBack(try #require(try store.lastOwnChange()).id)
    }
    #expect(try store.followUp(followUp).details.state == .open)
    #expect(try store.givenAdvice(of: patient) == [])
    #expect(throws: StoreError.conflict) { try store.undoAdvice(given.id, version: 2) }
  }

  @Test func aColleaguesCallTakesNoAdviceOfOthers() throws {
    let (clinic, patient, followUp) = try clinic()
    let doctor = try clinic.terminal(of: .doctor)
    _ = try clinic.store.claim(followUp)
    #expect(throws: StoreError.self) {
      try doctor.giveAdvice("walk", of: patient, at: .followUp(followUp))
    }
    _ = try doctor.giveAdvice("walk", of: patient, at: .day)
  }

  @Test func theVisitOfAFormOfTodayTakesIt() throws {
    let (clinic, patient, followUp) = try clinic()
    let store = clinic.store
    #expect(try store.adviceContact(of: patient) == .day)
    let form = try store.file(try filled(store, patient), of: patient, for: followUp)
    #expect(try store.adviceContact(of: patient) == .form(form.id))
    let given = try store.giveAdvice("walk", of: patient, at: .form(form.id))
    #expect(given.form == form.id && given.followUp == followUp)
    // It is the contact of the follow-up, too.
    #expect(throws: StoreError.refused(AdviceRefusal.alreadyGiven.message)) {
      try store.giveAdvice("walk", of: patient, at: .followUp(followUp))
    }
    clinic.clock.advance(seconds: 86_400)
    #expect(throws: StoreError.refused(AdviceRefusal.pastVisit.message)) {
      try store.giveAdvice("salt", of: patient, at: .form(form.id))
    }
    #expect(try store.adviceContact(of: patient) == .day)
  }

  // MARK: - Care plans

  private func plan(_ day: CalendarDate) -> CarePlan {
    CarePlan(
      title: Localized(same: "计划"), start: day,
      tasks: [CareTask(id: 1, text: "测血压", due: day.adding(days: 3))])
  }

  @Test func aCarePlanTakesItWithTheContactAndLosesItWithIt() throws {
    let (clinic, patient, followUp) = try clinic()
    let store = clinic.store
    let kept = try store.startCarePlan(plan(clinic.today), of: patient)
    let held = try store.changeCarePlan(
      kept.id, version: 1, .task(CareTask(id: 2, text: "查血脂")))
    let given = try store.giveAdvice(
      "salt", of: patient, at: .followUp(followUp), into: kept.id)
    #expect(given.carePlan == kept.id)
    #expect(try store.carePlan(kept.id).plan.advice == [given.advice])
    // A second contact finds it in the plan already.
    let again = try store.giveAdvice("salt", of: patient, at: .day, into: kept.id)
    #expect(try store.carePlan(kept.id).version == 3)
    _ = try store.undoAdvice(again.id, version: 1)
    #expect(try store.carePlan(kept.id).plan.advice == [given.advice])
    _ = try store.undoAdvice(given.id, version: 1)
    #expect(try store.carePlan(kept.id).plan == held.plan)
    // What came before can be taken back in its turn.
    let change = try #require(try store.lastOwnChange())
    #expect(change.object == .carePlan && !change.isOutdated)
    _ = try store.takeBack(change.id)
    #expect(try store.carePlan(kept.id).plan.tasks.count == 1)
  }

  @Test func thePlanAloneCanTakeItBackAndWhatCameLaterStays() throws {
    let (clinic, patient, _) = try clinic()
    let store = clinic.store
    let kept = try store.startCarePlan(plan(clinic.today), of: patient)
    let first = try store.giveAdvice("salt", of: patient, at: .day, into: kept.id)
    let undone = try store.undoCarePlan(kept.id, version: 2)
    #expect(undone.plan.advice.isEmpty)
    #expect(try store.givenAdvice(of: patient) == [first])
    _ = try store.undoAdvice(first.id, version: 1)
    #expect(try store.carePlan(kept.id).version == 3, "there was nothing left to take out")
    let second = try store.giveAdvice("walk", of: patient, at: .day, into: kept.id)
    _ = try store.changeCarePlan(kept.id, version: 4, .task(CareTask(id: 2, text: "查血脂")))
    _ = try store.undoAdvice(second.id, version: 1)
    let now = try store.carePlan(kept.id).plan
    #expect(now.advice.isEmpty && now.tasks.count == 2)
  }

  @Test func theArchiveSaysWhatIsNext() throws {
    let (clinic, patient, _) = try clinic()
    func next(_ store: Store) throws -> CareNext? {
      try store.archive(of: patient, purpose: .open).careNext
    }
    #expect(try next(clinic.store) == nil)
    var plan = plan(clinic.today)
    plan.goals = [
      CareGoal(
        id: 5, indicator: "sbp", target: .limit(.lessThan, 140), unit: "mm[Hg]",
        due: clinic.today.adding(days: 90))
    ]
    _ = try clinic.store.startCarePlan(plan, of: patient)
    let found = try #require(try next(clinic.store))
    #expect(found.task?.text == "测血压" && found.goal?.id == 5)
    #expect(!found.goalName.chinese.isEmpty)
    #expect(try next(try clinic.terminal(of: .reception)) == nil)
  }

  // MARK: - Who may

  @Test func itIsForThoseWhoMayKnowWhatItGoesBy() throws {
    let (clinic, patient, followUp) = try clinic()
    let reception = try clinic.terminal(of: .reception)
    #expect(throws: StoreError.denied(.add, .triage)) {
      try reception.giveAdvice("walk", of: patient, at: .followUp(followUp))
    }
    #expect(throws: StoreError.denied(.read, .triage)) {
      try reception.givenAdvice(of: patient)
    }
    let nurse = try clinic.terminal(of: .nurse)
    let given = try nurse.giveAdvice("walk", of: patient, at: .followUp(followUp))
    #expect(try reception.archive(of: patient, purpose: .open).advice == [])
    #expect(throws: StoreError.denied(.change, .triage)) {
      try reception.undoAdvice(given.id, version: 1)
    }
    // Once she has nothing to do with the person, a nurse sees what she gave herself.
    _ = try clinic.store.giveAdvice("salt", of: patient, at: .day)
    _ = try close(try clinic.terminal(of: .doctor), followUp)
    for one in try clinic.machine().archive(of: patient, purpose: .command).followUps
    where one.details.state == .open {
      _ = try clinic.store.recordOutcome(
        of: one.id, version: one.version, outcome: .other, note: "结束", nextDue: nil)
    }
    #expect(try nurse.givenAdvice(of: patient).map(\.id) == [given.id])
    #expect(throws: StoreError.denied(.read, .clinical)) {
      try nurse.giveAdvice("salt", of: patient, at: .day)
    }
  }

  @Test func whatAVerySensitiveDiagnosisBringsIsForThoseWhoTreat() throws {
    let (clinic, patient, followUp) = try clinic(["I10", "B20"])
    let doctor = try clinic.terminal(of: .doctor)
    _ = try doctor.giveAdvice("test", of: patient, at: .followUp(followUp))
    let open = try doctor.giveAdvice("salt", of: patient, at: .followUp(followUp))
    #expect(try doctor.givenAdvice(of: patient).count == 2)
    let nurse = try clinic.terminal(of: .nurse)
    #expect(try nurse.givenAdvice(of: patient) == [open])
    #expect(try nurse.archive(of: patient, purpose: .open).advice == [open])
  }

  @Test func aRestrictedPersonIsGivenNothingAndShownToNobody() throws {
    let (clinic, patient, _) = try clinic()
    let given = try clinic.store.giveAdvice("walk", of: patient, at: .day)
    try clinic.store.restrict(patient, reason: "本人要求", requester: "本人")
    let doctor = try clinic.terminal(of: .doctor)
    #expect(throws: StoreError.self) { try doctor.giveAdvice("salt", of: patient, at: .day) }
    #expect(throws: StoreError.self) { try doctor.givenAdvice(of: patient) }
    #expect(throws: StoreError.self) { try doctor.undoAdvice(given.id, version: 1) }
  }

  // MARK: - The whole record

  @Test func theTrailTellsOfItWithoutItsContent() throws {
    let (clinic, patient, _) = try clinic()
    let given = try clinic.store.giveAdvice("walk", of: patient, at: .day)
    _ = try clinic.store.undoAdvice(given.id, version: 1)
    let connection = try Connection(path: clinic.path, mode: .readOnly)
    let words = try connection.text(
      """
      SELECT group_concat(detail, '|') FROM (
        SELECT detail FROM audit_event WHERE detail GLOB 'advice *' ORDER BY id)
      """)
    #expect(words == "advice saved 1|advice add|advice undo")
    #expect(AuditWords.said("advice add").chinese == "健康建议 新增")
  }

  @Test func itGoesWithThePersonWhenCardsAreMergedAndBack() throws {
    let (clinic, patient, _) = try clinic()
    let importer = Importer(clinic.store, source: "his")
    _ = try importer.take(sampleRecord(name: "张山", key: "Patient/2", phone: "13812340029"))
    let other = try #require(try clinic.find("张山").first).patient
    let given = try clinic.store.giveAdvice("walk", of: other, at: .day)
    let merge = try clinic.store.merge(
      try clinic.store.mergePreview(into: patient, of: other), taking: [])
    #expect(try clinic.store.givenAdvice(of: patient).map(\.id) == [given.id])
    #expect(try clinic.store.givenAdvice(of: other).map(\.id) == [given.id])
    _ = try clinic.store.unmerge(merge.id)
    #expect(try clinic.store.givenAdvice(of: patient) == [])
    #expect(try clinic.store.givenAdvice(of: other) == [given])
  }

  @Test func theCopyForThePersonHasItAlsoWhatWasTakenBack() throws {
    let (clinic, patient, followUp) = try clinic()
    let store = clinic.store
    let first = try store.giveAdvice("walk", of: patient, at: .followUp(followUp))
    _ = try store.undoAdvice(first.id, version: 1)
    let second = try store.giveAdvice("salt", of: patient, at: .followUp(followUp))
    let export = try store.exportPerson(patient, to: "本人", purpose: "查阅")
    #expect(export.advice.map(\.id) == [first.id, second.id])
    #expect(export.advice.map(\.isMistaken) == [true, false])
    let bundle = FHIRExport(export, zone: TestClinic.zone, clinic: "test")
      .bundle(at: clinic.clock.now).text
    #expect(bundle.contains(#""resourceType":"Communication""#))
    #expect(bundle.contains("at most 5 g of salt"))
  }

  @Test func nothingOfItStaysWhenThePersonIsErased() throws {
    let (clinic, patient, followUp) = try clinic()
    let plan = try clinic.store.startCarePlan(plan(clinic.today), of: patient)
    _ = try clinic.store.giveAdvice("salt", of: patient, at: .followUp(followUp), into: plan.id)
    // Advice is a part of the record, which has to be kept.
    #expect(throws: StoreError.self) { try clinic.store.askToErase(patient, reason: "本人要求") }
    clinic.clock.advance(seconds: 16 * 366 * 86_400)
    let question = try clinic.store.askToErase(patient, reason: "本人要求")
    let other = try clinic.machine()
    _ = try other.act(as: "ma", systemUser: "")
    try other.decide(question, allow: true)
    try clinic.store.erase(patient)
    #expect(try clinic.machine().check().isClean)
    let file = try Connection(path: clinic.path, mode: .readWrite)
    #expect(try file.integer("SELECT count(*) FROM advice_given") == 0)
  }
}
