import Domain
import Rules
import TestSupport
import Testing

/// The twelve example rules, read, checked and judged as they stand.
@Suite struct RuleExamplesTests {
  private func text() throws -> String {
    String(decoding: try SharedFiles.bytes("rules/examples.rules"), as: UTF8.self)
  }

  private func failures(_ rules: RuleSet) -> Int {
    RuleTestRunner(rules).runAll().reduce(0) { $0 + $1.failures.count }
  }

  @Test(.enabled(if: SharedFiles.areThere))
  func theirElevenTestsPassInEitherLanguage() throws {
    let file = RuleText.file(try text())
    for language in Language.allCases {
      let written = try #require(RuleFormatter.format(file, in: language))
      let outcome = RuleText.check(written)
      #expect(outcome.isAccepted)
      let results = RuleTestRunner(outcome.rules).runAll()
      #expect(results.count == 11)
      #expect(results.filter { !$0.passed }.map(\.test) == [])
      #expect(
        outcome.rules.rules.flatMap(\.tests).map(\.expectations.count).reduce(0, +) == 20)
    }
  }

  @Test(.enabled(if: SharedFiles.areThere))
  func everyTurnedExpectationIsNoticed() throws {
    let rules = RuleText.check(try text()).rules
    var noticed = 0
    for rule in rules.rules.indices {
      for test in rules.rules[rule].tests.indices {
        for place in rules.rules[rule].tests[test].expectations.indices {
          var turned = rules
          turned.rules[rule].tests[test].expectations[place].isOn.toggle()
          noticed += failures(turned)
        }
      }
    }
    #expect(noticed == 20)
  }

  @Test(
    .enabled(if: SharedFiles.areThere),
    arguments: [
      (">= 140 mm[Hg] or avg(dbp", ">= 149 mm[Hg] or avg(dbp"), ("< 135 mm[Hg]", "< 139 mm[Hg]"),
      ("per: day) >= 2", "per: day) >= 1"), ("expires 270d", "expires 370d"),
      ("保持 7天", "保持 5天"), ("次数(visit, 365天) = 0", "次数(visit, 365天) > 0"),
      ("未知时 开", "未知时 关"), ("<= -5 %", "<= -8 %"), ("days_since(sbp) is unknown or ", ""),
    ])
  func aChangedRuleFailsItsTests(_ part: String, _ change: String) throws {
    let text = try text()
    let changed = text.replacing(part, with: change, maxReplacements: 1)
    #expect(changed != text)
    #expect(failures(RuleText.check(changed).rules) > 0)
  }

  @Test(.enabled(if: SharedFiles.areThere))
  func theirDoubtsAreTold() throws {
    let text = try text()
    let found = RuleText.places(RuleText.check(text).diagnostics, text)
    // Tests that are missing, for off and for unknown, and `未知时 开` without a reason.
    #expect(
      found == [
        "W015 39:1", "W016 39:1", "W015 68:1", "W014 93:1", "W015 99:1", "W016 99:1", "W014 122:1",
        "W015 128:1", "W012 132:7", "W015 140:1", "W016 140:1", "W014 150:1",
      ])
  }

  @Test func aPreviewThatMatchesNobodyOrEverybodyIsDoubted() throws {
    let file = RuleText.file("rule a version 1 tag \"x\" when true end")
    let rule = try #require(file.rules.first)
    func doubt(_ matched: Int, _ patients: Int) -> String? {
      RuleDiagnostic.doubt(
        about: rule, in: file.source, matched: matched, unknown: 12_345, of: patients
      )?.message.english
    }
    #expect(doubt(0, 1_000_000) == "matched 0 of 1,000,000 patients (12,345 unknown)")
    #expect(doubt(1_000_000, 1_000_000) == "matched all 1,000,000 patients")
    #expect(doubt(5, 1_000_000) == nil)
    #expect(doubt(0, 0) == nil)
  }
}
