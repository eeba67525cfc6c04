internal import Domain
internal import Store

/// Makes an empty database for a real clinic.
enum InitCommand: Subcommand {
  static let name = "init"
  static let usage = "frontdesk init [--name NAME] [--staff-name NAME] [--database F]"
  static let summary = Localized(
    zh: "为真实诊所新建空数据库，并装入指标字典；当前系统用户成为管理者",
    en:
      "Make an empty database for a real clinic with the indicator dictionary; you become its manager"
  )
  static let options = ["--name": true, "--staff-name": true]

  static func run(_ session: Session) throws(CommandFailure) -> ExitCode {
    let user = Environment.systemUser
    let name = session.options["--name"]
    let setup = ClinicSetup(
      name: name.map { Localized(same: $0) } ?? Localized(zh: "我的诊所", en: "My clinic"),
      staff: [
        StaffMember(
          code: user, name: session.options["--staff-name"] ?? user, role: .manager)
      ],
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
    return .done
  }
}
