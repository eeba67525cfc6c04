internal import Canvas
internal import Domain
internal import FrontdeskApp
internal import Glibc
internal import Processes
internal import Store

/// Prints what the program finds on this machine, for whoever must help from afar.
enum DoctorCommand: Subcommand {
  static let name = "doctor"
  static let usage = "frontdesk doctor"
  static let summary = Localized(
    zh: "列出本机环境：数据路径、按键、终端、语言、SQLite、数据库",
    en: "Show what is found here: data paths, keys, terminal, locale, SQLite, database")

  static func run(_ session: Session) throws(CommandFailure) -> ExitCode {
    Output.line("frontdesk \(Frontdesk.version)")
    let paths = try session.dataPaths()
    for folder in paths.folders {
      Output.row(["data", "\(access(folder, R_OK) == 0 ? "+" : "-") \(folder)"])
    }
    let dictionary = paths.find("sample-data/clinic/indicators.json5")
    Output.row(["clinic", "\(dictionary ?? "-")"])
    let themes = Themes(paths)
    Output.row(["themes", "\(themes.all.map(\.name).joined(separator: ", "))"])
    for problem in themes.diagnostics {
      let found = problem.diagnostic
      Output.error("\(problem.file)\(found.position): \(found.message[session.language])")
    }
    report(OwnKeys(paths), session.language)
    for name in ["TERM", "COLORTERM", "NO_COLOR", "LANG", "LC_ALL", "TZ"] {
      Output.row(["env", "\(name)=\(Environment.variable(name) ?? "")"])
    }
    Output.row(["terminal", "in=\(Environment.isTerminal(0)) out=\(Environment.isTerminal(1))"])
    let library = Store.libraryReport
    Output.row(["sqlite", "\(library.version) \(library.isSafeWithoutGate ? "" : "(gate needed)")"])
    advise(session)
    return try database(session)
  }

  /// What the administrator of the machine should see to, each with its remedy.
  private static func advise(_ session: Session) {
    let path = session.databasePath
    let place =
      access(path, F_OK) == 0
      ? path : String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex))
    for gap in MachineGuards.ofThisMachine(around: place).gaps {
      Output.row(["advice", gap.remedy[session.language]])
    }
  }

  /// The person's own keys, and what is wrong with them, each with its place.
  private static func report(_ keys: OwnKeys, _ language: Language) {
    guard let file = keys.file else { return Output.row(["keymap", "-"]) }
    Output.row(["keymap", file])
    for id in CommandID.allCases where keys.keymap.changed.contains(id) {
      guard let command = CommandRegistry.command(id) else { continue }
      let names = keys.keymap.names(of: command, language)
      Output.row(["key", "\(id.rawValue): \(names.joined(separator: ", "))"])
    }
    for diagnostic in keys.diagnostics {
      let help = diagnostic.help.map { "; " + $0[language] } ?? ""
      Output.error(
        "\(file)\(diagnostic.position): \(diagnostic.severity.rawValue): "
          + diagnostic.message[language] + help)
    }
  }

  private static func database(_ session: Session) throws(CommandFailure) -> ExitCode {
    Output.row(["database", "\(session.databasePath)"])
    do {
      let clinic = try session.open()
      let count = try usingStore { () throws(StoreError) in try clinic.store.patientCount() }
      Output.row(["schema", "\(Store.schemaVersion)"])
      Output.row(["patients", "\(count)"])
      Output.row(["acts as", "\(clinic.member.code) (\(clinic.member.role.rawValue))"])
      try reportRules(clinic, session)
      try reportRecordings(clinic, session)
      return .done
    } catch {
      Output.error("error: \(error.message[session.language])")
      return .no
    }
  }
}

extension DoctorCommand {
  /// How many recordings of calls are not where they were, for those who may know of them.
  private static func reportRecordings(
    _ clinic: OpenClinic, _ session: Session
  ) throws(CommandFailure) {
    guard clinic.store.access.allows(.read, .visitReason) else { return }
    let all = try usingStore { () throws(StoreError) in try clinic.store.recordings() }
    guard !all.isEmpty else { return }
    Output.row(["recordings", "\(all.count)"])
    let missing = all.count { !RecordingFile.isThere($0.file) }
    guard missing > 0 else { return }
    Output.row([
      "advice",
      Localized(
        zh: "\(missing) 段通话录音不在原处：frontdesk followup recordings --find 文件夹",
        en: "\(missing) recordings of calls are not where they were: "
          + "frontdesk followup recordings --find FOLDER")[session.language],
    ])
  }
}

// MARK: - Rules and indicators

extension DoctorCommand {
  /// How the rules stand, for those who may know, and what a newer dictionary would bring.
  private static func reportRules(
    _ clinic: OpenClinic, _ session: Session
  ) throws(CommandFailure) {
    let shipped = try ClinicFiles.indicators(try session.dataPaths())
    let missing = clinic.store.missingIndicators(among: shipped).added
    if !missing.isEmpty {
      Output.row([
        "advice",
        Localized(
          zh: "指标字典有 \(missing.count) 个新指标（\(missing.prefix(5).joined(separator: "、"))）："
            + "frontdesk init --update",
          en: "the dictionary has \(missing.count) new indicators "
            + "(\(missing.prefix(5).joined(separator: ", "))): frontdesk init --update")[
            session.language],
      ])
    }
    guard clinic.store.access.allows(.read, .rules) else { return }
    let (items, health) = try usingStore { () throws(StoreError) in
      (
        try clinic.store.ruleItems().count { $0.status == .active && $0.kind == .rule },
        RuleHealth(
          waiting: try clinic.store.dueRulesCount(), broken: try clinic.store.brokenRules(),
          night: try clinic.store.ruleNights(limit: 1).first)
      )
    }
    Output.row(["rules", "\(items)"])
    for line in health.lines { Output.row(["advice", line[session.language]]) }
    guard items == 0 else { return }
    Output.row([
      "advice",
      Localized(
        zh: "没有生效的标签规则；起始规则：frontdesk rules activate \(Self.rulesFolder(session))",
        en: "no tag rules are in force; the starting rules: frontdesk rules activate "
          + Self.rulesFolder(session))[session.language],
    ])
  }

  private static func rulesFolder(_ session: Session) -> String {
    (try? session.dataPaths())?.find("sample-data/clinic/rules") ?? "sample-data/clinic/rules"
  }
}

extension MachineGuards.Gap {
  /// What is open and how it is closed.
  fileprivate var remedy: Localized {
    switch self {
    case .processes:
      Localized(
        zh: "本机人人可见他人进程：请管理员以 hidepid=2 挂载 /proc",
        en: "everybody here sees everybody's processes: mount /proc with hidepid=2")
    case .swap:
      Localized(
        zh: "交换区未加密，内存内容可能写到磁盘：请用 dm-crypt 加密或关闭 swap",
        en: "swap is not encrypted, so that memory may reach the disk: encrypt it with dm-crypt or "
          + "turn it off")
    case .disk:
      Localized(
        zh: "数据库所在磁盘未加密 (dm-crypt/LUKS)：磁盘丢失即泄露",
        en: "the database's disk is not encrypted (dm-crypt, LUKS): whoever takes the disk reads it"
      )
    }
  }
}
