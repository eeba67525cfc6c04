import Domain
import SQLite
import Store
import Testing

/// The ranges of the queue: each is read from its own index, and holds whom it says.
@Suite struct QueueRangesTests {
  private let clinic: TestClinic
  private let store: Store

  init() throws {
    clinic = try TestClinic()
    store = clinic.store
  }

  private func draft(
    _ owner: String?, due days: Int, _ risk: FollowUpRisk = .regular
  ) -> FollowUpDraft {
    FollowUpDraft(
      reason: .other, channel: .phone, due: clinic.today.adding(days: days), risk: risk,
      why: Localized(same: ""), owner: owner)
  }

  private func person(_ name: String, _ drafts: [FollowUpDraft]) throws -> PatientID {
    _ = try Importer(store, source: "t").take(sampleRecord(name: name, key: nil))
    let patient = PatientID(try store.patientCount())
    try store.openFollowUps(drafts, of: patient)
    return patient
  }

  private func end(_ patient: PatientID, _ outcome: FollowUpOutcome) throws {
    let open = try store.archive(of: patient, purpose: .command).followUps
      .filter { $0.details.state == .open }
    let row = try #require(open.first)
    _ = try store.recordOutcome(
      of: row.id, version: row.version, outcome: outcome, note: "", nextDue: nil)
  }

  /// Whatever the owner, the range and the role: the ranges of the indexes give the same numbers, in
  /// the same order, as everything read and put in order.
  @Test(arguments: QueueScope.allCases) func everyRangeIsAsEverythingPutInOrder(
    scope: QueueScope
  ) throws {
    let owners = ["li", "wang", nil, "nurse"]
    for number in 0..<60 {
      let risk = FollowUpRisk(rawValue: number % 3) ?? .high
      _ = try person(
        "张三", [draft(owners[number % 4], due: number * 37 % 90 - 45 - number / 20 * 200, risk)])
    }
    try store.setTeam(of: "li", to: "东片")
    try store.setTeam(of: "nurse", to: "东片")
    for id in try store.queueOrder(.today).prefix(20) {
      let row = try store.followUp(FollowUpID(Int(id)))
      _ = try store.recordOutcome(
        of: row.id, version: row.version, outcome: .noAnswer, note: "",
        nextDue: clinic.today.adding(days: Int(id) % 5 + 1))
    }
    for terminal in [store, try clinic.terminal(of: .reception)] {
      for whose in QueueWhose.allCases {
        let expected = try terminal.queueOrder(
          scope, whose: whose, sort: [QueueSortKey(.workingOrder)])
        #expect(try terminal.queueOrder(scope, whose: whose) == expected, "\(whose)")
        let page = try terminal.queue(scope, whose: whose, limit: 7)
        #expect(page.total == expected.count, "\(whose)")
        #expect(page.items.map { Int64($0.followUp.id.value) } == Array(expected.prefix(7)))
      }
    }
  }

  /// Each line of a plan reads an index and nothing of the table.
  @Test(arguments: [
    (
      "SELECT id, due FROM follow_up INDEXED BY follow_up_owned WHERE state = 0 AND risk = 1 "
        + "AND due BETWEEN ?1 AND ?2 AND level <= ?3 AND owner IS ?5 ORDER BY due DESC, id",
      "COVERING INDEX follow_up_owned (owner=? AND risk=? AND due>? AND due<?)"
    ),
    (
      "SELECT id, due FROM follow_up INDEXED BY follow_up_retry WHERE state = 0 AND risk = 1 "
        + "AND due BETWEEN ?1 AND ?2 AND level <= ?3 AND attempt_count > 0 ORDER BY due ASC, id",
      "COVERING INDEX follow_up_retry (risk=? AND due>? AND due<?)"
    ),
    (
      "SELECT id, patient, reason, owner, due, risk, channel, attempt_count, last_outcome "
        + "FROM follow_up f INDEXED BY follow_up_left WHERE state = 2 AND last_outcome "
        + "IN ('lost', 'moved', 'moved-to-public', 'moved-to-private') AND due <= 1 AND level <= 4",
      "COVERING INDEX follow_up_left"
    ),
    (
      "SELECT id FROM patient INDEXED BY patient_gone WHERE is_deceased = 1 OR erased_at "
        + "IS NOT NULL OR merged_into IS NOT NULL OR restricted_at IS NOT NULL",
      "COVERING INDEX patient_gone"
    ),
  ])
  func aRangeReadsItsIndexAlone(sql: String, plan: String) throws {
    let connection = try Connection(path: clinic.path, mode: .readOnly)
    let steps = try connection.statement("EXPLAIN QUERY PLAN " + sql)
    var lines: [String] = []
    while try steps.step() { lines.append(steps.text(3)) }
    #expect(lines.first?.contains(plan) == true, "\(lines)")
  }

