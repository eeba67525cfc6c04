import Canvas
import Domain
import FollowUps
import Foundation
import FrontdeskApp
import Store
import TestSupport
import Testing
import Widgets

/// Calls over the real runner and a real clinic, also by two nurses at one queue.
@Suite struct LiveCallTests {
  /// A clinic with so many people who are to be called today.
  private func clinic(_ count: Int) throws -> LiveClinic {
    let clinic = try LiveClinic()
    try clinic.admit((1...count).map { "患者\($0)号" })
    let machine = try clinic.machine()
    for number in 1...count {
      try machine.openFollowUps(
        [
          FollowUpDraft(
            reason: .hypertensionManagement, channel: .phone, due: machine.today, risk: .regular,
            why: Localized(zh: "季度随访", en: "quarterly"))
        ], of: PatientID(number))
    }
    return clinic
  }

  private func desk(_ clinic: LiveClinic, as code: String) throws -> LiveDesk {
    var desk = try clinic.desk()
    desk.signIn(code)
    desk.press("<F5>")
    return desk
  }

  private func attempts(_ clinic: LiveClinic, _ number: Int) throws -> [FollowUpAttempt] {
    try clinic.machine().followUp(FollowUpID(number)).details.attempts
  }

  @Test func aNurseWorksTenPeopleWithFiveKeysEach() throws {
    let clinic = try clinic(10)
    var desk = try desk(clinic, as: "li")
    for _ in 1...10 { desk.press("<Enter><A-y>2<C-s>") }
    for number in 1...10 {
      let made = try attempts(clinic, number)
      #expect(made.map(\.outcome) == [.noAnswer] && made.map(\.checkedIdentity) == [true])
      #expect(try clinic.machine().claim(on: FollowUpID(number)) == nil)
    }
    #expect(desk.model.followUps.ids.isEmpty)
    #expect(try clinic.machine().queueOrder(.retry).count == 10)
  }

  @Test func whoWasLostIsFoundAgainFromTheQueueAndFromTheArchive() throws {
    let clinic = try clinic(2)
    var desk = try desk(clinic, as: "li")
    desk.press("<Enter>9<C-s>")
    #expect(try attempts(clinic, 1).map(\.outcome) == [.lost])
    desk.press("<Left><Left>")
    #expect(desk.model.followUps.scope == .lost)
    #expect(desk.text.contains("f 找到了"), "\(desk.text)")
    desk.press("f")
    #expect(desk.text.contains("已恢复管理 患者1号：高血压随访"), "\(desk.text)")
    #expect(try attempts(clinic, 1).map(\.outcome) == [.lost, .found])
    #expect(desk.model.followUps.ids.isEmpty)
    desk.press("<C-z>y")
    #expect(try attempts(clinic, 1).map(\.outcome) == [.lost])
    #expect(desk.model.followUps.ids.count == 1, "\(desk.text)")
    desk.press("o")
    #expect(desk.model.screen == .archive)
    desk.press("f")
    #expect(try attempts(clinic, 1).map(\.outcome) == [.lost, .found])
    // Once found there is nobody to find.
    desk.press("f")
    #expect(try attempts(clinic, 1).count == 2)
  }

  /// A date beside the plan's own wants its reason, which the plan keeps.
  @Test func anotherDateThanThePlansWantsAReason() throws {
    let clinic = try LiveClinic()
    try clinic.admit()
    let machine = try clinic.machine()
    let bytes = try SharedFiles.repositoryBytes("sample-data/clinic/plans/hypertension.json5")
    #expect(try machine.savePlans([("hypertension.json5", Array(bytes))]).isAccepted)
    _ = try machine.startPlan("hypertension", of: PatientID(1))
    var desk = try desk(clinic, as: "li")
    desk.press("<Left><Enter>1")
    #expect(desk.model.outcome?.call.planned != nil, "\(desk.text)")
    #expect(!desk.text.contains("改期原因"))
    desk.press("<Tab><C-u>2026-11-11<C-s>")
    #expect(desk.text.contains("改期原因"), "\(desk.text)")
    #expect(desk.model.outcome?.form.focusedField?.id == "reason")
    desk.press("出差<C-s>")
    #expect(desk.model.outcome == nil, "\(desk.text)")
    let next = try clinic.machine().plans(of: PatientID(1)).running.first?.wanted.first
    #expect(next?.day.description == "2026-11-11")
    #expect(next?.why.chinese.hasSuffix("人工定期 2026-11-11：出差") == true, "\(next?.why as Any)")
  }

