internal import Domain
internal import FollowUps
internal import Interchange
internal import Store

/// Care plans: goals, tasks and advice of a person.
enum CareCommand: Subcommand {
  static let name = "care"
  static let usage = """
    frontdesk care templates [PATIENT] | of PATIENT | due [--by DATE] [--json]
           care start PATIENT TEMPLATE
           care goal PLAN INDICATOR TARGET [--by DATE] | task PLAN TEXT [--by DATE] [--staff CODE]
           care done PLAN TASK | drop PLAN GOAL-OR-TASK | advise PLAN ADVICE…
           care status PLAN active|on-hold|completed|revoked [--reason TEXT] | undo PLAN
           care save FILE…
    """
  static let summary = Localized(
    zh: "照护计划：模板、建立、目标、任务、完成、建议、状态、撤销；TARGET 如 '<140'、'>=30'、'4.4-7.0'",
    en:
      "Care plans: templates, start, goals, tasks, advice, status, undo; TARGET is '<140' or '4.4-7.0'"
  )
  static let options = ["--by": true, "--staff": true, "--reason": true]
  static let mostWords = Int.max
  static let printsJSON = true

  static func run(_ session: Session) throws(CommandFailure) -> ExitCode {
    let words = session.options.words
    switch (words.first, words.count) {
    case ("templates", 1...2):
      return try CareVerbs.templates(words.count == 2 ? words[1] : nil, session)
    case ("of", 2): return try CareVerbs.show(words[1], session)
    case ("due", 1):
      let clinic = try session.open()
      let day = try day(session, clinic) ?? clinic.store.today
      return try CareVerbs.due(by: day, clinic, session)
    case ("start", 3): return try CareVerbs.start(words[1], words[2], session)
    case ("save", 2...): return try DataFiles.templates.save(words.dropFirst(), session)
    case ("undo", 2):
      let clinic = try session.open()
      let record = try plan(words[1], clinic)
      let undone = try usingStore { () throws(StoreError) in
        try clinic.store.undoCarePlan(record.id, version: record.version)
      }
      CareVerbs.tell(undone, session)
      return .done
    case ("advise", 3...): return try advise(words[1], words.dropFirst(2), session)
    default: return try change(words, session)
    }
  }

  static func plan(
    _ word: String, _ clinic: OpenClinic
  ) throws(CommandFailure) -> CarePlanRecord {
    guard let id = Int(word) else { throw wrongUse }
    return try usingStore { () throws(StoreError) in try clinic.store.carePlan(id) }
  }

  private static func change(
    _ words: [String], _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    guard words.count >= 3 else { throw wrongUse }
    let clinic = try session.open()
    let record = try plan(words[1], clinic)
    let change: CarePlanChange
    switch (words[0], words.count) {
    case ("goal", 4): change = try goal(words[2], words[3], record.plan, clinic, session)
    case ("task", 3...):
      let text = words.dropFirst(2).joined(separator: " ")
      let owner = session.options["--staff"].map { CareTask.Owner.staff($0) } ?? .patient
      change = .task(
        CareTask(
          id: record.plan.nextNumber, text: text, owner: owner, due: try day(session, clinic)))
    case ("done", 3):
      guard var task = record.plan.tasks.first(where: { String($0.id) == words[2] }) else {
        throw .no(CareRefusal.notThere.message)
      }
      task.done = CareTask.Completion(day: clinic.store.today, staff: clinic.member.code)
      change = .task(task)
    case ("drop", 3):
      guard let number = Int(words[2]) else { throw wrongUse }
      let isGoal = record.plan.goals.contains { $0.id == number }
      change = isGoal ? .withoutGoal(number) : .withoutTask(number)
    case ("status", 3):
      guard let status = CarePlan.Status(rawValue: words[2]) else { throw wrongUse }
      change = .status(
        status, on: clinic.store.today, reason: session.options["--reason"] ?? "")
    default: throw wrongUse
    }
    let changed = try usingStore { () throws(StoreError) in
      try clinic.store.changeCarePlan(record.id, version: record.version, change)
    }
    CareVerbs.tell(changed, session)
    return .done
  }

  private static func goal(
    _ code: String, _ target: String, _ plan: CarePlan, _ clinic: OpenClinic, _ session: Session
  ) throws(CommandFailure) -> CarePlanChange {
    let indicators = IndicatorDictionary(clinic.store.indicators)
    guard let indicator = indicators.indicator(named: code) else {
      throw .no(
        Localized(zh: "没有指标 \(code)", en: "there is no indicator \(code)"))
    }
    guard let line = GoalTarget(text: target) else {
      throw .use(
        Localized(
          zh: "目标应如 '<140'、'<=6.5'、'>=30' 或 '4.4-7.0'，用指标自己的单位",
          en: "a target is '<140', '<=6.5', '>=30' or '4.4-7.0', in the indicator's own unit"))
    }
    // A second target for an indicator takes the place of the first.
    let present = plan.goals.first { $0.indicator == indicator.code }
    return .goal(
      CareGoal(
        id: present?.id ?? plan.nextNumber, indicator: indicator.code, target: line,
        unit: indicator.unit, due: try day(session, clinic) ?? present?.due, start: present?.start))
  }

  private static func day(
    _ session: Session, _ clinic: OpenClinic
  ) throws(CommandFailure) -> CalendarDate? {
    guard let text = session.options["--by"] else { return nil }
    return try DayArguments.coming(text, of: "--by", today: clinic.store.today, such: "+3m")
  }

  private static func advise(
    _ word: String, _ entries: ArraySlice<String>, _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    let clinic = try session.open()
    var record = try plan(word, clinic)
    let patient = record.patient
    let facts = try usingStore { () throws(StoreError) in
      try clinic.store.adviceFacts(of: patient)
    }
    let library = try usingStore { () throws(StoreError) in try clinic.store.adviceLibrary() }
    for id in entries {
      guard let entry = library[id] else { throw .no(AdviceRefusal.unknown(id).message) }
      if let against = entry.objection(for: facts) {
        throw .no(AdviceRefusal.withheld(against).message)
      }
      let why = entry.why(for: facts) ?? Localized(same: "")
      let (present, today) = (record, clinic.store.today)
      record = try usingStore { () throws(StoreError) in
        try clinic.store.changeCarePlan(
          present.id, version: present.version,
          .advice(
            CareAdvice(
              entry: entry.id, version: entry.version, kind: entry.kind, text: entry.text, why: why,
              day: today)))
      }
    }
    CareVerbs.tell(record, session)
    return .done
  }
}
