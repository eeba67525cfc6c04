import Domain
import Rules
import SQLite
import TestSupport
import Testing

@testable import Store

/// Missed appointments, people reached and medicines on record are facts like every other.
@Suite struct CountedSeriesTests {
  /// The rules that come with the program.
  static func startingRules() throws -> [(name: String, text: String)] {
    try [
      "blood-pressure", "codes", "critical", "glucose", "kidney-and-blood", "lipids", "people",
      "weight",
    ].map { name in
      let bytes = try SharedFiles.repositoryBytes("sample-data/clinic/rules/\(name).rules")
      return ("\(name).rules", String(decoding: bytes, as: UTF8.self))
    }
  }

  private func put(_ clinic: TestClinic) throws {
    let saving = try clinic.store.saveRules(try Self.startingRules())
    #expect(saving.isSaved)
    #expect(try clinic.store.activateRules().isAccepted)
  }

  private func shown(_ person: Int, _ store: Store) throws -> [String] {
    try store.tags(of: PatientID(person)).tags.filter(\.isShown).map(\.name.name)
  }

  @Test func whoTwiceDoesNotComeIsTaggedWithTheSecondTime() throws {
    let day = try DayClinic(people: 2)
    try put(day.clinic)
    let first = try day.book(1, "11:00", day.today)
    let second = try day.book(1, "11:30", day.monday)
    day.clinic.clock.advance(seconds: 3 * 3600)
    let missed = try day.store.carryOut(.noShow, on: first.id, version: first.version).entry
    #expect(missed.appointment.status == .noShow)
    #expect(try !shown(1, day.store).contains("常爽约"))
    day.clinic.clock.advance(seconds: 2 * 86_400)
    let again = try day.store.carryOut(.noShow, on: second.id, version: second.version).entry
    #expect(try shown(1, day.store).contains("常爽约"))
    let why = try day.store.queue(.all, limit: 9).items.map(\.followUp.details.why.chinese)
    #expect(why.contains("改用电话确认预约 · 常爽约"))
    #expect(try day.store.checkAllRules().differing == [])
    // Taken back, it never was so.
    _ = try day.store.undoAppointment(again.id, version: again.version)
    #expect(try !shown(1, day.store).contains("常爽约"))
    #expect(try day.store.checkAllRules().differing == [])
  }

  /// Takes somebody in with a follow-up for each channel.
  private func take(
    _ clinic: TestClinic, _ channels: [FollowUpChannel], person: Int = 1
  ) throws {
    _ = try Importer(clinic.store, source: "t").take(
      sampleRecord(name: ["张三", "张山"][person - 1], key: "Patient/\(person)"))
    let drafts = channels.map { channel in
      FollowUpDraft(
        reason: .hypertensionManagement, channel: channel, due: clinic.today, risk: .regular,
        state: .open, why: Localized(same: "x"), owner: nil)
    }
    try clinic.store.openFollowUps(drafts, of: PatientID(person))
  }

