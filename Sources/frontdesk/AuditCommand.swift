internal import Domain
internal import Interchange
internal import Store

/// Answers questions on who did what, and proves that the answers were not bent.
enum AuditCommand: Subcommand {
  static let name = "audit"
  static let usage = """
    frontdesk audit [--patient P] [--staff S] [--since D] [--until D] [--limit N] [--json|--fhir]
    frontdesk audit --unusual [--since D] [--until D] [--json]
    frontdesk audit --verify [--first-key-file F] [--json]
    frontdesk audit --day-end [--print] | --repair | --close DATE --reason TEXT | --close DATE --out FILE
    """
  static let summary = Localized(
    zh: "谁看了、改了、打印了什么；核验审计记录未被改动；不寻常的查看；每日结尾的链头；修复与封存",
    en:
      "Who saw, changed, printed what; proof that the trail was not bent; unusual looks; the day's "
      + "head; repair and closing")
  static let options = [
    "--patient": true, "--staff": true, "--since": true, "--until": true, "--limit": true,
    "--unusual": false, "--fhir": false, "--verify": false, "--first-key-file": true,
    "--day-end": false, "--repair": false, "--close": true, "--out": true, "--reason": true,
    "--print": false,
  ]
  static let printsJSON = true

  /// What is asked for besides the rows themselves; at most one at a time.
  private static let modes = ["--unusual", "--verify", "--day-end", "--repair", "--close"]

  static func run(_ session: Session) throws(CommandFailure) -> ExitCode {
    let wanted = modes.filter { session.options.has($0) }
    guard wanted.count <= 1 else {
      throw .use(
        Localized(
          zh: "\(wanted[0]) 与 \(wanted[1]) 不能同时使用",
          en: "\(wanted[0]) and \(wanted[1]) cannot go together"))
    }
    switch wanted.first {
    case "--verify": return try AuditVerification.run(session)
    case "--repair": return try AuditVerification.repair(session)
    case "--unusual": return try unusual(session)
    case "--day-end": return try dayEnd(session)
    case "--close": return try AuditClosing.run(session)
    default: return try rows(session)
    }
  }

  // MARK: - Rows

  private static func rows(_ session: Session) throws(CommandFailure) -> ExitCode {
    let options = session.options
    let limit = try options.integer("--limit", in: 1...10_000_000, default: 200)
    let clinic = try session.open()
    var question = AuditQuestion(
      staff: options["--staff"], since: try session.date("--since"),
      until: try session.date("--until"), limit: limit)
    if let patient = options["--patient"] {
      // The card's own number needs no search, which would leave a row of its own.
      if let card = CardNumber(patient) {
        question.patient = PatientID(card.serial)
      } else {
        question.patient = try clinic.patient(patient)
      }
    }
    let name = try usingStore { () throws(StoreError) in try clinic.store.clinicName() }
    let printer = AuditPrinter(session, clinic: name?.chinese ?? "")
    try usingStore { () throws(StoreError) in
      try clinic.store.readAudit(question) { row throws(StoreError) in printer.show(row) }
    }
    return .done
  }

  // MARK: - Reports

  private static func unusual(_ session: Session) throws(CommandFailure) -> ExitCode {
    let clinic = try session.open()
    let since = try session.date("--since") ?? clinic.store.today.adding(days: -30)
    let until = try session.date("--until")
    let looks = try usingStore { () throws(StoreError) in
      try clinic.store.unusualLooks(since: since, until: until)
    }
    for look in looks {
      let card = look.patient.map { CardNumber(serial: $0.value).description }
      let local = Environment.zone.local(look.at)
      if session.isJSON {
        let value = JSONOutput.members([
          "kind": .string(look.kind.rawValue), "row": .integer(look.row),
          "at": .string(local.iso), "staff": .string(look.staff), "patient": .optional(card),
          "count": .integer(look.count),
        ])
        Output.json(value)
      } else {
        Output.row([
          "\(local.date) \(local.clock)", "\(look.staff) \(look.staffName)",
          look.kind.title[session.language], card ?? "-", "×\(look.count)", "#\(look.row)",
        ])
      }
    }
    if looks.isEmpty, !session.isJSON {
      session.say(
        Localized(zh: "\(since) 以来没有不寻常的查看", en: "nothing unusual since \(since)"))
    }
    return .done
  }

  private static func dayEnd(_ session: Session) throws(CommandFailure) -> ExitCode {
    let clinic = try session.open()
    let day = try session.date("--since") ?? clinic.store.today
    let report = try usingStore { () throws(StoreError) in try clinic.store.auditDay(day) }
    if session.isJSON {
      let value = JSONOutput.members([
        "day": .optional(day), "row": .integer(report.headID),
        "digest": .string(report.headDigest),
        "rows": .object(
          report.counts.map { JSONOutput.Member($0.kind.rawValue, .integer($0.count)) }),
      ])
      Output.json(value)
      return .done
    }
    let head = Localized(
      zh: "审计日结 \(day)：链头为第 \(report.headID) 行",
      en: "audit day-end \(day): the head of the chain is row \(report.headID)")
    let lines =
      [head[session.language], "  " + report.headDigest]
      + report.counts.map { "  \($0.count)  \($0.kind.title[session.language])" }
    if session.options.has("--print") {
      try Printing.send(lines)
    } else {
      for line in lines { Output.line(line) }
    }
    return .done
  }
}

extension Session {
  /// The value of an option as a date.
  func date(_ name: String) throws(CommandFailure) -> CalendarDate? {
    guard let text = options[name] else { return nil }
    guard let date = CalendarDate(iso: text) else {
      throw .use(
        Localized(
          zh: "\(name) 应为日期，如 2026-11-21", en: "\(name) takes a date such as 2026-11-21"))
    }
    return date
  }
}

extension UnusualLook.Kind {
  /// What makes the look worth a question.
  var title: Localized {
    switch self {
    case .own: Localized(zh: "本人同名档案", en: "a card of their own name")
    case .colleague: Localized(zh: "同事同名档案", en: "a card of a colleague's name")
    case .family: Localized(zh: "与本人共用电话的档案", en: "a card that shares their phone")
    case .withoutCause:
      Localized(zh: "一天内打开多份无就诊无随访的档案", en: "many records opened without a visit or a queue item")
    case .nightExport: Localized(zh: "夜间导出", en: "an export at night")
    case .manySearches: Localized(zh: "一分钟内查找过多", en: "many searches within a minute")
    }
  }
}
