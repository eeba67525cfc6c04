/// A care plan as data: which goals, tasks and for whom.
package struct CareTemplate: Hashable, Sendable {
  /// A goal of the template.
  package struct Goal: Hashable, Sendable {
    /// Where the target comes from.
    package enum Aim: Hashable, Sendable {
      /// Always the same line.
      case fixed(GoalTarget)
      /// Less than the newest value by so many per cent, 1 through 50, to be at most that.
      case lower(percent: Int)
    }

    /// The code of the indicator.
    package var indicator: String
    package var aim: Aim
    /// How long after the plan's beginning it is to be reached.
    package var within: PlanSpan
    /// For whom; empty for everybody.
    ///
    /// Of several goals for one indicator the first that fits counts.
    package var isFor: [AdviceEntry.Condition]
    package var source: Localized

    package init(
      indicator: String, aim: Aim, within: PlanSpan, isFor: [AdviceEntry.Condition] = [],
      source: Localized
    ) {
      self.indicator = indicator
      self.aim = aim
      self.within = within
      self.isFor = isFor
      self.source = source
    }
  }

  /// A task of the template.
  package struct Task: Hashable, Sendable {
    package var text: Localized
    /// Whether it is the clinic's to do, not the person's.
    package var isForStaff: Bool
    /// How long after the plan's beginning; nil for no day.
    package var within: PlanSpan?
    /// For whom; empty for everybody.
    package var isFor: [AdviceEntry.Condition]

    package init(
      text: Localized, isForStaff: Bool = false, within: PlanSpan? = nil,
      isFor: [AdviceEntry.Condition] = []
    ) {
      self.text = text
      self.isForStaff = isForStaff
      self.within = within
      self.isFor = isFor
    }
  }

  /// Its name, such as `hypertension`; never changed once in use.
  package var id: String
  /// From 1 up.
  package var version: Int
  package var title: Localized
  /// It is offered to whoever meets one of these.
  package var isFor: [AdviceEntry.Condition]
  /// It is offered to nobody who meets one of these.
  package var isNotFor: [AdviceEntry.Condition]
  package var goals: [Goal]
  package var tasks: [Task]

  package init(
    id: String, version: Int = 1, title: Localized, isFor: [AdviceEntry.Condition],
    isNotFor: [AdviceEntry.Condition] = [], goals: [Goal] = [], tasks: [Task] = []
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.isFor = isFor
    self.isNotFor = isNotFor
    self.goals = goals
    self.tasks = tasks
  }
}
