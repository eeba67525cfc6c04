internal import Domain
internal import Store

/// Makes an empty database for a real clinic, with its first account.
enum InitCommand: Subcommand {
  static let name = "init"
  static let usage =
    """
    frontdesk init [--name NAME] [--staff CODE] [--staff-name NAME] [--database F]
           init --update [--database F]
    """
  static let summary = Localized(
    zh: "为真实诊所新建空数据库，并装入指标字典和起始的标签规则、表单、随访计划、健康建议；您成为管理者，"
      + "密码在终端里输入；--update 给已有的诊所补上新指标和新计划，不改动已有的",
    en:
      "Make an empty database for a real clinic with the indicator dictionary and the starting tag "
      + "rules, forms, plans and advice; you become its manager and type your password on the "
      + "terminal; --update gives a clinic that is there the indicators and plans that are new and "
      + "changes none"
  )
  static let options = [
    "--name": true, "--staff": true, "--staff-name": true, "--update": false,
  ]

  static func run(_ session: Session) throws(CommandFailure) -> ExitCode {
    if session.options.has("--update") { return try update(session) }
    let user = Environment.systemUser
    let code = session.options["--staff"] ?? user
    let first = StaffMember(
      code: code, name: session.options["--staff-name"] ?? code, role: .manager,
      and: .administrator)
    if let refusal = Store.refusal(of: first) { throw .use(refusal) }
    let name = session.options["--name"]
    let setup = ClinicSetup(
      name: name.map { Localized(same: $0) } ?? Localized(zh: "我的诊所", en: "My clinic"),
      staff: [first],
      indicators: try ClinicFiles.indicators(try session.dataPaths()), systemUser: user)
    let path = session.databasePath
    let key = try usingStore { () throws(StoreError) in
      try Store.create(path: path, setup: setup, now: Environment.now())
    }
    try beginRules(try session.dataPaths(), path: path)
    for kind in DataFiles.allCases {
      try ClinicFiles.begin(kind, try session.dataPaths(), path: path)
    }
    session.say(
      Localized(
        zh: "已新建 \(path)；用 frontdesk import 导入文件，或直接运行 frontdesk",
        en: "made \(path); bring files in with `frontdesk import`, or run `frontdesk`"))
    session.show(key)
    return try givePassword(code, path: path, session)
  }

  /// Gives a clinic the indicators of the dictionary and the starting plans that it lacks.
  private static func update(_ session: Session) throws(CommandFailure) -> ExitCode {
    let shipped = try ClinicFiles.indicators(try session.dataPaths())
    let clinic = try session.open()
    let added = try usingStore { () throws(StoreError) in
      try clinic.store.updateIndicators(from: shipped)
    }
    let plans = try ClinicFiles.updatePlans(try session.dataPaths(), clinic)
    for code in added.added + plans.added { Output.row(["+", code]) }
    for file in plans.kept { Output.row(["=", file]) }
    for code in added.passedOver { Output.row(["=", code]) }
    session.say(
      Localized(
        zh: "补充指标 \(added.added.count) 个、随访计划 \(plans.added.count) 个，已有的没有改动",
        en: "added \(added.added.count) indicators and \(plans.added.count) plans; those that were "
          + "there are as they were"))
    if !added.passedOver.isEmpty {
      session.say(
        Localized(
          zh: "标 = 的指标没有添加：诊所已有指标用着同一个 LOINC",
          en: "the indicators marked = were not added: one of the clinic has the same LOINC"))
    }
    return .done
  }

  /// Puts the starting rules in force in a clinic without people.
  private static func beginRules(_ paths: DataPaths, path: String) throws(CommandFailure) {
    let files = try ClinicFiles.rules(paths)
    let now = Environment.now()
    let activation = try usingStore { () throws(StoreError) in
      let store = try Store(path: path, zone: Environment.zone, now: { now })
      return try store.beginRules(files, since: store.today, opening: store.today)
    }
    guard !activation.isAccepted else { return }
    Output.error(
      "warning: the starting rules were not put in force; `frontdesk rules check` says why")
  }

  /// Asks for the first password where there is somebody to ask.
  private static func givePassword(
    _ code: String, path: String, _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    let user = Environment.systemUser
    guard Environment.isTerminal(0), PasswordPrompt.isPossible else {
      session.say(
        Localized(
          zh: "账号 \(code) 还没有密码，目前只有系统用户 \(user) 能用它；"
            + "在终端里运行 frontdesk staff password 设置",
          en: "the account \(code) has no password yet and only the system user \(user) can act "
            + "as it; set one with `frontdesk staff password` on a terminal"))
      return .done
    }
    return try StaffPassword.setOwn(try session.open(), session)
  }
}
