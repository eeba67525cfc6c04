import Domain
import Rules
import Testing

/// Doubts about rules that have no error.
@Suite struct RuleLintTests {
  private func warnings(_ text: String, in vocabulary: Vocabulary = RuleText.vocabulary) -> [String]
  {
    RuleText.check(text, in: vocabulary).diagnostics.map {
      "\($0.code.rawValue) \($0.message.english)"
    }
  }

  /// A rule with tests for on, off and unknown, so that only what is asked about is told.
  private func rule(_ clauses: String) -> String {
    """
    rule a version 1 tag "x"
    \(clauses)
    test "t"
      patient birth 1960-01-01 sex male
      expect off at 2026-01-01, on at 2026-02-01
    end
    end
    """
  }

  @Test(arguments: [
    (
      "when avg(sbp, 90d) >= 140 mm[Hg] and avg(sbp, 90d) < 120 mm[Hg]",
      "W031 when can never be true: avg(sbp, 90d) >= 140 mm[Hg] and avg(sbp, 90d) < 120 mm[Hg]"
    ),
    (
      "when avg(sbp, 90d) >= 140 mm[Hg] and (age > 5 or true) and 120 mm[Hg] > 平均(sbp, 90天)",
      "W031 when can never be true: avg(sbp, 90d) >= 140 mm[Hg] and (age > 5 or true) and 120 mm[Hg] > 平均(sbp, 90天)"
    ),
    (
      "when age < 18 and (age > 65 or age = 20)",
      "W031 when can never be true: age < 18 and (age > 65 or age = 20)"
    ),
    (
      "when has_dx(\"I10\") and not has_dx(\"I10\")",
      "W031 when can never be true: has_dx(\"I10\") and not has_dx(\"I10\")"
    ),
    (
      "when sex = male and sex = female", "W031 when can never be true: sex = male and sex = female"
    ),
    ("when false", "W031 when can never be true: false"),
    ("when age < 65 or age >= 60", "W035 when is always true: age < 65 or age >= 60"),
    ("when not (age < 65 and age >= 70)", "W035 when is always true: not (age < 65 and age >= 70)"),
    ("when count(sbp, 90d) >= 0", "W035 when is always true: count(sbp, 90d) >= 0"),
    (
      "when deceased or count(sbp, 90d) < 0",
      "W019 this part can never be true: count(sbp, 90d) < 0"
    ),
    ("when deceased and age < 200", "W020 this part is always true: age < 200"),
    (
      "when avg(sbp, 90d) >= 1400 mm[Hg]",
      "W018 1400 mm[Hg] is outside what sbp can be (50–300 mm[Hg])"
    ),
    (
      "when avg(sbp, 90d) between 140 mm[Hg] to 90 mm[Hg]",
      "W021 the range is empty: 140 mm[Hg] is above 90 mm[Hg]"
    ),
    (
      "when avg(sbp, 90d) >= 140 mm[Hg] clear when avg(sbp, 90d) < 150 mm[Hg]",
      "W033 clear band is not below when band: tag will flap"
    ),
    (
      "when avg(sbp, 90d) >= 140 mm[Hg] clear when latest(sbp, 90d) < 130 mm[Hg]",
      "W033 clear band is not below when band: tag will flap"
    ),
    (
      "when avg(sbp, 90d) >= 140 mm[Hg] clear when age > 5 and age < 4",
      "W037 clear when can never be true: age > 5 and age < 4"
    ),
    ("when avg(sbp, 90d) >= 140 mm[Hg] expires 30d", "W034 window 90d but expires 30d"),
    (
      "when avg(sbp, 90d) >= 140 mm[Hg] then follow_up \"y\" due 1d to nurse",
      "W011 follow-up without 'once': it opens each time the tag goes on"
    ),
    ("when avg(sbp, 90d) >= 140 mm[Hg] if unknown on", "W012 'if unknown on' without saying why"),
    (
      "when latest(sbp) >= 140 mm[Hg]",
      "W017 latest(sbp) without a window: a value of long ago counts too"
    ),
  ])
  func aDoubtIsTold(_ clauses: String, _ wanted: String) {
    let found = warnings(rule(clauses))
    #expect(found.contains(wanted), "\(found)")
    // An empty range is also a part that is never true: the rest is told once.
    #expect(found.count == (wanted.hasPrefix("W021") ? 2 : 1), "\(found)")
  }

