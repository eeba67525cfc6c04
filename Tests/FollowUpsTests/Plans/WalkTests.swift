import Domain
import FollowUps
import Testing

/// Every shipped plan, walked from its start to its end or through three years.
@Suite("Walking the shipped plans") struct WalkTests {
  static let ids = ShippedPlans.definitions.map(\.id)

  /// The way to do what is waited for, so that it counts.
  static func channel(_ desk: PlanDesk) -> FollowUpChannel {
    guard let contact = desk.wanted.first?.contact else { return .phone }
    return contact.isInPerson ? .visit : contact.channel
  }

  @Test("there are nineteen of them")
  func count() {
    #expect(Self.ids.count == 19)
    #expect(Set(Self.ids).count == 19)
  }

  @Test("by whoever comes in time: every date once, in order, each with its reason", arguments: ids)
  func inTime(id: String) throws {
    let plan = try #require(ShippedPlans.catalog[id])
    var desk = PlanDesk(on: day("2026-01-05"))
    let anchor = id == "pregnancy" ? day("2026-08-03") : desk.today
    desk.start(id, anchor: anchor)
    var keys: [String] = []
    var days: [CalendarDate] = []
    while let next = desk.open.first, desk.today < day("2029-01-05"), keys.count < 100 {
      #expect(desk.open.count == 1)
      #expect(next.due >= desk.today)
      #expect(desk.week.contains(next.due))
      #expect(desk.why?.chinese.hasSuffix("，\(plan.source.chinese)") == true)
      #expect(desk.why?.english.hasSuffix(", \(plan.source.english)") == true)
      keys.append(next.key.text)
      days.append(next.due)
      desk.visit(plan.subject, .controlled, by: Self.channel(desk), on: next.due)
    }
    #expect(Set(keys).count == keys.count)
    #expect(days == days.sorted())
    let steps = plan.steps.map { "1/s:\($0.id)" }
    #expect(Array(keys.prefix(steps.count)) == steps)
    if plan.recurrence == nil {
      #expect(keys == steps)
      #expect(desk.book.instances.first?.ending?.cause == .completed)
    } else {
      #expect(keys.count >= 2)
      #expect(desk.open.count == 1)
    }
  }

  @Test(
    "by whoever never comes: one follow-up at a time, until the plan's time is over", arguments: ids
  )
  func never(id: String) throws {
    let plan = try #require(ShippedPlans.catalog[id])
    var desk = PlanDesk(on: day("2026-01-05"))
    desk.start(id, anchor: id == "pregnancy" ? day("2026-08-03") : desk.today)
    for _ in 0..<800 {
      desk.pass(to: desk.today.adding(days: 1))
      #expect(desk.open.count <= 1)
    }
    let hasEnd = plan.stops.contains { if case .after = $0 { true } else { false } }
    #expect(desk.open.isEmpty == hasEnd)
    #expect(desk.rows.count == max(1, plan.steps.count))
  }

  @Test("through every answer it has, each with its own line, date and way", arguments: ids)
  func answers(id: String) throws {
    let plan = try #require(ShippedPlans.catalog[id])
    for response in plan.responses {
      var desk = PlanDesk(on: day("2026-01-05"))
      desk.start(id, anchor: id == "pregnancy" ? day("2026-08-03") : desk.today)
      let first = try #require(desk.open.first)
      let before = desk.open.count
      for (control, signs) in Self.findings(response.result) {
        desk.visit(
          plan.subject, control, signs, by: Self.channel(desk),
          on: max(desk.today.adding(days: 1), desk.open.first?.due ?? first.due))
      }
      #expect(desk.book.uses[desk.last]?.first?.result == response.result)
      switch response.effect {
      case .routine: #expect(desk.open.count == before)
      case .add: #expect(desk.open.count == 2)
      case .replace, .shorten: #expect(desk.open.count == 1)
      }
      guard let within = response.within else { continue }
      let limit = within.after(desk.today)
      #expect(desk.open.contains { $0.due <= desk.week.onOrAfter(limit) }, "\(response.result)")
      #expect(
        desk.book.wanted(on: desk.today, week: desk.week).contains { one in
          response.effect == .shorten || one.advice == response.advice
        })
    }
  }

  /// Visits that come to a result.
  static func findings(_ result: PlanResult) -> [(PlanFinding.Control, Set<VisitFinding>)] {
    switch result {
    case .controlled: [(.controlled, [])]
    case .uncontrolled: [(.uncontrolled, [])]
    case .uncontrolledAgain: [(.uncontrolled, []), (.uncontrolled, [])]
    case .adverseReaction: [(.controlled, [.adverseReaction])]
    case .stubbornReaction: [(.controlled, [.stubbornReaction])]
    case .complication: [(.controlled, [.complication])]
    case .emergency: [(.controlled, [.dangerSign])]
    case .unmeasured: [(.unmeasured, [])]
    case .unmeasuredAgain: [(.uncontrolled, []), (.unmeasured, [])]
    case .done: [(.unjudged, [])]
    }
  }
}
