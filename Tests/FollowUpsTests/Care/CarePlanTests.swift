import Domain
import Testing

@testable import FollowUps

@Suite("Care plans")
struct CarePlanTests {
  static func day(_ text: String) -> CalendarDate { GoalTests.day(text) }

  static let plan = CarePlan(
    title: Localized(zh: "计划", en: "Plan"), start: day("2026-01-01"),
    goals: [
      CareGoal(id: 1, indicator: "sbp", target: .limit(.lessThan, 140), unit: "mm[Hg]")
    ], tasks: [CareTask(id: 2, text: "测血压", due: day("2026-01-15"))])

  static let advice = CareAdvice(
    entry: "salt-5g", version: 1, kind: .diet, text: Localized(zh: "少盐", en: "less salt"),
    day: day("2026-01-01"))

  /// Whether a change is taken back exactly, and taking back is too.
  static func isExact(_ change: CarePlanChange, of plan: CarePlan) throws -> Bool {
    let (after, inverse) = try plan.applying(change)
    let (before, again) = try after.applying(inverse)
    let (redone, _) = try before.applying(again)
    return before == plan && redone == after && after != plan
  }

  @Test("every change can be taken back and done again exactly")
  func inverses() throws {
    let goal = CareGoal(id: 3, indicator: "dbp", target: .limit(.lessThan, 90), unit: "mm[Hg]")
    var other = Self.plan.goals[0]
    other.status = .completed
    var done = Self.plan.tasks[0]
    done.done = CareTask.Completion(day: Self.day("2026-01-10"), staff: "li")
    let changes: [CarePlanChange] = [
      .goal(goal), .goal(other), .withoutGoal(1), .task(done), .task(CareTask(id: 3, text: "新")),
      .withoutTask(2), .advice(Self.advice),
      .status(.onHold, on: Self.day("2026-02-01"), reason: "住院"),
      .status(.completed, on: Self.day("2026-02-01"), reason: ""),
      .status(.revoked, on: Self.day("2026-02-01"), reason: "迁出"),
    ]
    for change in changes { #expect(try Self.isExact(change, of: Self.plan), "\(change)") }
    let given = try Self.plan.applying(.advice(Self.advice)).plan
    #expect(try Self.isExact(.withoutAdvice(entry: "salt-5g"), of: given))
  }

  @Test("only these changes of status are allowed")
  func transitions() {
    let allowed: [CarePlan.Status: Set<CarePlan.Status>] = [
      .draft: [.active, .revoked], .active: [.onHold, .completed, .revoked],
      .onHold: [.active, .completed, .revoked], .completed: [.active], .revoked: [.active],
    ]
    for from in CarePlan.Status.allCases {
      for to in CarePlan.Status.allCases {
        var plan = Self.plan
        plan.status = from
        let change = CarePlanChange.status(to, on: Self.day("2026-03-01"), reason: "因")
        let after = try? plan.applying(change).plan
        #expect(after?.status == (allowed[from]?.contains(to) == true ? to : nil), "\(from) \(to)")
      }
    }
  }

  @Test("an end has its day, and taking a plan up again takes the day away")
  func ends() throws {
    let ended = try Self.plan.applying(.status(.completed, on: Self.day("2026-05-05"), reason: "x"))
      .plan
    #expect(ended.end == Self.day("2026-05-05"))
    #expect(ended.reason == "")
    let again = try ended.applying(.status(.active, on: Self.day("2026-06-01"), reason: "")).plan
    #expect(again.end == nil)
    let held = try Self.plan.applying(.status(.onHold, on: Self.day("2026-05-05"), reason: "住院"))
      .plan
    #expect(held.end == nil)
    #expect(held.reason == "住院")
  }

  @Test("what cannot be is refused with its reason")
  func refusals() throws {
    func refusal(_ change: CarePlanChange, of plan: CarePlan = Self.plan) -> CareRefusal? {
      do throws(CareRefusal) {
        _ = try plan.applying(change)
        return nil
      } catch { return error }
    }
    let early = CareGoal(
      id: 3, indicator: "sbp", target: .limit(.lessThan, 140), unit: "mm[Hg]",
      due: Self.day("2025-12-31"))
    #expect(refusal(.goal(early)) == .dueBeforeStart)
    #expect(
      refusal(.task(CareTask(id: 3, text: "x", due: Self.day("2025-12-31")))) == .dueBeforeStart)
    #expect(refusal(.task(CareTask(id: 3, text: " \n"))) == .textMissing)
    #expect(
      refusal(.task(CareTask(id: 3, text: String(repeating: "长", count: 201)))) == .textTooLong)
    #expect(refusal(.task(CareTask(id: 3, text: String(repeating: "长", count: 200)))) == nil)
    #expect(refusal(.task(CareTask(id: 1, text: "x"))) == .notThere)
    #expect(refusal(.withoutGoal(9)) == .notThere)
    #expect(refusal(.withoutTask(1)) == .notThere)
    #expect(refusal(.withoutAdvice(entry: "x")) == .notThere)
    #expect(refusal(.status(.onHold, on: Self.day("2026-02-01"), reason: " ")) == .reasonMissing)
    #expect(refusal(.status(.revoked, on: Self.day("2026-02-01"), reason: "")) == .reasonMissing)
    var ended = Self.plan
    ended.status = .completed
    #expect(refusal(.withoutGoal(1), of: ended) == .ended)
    #expect(refusal(.task(CareTask(id: 3, text: "x")), of: ended) == .ended)
    #expect(refusal(.advice(Self.advice), of: ended) == .ended)
    let given = try Self.plan.applying(.advice(Self.advice)).plan
    #expect(refusal(.advice(Self.advice), of: given) == .alreadyGiven)
  }

  @Test("a plan has at most fifty of each part, and a number is never given twice")
  func limits() throws {
    var plan = Self.plan
    for number in 3...51 { plan = try plan.applying(.task(CareTask(id: number, text: "x"))).plan }
    #expect(plan.tasks.count == 50)
    #expect(throws: CareRefusal.tooMany) { try plan.applying(.task(CareTask(id: 52, text: "x"))) }
    let less = try plan.applying(.withoutTask(51)).plan
    #expect(throws: CareRefusal.notThere) { try less.applying(.task(CareTask(id: 51, text: "y"))) }
    #expect(less.nextNumber == 52)
  }

  @Test("a task is overdue after its day until it is done")
  func overdueTasks() {
    var plan = Self.plan
    #expect(plan.overdueTasks(on: Self.day("2026-01-15")) == [])
    #expect(plan.overdueTasks(on: Self.day("2026-01-16")).map(\.id) == [2])
    plan.tasks[0].done = CareTask.Completion(day: Self.day("2026-01-20"))
    #expect(plan.overdueTasks(on: Self.day("2026-02-16")) == [])
    #expect(!CareTask(id: 1, text: "x").isOverdue(on: Self.day("2099-01-01")))
  }

  @Test("every refusal has a sentence in both languages")
  func sentences() {
    for refusal in CareRefusal.allCases {
      #expect(!refusal.message.chinese.isEmpty && !refusal.message.english.isEmpty)
    }
  }
}
