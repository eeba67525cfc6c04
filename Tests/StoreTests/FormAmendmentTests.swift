import Domain
import FollowUps
import Forms
import Rules
import Store
import TestSupport
import Testing

/// A filed form that is corrected: the old one stays, its values give way, tags and plans follow.
@Suite struct FormAmendmentTests {
  private static let form = VisitForm.file([VisitForm.systolic, VisitForm.diastolic])

  private static let rule = """
    rule bp.high version 1
      tag "血压高" en "BP high"
      when latest(sbp, 90d) >= 140 mm[Hg]
      because "收缩压 {latest(sbp, 90d)}"
    end

    """

  private func desk(_ rule: String = rule) throws -> PlanClinic {
    let desk = try PlanClinic(rules: rule)
    let saving = try desk.store.saveForms([Self.form])
    try #require(saving.isAccepted, "\(saving.diagnostics)")
    _ = try desk.store.startPlan("hypertension", of: desk.patient)
    desk.go(to: try desk.row("hypertension").details.due)
    return desk
  }

  private func fill(
    _ desk: PlanClinic, _ systolic: String, _ diastolic: String, from draft: FiledForm? = nil
  ) throws -> FilledForm {
    try desk.filled(["sbp": systolic, "dbp": diastolic], from: draft)
  }

  private func pressures(_ desk: PlanClinic) throws -> [Double] {
    try desk.store.archive(of: desk.patient, purpose: .command).series
      .first { $0.indicator.code == "sbp" }?.points.compactMap(\.value) ?? []
  }

  private func tags(_ desk: PlanClinic) throws -> [String] {
    try desk.store.tags(of: desk.patient).tags.map(\.name.name)
  }

  @Test func theOldOneStaysReadableAndItsValuesGiveWay() throws {
    let desk = try desk()
    let old = try desk.store.file(try fill(desk, "162", "96"), of: desk.patient)
    #expect(try pressures(desk) == [162] && tags(desk) == ["血压高"])
    desk.wait(days: 2)
    let new = try desk.store.amendForm(
      old.id, version: old.version, with: try fill(desk, "126", "76", from: old))
    #expect(new.response.status == .amended && new.response.day == old.response.day)
    #expect(new.amends == old.id && new.supersededBy == nil && !new.isMistaken)
    #expect(try pressures(desk) == [126])
    #expect(try tags(desk).isEmpty)
    let all = try desk.store.filedForms(of: desk.patient)
    #expect(all.map(\.id) == [new.id, old.id])
    #expect(all[1].isMistaken && all[1].supersededBy == new.id)
    #expect(all[1].response["sbp"] == old.response["sbp"])
    let details = try desk.store.auditRows(of: desk.patient, limit: 20).map(\.detail)
    #expect(details.contains("form amend hypertension-visit"))
    #expect(details.contains("form superseded hypertension-visit"))
  }

  @Test func takenBackTheOldOneHoldsAgainAndCanBeTakenBackItself() throws {
    let desk = try desk()
    let old = try desk.store.file(try fill(desk, "162", "96"), of: desk.patient)
    _ = try desk.store.amendForm(
      old.id, version: old.version, with: try fill(desk, "126", "76", from: old))
    let amendment = try #require(try desk.store.lastOwnChange())
    #expect(amendment.object == .form && !amendment.isOutdated)
    _ = try desk.store.takeBack(amendment.id)
    #expect(try pressures(desk) == [162] && tags(desk) == ["血压高"])
    let all = try desk.store.filedForms(of: desk.patient)
    #expect(all.map(\.isMistaken) == [true, false])
    #expect(all[1].id == old.id && all[1].supersededBy == nil)
    let filing = try #require(try desk.store.lastOwnChange())
    #expect(filing.object == .form && !filing.isOutdated)
    _ = try desk.store.takeBack(filing.id)
    #expect(try pressures(desk).isEmpty && tags(desk).isEmpty)
  }

