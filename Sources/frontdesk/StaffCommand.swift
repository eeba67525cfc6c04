internal import Domain
internal import Interchange
internal import Store

/// Keeps the accounts of the staff.
enum StaffCommand: Subcommand {
  static let name = "staff"
  static let usage = """
    frontdesk staff list [--json]
      frontdesk staff add CODE --name NAME --role ROLE[,ROLE] [--reason R]
      frontdesk staff password [CODE] | roles CODE ROLE[,ROLE] [--reason R]
      frontdesk staff disable CODE --reason R | enable CODE | unlock CODE | tie CODE USER|-
      frontdesk staff team CODE NAME|-
    """
  static let summary = Localized(
    zh: "员工账号：列出、添加、改密码 (在终端里输入)、角色、停用、解锁、绑定系统用户、编组",
    en: "Staff accounts: list, add, password (typed on the terminal), roles, disable, unlock, "
      + "tie a system user, put into a team")
  static let options = ["--name": true, "--role": true, "--reason": true]
  static let mostWords = 3
  static let printsJSON = true

  static func run(_ session: Session) throws(CommandFailure) -> ExitCode {
    let words = session.options.words
    guard let verb = words.first else { throw wrongUse }
    if session.isJSON, verb != "list" {
      throw .use(
        Localized(zh: "只有 staff list 有 JSON 输出", en: "only `staff list` prints JSON"))
    }
    switch (verb, words.count) {
    case ("list", 1): return try StaffList.run(session)
    case ("add", 2): return try add(words[1], session)
    case ("password", 1): return try StaffPassword.run(nil, session)
    case ("password", 2): return try StaffPassword.run(words[1], session)
    case ("roles", 3): return try changeRoles(of: words[1], to: words[2], session)
    case ("disable", 2), ("enable", 2), ("unlock", 2): return try change(words[1], verb, session)
    case ("tie", 3): return try tie(words[1], to: words[2], session)
    case ("team", 3): return try team(words[1], words[2], session)
    default: throw wrongUse
    }
  }

  // MARK: - Verbs

  /// Puts somebody into a team, or out of theirs.
  private static func team(
    _ code: String, _ name: String, _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    let clinic = try session.open()
    do {
      try clinic.store.setTeam(of: code, to: name == "-" ? nil : name)
    } catch .notFound {
      throw .no(Localized(zh: "没有账号 \(code)", en: "there is no account \(code)"))
    } catch {
      throw CommandFailure(error)
    }
    session.say(
      name == "-"
        ? Localized(zh: "\(code) 不再属于任何小组", en: "\(code) is in no team any more")
        : Localized(zh: "\(code) 已编入 \(name)", en: "\(code) is in the team \(name)"))
    return .done
  }

  private static func add(_ code: String, _ session: Session) throws(CommandFailure) -> ExitCode {
    guard let name = session.options["--name"], let words = session.options["--role"] else {
      throw wrongUse
    }
    guard let member = StaffMember(code: code, name: name, roles: try roles(words)) else {
      throw wrongUse
    }
    let clinic = try session.open()
    let change = try usingStore { () throws(StoreError) in
      try clinic.store.addAccount(member, reason: session.options["--reason"] ?? "")
    }
    guard told(change, session) else { return .done }
    session.say(Localized(zh: "已添加账号 \(code)", en: "added the account \(code)"))
    guard !clinic.isDemo else { return .done }
    guard PasswordPrompt.isPossible else {
      session.say(
        Localized(
          zh: "它还没有密码；在终端里运行 frontdesk staff password \(code)",
          en: "it has no password yet; run `frontdesk staff password \(code)` on a terminal"))
      return .done
    }
    return try StaffPassword.give(code, clinic, session)
  }

  private static func changeRoles(
    of code: String, to words: String, _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    let wanted = try roles(words)
    let clinic = try session.open()
    let change = try usingStore { () throws(StoreError) in
      try clinic.store.setRoles(
        of: code, to: wanted, reason: session.options["--reason"] ?? "")
    }
    if told(change, session) {
      let titles = wanted.map { $0.title[session.language] }.joined(separator: ", ")
      session.say(Localized(same: "\(code): \(titles)"))
    }
    return .done
  }

  private static func change(
    _ code: String, _ verb: String, _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    let reason = session.options["--reason"] ?? ""
    let store = try session.open().store
    try usingStore { () throws(StoreError) in
      switch verb {
      case "disable": try store.disableAccount(code, reason: reason)
      case "enable": try store.enableAccount(code)
      default: try store.unlockAccount(code)
      }
    }
    switch verb {
    case "disable": session.say(Localized(zh: "已停用 \(code)", en: "disabled \(code)"))
    case "enable": session.say(Localized(zh: "已启用 \(code)", en: "enabled \(code)"))
    default: session.say(Localized(zh: "已解锁 \(code)", en: "unlocked \(code)"))
    }
    return .done
  }

  private static func tie(
    _ code: String, to user: String, _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    let store = try session.open().store
    try usingStore { () throws(StoreError) in
      try store.tie(
        code, to: user == "-" ? nil : user, runningAs: Environment.systemUser)
    }
    session.say(
      user == "-"
        ? Localized(zh: "账号 \(code) 不再绑定系统用户", en: "no system user is tied to \(code) now")
        : Localized(
          zh: "系统用户 \(user) 在命令行中即为 \(code)，无需密码",
          en: "the system user \(user) is \(code) on the command line, without a password"))
    return .done
  }

  // MARK: - Words

  /// Reads roles such as `nurse,reception`.
  private static func roles(_ text: String) throws(CommandFailure) -> [StaffRole] {
    var roles: [StaffRole] = []
    for word in text.split(separator: ",") {
      guard let role = StaffRole(rawValue: String(word)) else {
        let known = StaffRole.allCases.map(\.rawValue).joined(separator: ", ")
        throw .use(
          Localized(
            zh: "没有角色 \"\(word)\"；可选：\(known)",
            en: "there is no role \"\(word)\"; there are: \(known)"))
      }
      roles.append(role)
    }
    return roles
  }

  /// Tells of a question to a second person; false when the change waits for one.
  private static func told(_ change: AccountChange, _ session: Session) -> Bool {
    guard case .asked(let id) = change else { return true }
    session.say(
      Localized(
        zh: "等待第二人批准：请另一位管理者运行 frontdesk approve yes \(id)",
        en: "a second person must allow this: another manager runs `frontdesk approve yes \(id)`"))
    return false
  }
}
