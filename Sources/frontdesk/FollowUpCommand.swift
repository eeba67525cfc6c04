internal import Domain
internal import FollowUps
internal import FrontdeskApp
internal import Interchange
internal import Store

/// Shows one follow-up, or records what came of it.
enum FollowUpCommand: Subcommand {
  static let name = "followup"
  static let usage = """
    frontdesk followup show ID | claim ID [--take-over] | release ID [--json]
      frontdesk followup record ID OUTCOME [--next DATE] [--note TEXT] [--checked] | undo ID
      frontdesk followup found PATIENT [--note TEXT]
      frontdesk followup attach ID FILE --consent spoken|signed|none
      frontdesk followup recordings [ID] [--find FOLDER] | play NUMBER | detach NUMBER
    """
  static let summary = Localized(
    zh: "查看、认领或放回一项随访，记录结果并定下次日期，或撤销上次记录；找到失访的人后恢复管理；附上、寻找、播放通话录音",
    en: "Show, claim or release a follow-up, record its outcome and the next date, or take the "
      + "last record back; follow up again who was lost and is found; attach, find and play recordings of calls"
  )
  static let options = [
    "--next": true, "--note": true, "--take-over": false, "--checked": false,
    "--consent": true, "--find": true,
  ]
  static let mostWords = 3
  static let printsJSON = true

  static func run(_ session: Session) throws(CommandFailure) -> ExitCode {
    let words = session.options.words
    if words == ["recordings"] {
      return try RecordingVerbs.list(nil, try session.open(), session)
    }
    if words.first == "found", words.count == 2 { return try find(words[1], session) }
    guard words.count >= 2, let number = Int(words[1]), number > 0 else { throw wrongUse }
    let id = FollowUpID(number)
    let clinic = try session.open()
    switch (words[0], words.count) {
    case ("play", 2): return try RecordingVerbs.play(number, clinic, session)
    case ("detach", 2): return try RecordingVerbs.detach(number, clinic, session)
    default: break
    }
    let before = try followUp(id, clinic)
    switch (words[0], words.count) {
    case ("show", 2):
      try show(before, clinic, session)
      try showPlan(of: before, clinic, session)
    case ("attach", 3): return try RecordingVerbs.attach(words[2], to: id, clinic, session)
    case ("recordings", 2): return try RecordingVerbs.list(id, clinic, session)
    case ("claim", 2): return try claim(id, clinic, session)
    case ("release", 2):
      let isReleased = try usingStore { () throws(StoreError) in
        try clinic.store.releaseClaim(id, anywhere: true)
      }
      return isReleased ? .done : .no
    case ("record", 3):
      try show(try record(before, words[2], clinic, session), clinic, session)
    case ("undo", 2):
      let now = try usingStore { () throws(StoreError) in
        try clinic.store.undoOutcome(of: id, version: before.version)
      }
      try show(now, clinic, session)
    default: throw wrongUse
    }
    return .done
  }

  private static func record(
    _ before: FollowUp, _ word: String, _ clinic: OpenClinic, _ session: Session
  ) throws(CommandFailure) -> FollowUp {
    guard let outcome = FollowUpOutcome(rawValue: word), outcome != .found else {
      let names = FollowUpOutcome.ofCalls.map(\.rawValue).joined(separator: ", ")
      throw .use(
        Localized(zh: "结果应为：\(names)", en: "the outcome is one of: \(names)"))
    }
    let due = try nextDate(after: outcome, of: before, clinic, session)
    let note = session.options["--note"] ?? ""
    return try usingStore { () throws(StoreError) in
      try clinic.store.recordOutcome(
        of: before.id, version: before.version, outcome: outcome, note: note, nextDue: due,
        call: session.options.has("--checked") ? CallDetails(checkedIdentity: true) : nil)
    }
  }

  /// Follows somebody up again who was lost or had gone.
  private static func find(
    _ person: String, _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    let clinic = try session.open()
    let patient = try clinic.patient(person)
    let note = session.options["--note"] ?? ""
    let found = try usingStore { () throws(StoreError) in
      try clinic.store.findAgain(patient, note: note)
    }
    try show(found, clinic, session)
    return .done
  }

  /// Takes a follow-up for the one who acts; says who has it when a colleague does.
  private static func claim(
    _ id: FollowUpID, _ clinic: OpenClinic, _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    let answer = try usingStore { () throws(StoreError) in
      try clinic.store.claim(id, takingOver: session.options.has("--take-over"))
    }
    if session.isJSON {
      Output.json(json(answer.claim))
    }
    switch answer {
    case .taken(let claim):
      if !session.isJSON {
        let clock = Environment.zone.local(claim.until).clock
        Output.line(session.language == .chinese ? "已认领，到 \(clock)" : "claimed until \(clock)")
      }
      return .done
    case .held(let claim):
      if !session.isJSON { throw .no(claim.sentence(Environment.zone)) }
      return .no
    }
  }

