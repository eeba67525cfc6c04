import Domain
import Testing

@testable import FollowUps

@Suite("Goals and how far they have got")
struct GoalTests {
  static func day(_ text: String) -> CalendarDate {
    CalendarDate(iso: text) ?? CalendarDate(dayNumber: 0)
  }

  static func reading(_ value: Double, _ day: String, _ comparator: Comparator? = nil)
    -> GoalReading
  {
    GoalReading(value, on: Self.day(day), comparator: comparator)
  }

  static func progress(
    _ target: String, start: GoalReading? = reading(160, "2026-01-01"), due: String? = "2026-04-01",
    _ readings: [GoalReading], today: String = "2026-03-01"
  ) throws -> GoalProgress {
    let goal = CareGoal(
      id: 1, indicator: "sbp", target: try #require(GoalTarget(text: target)), unit: "mm[Hg]",
      due: due.map(Self.day), start: start)
    return GoalProgress(
      of: goal, readings: readings, since: Self.day("2026-01-01"), today: Self.day(today))
  }

  @Test(
    "targets are read as people type them",
    arguments: [
      ("<140", GoalTarget.limit(.lessThan, 140), "<140", "<140"),
      ("<= 6.5", .limit(.atMost, 6.5), "≤6.5", "<=6.5"),
      ("≤6.5", .limit(.atMost, 6.5), "≤6.5", "<=6.5"),
      (">=30", .limit(.atLeast, 30), "≥30", ">=30"), ("≥ 30", .limit(.atLeast, 30), "≥30", ">=30"),
      (">1.0", .limit(.greaterThan, 1), ">1", ">1"),
      ("4.4-7.0", .between(4.4, 7), "4.4–7", "4.4-7"),
      ("4.4 ~ 7", .between(4.4, 7), "4.4–7", "4.4-7"),
    ])
  func targets(_ text: String, _ target: GoalTarget, _ shown: String, _ code: String) {
    #expect(GoalTarget(text: text) == target)
    #expect(target.text == shown)
    #expect(target.code == code)
    #expect(GoalTarget(text: code) == target)
  }

