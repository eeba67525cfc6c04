internal import Domain
internal import Interchange
internal import Store

/// The follow-up queue in working order.
enum QueueCommand: Subcommand {
  static let name = "queue"
  static let usage =
    "frontdesk queue [--due today|overdue|week|retry|lost|all] [--whose mine|team|nobody] "
    + "[--filter WORDS] [--limit N] [--workload] [--json]"
  static let summary = Localized(
    zh: "随访队列，按处理顺序：风险高者在前，再按逾期由短到长",
    en: "The follow-up queue in working order: risk first, then least to most overdue")
  static let options = [
    "--due": true, "--whose": true, "--filter": true, "--limit": true, "--workload": false,
  ]
  static let printsJSON = true

  static func run(_ session: Session) throws(CommandFailure) -> ExitCode {
    let wanted = session.options["--due"] ?? QueueScope.today.rawValue
    guard let scope = QueueScope(rawValue: wanted) else {
      throw .use(
        Localized(
          zh: "--due 应为 today、overdue、week、retry、lost 或 all",
          en: "--due takes today, overdue, week, retry, lost or all"))
    }
    let word = session.options["--whose"] ?? QueueWhose.everybody.rawValue
    guard let whose = QueueWhose(rawValue: word) else {
      throw .use(
        Localized(
          zh: "--whose 应为 everybody、mine、team 或 nobody",
          en: "--whose takes everybody, mine, team or nobody"))
    }
    let limit = try session.options.integer("--limit", in: 1...100_000, default: 1000)
    let clinic = try session.open()
    let today = clinic.store.today
    if session.options.has("--workload") { return try workload(clinic, session) }
    let filter = session.options["--filter"] ?? ""
    let page = try usingStore { () throws(StoreError) in
      guard !filter.isEmpty else {
        return try clinic.store.queue(scope, whose: whose, limit: limit)
      }
      let ids = try clinic.store.queueOrder(scope, whose: whose, filter: filter)
      return QueuePage(
        items: try clinic.store.queueRows(ids: ids.prefix(limit)), total: ids.count)
    }
    for item in page.items { show(item, today: today, session) }
    if !session.isJSON, page.items.isEmpty {
      Output.error(session.language == .chinese ? "没有要做的随访" : "nothing is due")
    } else if !session.isJSON, page.total > page.items.count {
      Output.error(
        session.language == .chinese
          ? "还有更多；用 --limit" : "there are more; use --limit")
    }
    return .done
  }

  /// How much everybody has to do, a line for each.
  private static func workload(
    _ clinic: OpenClinic, _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    let lines = try usingStore { () throws(StoreError) in try clinic.store.workload() }
    let isChinese = session.language == .chinese
    for line in lines {
      if session.isJSON {
        let value = JSONOutput.members([
          "owner": .optional(line.owner), "name": .optional(line.ownerName),
          "team": .optional(line.team), "open": .integer(line.open),
          "overdue": .integer(line.overdue), "dueThisWeek": .integer(line.dueThisWeek),
          "doneToday": .integer(line.doneToday),
        ])
        Output.json(value)
      } else {
        Output.row([
          line.ownerName ?? (isChinese ? "无负责人" : "nobody"), line.team ?? "-",
          (isChinese ? "未完 " : "open ") + String(line.open),
          (isChinese ? "逾期 " : "overdue ") + String(line.overdue),
          (isChinese ? "本周 " : "this week ") + String(line.dueThisWeek),
          (isChinese ? "今日已做 " : "done today ") + String(line.doneToday),
        ])
      }
    }
    return .done
  }

  private static func show(_ item: QueueItem, today: CalendarDate, _ session: Session) {
    let details = item.followUp.details
    let overdue = item.overdueDays(on: today)
    guard !session.isJSON else {
      let value = JSONOutput.members([
        "followUp": .integer(item.followUp.id.value), "patient": .string(item.card),
        "name": .string(item.name), "due": .string(details.due.description),
        "overdueDays": .integer(overdue), "risk": .string(details.risk.code),
        // What only a rule's title tells apart goes by that.
        "reason": .string(
          details.reason == .other
            ? details.title?.chinese ?? details.reason.rawValue : details.reason.rawValue),
        "title": .string(details.heading[session.language]), "form": .optional(details.form),
        "owner": .optional(details.owner),
        "attempts": .integer(details.attempts.count), "channel": .string(details.channel.rawValue),
        "why": .string(details.why[session.language]),
        "doubt": .optional(item.followUp.doubt?.code),
        "claimedBy": .optional(item.claim?.staff), "plan": .optional(item.followUp.plan),
      ])
      return Output.json(value)
    }
    let language = session.language
    let when =
      overdue > 0
      ? (language == .chinese ? "逾期\(overdue)天" : "\(overdue) d overdue")
      : overdue == 0 ? (language == .chinese ? "今天" : "today") : details.due.description
    Output.row(
      [
        String(item.followUp.id.value), when, details.risk.title[language], item.card, item.name,
        (item.followUp.doubt == nil ? "" : "? ") + details.heading[language],
        details.channel.title[language], item.ownerName ?? "-",
        item.claim.map { "<" + $0.name + ">" } ?? "",
      ].filter { !$0.isEmpty })
  }
}
