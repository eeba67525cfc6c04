package import Domain

/// A follow-up that a tag wants opened, with the key that keeps it from being opened twice.
package struct OpenedAction: Hashable, Sendable {
  /// The index in `RuleSet.rules`.
  package var rule: Int
  /// The index among the rule's actions.
  package var action: Int
  /// The day on which the tag came.
  package var day: CalendarDate
  package var due: CalendarDate
  /// What makes it one with an earlier opening of the same patient: rule, action and period.
  package var key: ActionKey
}

/// What makes two openings for one patient the same.
///
/// Keys do not name the version of the rule, so that a new version opens nothing twice.
package struct ActionKey: Hashable, Sendable {
  package var rule: String
  package var action: Int
  /// The number of the period of `once` since 1970; without `once` the day itself.
  package var period: Int

  package init(rule: String, action: Int, period: Int) {
    self.rule = rule
    self.action = action
    self.period = period
  }

  /// The key as text: `bp.uncontrolled/0/682`.
  package var text: String { "\(beginning)\(period)" }

  /// What the keys of all periods begin with: `bp.uncontrolled/0/`.
  package var beginning: String { "\(rule)/\(action)/" }
}

extension DaySpan {
  /// The number of the period of this length in which a day lies, counted from 1970-01-01.
  ///
  /// Periods stand still: replaying or importing again finds the same one. A length of 0 is taken
  /// as one day.
  package func period(of day: Int) -> Int {
    let length = min(max(count, 1), 4_000_000)
    switch unit {
    case .day: return floorDivide(day, length)
    case .week: return floorDivide(day, 7 * length)
    case .month:
      let (year, month, _) = CalendarDate(dayNumber: day).parts
      return floorDivide((year - 1970) * 12 + month - 1, length)
    case .year: return floorDivide(CalendarDate(dayNumber: day).year - 1970, length)
    }
  }
}

extension RuleJudge {
  /// The follow-ups that a change opens: those of a rule whose tag came and is shown.
  ///
  /// A tag that another one hides, or that was taken off by hand, asks for nothing.
  package func actions(of transition: TagTransition) -> [OpenedAction] {
    guard transition.after.isOn, transition.isShown else { return [] }
    let rule = rules.rules[transition.rule]
    return rule.actions.indices.map { index in
      let action = rule.actions[index]
      let period = (action.once ?? .days(1)).period(of: transition.day)
      return OpenedAction(
        rule: transition.rule, action: index, day: CalendarDate(dayNumber: transition.day),
        due: CalendarDate(dayNumber: action.due.after(transition.day)),
        key: ActionKey(rule: rule.id, action: index, period: period))
    }
  }
}
