internal import Domain
internal import Interchange
internal import Store

/// Shows and changes what the clinic decides for everybody.
enum PolicyCommand: Subcommand {
  static let name = "policy"
  static let usage = "frontdesk policy [--report] [--json] | policy set KEY VALUE"
  static let summary = Localized(
    zh: "列出或更改安全制度 (密码、锁定、闲置、复制)；--report 供测评",
    en: "List or change the clinic's policy (passwords, locks, idle times, copying); "
      + "--report for an assessment")
  static let options = ["--report": false]
  static let mostWords = 3
  static let printsJSON = true

  static func run(_ session: Session) throws(CommandFailure) -> ExitCode {
    let words = session.options.words
    if words.first == "set", words.count == 3 { return try set(words[1], to: words[2], session) }
    guard words.isEmpty else { throw wrongUse }
    let store = try session.open().store
    let report = try usingStore { () throws(StoreError) in try store.policyReport() }
    if session.isJSON {
      Output.json(json(report))
    } else {
      for row in report.rows { tell(row, session.language) }
      if session.options.has("--report") { tell(report, session.language) }
    }
    return .done
  }

  private static func set(
    _ key: String, to value: String, _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    guard let policy = ClinicPolicy(rawValue: key) else {
      let known = ClinicPolicy.allCases.map(\.rawValue).joined(separator: ", ")
      throw .use(
        Localized(
          zh: "没有制度项 \"\(key)\"；可选：\(known)",
          en: "there is no policy \"\(key)\"; there are: \(known)"))
    }
    let store = try session.open().store
    try usingStore { () throws(StoreError) in try store.setPolicy(policy, to: value) }
    session.say(
      Localized(
        zh: "\(policy.title.chinese)：\(value)", en: "\(policy.title.english): \(value)"))
    return .done
  }

  private static func tell(_ row: PolicyReport.Row, _ language: Language) {
    let origin =
      row.isDecided
      ? Localized(zh: "已设定", en: "decided") : Localized(zh: "默认", en: "standard")
    let allowed = Localized(zh: "可设 \(row.policy.allowed)", en: "allowed \(row.policy.allowed)")
    Output.row([
      row.policy.rawValue, row.value, row.policy.title[language], allowed[language],
      origin[language],
    ])
  }

  /// How the accounts stand, in the order of GB/T 22239-2019, 8.1.4.1 and 8.1.4.2: identity, then
  /// access.
  private static func tell(_ report: PolicyReport, _ language: Language) {
    func line(_ title: Localized, _ value: String) {
      Output.row([title[language], value.isEmpty ? "0" : value])
    }
    func list(_ codes: [String]) -> String {
      codes.isEmpty ? "0" : "\(codes.count): \(codes.joined(separator: ", "))"
    }
    Output.line("")
    line(Localized(zh: "启用的账号", en: "accounts enabled"), String(report.enabledAccounts))
    line(Localized(zh: "停用的账号", en: "accounts disabled"), String(report.disabledAccounts))
    line(Localized(zh: "没有密码的账号", en: "accounts without a password"), list(report.withoutPassword))
    line(Localized(zh: "须更换密码的账号", en: "passwords that must change"), list(report.mustChange))
    line(Localized(zh: "长期未用的账号", en: "accounts unused for long"), list(report.unused))
    line(Localized(zh: "当前锁定的账号", en: "accounts locked now"), list(report.locked))
    line(Localized(zh: "可管理账号的人", en: "managers of accounts"), list(report.managers))
    line(Localized(zh: "打开的会话", en: "open sessions"), String(report.openSessions))
    line(Localized(zh: "等待第二人批准", en: "waiting for a second person"), String(report.openQuestions))
    if report.managers.count < 2 {
      line(
        Localized(zh: "注意", en: "note"),
        Localized(
          zh: "只有一位管理者，角色变更没有第二人批准",
          en: "with one manager nobody can be the second person for changes of roles")[language])
    }
  }

  private static func json(_ report: PolicyReport) -> JSONOutput {
    func codes(_ codes: [String]) -> JSONOutput { .array(codes.map { .string($0) }) }
    return .members([
      "policy": .array(
        report.rows.map { row in
          .members([
            "key": .string(row.policy.rawValue), "value": .string(row.value),
            "allowed": .string(row.policy.allowed), "decided": .bool(row.isDecided),
          ])
        }),
      "enabledAccounts": .integer(report.enabledAccounts),
      "disabledAccounts": .integer(report.disabledAccounts),
      "withoutPassword": codes(report.withoutPassword), "mustChange": codes(report.mustChange),
      "unused": codes(report.unused), "locked": codes(report.locked),
      "managers": codes(report.managers), "openSessions": .integer(report.openSessions),
      "openQuestions": .integer(report.openQuestions),
    ])
  }
}