  // MARK: - The lost, and those who have gone

  @Test func whoHasGoneIsFoundAmongTheLostByHowTheyLeft() throws {
    let people = try [
      FollowUpOutcome.lost, .moved, .movedToPublic, .movedToPrivate, .refused,
    ].enumerated().map { number, outcome in
      let patient = try person("病人\(number)", [draft(nil, due: 0)])
      try end(patient, outcome)
      return patient
    }
    let lost = { (filter: String) in
      try self.store.queueRows(ids: self.store.queueOrder(.lost, filter: filter)[...]).map(\.name)
    }
    #expect(try lost("") == ["病人0"])
    #expect(try lost("失访") == ["病人0"])
    #expect(try lost("迁出") == ["病人1"])
    #expect(try lost("moved away") == ["病人1"])
    #expect(try lost("转出") == ["病人2", "病人3"])
    #expect(try lost("转出 病人3") == ["病人3"])
    #expect(try lost("public") == ["病人2"])
    #expect(try lost("拒绝").isEmpty)
    let facets = try store.queueFacets(.lost).filter { $0.kind == .ending }
    #expect(facets.map(\.title.chinese) == ["转公立医院", "转私立机构", "迁出"])
    #expect(try store.queueFacets(.lost).first { $0.kind == .reason }?.count == 1)
    // Whoever is found is in no such part any more.
    _ = try store.findAgain(people[1])
    #expect(try lost("迁出").isEmpty)
    let reception = try clinic.terminal(of: .reception)
    #expect(try reception.queueOrder(.lost, filter: "转出").isEmpty)
    #expect(try reception.queueFacets(.lost).allSatisfy { $0.kind != .ending })
  }

  @Test func whoseRecordIsRestrictedIsNotLookedFor() throws {
    let patient = try person("病人", [draft(nil, due: 0)])
    try end(patient, .lost)
    #expect(try store.queueOrder(.lost).count == 1)
    try store.restrict(patient, reason: "withdrew", requester: "own")
    #expect(try store.queueOrder(.lost).isEmpty)
    try store.liftRestriction(of: patient)
    #expect(try store.queueOrder(.lost).count == 1)
  }

  @Test func whatAnAttemptCameToIsKeptAndTakenBackWithIt() throws {
    let patient = try person("病人", [draft(nil, due: 0)])
    let id = FollowUpID(1)
    let connection = try Connection(path: clinic.path, mode: .readOnly)
    let last = {
      try connection.text("SELECT coalesce(last_outcome, '-') FROM follow_up WHERE id = 1")
    }
    #expect(try last() == "-")
    var row = try store.followUp(id)
    row = try store.recordOutcome(
      of: id, version: row.version, outcome: .noAnswer, note: "",
      nextDue: clinic.today.adding(days: 1))
    #expect(try last() == "no-answer")
    try end(patient, .lost)
    #expect(try last() == "lost")
    row = try store.undoOutcome(of: id, version: try store.followUp(id).version)
    #expect(try last() == "no-answer")
    _ = try store.undoOutcome(of: id, version: row.version)
    #expect(try last() == "-")
  }
}
