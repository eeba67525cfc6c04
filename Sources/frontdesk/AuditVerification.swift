internal import Domain
internal import Interchange
internal import Store

/// Proves the audit trail, or begins it anew where it is broken.
enum AuditVerification {
  /// Verifies the trail; exit code 1 when it is broken.
  static func run(_ session: Session) throws(CommandFailure) -> ExitCode {
    let keys = try firstKeys(session)
    let clinic = try session.open(repairsAudit: true)
    let report = try usingStore { () throws(StoreError) in
      try clinic.store.verifyAudit(firstKeys: keys)
    }
    if session.isJSON {
      Output.json(json(report))
    } else {
      tell(report, session, hasFirstKey: !keys.isEmpty)
    }
    guard report.isWhole else {
      guard session.isJSON else {
        throw .no(
          Localized(
            zh: "审计记录不完整；请保留现场、恢复正确的文件，或由有账号管理权的人运行 frontdesk audit --repair",
            en:
              "the audit trail is broken; keep the files as they are, put the right ones back, or "
              + "have someone who may change accounts run `frontdesk audit --repair`"))
      }
      return .no
    }
    return .done
  }

  /// Begins the chain anew and prints its first key.
  static func repair(_ session: Session) throws(CommandFailure) -> ExitCode {
    let clinic = try session.open(repairsAudit: true)
    let key = try usingStore { () throws(StoreError) in try clinic.store.repairAudit() }
    session.say(
      Localized(
        zh: "审计链已重新开始；断裂处仍会在 --verify 中显示",
        en: "the audit chain was begun anew; the break stays to be seen in --verify"))
    session.show(key)
    return .done
  }

  /// The first keys of a file: one a line, whatever spaces are in it.
  private static func firstKeys(_ session: Session) throws(CommandFailure) -> [FirstKey] {
    guard let path = session.options["--first-key-file"] else { return [] }
    let text = String(decoding: try FileReading.bytes(path), as: UTF8.self)
    let keys = text.split(whereSeparator: \.isNewline).compactMap { FirstKey($0) }
    guard !keys.isEmpty else {
      throw .no(
        Localized(
          zh: "\(path) 里没有密钥；每行应为 64 个十六进制数字",
          en: "there is no key in \(path); each line takes one of 64 hex digits"))
    }
    return keys
  }

  private static func tell(_ report: AuditReport, _ session: Session, hasFirstKey: Bool) {
    for repair in report.repairs {
      let local = Environment.zone.local(repair.at)
      session.say(
        Localized(
          zh: "第 \(repair.row) 行 (\(local.date) \(local.clock))：有人承认断裂并重新开始：\(repair.reason)",
          en: "row \(repair.row) (\(local.date) \(local.clock)): a break was answered for and the "
            + "chain begun anew: \(repair.reason)"))
      for one in repair.breaks { Output.row(["  !", one.message[session.language]]) }
    }
    for one in report.breaks { Output.row(["!", one.message[session.language]]) }
    let more = report.breakCount - report.breaks.count
    if more > 0 { session.say(Localized(zh: "另有 \(more) 处", en: "and \(more) more")) }
    if report.clockSteps > 0 {
      session.say(
        Localized(
          zh: "时钟曾 \(report.clockSteps) 次倒退一分钟以上",
          en: "the clock went back by more than a minute \(report.clockSteps) times"))
    }
    guard report.isWhole else { return }
    session.say(
      Localized(
        zh: "完好：\(report.rows) 行，\(report.proven) 行已用密钥逐一证明，\(report.unchained) 行早于链；链头第 "
          + "\(report.lastID ?? 0) 行",
        en: "whole: \(report.rows) rows, \(report.proven) proven one by one with a key, "
          + "\(report.unchained) older than the chain; the head is row \(report.lastID ?? 0)"))
    Output.line("  " + (report.lastDigest?.hex ?? ""))
    if !hasFirstKey, report.proven < report.rows {
      session.say(
        Localized(
          zh: "较早的行由其后的摘要证明；用保险柜里的首个密钥 (--first-key-file) 可逐行证明",
          en: "older rows are proven by the digests after them; the first key from the safe "
            + "(--first-key-file) proves each by itself"))
    }
  }

  private static func json(_ report: AuditReport) -> JSONOutput {
    .members([
      "whole": .bool(report.isWhole), "rows": .integer(report.rows),
      "proven": .integer(report.proven), "olderThanChain": .integer(report.unchained),
      "head": report.lastID.map(JSONOutput.integer) ?? .null,
      "digest": .optional(report.lastDigest?.hex), "clockSteps": .integer(report.clockSteps),
      "breaks": .array(report.breaks.map(json)),
      "repairs": .array(
        report.repairs.map {
          .members([
            "row": .integer($0.row), "at": .string(Environment.zone.local($0.at).iso),
            "reason": .string($0.reason), "breaks": .array($0.breaks.map(json)),
          ])
        }),
    ])
  }

  private static func json(_ one: AuditBreak) -> JSONOutput {
    .members(["row": .integer(one.row), "what": .string(one.message.english)])
  }
}
