import Domain
import Interchange
import Rules
import SQLite
import Synchronization
import Testing

@testable import Store

/// Runs over many patients: whom time changes, everybody as a check, and whom a draft would touch.
@Suite struct RuleRunTests {
  @Test func timeAloneTakesATagAwayOnItsDay() throws {
    let rules = try RuleClinic(
      "rule bp.now version 1\n  tag \"近期血压高\"\n"
        + "  when max(sbp, 30d) >= 140 mm[Hg]\nend\n")
    let patient = try rules.take([("2026-11-20", 150)])
    rules.clinic.clock.advance(seconds: 28 * 86_400)
    #expect(try rules.store.dueRulesCount() == 0)
    // Nobody looked for a week; the tag went on its day all the same.
    rules.clinic.clock.advance(seconds: 9 * 86_400)
    #expect(try rules.store.dueRulesCount() == 1)
    let run = try rules.store.runDueRules()
    #expect(run.judged == 1 && run.changed == 1 && run.isWhole && run.followUpsOpened == 0)
    #expect(run.standing == RuleStanding(on: 0, off: 0, unknown: 1))
    #expect(try rules.shown(patient) == [])
    let went = try rules.number("SELECT day FROM tag_event WHERE is_on = 0")
    #expect(CalendarDate(dayNumber: went).description == "2026-12-20")
    #expect(try rules.number("SELECT why FROM tag_event WHERE is_on = 0") == 1)
    #expect(try rules.store.runDueRules() == RuleRun())
  }

  /// A fact saved before the night's run finds the days that nobody looked at.
  @Test func aLateFactDoesNotHideWhatTimeDidBefore() throws {
    let rules = try RuleClinic(
      "rule bp.now version 1\n  tag \"近期血压高\"\n"
        + "  when max(sbp, 30d) >= 140 mm[Hg]\nend\n")
    try rules.take([("2026-11-20", 150)])
    rules.clinic.clock.advance(seconds: 60 * 86_400)
    try rules.take([("2026-11-20", 150), ("2027-01-20", 120)])
    let went = try rules.number("SELECT day FROM tag_event WHERE is_on = 0")
    #expect(CalendarDate(dayNumber: went).description == "2026-12-20")
  }

  @Test func aRunThatWasStoppedGoesOnWhereItEnded() throws {
    let rules = try RuleClinic()
    try rules.take([("2026-11-20", 150)])
    let machine = try rules.clinic.machine()
    // As if more had been touched at once than one change judges.
    try Connection(path: rules.clinic.path, mode: .readWrite).execute(
      """
      INSERT INTO patient (name, sex, created_at, birth_day)
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500)
        SELECT '甲', 1, 0, -i FROM n
      """)
    #expect(try machine.rulesBacklog() == 2500)
    let first = try machine.runDueRules { _ in false }
    #expect(first.judged == 100 && first.changed == 0 && !first.isWhole)
    // The saving of the batch judged some more.
    #expect(try machine.rulesBacklog() == 2200)
    let rest = try machine.runDueRules()
    #expect(rest.isWhole)
    #expect(try machine.rulesBacklog() == 0)
  }

  @Test func theFullPassChangesNothingAndMendsWhatIsWrong() throws {
    let rules = try RuleClinic()
    let patient = try rules.take([("2026-11-20", 150)], diagnoses: [RuleClinic.hypertension])
    let other = try rules.take([("2026-11-21", 190)], name: "王五", key: "2")
    let clean = try rules.store.checkAllRules()
    #expect(clean.patients == 2)
    #expect(clean.differing == [])
    #expect(clean.counts.map(\.rule) == ["bp.high", "bp.crisis", "htn.known"])
    #expect(clean.counts.map(\.on) == [2, 1, 1])
    #expect(clean.counts.map(\.off) == [0, 1, 1])
    // A state that nobody gave, and one that is missing.
    try Connection(path: rules.clinic.path, mode: .readWrite).execute(
      """
      UPDATE tag_state SET is_shown = 0 WHERE patient = \(patient.value);
      DELETE FROM tag_due WHERE patient = \(other.value);
      """)
    let found = try rules.store.checkAllRules()
    #expect(found.differing == [patient, other])
    #expect(try rules.store.checkAllRules().differing == [])
    #expect(try rules.shown(patient) == ["血压高", "高血压患者"])
  }

  @Test func aPreviewSaysWhoGainsLosesKeepsAndIsUnknown() throws {
    let rules = try RuleClinic()
    let loses = try rules.take([("2026-11-20", 142)], name: "李一", key: "1")
    let keeps = try rules.take([("2026-11-20", 170)], name: "李二", key: "2")
    try rules.take([("2026-11-20", 120)], name: "李三", key: "3")
    let unknown = try rules.take(name: "李四", key: "4")
    let draft = RuleClinic.pressure.replacing(">= 140", with: ">= 160")
      .replacing("< 135", with: "< 155").replacing("bp.high version 1", with: "bp.high version 2")
    let previewer = try rules.store.previewer(of: "bp.high", in: [("clinic.rules", draft)])
    let seen = Mutex(0)
    let preview = try #require(
      try previewer.run { count in
        seen.withLock { $0 = count }
        return true
      })
    #expect(preview.first(.loses) == [loses.value])
    #expect(preview.first(.keeps) == [keeps.value])
    #expect(preview.first(.unknown) == [unknown.value])
    #expect(preview[.staysOff] == 1)
    #expect(preview[.gains] == 0)
    #expect(preview.actions == 0)
    // Nothing was changed by looking.
    #expect(try rules.shown(loses) == ["血压高"])
    let lower = RuleClinic.pressure.replacing(">= 140", with: ">= 115")
      .replacing("< 135", with: "< 110").replacing("bp.high version 1", with: "bp.high version 2")
    let gains = try #require(
      try rules.store.previewer(of: "bp.high", in: [("clinic.rules", lower)]).run { _ in true })
    #expect(gains[.gains] == 1)
    #expect(gains.actions == 1)
  }

  @Test func aPreviewPassesOverWhoLacksTheDiagnosis() throws {
    let rules = try RuleClinic()
    let known = try rules.take([("2026-11-20", 120)], diagnoses: [RuleClinic.hypertension])
    try rules.take([("2026-11-20", 120)], name: "王五", key: "2")
    let draft =
      "rule htn.low version 1\n  tag \"达标\"\n"
      + "  when has_dx(htn) and latest(sbp, 90d) < 130 mm[Hg]\nend\n"
    let preview = try #require(
      try rules.store.previewer(of: "htn.low", in: [("new.rules", draft)]).run { _ in true })
    #expect(preview.first(.gains) == [known.value])
    #expect(preview[.staysOff] == 0)
    let broken = try rules.store.previewer(
      of: "htn.low", in: [("new.rules", draft.replacing("sbp", with: "spb"))])
    #expect(!broken.isRunnable)
    #expect(broken.diagnostics.contains { $0.suggestion == "sbp" })
  }
}