  @Test func twoNursesAtOneQueueNeverOpenTheSamePerson() throws {
    let clinic = try clinic(6)
    var li = try desk(clinic, as: "li")
    var ma = try desk(clinic, as: "ma")
    var called: [Int] = []
    for _ in 1...3 {
      li.press("<Enter>")
      called.append(try #require(li.model.outcome?.item.followUp.id.value))
      // The other list is older than the claim: the store refuses, and the row then says so.
      ma.press("<Home><Enter>")
      if ma.model.outcome == nil { ma.press("<Home><Down><Enter>") }
      called.append(try #require(ma.model.outcome?.item.followUp.id.value, "\(ma.text)"))
      li.press("2<C-s>")
      ma.press("2<C-s>")
    }
    #expect(Set(called).count == 6, "\(called)")
    for number in 1...6 { #expect(try attempts(clinic, number).count == 1) }
  }

  @Test func whoeverComesSecondIsToldWhoIsAtIt() throws {
    let clinic = try clinic(1)
    var li = try desk(clinic, as: "li")
    var ma = try desk(clinic, as: "ma")
    li.press("<Enter>")
    ma.press("<Enter>")
    #expect(ma.model.outcome == nil)
    #expect(ma.text.contains("李护士 从"), "\(ma.text)")
    #expect(ma.text.contains("李护士在办"), "\(ma.text)")
    // A manager may take it over; the first is told when it is saved, and keeps what was typed.
    ma.send(.command(.takeOver))
    #expect(ma.model.outcome != nil)
    li.press("2<Tab><Tab>再打<C-s>")
    #expect(li.text.contains("马主任 从"), "\(li.text)")
    #expect(li.model.outcome?.note == "再打")
    ma.press("5<C-s>")
    li.press("<C-s>")
    #expect(li.text.contains("马主任 刚登记了: 同意来诊"), "\(li.text)")
    #expect(try attempts(clinic, 1).map(\.outcome) == [.agreedToCome])
  }

  @Test func aWrongNumberIsNotTriedAgain() throws {
    let clinic = try clinic(1)
    var desk = try desk(clinic, as: "li")
    desk.press("<Enter>4<C-s><Right><Right><Right><Enter>")
    #expect(desk.model.followUps.scope == .retry)
    #expect(desk.text.contains("号码错误"), "\(desk.text)")
    #expect(desk.text.contains("号码都不对"), "\(desk.text)")
  }

  @Test func aRecordingIsAttachedWithTheAttemptAndARefusedOneSavesNothing() throws {
    let clinic = try clinic(1)
    let path = clinic.folder.appending(path: "call 1.wav").path
    try Data("RIFF....WAVE".utf8).write(to: URL(filePath: path))
    var desk = try desk(clinic, as: "li")
    desk.press("<Enter>2<A-r>")
    desk.send(.event(.paste(clinic.folder.path)))
    desk.press("<Enter><Right><C-s>")
    #expect(desk.text.contains("这是文件夹"), "\(desk.text)")
    #expect(desk.model.outcome?.form.focusedField?.id == "recording")
    #expect(desk.model.outcome?.problem == nil, "it is told at its field alone")
    #expect(try attempts(clinic, 1).isEmpty)
    desk.press("<C-u>")
    desk.send(.event(.paste(path)))
    desk.press("<C-s>")
    #expect(try attempts(clinic, 1).count == 1, "\(desk.text)")
    let kept = try #require(try clinic.machine().recordings().first)
    #expect(kept.file.name == "call 1.wav" && kept.file.bytes == 12)
  }

  @Test func theDialogNarrowsTheQueueToOnesOwn() throws {
    let clinic = try clinic(3)
    let machine = try clinic.machine()
    let briefs = try machine.followUpBriefs(ids: [2])
    _ = try machine.change(briefs, .assign("li"))
    var desk = try desk(clinic, as: "li")
    #expect(desk.model.followUps.ids.count == 3)
    desk.press("<A-s>")
    #expect(desk.text.contains("高血压随访") && desk.text.contains("今日已做"), "\(desk.text)")
    desk.press("2")
    #expect(desk.model.followUps.ids == [2])
    #expect(desk.text.contains("我的"), "\(desk.text)")
    desk.press("<A-s>4")
    #expect(desk.model.followUps.ids.count == 2)
  }
}
