/// What is next to be done and to be reached by the care plans that run of a person.
package struct CareNext: Hashable, Sendable {
  /// The task that is due first; nil where none has a day.
  package var task: CareTask?
  /// The goal that is to be reached first; nil where none has a day.
  package var goal: CareGoal?
  /// What the goal's indicator is called for short.
  package var goalName: Localized

  /// - Parameter name: What an indicator is called, by its code.
  /// - Returns: Nil where nothing has a day.
  package init?(_ plans: [CarePlan], name: (String) -> Localized) {
    let running = plans.filter { $0.status == .active }
    task = running.flatMap(\.tasks).filter { $0.done == nil && $0.due != nil }
      .min { Self.isSooner($0.due, $1.due) }
    goal = running.flatMap(\.goals).filter { $0.status == .active && $0.due != nil }
      .min { Self.isSooner($0.due, $1.due) }
    guard task != nil || goal != nil else { return nil }
    goalName = goal.map { name($0.indicator) } ?? Localized(same: "")
  }

  private static func isSooner(_ left: CalendarDate?, _ right: CalendarDate?) -> Bool {
    guard let left, let right else { return false }
    return left < right
  }
}
