import Domain
import FollowUps
import SQLite
import Store
import TestSupport
import Testing

/// Two years of a clinic's life with one person through the file, held to the plans alone.
@Suite struct PlanYearsTests {
  /// One person's years, what was reached of them, and how to take back what was done.
  private struct Years {
    let desk: PlanClinic
    var random: SeededRandom
    var reached: [String: Int] = [:]
    var done: [FollowUpID] = []

    mutating func step() throws {
      desk.wait(days: Int.random(in: 0...20, using: &random))
      _ = try desk.store.tendPlans(limit: 100)
      let name = try act()
      reached[name, default: 0] += 1
    }

    private mutating func act() throws -> String {
      let open = try desk.open()
      guard let row = open.randomElement(using: &random) else { return try comeBack() }
      switch Int.random(in: 0..<100, using: &random) {
      case 0..<45: return try visit(row)
      case 45..<60:
        let outcome = [FollowUpOutcome.noAnswer, .callBack, .agreedToCome, .wrongNumber]
          .randomElement(using: &random)
        return try record(outcome ?? .noAnswer, row, next: desk.today.adding(days: 5))
      case 60..<66: return try record(.refused, row)
      case 66..<69: return try record(.lost, row)
      case 69..<71: return try record(.moved, row)
      case 71..<80: return try reschedule(row)
      case 80..<90: return try takeBack()
      case 90..<94: return try begin()
      default: return try end()
      }
    }

    private mutating func visit(_ row: FollowUp) throws -> String {
      desk.go(
        to: max(desk.today, row.details.due.adding(days: Int.random(in: -20...9, using: &random))))
      switch Int.random(in: 0..<4, using: &random) {
      case 0: try desk.measure(165, 98)
      case 1, 2: try desk.measure(126, 78)
      default: break
      }
      let present = try #require(try desk.open().first { $0.id == row.id } ?? desk.open().first)
      let channel: FollowUpChannel? = Bool.random(using: &random) ? nil : .phone
      let isByHand = Int.random(in: 0..<5, using: &random) == 0
      try desk.record(
        .completed, present, next: isByHand ? desk.today.adding(days: 33) : nil, reason: "约好",
        channel: channel)
      done.append(present.id)
      return "visit"
    }

    private mutating func record(
      _ outcome: FollowUpOutcome, _ row: FollowUp, next: CalendarDate? = nil
    ) throws -> String {
      try desk.record(outcome, row, next: next)
      done.append(row.id)
      return outcome.rawValue
    }

    private mutating func reschedule(_ row: FollowUp) throws -> String {
      let brief = try #require(
        try desk.store.followUpBriefs(ids: [Int64(row.id.value)]).first)
      let before = try desk.store.change([brief], .reschedule(desk.today.adding(days: 17)))
      if Bool.random(using: &random) { try desk.store.undoChange(before) }
      return "rescheduled"
    }

    private mutating func takeBack() throws -> String {
      guard let id = done.popLast() else { return "nothing" }
      let present = try desk.store.followUp(id)
      do throws(StoreError) {
        _ = try desk.store.undoOutcome(of: id, version: present.version)
        return "taken back"
      } catch {
        guard [.conflict, .notFound].contains(error) else { throw error }
        return "nothing"
      }
    }

    private mutating func begin() throws -> String {
      let plan = ["diabetes", "medication", "post-operation", "hypertension", "annual-exam"]
        .randomElement(using: &random)
      do throws(StoreError) {
        _ = try desk.store.startPlan(plan ?? "medication", of: desk.patient)
        return "begun"
      } catch {
        guard case .refused = error else { throw error }
        return "refused to begin"
      }
    }

    private mutating func end() throws -> String {
      let plans = try desk.store.plans(of: desk.patient).running
      guard let plan = plans.randomElement(using: &random), plan.plan != "hypertension" else {
        return "nothing"
      }
      try desk.store.endPlan(plan.instance, of: desk.patient, reason: "完成")
      return "ended"
    }

    private mutating func comeBack() throws -> String {
      if try desk.store.plans(of: desk.patient).absence != nil {
        try desk.store.setAway(nil, of: desk.patient, reason: "")
      } else {
        return try begin()
      }
      return "came back"
    }
  }

  @Test func aManagedPersonAlwaysHasOneOpenRoutineFollowUp() throws {
    var reached: [String: Int] = [:]
    for seed in 1...4 as ClosedRange<UInt64> {
      let desk = try PlanClinic()
      var years = Years(desk: desk, random: SeededRandom(seed: seed))
      _ = try desk.store.startPlan("hypertension", of: desk.patient)
      let end = desk.today.adding(months: 24)
      while desk.today < end {
        try years.step()
        try desk.expectSettled()
        try expectOneRoutineFollowUp(desk)
      }
      reached.merge(years.reached) { $0 + $1 }
    }
    for name in ["visit", "taken back", "rescheduled", "refused", "lost", "came back", "ended"] {
      #expect(reached[name, default: 0] > 0, "\(name): \(reached)")
    }
  }

  private func expectOneRoutineFollowUp(_ desk: PlanClinic) throws {
    let plans = try desk.store.plans(of: desk.patient)
    let isManaged = plans.absence == nil && plans.running.contains { $0.plan == "hypertension" }
    let open = try desk.number(
      "SELECT count(*) FROM follow_up WHERE state = 0 AND plan = 'hypertension'")
    #expect(open == (isManaged ? 1 : 0))
    #expect(
      try desk.number("SELECT count(*) FROM follow_up WHERE state = 0 AND plan IS NULL") == 0)
  }
}
