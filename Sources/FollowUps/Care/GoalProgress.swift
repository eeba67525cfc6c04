package import Domain

/// How far a goal has got, worked out from the values since it was set.
package struct GoalProgress: Hashable, Sendable {
  /// Where it stands, in one word.
  package enum Standing: String, Sendable, CaseIterable {
    /// There is no value since the goal was set.
    case noData = "no-data"
    /// The newest value meets it.
    case reached
    /// At or before the straight line from the beginning to the day.
    case onTrack = "on-track"
    /// Behind that line, or not moved.
    case behind
    /// Further away than at the beginning.
    case worse
    /// Its day has passed and the newest value does not meet it.
    case overdue

    package var title: Localized {
      switch self {
      case .noData: Localized(zh: "暂无数据", en: "no data yet")
      case .reached: Localized(zh: "已达标", en: "reached")
      case .onTrack: Localized(zh: "进展顺利", en: "on track")
      case .behind: Localized(zh: "进展偏慢", en: "behind")
      case .worse: Localized(zh: "较起始变差", en: "worse than at the start")
      case .overdue: Localized(zh: "逾期未达标", en: "overdue")
      }
    }

    /// The code of FHIR's `goal-achievement`.
    package var fhirAchievement: String {
      switch self {
      case .noData: "in-progress"
      case .reached: "achieved"
      case .onTrack: "improving"
      case .behind: "no-change"
      case .worse: "worsening"
      case .overdue: "not-achieved"
      }
    }
  }

  /// The value it began at; nil when there is none.
  package let start: GoalReading?
  /// The newest value since the beginning; nil when there is none.
  package let latest: GoalReading?
  /// How much of the way is made, 0 through 100; nil without a value at both ends, unless it is met.
  package let percent: Int?
  /// The first day since which every value has met it; nil while the newest does not.
  package let reachedOn: CalendarDate?
  package let standing: Standing
  /// Whole days to the day it is to be reached by, negative when past; nil when no day is set.
  package let daysLeft: Int?

  /// - Parameters:
  ///   - readings: Values of the indicator in its canonical unit, in any order; those before the
  ///     goal's start and after today do not count, but for the last one before where the goal has
  ///     no start value of its own.
  ///   - since: The day on which the goal was set.
  package init(
    of goal: CareGoal, readings: [GoalReading], since: CalendarDate, today: CalendarDate
  ) {
    let known = readings.filter { $0.day <= today }.sorted { $0.day < $1.day }
    // What is set on the day of a visit has that visit's value as its beginning.
    let before = goal.start ?? known.last { $0.day <= since }
    let first = before ?? known.first { $0.day >= since }
    let later = known.filter { $0.day > (first?.day ?? since) }
    let latest = later.last ?? first
    let met = latest.flatMap { goal.target.isMet(by: $0.value, comparator: $0.comparator) }
    start = first
    self.latest = latest
    reachedOn =
      met == true ? Self.reached(goal.target, among: later.isEmpty ? [latest] : later) : nil
    percent = Self.percent(goal.target, from: first, to: latest, isMet: met == true)
    daysLeft = goal.due.map { today.days(to: $0) }
    standing = Self.standing(
      goal, from: first, to: latest, isMet: met, percent: percent, today: today)
  }

  /// The first day of the values at the end that all meet it; one that leaves it open ends the run.
  private static func reached(
    _ target: GoalTarget, among readings: [GoalReading?]
  ) -> CalendarDate? {
    readings.compactMap(\.self).reversed()
      .prefix { target.isMet(by: $0.value, comparator: $0.comparator) == true }.last?.day
  }

  private static func percent(
    _ target: GoalTarget, from start: GoalReading?, to latest: GoalReading?, isMet: Bool
  ) -> Int? {
    guard let start, let latest else { return nil }
    if isMet { return 100 }
    guard latest.day > start.day else { return nil }
    let line = target.line(from: latest.value)
    let way = line - start.value
    // It began within the target and left it: nothing of a way is made.
    guard way != 0, target.isMet(by: start.value) != true else { return 0 }
    let made = (latest.value - start.value) / way
    guard made.isFinite else { return 0 }
    return Int(min(max(made, 0), 0.99) * 100)
  }

  private static func standing(
    _ goal: CareGoal, from start: GoalReading?, to latest: GoalReading?, isMet: Bool?,
    percent: Int?, today: CalendarDate
  ) -> Standing {
    if isMet == true { return .reached }
    if let due = goal.due, due < today { return .overdue }
    guard let start, let latest, latest.day > start.day else { return .noData }
    let distance = distance(of: latest.value, goal.target)
    if distance > Self.distance(of: start.value, goal.target) { return .worse }
    guard let percent, let due = goal.due, due > start.day else {
      return percent ?? 0 > 0 ? .onTrack : .behind
    }
    let passed = start.day.days(to: latest.day)
    let whole = start.day.days(to: due)
    return percent * whole >= 100 * passed ? .onTrack : .behind
  }

  /// How far a value is from where it ought to be; 0 when it is there.
  private static func distance(of value: Double, _ target: GoalTarget) -> Double {
    abs(target.line(from: value) - value)
  }
}
