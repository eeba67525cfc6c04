import Domain
import Store
import Testing

/// One search and one look at a list leave one row, written before anything is shown.
@Suite struct AuditLooksTests {
  private func clinic() throws -> TestClinic {
    let clinic = try TestClinic()
    let due = FollowUpDraft(
      reason: .hypertensionManagement, channel: .phone, due: clinic.today, risk: .regular,
      state: .open, why: Localized(same: "x"))
    _ = try Importer(clinic.store, source: "t").take(sampleRecord())
    try clinic.machine().openFollowUps([due], of: PatientID(1))
    return clinic
  }

  private func looks(_ clinic: TestClinic) throws -> [AuditRow] {
    try clinic.machine().auditRows(of: nil, limit: 1000).filter { $0.object == "list" }.reversed()
  }

  @Test func aNameTypedKeyByKeyIsOneSearch() throws {
    let clinic = try clinic()
    for text in ["z", "zh", "zha", "zhang", "zhan", "zhang", "zhang s"] {
      _ = try clinic.find(text)
      clinic.clock.advance(seconds: 50)
    }
    let rows = try looks(clinic)
    #expect(rows.map(\.detail) == ["search people"])
    #expect(rows.first?.count == 1)
    #expect(rows.first?.staff == "li")
  }

  @Test func anotherNameOrAPauseIsAnotherSearch() throws {
    let clinic = try clinic()
    _ = try clinic.find("zhang")
    _ = try clinic.find("138")
    clinic.clock.advance(seconds: 60)
    _ = try clinic.find("1381")
    #expect(try looks(clinic).count == 3)
    _ = try clinic.find("")
    #expect(try looks(clinic).count == 3)
  }

  @Test func whatWasTypedStandsNowhere() throws {
    let clinic = try clinic()
    _ = try clinic.find("13812340021")
    _ = try clinic.store.queueOrder(.all, filter: "zhang")
    for row in try clinic.machine().auditRows(of: nil, limit: 100) {
      #expect(!"\(row)".contains("1381234") && !"\(row)".contains("zhang"))
    }
  }

  @Test func twoConnectionsOfOneTerminalLeaveOneRow() throws {
    let clinic = try clinic()
    let clock = clinic.clock
    let other = try Store(path: clinic.path, zone: TestClinic.zone, now: { clock.now })
    _ = try other.act(as: "li", systemUser: "")
    other.shareLooks(of: clinic.store)
    _ = try clinic.find("zhang")
    _ = try other.lookupOrder(LookupQuery("zhang", today: clinic.today))
    #expect(try looks(clinic).count == 1)
    _ = try other.act(as: "wang", systemUser: "")
    _ = try other.lookupOrder(LookupQuery("zhang", today: clinic.today))
    #expect(try looks(clinic).map(\.staff) == ["li", "wang"])
  }

  @Test func aQueueThatStandsOnAScreenIsOneLook() throws {
    let clinic = try clinic()
    for _ in 0..<5 {
      _ = try clinic.store.queueOrder(.today)
      clinic.clock.advance(seconds: 60)
    }
    _ = try clinic.store.queue(.all, limit: 5)
    _ = try clinic.store.queueOrder(.all, filter: "zhang")
    #expect(
      try looks(clinic).map(\.detail) == ["list queue today", "list queue all", "search queue all"])
    clinic.clock.advance(seconds: 600)
    _ = try clinic.store.queueOrder(.today)
    #expect(try looks(clinic).count == 4)
  }

  @Test func theMachineLooksAtNothing() throws {
    let clinic = try clinic()
    let machine = try clinic.machine()
    _ = try machine.lookup(LookupQuery("zhang", today: clinic.today), limit: 5)
    _ = try machine.queueOrder(.all)
    #expect(try looks(clinic).isEmpty)
  }

  @Test func aChangeHasTheRowBeforeAndAfter() throws {
    let clinic = try clinic()
    let item = try #require(try clinic.store.queue(.all, limit: 1).items.first)
    let saved = try clinic.store.recordOutcome(
      of: item.followUp.id, version: item.followUp.version, outcome: .noAnswer, note: "",
      nextDue: clinic.today)
    _ = try clinic.store.undoOutcome(of: saved.id, version: saved.version)
    let digests = try AuditDigests.read(clinic.path)
    #expect(digests.count == 2)
    #expect(digests[0].before != digests[0].after)
    // What the undoing found is what the saving left.
    #expect(digests[1].before == digests[0].after)
  }

  @Test func soHaveChangesOfManyOfCardsAndOfAccounts() throws {
    let clinic = try clinic()
    let manager = try clinic.terminal(of: .manager)
    let briefs = try manager.followUpBriefs(ids: try manager.queueOrder(.all))
    let before = try manager.change(briefs, .reschedule(clinic.today.adding(days: 9)))
    try manager.undoChange(before)
    try manager.restrict(PatientID(1), reason: "r", requester: "q")
    try manager.liftRestriction(of: PatientID(1))
    try manager.disableAccount("nurse", reason: "left")
    try manager.enableAccount("nurse")
    for (object, count) in [("follow_up", 2 * briefs.count), ("patient", 2), ("staff", 2)] {
      let digests = try AuditDigests.read(clinic.path, object: object)
      #expect(digests.count == count && count > 0, "\(object)")
      #expect(digests.allSatisfy { $0.before != nil && $0.after != nil && $0.before != $0.after })
      // What the second change found is what the first one left.
      #expect(digests[count / 2].before == digests[0].after, "\(object)")
    }
  }

  @Test func aNumberThatStandsBesideTheCardIsPartOfIt() throws {
    let clinic = try clinic()
    let manager = try clinic.terminal(of: .manager)
    let made = try manager.correct(.phone, of: PatientID(1), to: "13900001111", reason: "r")
    try manager.undoCorrection(made.id)
    let digests = try AuditDigests.read(clinic.path, object: "patient")
    try #require(digests.count == 2)
    #expect(digests[0].before != digests[0].after)
    #expect(digests[1].before == digests[0].after)
  }
}
