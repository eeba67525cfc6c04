import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

/// Choosing what came of a call: ten rows, some of which mean one of several, and their reasons.
@Suite struct OutcomeChoiceTests {
  /// A call that is open.
  private func desk(_ clinic: FakeClinic = FakeClinic(), columns: Int = 120, rows: Int = 35) -> Desk
  {
    var desk = Desk(columns, rows, clinic: clinic)
    desk.press("<F5><Down><Enter>")
    return desk
  }

  @Test func everyOutcomeStandsInOneRowAndEveryRowHasADigit() {
    let all = OutcomeRung.all.flatMap(\.outcomes)
    #expect(Set(all) == Set(FollowUpOutcome.ofCalls) && all.count == Set(all).count)
    #expect(OutcomeRung.all.count == 10)
    #expect(OutcomeRung.of(.found) == nil)
  }

  @Test(arguments: [
    ("3", FollowUpOutcome.callBack, "2026-08-25"), ("3<Tab>2", .remindLater, "2026-08-31"),
    ("7", .moved, ""), ("7<Tab>2", .movedToPublic, ""), ("7<Enter>3", .movedToPrivate, ""),
    ("0<Tab>2", .notResponding, ""), ("0<Tab><Right>", .notResponding, ""),
  ])
  func aRowOfSeveralAsksWhich(_ keys: String, _ outcome: FollowUpOutcome, _ next: String) {
    var desk = desk()
    desk.press(keys)
    #expect(desk.model.outcome?.outcome == outcome)
    #expect(desk.text.contains("具体是"), "\(desk.text)")
    #expect(desk.text.contains(outcome.title.chinese))
    desk.press("<C-s>")
    #expect(desk.lastOutcome?.outcome == outcome)
    #expect(desk.lastOutcome?.nextDue?.description ?? "" == next)
  }

  /// Of a visit that recurs and that no plan holds the next one is proposed.
  @Test func whoWasSeenElsewhereIsGivenANextDate() {
    var desk = Desk(120, 35)
    desk.press("<F5><Enter>0")
    #expect(desk.model.outcome?.item.followUp.details.reason == .hypertensionManagement)
    #expect(desk.model.outcome?.outcome == .alreadyVisited)
    #expect(desk.model.outcome?.nextDate.isEmpty == false, "\(desk.text)")
    desk.press("<C-s>")
    #expect(desk.lastOutcome?.outcome == .alreadyVisited && desk.lastOutcome?.nextDue != nil)
  }

  @Test func anotherReasonHasToBeNoted() {
    var desk = desk()
    desk.press("0<Tab>3<C-s>")
    #expect(desk.lastOutcome == nil)
    #expect(desk.text.contains("请写明原因"), "\(desk.text)")
    #expect(desk.model.outcome?.form.focusedField?.id == "note")
    desk.press("出国半年<C-s>")
    #expect(desk.lastOutcome?.outcome == .other && desk.lastOutcome?.note == "出国半年")
  }

  @Test func whichItIsIsKeptInTheDraft() {
    var desk = desk()
    desk.press("7<Tab>3<Esc>")
    #expect(desk.model.drafts[FollowUpID(11)]?.draft.outcome == .movedToPrivate)
    desk.press("<Enter>")
    #expect(desk.model.outcome?.outcome == .movedToPrivate)
    #expect(desk.model.outcome?.rung?.first == .moved)
  }

  /// The row that is left keeps what was chosen in it, and counts for nothing.
  @Test func anotherRowIsAnotherOutcome() {
    var desk = desk()
    desk.press("7<Tab>2<S-Tab>2")
    #expect(desk.model.outcome?.outcome == .noAnswer)
    #expect(!desk.text.contains("具体是"), "\(desk.text)")
    desk.press("7")
    #expect(desk.model.outcome?.outcome == .movedToPublic)
  }

  @Test(arguments: ["转公立医院", "Public hospital"])
  func inPlainModeItIsNamed(_ name: String) {
    let desk = PlainDesk(["F5", "2", "d", name])
    #expect(desk.model.outcome?.outcome == .movedToPublic, "\(desk.console.text)")
  }