  @Test(
    "and nothing else is a target",
    arguments: [
      "", "140", "<", "<abc", "<-5", "<1e3", "7-4.4", "4-5-6", "-5", "=5", "<1.2.3", "<inf",
      "< 1 4 0x",
      "<1234567890123",
    ])
  func noTargets(_ text: String) { #expect(GoalTarget(text: text) == nil) }

  @Test(
    "a comparator counts only where it cannot change the answer",
    arguments: [
      ("<7", 5.0, Comparator.lessThan, true as Bool?), ("<7", 7, .lessThan, true),
      ("<7", 8, .lessThan, nil), ("<7", 7, .greaterThan, false), ("<7", 6, .greaterThan, nil),
      (">=30", 30, .atLeast, true), (">=30", 20, .lessThan, false), (">=30", 40, .lessThan, nil),
      (">30", 30, .greaterThan, true), ("4.4-7", 3, .lessThan, false), ("4.4-7", 5, .lessThan, nil),
    ])
  func comparators(_ text: String, _ value: Double, _ comparator: Comparator, _ isMet: Bool?) throws
  {
    let target = try #require(GoalTarget(text: text))
    #expect(target.isMet(by: value, comparator: comparator) == isMet)
  }

  @Test(
    "limits keep their own end in or out",
    arguments: [
      ("<140", 140.0, false), ("<140", 139.9, true), ("<=6.5", 6.5, true), (">=30", 30, true),
      (">30", 30, false), ("4.4-7", 4.4, true), ("4.4-7", 7, true), ("4.4-7", 7.1, false),
    ])
  func ends(_ text: String, _ value: Double, _ isMet: Bool) throws {
    #expect(try #require(GoalTarget(text: text)).isMet(by: value) == isMet)
  }

  @Test("half of the way in half of the time is on track, less is behind")
  func straightLine() throws {
    let half = try Self.progress("<140", [Self.reading(150, "2026-02-15")])
    #expect(half.percent == 50)
    #expect(half.standing == .onTrack)
    #expect(half.daysLeft == 31)
    #expect(half.reachedOn == nil)
    let less = try Self.progress("<140", [Self.reading(151, "2026-02-15")])
    #expect(less.percent == 45)
    #expect(less.standing == .behind)
    #expect(less.start == Self.reading(160, "2026-01-01"))
    #expect(less.latest == Self.reading(151, "2026-02-15"))
  }

  @Test("one that rises is worse; one at the start is behind")
  func worse() throws {
    #expect(try Self.progress("<140", [Self.reading(161, "2026-01-10")]).standing == .worse)
    let same = try Self.progress("<140", [Self.reading(160, "2026-01-10")])
    #expect(same.standing == .behind)
    #expect(same.percent == 0)
  }

  @Test("the value on the line of an open target is not there yet")
  func onTheLine() throws {
    let line = try Self.progress("<140", [Self.reading(140, "2026-02-15")])
    #expect(line.percent == 99)
    #expect(line.standing == .onTrack)
    #expect(line.reachedOn == nil)
  }

  @Test("it is reached since the first of the values at the end that all meet it")
  func reached() throws {
    let progress = try Self.progress(
      "<140",
      [
        Self.reading(138, "2026-01-20"), Self.reading(145, "2026-02-01"),
        Self.reading(136, "2026-02-10"), Self.reading(130, "2026-02-20"),
        Self.reading(180, "2026-03-02"),
      ])
    #expect(progress.standing == .reached)
    #expect(progress.reachedOn == Self.day("2026-02-10"))
    #expect(progress.percent == 100)
    #expect(progress.latest?.value == 130)
  }

  @Test("after its day it is overdue unless the newest value meets it")
  func overdue() throws {
    let late = try Self.progress("<140", [Self.reading(141, "2026-03-30")], today: "2026-04-02")
    #expect(late.standing == .overdue)
    #expect(late.daysLeft == -1)
    let met = try Self.progress("<140", [Self.reading(139, "2026-03-30")], today: "2026-04-02")
    #expect(met.standing == .reached)
    let onTheDay = try Self.progress("<140", [Self.reading(141, "2026-03-30")], today: "2026-04-01")
    #expect(onTheDay.standing == .behind)
    #expect(try Self.progress("<140", [], today: "2026-04-02").standing == .overdue)
  }

  @Test("without a value since the start there is nothing to say")
  func noData() throws {
    #expect(try Self.progress("<140", []).standing == .noData)
    #expect(try Self.progress("<140", []).percent == nil)
    let bare = try Self.progress("<140", start: nil, [])
    #expect(bare.standing == .noData)
    #expect(bare.percent == nil)
    #expect(bare.start == nil)
  }

  @Test("without a start of its own it begins at the last value before, else at the first after")
  func ownStart() throws {
    let before = try Self.progress(
      "<140", start: nil,
      [
        Self.reading(170, "2025-11-01"), Self.reading(164, "2025-12-01"),
        Self.reading(152, "2026-02-01"),
      ])
    #expect(before.start == Self.reading(164, "2025-12-01"))
    #expect(before.percent == 50)
    let after = try Self.progress(
      "<140", start: nil, [Self.reading(160, "2026-01-11"), Self.reading(145, "2026-02-01")])
    #expect(after.start == Self.reading(160, "2026-01-11"))
    #expect(after.percent == 75)
  }

  @Test("works upwards and towards a range, and leaves it when it left")
  func otherWays() throws {
    let up = try Self.progress(
      ">=30", start: Self.reading(10, "2026-01-01"), [Self.reading(25, "2026-02-01")])
    #expect(up.percent == 75)
    #expect(up.standing == .onTrack)
    let down = try Self.progress(
      "4.4-7", start: Self.reading(11, "2026-01-01"), [Self.reading(9, "2026-02-01")])
    #expect(down.percent == 50)
    let through = try Self.progress(
      "4.4-7", start: Self.reading(11, "2026-01-01"), [Self.reading(3.9, "2026-02-01")])
    #expect(through.percent == 99)
    let left = try Self.progress(
      "4.4-7", start: Self.reading(6, "2026-01-01"), [Self.reading(8, "2026-02-01")])
    #expect(left.percent == 0)
    #expect(left.standing == .worse)
  }

  @Test("without a day any way made is on track")
  func noDay() throws {
    let slow = try Self.progress("<140", due: nil, [Self.reading(159, "2026-02-01")])
    #expect(slow.standing == .onTrack)
    #expect(slow.daysLeft == nil)
    #expect(
      try Self.progress("<140", due: nil, [Self.reading(160, "2026-02-01")]).standing == .behind)
  }

  @Test("values after today do not count")
  func future() throws {
    let progress = try Self.progress("<140", [Self.reading(130, "2026-03-02")])
    #expect(progress.standing == .noData)
  }

  @Test("a value that leaves it open does not reach it")
  func open() throws {
    let progress = try Self.progress("<140", [Self.reading(145, "2026-02-01", .lessThan)])
    #expect(progress.reachedOn == nil)
    #expect(progress.standing == .onTrack)
  }

  @Test("every standing has a code of FHIR's goal achievement")
  func codes() {
    let known: Set<String> = [
      "in-progress", "improving", "worsening", "no-change", "achieved", "sustaining",
      "not-achieved",
      "no-progress", "not-attainable",
    ]
    for standing in GoalProgress.Standing.allCases {
      #expect(known.contains(standing.fhirAchievement))
    }
  }
}
