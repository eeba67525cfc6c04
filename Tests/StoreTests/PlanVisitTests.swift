import Domain
import FollowUps
import Forms
import Rules
import SQLite
import Store
import TestSupport
import Testing

/// A form that is filed with the outcome of its follow-up, and what undoing and time do.
@Suite struct PlanVisitTests {
  /// A form that measures a pressure and says what it comes to.
  private static let form = VisitForm.file(
    [
      VisitForm.systolic, VisitForm.diastolic,
      """
      { id: 'course', zh: '分类', en: 'Course', type: 'choice', required: true, options: [
        { key: '1', code: 'good', zh: '控制满意', en: 'controlled' },
        { key: '2', code: 'worse', zh: '并发症', en: 'complication' },
      ] },
      """,
    ],
    outcomes: """
      { outcome: 'controlled', when: { item: 'course', is: 'good' } },
      { outcome: 'complication', when: { item: 'course', is: 'worse' } },
      """)

  private func desk() throws -> PlanClinic {
    let desk = try PlanClinic()
    let saving = try desk.store.saveForms([Self.form])
    try #require(saving.isAccepted, "\(saving.diagnostics)")
    _ = try desk.store.startPlan("hypertension", of: desk.patient)
    desk.go(to: try desk.row("hypertension").details.due)
    return desk
  }

  private func fill(
    _ desk: PlanClinic, _ systolic: String, _ diastolic: String, _ course: String
  ) throws -> FilledForm {
    try desk.filled(["sbp": systolic, "dbp": diastolic, "course": course])
  }

  @Test func aFiledFormEndsItsFollowUpAndItsJudgementSetsTheNextDate() throws {
    let desk = try desk()
    let row = try desk.row("hypertension")
    let filled = try fill(desk, "128", "78", "2")
    let proposal = try desk.store.planProposal(for: row.id, filled: filled)
    #expect(proposal.why?.chinese == "新发或加重并发症 → 建议转诊，2周内查转诊，规范三版 2.8")
    #expect(try desk.row("hypertension").version == row.version)
    let visit = try desk.store.file(
      filled, of: desk.patient, for: row.id, completing: VisitCompletion(version: row.version))
    #expect(visit.followUp.details.state == .done && visit.form.followUp == row.id)
    #expect(visit.next == proposal)
    let next = try desk.row("hypertension")
    #expect(next.details.due == proposal.due && next.details.why == proposal.why)
    #expect(visit.next.uses.map(\.result) == [.complication])
    try desk.expectSettled()
  }

  @Test func theValuesOfTheFormAreJudgedWhereItSaysNothing() throws {
    let desk = try desk()
    let row = try desk.row("hypertension")
    // Severe whatever the form says of the course.
    let filled = try fill(desk, "186", "112", "1")
    let visit = try desk.store.file(
      filled, of: desk.patient, for: row.id, completing: VisitCompletion(version: row.version))
    #expect(visit.next.uses.map(\.result) == [.emergency])
    #expect(try desk.row("hypertension").details.risk == .high)
    try desk.expectSettled()
  }

