import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

@Suite struct DraftTests {
  private let zhang = FollowUpID(11)

  private func saves(_ desk: Desk) -> [OutcomeDraft] {
    desk.clinic.log.compactMap { effect in
      if case .saveDraft(_, let draft) = effect { return draft }
      return nil
    }
  }

  @Test func whatIsTypedIsKeptASecondLater() {
    var desk = Desk()
    desk.press("<F5><Down><Enter>2")
    #expect(saves(desk).isEmpty)
    #expect(desk.model.nextDeadline == SampleClinic.now.adding(seconds: 1))
    desk.wait(seconds: 1)
    #expect(saves(desk) == [OutcomeDraft(outcome: .noAnswer, date: nil, note: "")])
    #expect(desk.model.draftDue == nil)
    desk.wait(seconds: 30)
    #expect(saves(desk).count == 1, "nothing new, nothing written")
  }

  @Test func everyFieldIsKeptWhenItIsLeft() {
    var desk = Desk()
    desk.press("<F5><Down><Enter>2<Tab>")
    #expect(saves(desk).count == 1)
    desk.press("<C-u>+9<Tab>")
    // A date that is left is written out.
    #expect(saves(desk).last == OutcomeDraft(outcome: .noAnswer, date: "2026-09-02", note: ""))
    desk.press("忙音<Up>")
    #expect(saves(desk).last == OutcomeDraft(outcome: .noAnswer, date: "2026-09-02", note: "忙音"))
    #expect(saves(desk).count == 3)
  }

  @Test(arguments: ["<F8>", "<Esc>"])
  func lockingAndClosingKeepItAtOnce(_ key: String) {
    var desk = Desk()
    desk.press("<F5><Down><Enter>2<Tab><Tab>忙音\(key)")
    #expect(saves(desk).last?.note == "忙音")
  }

  @Test func theEndOfTheTerminalKeepsItBeforeTheProgramEnds() {
    var desk = Desk()
    desk.press("<F5><Down><Enter>2<Tab><Tab>忙音")
    desk.send(.event(.hangUp))
    #expect(saves(desk).last?.note == "忙音")
    #expect(desk.ownEffects == [.quit])
  }

  @Test func whatEarlierSessionsBeganIsTakenUpAgain() {
    let kept = KeptDraft(
      OutcomeDraft(outcome: .callBack, date: "12-5", note: "下午再打"),
      at: SampleClinic.now.adding(seconds: -86_400), isOfEarlierSession: true)
    var clinic = FakeClinic()
    clinic.drafts = [zhang: kept]
    var desk = Desk(clinic: clinic)
    #expect(desk.text.contains("1 份登记草稿未保存"))
    desk.press("<F5>")
    #expect(desk.text.contains("草稿"), "in the row of the queue")
    desk.press("<Down><Enter>")
    #expect(desk.model.outcome?.outcome == .callBack)
    #expect(desk.model.outcome?.nextDate == "12-5")
    #expect(desk.model.outcome?.note == "下午再打")
    #expect(desk.text.contains("草稿 08-23 09:42"))
    desk.press("<Esc><C-q>")
    #expect(desk.ownEffects == [.quit], "what was kept before is no reason to ask")
  }

  @Test(arguments: [(60, 16), (80, 24), (84, 46), (120, 35), (200, 50)])
  func theQueueSaysInAWordWhatIsBegun(_ columns: Int, _ rows: Int) {
    for language in Language.allCases {
      var desk = Desk(columns, rows, language: language)
      desk.press("<F5><Down>")
      let word = Phrase.draft[language]
      #expect(!desk.text.contains(word))
      desk.press("<Enter>2<Esc>")
      desk.wait(seconds: 60)
      let row = desk.text.split(separator: "\n").filter { $0.contains(word) }
      #expect(row.count == 1, "\(columns)x\(rows) \(language)")
    }
  }