  /// Records that somebody was reached, on the one open follow-up of a channel.
  private func reach(
    _ person: Int, _ channel: FollowUpChannel, _ outcome: FollowUpOutcome, _ clinic: TestClinic
  ) throws -> FollowUp {
    let open = try #require(
      try clinic.store.queue(.all, limit: 50).items.map(\.followUp).first {
        $0.patient == PatientID(person) && $0.details.channel == channel
      })
    return try clinic.store.recordOutcome(
      of: open.id, version: open.version, outcome: outcome, note: "",
      nextDue: clinic.today.adding(days: 1))
  }

  @Test func theChannelThatReachesAPersonIsThePreferredOne() throws {
    let clinic = try TestClinic()
    try put(clinic)
    try take(clinic, [.phone, .message])
    _ = try reach(1, .phone, .callBack, clinic)
    // Twice on one day counts once, and nobody was reached by an attempt without an answer.
    _ = try reach(1, .phone, .agreedToCome, clinic)
    #expect(try shown(1, clinic.store) == [])
    clinic.clock.advance(seconds: 86_400)
    _ = try reach(1, .phone, .noAnswer, clinic)
    #expect(try shown(1, clinic.store) == [])
    let second = try reach(1, .phone, .callBack, clinic)
    #expect(try shown(1, clinic.store) == ["偏好电话"])
    for _ in 0..<2 {
      _ = try reach(1, .message, .callBack, clinic)
      clinic.clock.advance(seconds: 86_400)
    }
    #expect(try shown(1, clinic.store) == ["偏好消息"])
    #expect(try clinic.store.checkAllRules().differing == [])
    _ = try clinic.store.undoOutcome(of: second.id, version: second.version)
    #expect(try clinic.store.checkAllRules().differing == [])
  }

  @Test func attemptsGoAlongWhenCardsAreMergedAndComeBack() throws {
    let clinic = try TestClinic()
    try put(clinic)
    try take(clinic, [.phone])
    try take(clinic, [.phone], person: 2)
    _ = try reach(1, .phone, .callBack, clinic)
    clinic.clock.advance(seconds: 86_400)
    _ = try reach(2, .phone, .callBack, clinic)
    #expect(try shown(1, clinic.store) == [])
    let preview = try clinic.store.mergePreview(into: PatientID(1), of: PatientID(2))
    _ = try clinic.store.merge(preview, taking: [])
    #expect(try shown(1, clinic.store) == ["偏好电话"])
    let last = try #require(try clinic.store.merges(of: PatientID(1)).first)
    _ = try clinic.store.unmerge(last.id)
    #expect(try shown(1, clinic.store) == [])
    #expect(try shown(2, clinic.store) == [])
    #expect(try clinic.store.checkAllRules().differing == [])
  }

  /// At seven in the morning it is still the day before in Greenwich.
  @Test func anAttemptIsOfTheClinicsOwnDay() throws {
    let rules = try RuleClinic(
      "rule reached.today version 1\n  tag \"今日已联系\"\n  when count(reached_phone, 1d) = 1\nend\n")
    rules.clinic.clock.advance(seconds: 21 * 3600)
    try take(rules.clinic, [.phone])
    _ = try reach(1, .phone, .callBack, rules.clinic)
    #expect(try shown(1, rules.store) == ["今日已联系"])
    let preview = try #require(
      try rules.store.previewer(of: "reached.today").run { _ in true })
    #expect(preview[.keeps] == 1)
    rules.clinic.clock.advance(seconds: 86_400)
    _ = try rules.store.runDueRules()
    #expect(try shown(1, rules.store) == [])
  }

  @Test func medicinesOnRecordAreCountedOnTheDaysOfVisits() throws {
    let clinic = try TestClinic()
    try put(clinic)
    var record = sampleRecord(born: "1950-01-01")
    func medicine(_ number: Int, from: Int, through: Int? = nil) -> MedicationStatement {
      // The last two have no code and count by their names.
      MedicationStatement(
        code: Coding(system: "atc", code: number < 4 ? "C0\(number)" : "", display: "药\(number)"),
        status: through == nil ? "active" : "completed",
        started: clinic.today.adding(days: from),
        ended: through.map { clinic.today.adding(days: $0) })
    }
    record.medications = (1...4).map { .init(medicine($0, from: -400), key: "m\($0)") }
    _ = try Importer(clinic.store, source: "t").take(record)
    #expect(try !shown(1, clinic.store).contains("多重用药"))
    // A fifth, for a week; the same medicine written twice is one.
    record.medications.append(.init(medicine(5, from: 0, through: 6), key: "m5"))
    record.medications.append(.init(medicine(1, from: -3), key: "m6"))
    _ = try Importer(clinic.store, source: "t").take(record)
    #expect(try shown(1, clinic.store).contains("多重用药"))
    #expect(try clinic.store.checkAllRules().differing == [])
    clinic.clock.advance(seconds: 7 * 86_400)
    _ = try clinic.store.runDueRules()
    #expect(try !shown(1, clinic.store).contains("多重用药"))
    // What a review came to stands above what is on record of the day.
    var reviewed = systolic(6, on: clinic.today.description, key: "review")
    reviewed.value.indicator = "rx_count"
    reviewed.value.observation.receivedUnit = "1"
    record.measurements = [reviewed]
    record.encounters = [
      .init(
        Encounter(
          start: clinic.clock.now, day: clinic.today, classCode: "AMB", type: "复诊",
          status: "finished"), key: "e1")
    ]
    _ = try Importer(clinic.store, source: "t").take(record)
    #expect(try shown(1, clinic.store).contains("多重用药"))
    #expect(try clinic.store.checkAllRules().differing == [])
  }

  /// Rules of a file from before read what they could not read then.
  @Test func anOlderFileIsJudgedByWhatIsCountedAfterItsMigration() throws {
    let clinic = try TestClinic()
    try put(clinic)
    _ = try Importer(clinic.store, source: "t").take(sampleRecord())
    let today = clinic.today.dayNumber
    try Connection(path: clinic.path, mode: .readWrite).execute(
      """
      DROP TABLE questionnaire; DROP TABLE questionnaire_response; \(TestClinic.withoutPlans)
      DROP TABLE rule_night; DROP INDEX appointment_missed;
      DROP TRIGGER rule_touch_appointment_insert; DROP TRIGGER rule_touch_appointment_update;
      DROP TRIGGER rule_touch_appointment_delete; DROP TRIGGER rule_touch_attempt_insert;
      DROP TRIGGER rule_touch_attempt_update; DROP TRIGGER rule_touch_follow_up_moved;
      PRAGMA user_version=6; DELETE FROM schema_history;
      INSERT INTO appointment (patient, status, day, minutes, kind, created_at) VALUES
        (1, 'noshow', \(today - 9), 30, 'x', 0), (1, 'noshow', \(today), 30, 'x', 0);
      """)
    #expect(try Store.migrate(path: clinic.path, now: clinic.clock.now) != nil)
    let machine = try clinic.machine()
    #expect(try machine.rulesBacklog() == 1)
    #expect(try machine.runDueRules().judged == 1)
    let later = try clinic.secondTerminal()
    #expect(try shown(1, later).contains("常爽约"))
    #expect(try machine.checkAllRules().differing == [])
  }
}
