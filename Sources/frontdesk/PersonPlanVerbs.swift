internal import Domain
internal import FollowUps
internal import Interchange
internal import Store

/// What the command line does with a person's plans.
enum PersonPlanVerbs {
  static func show(_ person: String, _ session: Session) throws(CommandFailure) -> ExitCode {
    let clinic = try session.open()
    let patient = try clinic.patient(person)
    let plans = try usingStore { () throws(StoreError) in try clinic.store.plans(of: patient) }
    if let absence = plans.absence, !session.isJSON {
      session.say(
        Localized(
          zh: "不在管理中：\(absence.cause.title.chinese)，\(absence.since)",
          en: "not followed up: \(absence.cause.title.english), \(absence.since)"))
    }
    for plan in plans.running + plans.past {
      if session.isJSON {
        Output.json(member(plan, plans.absence, session.language))
      } else {
        tell(plan, session.language)
      }
    }
    return plans.isEmpty ? .no : .done
  }

  private static func tell(_ plan: PlanOverview, _ language: Language) {
    Output.row([
      "\(plan.instance)", plan.title[language], "\(plan.plan) v\(plan.version)",
      plan.cause.title[language], plan.started.description,
      plan.ending.map { "\($0.cause.title[language]) \($0.day)" } ?? "",
    ])
    if plan.isDoubted { Output.line("  ! \(PlanOverview.doubt[language])") }
    for wanted in plan.wanted {
      Output.line(
        "  → \(wanted.day)  \(wanted.contact.title[language])  \(wanted.why[language])"
          + "  [\(wanted.key.text)]")
    }
    for record in plan.records where record.state != .due {
      Output.line(
        "  \(record.planned)  \(record.title[language])  \(record.state.title[language])"
          + (record.day.map { "  \($0)" } ?? ""))
    }
  }

  private static func member(
    _ plan: PlanOverview, _ absence: PlanAbsence?, _ language: Language
  ) -> JSONOutput {
    .members([
      "number": .integer(plan.instance), "plan": .string(plan.plan),
      "version": .integer(plan.version), "title": .string(plan.title[language]),
      "cause": .string(plan.cause.title[language]), "started": .string(plan.started.description),
      "from": .string(plan.anchor.description), "owner": .optional(plan.owner),
      "ended": .optional(plan.ending?.day), "endCause": .optional(plan.ending?.cause.rawValue),
      "away": .optional(absence?.cause.rawValue), "doubted": .bool(plan.isDoubted),
      "wanted": .array(
        plan.wanted.map { wanted in
          .members([
            "key": .string(wanted.key.text), "due": .string(wanted.day.description),
            "title": .string(wanted.contact.title[language]),
            "followUp": plan.followUps[wanted.key].map { .integer($0.value) } ?? .null,
            "why": .string(wanted.why[language]), "byHand": .bool(wanted.isByHand),
          ])
        }),
      "upcoming": .array(plan.upcoming.map { .string($0.description) }),
      "records": .array(
        plan.records.map { record in
          .members([
            "key": .string(record.key.text), "title": .string(record.title[language]),
            "planned": .string(record.planned.description), "state": .string("\(record.state)"),
            "day": .optional(record.day),
          ])
        }),
    ])
  }

  // MARK: - Acts

  static func start(
    _ person: String, _ id: String, _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    let clinic = try session.open()
    let patient = try clinic.patient(person)
    var anchor: CalendarDate?
    if let text = session.options["--from"] {
      anchor =
        if let date = CalendarDate(iso: text) { date } else {
          try DayArguments.coming(text, of: "--from", today: clinic.store.today, such: "+2w")
        }
    }
    let (day, owner) = (anchor, session.options["--staff"])
    let number: Int
    do {
      number = try clinic.store.startPlan(id, of: patient, anchor: day, owner: owner)
    } catch .notFound {
      throw PlanCommand.unknown(id)
    } catch {
      throw CommandFailure(error)
    }
    return try tell(number, of: patient, clinic, session)
  }

  /// Shows one plan of a person, as after something was done to it.
  private static func tell(
    _ number: Int, of patient: PatientID, _ clinic: OpenClinic, _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    let plans = try usingStore { () throws(StoreError) in try clinic.store.plans(of: patient) }
    for plan in plans.running + plans.past where plan.instance == number {
      if session.isJSON {
        Output.json(member(plan, plans.absence, session.language))
      } else {
        tell(plan, session.language)
      }
    }
    return .done
  }

  static func end(
    _ person: String, _ word: String, _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    let number = try PatientCommand.number(word)
    let clinic = try session.open()
    let patient = try clinic.patient(person)
    let reason = session.options["--reason"] ?? ""
    try usingStore { () throws(StoreError) in
      try clinic.store.endPlan(number, of: patient, reason: reason)
    }
    return try tell(number, of: patient, clinic, session)
  }

  /// Corrects the day from which the dates of a plan are reckoned.
  static func setStartDay(
    _ person: String, _ word: String, _ text: String, _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    let number = try PatientCommand.number(word)
    let clinic = try session.open()
    let patient = try clinic.patient(person)
    guard let day = CalendarDate(iso: text) else {
      throw .use(
        Localized(
          zh: "起始日应如 2026-03-05", en: "the first day is written like 2026-03-05"))
    }
    let reason = session.options["--reason"] ?? ""
    try usingStore { () throws(StoreError) in
      try clinic.store.setPlanAnchor(number, of: patient, to: day, reason: reason)
    }
    return try tell(number, of: patient, clinic, session)
  }

  static func skip(
    _ person: String, _ word: String, _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    guard let key = PlanKey(text: word) else {
      throw .use(
        Localized(
          zh: "日期代号应如 12/r4；frontdesk plan of 列出", en: "a date is named like 12/r4; see `plan of`"))
    }
    let clinic = try session.open()
    let patient = try clinic.patient(person)
    let reason = session.options["--reason"] ?? ""
    try usingStore { () throws(StoreError) in
      try clinic.store.skipPlanDate(key, of: patient, reason: reason)
    }
    return try tell(key.instance, of: patient, clinic, session)
  }

  static func undo(_ word: String, _ session: Session) throws(CommandFailure) -> ExitCode {
    let number = try PatientCommand.number(word)
    let clinic = try session.open()
    try usingStore { () throws(StoreError) in try clinic.store.undoPlanEvent(number) }
    session.say(Localized(zh: "已撤销", en: "taken back"))
    return .done
  }
}
