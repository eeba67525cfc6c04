import Domain
import FollowUps
import Testing

@Suite("The line of an event") struct PlanEventTextTests {
  static let table: [(PlanEvent.Kind, String)] = [
    (
      .started(
        PlanBeginning(
          plan: "hypertension", version: 2, anchor: day("2026-01-05"), cause: .tag("血压;高=1"),
          owner: "li")), "started\thypertension\t2\t2026-01-05\ttag=血压%3b高%3d1\tli"
    ),
    (
      .started(
        PlanBeginning(plan: "x", version: 1, anchor: day("2026-01-05"), cause: .hand)),
      "started\tx\t1\t2026-01-05\thand\t"
    ),
    (
      .visited(
        PlanVisit(
          channel: .visit,
          findings: [
            "hypertension": PlanFinding(.controlled),
            "diabetes": PlanFinding(.uncontrolled, signs: [.complication, .adverseReaction]),
          ], versions: ["hypertension": 2])),
      "visited\tvisit\tdiabetes=uncontrolled+adverse-reaction+complication;hypertension=controlled\thypertension=2"
    ),
    (.visited(PlanVisit(channel: .phone, findings: [:])), "visited\tphone\t\t"),
    (
      .dated(PlanKey(1, .step("a")), to: day("2026-02-03"), reason: "出差\t100%\n"),
      "dated\t1/s:a\t2026-02-03\t出差%09100%25%0a"
    ),
    (.skipped(PlanKey(1, .round(3)), reason: "忙"), "skipped\t1/r3\t忙"),
    (.anchored(instance: 4, to: day("2026-08-03")), "anchored\t4\t2026-08-03"),
    (
      .started(
        PlanBeginning(
          plan: "x", version: 1, anchor: day("2026-01-05"), cause: .rule("a.b"), before: 12)),
      "started\tx\t1\t2026-01-05\trule=a.b\t\t12"
    ),
    (
      .corrected(
        12, PlanVisit(channel: .home, findings: ["x": PlanFinding(.controlled)], versions: ["x": 3])
      ),
      "corrected\t12\thome\tx=controlled\tx=3"
    ),
    (.doubted(instance: 4), "doubted\t4"),
    (.endedBefore(visit: 12, instance: 4, .ruleGone), "ended-before\t12\t4\trule-gone"),
    (.ended(instance: 4, .tagGone), "ended\t4\ttag-gone"),
    (.left(.movedAway), "left\tmoved-away"), (.returned, "returned"), (.undone(17), "undone\t17"),
  ]

  @Test("is written and read", arguments: table)
  func lines(kind: PlanEvent.Kind, text: String) {
    #expect(kind.text == text)
    #expect(PlanEvent.Kind(text: text) == kind)
    #expect(kind.name == text.split(separator: "\t")[0])
  }

  @Test("holds every way of starting, ending and leaving")
  func everyCase() {
    let causes: [PlanStart] =
      [
        .hand, .tag("a"), .rule("a.b"), .diagnosis(prefix: "I10"), .codeSet("htn"),
        .encounter(classCode: "EMER"), .discharge(classCode: "IMP"),
      ]
      + PlanResult.allCases.flatMap { result -> [PlanStart] in
        [.result(plan: nil, result), .result(plan: "p", result)]
      }
    let kinds: [PlanEvent.Kind] =
      causes.map {
        .started(PlanBeginning(plan: "p", version: 1, anchor: day("2026-01-05"), cause: $0))
      } + PlanEndCause.allCases.map { .ended(instance: 1, $0) }
      + PlanLeave.allCases.map { .left($0) }
    #expect(Set(kinds.map(\.text)).count == kinds.count)
    for kind in kinds { #expect(PlanEvent.Kind(text: kind.text) == kind) }
  }

  @Test("of generated years is read as it was written")
  func generated() {
    for seed in 0..<10 {
      var years = GeneratedYears(seed: UInt64(seed))
      for _ in 0..<60 { _ = years.step() }
      for event in years.desk.book.events {
        #expect(PlanEvent.Kind(text: event.kind.text) == event.kind)
      }
    }
  }

  @Test(
    "is nothing else",
    arguments: [
      "", "returned\t", "Returned", "left\tgone", "undone\tx", "undone\t+1", "ended\t1\tno",
      "started\tx\t1\t2026-02-30\thand\t", "started\tx\t1\t2026-01-05\tfoot\t",
      "visited\tvisit\ta=good\t", "visited\tvisit\ta=controlled+pain\t", "visited\tpigeon\t\t",
      "visited\tvisit\tb=controlled;a=controlled\t", "visited\tvisit\ta\t",
      "visited\tvisit\t\ta=b", "dated\t1/r1\t2026-01-05\t%zz", "skipped\t1/x1\ta",
      "skipped\t1/r1\t%ff", "skipped\t1/r1\t%41",
    ])
  func refused(text: String) {
    #expect(PlanEvent.Kind(text: text) == nil)
  }
}
