internal import Domain
internal import Store

/// Makes an empty database for a real clinic, with its first account.
enum InitCommand: Subcommand {
  static let name = "init"
  static let usage =
    "frontdesk init [--name NAME] [--staff CODE] [--staff-name NAME] [--database F]"
  static let summary = Localized(
    zh: "为真实诊所新建空数据库，并装入指标字典；您成为管理者，密码在终端里输入",
    en:
      "Make an empty database for a real clinic with the indicator dictionary; you become its "
      + "manager and type your password on the terminal"
  )
  static let options = ["--name": true, "--staff": true, "--staff-name": true]

  static func run(_ session: Session) throws(CommandFailure) -> ExitCode {
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
    session.say(
      Localized(
        zh: "已新建 \(path)；用 frontdesk import 导入文件，或直接运行 frontdesk",
        en: "made \(path); bring files in with `frontdesk import`, or run `frontdesk`"))
    session.show(key)
    return try givePassword(code, path: path, session)
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
