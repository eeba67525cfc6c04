import Domain
import Testing

@testable import Rules

/// The little machine that a tag is.
@Suite struct StateTests {
  /// The days on which the first rule comes and goes, with the cause.
  private func story(
    _ build: Build, from first: String, through last: String,
    _ fill: (RuleJudge) -> Void
  ) -> [String] {
    let judge = RuleJudge(build.set)
    fill(judge)
    judge.advance(from: day(first), through: day(last))
    return judge.transitions.map {
      "\(CalendarDate(dayNumber: $0.day)) \($0.after.isOn ? "on" : "off") \($0.after.cause)"
    }
  }

  @Test func aTagComesAndGoesWithItsCondition() {
    let build = Build()
    build.rule(when: build.compare(build.series(.average, .sbp, .days(30)), .atLeast, "140"))
    let story = story(build, from: "2026-01-01", through: "2026-12-31") {
      $0.add(.sbp, "2026-01-10", 150)
      $0.add(.sbp, "2026-01-20", 120)
    }
    #expect(story == ["2026-01-10 on met", "2026-01-20 off cleared"])
  }

  @Test func ofAnUnknownConditionThePolicyDecides() {
    func story(_ policy: UnknownPolicy) -> [String] {
      let build = Build()
      build.rule(
        when: build.compare(build.series(.latest, .sbp, .days(30)), .atLeast, "140"),
        ifUnknown: policy)
      return self.story(build, from: "2026-01-01", through: "2026-12-31") {
        $0.add(.sbp, "2026-01-10", 150)
        $0.add(.sbp, "2026-04-10", 120)
      }
    }
    #expect(story(.off) == ["2026-01-10 on met", "2026-02-09 off lost"])
    #expect(story(.keep) == ["2026-01-10 on met", "2026-04-10 off cleared"])
    #expect(
      story(.on) == [
        "2026-01-01 on missing", "2026-04-10 off cleared", "2026-05-10 on missing",
      ])
  }

  @Test func aTagGoesByItsOwnConditionWhereItHasOne() {
    let build = Build()
    build.rule(
      when: build.compare(build.series(.latest, .sbp), .atLeast, "140"),
      clear: build.compare(build.series(.latest, .sbp), .less, "130"))
    let story = story(build, from: "2026-01-01", through: "2026-12-31") {
      $0.add(.sbp, "2026-01-10", 140)
      $0.add(.sbp, "2026-02-10", 130)
      $0.add(.sbp, "2026-03-10", 129.9)
      $0.add(.sbp, "2026-04-10", 139.9)
    }
    #expect(story == ["2026-01-10 on met", "2026-03-10 off cleared"])
  }

  @Test func aHoldKeepsATagWhateverFollows() {
    let build = Build()
    build.rule(
      when: build.compare(build.series(.maximum, .sbp, .days(1)), .atLeast, "180"),
      hold: .days(7))
    let story = story(build, from: "2026-02-01", through: "2026-03-01") {
      $0.add(.sbp, "2026-02-01", 184)
      $0.add(.sbp, "2026-02-02", 130)
    }
    #expect(story == ["2026-02-01 on met", "2026-02-08 off lost"])
  }

  @Test func evidenceExpiresAndNewEvidenceRenewsIt() {
    let build = Build()
    build.rule(
      when: build.all(
        build.has(1), build.compare(build.series(.latest, .hba1c, .days(180)), .atLeast, "7")),
      clear: build.compare(build.series(.latest, .hba1c, .days(180)), .less, "6.8"),
      ifUnknown: .keep, expires: .days(270))
    let story = story(build, from: "2015-01-01", through: "2026-12-31") {
      $0.facts.addDiagnosis("E11", from: day("2015-01-01"), through: nil)
      $0.add(.hba1c, "2025-01-10", 8.1)
      $0.add(.hba1c, "2025-05-10", 6.9)
    }
    #expect(story == ["2025-01-10 on met", "2026-02-05 off expired"])
    #expect(day("2026-02-05") - day("2025-05-10") == 271)
  }

  @Test func evidenceIsRenewedAlsoByValuesThatHaveLeftTheirWindow() {
    let build = Build()
    build.rule(
      when: build.compare(build.series(.maximum, .sbp, .days(1)), .atLeast, "180"),
      ifUnknown: .keep, expires: .days(30))
    let story = story(build, from: "2026-01-01", through: "2026-12-31") {
      $0.add(.sbp, "2026-01-01", 184)
      $0.add(.sbp, "2026-01-20", 190)
    }
    #expect(story == ["2026-01-01 on met", "2026-02-20 off expired"])
  }

  @Test func staleEvidenceBringsNoTag() {
    let build = Build()
    build.rule(
      when: build.compare(build.series(.latest, .sbp, .days(90)), .atLeast, "140"),
      expires: .days(30))
    let story = story(build, from: "2026-01-01", through: "2026-12-31") {
      $0.add(.sbp, "2026-01-10", 150)
    }
    #expect(story == ["2026-01-10 on met", "2026-02-10 off expired"])
  }

  @Test func overlappingConditionsTurnATagDayByDay() {
    let build = Build()
    build.rule(
      when: build.compare(build.series(.latest, .sbp, .days(4)), .atLeast, "140"),
      clear: build.compare(build.series(.latest, .sbp), .atLeast, "130"))
    let story = story(build, from: "2026-01-01", through: "2026-12-31") {
      $0.add(.sbp, "2026-01-10", 150)
    }
    #expect(
      story == [
        "2026-01-10 on met", "2026-01-11 off cleared", "2026-01-12 on met",
        "2026-01-13 off cleared",
      ])
  }

  @Test func judgingADayAgainChangesNothing() {
    let build = Build()
    build.rule(
      when: build.compare(build.series(.latest, .sbp, .days(4)), .atLeast, "140"),
      clear: build.compare(build.series(.latest, .sbp), .atLeast, "130"))
    let judge = RuleJudge(build.set)
    judge.add(.sbp, "2026-01-10", 150)
    for offset in 0..<6 {
      judge.step(on: day("2026-01-10") + offset)
      let (state, due) = (judge.state(0), judge.nextDue(0))
      judge.step(on: day("2026-01-10") + offset)
      #expect(judge.state(0) == state)
      #expect(judge.nextDue(0) == due)
    }
  }

  @Test func theNextDayToLookIsSaid() {
    let build = Build()
    build.rule(
      when: build.all(
        build.has(0), build.compare(build.series(.average, .sbp, .days(90)), .atLeast, "140")))
    let judge = RuleJudge(build.set)
    judge.step(on: day("2026-01-01"))
    #expect(judge.nextDue(0) == nil)
    judge.facts.addDiagnosis("I10", from: day("2025-01-01"), through: nil)
    judge.add(.sbp, "2026-01-02", 150)
    judge.add(.sbp, "2026-01-20", 146)
    judge.step(on: day("2026-01-20"))
    #expect(judge.state(0).isOn)
    #expect(judge.nextDue(0) == day("2026-04-02"))
    #expect(judge.nextDue(after: day("2026-01-20")) == day("2026-04-02"))
  }
}