  @Test func aFormForAFollowUpThatSomebodyElseEndedIsNotFiled() throws {
    let desk = try desk()
    let row = try desk.row("hypertension")
    let filled = try fill(desk, "128", "78", "1")
    let other = try desk.clinic.secondTerminal()
    _ = try other.recordOutcome(
      of: row.id, version: row.version, outcome: .completed, note: "", nextDue: nil)
    #expect(throws: StoreError.conflict) {
      _ = try desk.store.file(
        filled, of: desk.patient, for: row.id, completing: VisitCompletion(version: row.version))
    }
    #expect(try desk.store.filedForms(of: desk.patient).isEmpty)
    #expect(try desk.open().count == 1)
  }

  @Test func aCallWithoutAMeetingDoesNotCountAndPutsTheDateOff() throws {
    let desk = try desk()
    let row = try desk.row("hypertension")
    let proposal = try desk.store.planProposal(for: row.id, channel: .phone)
    guard case .uncounted(.inPerson)? = proposal.uses.first?.counted else {
      Issue.record("\(proposal.uses)")
      return
    }
    try desk.record(.completed, row, channel: .phone)
    #expect(try desk.row("hypertension").details.due == proposal.due)
    try desk.expectSettled()
  }

  @Test func ownChangesOfPlansAreTakenBackOneByOne() throws {
    let desk = try PlanClinic()
    let nurse = try desk.clinic.terminal(of: .nurse)
    let plan = try nurse.startPlan("medication", of: desk.patient)
    #expect(try desk.open().count == 1)
    let key = try #require(try nurse.plans(of: desk.patient).running[0].wanted.first?.key)
    try nurse.skipPlanDate(key, of: desk.patient, reason: "已在外院")
    #expect(throws: StoreError.self) {
      try nurse.skipPlanDate(key, of: desk.patient, reason: "再一次")
    }
    for expected in ["skipped", "started"] {
      let last = try #require(try nurse.lastOwnChange())
      #expect(last.object == .plan && last.event == expected && !last.isOutdated)
      _ = try nurse.takeBack(last.id)
    }
    #expect(try nurse.lastOwnChange() == nil)
    #expect(try desk.open().isEmpty)
    #expect(try nurse.plans(of: desk.patient).isEmpty)
    #expect(throws: StoreError.self) { try nurse.undoPlanEvent(plan) }
  }

  @Test func timeAlonePassesAStepOnTheDayItIsNoted() throws {
    let desk = try PlanClinic()
    _ = try desk.store.startPlan("post-discharge", of: desk.patient)
    let first = try #require(try desk.open().first)
    let day = CalendarDate(
      dayNumber: try desk.number("SELECT day FROM plan_due WHERE patient = \(desk.patient.value)"))
    #expect(day > first.details.due)
    desk.go(to: day.adding(days: -1))
    #expect(try desk.store.tendPlans().looked == 0)
    desk.wait(days: 1)
    let tending = try desk.store.tendPlans()
    #expect(tending.looked == 1 && tending.changed == 2 && !tending.hasMore)
    #expect(try desk.open().map(\.id) != [first.id])
    #expect(try desk.open().count == 1)
    #expect(try desk.store.tendPlans().looked == 0)
    try desk.expectSettled()
  }

  @Test func aClockThatWasSetBackBringsNothingBack() throws {
    let desk = try desk()
    try desk.measure(128, 78)
    try desk.record(.completed, try desk.row("hypertension"))
    let open = try desk.open().map { [$0.id.value, $0.details.due.dayNumber] }
    desk.wait(days: -60)
    _ = try desk.store.tendPlans()
    #expect(try desk.open().map { [$0.id.value, $0.details.due.dayNumber] } == open)
    try desk.expectSettled()
    // What is done on such a day counts, though it seems to come before the beginning.
    let plan = try #require(try desk.store.plans(of: desk.patient).running.first)
    try desk.store.endPlan(plan.instance, of: desk.patient, reason: "外院")
    #expect(try desk.open().isEmpty)
    #expect(try desk.store.plans(of: desk.patient).past.map(\.ending?.cause) == [.hand])
    try desk.expectSettled()
  }

  @Test func whatWasWrittenOfARunThatBrokeOffIsFinishedByTheNext() throws {
    let desk = try desk()
    let event = "INSERT INTO plan_event (patient, day, recorded, at, content) VALUES "
    let day = desk.today.dayNumber
    try Connection(path: desk.clinic.path, mode: .readWrite).execute(
      event + "(\(desk.patient.value), \(day), \(day), 0, 'left' || char(9) || 'lost')")
    #expect(try desk.number("SELECT count(*) FROM follow_up WHERE state = 0") == 1)
    #expect(try desk.store.tendPlans().changed == 1)
    #expect(try desk.open().isEmpty)
    try desk.expectSettled()
  }

  @Test func theFirstVisitOfAPersonFromBeforeThePlansBeginsTheirs() throws {
    let desk = try PlanClinic(
      diagnoses: [PlanClinic.diagnosis("I10", on: "2020-01-01")], plans: false)
    try desk.store.openFollowUps(
      [
        FollowUpDraft(
          reason: .hypertensionManagement, channel: .visit, due: desk.today, risk: .regular,
          why: Localized(same: "季度"))
      ], of: desk.patient)
    try desk.savePlans()
    try desk.measure(128, 78)
    let old = try #require(try desk.open().first)
    let proposal = try desk.store.planProposal(for: old.id)
    #expect(proposal.due == CalendarDate(iso: "2027-02-19"))
    let done = try desk.record(.completed, old)
    #expect(try desk.row("hypertension").details.due == proposal.due)
    #expect(try desk.open().filter { $0.details.reason == .hypertensionManagement }.count == 1)
    try desk.expectSettled()
    _ = try desk.store.undoOutcome(of: done.id, version: done.version)
    #expect(
      try desk.open().filter { $0.details.reason == .hypertensionManagement }.map(\.id) == [old.id])
    try desk.expectSettled()
  }

  @Test func openFollowUpsOfAClinicAreTakenOverWithTheirDates() throws {
    let desk = try PlanClinic(plans: false)
    let due = desk.today.adding(days: -100)
    try desk.store.openFollowUps(
      [
        FollowUpDraft(
          reason: .diabetesManagement, channel: .phone, due: due, risk: .raised,
          why: Localized(same: "空腹血糖 8.1")),
        FollowUpDraft(
          reason: .other, channel: .phone, due: due, risk: .raised, why: Localized(same: "其他")),
      ], of: desk.patient)
    try desk.savePlans()
    #expect(try desk.store.adoptFollowUps() == 1)
    let row = try desk.row("diabetes")
    #expect(row.details.due == due && row.details.why.chinese == "空腹血糖 8.1")
    #expect(row.details.risk == .raised && row.details.form == "diabetes-visit")
    #expect(try desk.store.adoptFollowUps() == 0)
    #expect(try desk.open().count == 2)
    try desk.expectSettled()
  }
}
