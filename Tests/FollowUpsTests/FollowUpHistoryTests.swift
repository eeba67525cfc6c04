import Domain
import FollowUps
import TestSupport
import Testing

/// Whatever is recorded, in any order: nothing is lost and at most one follow-up stays open.
@Suite struct FollowUpHistoryTests {
  @Test func generatedHistoriesKeepThePromises() {
    var refused = 0
    var accepted = 0
    for seed in 0..<600 {
      var random = SeededRandom(seed: UInt64(seed))
      var all = [Self.first(&random)]
      var day = all[0].due
      for _ in 0..<40 {
        guard let current = all.firstIndex(where: { $0.state == .open }) else { break }
        day = day.adding(days: Int.random(in: 0...20, using: &random))
        switch Self.attempt(on: all[current], day: day, &random) {
        case .failure: refused += 1
        case .success(let step):
          accepted += 1
          check(step, before: all[current], day: day)
          all[current] = step.updated
          if let successor = step.successor { all.append(successor) }
        }
        #expect(all.filter { $0.state == .open }.count <= 1)
      }
    }
    // The generator must reach both sides, or the test would say nothing.
    #expect(refused > 500)
    #expect(accepted > 2000)
  }

  private func check(_ step: FollowUpTransition.Step, before: FollowUpDraft, day: CalendarDate) {
    #expect(Array(step.updated.attempts.dropLast()) == before.attempts)
    #expect(step.updated.attempts.count == before.attempts.count + 1)
    #expect(step.updated.reason == before.reason)
    #expect(step.updated.owner == before.owner)
    if step.updated.state == .open {
      #expect(step.updated.due >= day)
      #expect(step.updated.attempts.last?.nextDue == step.updated.due)
      #expect(step.successor == nil)
    }
    if let successor = step.successor {
      let wasElsewhere = step.updated.attempts.last?.outcome == .alreadyVisited
      #expect(step.updated.state == (wasElsewhere ? .closed : .done))
      #expect(successor.state == .open)
      #expect(successor.due >= day)
      #expect(successor.attempts.isEmpty)
    }
    if step.updated.state == .done, before.reason.recurs { #expect(step.successor != nil) }
    #expect(step.updated.why.chinese.count < 120)
  }

  private static func first(_ random: inout SeededRandom) -> FollowUpDraft {
    FollowUpDraft(
      reason: FollowUpReason.allCases.randomElement(using: &random) ?? .other, channel: .phone,
      due: CalendarDate(dayNumber: 20_000 + Int.random(in: 0...365, using: &random)),
      risk: FollowUpRisk.allCases.randomElement(using: &random) ?? .regular,
      why: Localized(zh: "起因", en: "cause"), owner: Bool.random(using: &random) ? "li" : nil)
  }

  private static func attempt(
    on draft: FollowUpDraft, day: CalendarDate, _ random: inout SeededRandom
  ) -> Result<FollowUpTransition.Step, FollowUpTransition.Refusal> {
    // Outcomes that end everything are rare, or the histories would be short.
    let common: [FollowUpOutcome] = [
      .noAnswer, .noAnswer, .callBack, .agreedToCome, .wrongNumber, .completed, .completed,
    ]
    let outcome =
      (common + common + common + common + FollowUpOutcome.ofCalls).randomElement(using: &random)
      ?? .noAnswer
    let rule = OutcomeRules.rule(for: outcome, earlier: draft.attempts, today: day)
    let next: CalendarDate? =
      switch Int.random(in: 0...5, using: &random) {
      case 0: nil
      case 1: day.adding(days: Int.random(in: -30...60, using: &random))
      default: rule.nextDue
      }
    let plan = NextVisit.propose(
      reason: draft.reason,
      readings: LatestReadings(
        systolic: DatedValue(Double.random(in: 90...200, using: &random), on: day),
        diastolic: DatedValue(Double.random(in: 50...120, using: &random), on: day)),
      previousWasUncontrolled: Bool.random(using: &random),
      age: Int.random(in: 20...95, using: &random), hasDiabetes: Bool.random(using: &random),
      today: day)
    return FollowUpTransition.apply(
      outcome: outcome, note: "n", nextDue: next, staff: "li",
      at: Instant(date: day, secondOfDay: 0, offset: 0), today: day,
      plan: Bool.random(using: &random) ? plan : nil, to: draft)
  }
}
