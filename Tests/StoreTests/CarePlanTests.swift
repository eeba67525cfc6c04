import Domain
import Foundation
import Interchange
import SQLite
import Store
import TestSupport
import Testing

/// Care plans that are begun, changed, taken back, merged, exported and erased.
@Suite struct CarePlanTests {
  private func day(_ text: String) -> CalendarDate {
    CalendarDate(iso: text) ?? CalendarDate(dayNumber: 0)
  }

  private func clinic() throws -> (TestClinic, PatientID) {
    let clinic = try TestClinic()
    var record = sampleRecord()
    record.measurements = [
      systolic(162, on: "2026-10-01", key: "Observation/1"),
      systolic(150, on: "2026-11-01", key: "Observation/2"),
    ]
    record.conditions = [
      .init(
        Condition(
          code: Coding(system: "http://hl7.org/fhir/sid/icd-10", code: "I10", display: "高血压")),
        key: "Condition/1")
    ]
    _ = try Importer(clinic.store, source: "his").take(record)
    return (clinic, try #require(try clinic.find("张三").first).patient)
  }

  private var plan: CarePlan {
    CarePlan(
      title: Localized(zh: "高血压照护计划", en: "Hypertension plan"), start: day("2026-11-21"),
      template: "hypertension@1",
      goals: [
        CareGoal(
          id: 1, indicator: "sbp", target: .limit(.lessThan, 140), unit: "mm[Hg]",
          due: day("2027-02-21"), start: GoalReading(150, on: day("2026-11-01")),
          source: Localized(zh: "规范三版", en: "standard"))
      ],
      tasks: [
        CareTask(id: 2, text: "测血压\"每天\"", due: day("2026-12-01")),
        CareTask(
          id: 3, text: "查血脂", owner: .staff("li"),
          done: CareTask.Completion(day: day("2026-11-21"), staff: "li")),
      ],
      advice: [
        CareAdvice(
          entry: "salt-5g", version: 2, kind: .diet, text: Localized(zh: "少盐", en: "less salt"),
          why: Localized(zh: "诊断 I10", en: "diagnosis I10"), day: day("2026-11-21"))
      ])
  }

  @Test func aPlanIsKeptWhole() throws {
    let (clinic, patient) = try clinic()
    let kept = try clinic.store.startCarePlan(plan, of: patient)
    #expect(kept.plan == plan)
    #expect(kept.version == 1 && kept.staff == "李护士")
    #expect(try clinic.store.carePlans(of: patient) == [kept])
    #expect(try clinic.secondTerminal().carePlan(kept.id) == kept)
  }

  @Test func theJSONOfAPlanLosesNothing() throws {
    var whole = plan
    whole.status = .onHold
    whole.reason = "住院\n\"外院\""
    whole.goals[0].start?.comparator = .lessThan
    whole.goals.append(
      CareGoal(
        id: 9, indicator: "fpg", target: .between(4.4, 7), unit: "mmol/L", status: .cancelled))
    whole.nextNumber = 30
    #expect(CarePlan(json: Array(whole.json.text.utf8)) == whole)
    #expect(CarePlan(json: Array("{}".utf8)) == nil)
    #expect(CarePlan(json: Array(whole.json.text.replacing("<140", with: "about").utf8)) == nil)
  }

  @Test func aChangeIsKeptAndTakenBackExactlyFromAnotherSession() throws {
    let (clinic, patient) = try clinic()
    let nurse = try clinic.terminal(of: .nurse)
    let kept = try clinic.store.startCarePlan(plan, of: patient)
    var done = plan.tasks[0]
    done.done = CareTask.Completion(day: day("2026-11-25"), staff: "nurse")
    let changed = try nurse.changeCarePlan(kept.id, version: 1, .task(done))
    #expect(changed.version == 2)
    #expect(changed.plan.tasks[0].done?.staff == "nurse")
    let held = try nurse.changeCarePlan(
      kept.id, version: 2, .status(.onHold, on: day("2026-11-26"), reason: "住院"))
    #expect(held.plan.status == .onHold)

    let change = try #require(try nurse.lastOwnChange())
    #expect(change.object == .carePlan && !change.isOutdated)
    _ = try nurse.takeBack(change.id)
    let again = try clinic.store.carePlans(of: patient)
    #expect(again.map(\.plan) == [changed.plan] && again.map(\.version) == [4])
    // What came before can be taken back in its turn.
    let first = try #require(try nurse.lastOwnChange())
    _ = try nurse.takeBack(first.id)
    #expect(try clinic.store.carePlans(of: patient).map(\.plan) == [plan])
  }

  @Test func aBeginningIsTakenBackAndMarked() throws {
    let (clinic, patient) = try clinic()
    let kept = try clinic.store.startCarePlan(plan, of: patient)
    let taken = try clinic.store.undoCarePlan(kept.id, version: 1)
    #expect(taken.isMistaken)
    #expect(try clinic.store.carePlans(of: patient) == [])
    #expect(throws: StoreError.conflict) {
      try clinic.store.changeCarePlan(kept.id, version: 2, .withoutGoal(1))
    }
    #expect(throws: StoreError.conflict) { try clinic.store.undoCarePlan(kept.id, version: 2) }
  }