  @Test func whoeverSawAnOlderOneIsTold() throws {
    let desk = try desk()
    let old = try desk.store.file(try fill(desk, "162", "96"), of: desk.patient)
    let filled = try fill(desk, "126", "76", from: old)
    let new = try desk.store.amendForm(old.id, version: old.version, with: filled)
    #expect(throws: StoreError.conflict) {
      _ = try desk.store.amendForm(old.id, version: old.version, with: filled)
    }
    // A correction is corrected in its turn.
    let third = try desk.store.amendForm(
      new.id, version: new.version, with: try fill(desk, "130", "80", from: new))
    #expect(try pressures(desk) == [130])
    #expect(try desk.store.filedForms(of: desk.patient).map(\.isMistaken) == [false, true, true])
    #expect(third.amends == new.id)
    var other = filled
    other.response.questionnaire = "phq-9"
    #expect(throws: StoreError.self) {
      _ = try desk.store.amendForm(third.id, version: third.version, with: other)
    }
    let reception = try desk.clinic.terminal(of: .reception)
    #expect(throws: StoreError.denied(.change, .triage)) {
      _ = try reception.amendForm(third.id, version: third.version, with: filled)
    }
  }

  // MARK: - After the follow-up has ended

  /// Files a form with the end of the follow-up and answers the form.
  private func visit(_ desk: PlanClinic, _ systolic: String, _ diastolic: String) throws
    -> FiledForm
  {
    let row = try desk.row("hypertension")
    return try desk.store.file(
      try fill(desk, systolic, diastolic), of: desk.patient, for: row.id,
      completing: VisitCompletion(version: row.version)
    ).form
  }

  @Test func theVisitIsJudgedAgainByThePlans() throws {
    let desk = try desk()
    let filed = try visit(desk, "162", "96")
    #expect(try desk.row("hypertension").details.why.chinese.hasPrefix("控制不满意 第1次"))
    let soon = try desk.row("hypertension").details.due
    let new = try desk.store.amendForm(
      filed.id, version: filed.version, with: try fill(desk, "126", "76", from: filed))
    let later = try desk.row("hypertension")
    #expect(later.details.due > soon.adding(days: 60), "\(later.details)")
    #expect(!later.details.why.chinese.contains("控制不满意"))
    try desk.expectSettled()
    // Taken back it is as it was judged at first.
    try desk.store.undoForm(new.id, version: new.version)
    #expect(try desk.row("hypertension").details.due == soon)
    #expect(try desk.row("hypertension").details.why.chinese.hasPrefix("控制不满意 第1次"))
    try desk.expectSettled()
  }

  @Test func aFormTakenBackLeavesTheVisitWithoutAReading() throws {
    let desk = try desk()
    let filed = try visit(desk, "126", "76")
    let quarter = try desk.row("hypertension").details.due
    try desk.store.undoForm(filed.id, version: filed.version)
    let row = try desk.row("hypertension")
    #expect(row.details.due < quarter)
    #expect(row.details.why.chinese.hasPrefix("本次未测血压"), "\(row.details.why)")
    try desk.expectSettled()
  }

  @Test func theOutcomeIsStillTakenBackAsAWhole() throws {
    let desk = try desk()
    let before = try desk.row("hypertension")
    let filed = try visit(desk, "162", "96")
    _ = try desk.store.amendForm(
      filed.id, version: filed.version, with: try fill(desk, "126", "76", from: filed))
    let done = try desk.store.followUp(before.id)
    _ = try desk.store.undoOutcome(of: before.id, version: done.version)
    let row = try desk.row("hypertension")
    #expect(row.id == before.id && row.details.due == before.details.due)
    #expect(try desk.open().count == 1)
    try desk.expectSettled()
  }

  // MARK: - What the wrong form began

  private static let uncontrolled = rule.replacing("血压高", with: "血压未控")

  private func begun() throws -> (desk: PlanClinic, wrong: FiledForm) {
    let desk = try desk(Self.uncontrolled)
    let wrong = try visit(desk, "162", "96")
    #expect(try desk.store.plans(of: desk.patient).running.map(\.plan).count == 2)
    return (desk, wrong)
  }

  private func education(_ desk: PlanClinic) throws -> PlanOverview? {
    try desk.store.plans(of: desk.patient).running.first { $0.plan == "education-hypertension" }
  }

  @Test func aPlanThatTheWrongFormBeganIsTakenBackWithIt() throws {
    let (desk, wrong) = try begun()
    desk.wait(days: 3)
    let new = try desk.store.amendForm(
      wrong.id, version: wrong.version, with: try fill(desk, "126", "76", from: wrong))
    #expect(try education(desk) == nil)
    #expect(try desk.open().count == 1)
    try desk.expectSettled()
    try desk.store.undoForm(new.id, version: new.version)
    #expect(try education(desk)?.started == wrong.response.day)
    try desk.expectSettled()
  }

  @Test func aPlanThatSomebodyWasSeenByIsKeptAndMarked() throws {
    let (desk, wrong) = try begun()
    let message = try desk.row("education-hypertension")
    desk.go(to: message.details.due)
    try desk.record(.completed, try desk.row("education-hypertension"), channel: .message)
    let new = try desk.store.amendForm(
      wrong.id, version: wrong.version, with: try fill(desk, "126", "76", from: wrong))
    let kept = try #require(try education(desk))
    #expect(kept.isDoubted && kept.records.first?.state == .done)
    #expect(try desk.open().count == 2)
    try desk.expectSettled()
    // What is right again is certain again.
    try desk.store.undoForm(new.id, version: new.version)
    #expect(try education(desk)?.isDoubted == false)
    #expect(try education(desk)?.instance == kept.instance)
    try desk.expectSettled()
  }

  @Test func whatAPersonSaidBesideTheFormStands() throws {
    let desk = try desk()
    let row = try desk.row("hypertension")
    let wrong = try desk.store.file(
      try fill(desk, "126", "76"), of: desk.patient, for: row.id,
      completing: VisitCompletion(version: row.version, signs: [.complication])
    ).form
    #expect(try desk.row("hypertension").details.why.chinese.contains("并发症"))
    _ = try desk.store.amendForm(
      wrong.id, version: wrong.version, with: try fill(desk, "128", "76", from: wrong))
    #expect(try desk.row("hypertension").details.why.chinese.contains("并发症"))
    try desk.expectSettled()
  }

  @Test func aDateThatSomebodySetAndTheCallsThatWereMadeStand() throws {
    let desk = try desk()
    let wrong = try visit(desk, "162", "96")
    let row = try desk.row("hypertension")
    let called = try desk.record(.callBack, row, next: desk.today.adding(days: 5))
    // Still not controlled: the same re-check is asked for, and what was agreed holds.
    _ = try desk.store.amendForm(
      wrong.id, version: wrong.version, with: try fill(desk, "164", "92", from: wrong))
    let after = try desk.row("hypertension")
    #expect(after.id == row.id && after.details.due == called.details.due)
    #expect(after.details.attempts.count == 1)
    try desk.expectSettled()
  }

  @Test func anOpenFollowUpIsLeftAlone() throws {
    let desk = try desk()
    let row = try desk.row("hypertension")
    let filed = try desk.store.file(try fill(desk, "162", "96"), of: desk.patient, for: row.id)
    let new = try desk.store.amendForm(
      filed.id, version: filed.version, with: try fill(desk, "126", "76", from: filed))
    #expect(new.followUp == row.id)
    #expect(try desk.row("hypertension").version == row.version)
  }
}
