import Domain

// A care plan is a CarePlan with its tasks as activities and its advice as notes; each of its goals is
// a Goal that the plan points at.
extension FHIRExport {
  /// Every goal of every plan, in their order.
  var goals: [(plan: CarePlanRecord, goal: CareGoal)] {
    export.carePlans.flatMap { record in record.plan.goals.map { (record, $0) } }
  }

  func carePlan(_ record: CarePlanRecord) -> [Member] {
    let plan = record.plan
    let numbers = goals.enumerated().filter { $0.element.plan.id == record.id }.map(\.offset)
    var members: [Member] = [
      identified("urn:frontdesk:care-plan", String(record.id)),
      Member("status", .string(record.isMistaken ? "entered-in-error" : plan.status.rawValue)),
      Member("intent", .string("plan")), Member("title", .string(plan.title.chinese)), subject,
      Member("period", .object(some("start", plan.start) + some("end", plan.end))),
      Member("created", moment(record.at)),
    ]
    if let staff = record.staff {
      members.append(Member("author", .members(["display": .string(staff)])))
    }
    if !numbers.isEmpty {
      members.append(
        Member(
          "goal", .array(numbers.map { .members(["reference": .string(address("Goal", $0))]) })))
    }
    if !plan.tasks.isEmpty { members.append(Member("activity", .array(plan.tasks.map(activity)))) }
    if !plan.advice.isEmpty {
      let notes = plan.advice.map { advice -> JSONOutput in
        .members([
          "time": .string(advice.day.description), "text": .string(advice.text.chinese),
        ])
      }
      members.append(Member("note", .array(notes)))
    }
    return members
  }

  func goal(_ record: CarePlanRecord, _ goal: CareGoal) -> [Member] {
    let status = record.isMistaken ? "entered-in-error" : goal.status.rawValue
    let measure = JSONOutput.members([
      "coding": .array([
        .members([
          "system": .string("urn:frontdesk:indicator"), "code": .string(goal.indicator),
        ])
      ])
    ])
    let target = [Member("measure", measure), detail(goal)] + some("dueDate", goal.due)
    return [
      Member("lifecycleStatus", .string(status)),
      Member("description", concept(text: "\(goal.indicator) \(goal.target.text) \(goal.unit)")),
      subject, Member("startDate", .string(record.plan.start.description)),
      Member("target", .array([.object(target)])),
    ]
  }

  private func detail(_ goal: CareGoal) -> Member {
    func quantity(_ value: Double, _ comparator: Comparator? = nil) -> JSONOutput {
      .object(
        [Member("value", .number(value))] + some("comparator", comparator?.rawValue) + [
          Member("unit", .string(goal.unit)),
          Member("system", .string("http://unitsofmeasure.org")),
          Member("code", .string(goal.unit)),
        ])
    }
    switch goal.target {
    case .limit(let comparator, let line):
      return Member("detailQuantity", quantity(line, comparator))
    case .between(let low, let high):
      return Member("detailRange", .members(["low": quantity(low), "high": quantity(high)]))
    }
  }

  private func activity(_ task: CareTask) -> JSONOutput {
    var members: [Member] = [
      Member("status", .string(task.done == nil ? "not-started" : "completed"))
    ]
    if let due = task.due {
      members.append(Member("scheduledPeriod", .members(["end": .string(due.description)])))
    }
    switch task.owner {
    case .patient: members.append(Member("performer", .array([reference])))
    case .staff(let code?):
      members.append(Member("performer", .array([.members(["display": .string(code)])])))
    case .staff(nil): break
    }
    return .members([
      "detail": .object(members + [Member("description", .string(task.text))])
    ])
  }

  private func identified(_ system: String, _ value: String) -> Member {
    Member(
      "identifier", .array([.members(["system": .string(system), "value": .string(value)])]))
  }
}
