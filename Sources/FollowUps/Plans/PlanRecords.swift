package import Domain

extension PersonPlans {
  /// The plans as they are given away, the oldest first.
  package var given: [PlanRecord] {
    (past + running).sorted { $0.instance < $1.instance }.map { plan in
      PlanRecord(
        plan: "\(plan.plan)|\(plan.version)", title: plan.title, started: plan.started,
        ended: plan.ending?.day, reason: plan.ending?.cause.title ?? absence?.cause.title,
        status: status(of: plan),
        dates: plan.records.map { record in
          PlanRecord.Date(
            title: record.title, planned: record.planned, day: record.day,
            status: record.state.activityStatus, standing: record.state.title)
        })
    }
  }

  private func status(of plan: PlanOverview) -> String {
    switch plan.ending?.cause {
    case .completed, .elapsed, .result: "completed"
    case .hand, .tagGone, .ruleGone, .restarted, .replaced, .absorbed: "revoked"
    case nil: absence == nil ? "active" : "on-hold"
    }
  }
}

extension PlanStepRecord.State {
  /// FHIR R4's status of a care plan's activity.
  fileprivate var activityStatus: String {
    switch self {
    case .due, .overdue: "scheduled"
    case .done, .doneEnteredLate: "completed"
    case .lost, .missed: "stopped"
    case .closed, .cancelled: "cancelled"
    }
  }
}
