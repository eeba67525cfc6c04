import Domain
import Interchange
import Rules
import SQLite
import Store
import Testing

/// Tags come and go with the facts, in the transaction that saves them.
@Suite struct RuleJudgingTests {
  @Test func aSavedValueGivesItsTagAndItsFollowUpAtOnce() throws {
    let rules = try RuleClinic()
    let patient = try rules.take([("2026-11-20", 140)])
    let tag = try #require(try rules.store.tags(of: patient).tags.first)
    #expect(tag.name == TagName("血压高", english: "BP high"))
    #expect(tag.rule == "bp.high")
    #expect(tag.version == 1)
    // The rule judges from the day on which it came into force.
    #expect(tag.since == rules.clinic.today)
    #expect(tag.standing == .shown)
    let due = try rules.store.queue(.all, limit: 9).items.map(\.followUp.details)
    #expect(due.map(\.why.chinese) == ["复测血压 · 血压高"])
    #expect(due.map(\.why.english) == ["BP re-check · BP high"])
    #expect(due.map(\.due) == [CalendarDate(iso: "2026-12-05")])
    #expect(try rules.number("SELECT count(*) FROM rule_touched") == 0)
  }

  /// The title stays when an attempt has added to the line that says why it is due.
  @Test func aFollowUpOfARuleIsCalledByTheRulesTitle() throws {
    let rules = try RuleClinic()
    let patient = try rules.take([("2026-11-20", 140)])
    let open = try #require(try rules.store.queue(.all, limit: 9).items.first?.followUp)
    #expect(open.details.heading == Localized(zh: "复测血压", en: "BP re-check"))
    let after = try rules.store.recordOutcome(
      of: open.id, version: open.version, outcome: .noAnswer, note: "",
      nextDue: rules.clinic.today.adding(days: 1))
    #expect(after.details.why.chinese.hasSuffix("人工定期 2026-11-22"))
    #expect(after.details.heading == Localized(zh: "复测血压", en: "BP re-check"))
    try rules.store.openFollowUps(
      [
        FollowUpDraft(
          reason: .annualExam, channel: .phone, due: rules.clinic.today, risk: .regular,
          state: .open, why: Localized(same: "x"))
      ], of: patient)
    let items = try rules.store.queue(.all, limit: 9).items.map(\.followUp.details)
    #expect(items.map(\.heading.english).sorted() == ["Annual exam", "BP re-check"])
    let seen = try rules.clinic.terminal(of: .reception).queue(.all, limit: 9).items
    #expect(seen.map(\.followUp.details.heading.english) == ["Follow-up", "Follow-up"])
  }

  @Test func theBandBetweenOnAndOffChangesNothing() throws {
    let rules = try RuleClinic()
    let patient = try rules.take([("2026-11-20", 140)])
    rules.clinic.clock.advance(seconds: 86_400)
    try rules.take([("2026-11-20", 140), ("2026-11-22", 136)])
    #expect(try rules.shown(patient) == ["血压高"])
    rules.clinic.clock.advance(seconds: 86_400)
    try rules.take([("2026-11-20", 140), ("2026-11-22", 136), ("2026-11-23", 134)])
    #expect(try rules.shown(patient) == [])
    // Nobody had tried yet, so that the follow-up says that its reason is gone.
    #expect(try rules.number("SELECT flag FROM rule_action") == 1)
  }

