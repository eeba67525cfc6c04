/// What a clinic and a person mean to do about an illness, FHIR's CarePlan.
package struct CarePlan: Hashable, Sendable {
  /// Where a plan stands; the names are FHIR's.
  package enum Status: String, Sendable, CaseIterable {
    case draft
    case active
    case onHold = "on-hold"
    case completed
    case revoked

    package var title: Localized {
      switch self {
      case .draft: Localized(zh: "草稿", en: "draft")
      case .active: Localized(zh: "进行中", en: "active")
      case .onHold: Localized(zh: "暂停", en: "on hold")
      case .completed: Localized(zh: "已完成", en: "completed")
      case .revoked: Localized(zh: "已终止", en: "revoked")
      }
    }

    /// What it may become next; what has ended may be taken up again.
    package var next: Set<Status> {
      switch self {
      case .draft: [.active, .revoked]
      case .active: [.onHold, .completed, .revoked]
      case .onHold: [.active, .completed, .revoked]
      case .completed, .revoked: [.active]
      }
    }

    /// Whether goals and tasks of such a plan may be changed.
    package var isOpen: Bool { self != .completed && self != .revoked }
  }

  package var title: Localized
  package var status: Status
  /// The day on which it begins.
  package var start: CalendarDate
  /// The day on which it ended; nil while it goes on.
  package var end: CalendarDate?
  /// The id and version of the template that it was made by; nil when it was made by hand.
  package var template: String?
  /// Why it is on hold or was revoked; empty otherwise.
  package var reason: String
  /// In the order of their numbers.
  package var goals: [CareGoal]
  package var tasks: [CareTask]
  package var advice: [CareAdvice]
  /// The number that the next goal or task gets.
  package var nextNumber: Int

  package init(
    title: Localized, status: Status = .active, start: CalendarDate, end: CalendarDate? = nil,
    template: String? = nil, reason: String = "", goals: [CareGoal] = [], tasks: [CareTask] = [],
    advice: [CareAdvice] = []
  ) {
    self.title = title
    self.status = status
    self.start = start
    self.end = end
    self.template = template
    self.reason = reason
    self.goals = goals
    self.tasks = tasks
    self.advice = advice
    nextNumber = ((goals.map(\.id) + tasks.map(\.id)).max() ?? 0) + 1
  }

  /// The tasks whose day has passed and that were not done.
  package func overdueTasks(on today: CalendarDate) -> [CareTask] {
    tasks.filter { $0.isOverdue(on: today) }
  }
}
