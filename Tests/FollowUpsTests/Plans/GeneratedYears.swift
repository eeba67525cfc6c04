import Domain
import FollowUps
import TestSupport

/// Years of a clinic's life with one person, from a seed: visits in time, early, late, twice, by
/// phone, entered late; dates by hand, refusals, leaving, coming back, taking back, clocks set back.
struct GeneratedYears {
  var desk: PlanDesk
  var random: SeededRandom
  /// What was done, by kind, so that a test can tell that all of it was reached.
  var reached: [String: Int] = [:]
  private static let starts = [
    "hypertension", "diabetes", "medication", "annual-exam", "post-operation", "post-discharge",
    "hypertension-risk", "bp-recheck", "education-weight", "new-patient", "pregnancy",
  ]

  init(seed: UInt64) {
    random = SeededRandom(seed: seed)
    desk = PlanDesk(
      on: CalendarDate(dayNumber: 20_450 + Int(seed % 400)),
      week: seed % 5 == 0 ? WorkingWeek(days: [1, 3, 6]) : .mondayToFriday)
    desk.start("hypertension")
    if seed % 2 == 0 { desk.start("diabetes") }
  }

  /// One thing happens, some days after the last.
  ///
  /// - Returns: Its name.
  mutating func step() -> String {
    desk.pass(to: desk.today.adding(days: Int.random(in: 0...24, using: &random)))
    let name = act()
    reached[name, default: 0] += 1
    return name
  }

  private mutating func act() -> String {
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<40: return visitInTime()
    case 40..<62: return visitAnyTime(daysAgo: 0)
    case 62..<68: return visitAnyTime(daysAgo: Int.random(in: 1...40, using: &random))
    case 68..<74: return begin()
    case 74..<80: return setDate()
    case 80..<84: return skip()
    case 84..<87: return leave()
    case 87..<92: return comeBack()
    case 92..<97: return takeBack()
    case 97..<98: return endOne()
    default:
      // The clock is set back a few days; what is recorded then has that day.
      desk.pass(to: desk.today.adding(days: -Int.random(in: 1...9, using: &random)))
      return "clock"
    }
  }

  private mutating func visitInTime() -> String {
    guard let row = desk.open.randomElement(using: &random),
      let plan = desk.book[row.key.instance]?.definition
    else { return "nothing" }
    let due = max(row.due, desk.today)
    desk.pass(to: due.adding(days: Int.random(in: -3...9, using: &random)))
    visit([plan.subject], row.channel, on: desk.today)
    return "visit in time"
  }

  private mutating func visitAnyTime(daysAgo: Int) -> String {
    let subjects = Set(desk.book.instances.map(\.definition.subject)).sorted()
    let count = Int.random(in: 1...2, using: &random)
    let channel = FollowUpChannel.allCases.randomElement(using: &random) ?? .visit
    visit(
      Array(subjects.shuffled(using: &random).prefix(count)), channel,
      on: desk.today.adding(days: -daysAgo))
    return daysAgo == 0 ? "visit" : "late entry"
  }

  private mutating func visit(
    _ subjects: [String], _ channel: FollowUpChannel, on day: CalendarDate
  ) {
    var findings: [String: PlanFinding] = [:]
    for subject in subjects {
      let control: PlanFinding.Control =
        [.controlled, .controlled, .uncontrolled, .uncontrolled, .unmeasured, .unjudged]
        .randomElement(using: &random) ?? .controlled
      let sign = VisitFinding.allCases.randomElement(using: &random)
      let signs = Int.random(in: 0..<6, using: &random) == 0 ? sign.map { [$0] } ?? [] : []
      findings[subject] = PlanFinding(control, signs: Set(signs))
    }
    desk.happen(
      .visited(
        PlanVisit(
          channel: channel, findings: findings, versions: desk.book.catalog.versionsInForce)),
      on: day)
  }

  private mutating func begin() -> String {
    let plan = Self.starts.randomElement(using: &random) ?? "medication"
    desk.start(
      plan, anchor: desk.today.adding(days: Int.random(in: -20...3, using: &random)))
    return "start"
  }

  private mutating func setDate() -> String {
    guard let row = desk.open.randomElement(using: &random) else { return "nothing" }
    let date = desk.today.adding(days: Int.random(in: -5...90, using: &random))
    return record(.dated(row.key, to: date, reason: "r"), "date by hand")
  }

  private mutating func skip() -> String {
    guard let row = desk.open.randomElement(using: &random) else { return "nothing" }
    return record(.skipped(row.key, reason: "r"), "skip")
  }

  private mutating func leave() -> String {
    record(.left(PlanLeave.allCases.randomElement(using: &random) ?? .lost), "leave")
  }

  private mutating func comeBack() -> String { record(.returned, "return") }

  private mutating func endOne() -> String {
    guard let plan = desk.book.running.randomElement(using: &random) else { return "nothing" }
    return record(.ended(instance: plan.id, .hand), "end")
  }

  private mutating func takeBack() -> String {
    let event = desk.book.events.suffix(6).randomElement(using: &random)?.id ?? 0
    return record(.undone(event), "undo")
  }

  /// Records what is not refused.
  private mutating func record(_ kind: PlanEvent.Kind, _ name: String) -> String {
    guard desk.book.refusal(of: kind, on: desk.today, today: desk.today) == nil else {
      return "refused"
    }
    desk.happen(kind)
    return name
  }
}