  /// Forms that were looked at and left: nothing is kept and nothing said.
  @Test(arguments: [
    "<F5><Down><Enter>", "<F5><Down><Enter><Tab><Tab><Tab>", "zs<A-b>", "zs<A-b><Down><Right>",
    "zs<A-b><Tab><Tab><Tab>", "zs<A-w>", "zs<A-w><S-Tab>1", "zs<A-e>n", "zs<A-e>n<Tab><Tab>",
    "zs<A-e>f<Tab>", "zs<F9>visit.book<Enter>",
  ])
  func aFormLeftWithNothingTypedLeavesNoDraft(_ keys: String) {
    var clinic = FakeClinic()
    clinic.planDay()
    clinic.fillCounter()
    var desk = Desk(clinic: clinic)
    desk.model.user = keys.hasPrefix("<F5>") ? SampleClinic.nurse : CounterTests.reception
    desk.press(keys)
    #expect(![.screen(.lookup), .screen(.followUps)].contains(desk.model.layer), "a form is open")
    desk.wait(seconds: 2)
    desk.press("<Esc>")
    let kept = desk.clinic.log.filter { effect in
      switch effect {
      case .saveDraft, .formDraft(.save): true
      default: false
      }
    }
    #expect(kept.isEmpty)
    #expect(desk.model.toast == nil)
    if desk.model.layer == .access { desk.press("<Esc>") }
    desk.press("<C-q>")
    #expect(desk.ownEffects.contains(.quit))
  }

