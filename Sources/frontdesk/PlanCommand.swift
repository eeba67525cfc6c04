internal import Domain
internal import FollowUps
internal import Interchange
internal import Store

/// The clinic's plans of follow-ups, and those of a person.
enum PlanCommand: Subcommand {
  static let name = "plan"
  static let usage = """
    frontdesk plan list | show PLAN [--json]
           plan save FILE… | retire PLAN
           plan of PATIENT [--json]
           plan start PATIENT PLAN [--from DATE] [--staff CODE]
           plan start-day PATIENT NUMBER DATE --reason TEXT
           plan end PATIENT NUMBER --reason TEXT | skip PATIENT KEY --reason TEXT | undo NUMBER
    """
  static let summary = Localized(
    zh: "随访计划：列出、查看、装入、停用；某人的计划：查看、开始、更正起始日、结束、放弃一次、撤销",
    en:
      "Plans of follow-ups: list, show, save, retire; a person's: show, start, start-day, end, skip, "
      + "undo")
  static let options = ["--from": true, "--staff": true, "--reason": true]
  static let mostWords = Int.max
  static let printsJSON = true

  static func run(_ session: Session) throws(CommandFailure) -> ExitCode {
    let words = session.options.words
    switch (words.first, words.count) {
    case ("list", 1): return try list(session)
    case ("show", 2): return try show(words[1], session)
    case ("save", 2...): return try DataFiles.plans.save(words.dropFirst(), session)
    case ("retire", 2): return try retire(words[1], session)
    case ("of", 2): return try PersonPlanVerbs.show(words[1], session)
    case ("start", 3): return try PersonPlanVerbs.start(words[1], words[2], session)
    case ("start-day", 4):
      return try PersonPlanVerbs.setStartDay(words[1], words[2], words[3], session)
    case ("end", 3): return try PersonPlanVerbs.end(words[1], words[2], session)
    case ("skip", 3): return try PersonPlanVerbs.skip(words[1], words[2], session)
    case ("undo", 2): return try PersonPlanVerbs.undo(words[1], session)
    default: throw wrongUse
    }
  }

  // MARK: - The clinic's

  private static func list(_ session: Session) throws(CommandFailure) -> ExitCode {
    let clinic = try session.open()
    let plans = try usingStore { () throws(StoreError) in try clinic.store.plans() }
    for plan in plans {
      guard session.isJSON else {
        Output.row([
          plan.id, "v\(plan.version)", plan.title[session.language], plan.programme ?? "-",
          plan.source[session.language],
        ])
        continue
      }
      let value = JSONOutput.members([
        "plan": .string(plan.id), "version": .integer(plan.version),
        "title": .string(plan.title[session.language]), "programme": .optional(plan.programme),
        "source": .string(plan.source[session.language]),
        "starts": .array(plan.starts.map { .string($0.title[session.language]) }),
      ])
      Output.json(value)
    }
    return plans.isEmpty ? .no : .done
  }

  /// A plan in force, shown as its dates.
  private static func show(_ id: String, _ session: Session) throws(CommandFailure) -> ExitCode {
    let clinic = try session.open()
    let plans = try usingStore { () throws(StoreError) in try clinic.store.plans() }
    guard let plan = plans.first(where: { $0.id == id }) else { throw unknown(id) }
    let language = session.language
    var dates = plan.steps.map { (span: $0.offset.title[language], contact: $0.contact) }
    if let series = plan.recurrence {
      let every = Localized(
        zh: "每\(series.every.title.chinese)", en: "every \(series.every.title.english)")
      dates.append((every[language], series.contact))
    }
    guard !session.isJSON else {
      let value = JSONOutput.members([
        "plan": .string(plan.id), "version": .integer(plan.version),
        "title": .string(plan.title[language]), "source": .string(plan.source[language]),
        "dates": .array(
          dates.map {
            .members([
              "at": .string($0.span), "title": .string($0.contact.title[language]),
              "channel": .string($0.contact.channel.rawValue), "form": .optional($0.contact.form),
            ])
          }),
        "answers": .array(
          plan.responses.map {
            .members([
              "result": .string($0.result.rawValue), "effect": .string($0.effect.rawValue),
              "why": .string($0.why[language]),
            ])
          }),
      ])
      Output.json(value)
      return .done
    }
    Output.line("\(plan.title[language])  \(plan.id) v\(plan.version)  \(plan.source[language])")
    Output.line(plan.starts.map { $0.title[language] }.joined(separator: "  "))
    for date in dates {
      Output.row([
        date.span, date.contact.title[language], date.contact.channel.title[language],
        date.contact.form ?? "-",
      ])
    }
    for response in plan.responses { Output.line("  " + response.why[language]) }
    return .done
  }

  private static func retire(_ id: String, _ session: Session) throws(CommandFailure) -> ExitCode {
    let clinic = try session.open()
    do {
      try clinic.store.retirePlan(id)
    } catch .notFound {
      throw unknown(id)
    } catch {
      throw CommandFailure(error)
    }
    session.say(
      Localized(
        zh: "已停用 \(id)；正在执行的人不受影响", en: "retired \(id); those who have it keep it"))
    return .done
  }

  static func unknown(_ id: String) -> CommandFailure {
    .no(
      Localized(
        zh: "没有计划 \(id)；frontdesk plan list 列出全部，plan save 装入",
        en: "there is no plan \(id); `frontdesk plan list` has all, `plan save` brings one in"))
  }
}
