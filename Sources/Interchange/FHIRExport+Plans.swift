import Domain

// Plans of follow-ups are CarePlans, each of their dates an activity.
extension FHIRExport {
  func carePlan(_ plan: PlanRecord) -> [Member] {
    var members: [Member] = [
      Member(
        "identifier",
        .array([.members(["system": .string("urn:frontdesk:plan"), "value": .string(plan.plan)])])),
      Member("status", .string(plan.status)), Member("intent", .string("plan")),
      Member("category", .array([concept(text: "随访计划")])),
      Member("title", .string(plan.title.chinese)), subject,
      Member(
        "period", .object(some("start", plan.started) + some("end", plan.ended))),
    ]
    if let reason = plan.reason {
      members.append(Member("note", .array([.members(["text": .string(reason.chinese)])])))
    }
    if !plan.dates.isEmpty {
      members.append(Member("activity", .array(plan.dates.map(activity))))
    }
    return members
  }

  private func activity(_ date: PlanRecord.Date) -> JSONOutput {
    .members([
      "detail": .object([
        Member("status", .string(date.status)),
        Member("statusReason", concept(text: date.standing.chinese)),
        Member("scheduledPeriod", .object(some("start", date.planned) + some("end", date.day))),
        Member("description", .string(date.title.chinese)),
      ])
    ])
  }
}
