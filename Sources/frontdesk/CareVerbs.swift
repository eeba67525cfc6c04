internal import Domain
internal import FollowUps
internal import FrontdeskApp
internal import Interchange
internal import Store

/// What the care command shows and begins.
enum CareVerbs {
  static func templates(
    _ person: String?, _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    let clinic = try session.open()
    var templates = try usingStore { () throws(StoreError) in try clinic.store.careTemplates() }
    if let person {
      let patient = try clinic.patient(person)
      let facts = try usingStore { () throws(StoreError) in
        try clinic.store.adviceFacts(of: patient)
      }
      templates.removeAll { !$0.fits(facts) }
    }
    for one in templates {
      guard !session.isJSON else {
        let value = JSONOutput.members([
          "template": .string(one.id), "version": .integer(one.version),
          "title": .string(one.title[session.language]),
          "goals": .array(one.goals.map { .string($0.indicator) }),
          "tasks": .integer(one.tasks.count),
        ])
        Output.json(value)
        continue
      }
      Output.row([one.id, "\(one.version)", one.title[session.language]])
    }
    return templates.isEmpty ? .no : .done
  }

  static func start(
    _ person: String, _ word: String, _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    let clinic = try session.open()
    let patient = try clinic.patient(person)
    let templates = try usingStore { () throws(StoreError) in try clinic.store.careTemplates() }
    guard let template = templates.first(where: { $0.id == word }) else {
      throw .no(
        Localized(
          zh: "没有模板 \(word)；frontdesk care templates 列出全部",
          en: "there is no template \(word); `frontdesk care templates` has all"))
    }
    let facts = try usingStore { () throws(StoreError) in try clinic.store.adviceFacts(of: patient)
    }
    guard template.fits(facts) else {
      throw .no(
        Localized(
          zh: "模板 \(word) 不适用于此人；frontdesk care templates PATIENT 列出适用的",
          en:
            "\(word) is not for this person; `frontdesk care templates PATIENT` has those that are")
      )
    }
    let codes = Set(template.goals.map(\.indicator))
    let all = try usingStore { () throws(StoreError) in
      try clinic.store.goalReadings(of: patient, indicators: codes)
    }
    let drafted = template.plan(
      for: facts, readings: all.compactMapValues(\.last),
      indicators: IndicatorDictionary(clinic.store.indicators), on: clinic.store.today,
      language: session.language, owner: clinic.member.code)
    for code in drafted.missing {
      Output.error(
        Localized(
          zh: "缺少 \(code) 的测量值，这个目标没有列入", en: "no value of \(code); its goal was left out")[
            session.language])
    }
    let record = try usingStore { () throws(StoreError) in
      try clinic.store.startCarePlan(drafted.plan, of: patient)
    }
    tell(record, session)
    return .done
  }

  static func show(_ person: String, _ session: Session) throws(CommandFailure) -> ExitCode {
    let clinic = try session.open()
    let patient = try clinic.patient(person)
    let plans = try usingStore { () throws(StoreError) in try clinic.store.carePlans(of: patient) }
    for record in plans {
      guard !session.isJSON else {
        let value = JSONOutput.members([
          "plan": .integer(record.id), "version": .integer(record.version),
          "content": record.plan.json,
        ])
        Output.json(value)
        continue
      }
      tell(record, session)
      try tellGoals(record, clinic, session)
      for task in record.plan.tasks {
        let done =
          task.done.map(\.day.description)
          ?? (task.isOverdue(on: clinic.store.today)
            ? Localized(zh: "逾期", en: "overdue")[session.language] : "")
        let cells: [String] = ["  \(task.id)", task.text, task.due?.description ?? "", done]
        Output.drawing(cells.filter { !$0.isEmpty }.joined(separator: "  "))
      }
      for advice in record.plan.advice { Output.drawing("  · " + advice.text[session.language]) }
    }
    return plans.isEmpty ? .no : .done
  }

  /// The plans of which something is due, with what it is.
  static func due(
    by day: CalendarDate, _ clinic: OpenClinic, _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    let plans = try usingStore { () throws(StoreError) in try clinic.store.carePlans(dueBy: day) }
    for record in plans {
      let card = CardNumber(serial: record.patient.value).description
      let goals = record.plan.goals.filter {
        $0.status == .active && $0.due.map { $0 <= day } == true
      }
      let tasks = record.plan.tasks.filter { $0.done == nil && $0.due.map { $0 <= day } == true }
      var parts: [(due: CalendarDate?, text: String)] = goals.map {
        ($0.due, "\($0.indicator) \($0.target.text)")
      }
      for task in tasks { parts.append((task.due, task.text)) }
      for part in parts {
        guard session.isJSON else {
          Output.row([part.due?.description ?? "", card, "\(record.id)", part.text])
          continue
        }
        let value = JSONOutput.members([
          "due": .optional(part.due), "card": .string(card), "plan": .integer(record.id),
          "text": .string(part.text),
        ])
        Output.json(value)
      }
    }
    return plans.isEmpty ? .no : .done
  }

  private static func tellGoals(
    _ record: CarePlanRecord, _ clinic: OpenClinic, _ session: Session
  ) throws(CommandFailure) {
    let progress = try progress(of: record, clinic)
    let indicators = IndicatorDictionary(clinic.store.indicators)
    for goal in record.plan.goals {
      let one = progress[goal.id]
      let indicator = indicators[code: goal.indicator]
      let name: String = indicator?.name[session.language] ?? goal.indicator
      let target: String = goal.target.text + " " + (indicator?.unitLabel ?? goal.unit)
      let latest: String = one?.latest.map { shortestDecimal($0.value) } ?? "—"
      let percent: String = one?.percent.map { "\($0)%" } ?? "—"
      let standing: String = one?.standing.title[session.language] ?? ""
      let due: String = goal.due?.description ?? ""
      let cells: [String] = ["  \(goal.id)", name, target, due, latest, percent, standing]
      Output.drawing(cells.filter { !$0.isEmpty }.joined(separator: "  "))
    }
  }

  /// How far each goal of a plan has got, by its number.
  static func progress(
    of record: CarePlanRecord, _ clinic: OpenClinic
  ) throws(CommandFailure) -> [Int: GoalProgress] {
    try usingStore { () throws(StoreError) in
      try PaperMaker(clinic.store).progress(of: record)
    }
  }

  /// One line of a plan: its number, title and where it stands.
  static func tell(_ record: CarePlanRecord, _ session: Session) {
    let language = session.language
    Output.row([
      "\(record.id)", record.plan.title[language],
      record.isMistaken
        ? Localized(zh: "已作废", en: "entered in error")[language]
        : record.plan.status.title[language], record.plan.start.description,
      Localized(
        zh:
          "目标 \(record.plan.goals.count) 任务 \(record.plan.tasks.count) 建议 \(record.plan.advice.count)",
        en: "\(record.plan.goals.count) goals, \(record.plan.tasks.count) tasks, "
          + "\(record.plan.advice.count) pieces of advice")[language],
    ])
  }
}
