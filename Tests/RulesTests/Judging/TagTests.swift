import Domain
import Testing

@testable import Rules

/// Which tags are shown: overrides, groups, tags that ask for tags, and what they open.
@Suite struct TagTests {
  /// Two rules of a group: a low one that is on from 120 and a high one from 140, and a rule above
  /// them that asks for the low one's tag.
  private func judge() -> RuleJudge {
    let build = Build()
    build.rule(
      "low", group: "bp", priority: 10,
      when: build.compare(build.series(.latest, .sbp), .atLeast, "120"),
      actions: [
        RuleAction(title: Localized(same: "x"), due: .days(14), role: "nurse", once: .days(30))
      ])
    build.rule(
      "high", group: "bp", priority: 50,
      when: build.compare(build.series(.latest, .sbp), .atLeast, "140"))
    build.rule(
      "above", when: build.condition(.hasTag(build.tag("low"))), stratum: 1)
    return RuleJudge(build.set)
  }

  private func shown(_ judge: RuleJudge) -> [Bool] { (0..<3).map { judge.isShown(tag: $0) } }

  @Test func ofAGroupTheFirstByPriorityIsShown() {
    let judge = judge()
    judge.add(.sbp, "2026-01-01", 130)
    judge.add(.sbp, "2026-02-01", 150)
    judge.add(.sbp, "2026-03-01", 125)
    judge.advance(from: day("2026-01-01"), through: day("2026-01-31"))
    #expect(shown(judge) == [true, false, true])
    #expect(judge.standing(tag: 0, on: day("2026-01-31")) == .shown(rule: 0))
    judge.advance(from: day("2026-02-01"), through: day("2026-02-28"))
    #expect(shown(judge) == [false, true, false])
    #expect(judge.state(0).isOn)
    #expect(judge.standing(tag: 0, on: day("2026-02-28")) == .hidden(rule: 0, by: 1))
    judge.advance(from: day("2026-03-01"), through: day("2026-03-31"))
    #expect(shown(judge) == [true, false, true])
    #expect(judge.state(0).since == day("2026-01-01"))
    #expect(judge.standing(tag: 1, on: day("2026-03-31")) == .off)
  }

  @Test func aTagTakenOffByHandStaysOffUntilItsEndAndItsStateGoesOn() {
    let judge = judge()
    judge.add(.sbp, "2026-01-01", 150)
    judge.facts.addOverride(
      TagOverride(tag: 1, isOn: false, from: day("2026-01-10"), until: day("2026-01-20")))
    judge.advance(from: day("2026-01-01"), through: day("2026-01-09"))
    #expect(shown(judge) == [false, true, false])
    #expect(judge.nextDue(after: day("2026-01-09")) == day("2026-01-10"))
    judge.advance(from: day("2026-01-10"), through: day("2026-01-20"))
    #expect(shown(judge) == [true, false, true], "a tag that is taken off hides none")
    #expect(judge.standing(tag: 1, on: day("2026-01-20")) == .forcedOff(rule: 1))
    #expect(judge.state(1).isOn)
    #expect(judge.nextDue(after: day("2026-01-20")) == day("2026-01-21"))
    judge.advance(from: day("2026-01-21"), through: day("2026-01-21"))
    #expect(shown(judge) == [false, true, false])
    #expect(judge.state(2).since == day("2026-01-21"))
  }

  @Test func aTagPutOnByHandComesFirstInItsGroup() {
    let judge = judge()
    judge.add(.sbp, "2026-01-01", 150)
    judge.facts.addOverride(
      TagOverride(tag: 0, isOn: true, from: day("2026-01-10"), until: day("2026-01-20")))
    judge.advance(from: day("2026-01-01"), through: day("2026-01-15"))
    #expect(shown(judge) == [true, false, true])
    #expect(judge.standing(tag: 0, on: day("2026-01-15")) == .forcedOn)
    #expect(judge.standing(tag: 1, on: day("2026-01-15")) == .hidden(rule: 1, by: 0))
  }

  @Test func ofTwoOverridesTheLaterCounts() {
    let judge = judge()
    judge.facts.addOverride(TagOverride(tag: 2, isOn: true, from: 100, until: 200))
    judge.facts.addOverride(TagOverride(tag: 2, isOn: false, from: 120, until: 130))
    for (day, isShown) in [(99, false), (100, true), (120, false), (130, false), (131, true)] {
      judge.step(on: day)
      #expect(judge.isShown(tag: 2) == isShown, "day \(day)")
    }
  }

  @Test func followUpsOpenWhenAShownTagComesAndOncePerPeriod() throws {
    let judge = judge()
    judge.add(.sbp, "2026-01-01", 130)
    judge.add(.sbp, "2026-01-03", 110)
    judge.add(.sbp, "2026-01-05", 125)
    judge.add(.sbp, "2026-03-10", 110)
    judge.add(.sbp, "2026-03-15", 150)
    judge.advance(from: day("2026-01-01"), through: day("2026-12-31"))
    let low = judge.transitions.filter { $0.rule == 0 }
    #expect(low.map(\.after.isOn) == [true, false, true, false, true])
    let opened = low.map { judge.actions(of: $0) }
    #expect(opened.map(\.count) == [1, 0, 1, 0, 0], "the last is hidden by its group")
    let first = try #require(opened[0].first)
    #expect(first.due.description == "2026-01-15")
    #expect(first.key.text == "low/0/681")
    #expect(opened[2].first?.key == first.key)
  }

  @Test func aDraftIsPreviewedBesideRulesThatStandAsStored() {
    let judge = judge()
    judge.begins = [.max, .max, .min]
    judge.setState(
      0, RuleState(isOn: true, since: 1, evidence: 1, cause: .met, version: 1))
    judge.step(on: day("2026-01-01"))
    #expect(judge.state(2).isOn)
    #expect(judge.state(0).since == 1)
    #expect(judge.transitions.map(\.rule) == [2])
    judge.begin()
    judge.step(on: day("2026-01-01"))
    #expect(!judge.state(2).isOn)
  }

  @Test(arguments: [
    (DaySpan.days(30), "1970-01-30", 0), (.days(30), "1970-01-31", 1),
    (.days(30), "1969-12-31", -1), (.weeks(1), "1970-01-08", 1), (.months(3), "2026-04-01", 225),
    (.years(1), "2026-12-31", 56), (.days(0), "1970-01-02", 1),
  ])
  func periodsStandStill(_ span: DaySpan, _ text: String, _ period: Int) {
    #expect(span.period(of: day(text)) == period)
  }
}
