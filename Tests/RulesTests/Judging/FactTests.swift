import Domain
import Testing

@testable import Rules

/// What counts of what is kept, what must be fetched, and whom a draft would touch.
@Suite struct FactTests {
  @Test(arguments: [
    (ObservationStatus.final, 1, 1), (.corrected, 1, 1), (.amended, 1, 1), (.preliminary, 0, 1),
    (.registered, 0, 1), (.unknown, 0, 1), (.superseded, 0, 0), (.retracted, 0, 0),
  ])
  func theStatusSaysWhetherAValueCounts(_ status: ObservationStatus, _ plain: Int, _ any: Int) {
    let build = Build()
    let final = build.series(.count, .sbp)
    let all = build.series(.count, .sbp, preliminary: true)
    build.rule(when: build.condition(.compare(final, .equal, all)))
    let judge = RuleJudge(build.set)
    let observation = Observation(
      instant: Instant(seconds: 0), day: CalendarDate(dayNumber: 20_000), value: 120,
      receivedText: "120", receivedUnit: "mm[Hg]", status: status, source: .clinic)
    judge.facts.addObservation(Build.Slot.sbp.rawValue, observation, second: 0)
    let view = judge.view(on: 20_000)
    #expect(judge.compiled[0].amounts[final.id]?(view).low == Exact(plain))
    #expect(judge.compiled[0].amounts[all.id]?(view).low == Exact(any))
  }

  @Test func moreCodeSetsThanBitsInAWordAreToldApart() {
    let build = Build()
    var set = build.set
    set.codeSets = (0..<130).map { CodeSet(ranges: [CodeRange("X\(100 + $0)")]) }
    let holder = Build()
    for index in 0..<130 { holder.rule("r\(index)", when: holder.has(index)) }
    set.rules = holder.set.rules
    set.tags = holder.set.tags
    let judge = RuleJudge(set)
    for index in [0, 63, 64, 127, 129] {
      judge.begin()
      judge.facts.addDiagnosis("X\(100 + index).9", from: nil, through: nil)
      judge.step(on: 20_000)
      #expect((0..<130).filter { judge.state($0).isOn } == [index])
    }
  }

  @Test func onePatientLeavesNothingToTheNext() {
    let build = Build()
    build.rule(
      when: build.any(
        build.has(0), build.compare(build.series(.latest, .sbp), .atLeast, "140"),
        build.compare(build.amount(.age), .atLeast, "65"), build.condition(.deceased)))
    let judge = RuleJudge(build.set)
    judge.facts.birth = CalendarDate(iso: "1930-01-01")
    judge.facts.deceased = .dateUnknown
    judge.facts.addDiagnosis("I10", from: nil, through: nil)
    judge.facts.addValue(Build.Slot.sbp.rawValue, day: 20_000, value: 150_000_000)
    judge.facts.addOverride(TagOverride(tag: 0, isOn: true, from: 0, until: .max))
    judge.step(on: 20_000)
    #expect(judge.state(0).isOn && judge.isShown(tag: 0))
    judge.begin()
    judge.step(on: 20_000)
    #expect(judge.state(0) == .never && !judge.isShown(tag: 0))
    #expect(judge.transitions.isEmpty)
    #expect(judge.nextDue(after: 20_000) == nil)
  }

  @Test func aDeathCountsFromItsDay() {
    let build = Build()
    build.rule(when: build.condition(.deceased))
    build.rule(when: build.condition(.sexIs([.male, .other])))
    let judge = RuleJudge(build.set)
    #expect(judge.verdict(on: "2026-01-01").truth == .no)
    judge.facts.deceased = CalendarDate(iso: "2026-02-01").map { .onDate($0) }
    #expect(judge.verdict(on: "2026-01-31").truth == .no)
    #expect(judge.verdict(on: "2026-01-31").until == day("2026-02-01"))
    #expect(judge.verdict(on: "2026-02-01").truth == .yes)
    #expect(judge.verdict(on: "2026-02-01", rule: 1).truth == .unknown)
    judge.facts.sex = .other
    #expect(judge.verdict(on: "2026-02-01", rule: 1).truth == .yes)
    judge.facts.sex = .female
    #expect(judge.verdict(on: "2026-02-01", rule: 1).truth == .no)
  }

