package import Domain

/// A person's plans as they are read: those that run, those that ended, and why none does.
package struct PersonPlans: Hashable, Sendable {
  /// Those that run or rest while the person is away, the oldest first.
  package var running: [PlanOverview]
  /// Those that ended, the newest first; without those that never ran.
  package var past: [PlanOverview]
  /// Why the person is not followed up; nil when they are.
  package var absence: PlanAbsence?

  package init(
    running: [PlanOverview] = [], past: [PlanOverview] = [], absence: PlanAbsence? = nil
  ) {
    self.running = running
    self.past = past
    self.absence = absence
  }

  /// Whether the person never had a plan that ran.
  package var isEmpty: Bool { running.isEmpty && past.isEmpty }
}

/// One plan of a person as it is read.
package struct PlanOverview: Hashable, Sendable {
  /// Its number: that of the event that began it.
  package var instance: Int
  /// The id of the plan's definition.
  package var plan: String
  /// The version that it follows now.
  package var version: Int
  package var title: Localized
  /// Where the plan comes from, such as `规范三版 2.8`.
  package var source: Localized
  /// The programme; nil when it belongs to none.
  package var programme: String?
  /// The day on which it began.
  package var started: CalendarDate
  /// The day from which its dates are reckoned.
  package var anchor: CalendarDate
  package var cause: PlanStart
  /// The code of the staff member whose it is; nil for nobody's.
  package var owner: String?
  /// When and why it ended; nil while it runs.
  package var ending: PlanEnding?
  /// What it asks for now, soonest first, each with its line; empty while the person is away.
  package var wanted: [WantedFollowUp]
  /// The stored follow-ups of what it asks for.
  package var followUps: [PlanKey: FollowUpID]
  /// The planned days to come, the first of them that of `wanted`, at most four.
  package var upcoming: [CalendarDate]
  /// What became of every date, and the one that is waited for, in order.
  package var records: [PlanStepRecord]
  /// How many visits in a row were not controlled.
  package var uncontrolledRun: Int
  /// What the last visit called for; nil before the first.
  package var advice: PlanAdvice?
  /// Whether what it began by was corrected since, and people had acted on it: they decide.
  package var isDoubted: Bool

  package init(
    _ plan: PlanInstance, in book: PlanBook, on today: CalendarDate, week: WorkingWeek,
    followUps: [PlanKey: FollowUpID]
  ) {
    instance = plan.id
    self.plan = plan.definition.id
    version = plan.definition.version
    title = plan.definition.title
    source = plan.definition.source
    programme = plan.definition.programme
    started = plan.started
    anchor = plan.anchor
    cause = plan.beginning.cause
    owner = plan.beginning.owner
    ending = plan.ending
    let asked =
      plan.isRunning ? book.wanted(on: today, week: week).filter { $0.key.instance == plan.id } : []
    wanted = asked
    self.followUps = followUps.filter { $0.key.instance == plan.id }
    upcoming = book.absence == nil ? book.schedule(of: plan.id, count: Self.upcomingDates) : []
    records = book.records(of: plan.id, on: today)
    uncontrolledRun = plan.uncontrolledRun
    advice = plan.advice
    isDoubted = plan.isRunning && plan.doubt != nil
  }

  /// What ``isDoubted`` means for the person who reads it.
  package static let doubt = Localized(
    zh: "开始它的结果已更正，已有人随访过；请决定是否结束",
    en: "what it began by was corrected and visits were made; decide whether to end it")

  /// How many days to come are told.
  private static let upcomingDates = 4
}

extension PlanBook {
  /// The person's plans as they are read on a day.
  ///
  /// - Parameter followUps: The open follow-ups that are stored, by their keys.
  package func overview(
    on today: CalendarDate, week: WorkingWeek, followUps: [PlanKey: FollowUpID]
  ) -> PersonPlans {
    var plans = PersonPlans(absence: absence)
    for plan in instances where plan.ending?.cause != .absorbed {
      let one = PlanOverview(plan, in: self, on: today, week: week, followUps: followUps)
      if plan.isRunning, !plan.isElapsed(on: today) {
        plans.running.append(one)
      } else {
        plans.past.insert(one, at: 0)
      }
    }
    return plans
  }
}

extension PlanStart {
  /// What began a plan, in a few words: `诊断 I10`, `标签 肥胖`, `人工`.
  package var title: Localized {
    switch self {
    case .hand: Localized(zh: "人工", en: "by hand")
    case .tag(let name): Localized(zh: "标签 \(name)", en: "tag \(name)")
    case .rule(let id): Localized(zh: "规则 \(id)", en: "rule \(id)")
    case .diagnosis(let prefix): Localized(zh: "诊断 \(prefix)", en: "diagnosis \(prefix)")
    case .codeSet(let name): Localized(zh: "诊断 \(name)", en: "diagnosis \(name)")
    case .encounter(let code): Localized(zh: "就诊 \(code)", en: "visit \(code)")
    case .discharge(let code): Localized(zh: "出院 \(code)", en: "discharge \(code)")
    case .result(_, let result):
      Localized(zh: "随访结果 \(result.rawValue)", en: "result \(result.rawValue)")
    }
  }
}
