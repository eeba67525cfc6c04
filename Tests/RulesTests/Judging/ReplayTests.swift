import Domain
import TestSupport
import Testing

@testable import Rules

/// Judging as facts come, judging once from the first, judging every day: the same answers.
@Suite struct ReplayTests {
  private static let begin = day("2026-01-05")
  private static let end = day("2026-03-20")
  /// Born so that an age is turned in the middle.
  private static let birth = CalendarDate(iso: "1986-02-10")

  private func load(_ facts: [RandomFact], into judge: RuleJudge) {
    judge.begin()
    judge.facts.birth = Self.birth
    for fact in facts { fact.add(to: judge.facts) }
  }

  /// What a judge finds from the first day on by looking at the days that matter alone.
  private func replay(_ facts: [RandomFact], _ judge: RuleJudge, through last: Int = end)
    -> [TagTransition]
  {
    load(facts, into: judge)
    judge.advance(from: Self.begin, through: last)
    return judge.transitions.sorted { ($0.day, $0.rule) < ($1.day, $1.rule) }
  }

  @Test func lookingAtTheDaysThatMatterIsLookingAtEveryDay() {
    var changes = 0
    for seed in 1...150 as ClosedRange<UInt64> {
      var random = RandomRules(seed: seed)
      let judge = RuleJudge(random.make())
      let facts = (0..<random.dice.roll(0...25)).map { _ in
        RandomFact.random(
          &random.dice, days: Self.begin - 20...Self.end, tags: judge.rules.tags.count)
      }
      let found = replay(facts, judge)
      let standing = judge.rules.rules.indices.map { judge.state($0) }
      load(facts, into: judge)
      for day in Self.begin...Self.end { judge.step(on: day) }
      #expect(found == TagTrail(judge.transitions).transitions, "seed \(seed)")
      #expect(standing == judge.rules.rules.indices.map { judge.state($0) }, "seed \(seed)")
      changes += found.count
    }
    #expect(changes > 1500, "the histories must have something to tell")
  }

