import Canvas
import Domain
import FrontdeskApp
import TestSupport
import Testing
import Widgets

@Suite struct CopyTests {
  private func copies(_ desk: Desk) -> [String] {
    desk.ownEffects.compactMap { effect in
      if case .copy(let text) = effect { return text }
      return nil
    }
  }

  @Test func aPersonIsCopiedWithTheNumberMasked() {
    var desk = Desk()
    desk.press("zs<C-k>")
    #expect(copies(desk) == ["张三  A-003817  138****0021"])
    #expect(desk.clinic.log.contains(.noteCopy([PatientID(1)], text: "张三  A-003817  138****0021")))
  }

  @Test func wholeNumbersNeedBothTheRuleAndTheKeyThatShowsThem() {
    var desk = Desk()
    desk.press("zs<F7>1<C-k>")
    #expect(copies(desk).last?.contains("138****0021") == true)
    desk.model.desk.copyPolicy = .allowed
    desk.press("<C-k>")
    #expect(copies(desk).last == "张三  A-003817  13812340021")
    desk.press("<F7><C-k>")
    #expect(copies(desk).last?.contains("138****0021") == true)
  }

  @Test func whereCopyingIsNotAllowedNothingLeaves() {
    var desk = Desk()
    desk.model.desk.copyPolicy = .off
    desk.press("zs<C-k><Enter>y<F4>y<F5>y")
    #expect(copies(desk).isEmpty)
    #expect(!desk.clinic.log.contains { if case .noteCopy = $0 { true } else { false } })
  }

  @Test(arguments: [
    ("zs<F4>", "收缩压 "), ("zs<F4><Left><Left>", "收缩压 "), ("zs<Enter><Tab>", "体重 71.2 kg 2026-08-10"),
    ("<F5><Down>", "张三  A-003817  138****0021"), ("zs<Enter>", "张三  A-003817  138****0021"),
  ])
  func eachScreenHasItsOwnValue(_ keys: String, _ start: String) {
    var desk = Desk()
    desk.press(keys + "y")
    #expect(copies(desk).count == 1)
    #expect(copies(desk).last?.hasPrefix(start) == true, "\(copies(desk))")
  }

  @Test func allMarkedRowsAreCopiedOneLineEach() {
    var desk = Desk()
    desk.press("zs<Ins><Ins><C-k>")
    #expect(copies(desk) == ["张三  A-003817  138****0021\n张素英  A-000752  138****7719"])
    let noted = desk.clinic.log.compactMap { effect -> [PatientID]? in
      if case .noteCopy(let patients, _) = effect { return patients }
      return nil
    }
    #expect(noted == [[PatientID(1), PatientID(2)]], "a row of the audit trail for each")
  }

  @Test func markedRowsOfTheQueueAreCopiedAlsoWhenAFilterHidesThem() {
    var desk = Desk()
    desk.press("<F5><Left><C-a>/zsy<Enter><C-k>")
    #expect(desk.model.followUps.ids.count == 1)
    #expect(copies(desk).last?.split(separator: "\n").count == 6)
  }

  @Test func markedResultsAreCopiedAndNameTheirPatientOnce() {
    var desk = Desk()
    desk.press("zs<Enter><Right><Ins><Ins>y")
    #expect(copies(desk).last?.split(separator: "\n").count == 2)
    let noted = desk.clinic.log.compactMap { effect -> [PatientID]? in
      if case .noteCopy(let patients, _) = effect { return patients }
      return nil
    }
    #expect(noted == [[PatientID(1)]])
  }

  @Test func whatTheClipboardDoesNotHoldIsNeitherSentNorNoted() {
    var desk = Desk()
    for place in 0..<400 {
      var archive = SampleClinic.archives[0]
      archive.id = PatientID(2_000 + place)
      desk.clinic.archives.append(archive)
    }
    desk.press("zs<A-a><C-k>")
    #expect(desk.model.tables[.people].marks.count > 300)
    #expect(copies(desk).isEmpty)
    #expect(desk.text.contains("剪贴板装不下"))
    #expect(!desk.clinic.log.contains { if case .noteCopy = $0 { true } else { false } })
  }

  @Test func rowsThatComeAfterTheLockAreNotCopied() {
    var desk = Desk()
    desk.press("zs<Ins><Ins>")
    desk.holds = true
    desk.press("<C-k>")
    desk.send(.command(.lock))
    desk.holds = false
    desk.deliver()
    #expect(copies(desk).isEmpty)
  }

  @Test func thePointReadOutIsTheOneCopied() {
    var desk = Desk()
    desk.press("zs<F4>y<Left><Left>y")
    #expect(copies(desk).count == 2)
    #expect(copies(desk).first != copies(desk).last)
  }

  @Test func nothingLeavesThatTheAuditTrailDoesNotHave() {
    var desk = Desk()
    desk.clinic.failures = [
      { effect in
        guard case .noteCopy = effect else { return nil }
        return .failed(Localized(zh: "磁盘已满", en: "the disk is full"), effect)
      }
    ]
    desk.press("zs<C-k>")
    #expect(copies(desk).isEmpty)
    #expect(desk.text.contains("磁盘已满"))
  }

  @Test func theLoopSendsItAndSaysNoMoreThanItKnows() throws {
    for hasClipboard in [true, false] {
      let screen = TestScreen(
        columns: 120, rows: 35,
        script: try ["zs", "<C-k>", "<Resize:120x35>"].map { try KeyScript.parse($0) })
      screen.hasClipboard = hasClipboard
      let model = Model(
        user: SampleClinic.nurse, clinicName: SampleClinic.name, size: Size(columns: 120, rows: 35),
        now: SampleClinic.now, zone: SampleClinic.zone)
      let program = Program(
        model: model, screen: screen, runner: FakeRunner(), world: FakeClock().world)
      _ = program.run()
      #expect(screen.copies.count == (hasClipboard ? 1 : 0))
      let text = screen.frames.last.map(PlainFrame.text) ?? ""
      #expect(text.contains(hasClipboard ? "已发送到终端剪贴板" : "没有发送"))
    }
  }

  @Test func onlyAManagerChangesTheRule() {
    var desk = Desk()
    desk.send(.command(.nextCopyPolicy))
    #expect(desk.model.desk.copyPolicy == .masked)
    desk.model.user = StaffMember(code: "x", name: "X", role: .manager)
    desk.send(.command(.nextCopyPolicy))
    #expect(desk.model.desk.copyPolicy == .off)
    #expect(desk.clinic.log.last == .saveSetting(.copyPolicy(.off)))
  }

  @Test func suspendingLocksFirstAndWaitsForWhatIsWritten() throws {
    var desk = Desk()
    desk.press("<F5>")
    desk.send(.command(.suspend))
    #expect(desk.model.desk.isLocked)
    #expect(desk.ownEffects == [.suspend])
  }
}
