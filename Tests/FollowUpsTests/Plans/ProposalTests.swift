import Domain
import FollowUps
import Testing

@Suite("A proposal") struct ProposalTests {
  static let visit = PlanVisit(
    channel: .visit, findings: ["hypertension": PlanFinding(.uncontrolled)],
    versions: ShippedPlans.catalog.versionsInForce)

  @Test("says before saving what saving will do, and changes nothing")
  func sameAsSaved() {
    var desk = PlanDesk(on: day("2026-01-05"))
    desk.start("hypertension")
    desk.start("diabetes")
    desk.pass(to: day("2026-01-19"))
    let proposal = desk.book.proposal(
      for: Self.visit, on: desk.today, today: desk.today, week: desk.week)
    #expect(desk.book.events.count == 2)
    #expect(proposal.uses.map(\.line.chinese) == ["计为高血压季度随访 第1次"])
    #expect(proposal.wanted.map(\.day) == [day("2026-02-02")])
    #expect(proposal.wanted.map(\.why.chinese) == ["控制不满意 第1次 → 2周内复查，规范三版 2.8"])
    desk.happen(.visited(Self.visit))
    #expect(desk.wanted.filter { $0.plan == "hypertension" } == proposal.wanted)
  }

  @Test("of a visit about nothing planned is empty")
  func empty() {
    let desk = PlanDesk(on: day("2026-01-05"))
    let proposal = desk.book.proposal(
      for: Self.visit, on: desk.today, today: desk.today, week: desk.week)
    #expect(proposal.uses.isEmpty)
    #expect(proposal.wanted.isEmpty)
  }

  @Test("a visit's result can start another plan once the plan itself is over")
  func resultStarts() {
    var desk = PlanDesk(on: day("2026-01-05"))
    desk.start("bp-recheck")
    var started: [[PlanEvent.Kind]] = []
    for date in ["2026-01-12", "2026-01-19"] {
      desk.visit("hypertension", .controlled, on: day(date))
      #expect(desk.book.facts(of: desk.last) == [.result(plan: "bp-recheck", .controlled)])
      started.append(
        desk.book.facts(of: desk.last).flatMap {
          desk.book.beginnings(by: $0, anchor: desk.today, on: desk.today)
        })
    }
    // While the re-checks run they are of more weight.
    #expect(started.map(\.count) == [0, 1])
    for kind in started[1] { desk.happen(kind) }
    #expect(desk.book.running.map(\.definition.id) == ["hypertension-risk"])
    #expect(desk.book.facts(of: 1).isEmpty)
  }

  @Test("cards that are merged keep one plan of a programme, and part again without loss")
  func merged() {
    func start(_ id: Int, _ plan: String, _ date: String) -> PlanEvent {
      PlanEvent(
        id: id, day: day(date),
        kind: .started(
          PlanBeginning(plan: plan, version: 1, anchor: day(date), cause: .hand)))
    }
    let left = [start(3, "hypertension", "2026-01-05"), start(8, "post-operation", "2026-01-07")]
    let right = [start(5, "hypertension", "2026-01-06"), start(6, "diabetes", "2026-01-06")]
    let catalog = ShippedPlans.catalog
    let merged = PlanBook(catalog: catalog, events: left + right)
    #expect(
      merged.running.map(\.definition.id) == ["hypertension", "diabetes", "post-operation"])
    #expect(merged.running.map(\.id) == [3, 6, 8])
    #expect(merged[5]?.ending?.cause == .absorbed)
    #expect(PlanBook(catalog: catalog, events: right).running.map(\.id) == [5, 6])
  }
}
