internal import Domain
internal import Interchange
internal import Store

/// The accounts with their roles: all there is to those who keep accounts, names to everybody else.
enum StaffList {
  static func run(_ session: Session) throws(CommandFailure) -> ExitCode {
    let clinic = try session.open()
    let store = clinic.store
    let teams = try usingStore { () throws(StoreError) in try store.teams() }
    if clinic.member.access.allows(.read, .accounts) {
      for account in try usingStore({ () throws(StoreError) in try store.accounts() }) {
        tell(account.member, account, team: teams[account.member.code], session)
      }
    } else {
      for member in try usingStore({ () throws(StoreError) in try store.staff() }) {
        tell(member, nil, team: teams[member.code], session)
      }
    }
    if clinic.isDemo, !session.isJSON {
      Output.error(
        Localized(
          zh: "演示诊所：以上账号都不需要密码，用 --as 选择",
          en: "a demo clinic: none of these needs a password, choose one with --as")[
            session.language])
    }
    return .done
  }

  private static func tell(
    _ member: StaffMember, _ account: Account?, team: String?, _ session: Session
  ) {
    let language = session.language
    guard session.isJSON else {
      let roles = member.roles.map { $0.title[language] }.joined(separator: ", ")
      return Output.row(
        [member.code, member.name, roles] + (team.map { [$0] } ?? []) + remarks(account, language))
    }
    var members: [JSONOutput.Member] = [
      .init("staff", .string(member.code)), .init("name", .string(member.name)),
      .init("role", .string(member.role.rawValue)),
      .init("roles", .array(member.roles.map { .string($0.rawValue) })),
      .init("team", .optional(team)),
    ]
    if let account {
      members += [
        .init("disabled", .bool(account.isDisabled)),
        .init("systemUser", .optional(account.systemUser)),
        .init("hasPassword", .bool(account.hasPassword)),
        .init("lockedUntil", .optional(account.lockedUntil.map(iso))),
        .init("lastSignIn", .optional(account.lastSignedIn.map(iso))),
        .init("sessions", .integer(account.openSessions)),
      ]
    }
    Output.json(JSONOutput.object(members))
  }

  private static func iso(_ instant: Instant) -> String { Environment.zone.local(instant).iso }

  private static func remarks(_ account: Account?, _ language: Language) -> [String] {
    guard let account else { return [] }
    var remarks: [Localized] = []
    if account.isDisabled {
      let reason = account.disabledReason ?? ""
      remarks.append(Localized(zh: "已停用：\(reason)", en: "disabled: \(reason)"))
    }
    if account.lockedUntil != nil { remarks.append(Localized(zh: "已锁定", en: "locked")) }
    if let user = account.systemUser {
      remarks.append(Localized(zh: "系统用户 \(user)", en: "system user \(user)"))
    }
    if account.openSessions > 0 { remarks.append(Localized(zh: "在线", en: "signed in")) }
    return remarks.map { $0[language] }
  }
}