  /// Who has a follow-up open.
  private static func json(_ claim: FollowUpClaim) -> JSONOutput {
    .members([
      "claimedBy": .string(claim.staff),
      "since": .string(Environment.zone.local(claim.since).iso),
      "until": .string(Environment.zone.local(claim.until).iso), "isOwn": .bool(claim.isOwn),
    ])
  }

  private static func followUp(
    _ id: FollowUpID, _ clinic: OpenClinic
  ) throws(CommandFailure) -> FollowUp {
    do {
      return try clinic.store.followUp(id)
    } catch .notFound {
      throw .no(
        Localized(
          zh: "没有随访 \(id.value)；frontdesk queue --due all 列出全部",
          en: "there is no follow-up \(id.value); `frontdesk queue --due all` lists them"))
    } catch {
      throw CommandFailure(error)
    }
  }

  /// The date that `--next` gives; without it the one that the screens would propose, if any.
  private static func nextDate(
    after outcome: FollowUpOutcome, of followUp: FollowUp, _ clinic: OpenClinic, _ session: Session
  ) throws(CommandFailure) -> CalendarDate? {
    let today = clinic.store.today
    let details = followUp.details
    if let text = session.options["--next"] {
      return try DayArguments.coming(text, of: "--next", today: today, such: "+2w")
    }
    guard outcome.isFollowedByVisit else {
      return OutcomeRules.rule(for: outcome, earlier: details.attempts, today: today).nextDue
    }
    // A plan knows its own next date; without one a visit that recurs has the national rules'.
    guard followUp.plan == nil, details.reason.recurs else { return nil }
    return try usingStore { () throws(StoreError) in
      try clinic.store.planProposal(for: followUp.id).due
    }
  }

  /// The plan that holds a follow-up, what it asks for and the words to say.
  private static func showPlan(
    of followUp: FollowUp, _ clinic: OpenClinic, _ session: Session
  ) throws(CommandFailure) {
    guard followUp.plan != nil, !session.isJSON else { return }
    let plans = try usingStore { () throws(StoreError) in
      try clinic.store.plans(of: followUp.patient)
    }
    let language = session.language
    for plan in plans.running {
      guard let wanted = plan.wanted.first(where: { plan.followUps[$0.key] == followUp.id }) else {
        continue
      }
      Output.line("\(plan.title[language])  \(plan.plan) v\(plan.version)  [\(wanted.key.text)]")
      Output.line("→ \(wanted.day)  \(wanted.why[language])")
      if let script = wanted.contact.script { Output.line("“\(script.text[language])”") }
    }
  }

  private static func show(
    _ followUp: FollowUp, _ clinic: OpenClinic, _ session: Session
  ) throws(CommandFailure) {
    let details = followUp.details
    let language = session.language
    let claim = try usingStore { () throws(StoreError) in
      try clinic.store.claim(on: followUp.id)
    }
    let advice = try AdviceCommand.given(at: followUp, clinic)
    if session.isJSON {
      let value = JSONOutput.members([
        "followUp": .integer(followUp.id.value),
        "patient": .string(CardNumber(serial: followUp.patient.value).description),
        "reason": .string(details.reason.rawValue), "due": .string(details.due.description),
        "state": .string("\(details.state)"), "risk": .string(details.risk.code),
        "channel": .string(details.channel.rawValue), "why": .string(details.why[language]),
        "doubt": .optional(followUp.doubt?.code),
        "owner": .optional(details.owner), "plan": .optional(followUp.plan),
        "claimedBy": .optional(claim?.staff),
        "attempts": .array(
          details.attempts.map { attempt in
            .members([
              "at": .string(Environment.zone.local(attempt.at).iso),
              "outcome": .string(attempt.outcome.rawValue), "staff": .string(attempt.staff),
              "next": .optional(attempt.nextDue), "note": .string(attempt.note),
            ])
          }),
        "advice": .array(advice.map { AdviceCommand.json($0, language) }),
      ])
      return Output.json(value)
    }
    Output.line(
      "\(followUp.id.value)  \(CardNumber(serial: followUp.patient.value))  "
        + "\(details.heading[language])  \(details.due)  \(details.risk.title[language])")
    if let doubt = followUp.doubt { Output.line(doubt.message[language]) }
    Output.line(details.why[language])
    if let claim { Output.line(claim.sentence(Environment.zone)[language]) }
    for attempt in details.attempts {
      Output.row(
        [
          Environment.zone.local(attempt.at).date.description, attempt.outcome.title[language],
          attempt.staffName ?? attempt.staff, attempt.nextDue.map { "→ \($0)" } ?? "", attempt.note,
        ].filter { !$0.isEmpty })
    }
    for given in advice { AdviceCommand.tell(given, session) }
  }
}
