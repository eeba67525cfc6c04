import Domain
import FrontdeskApp
import Testing
import Widgets

@Suite struct FollowUpTests {
  /// In the smallest window the outcome chosen and the field that is filled in are both in sight.
  @Test(arguments: 0...9, Language.allCases)
  func theOutcomeStaysInSightWhileTheRestIsFilledIn(_ number: Int, _ language: Language) {
    var desk = Desk(60, 16, language: language)
    desk.press("<F5><Down><Enter>\(number)")
    let title = OutcomeRung.all[(number + 9) % 10].title[language]
    let chosen = Glyphs.line.chosen + " \(number) " + title
    for _ in 0..<3 {
      #expect(desk.text.contains(chosen), "\(desk.text)")
      if let field = desk.model.outcome?.form.focusedField, !field.isLadder {
        #expect(desk.text.contains(field.label), "\(desk.text)")
      }
      desk.press("<Tab>")
    }
  }

  private func desk() -> Desk {
    var desk = Desk()
    desk.press("<F5>")
    return desk
  }

  private func entries(_ desk: Desk) -> [OutcomeEntry] {
    desk.clinic.log.compactMap { effect in
      guard case .recordOutcome(var entry) = effect else { return nil }
      entry.call = nil
      return entry
    }
  }

  @Test func theQueueStandsInWorkingOrderUnderItsHeadings() {
    let desk = desk()
    #expect(desk.model.followUps.items.map(\.name).prefix(3) == ["买买提·吐尔逊", "张三", "张素英"])
    #expect(desk.text.contains("该联系 3"))
    #expect(desk.text.contains("逾期超过一年 1"))
  }

  @Test func leftAndRightGoThroughTheRanges() {
    var desk = desk()
    desk.press("<Right>")
    #expect(desk.model.followUps.scope == .overdue)
    #expect(desk.model.followUps.items.count == 3)
    desk.press("<Right><Right>")
    #expect(desk.model.followUps.scope == .retry)
    desk.press("<Right><Right>")
    #expect(desk.model.followUps.scope == .all)
    #expect(desk.text.contains("未到期 2"))
    desk.press("<Left><Left><Left><Left><Left>")
    #expect(desk.model.followUps.scope == .today)
  }

