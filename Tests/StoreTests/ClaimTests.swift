import Domain
import FollowUps
import Store
import Testing

/// Two nurses at one queue never call the same person.
@Suite struct ClaimTests {
  private let clinic: TestClinic
  private let li: Store
  private let wang: Store

  init() throws {
    clinic = try TestClinic()
    let due = FollowUpDraft(
      reason: .hypertensionManagement, channel: .phone, due: clinic.today, risk: .regular,
      why: Localized(zh: "季度随访", en: "quarterly"))
    var record = sampleRecord()
    record.contacts.append(ContactPoint(system: .phone, value: "13900001111", holder: "配偶"))
    _ = try Importer(clinic.store, source: "t").take(record)
    try clinic.store.openFollowUps([due], of: PatientID(1))
    li = clinic.store
    li.terminal = SessionTerminal(host: "desk1", tty: "pts/1", pid: 11)
    wang = try clinic.secondTerminal()
    wang.terminal = SessionTerminal(host: "desk2", tty: "pts/2", pid: 22)
  }

  private var id: FollowUpID { FollowUpID(1) }

  private func holder(_ store: Store) throws -> String? {
    try store.queue(.all, limit: 5).items.first?.claim?.name
  }

  private func record(
    _ outcome: FollowUpOutcome, _ store: Store, version: Int = 1, call: CallDetails? = nil
  ) throws -> FollowUp {
    try store.recordOutcome(
      of: id, version: version, outcome: outcome, note: "",
      nextDue: outcome == .lost || outcome == .refused ? nil : clinic.today.adding(days: 1),
      call: call)
  }

