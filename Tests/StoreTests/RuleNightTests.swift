import Domain
import Rules
import SQLite
import Testing

@testable import Store

/// What terminals do for the rules beside their work: whoever is due at midnight, and everybody once
/// a night, on one of them.
@Suite struct RuleNightTests {
  /// A clinic with more people than one step looks at.
  private func crowd(_ count: Int) throws -> RuleClinic {
    let rules = try RuleClinic()
    try rules.take([("2026-11-20", 150)])
    try Connection(path: rules.clinic.path, mode: .readWrite).execute(
      """
      INSERT INTO patient (name, sex, created_at, birth_day)
        WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < \(count))
        SELECT '甲', 1, 0, -i FROM n
      """)
    _ = try rules.store.runDueRules()
    return rules
  }

  @Test func whoeverComesFirstAfterMidnightJudgesThoseWhoAreDue() throws {
    let rules = try RuleClinic(
      "rule bp.now version 1\n  tag \"近期血压高\"\n"
        + "  when max(sbp, 30d) >= 140 mm[Hg]\nend\n")
    let patient = try rules.take([("2026-11-20", 150)])
    #expect(try rules.store.tendRules(isIdle: false) == RuleTending())
    // 23:59:59 of the last day, and midnight.
    rules.clinic.clock.advance(seconds: 28 * 86_400 + 14 * 3600 - 1)
    #expect(try rules.store.tendRules(isIdle: false).judged == 0)
    #expect(try rules.shown(patient) == ["近期血压高"])
    rules.clinic.clock.advance(seconds: 1)
    // A terminal at which nobody is told anything does it all the same.
    let cashier = try rules.clinic.terminal(of: .cashier)
    #expect(try cashier.tendRules(isIdle: false).judged == 1)
    #expect(try rules.store.tendRules(isIdle: false) == RuleTending())
    #expect(try rules.shown(patient) == [])
  }

  /// Others write between the steps.
  @Test func manyAreJudgedInSmallSteps() throws {
    let rules = try crowd(130)
    try Connection(path: rules.clinic.path, mode: .readWrite).execute(
      "UPDATE patient SET sex = 2; UPDATE rule_touched SET why = 3")
    var steps: [Int] = []
    while try rules.store.dueRulesCount() > 0, steps.count < 50 {
      steps.append(try rules.store.tendRules(isIdle: false).judged)
    }
    #expect(steps.allSatisfy { $0 <= 20 })
    #expect(steps.count > 1)
    #expect(try rules.store.tendRules(isIdle: false).hasMore == false)
  }

  @Test func aNightHasOnePassHoweverManyTerminals() throws {
    let rules = try crowd(1201)
    let other = try rules.clinic.secondTerminal()
    #expect(try rules.store.tendRules(isIdle: false).checked == 0)
    let first = try rules.store.tendRules(isIdle: true)
    #expect(first.checked == 500 && first.hasMore)
    // The other one leaves it alone.
    let idle = try other.tendRules(isIdle: true)
    #expect(idle.checked == 0 && !idle.hasMore)
    #expect(try rules.store.tendRules(isIdle: true).checked == 500)
    let last = try rules.store.tendRules(isIdle: true)
    #expect(last.checked == 201 && !last.hasMore)
    #expect(try rules.store.tendRules(isIdle: true).checked == 0)
    #expect(try other.tendRules(isIdle: true).checked == 0)
    let night = try #require(try rules.store.ruleNights().first)
    #expect(night.patients == 1201 && night.isWhole && night.differing == 0)
    #expect(night.day == rules.clinic.today)
    // The next night has one of its own.
    rules.clinic.clock.advance(seconds: 86_400)
    #expect(try other.tendRules(isIdle: true).checked == 500)
    #expect(try rules.store.ruleNights().map(\.isWhole) == [false, true])
  }

  @Test func aPassThatATerminalLeftIsTakenOverWhereItStood() throws {
    let rules = try crowd(1201)
    let other = try rules.clinic.secondTerminal()
    _ = try rules.store.tendRules(isIdle: true)
    rules.clinic.clock.advance(seconds: 299)
    #expect(try other.tendRules(isIdle: true).checked == 0)
    rules.clinic.clock.advance(seconds: 1)
    #expect(try other.tendRules(isIdle: true).checked == 500)
    // The first one wakes up and finds that it is not its any more.
    #expect(try rules.store.tendRules(isIdle: true).checked == 0)
    #expect(try other.tendRules(isIdle: true).checked == 201)
    #expect(try rules.store.ruleNights().first?.patients == 1201)
    #expect(try rules.store.ruleNights().first?.isWhole == true)
  }

  @Test func aDifferenceIsMendedAndToldToTheManagerAlone() throws {
    let rules = try crowd(600)
    let patient = try #require(try rules.clinic.find("张三").first).patient
    try Connection(path: rules.clinic.path, mode: .readWrite).execute(
      "UPDATE tag_state SET is_shown = 0; DELETE FROM rule_touched")
    #expect(try rules.shown(patient) == [])
    let step = try rules.store.tendRules(isIdle: true)
    #expect(step.fault?.differing == 1)
    #expect(try rules.shown(patient) == ["血压高"])
    let audit = try rules.text(
      "SELECT detail FROM audit_event WHERE detail LIKE 'rules%' ORDER BY id DESC LIMIT 1")
    #expect(audit == "rules mended")
    while try rules.store.tendRules(isIdle: true).hasMore {}
    // Told by every terminal of a manager for a week, and by no other.
    rules.clinic.clock.advance(seconds: 6 * 86_400)
    let manager = try rules.clinic.terminal(of: .manager)
    #expect(try manager.tendRules(isIdle: false).fault?.differing == 1)
    #expect(try rules.clinic.terminal(of: .cashier).tendRules(isIdle: false).fault == nil)
    rules.clinic.clock.advance(seconds: 86_400)
    #expect(try manager.tendRules(isIdle: false).fault == nil)
  }

