import Domain
import Rules
import Store
import Testing

/// Texts tried out beside everything that is saved.
@Suite struct RuleWorkbenchTests {
  private func item(_ bench: RuleWorkbench, _ id: String) throws -> RuleItem {
    try #require(bench.standing(RuleKey(.rule, id)))
  }

  @Test func aTextIsCheckedInThePlaceOfTheStoredOne() throws {
    let bench = try RuleClinic().store.ruleWorkbench()
    let known = try item(bench, "htn.known")
    let same = bench.check(known.source, replacing: known.key)
    #expect(same.isAccepted, "\(same.own.map(\.message.english))")
    #expect(same.keys == [known.key])
    // Under a new name it takes the place of the old one, and the tag is still its own.
    let renamed = known.source.replacing("htn.known", with: "htn.diagnosed")
    #expect(bench.check(renamed, replacing: known.key).isAccepted)
    let twice = bench.check(renamed, replacing: nil)
    #expect(twice.own.contains { $0.severity != .note }, "two rules give one tag")
  }

  @Test func anErrorIsToldByItsPlaceInTheText() throws {
    let bench = try RuleClinic().store.ruleWorkbench()
    let known = try item(bench, "htn.known")
    let text = known.source.replacing("has_dx(htn)", with: "has_dx(htm)")
    let checkup = bench.check(text, replacing: known.key)
    #expect(!checkup.isAccepted)
    let found = try #require(checkup.own.first { $0.severity == .error })
    let bytes = Array(text.utf8)
    #expect(String(decoding: bytes[found.range], as: UTF8.self) == "htm")
    #expect(found.suggestion == "htn")
  }

  @Test func whatATextBreaksElsewhereIsTold() throws {
    let bench = try RuleClinic().store.ruleWorkbench()
    let codes = try #require(bench.standing(RuleKey(.codes, "htn")))
    let renamed = codes.source.replacing("codes htn", with: "codes hypertension")
    let checkup = bench.check(renamed, replacing: codes.key)
    #expect(checkup.elsewhere.map(\.file) == ["htn.known"])
    #expect(!checkup.isAccepted)
    #expect(bench.check(codes.source, replacing: codes.key).elsewhere.isEmpty)
  }

  @Test func examplesAreRunBesideTheOthers() throws {
    let bench = try RuleClinic().store.ruleWorkbench()
    let high = try item(bench, "bp.high")
    let good = bench.check(high.source, replacing: high.key)
    #expect(good.tests == 1 && good.failed.isEmpty)
    let bad = bench.check(
      high.source.replacing("off at 2026-01-07", with: "on at 2026-01-07"), replacing: high.key)
    #expect(bad.failed.map(\.title) == ["on and off"])
    #expect(bad.failed.map(\.day.description) == ["2026-01-07"])
    #expect(bad.failed.map(\.expectsOn) == [true])
    // An error leaves nothing to run.
    let torn = bench.check(
      high.source.replacing("latest(sbp, 90d) >= 140 mm[Hg]", with: "latest(sbp"),
      replacing: high.key)
    #expect(torn.failed.isEmpty && !torn.isAccepted)
  }

  @Test func theVersionIsRaisedWhereTheMeaningChanged() throws {
    let rules = try RuleClinic()
    let bench = try rules.store.ruleWorkbench()
    let high = try item(bench, "bp.high")
    #expect(bench.raised(high.source) == high.source)
    #expect(bench.raised("# more\n" + high.source) == "# more\n" + high.source, "a comment is none")
    let changed = high.source.replacing(">= 140", with: ">= 138")
    let raised = bench.raised(changed)
    #expect(raised == changed.replacing("version 1", with: "version 2"))
    #expect(bench.raised(raised) == raised)
    let broken = changed.replacing("when", with: "wen")
    #expect(bench.raised(broken) == broken, "what cannot be read is left as it is")
    let both = changed + "\n" + (try item(bench, "bp.crisis")).source
    #expect(bench.raised(both) == raised + "\n" + (try item(bench, "bp.crisis")).source)
    // A draft keeps its version, however often it is changed; a retired rule gets the next one.
    _ = try rules.store.saveRules([("clinic.rules", raised)])
    let later = try rules.store.ruleWorkbench()
    let again = raised.replacing(">= 138", with: ">= 136")
    #expect(later.raised(again) == again)
    try rules.store.retireRule(RuleKey(.rule, "bp.crisis"))
    let crisis = try item(try rules.store.ruleWorkbench(), "bp.crisis")
    #expect(
      try rules.store.ruleWorkbench().raised(crisis.source).contains("bp.crisis version 2"))
  }

  @Test func completionKnowsTheClinicsNames() throws {
    let bench = try RuleClinic().store.ruleWorkbench()
    let text = "rule x version 1\n  when has_dx("
    let found = bench.completions(in: text, at: text.utf8.count, language: .english)
    #expect(found.contains { $0.text == "htn" })
    let tagged = "rule x version 1\n  when has_tag(\""
    let tags = bench.completions(in: tagged, at: tagged.utf8.count, language: .chinese)
    #expect(tags.contains { $0.text == "\"血压危急\"" }, "\(tags.map(\.text))")
  }

  @Test func carriersAndTheBacklogAreCounted() throws {
    let rules = try RuleClinic()
    try rules.take([("2026-11-20", 150)], name: "张三", key: "1")
    try rules.take([("2026-11-20", 120)], name: "李四", key: "2")
    let bench = try rules.store.ruleWorkbench()
    #expect(bench.carriers["bp.high"] == 1)
    #expect(bench.carriers["bp.crisis"] == nil)
    #expect(bench.backlog == 0)
    #expect(bench.broken.isEmpty)
  }

  @Test func anErrorOfTheSetIsPlacedInItsItem() throws {
    let bench = try RuleClinic().store.ruleWorkbench()
    // The files of the active items are joined in the order in which they came: htn, bp.high, …
    let codes = try #require(bench.standing(RuleKey(.codes, "htn")))
    let start = codes.source.utf8.count + 2
    let first = try item(bench, "bp.high").source.prefix { $0 != "\n" }
    let inside = start + first.utf8.count + 1
    let found = RuleDiagnostic(.matchedNobody, file: "clinic.rules", range: inside..<(inside + 1))
    let place = bench.place(of: found, activating: RuleKey(.rule, "htn.known"))
    #expect(place?.id == "bp.high")
    #expect(place?.line == 2)
  }

  @Test func whoMayNotReadRulesGetsNone() throws {
    let nurse = try RuleClinic().clinic.terminal(of: .nurse)
    #expect(throws: StoreError.self) { try nurse.ruleWorkbench() }
  }
}