  @Test func noAnswerChangesBeforeTheDayItSays() {
    for seed in 1...100 as ClosedRange<UInt64> {
      var random = RandomRules(seed: seed)
      let judge = RuleJudge(random.make())
      load(
        (0..<20).map { _ in
          RandomFact.random(&random.dice, days: Self.begin - 20...Self.end, tags: 6)
        }, into: judge)
      for index in judge.rules.rules.indices {
        var verdict = judge.compiled[index].when(judge.view(on: Self.begin))
        for day in Self.begin + 1...Self.end {
          let next = judge.compiled[index].when(judge.view(on: day))
          #expect(verdict.until >= day)
          if next.truth != verdict.truth { #expect(verdict.until == day, "seed \(seed)") }
          if verdict.until == day { verdict = next }
        }
      }
    }
  }

  /// Facts come late, are corrected and taken back, and a second card is merged in.
  ///
  /// After each the days from the first one touched are judged again. Every night a pass over
  /// everything finds nothing.
  @Test func judgingAsFactsComeIsJudgingThemAllAtOnce() {
    for seed in 1...40 as ClosedRange<UInt64> {
      var random = RandomRules(seed: seed)
      let judge = RuleJudge(random.make())
      let count = judge.rules.rules.count
      var facts: [RandomFact] = []
      var trail = TagTrail()
      var judgedThrough = Self.begin - 1
      let begins = Array(repeating: Self.begin, count: count)
      for today in Self.begin...Self.end {
        var touched = judgedThrough + 1
        for _ in 0..<random.dice.roll(0...1) {
          let change = Self.change(&facts, &random.dice, today, judge.rules.tags.count)
          touched = max(Self.begin, min(touched, change))
        }
        guard touched <= today else { continue }
        load(facts, into: judge)
        for (rule, state) in trail.states(before: touched, rules: count).enumerated() {
          judge.setState(rule, state)
        }
        judge.advance(from: touched, through: today)
        _ = trail.replace(from: touched, begins: begins, with: judge.transitions)
        judgedThrough = today

        // The night: from the stored states, every rule again.
        let states = judge.rules.rules.indices.map { judge.state($0) }
        load(facts, into: judge)
        for (rule, state) in states.enumerated() { judge.setState(rule, state) }
        judge.step(on: today)
        #expect(judge.transitions.isEmpty, "seed \(seed): the night changed something")
      }
      #expect(trail.transitions == replay(facts, judge), "seed \(seed)")
    }
  }

  /// Changes what is known, and says the first day that the change has to do with.
  private static func change(
    _ facts: inout [RandomFact], _ dice: inout SeededRandom, _ today: Int, _ tags: Int
  ) -> Int {
    switch dice.roll(1...10) {
    case 1 where !facts.isEmpty:
      return facts.remove(at: dice.roll(0...facts.count - 1)).day
    case 2 where !facts.isEmpty:
      let index = dice.roll(0...facts.count - 1)
      let old = facts[index].day
      facts[index] = .random(&dice, days: today - 20...today, tags: tags)
      return min(old, facts[index].day)
    case 3:
      let merged = (0..<5).map { _ in
        RandomFact.random(&dice, days: today - 30...today, tags: tags)
      }
      facts += merged
      return merged.map(\.day).min() ?? today
    default:
      let fact = RandomFact.random(&dice, days: today - 10...today, tags: tags)
      facts.append(fact)
      return fact.day
    }
  }

  /// A clock that is put forward on 8 March and back on 15 February, east or west: what counts is the
  /// date on the clinic's wall.
  @Test func zonesAndClockChangesMoveNoDay() {
    let zones = [-43_200, -21_600, 0, 28_800, 50_400].map { base in
      ClinicZone { instant in
        let winter = day("2026-02-15") * 86_400..<day("2026-03-08") * 86_400
        return winter.contains(instant.seconds) ? base - 3600 : base
      }
    }
    for seed in 1...20 as ClosedRange<UInt64> {
      var random = RandomRules(seed: seed)
      let judge = RuleJudge(random.make())
      let facts = (0..<15).map { _ in
        (
          date: CalendarDate(dayNumber: random.dice.roll(Self.begin...Self.end)),
          // On even hours, of which no zone here skips or repeats one.
          second: random.dice.roll(0...11) * 7200, value: Int64(random.dice.roll(1...8)) * 1_000_000
        )
      }
      let stories = zones.map { zone in
        judge.begin()
        for fact in facts {
          let wall = zone.local(zone.instant(fact.date, secondOfDay: fact.second))
          judge.facts.addValue(
            Build.Slot.sbp.rawValue, day: wall.date.dayNumber, second: wall.secondOfDay,
            value: fact.value)
        }
        judge.advance(from: Self.begin, through: Self.end)
        return judge.transitions
      }
      #expect(stories.allSatisfy { $0 == stories[0] }, "seed \(seed)")
    }
  }

  @Test func aNewVersionLeavesWhatEarlierOnesDecided() {
    let build = Build()
    build.rule(
      "a", when: build.compare(build.series(.latest, .sbp), .atLeast, "140"))
    build.rule("b", when: build.condition(.hasTag(0)), stratum: 1)
    let judge = RuleJudge(build.set)
    let activated = day("2026-02-01")
    judge.begins = [activated, day("2026-01-01")]
    // Version 1 of `a` asked for 150 and was on from 10 January.
    let old = RuleState(
      isOn: true, since: day("2026-01-10"), evidence: day("2026-01-10"), cause: .met, version: 1)
    let kept = [
      TagTransition(
        rule: 0, day: day("2026-01-10"), before: .never, after: old, isShown: true)
    ]
    judge.add(.sbp, "2026-01-02", 145)
    judge.add(.sbp, "2026-01-10", 155)
    judge.advance(from: day("2026-01-01"), through: day("2026-03-01"), kept: kept)
    #expect(judge.state(0) == old, "145 was no reason to version 1")
    #expect(judge.transitions.map(\.rule) == [1])
    #expect(judge.state(1).since == day("2026-01-10"))
  }

  @Test func aTrailKnowsEarlierStatesAndWhatWasReplaced() {
    func change(_ day: Int, _ isOn: Bool) -> TagTransition {
      let state = RuleState(isOn: isOn, since: day, evidence: day, cause: .met, version: 1)
      return TagTransition(rule: 0, day: day, before: .never, after: state, isShown: true)
    }
    var trail = TagTrail([change(30, true), change(10, true), change(20, false)])
    #expect(trail.states(before: 10, rules: 1) == [.never])
    #expect(trail.states(before: 21, rules: 1)[0].isOn == false)
    #expect(trail.states(before: 31, rules: 1)[0].since == 30)
    #expect(trail.kept(from: 15, begins: [25]) == [change(20, false)])
    let (withdrawn, added) = trail.replace(
      from: 15, begins: [.min], with: [change(20, false), change(40, true)])
    #expect(withdrawn == [change(30, true)])
    #expect(added == [change(40, true)])
    #expect(trail.transitions.map(\.day) == [10, 20, 40])
  }
}
