internal import Domain
internal import Store

/// A command of the command line.
protocol Subcommand: SendableMetatype {
  /// The word that names it; empty for opening the screens.
  static var name: String { get }
  /// One line of usage.
  static var usage: String { get }
  /// What it does, in a sentence.
  static var summary: Localized { get }
  /// The options of its own and whether each takes a value.
  static var options: [String: Bool] { get }
  /// Most words it takes beside its name and options.
  static var mostWords: Int { get }
  /// Whether it prints JSON when asked to.
  static var printsJSON: Bool { get }

  static func run(_ session: Session) throws(CommandFailure) -> ExitCode
}

extension Subcommand {
  static var options: [String: Bool] { [:] }
  static var mostWords: Int { 0 }
  static var printsJSON: Bool { false }

  /// What is said to words that mean nothing here.
  static var wrongUse: CommandFailure {
    .use(Localized(zh: "用法：\(usage)", en: "usage: \(usage)"))
  }
}

/// One run of the program: what was asked and where the answers come from.
struct Session {
  let options: Options
  let language: Language

  /// Whether output is JSON for other programs.
  var isJSON: Bool { options.has("--json") }

  /// The database that is meant.
  var databasePath: String { options["--database"] ?? Environment.databasePath }

  /// The folders of themes and starting data.
  func dataPaths() throws(CommandFailure) -> DataPaths {
    try DataPaths(explicit: options["--data-dir"])
  }

  /// Opens the database, lives in its time zone and acts as the right member of staff.
  ///
  /// The system user tied to an account acts as it without a password. Whoever else `--as` names
  /// types theirs on the terminal; a demo's accounts have none.
  ///
  /// - Parameters:
  ///   - mayMustChange: Whether somebody may come in who must first change their password.
  ///   - repairsAudit: Whether it is opened to look at or mend a broken audit trail alone.
  func open(
    mayMustChange: Bool = false, repairsAudit: Bool = false
  ) throws(CommandFailure) -> OpenClinic {
    let path = databasePath
    let store = try usingStore { () throws(StoreError) in
      try Store(
        path: path, zone: Environment.zone, now: { Environment.now() },
        repairsAudit: repairsAudit)
    }
    store.terminal = Environment.terminal
    store.keepAnchors { SystemLog.note(head: $0, digest: $1) }
    let zone = try usingStore { () throws(StoreError) in try store.setting(.timeZone) }
    Environment.useTimeZone(zone)
    let isDemo = try usingStore { () throws(StoreError) in try store.setting(.isDemo) == "1" }
    let wanted = options["--as"]
    let (found, password) = try act(as: wanted, on: store, isDemo: isDemo)
    guard let member = found else { throw Self.nobody(wanted) }
    if store.mustChangePassword, !mayMustChange {
      throw .no(
        Localized(
          zh: "须先更改密码：frontdesk staff password --as \(member.code)",
          en: "change your password first: frontdesk staff password --as \(member.code)"))
    }
    if !repairsAudit { Self.tend(store) }
    return OpenClinic(store: store, member: member, isDemo: isDemo, password: password)
  }

  /// Judges some of those who are due since midnight, and sees to some plans, as every terminal does.
  ///
  /// What cannot be done now, another does: a command must not fail for it.
  private static func tend(_ store: Store) {
    for _ in 0..<5 {
      guard let tending = try? store.tendRules(isIdle: false), tending.hasMore else { break }
    }
    for _ in 0..<5 {
      guard let tending = try? store.tendPlans(), tending.hasMore else { return }
    }
  }

  private func act(
    as wanted: String?, on store: Store, isDemo: Bool
  ) throws(CommandFailure) -> (StaffMember?, Secret?) {
    let tied = try usingStore { () throws(StoreError) in
      try store.act(as: nil, systemUser: Environment.systemUser)
    }
    if let tied, wanted == nil || wanted == tied.code { return (tied, nil) }
    // Whoever is not proven yet does nothing meanwhile.
    store.awaitSignIn()
    guard let code = wanted ?? (isDemo ? "demo" : nil) else { return (nil, nil) }
    let needsPassword = try usingStore { () throws(StoreError) in
      try store.needsPassword(code: code)
    }
    guard needsPassword else {
      let member = try usingStore { () throws(StoreError) in
        try store.act(as: code, systemUser: "")
      }
      return (member, nil)
    }
    let question = Localized(zh: "\(code) 的密码：", en: "Password of \(code): ")
    let password = try PasswordPrompt.ask(question[language])
    let member = try usingStore { () throws(StoreError) in
      try store.authenticate(code: code, password: password, terminal: Environment.terminal)
    }
    return (member, password)
  }

  /// A second connection to the same clinic, on which the same person acts.
  func another(of clinic: OpenClinic) throws(CommandFailure) -> OpenClinic {
    let path = databasePath
    let store = try usingStore { () throws(StoreError) in
      let store = try Store(path: path, zone: Environment.zone, now: { Environment.now() })
      store.terminal = clinic.store.terminal
      store.keepAnchors { SystemLog.note(head: $0, digest: $1) }
      store.shareLooks(of: clinic.store)
      if let session = clinic.store.session {
        try store.join(session: session)
      } else if try store.act(as: clinic.member.code, systemUser: "") == nil {
        throw .sessionEnded(.disabled)
      }
      return store
    }
    return OpenClinic(
      store: store, member: clinic.member, isDemo: clinic.isDemo, password: nil)
  }

  private static func nobody(_ wanted: String?) -> CommandFailure {
    if let wanted {
      return .no(
        Localized(
          zh: "没有员工账号 \"\(wanted)\"；frontdesk staff list 列出全部",
          en: "there is no staff account \"\(wanted)\"; `frontdesk staff list` lists them"))
    }
    let user = Environment.systemUser
    return .no(
      Localized(
        zh: "系统用户 \(user) 没有对应的员工账号；请用 --as 指定员工",
        en: "no staff account belongs to the system user \(user); name one with --as"))
  }

  /// Prints a line of text.
  func say(_ text: Localized) { Output.line(text[language]) }
}

/// An open database and the member of staff who acts on it.
struct OpenClinic {
  let store: Store
  let member: StaffMember
  let isDemo: Bool
  /// What was typed to come in; nil where nothing was asked for.
  let password: Secret?
}