  @Test func anOutcomeIsRecordedWithDigitsAndTheProposedDate() {
    var desk = desk()
    desk.press("<Down><Enter>2<C-s>")
    #expect(
      entries(desk) == [
        OutcomeEntry(
          followUp: FollowUpID(11), version: 1, outcome: .noAnswer, note: "",
          nextDue: SampleClinic.day("2026-08-25"))
      ])
    #expect(desk.model.outcome == nil)
    #expect(desk.model.followUps.selected?.name == "张素英", "the next person is selected")
    #expect(desk.text.contains("已登记 张三 未接"))
  }

  @Test func aDialogThatIsQuickerThanTheRecordGetsItsDateWhenTheRecordComes() {
    var desk = desk()
    desk.holds = true
    desk.press("<Down><Down><Enter>1")
    #expect(desk.model.outcome?.item.name == "张素英")
    #expect(desk.model.outcome?.nextDate == "")
    desk.deliver()
    #expect(desk.model.outcome?.nextDate == "2026-09-21")
  }

  @Test func enterGoesThroughTheFieldsAndSavesOnTheLast() {
    var desk = desk()
    desk.press("<Down><Enter>3<Enter><Enter><C-u>+2w<Enter>下午再打<Enter>")
    #expect(
      entries(desk) == [
        OutcomeEntry(
          followUp: FollowUpID(11), version: 1, outcome: .callBack, note: "下午再打",
          nextDue: SampleClinic.day("2026-09-07"))
      ])
  }

  @Test func undoTakesTheRecordBack() {
    var desk = desk()
    desk.press("<Down><Enter>2<C-s>")
    #expect(!desk.model.followUps.items.contains { $0.name == "张三" })
    desk.press("<C-z>")
    #expect(desk.clinic.log.contains(.undoOutcome(FollowUpID(11), version: 2)))
    #expect(desk.model.followUps.items.contains { $0.name == "张三" })
    #expect(desk.model.lastWrite == nil)
    desk.press("<C-z>")
    #expect(desk.clinic.log.last == .rights(.lastChange), "the store knows what was before it")
    #expect(desk.model.toast?.text.english == "there is nothing to take back")
  }

  @Test func anOutcomeThatEndsItAsksForNoDate() {
    var desk = desk()
    desk.press("<Down><Enter>6")
    #expect(desk.text.contains("不再随访"))
    desk.press("<Enter>拒绝来院<Enter>")
    #expect(entries(desk).map(\.outcome) == [.refused])
    #expect(entries(desk).first?.nextDue == nil)
  }

  @Test func withoutAnOutcomeNothingIsSaved() {
    var desk = desk()
    desk.press("<Enter><C-s>")
    #expect(entries(desk).isEmpty)
    #expect(desk.text.contains("先选一个结果"))
  }

  @Test(arguments: [("2026-02-30", "日历上没有"), ("昨天", "不能早于 2026-08-24"), ("不久", "看不懂"), ("8-1", "")])
  func aWrongDateIsSaidInPlace(_ typed: String, _ message: String) {
    var desk = desk()
    desk.press("<Enter>2<Tab><C-u>\(typed)")
    if typed == "8-1" {
      // A day that has gone by this year is the one of the next.
      #expect(desk.text.contains("2027-08-01"))
      return
    }
    desk.press("<C-s>")
    #expect(entries(desk).isEmpty)
    #expect(desk.text.contains(message))
  }

  @Test func aDateTypedByHandSurvivesAnotherOutcome() {
    var desk = desk()
    desk.press("<Enter>2<Tab><C-u>+9<S-Tab>3")
    #expect(desk.model.outcome?.nextDate == "2026-09-02")
  }

  @Test func escKeepsTheDraftForTheSamePerson() {
    var desk = desk()
    desk.press("<Down><Enter>2<Tab><Tab>忙音<Esc>")
    #expect(desk.model.outcome == nil)
    #expect(desk.text.contains("草稿"))
    desk.press("<Up><Enter>")
    #expect(desk.model.outcome?.note.isEmpty == true)
    desk.press("<Esc><Down><Enter>")
    #expect(desk.model.outcome?.note == "忙音")
    #expect(desk.model.outcome?.outcome == .noAnswer)
  }

  @Test func leavingWithADraftAsksOnce() {
    var desk = desk()
    desk.press("<Enter>2<Esc><C-q>")
    #expect(desk.ownEffects.isEmpty)
    #expect(desk.text.contains("未保存"))
    desk.press("<C-q>")
    #expect(desk.ownEffects == [.quit])
  }

  @Test func somebodyElsesChangeIsReadAgainAndTheNoteStays() {
    var desk = desk()
    desk.press("<Down><Enter>2<Tab><Tab>占线")
    // The same follow-up is recorded on another terminal.
    _ = desk.clinic.answer(
      .recordOutcome(
        OutcomeEntry(
          followUp: FollowUpID(11), version: 1, outcome: .callBack, note: "",
          nextDue: FakeClinic.today)))
    desk.press("<C-s>")
    #expect(desk.model.outcome?.note == "占线")
    #expect(desk.text.contains("刚登记了: 稍后再拨"))
    #expect(desk.model.outcome?.item.followUp.version == 2)
    desk.press("<C-s>")
    #expect(desk.model.outcome == nil)
    #expect(entries(desk).last?.version == 2)
  }

  @Test func aFailedSaveKeepsWhatWasTyped() {
    var desk = desk()
    desk.clinic.failures = [
      { effect in
        guard case .recordOutcome = effect else { return nil }
        return .failed(Localized(zh: "磁盘已满, 清理后再保存", en: "the disk is full"), effect)
      }
    ]
    desk.press("<Enter>2<Tab><Tab>占线<C-s>")
    #expect(desk.model.outcome?.note == "占线")
    #expect(desk.model.outcome?.isSaving == false)
    #expect(desk.text.contains("磁盘已满"))
    desk.press("<C-s>")
    #expect(desk.model.outcome == nil)
  }

  @Test func theNextVisitIsProposedWithItsReason() {
    var desk = Desk()
    desk.press("<F5><Down><Down><Enter>1")
    #expect(desk.model.outcome?.item.name == "张素英")
    let form = desk.model.outcome
    #expect(form?.nextDate.isEmpty == false)
    #expect(desk.text.contains("规范三版"))
  }

  @Test func anotherTerminalsWriteIsShownWithinASecond() {
    var desk = desk()
    desk.clinic.version += 1
    let before = desk.clinic.log.count
    desk.send(.timeToPoll)
    #expect(
      desk.clinic.log[before...].contains {
        if case .queueOrder = $0 { return true }
        return false
      })
  }
}

/// What may not be needed any more is seen in the list, beside it, in the archive and in the call.
@Suite struct DoubtfulFollowUpTests {
  private func desk(_ language: Language, _ doubt: FollowUpDoubt, columns: Int = 120) -> Desk {
    var clinic = FakeClinic()
    let place = clinic.archives.firstIndex { $0.followUps.contains { $0.details.state == .open } }
    clinic.archives[place ?? 0].followUps[0].doubt = doubt
    return Desk(columns, columns == 80 ? 24 : 35, language: language, clinic: clinic)
  }

  @Test(arguments: Language.allCases, FollowUpDoubt.allCases)
  func itIsSaidWhereverItStands(_ language: Language, _ doubt: FollowUpDoubt) {
    for columns in [80, 120] {
      var desk = desk(language, doubt, columns: columns)
      let start = doubt.title[language]
      desk.press("<F5><Left><Down>")
      #expect(desk.text.contains("? "), "\(columns)")
      #expect(desk.text.contains(start), "\(columns)")
      desk.press(columns == 80 ? "<Enter><F6>" : "<Enter>")
      #expect(desk.text.contains(start), "\(columns)")
      desk.press("<Esc><F3>")
      #expect(desk.text.contains(start), "\(columns)")
    }
  }
}

/// A queue that a filter leaves empty says that others are in other ranges.
@Suite struct EmptyRangeTests {
  @Test func whoeverIsLookedForMayBeInAnotherRange() {
    var desk = Desk()
    desk.press("<F5>/qqq")
    #expect(desk.text.contains("左右键换范围"), "\(desk.text)")
    desk.press("<Esc><Left>/qqq")
    #expect(desk.model.followUps.scope == .all)
    #expect(desk.text.contains("Esc 取消筛选") && !desk.text.contains("左右键换范围"))
  }
}