  @Test func whoeverComesSecondIsToldWhoHasItAndSinceWhen() throws {
    guard case .taken(let own) = try li.claim(id) else {
      Issue.record("nobody had it")
      return
    }
    #expect(own.isOwn && own.staff == "li" && own.until.seconds - own.since.seconds == 900)
    clinic.clock.advance(seconds: 60)
    guard case .held(let held) = try wang.claim(id) else {
      Issue.record("two have it")
      return
    }
    #expect(held.name == "李护士" && held.since == own.since && held.isOthers)
    #expect(
      held.sentence(TestClinic.zone).chinese
        == "李护士 从 10:00 起正在处理这项随访；请先做别的，或请管理者接手")
    #expect(try holder(wang) == "李护士")
    #expect(try li.queue(.all, limit: 5).items.first?.claim?.isOwn == true)
    #expect(try li.queueRows(ids: [1]).first?.claim?.isOwn == true)
    #expect(try li.followUp(id).version == 1)
  }

  @Test func aClaimIsRenewedByAskingAgainAndRunsOutByItself() throws {
    _ = try li.claim(id)
    clinic.clock.advance(seconds: 800)
    guard case .taken(let again) = try li.claim(id) else {
      Issue.record("it was one's own")
      return
    }
    #expect(again.since.seconds + 1700 == again.until.seconds)
    clinic.clock.advance(seconds: 899)
    #expect(try holder(wang) == "李护士")
    clinic.clock.advance(seconds: 1)
    #expect(try holder(wang) == nil)
    guard case .taken = try wang.claim(id) else {
      Issue.record("it had run out")
      return
    }
    // Who let it run out does not take it back by renewing.
    guard case .held = try li.claim(id) else {
      Issue.record("two have it")
      return
    }
  }

  @Test func aClaimFromAFutureThatWasTakenBackDoesNotHold() throws {
    clinic.clock.advance(seconds: 86_400)
    _ = try li.claim(id)
    clinic.clock.advance(seconds: -86_400)
    #expect(try wang.claim(on: id) == nil)
  }

  @Test func anOutcomeIsRefusedWhileAColleagueHasItAndEndsOnesOwnClaim() throws {
    _ = try li.claim(id)
    #expect(throws: StoreError.self) { try record(.noAnswer, wang) }
    #expect(try li.followUp(id).details.attempts.isEmpty)
    _ = try record(.noAnswer, li)
    #expect(try holder(wang) == nil)
    #expect(throws: StoreError.conflict) { try record(.noAnswer, wang) }
    _ = try record(.callBack, wang, version: 2)
  }

  @Test func whatHasEndedIsNotClaimedAndSaysByWhom() throws {
    _ = try record(.refused, li)
    let refused = StoreError.refused(
      Localized(
        zh: "这项随访已经结束：李护士 已登记拒绝",
        en: "this follow-up has ended already: 李护士 recorded \"Refused\""))
    #expect(throws: refused) { try wang.claim(id) }
    #expect(throws: StoreError.notFound) { try wang.claim(FollowUpID(99)) }
  }

  @Test func whatWasWorkedOnSinceItWasSeenIsNotClaimed() throws {
    _ = try record(.noAnswer, li)
    #expect(throws: StoreError.conflict) { try wang.claim(id, version: 1) }
    #expect(try holder(wang) == nil)
    guard case .taken = try wang.claim(id, version: 2) else {
      Issue.record("nobody had it")
      return
    }
  }

  @Test func aManagerTakesItOverAndTheTrailHasIt() throws {
    _ = try li.claim(id)
    let nurse = try clinic.terminal(of: .nurse)
    #expect(throws: StoreError.denied(.approve, .queue)) { try nurse.claim(id, takingOver: true) }
    guard case .taken = try wang.claim(id, takingOver: true) else {
      Issue.record("a manager may")
      return
    }
    let row = try #require(try wang.auditRows(of: nil, limit: 1).first)
    #expect(row.detail == "claim from li" && row.staff == "wang" && row.patient != nil)
    #expect(throws: StoreError.self) { try record(.noAnswer, li) }
    _ = try record(.noAnswer, wang)
  }

  @Test func aClaimIsGivenBackByItsHolderAlone() throws {
    _ = try li.claim(id)
    #expect(try wang.releaseClaim(id) == false)
    #expect(try wang.releaseClaim(id, anywhere: true) == false)
    #expect(try holder(wang) == "李护士")
    #expect(try li.releaseClaim(id))
    #expect(try holder(wang) == nil)
    // Giving back nothing makes no other terminal read its list again.
    let mark = try wang.changeMark()
    #expect(try li.releaseClaim(id) == false)
    #expect(try wang.changeMark() == mark)
  }

  @Test func atAnotherTerminalItIsTheSamePerson() throws {
    _ = try li.claim(id)
    let there = try clinic.machine()
    _ = try there.act(as: "li", systemUser: "")
    there.terminal = SessionTerminal(host: "desk3", tty: "", pid: 33)
    guard case .taken = try there.claim(id) else {
      Issue.record("it is the same person")
      return
    }
    // What went to another terminal is not given back by the first.
    #expect(try li.releaseClaim(id) == false)
    #expect(try li.releaseClaim(id, anywhere: true))
  }

  @Test func signingOutGivesBackWhatWasClaimedThere() throws {
    let session = try li.beginSession(SessionTerminal(host: "desk1", tty: "pts/1", pid: 11))
    #expect(session.member.code == "li")
    _ = try li.claim(id)
    try li.signOut()
    #expect(try holder(wang) == nil)
  }

  @Test func aChangeOfManyLeavesAloneWhatAColleagueHasOpen() throws {
    _ = try li.claim(id)
    let seen = try wang.followUpBriefs(ids: [1])
    #expect(seen.map(\.claimedBy) == ["李护士"])
    #expect(try li.followUpBriefs(ids: [1]).map(\.claimedBy) == [nil])
    #expect(throws: StoreError.self) {
      try wang.change(seen, .reschedule(clinic.today.adding(days: 3)))
    }
    #expect(try wang.followUp(id).version == 1)
  }

  // MARK: - How the attempt was made

  @Test func theAttemptSaysThatThePersonWasAskedAndHowLongItTook() throws {
    let now = try record(.callBack, li, call: CallDetails(checkedIdentity: true, seconds: 95))
    let attempt = try #require(now.details.attempts.last)
    #expect(attempt.checkedIdentity && attempt.seconds == 95)
    let other = try record(.noAnswer, li, version: 2)
    #expect(other.details.attempts.last?.checkedIdentity == false)
    #expect(other.details.attempts.last?.seconds == nil)
  }

  @Test func numbersKeepWhatCallsHaveShownOfThem() throws {
    #expect(try li.callSheet(of: id).numbers == [.untried, .untried])
    _ = try record(.callBack, li, call: CallDetails(contact: 1))
    #expect(try li.callSheet(of: id).numbers == [.untried, .worked(clinic.today)])
    // Without a number the first phone is meant.
    let wrong = try record(.wrongNumber, li, version: 2)
    #expect(try li.callSheet(of: id).numbers == [.wrong(clinic.today), .worked(clinic.today)])
    _ = try li.undoOutcome(of: id, version: wrong.version)
    #expect(try li.callSheet(of: id).numbers == [.untried, .worked(clinic.today)])
    // No answer shows nothing of a number.
    _ = try record(.noAnswer, li, version: 4, call: CallDetails(contact: 0))
    #expect(try li.callSheet(of: id).numbers == [.untried, .worked(clinic.today)])
  }

  @Test func whoDoesNotWantToBeContactedIsSaidToBe() throws {
    #expect(try li.callSheet(of: id).noContactSince == nil)
    let desk = try clinic.terminal(of: .reception)
    _ = try desk.sign(
      ConsentDraft(
        purpose: .followUp, textVersion: "1", text: "同意", signer: "张三",
        expires: clinic.today), of: PatientID(1))
    #expect(try li.callSheet(of: id).noContactSince == nil)
    clinic.clock.advance(seconds: 86_400)
    #expect(try li.callSheet(of: id).noContactSince == clinic.today.adding(days: -1))
  }

  // MARK: - Parts of the queue

  @Test func whatWasPutOffIsInAPartOfItsOwnUntilItsDay() throws {
    #expect(try li.queueOrder(.retry) == [])
    _ = try record(.noAnswer, li)
    #expect(try li.queueOrder(.retry) == [1])
    #expect(try li.queue(.retry, limit: 5).total == 1)
    clinic.clock.advance(seconds: 86_400)
    #expect(try li.queueOrder(.retry) == [])
    #expect(try li.queueOrder(.today) == [1])
  }

  @Test func theLostAreLookedForUntilTheyAreFollowedUpAgain() throws {
    _ = try record(.lost, li)
    #expect(try li.queueOrder(.all) == [])
    #expect(try li.queueOrder(.lost) == [1])
    #expect(try li.queue(.lost, limit: 5).items.map(\.name) == ["张三"])
    let again = FollowUpDraft(
      reason: .other, channel: .phone, due: clinic.today, risk: .regular,
      why: Localized(zh: "找到了", en: "found"))
    try li.openFollowUps([again], of: PatientID(1))
    #expect(try li.queueOrder(.lost) == [])
    // Lost once more, the person stands there once.
    _ = try li.recordOutcome(
      of: FollowUpID(2), version: 1, outcome: .lost, note: "", nextDue: nil)
    #expect(try li.queueOrder(.lost) == [2])
  }

  @Test func theQueueKnowsWhoseFollowUpsAre() throws {
    let draft = { (owner: String?) in
      FollowUpDraft(
        reason: .other, channel: .home, due: clinic.today, risk: .regular,
        why: Localized(zh: "", en: ""), owner: owner)
    }
    try li.openFollowUps([draft("li"), draft("wang"), draft("nurse")], of: PatientID(1))
    #expect(try li.queueOrder(.all, whose: .mine) == [2])
    #expect(try wang.queueOrder(.all, whose: .mine) == [3])
    #expect(try li.queueOrder(.all, whose: .nobody) == [1])
    #expect(try li.queueOrder(.all, whose: .team) == [2])
    try li.setTeam(of: "li", to: "东片")
    try li.setTeam(of: "nurse", to: "东片")
    #expect(try li.queueOrder(.all, whose: .team) == [2, 4])
    #expect(try li.queue(.all, whose: .team, limit: 1).total == 2)
    #expect(try li.teams() == ["li": "东片", "nurse": "东片"])
    #expect(throws: StoreError.notFound) { try li.setTeam(of: "nobody", to: "x") }
    #expect(
      try li.workload().map { "\($0.owner ?? "-") \($0.team ?? "-") \($0.open) \($0.dueThisWeek)" }
        == ["- - 1 1", "li 东片 1 1", "wang - 1 1", "nurse 东片 1 1"])
  }

  @Test func theWorkloadCountsWhatWasDoneToday() throws {
    _ = try record(.noAnswer, wang)
    let lines = try li.workload()
    #expect(lines.map { $0.owner ?? "-" } == ["-", "wang"])
    #expect(lines.map(\.doneToday) == [0, 1] && lines.map(\.open) == [1, 0])
    clinic.clock.advance(seconds: 2 * 86_400)
    #expect(try li.workload().map(\.overdue) == [1])
    #expect(try li.workload().map(\.doneToday) == [0])
  }

  @Test func theFilterKnowsChannelsAndTitles() throws {
    try li.openFollowUps(
      [
        FollowUpDraft(
          reason: .other, channel: .home, due: clinic.today, risk: .regular,
          why: Localized(zh: "", en: ""), title: Localized(zh: "第2周 食谱", en: "Week 2 recipes"))
      ], of: PatientID(1))
    #expect(try li.queueOrder(.all, filter: "家访") == [2])
    #expect(try li.queueOrder(.all, filter: "食谱") == [2])
    #expect(try li.queueOrder(.all, filter: "recipes") == [2])
    #expect(try li.queueOrder(.all, filter: "电话") == [1])
    #expect(try li.queueOrder(.all, filter: "食谱 电话") == [])
    #expect(
      try li.queueFacets(.all).map { "\($0.kind.rawValue) \($0.title.chinese) \($0.count)" } == [
        "reason 随访 1", "reason 高血压随访 1", "channel 家访 1", "channel 电话 1", "title 第2周 食谱 1",
      ])
    #expect(try li.queueFacets(.all, whose: .mine).isEmpty)
    let desk = try clinic.terminal(of: .reception)
    #expect(try desk.queueFacets(.all).map(\.kind) == [.channel, .channel])
    #expect(try desk.queueOrder(.all, filter: "食谱").isEmpty)
  }
}
