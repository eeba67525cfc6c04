package import Domain

/// A plan made by a template, and what of the template could not be used.
package struct DraftedCarePlan: Hashable, Sendable {
  package var plan: CarePlan
  /// The indicators of goals that are a part of the newest value, of which there is none.
  package var missing: [String]
}

extension CareTemplate {
  /// Whether the template is offered for a person: what is not known does not make it fit.
  package func fits(_ person: AdviceFacts) -> Bool {
    Self.isMet(isFor, by: person) && !isForbidden(to: person)
  }

  /// Whether something speaks or may speak against the template for a person.
  package func isForbidden(to person: AdviceFacts) -> Bool {
    isNotFor.contains { condition in condition.allSatisfy { $0.holds(of: person) != false } }
  }

  /// A plan for a person.
  ///
  /// - Parameters:
  ///   - readings: The newest value of each indicator in its canonical unit, by code.
  ///   - indicators: The clinic's; a goal of an unknown indicator is left out and named as missing.
  ///   - language: That of the tasks, which a person may reword.
  ///   - owner: Whose the clinic's tasks are, by code; nil for nobody's.
  package func plan(
    for person: AdviceFacts, readings: [String: GoalReading], indicators: IndicatorDictionary,
    on day: CalendarDate, language: Language, owner: String? = nil
  ) -> DraftedCarePlan {
    var drafted: [CareGoal] = []
    var missing: [String] = []
    var settled: Set<String> = []
    for goal in goals where goal.isFor.isEmpty || Self.isMet(goal.isFor, by: person) {
      guard settled.insert(goal.indicator).inserted else { continue }
      guard let indicator = indicators[code: goal.indicator],
        let target = goal.target(from: readings[goal.indicator], decimals: indicator.decimals)
      else {
        missing.append(goal.indicator)
        continue
      }
      drafted.append(
        CareGoal(
          id: drafted.count + 1, indicator: goal.indicator, target: target, unit: indicator.unit,
          due: goal.within.after(day), start: readings[goal.indicator], source: goal.source))
    }
    let wanted = tasks.filter { $0.isFor.isEmpty || Self.isMet($0.isFor, by: person) }
    let tasks = wanted.enumerated().map { place, task in
      CareTask(
        id: drafted.count + 1 + place, text: task.text[language],
        owner: task.isForStaff ? .staff(owner) : .patient, due: task.within?.after(day))
    }
    return DraftedCarePlan(
      plan: CarePlan(
        title: title, start: day, template: "\(id)@\(version)", goals: drafted, tasks: tasks),
      missing: missing)
  }

  private static func isMet(
    _ conditions: [AdviceEntry.Condition], by person: AdviceFacts
  ) -> Bool {
    conditions.contains { condition in condition.allSatisfy { $0.holds(of: person) == true } }
  }
}

extension CareTemplate.Goal {
  /// The target; nil when it is a part of a value that is not there.
  fileprivate func target(from reading: GoalReading?, decimals: Int) -> GoalTarget? {
    switch aim {
    case .fixed(let target): return target
    case .lower(let percent):
      guard let reading else { return nil }
      let text = fixedDecimal(reading.value * Double(100 - percent) / 100, decimals: decimals)
      return Double(text).map { .limit(.atMost, $0) }
    }
  }
}
