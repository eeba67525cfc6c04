import Domain
import FollowUps
import Store
import Testing

@Suite struct StoreFollowUpTests {
  private func draft(
    _ daysOverdue: Int, risk: FollowUpRisk = .regular,
    reason: FollowUpReason = .hypertensionManagement, today: CalendarDate
  ) -> FollowUpDraft {
    FollowUpDraft(
      reason: reason, channel: .phone, due: today.adding(days: -daysOverdue), risk: risk,
      why: Localized(zh: "季度随访", en: "quarterly"), owner: "li")
  }

  /// A clinic with a follow-up for each pair of days overdue and risk.
  private func clinic(_ wanted: [(Int, FollowUpRisk)]) throws -> TestClinic {
    let clinic = try TestClinic()
    for (number, one) in wanted.enumerated() {
      let record = sampleRecord(
        name: "患者\(number)", key: "p\(number)",
        followUps: [draft(one.0, risk: one.1, today: clinic.today)])
      _ = try Importer(clinic.store, source: "t").take(record)
      try clinic.store.openFollowUps(record.followUps, of: PatientID(number + 1))
    }
    return clinic
  }

  private func first(_ clinic: TestClinic, _ scope: QueueScope = .all) throws -> FollowUp {
    try #require(try clinic.store.queue(scope, limit: 10).items.first).followUp
  }

  @Test func theQueueIsInWorkingOrder() throws {
    let clinic = try clinic([
      (0, .regular), (400, .high), (3, .raised), (-5, .high), (30, .high), (2, .high),
      (-2, .regular), (1, .regular), (366, .regular), (365, .regular),
    ])
    let items = try clinic.store.queue(.all, limit: 100).items
    let byRule = items.sorted {
      WorkingOrder($0.followUp, today: clinic.today)
        < WorkingOrder($1.followUp, today: clinic.today)
    }
    #expect(items == byRule)
    #expect(
      items.map { $0.overdueDays(on: clinic.today) } == [2, 30, 3, 0, 1, 365, -5, -2, 400, 366])
    #expect(items.first?.ownerName == "李护士")
  }

  @Test func scopesAndCountsAgree() throws {
    let clinic = try clinic([
      (0, .regular), (0, .high), (3, .raised), (-5, .high), (-7, .regular), (400, .high),
    ])
    func days(_ scope: QueueScope) throws -> [Int] {
      try clinic.store.queue(scope, limit: 100).items.map { $0.overdueDays(on: clinic.today) }
    }
    #expect(try days(.today) == [0, 3, 0, 400])
    #expect(try days(.overdue) == [3, 400])
    #expect(try days(.week) == [0, 3, 0, -5, 400])
    #expect(try days(.all).count == 6)
    #expect(try clinic.store.queueCounts() == QueueCounts(overdue: 2, today: 2))
    let page = try clinic.store.queue(.all, limit: 2)
    #expect(page.items.count == 2)
    #expect(page.total == 6)
  }

  @Test func noAnswerMovesTheDateAndUndoPutsItBack() throws {
    let clinic = try clinic([(6, .high)])
    let before = try first(clinic)
    let after = try clinic.store.recordOutcome(
      of: before.id, version: before.version, outcome: .noAnswer, note: "下午再打",
      nextDue: clinic.today.adding(days: 1))
    #expect(after.details.due == clinic.today.adding(days: 1))
    #expect(after.details.attempts.map(\.outcome) == [.noAnswer])
    #expect(after.details.attempts.map(\.note) == ["下午再打"])
    #expect(after.details.attempts.map(\.staff) == ["li"])
    #expect(after.details.attempts.map(\.staffName) == ["李护士"])
    let undone = try clinic.store.undoOutcome(of: before.id, version: after.version)
    #expect(undone.details == before.details)
    #expect(undone.version == 3)
    let rows = try clinic.store.auditRows(of: before.patient, limit: 2)
    #expect(rows.map(\.detail) == ["undo", "no-answer"])
  }

  @Test func aCompletedOneOpensTheNextAndUndoWithdrawsIt() throws {
    let clinic = try clinic([(0, .regular)])
    let before = try first(clinic)
    let due = clinic.today.adding(days: 90)
    let done = try clinic.store.recordOutcome(
      of: before.id, version: before.version, outcome: .completed, note: "", nextDue: due)
    #expect(done.details.state == .done)
    let next = try first(clinic)
    #expect(next.id != before.id)
    #expect(next.details.due == due)
    #expect(next.details.owner == "li")
    _ = try clinic.store.undoOutcome(of: before.id, version: done.version)
    let open = try clinic.store.queue(.all, limit: 10).items
    #expect(open.map(\.followUp.id) == [before.id])
  }

  @Test func aDeathClosesEverythingAndCanBeTakenBack() throws {
    let clinic = try clinic([(0, .regular)])
    try clinic.store.openFollowUps(
      [draft(-20, reason: .annualExam, today: clinic.today)], of: PatientID(1))
    let before = try first(clinic)
    let after = try clinic.store.recordOutcome(
      of: before.id, version: before.version, outcome: .died, note: "", nextDue: nil)
    #expect(try clinic.store.queue(.all, limit: 10).items.isEmpty)
    let archive = try clinic.store.archive(of: PatientID(1), purpose: .command)
    #expect(archive.patient.deceased == .dateUnknown)
    _ = try clinic.store.undoOutcome(of: before.id, version: after.version)
    #expect(try clinic.store.queue(.all, limit: 10).items.count == 2)
    let again = try clinic.store.archive(of: PatientID(1), purpose: .command)
    #expect(again.patient.deceased == nil)
  }

  @Test func twoNursesCannotBothRecordTheSameCall() throws {
    let clinic = try clinic([(0, .regular)])
    let seen = try first(clinic)
    let other = try clinic.secondTerminal()
    _ = try other.recordOutcome(
      of: seen.id, version: seen.version, outcome: .noAnswer, note: "",
      nextDue: clinic.today.adding(days: 1))
    #expect(throws: StoreError.conflict) {
      try clinic.store.recordOutcome(
        of: seen.id, version: seen.version, outcome: .refused, note: "", nextDue: nil)
    }
  }

  @Test func aDateInThePastIsRefusedWithAReason() throws {
    let clinic = try clinic([(0, .regular)])
    let seen = try first(clinic)
    #expect {
      try clinic.store.recordOutcome(
        of: seen.id, version: seen.version, outcome: .callBack, note: "",
        nextDue: clinic.today.adding(days: -1))
    } throws: { error in
      guard case StoreError.refused(let reason) = error else { return false }
      return reason.english == "the next date is past; give today or later"
    }
    #expect(try first(clinic) == seen)
  }

  @Test func anotherTerminalSeesTheChange() throws {
    let clinic = try clinic([(0, .regular)])
    let other = try clinic.secondTerminal()
    let mark = try other.changeMark()
    _ = try clinic.store.archive(of: PatientID(1), purpose: .preview)
    #expect(try other.changeMark() == mark)
    let seen = try first(clinic)
    _ = try clinic.store.recordOutcome(
      of: seen.id, version: seen.version, outcome: .refused, note: "", nextDue: nil)
    #expect(try other.changeMark() != mark)
    #expect(try other.queue(.all, limit: 10).items.isEmpty)
  }
}