  @Test func aCorrectedValueTakesBackWhatItGave() throws {
    let rules = try RuleClinic()
    let patient = try rules.take([("2026-11-20", 150)])
    #expect(try rules.shown(patient) == ["血压高"])
    try rules.take([("2026-11-20", 130)])
    #expect(try rules.shown(patient) == [])
    #expect(try rules.number("SELECT count(*) FROM tag_state") == 0)
    #expect(
      try rules.number("SELECT count(*) FROM tag_event WHERE withdrawn_at IS NOT NULL") == 1)
    #expect(try rules.number("SELECT flag FROM rule_action") == 2)
  }

  @Test func aFollowUpIsOpenedOnceAPeriod() throws {
    let rules = try RuleClinic()
    let patient = try rules.take([("2026-11-20", 150)])
    try rules.take([("2026-11-20", 130)])
    try rules.take([("2026-11-20", 151)])
    #expect(try rules.shown(patient) == ["血压高"])
    #expect(try rules.number("SELECT count(*) FROM follow_up") == 1)
  }

  /// Two days that are near may lie in two periods.
  ///
  /// Periods are counted from 1970; whoever writes `once 30d` wants no second follow-up ten days
  /// after the first.
  @Test func aFollowUpIsNotOpenedAgainWhereAPeriodBegins() throws {
    let rules = try RuleClinic()
    let begin = (DaySpan.days(30).period(of: rules.clinic.today.dayNumber) + 1) * 30
    let wait = begin - rules.clinic.today.dayNumber
    rules.clinic.clock.advance(seconds: (wait - 5) * 86_400)
    func day(_ number: Int) -> String { CalendarDate(dayNumber: begin + number).description }
    try rules.take([(day(-5), 150)])
    #expect(try rules.number("SELECT count(*) FROM follow_up") == 1)
    rules.clinic.clock.advance(seconds: 10 * 86_400)
    try rules.take([(day(-5), 150), (day(4), 130), (day(5), 150)])
    #expect(try rules.number("SELECT count(*) FROM follow_up") == 1, "ten days later")
    #expect(try rules.number("SELECT flag FROM rule_action") == 0, "the tag is back")
    rules.clinic.clock.advance(seconds: 20 * 86_400)
    try rules.take([
      (day(-5), 150), (day(4), 130), (day(5), 150), (day(24), 130), (day(25), 150),
    ])
    #expect(try rules.number("SELECT count(*) FROM follow_up") == 2, "thirty days later")
  }

  @Test func ofAGroupOneTagIsShownAndTheOtherIsKnown() throws {
    let rules = try RuleClinic()
    let patient = try rules.take([("2026-11-21", 185)])
    let tags = try rules.store.tags(of: patient).tags
    #expect(tags.map(\.name.name) == ["血压危急", "血压高"])
    #expect(tags.map(\.standing) == [.shown, .hidden])
    #expect(try rules.store.carriers(of: "血压危急", limit: 9) == [patient])
    #expect(try rules.store.carriers(of: "血压高", limit: 9) == [])
  }

  @Test func whatNoLongerCountsGivesNoTag() throws {
    let rules = try RuleClinic()
    var refuted = RuleClinic.hypertension
    refuted.verificationStatus = "refuted"
    var over = RuleClinic.hypertension
    over.clinicalStatus = "resolved"
    let patient = try rules.take(diagnoses: [refuted, over])
    #expect(try rules.shown(patient) == [])
    let other = try rules.take(name: "王五", key: "2", diagnoses: [RuleClinic.hypertension])
    #expect(try rules.shown(other) == ["高血压患者"])
  }

  @Test func preliminaryAndImplausibleValuesDoNotCount() throws {
    let rules = try RuleClinic()
    var record = sampleRecord()
    record.measurements = [
      systolic(190, on: "2026-11-20", key: "a", status: .preliminary),
      systolic(191, on: "2026-11-20", key: "b", status: .retracted),
      systolic(192, on: "2026-11-20", key: "c"),
    ]
    record.measurements[2].value.observation.isImplausible = true
    _ = try Importer(rules.store, source: "his").take(record)
    let patient = try #require(try rules.clinic.find("张三").first).patient
    #expect(try rules.shown(patient) == [])
  }

  /// A tag would tell of what only those who treat may know.
  @Test func verySensitiveDiagnosesTakeNoPart() throws {
    let rules = try RuleClinic(
      "rule hiv version 1\n  tag \"B20\"\n  when has_dx({\"B20\"})\nend\n")
    let code = Coding(system: "http://hl7.org/fhir/sid/icd-10", code: "B20", display: "HIV病")
    let patient = try rules.take(diagnoses: [Condition(code: code)])
    #expect(try rules.shown(patient) == [])
  }

  @Test func tagsAreForThoseWhoMayKnowTheReason() throws {
    let rules = try RuleClinic()
    let patient = try rules.take([("2026-11-20", 150)])
    for role in [StaffRole.nurse, .doctor, .manager] {
      let tags = try rules.clinic.terminal(of: role).tags(of: patient)
      #expect(tags.tags.count == 1 && !tags.isHidden, "\(role)")
    }
    for role in [StaffRole.reception, .cashier, .auditor] {
      let tags = try rules.clinic.terminal(of: role).tags(of: patient)
      #expect(tags.tags.isEmpty && tags.isHidden, "\(role)")
    }
  }

  @Test func aMergedCardCarriesNothingAndTheOtherEverything() throws {
    let rules = try RuleClinic()
    let stays = try rules.take(name: "张三", key: "1", diagnoses: [RuleClinic.hypertension])
    let goes = try rules.take([("2026-11-20", 150)], name: "张山", key: "2")
    _ = try rules.store.merge(
      try rules.store.mergePreview(into: stays, of: goes), taking: [])
    #expect(try rules.shown(stays) == ["血压高", "高血压患者"])
    #expect(
      try rules.number("SELECT count(*) FROM tag_state WHERE patient = \(goes.value)") == 0)
    // The follow-up came along with the card, and no second one is opened.
    #expect(try rules.number("SELECT count(*) FROM follow_up") == 1)
    let last = try #require(try rules.store.merges(of: stays).first)
    _ = try rules.store.unmerge(last.id)
    #expect(try rules.shown(stays) == ["高血压患者"])
    #expect(try rules.shown(goes) == ["血压高"])
    #expect(try rules.store.check().isClean)
  }

  @Test func aFailedSaveJudgesNobody() throws {
    let rules = try RuleClinic()
    let patient = try rules.take([("2026-11-20", 150)])
    var record = sampleRecord(key: "Patient/1", phone: "13812340021")
    record.measurements = [systolic(120, on: "2026-11-21", key: "Observation/late")]
    _ = try Importer(rules.store, source: "his", isDryRun: true).take(record)
    #expect(try rules.shown(patient) == ["血压高"])
    #expect(try rules.number("SELECT count(*) FROM rule_touched") == 0)
  }

  /// Whatever writes a fact, by whatever way, has the patient judged again.
  @Test(arguments: [
    (
      "INSERT INTO observation SELECT 1, i.id, 20700, 0, 7, 1, NULL, NULL, 1, NULL, 0, 0, 0, 0, NULL"
        + " FROM indicator i WHERE i.code = 'sbp'", 20700
    ),
    ("UPDATE observation SET status = 8 WHERE patient = 1", 20777),
    ("DELETE FROM observation WHERE patient = 1", 20777),
    ("UPDATE condition SET clinical_status = clinical_status WHERE patient = 1", 18262),
    ("DELETE FROM condition WHERE patient = 1", 18262),
    ("UPDATE condition SET onset_day = NULL WHERE patient = 1", Int(Int32.min)),
    (
      "INSERT INTO encounter (patient, number, day, started, class, type, status)"
        + " SELECT 1, 0, 20701, 0, w.id, w.id, w.id FROM word w LIMIT 1", 20701
    ),
    (
      "INSERT INTO medication_statement (patient, number, coding, status, started_day)"
        + " SELECT 1, 0, c.id, w.id, 20702 FROM coding c, word w LIMIT 1", 20702
    ),
    ("UPDATE patient SET sex = 2 WHERE id = 1", Int(Int32.min)),
    ("UPDATE patient SET birth_day = 3 WHERE id = 1", Int(Int32.min)),
    ("UPDATE patient SET is_deceased = 1 WHERE id = 1", Int(Int32.min)),
    ("UPDATE patient SET restricted_at = 3 WHERE id = 1", Int(Int32.min)),
    (
      "INSERT INTO tag_override (patient, tag, is_on, reason, note, from_day, until_day, at)"
        + " VALUES (1, '血压高', 0, 'x', '', 20703, 20710, 0)", 20703
    ),
    (
      "INSERT INTO appointment (patient, status, day, minutes, kind, created_at)"
        + " VALUES (1, 'booked', 20600, 9, 'x', 0), (1, 'noshow', 20704, 9, 'x', 0)", 20704
    ),
    (
      "INSERT INTO appointment (patient, status, day, minutes, kind, created_at)"
        + " VALUES (1, 'booked', 20705, 9, 'x', 0);"
        + " UPDATE appointment SET status = 'noshow'", 20705
    ),
    (
      "INSERT INTO appointment (patient, status, day, minutes, kind, created_at)"
        + " VALUES (1, 'noshow', 20706, 9, 'x', 0); DELETE FROM rule_touched;"
        + " DELETE FROM appointment", 20706
    ),
    (
      "INSERT INTO follow_up_attempt (follow_up, number, at, outcome, note, before_due,"
        + " before_risk, before_channel, before_why_zh, before_why_en) SELECT min(id), 0,"
        + " 20708 * 86400, 'call-back', '', 0, 0, 'phone', '', '' FROM follow_up", 20707
    ),
  ])
  func everyChangeOfAFactIsNoted(sql: String, day: Int) throws {
    let rules = try RuleClinic()
    try rules.take([("2026-11-20", 150)], diagnoses: [RuleClinic.hypertension])
    #expect(try rules.number("SELECT count(*) FROM rule_touched") == 0)
    try Connection(path: rules.clinic.path, mode: .readWrite).execute(sql)
    #expect(try rules.number("SELECT day FROM rule_touched WHERE patient = 1") == day)
  }

  @Test func withoutRulesNothingIsNoted() throws {
    let clinic = try TestClinic()
    _ = try Importer(clinic.store, source: "his").take(sampleRecord())
    let file = try Connection(path: clinic.path, mode: .readOnly)
    #expect(try file.integer("SELECT count(*) FROM rule_touched") == 0)
  }

  /// After an activation a whole clinic waits: a saved fact must not wait behind it.
  @Test func aSavedFactIsJudgedAtOnceHoweverManyWaitForANewRule() throws {
    let clinic = try TestClinic()
    let importer = Importer(clinic.store, source: "his")
    for number in 0..<230 {
      _ = try importer.take(sampleRecord(name: "李四", key: "Patient/\(number)"))
    }
    _ = try importer.take(sampleRecord(name: "张三", key: "Patient/last"))
    let saving = try clinic.store.saveRules([("clinic.rules", RuleClinic.pressure)])
    #expect(saving.isSaved)
    #expect(try clinic.store.activateRules().backlog > 0)
    var record = sampleRecord(name: "张三", key: "Patient/last")
    record.measurements = [systolic(150, on: "2026-11-20", key: "Observation/1")]
    _ = try importer.take(record)
    let patient = try #require(clinic.find("张三").first?.patient)
    #expect(try clinic.store.tags(of: patient).tags.map(\.name.name) == ["血压高"])
    #expect(try clinic.store.runDueRules().isWhole)
    #expect(try clinic.store.rulesBacklog() == 0)
  }

  @Test func lookingAtTagsLeavesARowBeforeAnythingIsShown() throws {
    let rules = try RuleClinic()
    let patient = try rules.take([("2026-11-20", 150)])
    func looks() throws -> Int {
      try rules.number(
        "SELECT count(*) FROM audit_event WHERE detail LIKE 'tags%' AND action = 'R'")
    }
    let before = try looks()
    _ = try rules.store.tags(of: patient)
    _ = try rules.store.tagHistory(of: patient)
    _ = try rules.store.explainTag(rule: "bp.high", of: patient, language: .english)
    #expect(try looks() == before + 3)
  }
}