  /// At midnight mostly everybody has gone home.
  @Test func aTerminalAtWhichNobodyIsSignedInMakesThePassAndTellsNothing() throws {
    let rules = try crowd(600)
    let patient = try #require(try rules.clinic.find("张三").first).patient
    try Connection(path: rules.clinic.path, mode: .readWrite).execute(
      "UPDATE tag_state SET is_shown = 0; DELETE FROM rule_touched")
    let other = try rules.clinic.secondTerminal()
    other.awaitSignIn()
    var steps = [try other.tendRules(isIdle: true)]
    while steps.last?.hasMore == true { steps.append(try other.tendRules(isIdle: true)) }
    #expect(steps.map(\.checked) == [500, 100])
    #expect(steps.allSatisfy { $0.fault == nil && $0.broken == 0 })
    #expect(try rules.store.ruleNights().map(\.differing) == [1])
    #expect(try rules.shown(patient) == ["血压高"])
    _ = try other.tendPlans()
    #expect(throws: StoreError.self) { try other.queueCounts() }
  }

  @Test func withoutRulesNothingIsDone() throws {
    let clinic = try TestClinic()
    _ = try Importer(clinic.store, source: "his").take(sampleRecord())
    #expect(try clinic.store.tendRules(isIdle: true) == RuleTending())
    #expect(try clinic.store.ruleNights() == [])
  }
}

/// A rule whose indicator was renamed keeps its tags, tells of itself, and stops no other rule.
@Suite struct BrokenRuleTests {
  private static let text =
    RuleClinic.pressure + """

      rule bp.both version 1
        tag "高压患者"
        when has_tag("血压高") and has_dx(htn)
      end
      rule bp.weight version 1
        tag "体重已测"
        when count(weight, 90d) >= 1
      end

      """

  private func rename(_ rules: RuleClinic) throws -> Store {
    try Connection(path: rules.clinic.path, mode: .readWrite).execute(
      "UPDATE indicator SET code = 'sbp_arm' WHERE code = 'sbp'")
    return try rules.clinic.secondTerminal()
  }

  @Test func theOthersGoOnAndItsTagStays() throws {
    let rules = try RuleClinic(Self.text)
    let patient = try rules.take([("2026-11-20", 150)], diagnoses: [RuleClinic.hypertension])
    let before = ["血压高", "高血压患者", "高压患者"]
    #expect(try Set(rules.shown(patient)) == Set(before))
    #expect(try rules.store.brokenRules() == [])
    let later = try rename(rules)
    let broken = try later.brokenRules()
    #expect(broken.map(\.id) == ["bp.crisis", "bp.high"])
    #expect(broken.allSatisfy { $0.file == "clinic.rules" })
    #expect(broken.allSatisfy { $0.reason.english.contains("'sbp'") })
    #expect(broken.allSatisfy { $0.reason.chinese.contains("sbp") })
    let bench = try later.ruleWorkbench()
    #expect(bench.broken.keys.sorted() == ["bp.crisis", "bp.high"])
    #expect(bench.broken.values.allSatisfy { $0.message.english.contains("'sbp'") })
    // A fact of another rule is judged; the broken one's tag stays, and what asks for it.
    var record = sampleRecord(key: "Patient/1", phone: "13812340021")
    var weight = systolic(70, on: "2026-11-21", key: "w")
    weight.value.indicator = "weight"
    weight.value.observation.receivedUnit = "kg"
    record.measurements = [weight]
    _ = try Importer(later, source: "his").take(record)
    let shown = try later.tags(of: patient).tags.filter(\.isShown).map(\.name.name)
    #expect(Set(shown) == Set(before + ["体重已测"]))
    #expect(try later.checkAllRules().differing == [])
    #expect(try later.tendRules(isIdle: false).broken == 2)
    // What a person says of it still stands above it.
    _ = try later.overrideTag(
      TagOverrideDraft(tag: "血压高", isOn: false, reason: .other, note: "x"), of: patient)
    let after = try later.tags(of: patient).tags.filter(\.isShown).map(\.name.name)
    #expect(Set(after) == ["高血压患者", "体重已测"])
    #expect(try later.checkAllRules().differing == [])
  }

  @Test func mendedItIsJudgedAgain() throws {
    let rules = try RuleClinic(Self.text)
    let patient = try rules.take([("2026-11-20", 150)])
    let later = try rename(rules)
    let mended = Self.text.replacing("sbp", with: "sbp_arm")
      .replacing("bp.high version 1", with: "bp.high version 2")
      .replacing("bp.crisis version 1", with: "bp.crisis version 2")
    let saving = try later.saveRules([("clinic.rules", mended)])
    #expect(saving.isSaved, "\(saving.diagnostics.map(\.message.english))")
    #expect(try later.activateRules().isAccepted)
    _ = try later.runDueRules()
    #expect(try later.brokenRules() == [])
    #expect(try later.tags(of: patient).tags.filter(\.isShown).map(\.name.name) == ["血压高"])
    #expect(try later.checkAllRules().differing == [])
  }
}