  @Test func theFirstOfTwoChangesWins() throws {
    let (clinic, patient) = try clinic()
    let kept = try clinic.store.startCarePlan(plan, of: patient)
    let other = try clinic.secondTerminal()
    _ = try other.changeCarePlan(kept.id, version: 1, .withoutTask(2))
    #expect(throws: StoreError.conflict) {
      try clinic.store.changeCarePlan(kept.id, version: 1, .withoutGoal(1))
    }
    // The one who was not the last cannot take it back either.
    #expect(throws: StoreError.conflict) { try clinic.store.undoCarePlan(kept.id, version: 1) }
  }

  @Test func whatCannotBeIsRefusedAndNothingChanges() throws {
    let (clinic, patient) = try clinic()
    let kept = try clinic.store.startCarePlan(plan, of: patient)
    #expect(throws: StoreError.refused(CareRefusal.notThere.message)) {
      try clinic.store.changeCarePlan(kept.id, version: 1, .withoutGoal(7))
    }
    #expect(throws: StoreError.notFound) { try clinic.store.carePlan(99) }
    // A change that changes nothing makes no version.
    let same = try clinic.store.changeCarePlan(kept.id, version: 1, .goal(plan.goals[0]))
    #expect(same.version == 1)
    #expect(try clinic.store.carePlans(of: patient) == [kept])
  }

  @Test func receptionMayNeitherReadNorWrite() throws {
    let (clinic, patient) = try clinic()
    let kept = try clinic.store.startCarePlan(plan, of: patient)
    let reception = try clinic.terminal(of: .reception)
    #expect(throws: StoreError.denied(.read, .triage)) { try reception.carePlans(of: patient) }
    #expect(throws: StoreError.denied(.add, .triage)) {
      try reception.startCarePlan(self.plan, of: patient)
    }
    #expect(throws: StoreError.denied(.change, .triage)) {
      try reception.changeCarePlan(kept.id, version: 1, .withoutGoal(1))
    }
    // A nurse of another patient sees what she began herself and no more.
    let nurse = try clinic.terminal(of: .nurse)
    #expect(try nurse.carePlans(of: patient) == [])
    let own = try nurse.startCarePlan(plan, of: patient)
    #expect(try nurse.carePlans(of: patient).map(\.id) == [own.id])
    #expect(throws: StoreError.notFound) { try nurse.carePlan(kept.id) }
  }

  @Test func theTrailTellsOfItWithoutItsContent() throws {
    let (clinic, patient) = try clinic()
    let kept = try clinic.store.startCarePlan(plan, of: patient)
    _ = try clinic.store.changeCarePlan(kept.id, version: 1, .withoutTask(2))
    _ = try clinic.store.undoCarePlan(kept.id, version: 2)
    let connection = try Connection(path: clinic.path, mode: .readOnly)
    let words = try connection.text(
      """
      SELECT group_concat(detail, '|') FROM (
        SELECT detail FROM audit_event WHERE detail GLOB 'care*' ORDER BY id)
      """)
    #expect(words == "care add|care task|care undo")
    #expect(AuditWords.said("care task").chinese == "照护计划 任务")
  }

  @Test func goalsGetTheValuesOfTheirIndicator() throws {
    let (clinic, patient) = try clinic()
    let found = try clinic.store.goalReadings(of: patient, indicators: ["sbp", "fpg", "nothing"])
    #expect(
      found["sbp"] == [
        GoalReading(162, on: day("2026-10-01")), GoalReading(150, on: day("2026-11-01")),
      ])
    #expect(found["fpg"] == [])
    #expect(found["nothing"] == nil)
  }

  @Test func whatIsDueIsListedUntilItIsDoneOrThePlanRests() throws {
    let (clinic, patient) = try clinic()
    let kept = try clinic.store.startCarePlan(plan, of: patient)
    func due(_ day: String, _ store: Store? = nil) throws -> [Int] {
      try (store ?? clinic.store).carePlans(dueBy: self.day(day)).map(\.id)
    }
    #expect(try due("2026-11-30") == [])
    #expect(try due("2026-12-01") == [kept.id])
    // Somebody who may not read the record is told nothing of it.
    #expect(try due("2026-12-01", try clinic.terminal(of: .nurse)) == [])
    var done = plan.tasks[0]
    done.done = CareTask.Completion(day: day("2026-11-25"))
    _ = try clinic.store.changeCarePlan(kept.id, version: 1, .task(done))
    #expect(try due("2027-02-20") == [])
    #expect(try due("2027-02-21") == [kept.id])
    _ = try clinic.store.changeCarePlan(
      kept.id, version: 2, .status(.onHold, on: day("2026-11-26"), reason: "住院"))
    #expect(try due("2028-01-01") == [])
    _ = try clinic.store.changeCarePlan(
      kept.id, version: 3, .status(.active, on: day("2026-11-27"), reason: ""))
    #expect(try due("2028-01-01") == [kept.id])
    _ = try clinic.store.undoCarePlan(kept.id, version: 4)
    #expect(try due("2028-01-01") == [])
  }

  @Test func aPlanGoesWithThePersonWhenCardsAreMergedAndBack() throws {
    let (clinic, patient) = try clinic()
    let importer = Importer(clinic.store, source: "his")
    _ = try importer.take(sampleRecord(name: "张山", key: "Patient/2", phone: "13812340029"))
    let other = try #require(try clinic.find("张山").first).patient
    let kept = try clinic.store.startCarePlan(plan, of: other)
    let preview = try clinic.store.mergePreview(into: patient, of: other)
    let merge = try clinic.store.merge(preview, taking: [])
    #expect(try clinic.store.carePlans(of: patient).map(\.id) == [kept.id])
    #expect(try clinic.store.carePlans(of: other).map(\.id) == [kept.id])
    _ = try clinic.store.unmerge(merge.id)
    #expect(try clinic.store.carePlans(of: patient) == [])
    #expect(try clinic.store.carePlans(of: other).map(\.id) == [kept.id])
  }

  @Test func theCopyForThePersonHasThePlansAlsoThoseTakenBack() throws {
    let (clinic, patient) = try clinic()
    let kept = try clinic.store.startCarePlan(plan, of: patient)
    _ = try clinic.store.undoCarePlan(kept.id, version: 1)
    let second = try clinic.store.startCarePlan(plan, of: patient)
    let export = try clinic.store.exportPerson(patient, to: "本人", purpose: "查阅")
    #expect(export.carePlans.map(\.id) == [second.id, kept.id])
    #expect(export.carePlans.map(\.isMistaken) == [false, true])
  }

  @Test func nothingOfAPlanStaysWhenThePersonIsErased() throws {
    let clinic = try TestClinic()
    _ = try Importer(clinic.store, source: "his").take(sampleRecord())
    let patient = try #require(try clinic.find("张三").first).patient
    var secret = plan
    secret.tasks[0].text = "永安里特别长的任务"
    let kept = try clinic.store.startCarePlan(secret, of: patient)
    _ = try clinic.store.changeCarePlan(kept.id, version: 1, .withoutTask(2))
    let question = try clinic.store.askToErase(patient, reason: "本人要求")
    let other = try clinic.machine()
    _ = try other.act(as: "ma", systemUser: "")
    try other.decide(question, allow: true)
    try clinic.store.erase(patient)
    #expect(try clinic.machine().check().isClean)
    let file = try Connection(path: clinic.path, mode: .readWrite)
    _ = try file.integer("PRAGMA wal_checkpoint(TRUNCATE)")
    let bytes = try Data(contentsOf: URL(filePath: clinic.path))
    #expect(bytes.firstRange(of: Data(secret.tasks[0].text.utf8)) == nil)
    for table in ["care_plan", "care_plan_version"] {
      #expect(try file.integer("SELECT count(*) FROM \(table)") == 0)
    }
  }
}
