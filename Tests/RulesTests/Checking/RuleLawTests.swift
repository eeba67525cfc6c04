import Domain
import Rules
import Testing

/// Laws of a whole set of rules.
@Suite struct RuleLawTests {
  private func rule(
    _ id: String, tag: String, when: String = "true", more: String = ""
  ) -> String {
    "rule \(id) version 1 tag \"\(tag)\" \(more) when \(when) end\n"
  }

  private func errors(_ texts: String...) -> [String] {
    let files = texts.enumerated().map { RuleText.file($1, name: "\($0 + 1).rules") }
    return RuleChecker(RuleText.vocabulary).check(files).diagnostics
      .filter { $0.severity == .error }.map { "\($0.code.rawValue) \($0.message.english)" }
  }

  @Test func aNameIsGivenOnce() {
    #expect(
      errors(rule("a", tag: "x"), rule("a", tag: "y")) == [
        "E029 'a' is already defined at 1.rules:1"
      ])
    let sets = "codes s = { \"I10\" }\n"
    #expect(
      errors(sets + sets + rule("a", tag: "x", when: "has_dx(s)"))
        == ["E029 's' is already defined at 1.rules:1"])
  }

  @Test func aTagIsMadeByOneRuleOrInOneGroup() {
    #expect(
      errors(rule("a", tag: "x"), rule("b", tag: "x"))
        == ["E030 the tag 'x' is also given by rule 'a'"])
    #expect(
      errors(
        rule("a", tag: "x", more: "group g priority 1")
          + rule("b", tag: "x", more: "group g priority 2"))
        == [])
    #expect(
      errors(rule("a", tag: "x", more: "group g") + rule("b", tag: "x", more: "group h"))
        == ["E030 the tag 'x' is also given by rule 'a'"])
  }

  @Test func prioritiesOfAGroupDiffer() {
    #expect(
      errors(
        rule("a", tag: "x", more: "group g priority 5"),
        rule("b", tag: "y", more: "group g priority 5"))
        == ["E031 same priority 5 as rule 'a' in group 'g'"])
    #expect(
      errors(rule("a", tag: "x", more: "group g"), rule("b", tag: "y", more: "group g"))
        == ["E031 same priority 0 as rule 'a' in group 'g'"])
    #expect(
      errors(
        rule("a", tag: "x", more: "group g priority 5"),
        rule("b", tag: "y", more: "group h priority 5"))
        == [])
  }

  private func strata(_ text: String) -> [String: Int] {
    let outcome = RuleText.check(text)
    return Dictionary(
      outcome.rules.rules.map { ($0.id, $0.stratum) }, uniquingKeysWith: { first, _ in first })
  }

  @Test func aRuleStandsAboveTheTagsThatItAsksFor() {
    let text =
      rule("c", tag: "z", when: "has_tag(\"y\") or has_tag(\"x\")")
      + rule("b", tag: "y", when: "not has_tag(\"x\")") + rule("a", tag: "x")
    #expect(strata(text) == ["a": 0, "b": 1, "c": 2])
  }

  /// Whether a tag is shown depends on the others of its group, which may hide it.
  @Test func aRuleStandsAboveTheWholeGroupOfATag() {
    let text =
      rule("low", tag: "x", more: "group g priority 1")
      + rule("high", tag: "y", when: "has_tag(\"base\")", more: "group g priority 2")
      + rule("base", tag: "base") + rule("asks", tag: "z", when: "has_tag(\"x\")")
    #expect(strata(text) == ["base": 0, "low": 0, "high": 1, "asks": 2])
  }

  @Test func aCycleOfTagsIsTold() {
    #expect(
      errors(rule("a", tag: "x", when: "has_tag(\"x\")"))
        == ["E032 tags depend on one another: x → x"])
    let two =
      rule("a", tag: "x", when: "has_tag(\"y\")") + rule("b", tag: "y", when: "has_tag(\"x\")")
    #expect(errors(two) == ["E032 tags depend on one another: x → y → x"])
    #expect(RuleText.check(two + rule("c", tag: "z")).rules.rules.map(\.id) == ["c"])
    // Within a group a rule cannot ask for another's tag, as it may hide it itself.
    #expect(
      errors(
        rule("a", tag: "x", more: "group g priority 1")
          + rule("b", tag: "y", when: "has_tag(\"x\")", more: "group g priority 2"))
        == ["E032 tags depend on one another: y → y"])
  }

  @Test func aLongChainOfTagsIsNoTrouble() {
    let rules = (0..<1000).map { number in
      rule(
        "r\(number)", tag: "t\(number)",
        when: number == 999 ? "true" : "has_tag(\"t\(number + 1)\")")
    }
    let found = strata(rules.joined())
    #expect(found["r0"] == 999 && found["r999"] == 0)
  }

  @Test func aCodeSetWithinItselfIsTold() {
    #expect(
      errors("codes a = { b }\ncodes b = { a, \"I10\" }\n" + rule("r", tag: "x", when: "has_dx(a)"))
        == ["E033 a code set contains itself: a → b → a"])
  }

  @Test func codeSetsAreSharedByFiles() throws {
    let outcome = RuleText.check(
      rule("a", tag: "x", when: "has_dx(dm)"), "codes dm = { \"e10\"..\"E14\" }")
    #expect(outcome.isAccepted)
    #expect(outcome.rules.codeSets.first?.ranges == [CodeRange("E10", "E14")])
    #expect(outcome.rules.rules.first?.place.file == 0)
  }

  @Test func diagnosticsAreInTheOrderOfFilesAndPlaces() {
    let outcome = RuleText.check(
      rule("a", tag: "x", when: "avg(spb) > 1") + rule("b", tag: "y", when: "age >"),
      rule("c", tag: "z", when: "avg(dpb) > 1"))
    let errors = outcome.diagnostics.filter { $0.severity == .error }
    #expect(errors.map(\.file) == ["1.rules", "1.rules", "2.rules"])
    #expect(errors.map(\.code) == [.unknownIndicator, .unexpectedToken, .unknownIndicator])
  }
}
