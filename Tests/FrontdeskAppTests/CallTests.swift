import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

/// The call screen: taking a follow-up, what whoever calls must know, and what is kept of the call.
@Suite struct CallTests {
  private func desk(_ columns: Int = 120, _ rows: Int = 35, held: Bool = false) -> Desk {
    var clinic = FakeClinic()
    if held { clinic.claim(11) }
    var desk = Desk(columns, rows, clinic: clinic)
    desk.press("<F5><Down>")
    return desk
  }

  // MARK: - The form of a call

  /// One step fewer: whoever filed the form of the call has its outcome before them.
  @Test func whoeverFilesTheFormOfTheCallIsBackAtTheCall() throws {
    var desk = desk(80, 24)
    desk.press("<Enter><C-f>phq-2<Enter>11<C-s>")
    #expect(desk.model.forms.lastFiled != nil, "\(desk.text)")
    #expect(desk.model.forms.panel == nil)
    #expect(desk.model.layer == .outcome)
    #expect(desk.model.outcome?.outcome == .completed)
  }

  /// A key that is meant for what is read chooses nothing out of sight.
  @Test func whoeverReadsAnotherPartMovesInWhatTheyRead() {
    var desk = desk(80, 24)
    desk.press("<Enter><F6>")
    #expect(desk.text.contains("PgDn"), "\(desk.text)")
    let before = desk.text
    desk.press("<Down><Down>")
    #expect(desk.model.outcome?.call.part == .person)
    #expect(desk.model.outcome?.outcome == nil)
    #expect(desk.text != before)
    desk.press("<Up><Up>")
    #expect(desk.text == before)
    desk.press("2")
    #expect(desk.model.outcome?.call.part == .form)
    #expect(desk.model.outcome?.outcome == .noAnswer)
  }

  // MARK: - Taking and giving back