  /// Whoever leaves is told what it is that was not saved.
  @Test func leavingNamesWhatIsNotSaved() {
    var clinic = FakeClinic()
    clinic.planDay()
    var desk = Desk(clinic: clinic)
    desk.model.user = CounterTests.reception
    desk.press("<F5><Down><Enter>2<Esc><F2>zs<A-b>头晕<Esc>")
    desk.press("<C-u><A-n><Down>赵晟<Esc><C-q>")
    #expect(
      desk.model.toast?.text
        == Localized(
          zh: "未保存: 随访登记 1 份、预约 1 份、卡片 1 份, 草稿会留着; 再按一次 ^Q 退出",
          en: "Not saved, kept as drafts: 1 outcome, 1 booking, 1 card; ^Q again quits"))
    var other = Desk(clinic: FakeClinic())
    CounterTests.prepared(&other)
    other.press("zs<A-e>n<Tab>报告已出<Esc><Esc><Down><A-e>n<Tab>报告已出<Esc>f孩子<C-q>")
    #expect(other.model.toast?.text.english.contains("2 notices, 1 family link;") == true)
  }

  @Test func aSavedOutcomeLeavesNoDraft() {
    var desk = Desk()
    desk.press("<F5><Down><Enter>2<Tab><Tab>忙音<C-s>")
    #expect(desk.model.drafts.isEmpty)
    #expect(desk.clinic.drafts.isEmpty)
    #expect(desk.clinic.log.contains(.deleteDraft(zhang)))
  }

  @Test func whatIsTakenBackByHandLeavesNoDraft() {
    var desk = Desk()
    desk.press("<F5><Down><Enter><Tab><Tab>忙音")
    desk.wait(seconds: 1)
    #expect(desk.clinic.drafts.count == 1)
    desk.press("<C-u>")
    desk.wait(seconds: 1)
    #expect(desk.clinic.drafts.isEmpty)
  }

  @Test func aDraftThatCouldNotBeKeptIsTriedAgain() {
    var desk = Desk()
    desk.clinic.failures = [
      { effect in
        guard case .saveDraft = effect else { return nil }
        return .failed(Localized(zh: "磁盘已满", en: "the disk is full"), effect)
      }
    ]
    desk.press("<F5><Down><Enter>2<Tab>")
    #expect(desk.text.contains("磁盘已满"))
    #expect(desk.clinic.drafts.isEmpty)
    desk.wait(seconds: 9)
    #expect(desk.clinic.drafts.isEmpty, "a disk that takes nothing is not asked every second")
    desk.wait(seconds: 1)
    #expect(desk.clinic.drafts.count == 1)
    #expect(desk.model.draftDue == nil)
  }

  /// The dialog may be closed while the disk is full: what was typed must still be there.
  @Test func aClosedDialogKeepsWhatTheDiskDidNotTake() {
    var desk = Desk()
    let failure: (Effect) -> Message? = { effect in
      guard case .saveDraft = effect else { return nil }
      return .failed(Localized(zh: "磁盘已满", en: "the disk is full"), effect)
    }
    desk.clinic.failures = [failure, failure, failure, failure]
    desk.press("<F5><Down><Enter>2<Tab><Tab>忙音<Esc>")
    #expect(desk.clinic.drafts.isEmpty)
    desk.press("<Enter>")
    #expect(desk.model.outcome?.note == "忙音")
    desk.press("<Esc>")
    desk.send(.event(.hangUp))
    #expect(desk.clinic.drafts[zhang]?.draft.note == "忙音", "the end tries once more")
  }

  /// Ends a follow-up on another terminal.
  private func end(_ id: FollowUpID, in desk: inout Desk) {
    _ = desk.clinic.answer(
      .recordOutcome(
        OutcomeEntry(followUp: id, version: 1, outcome: .refused, note: "", nextDue: nil)))
    desk.send(.timeToPoll)
  }

  @Test func aDraftWhoseFollowUpOthersEndedIsReadBeforeItGoes() {
    var desk = Desk()
    desk.press("<F5><Down><Enter>2<Tab><Tab>忙音<Esc>")
    desk.send(.timeToPoll)
    end(zhang, in: &desk)
    #expect(desk.model.toast?.text.chinese.contains("张三 的随访别人已办结, 您写的是 未接, 忙音") == true)
    #expect(desk.text.contains("忙音"))
    desk.wait(seconds: 3_000)
    if desk.model.desk.isLocked { desk.press("<Enter>") }
    desk.press("<Right>")
    desk.wait(seconds: 60)
    #expect(desk.text.contains("忙音"), "it waits to be read")
    #expect(desk.clinic.drafts.count == 1)
    desk.press("<Esc>")
    #expect(desk.model.screen == .followUps, "Esc took the message away and nothing else")
    #expect(desk.model.drafts.isEmpty && desk.clinic.drafts.isEmpty)
    #expect(!desk.text.contains("忙音"))
  }

  @Test func draftsOfEarlierSessionsAreToldOfOneAfterTheOther() {
    var clinic = FakeClinic()
    for (id, note) in [(11, "忙音"), (9_999, "下午再打")] {
      clinic.drafts[FollowUpID(id)] = KeptDraft(
        OutcomeDraft(outcome: .noAnswer, date: nil, note: note), at: SampleClinic.now,
        isOfEarlierSession: true)
    }
    _ = clinic.answer(
      .recordOutcome(
        OutcomeEntry(followUp: zhang, version: 1, outcome: .refused, note: "", nextDue: nil)))
    var desk = Desk(clinic: clinic)
    #expect(desk.text.contains("忙音"))
    desk.press("<C-x>")
    #expect(!desk.text.contains("忙音"), "nobody reads it off a locked desk")
    desk.press("<Enter><Esc>")
    #expect(desk.text.contains("下午再打"))
    desk.press("<Esc>")
    #expect(desk.clinic.drafts.isEmpty)
    #expect(desk.model.toast == nil)
  }

  @Test(arguments: [
    OutcomeDraft(outcome: nil, date: nil, note: ""),
    OutcomeDraft(outcome: .died, date: "+2w", note: "\"引号\" \\ \u{1F}{}"),
    OutcomeDraft(outcome: .lost, date: "", note: "买买提·吐尔逊 𠮷"),
  ])
  func aDraftIsReadAsItWasWritten(_ draft: OutcomeDraft) {
    #expect(OutcomeDraft(content: draft.content) == draft)
  }

  @Test func draftsOfOtherVersionsLoseAsLittleAsTheyCan() {
    #expect(
      OutcomeDraft(content: #"{"note":"忙音","outcome":"abducted","mood":3}"#)
        == OutcomeDraft(outcome: nil, date: nil, note: "忙音"))
    #expect(OutcomeDraft(content: "not JSON") == nil)
    #expect(OutcomeDraft(content: "[1]") == nil)
    #expect(OutcomeDraft(content: "") == nil)
  }
}