  @Test(arguments: Language.allCases, [Size(columns: 60, rows: 16), Size(columns: 80, rows: 24)])
  func whichItIsIsInSightInASmallWindow(_ language: Language, _ size: Size) {
    var desk = Desk(size.columns, size.rows, language: language)
    desk.press("<F5><Down><Enter>7<Tab>2")
    #expect(desk.text.contains(FollowUpOutcome.movedToPublic.title[language]), "\(desk.text)")
  }

  // MARK: - Recordings

  @Test func tabGoesOnWithAPath() {
    var clinic = FakeClinic()
    clinic.paths = ["/rec/2026-11 张三.wav", "/rec/2026-11 李四.wav", "/rec/old/"]
    var desk = desk(clinic)
    desk.press("2<F9>/re<Tab>")
    #expect(desk.model.outcome?.form.raw("recording") == "/rec/")
    desk.press("<Tab>")
    #expect(desk.text.contains("old/"), "\(desk.text)")
    #expect(desk.text.contains("2026-11 李四.wav"))
    desk.press("20<Tab>")
    #expect(desk.model.outcome?.form.raw("recording") == "/rec/2026-11 ")
    desk.press("李<Tab>")
    #expect(desk.model.outcome?.form.raw("recording") == "/rec/2026-11 李四.wav")
    // There is nothing more to complete: Tab is what it is in every form.
    desk.press("<Tab>")
    #expect(desk.model.outcome?.form.focusedField?.id == "consent")
  }

  @Test func aPathThatIsNotThereIsSaidToBeNone() {
    var desk = desk()
    desk.press("2<F9>/nowhere<Tab>")
    #expect(desk.text.contains("没有这样的文件"), "\(desk.text)")
    #expect(desk.model.outcome?.form.focusedField?.id == "recording")
  }

  private func recorded() -> FakeClinic {
    var clinic = FakeClinic()
    let file = RecordingFacts(
      path: "/rec/a.mp3", seconds: 95, bytes: 100, sha256: String(repeating: "a", count: 64))
    clinic.sheets[FollowUpID(11)] = CallSheet(
      followUp: FollowUpID(11), patient: PatientID(1),
      recordings: [
        CallRecording(
          id: 5, patient: PatientID(1), followUp: FollowUpID(11), file: file, consent: .spoken,
          at: SampleClinic.now)
      ])
    return clinic
  }

  @Test func theSameKeyStopsARecording() {
    var desk = desk(recorded())
    desk.clinic.playsOn = true
    desk.press("<C-o>")
    #expect(desk.text.contains("播放中"), "\(desk.text)")
    // Said at the foot too, where the history is not in sight.
    #expect(desk.model.toast?.text.chinese == "正在播放 a.mp3，^O 停止")
    desk.press("<C-o>")
    #expect(!desk.text.contains("播放中"))
    #expect(desk.callRequests.suffix(2) == [.play(5), .stopPlaying])
    desk.clinic.playsOn = false
    desk.press("<C-o>")
    // It was played to its end at once, and nothing is left to stop.
    #expect(desk.model.followUps.playing == nil && desk.callRequests.last == .play(5))
  }

  @Test(arguments: [CommandID.back, .lock, .viewLookup])
  func leavingTheCallStopsIt(_ command: CommandID) {
    var desk = desk(recorded())
    desk.clinic.playsOn = true
    desk.press("<C-o>")
    desk.send(.command(command))
    #expect(desk.callRequests.contains(.stopPlaying))
    #expect(desk.model.followUps.playing == nil)
  }

  // MARK: - Behind the lock

  @Test func aCallThatIsOutOfSightIsNotTakenWhenTheDeskIsUnlocked() {
    var desk = desk()
    let renewal = CallRequest.claim(FollowUpID(11), version: nil, takingOver: false)
    desk.press("2")
    desk.send(.command(.viewLookup))
    desk.press("<F8><Enter>")
    #expect(!desk.callRequests.contains(renewal))
    desk.press("<F5>")
    desk.wait(seconds: 1)
    #expect(desk.callRequests.contains(renewal))
  }
}