  @Test func enterTakesTheFollowUpAndEscGivesItBack() {
    var desk = desk()
    desk.press("<Enter>")
    #expect(
      desk.callRequests == [
        .claim(FollowUpID(11), version: 1, takingOver: false),
        .sheet(FollowUpID(11), generation: 1),
      ])
    #expect(desk.model.outcome?.call.claim?.isOwn == true)
    #expect(desk.text.contains("核对身份") && desk.text.contains("怎么说"), "\(desk.text)")
    desk.press("<Esc>")
    #expect(desk.callRequests.last == .release(FollowUpID(11)))
    #expect(desk.clinic.claims.isEmpty)
    #expect(!desk.text.contains("核对身份"))
  }

  @Test func aRowSaysWhoIsAtItAndEnterSaysSinceWhen() {
    var desk = desk(held: true)
    #expect(desk.text.contains("王护士在办"), "\(desk.text)")
    desk.press("<Enter>")
    #expect(desk.model.outcome == nil)
    #expect(desk.callRequests.isEmpty)
    #expect(
      desk.text.contains("王护士 从 09:32 起正在处理这项随访"), "\(desk.text)")
  }

  @Test func whoeverComesAMomentTooLateIsToldAndKeepsWhatWasTyped() {
    var desk = desk()
    desk.holds = true
    desk.press("<Enter>2")
    desk.clinic.claim(11)
    desk.holds = false
    desk.deliver()
    #expect(desk.model.outcome == nil)
    #expect(desk.text.contains("王护士 从 09:32 起"), "\(desk.text)")
    #expect(desk.model.drafts[FollowUpID(11)]?.draft.outcome == .noAnswer)
  }

  @Test func aManagerTakesOver() {
    var desk = desk(held: true)
    desk.model.user = SampleClinic.manager
    desk.send(.command(.takeOver))
    #expect(desk.callRequests.first == .claim(FollowUpID(11), version: 1, takingOver: true))
    #expect(desk.model.outcome?.call.claim?.isOwn == true)
    var nurse = self.desk(held: true)
    nurse.send(.command(.takeOver))
    #expect(nurse.callRequests.isEmpty)
  }

  @Test func theClaimIsKeptWhileTheCallIsOpenAndGivenBackBehindTheLock() {
    var desk = desk()
    desk.press("<Enter>")
    desk.wait(seconds: 590)
    let renewal = CallRequest.claim(FollowUpID(11), version: nil, takingOver: false)
    let renewals = { desk.callRequests.count { $0 == renewal } }
    #expect(renewals() == 0)
    desk.press("1")
    desk.wait(seconds: 20)
    #expect(renewals() == 1)
    desk.press("<F8>")
    #expect(desk.callRequests.last == .release(FollowUpID(11)))
    desk.press("<Enter>")
    #expect(desk.callRequests.last == renewal)
    #expect(desk.model.outcome?.outcome == .completed)
  }

  @Test func leavingTheProgramGivesItBack() {
    var desk = desk()
    desk.press("<Enter><C-q><C-q>")
    #expect(desk.callRequests.last == .release(FollowUpID(11)))
  }

  @Test func theNextOneIsTheFirstThatNobodyIsAt() {
    var desk = desk()
    let next = desk.model.followUps.items.map(\.followUp.id.value)
    #expect(next.prefix(4) == [15, 11, 13, 12] || next.count > 3, "\(next)")
    let after = next.drop { $0 != 11 }.dropFirst()
    desk.clinic.claim(after.first ?? 0)
    desk.send(.command(.refresh))
    desk.press("<Enter>2<C-s>")
    #expect(desk.model.followUps.selected?.followUp.id.value == after.dropFirst().first)
    desk.press("<Enter>")
    #expect(desk.model.outcome?.item.followUp.id.value == after.dropFirst().first)
  }

  @Test func whoWasQuickerIsNamedWithWhatTheyDid() {
    var desk = desk()
    desk.press("<Enter>2<Tab><Tab>再打")
    // Another terminal records first.
    _ = desk.clinic.answer(
      .recordOutcome(
        OutcomeEntry(
          followUp: FollowUpID(11), version: 1, outcome: .agreedToCome, note: "",
          nextDue: SampleClinic.day("2026-09-23"))))
    desk.press("<C-s>")
    #expect(desk.text.contains("刚登记了: 同意来诊, 下次 2026-09-23"), "\(desk.text)")
    #expect(desk.model.outcome?.note == "再打")
    #expect(desk.model.drafts[FollowUpID(11)]?.draft.note == "再打")
  }

  // MARK: - What is kept of the call

  @Test func thatThePersonWasAskedAndHowLongItTookIsKept() {
    var desk = desk()
    desk.press("<Enter>")
    desk.wait(seconds: 95)
    #expect(desk.text.contains("01:35"), "\(desk.text)")
    desk.press("<A-y>2<C-s>")
    #expect(desk.lastOutcome?.call == CallDetails(checkedIdentity: true, seconds: 95, contact: 0))
  }

  @Test func theClockIsSeenToRunOnlyWhileTheScreenIsOpen() {
    var desk = desk()
    let before = desk.model.nextDeadline
    #expect(before.map { $0.seconds - desk.model.now.seconds > 1 } ?? true)
    desk.press("<Enter>")
    #expect(desk.model.nextDeadline?.seconds == desk.model.now.seconds + 1)
    desk.press("<Esc>")
    #expect(desk.model.nextDeadline.map { $0.seconds - desk.model.now.seconds > 1 } ?? true)
  }

  @Test func whatReachedThePersonLastIsTriedFirstAndAWrongNumberIsNot() throws {
    var clinic = FakeClinic()
    let id = FollowUpID(11)
    let person = try #require(clinic.archives.firstIndex { $0.followUps.contains { $0.id == id } })
    clinic.archives[person].contacts = [
      ContactPoint(system: .phone, value: "13800000001"),
      ContactPoint(system: .phone, value: "13800000002", holder: "配偶"),
      ContactPoint(system: .phone, value: "13800000003", holder: "儿子"),
    ]
    clinic.sheets[id] = CallSheet(
      followUp: id, patient: clinic.archives[person].id,
      numbers: [
        .wrong(SampleClinic.day("2026-08-01")), .untried, .worked(SampleClinic.day("2026-08-10")),
      ])
    var desk = Desk(clinic: clinic)
    desk.press("<F5><Down><Enter>")
    #expect(desk.text.contains("› 138****0003  儿子  打通过 08-10"), "\(desk.text)")
    #expect(desk.text.contains("138****0001  本人  号码错误 08-01"), "\(desk.text)")
    desk.press("<A-n>")
    #expect(desk.text.contains("› 138****0002  配偶"), "\(desk.text)")
    desk.press("<A-n>4<C-s>")
    #expect(desk.lastOutcome?.call?.contact == 2)
    #expect(desk.lastOutcome?.outcome == .wrongNumber)
  }

  @Test func whoDoesNotWantToBeContactedIsNotOfferedByNumber() throws {
    var clinic = FakeClinic()
    let id = FollowUpID(11)
    clinic.sheets[id] = CallSheet(
      followUp: id, patient: PatientID(1), noContactSince: SampleClinic.day("2026-08-01"))
    var desk = Desk(clinic: clinic)
    desk.press("<F5><Down><Enter>")
    #expect(desk.text.contains("本人 2026-08-01 起不同意随访联系"), "\(desk.text)")
    #expect(!desk.text.contains("138****"), "\(desk.text)")
    desk.press("<F7>")
    #expect(!desk.clinic.log.contains { if case .reveal = $0 { true } else { false } })
  }

  // MARK: - Many at once

  @Test func aChangeOfManyShowsWhatItDoesAndLeavesOutWhatColleaguesAreAt() {
    var desk = desk(held: true)
    desk.press("<C-a>r")
    desk.press("12-24")
    #expect(desk.text.contains("同事在办, 不改 1 项: 王护士 1"), "\(desk.text)")
    #expect(desk.text.contains("→ 2026-12-24"), "\(desk.text)")
    desk.press("<Enter>")
    let changed = desk.clinic.log.lazy.compactMap { effect -> [FollowUpBrief]? in
      if case .changeFollowUps(let briefs, _) = effect { briefs } else { nil }
    }.first
    #expect(changed?.isEmpty == false)
    #expect(changed?.contains { $0.id == FollowUpID(11) } == false)
  }

  @Test func theDialogChoosesWhoseAndWhich() {
    var desk = desk()
    desk.press("<A-s>")
    #expect(desk.text.contains("#血压高") && desk.text.contains("未完 6  逾期 3"), "\(desk.text)")
    desk.press("2")
    #expect(desk.model.followUps.whose == .mine)
    #expect(desk.model.tables.dialog == nil)
    // The choice that holds is selected, so the first line below those of whose is three on.
    desk.press("n<Down><Down><Down><Enter>")
    #expect(desk.model.tables[.queue].filter.text == "高血压随访")
    #expect(!desk.model.tables[.queue].isFiltering)
    desk.press("<A-s><Esc>")
    #expect(desk.model.tables.dialog == nil)
  }

  // MARK: - The screen

  @Test func aSmallWindowShowsOnePartAtATime() {
    var desk = desk(80, 24)
    desk.press("<Enter>")
    #expect(desk.text.contains("1 完成") && !desk.text.contains("怎么说"))
    desk.press("<F6>")
    #expect(desk.text.contains("核对身份") && desk.text.contains("怎么说"), "\(desk.text)")
    desk.press("<F6>")
    #expect(desk.text.contains("收缩压"), "\(desk.text)")
    desk.press("<F6>")
    #expect(desk.text.contains("最近联系"), "\(desk.text)")
    // Whoever fills in sees what is filled in.
    desk.press("2")
    #expect(desk.text.contains("● 2 未接"), "\(desk.text)")
  }

  @Test func theFactsScrollAndStopAtTheirEnd() {
    var desk = desk(80, 24)
    desk.press("<Enter><F6>")
    for _ in 0..<20 { desk.press("<PgDn>") }
    let end = desk.model.outcome?.call.scroll ?? 0
    #expect(end > 0)
    desk.press("<PgUp>")
    #expect(desk.model.outcome?.call.scroll == max(0, end - 8))
  }

  /// Nothing at the start screen shows that somebody is still being called.
  @Test func escAtTheStartGivesBackACallThatWasLeft() {
    var desk = desk()
    desk.press("<Enter>2")
    desk.send(.command(.viewLookup))
    #expect(desk.model.outcome?.outcome == .noAnswer)
    #expect(desk.model.canGoBack)
    desk.press("<Esc>")
    #expect(desk.model.outcome == nil)
    #expect(desk.callRequests.last == .release(FollowUpID(11)))
    #expect(desk.model.drafts[FollowUpID(11)]?.draft.outcome == .noAnswer)
    #expect(!desk.model.canGoBack)
  }

  @Test func aCallThatWasLeftIsKeptOnlyWhileItsPersonIsLookedAt() {
    let renewal = CallRequest.claim(FollowUpID(11), version: nil, takingOver: false)
    var desk = desk()
    desk.press("<Enter>")
    desk.send(.command(.viewLookup))
    desk.wait(seconds: 590)
    // Somebody is at the desk: it does not lock.
    desk.press("<Down>")
    desk.wait(seconds: 20)
    #expect(!desk.callRequests.contains(renewal))
    desk.send(.command(.viewFollowUps))
    desk.wait(seconds: 1)
    #expect(desk.callRequests.count { $0 == renewal } == 1)
    desk.press("<F3>")
    desk.wait(seconds: 1)
    #expect(desk.model.screen == .archive)
    #expect(desk.callRequests.count { $0 == renewal } == 2)
  }

  @Test func theArchiveIsLookedAtAndTheCallGoesOn() {
    var desk = desk()
    desk.press("<Enter>2<F3>")
    #expect(desk.model.screen == .archive)
    #expect(desk.model.layer == .screen(.archive))
    desk.press("<Esc>")
    #expect(desk.model.layer == .outcome)
    #expect(desk.model.outcome?.outcome == .noAnswer)
    #expect(!desk.callRequests.contains(.release(FollowUpID(11))))
    desk.press("<A-t>")
    #expect(desk.model.layer == .access)
    desk.press("<Esc><C-s>")
    #expect(desk.model.outcome == nil && desk.lastOutcome?.outcome == .noAnswer)
  }

  @Test(arguments: Language.allCases)
  func everyReasonHasItsWords(_ language: Language) {
    for reason in FollowUpReason.allCases {
      let lines = CallScripts.lines(reason)
      #expect(lines.count >= 3)
      #expect(lines.allSatisfy { !$0[language].isEmpty })
    }
  }
}