  @Test(arguments: [
    "when has_dx(\"I10\") and (avg(sbp, 90d) >= 140 mm[Hg] or avg(dbp, 90d) >= 90 mm[Hg]) clear when avg(sbp, 90d) < 135 mm[Hg] and avg(dbp, 90d) < 85 mm[Hg]",
    "when has_dx(\"I10\") and avg(sbp, 90d) >= 140 mm[Hg] clear when avg(sbp, 90d) < 135 mm[Hg] or not has_dx(\"I10\")",
    "when avg(sbp, 90d) >= 140 mm[Hg] or avg(sbp, 30d) < 120 mm[Hg]",
    "when avg(sbp, 90d) >= 140 mm[Hg] and avg(sbp, 90d, per: day) < 140 mm[Hg]",
    "when avg(sbp, 90d) between 120 mm[Hg] to 140 mm[Hg] expires 90d",
    "when age >= 18 and not (age < 65 and sex = male) and avg(sbp, 9d) > 90 mm[Hg]",
    "when latest(sbp, last: 1) >= 140 mm[Hg]",
    "when avg(sbp, 90d) >= 140 mm[Hg] if unknown on because \"无血压\"",
    "when avg(sbp, 9d) is unknown or avg(sbp, 9d) > 140 mm[Hg]",
  ])
  func whatIsWellIsNotDoubted(_ clauses: String) {
    #expect(warnings(rule(clauses)) == [])
  }

  @Test func testsForOffAndUnknownAreAskedFor() {
    let when = "rule a version 1 tag \"x\" when avg(sbp, 9d) > 140 mm[Hg]"
    #expect(warnings("\(when) end") == ["W014 rule 'a' has no test"])
    let reading = "test \"t\" sbp 2026-01-01 150 mm[Hg] expect on at 2026-01-01"
    #expect(
      warnings("\(when) \(reading) end end")
        == [
          "W015 rule 'a' has no test that expects off",
          "W016 rule 'a' has no test in which data are missing (sbp)",
        ])
    #expect(warnings("\(when) \(reading), off at 2026-01-10 end end") == [])
    #expect(
      warnings(
        "rule a version 1 tag \"x\" when count(sbp, 9d) = 0 test \"t\" expect off at 2026-01-01 end end"
      )
        == [])
  }

  @Test func anUnusedCodeSetIsTold() {
    #expect(
      warnings(
        "codes a = { \"I10\" }\ncodes b = { a }\ncodes c = { \"I11\" }\n" + rule("when has_dx(b)"))
        == ["W010 code set 'c' is not used"])
  }

  @Test func aWindowLongerThanDataAreKeptIsTold() {
    var vocabulary = RuleText.vocabulary
    vocabulary.retention = .years(5)
    #expect(
      warnings(rule("when avg(sbp, 6a) > 140 mm[Hg]"), in: vocabulary)
        == ["W013 window 6a is longer than data are kept (5a)"])
    #expect(warnings(rule("when avg(sbp, 60 mo) > 140 mm[Hg]"), in: vocabulary) == [])
  }

  @Test func aWarningRefusesNothing() {
    #expect(RuleText.check(rule("when false")).isAccepted)
  }

  @Test func manyDoubtsRefuseNothingAndHideNoError() {
    let rules = (0..<150).map { "rule r\($0) version 1 tag \"t\($0)\" when age > 5 end" }
    let doubtful = RuleText.check(rules.joined(separator: "\n"))
    #expect(doubtful.isAccepted)
    #expect(doubtful.diagnostics.count == 100)
    let wrong = RuleText.check(
      (rules + ["rule z version 1 tag \"z\" when avg(spb) > 5 end"]).joined(separator: "\n"))
    #expect(!wrong.isAccepted)
    #expect(wrong.diagnostics.contains { $0.code == .unknownIndicator })
  }

  @Test func aVeryLargeConditionIsCheckedInNoTime() {
    let parts = (0..<200).map { "(age > \($0 % 90) or avg(sbp, \($0 + 1)d) > 100 mm[Hg])" }
    let outcome = RuleText.check(rule("when " + parts.joined(separator: " and ")))
    #expect(outcome.isAccepted)
  }
}