  @Test func whatRulesReadIsKnownBeforehand() {
    let build = Build()
    build.rule(
      when: build.all(
        build.has(0),
        build.compare(build.series(.average, .sbp, .days(90)), .atLeast, "140"),
        build.compare(build.series(.count, .sbp, .months(6)), .atLeast, "2"),
        build.any(build.has(1), build.takes(2))),
      clear: build.compare(build.series(.latest, .dbp), .less, "80"))
    build.rule(
      "b", when: build.compare(build.series(.latest, .weight, .days(9)), .less, "80"),
      expires: .days(30))
    let first = FactNeeds(build.set.rules[0])
    #expect(first.daysBack == [0: 186, 1: nil])
    #expect(first.requiredDiagnoses == [0])
    #expect(first.readsDiagnoses && first.readsMedications)
    let both = FactNeeds(build.set.rules)
    #expect(both.daysBack == [0: 186, 1: nil, 3: 31])
  }

  /// A night that fetches no more than is needed comes to the same as one that fetches all.
  @Test func whatIsNotNeededChangesNothing() {
    for seed in 1...60 as ClosedRange<UInt64> {
      var random = RandomRules(seed: seed)
      let judge = RuleJudge(random.make())
      let needs = FactNeeds(judge.rules.rules)
      let today = day("2026-03-31")
      let facts = (0..<30).map { _ in
        RandomFact.random(&random.dice, days: today - 60...today, tags: 6)
      }
      for fact in facts { fact.add(to: judge.facts) }
      judge.advance(from: today - 60, through: today - 1)
      let before = judge.rules.rules.indices.map { judge.state($0) }
      judge.advance(from: today, through: today)
      let after = judge.rules.rules.indices.map { judge.state($0) }
      let due = judge.rules.rules.indices.map { judge.nextDue($0) }
      judge.begin()
      for fact in facts where Self.isNeeded(fact, needs, today) { fact.add(to: judge.facts) }
      for (rule, state) in before.enumerated() { judge.setState(rule, state) }
      judge.step(on: today)
      #expect(judge.rules.rules.indices.map { judge.state($0) } == after, "seed \(seed)")
      #expect(judge.rules.rules.indices.map { judge.nextDue($0) } == due, "seed \(seed)")
    }
  }

  private static func isNeeded(_ fact: RandomFact, _ needs: FactNeeds, _ today: Int) -> Bool {
    switch fact {
    case .value(let slot, let day, _, _, _):
      guard let days = needs.daysBack[slot.rawValue] else { return false }
      return days.map { day > today - $0 } ?? true
    case .diagnosis: return needs.readsDiagnoses
    case .medicine: return needs.readsMedications
    case .override: return true
    }
  }

  @Test func aPreviewCountsWhomADraftTouches() {
    let on = RuleState(isOn: true, since: 1, evidence: 1, cause: .met, version: 1)
    var preview = RulePreview()
    for patient in 0..<60 {
      preview.count(patient, before: .never, after: on, truth: .yes, opened: 1)
    }
    preview.count(60, before: on, after: .never, truth: .no, opened: 0)
    preview.count(61, before: on, after: on, truth: .yes, opened: 0)
    preview.count(62, before: .never, after: .never, truth: .unknown, opened: 0)
    preview.count(63, before: .never, after: .never, truth: .no, opened: 0)
    var other = RulePreview()
    other.count(64, before: on, after: .never, truth: .unknown, opened: 0)
    preview.add(other)
    #expect(RulePreview.Change.allCases.map { preview[$0] } == [60, 2, 1, 1, 1])
    #expect(preview.first(.gains) == Array(0..<50))
    #expect(preview.first(.loses) == [60, 64])
    #expect(preview.actions == 60)
  }

  @Test func absurdSpansAndOverridesAreBorne() {
    let build = Build()
    build.rule(
      when: build.compare(build.series(.count, .sbp, .days(.max)), .atLeast, "1"),
      hold: .years(.max), expires: .months(.max))
    let judge = RuleJudge(build.set)
    judge.facts.addValue(0, day: 20_000, value: 1)
    judge.facts.addValue(0, day: .min, value: 1)
    judge.facts.addOverride(TagOverride(tag: 0, isOn: false, from: .min, until: .max))
    judge.step(on: 20_000)
    #expect(judge.state(0).isOn)
    #expect(!judge.isShown(tag: 0))
  }
}
