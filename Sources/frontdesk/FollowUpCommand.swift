internal import Domain
internal import FollowUps
internal import FrontdeskApp
internal import Interchange
internal import Store

/// Shows one follow-up, or records what came of it.
enum FollowUpCommand: Subcommand {
  static let name = "followup"
  static let usage =
    "frontdesk followup show ID | record ID OUTCOME [--next DATE] [--note TEXT] | undo ID [--json]"
  static let summary = Localized(
    zh: "查看一项随访，记录结果并定下次日期，或撤销上次记录",
    en: "Show a follow-up, record its outcome and the next date, or take the last record back")
  static let options = ["--next": true, "--note": true]
  static let mostWords = 3
  static let printsJSON = true

  static func run(_ session: Session) throws(CommandFailure) -> ExitCode {
    let words = session.options.words
    guard words.count >= 2, let number = Int(words[1]), number > 0 else {
      throw .use(Localized(zh: "用法：\(usage)", en: "usage: \(usage)"))
    }
    let id = FollowUpID(number)
    let clinic = try session.open()
    let before = try followUp(id, clinic)
    switch (words[0], words.count) {
    case ("show", 2):
      show(before, session)
      try showPlan(of: before, clinic, session)
    case ("record", 3): show(try record(before, words[2], clinic, session), session)
    case ("undo", 2):
      show(
        try usingStore { () throws(StoreError) in
          try clinic.store.undoOutcome(of: id, version: before.version)
        }, session)
    default: throw .use(Localized(zh: "用法：\(usage)", en: "usage: \(usage)"))
    }
    return .done
  }

  private static func record(
    _ before: FollowUp, _ word: String, _ clinic: OpenClinic, _ session: Session
  ) throws(CommandFailure) -> FollowUp {
    guard let outcome = FollowUpOutcome(rawValue: word) else {
      let names = FollowUpOutcome.allCases.map(\.rawValue).joined(separator: ", ")
      throw .use(
        Localized(zh: "结果应为：\(names)", en: "the outcome is one of: \(names)"))
    }
    let due = try nextDate(after: outcome, of: before, clinic, session)
    let note = session.options["--note"] ?? ""
    return try usingStore { () throws(StoreError) in
      try clinic.store.recordOutcome(
        of: before.id, version: before.version, outcome: outcome, note: note, nextDue: due)
    }
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
    guard outcome == .completed else {
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

  private static func show(_ followUp: FollowUp, _ session: Session) {
    let details = followUp.details
    let language = session.language
    if session.isJSON {
      let value = JSONOutput.members([
        "followUp": .integer(followUp.id.value),
        "patient": .string(CardNumber(serial: followUp.patient.value).description),
        "reason": .string(details.reason.rawValue), "due": .string(details.due.description),
        "state": .string("\(details.state)"), "risk": .string(details.risk.code),
        "channel": .string(details.channel.rawValue), "why": .string(details.why[language]),
        "owner": .optional(details.owner), "plan": .optional(followUp.plan),
        "attempts": .array(
          details.attempts.map { attempt in
            .members([
              "at": .string(Environment.zone.local(attempt.at).iso),
              "outcome": .string(attempt.outcome.rawValue), "staff": .string(attempt.staff),
              "next": .optional(attempt.nextDue), "note": .string(attempt.note),
            ])
          }),
      ])
      return Output.raw(value.text + "\n")
    }
    Output.line(
      "\(followUp.id.value)  \(CardNumber(serial: followUp.patient.value))  "
        + "\(details.heading[language])  \(details.due)  \(details.risk.title[language])")
    Output.line(details.why[language])
    for attempt in details.attempts {
      Output.row(
        [
          Environment.zone.local(attempt.at).date.description, attempt.outcome.title[language],
          attempt.staffName ?? attempt.staff, attempt.nextDue.map { "→ \($0)" } ?? "", attempt.note,
        ].filter { !$0.isEmpty })
    }
  }
}
