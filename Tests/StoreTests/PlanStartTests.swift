import Domain
import FollowUps
import Interchange
import SQLite
import Store
import TestSupport
import Testing

/// Plans begin and end by what becomes known of a person, once, in the transaction that made it so.
@Suite struct PlanStartTests {
  private static let pressure = PlanClinic.diagnosis("I10.x00", on: "2020-01-01")

  private func running(_ desk: PlanClinic, _ patient: PatientID? = nil) throws -> [String] {
    try desk.store.plans(of: patient ?? desk.patient).running.map(\.plan).sorted()
  }

  @Test func aDiagnosisBeginsItsPlansOnce() throws {
    let desk = try PlanClinic(diagnoses: [Self.pressure])
    #expect(try running(desk) == ["annual-exam", "hypertension"])
    let events = try desk.number("SELECT count(*) FROM plan_event")
    _ = try desk.take("张三", [Self.pressure])
    #expect(try desk.number("SELECT count(*) FROM plan_event") == events)
    #expect(try desk.row("hypertension").details.due == CalendarDate(iso: "2026-12-04"))
    let plan = try #require(
      try desk.store.plans(of: desk.patient).running.first { $0.plan == "hypertension" })
    #expect(plan.cause == .diagnosis(prefix: "I10"))
    try desk.expectSettled()
  }

  @Test func aPlanThatSomebodyEndedIsNotBegunAgainByTheSameDiagnosis() throws {
    let desk = try PlanClinic(diagnoses: [Self.pressure])
    let plan = try #require(
      try desk.store.plans(of: desk.patient).running.first { $0.plan == "hypertension" })
    try desk.store.endPlan(plan.instance, of: desk.patient, reason: "在外院管理")
    _ = try desk.take("张三", [Self.pressure, PlanClinic.diagnosis("J06.9")])
    #expect(try running(desk) == ["annual-exam"])
    try desk.expectSettled()
  }

  @Test func aDiagnosisThatNeverWasTakesItsPlanBack() throws {
    let desk = try PlanClinic(diagnoses: [Self.pressure])
    var mistaken = Self.pressure
    mistaken.verificationStatus = "entered-in-error"
    mistaken.clinicalStatus = "inactive"
    _ = try desk.take("张三", [mistaken])
    #expect(try running(desk).isEmpty)
    #expect(try desk.open().isEmpty)
    _ = try desk.take("张三", [Self.pressure])
    #expect(try running(desk) == ["annual-exam", "hypertension"])
    try desk.expectSettled()
  }

  @Test func aCardOnWhichADiseaseIsTickedBeginsThePlanAndUndoTakesItBack() throws {
    let desk = try PlanClinic()
    let sheet = try desk.store.cardSheet(of: desk.patient)
    _ = try desk.store.editCard(sheet, changes: [.diseases: "hypertension"])
    #expect(try running(desk) == ["annual-exam", "hypertension"])
    _ = try desk.store.undoCardChange()
    #expect(try running(desk).isEmpty)
    #expect(try desk.open().isEmpty)
  }

  @Test func aDischargeBeginsItsLadderAndAnOldOneAsksForNothing() throws {
    let desk = try PlanClinic()
    func stay(_ end: String, _ key: String) throws {
      let day = try #require(CalendarDate(iso: end))
      let moment = TestClinic.zone.instant(day, secondOfDay: 36_000)
      var record = sampleRecord(key: "Patient/1")
      record.encounters = [
        .init(
          Encounter(
            start: moment.adding(seconds: -5 * 86_400), day: day.adding(days: -5), end: moment,
            classCode: "IMP", type: "住院"), key: key)
      ]
      _ = try Importer(desk.store, source: "his").take(record)
    }
    try stay("2024-03-01", "Encounter/1")
    #expect(try desk.open().isEmpty)
    try stay("2026-11-19", "Encounter/2")
    #expect(try running(desk) == ["post-discharge"])
    let first = try #require(try desk.open().first)
    #expect(first.details.due > desk.today.adding(days: -1))
    let events = try desk.number("SELECT count(*) FROM plan_event")
    try stay("2026-11-19", "Encounter/2")
    #expect(try desk.number("SELECT count(*) FROM plan_event") == events)
    try desk.expectSettled()
  }

  /// The rule of raised pressure makes the tag that the plan of education begins by.
  private static let rules = """
    rule bp.uncontrolled version 1
      tag "血压未控" en "BP not controlled"
      when latest(sbp, 90d) >= 140 mm[Hg]
      clear when latest(sbp, 90d) < 135 mm[Hg]
      if unknown off
    end

    """

  @Test func aTagBeginsAPlanInTheSameTransactionAndEndsItWhenItGoes() throws {
    let desk = try PlanClinic(rules: Self.rules)
    try desk.measure(152, 90)
    #expect(try running(desk) == ["education-hypertension"])
    #expect(try desk.row("education-hypertension").details.channel == .message)
    try desk.expectSettled()
    desk.wait(days: 3)
    try desk.measure(128, 80)
    #expect(try running(desk).isEmpty)
    let past = try desk.store.plans(of: desk.patient).past
    #expect(past.map(\.ending?.cause) == [.tagGone])
    #expect(try desk.open().isEmpty)
    desk.wait(days: 3)
    try desk.measure(160, 95)
    #expect(try running(desk) == ["education-hypertension"])
    try desk.expectSettled()
  }

  @Test func aResultOfOnePlanBeginsAnother() throws {
    let desk = try PlanClinic()
    _ = try desk.store.startPlan("bp-recheck", of: desk.patient)
    for _ in 0..<2 {
      desk.go(to: try desk.row("bp-recheck").details.due)
      try desk.measure(126, 78)
      try desk.record(.completed, try desk.row("bp-recheck"))
    }
    #expect(try running(desk) == ["hypertension-risk"])
    try desk.expectSettled()
  }

  @Test func ofTheDeadNothingIsWantedUntilTheDeathIsTakenBack() throws {
    let desk = try PlanClinic(diagnoses: [Self.pressure])
    try Connection(path: desk.clinic.path, mode: .readWrite).execute(
      "UPDATE patient SET is_deceased = 1")
    _ = try desk.store.tendPlans()
    #expect(try desk.store.plans(of: desk.patient).absence?.cause == .died)
    #expect(try desk.open().isEmpty)
    try desk.expectSettled()
    try Connection(path: desk.clinic.path, mode: .readWrite).execute(
      "UPDATE patient SET is_deceased = 0")
    _ = try desk.store.tendPlans()
    #expect(try running(desk) == ["annual-exam", "hypertension"])
    #expect(try desk.open().count == 2)
    try desk.expectSettled()
  }

  @Test func aRestrictedRecordKeepsItsFollowUpsWithheld() throws {
    let desk = try PlanClinic(diagnoses: [Self.pressure])
    let machine = try desk.clinic.machine()
    try machine.restrict(desk.patient, reason: "本人要求", requester: "本人")
    #expect(try machine.queue(.all, limit: 10).items.isEmpty)
    _ = try machine.startPlan("medication", of: desk.patient)
    #expect(try desk.number("SELECT count(*) FROM follow_up WHERE state = 0") == 0)
    #expect(try desk.number("SELECT count(*) FROM follow_up WHERE state = 3") == 3)
    try machine.liftRestriction(of: desk.patient)
    #expect(try desk.open().count == 3)
    try desk.expectSettled()
  }

  @Test func cardsThatBecomeOneHaveOnePlanOfAProgrammeAndSplitTheyHaveTheirsAgain() throws {
    let desk = try PlanClinic(diagnoses: [Self.pressure])
    let other = try desk.take("李四", key: "2", [Self.pressure])
    let (one, two) = (try desk.open(), try desk.open(other))
    let preview = try desk.store.mergePreview(into: desk.patient, of: other)
    let merge = try desk.store.merge(preview, taking: [])
    #expect(try running(desk) == ["annual-exam", "hypertension"])
    #expect(try desk.open().map(\.id) == one.map(\.id))
    try desk.expectSettled()
    _ = try desk.store.unmerge(merge.id)
    #expect(try desk.open().map(\.id) == one.map(\.id))
    #expect(try desk.open(other).map(\.id) == two.map(\.id))
    #expect(try running(desk, other) == ["annual-exam", "hypertension"])
    try desk.expectSettled()
    try desk.expectSettled(other)
  }

  @Test func aLostPersonWhoIsSeenAgainIsFollowedUpAgain() throws {
    let desk = try PlanClinic(diagnoses: [Self.pressure])
    try desk.record(.lost, try desk.row("hypertension"))
    #expect(try desk.open().isEmpty)
    desk.wait(days: 40)
    var record = sampleRecord(key: "Patient/1")
    record.encounters = [
      .init(
        Encounter(start: desk.clinic.clock.now, day: desk.today, classCode: "AMB", type: "门诊"),
        key: "Encounter/9")
    ]
    _ = try Importer(desk.store, source: "his").take(record)
    #expect(try desk.store.plans(of: desk.patient).absence == nil)
    #expect(try desk.open().count == 2)
    try desk.expectSettled()
  }
}
