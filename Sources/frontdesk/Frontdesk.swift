internal import Canvas
internal import Domain
internal import Glibc
internal import Store
internal import Synchronization

/// The program as the shell sees it: picks the command and turns its end into an exit code.
enum Frontdesk {
  static let version = ProgramVersion.number

  /// The commands, in the order the help lists them.
  private static let commands: [any Subcommand.Type] = [
    OpenCommand.self, DemoCommand.self, InitCommand.self, FindCommand.self, PatientCommand.self,
    ImportCommand.self, RulesCommand.self, TagsCommand.self, TagCommand.self, TrendCommand.self,
    QueueCommand.self,
    FollowUpCommand.self,
    AppointmentsCommand.self, AppointmentCommand.self, SlotsCommand.self, RemindersCommand.self,
    ScheduleCommand.self, NoticeCommand.self, FormCommand.self, PlanCommand.self,
    AdviceCommand.self, CareCommand.self, ReportCommand.self, FiguresCommand.self,
    FamilyCommand.self,
    UndoCommand.self,
    ShowCommand.self, StaffCommand.self, PolicyCommand.self, ApproveCommand.self,
    AuditCommand.self, BackupCommand.self, CheckCommand.self, MigrateCommand.self,
    DoctorCommand.self,
  ]

  /// Runs a command line; the first word is the program's own name.
  static func main(_ arguments: [String]) -> Int32 {
    Environment.secure()
    // Known before anything can go wrong, so that what is wrong is told in it.
    let language = wantedLanguage(arguments) ?? Environment.language
    do {
      let code = try run(Array(arguments.dropFirst()), language: language)
      try checkOutput()
      return code.rawValue
    } catch {
      Output.error("error: \(error.message[language])")
      return error.code.rawValue
    }
  }

  /// Fails when what was printed did not arrive, as on a full disk; a reader that has seen enough
  /// and left is none.
  private static func checkOutput() throws(CommandFailure) {
    let code = Output.failure.load(ordering: .relaxed)
    guard code != 0, code != EPIPE else { return }
    let reason = String(cString: strerror(code))
    throw .world(
      Localized(
        zh: "输出没有写完：\(reason)；请腾出空间后重试",
        en: "the output could not be written whole: \(reason); make room and try again"))
  }

  private static func wantedLanguage(_ arguments: [String]) -> Language? {
    for (index, word) in arguments.enumerated() {
      if word.hasPrefix("--lang=") { return Language(rawValue: String(word.dropFirst(7))) }
      if word == "--lang", index + 1 < arguments.count {
        return Language(rawValue: arguments[index + 1])
      }
    }
    return nil
  }

  private static func run(
    _ arguments: [String], language: Language
  ) throws(CommandFailure) -> ExitCode {
    let (command, rest) = try choose(arguments)
    let options = try Options(rest, own: command.options)
    if let wanted = options["--lang"], Language(rawValue: wanted) == nil {
      throw .use(Localized(zh: "--lang 应为 zh 或 en", en: "--lang takes zh or en"))
    }
    if options.has("--version") {
      Output.line("frontdesk \(version)")
      return .done
    }
    if options.has("--help") {
      Output.raw(help(of: command, language))
      return .done
    }
    try check(options, of: command)
    return try command.run(Session(options: options, language: language))
  }

  /// Refuses what a command would pass over in silence.
  private static func check(
    _ options: Options, of command: any Subcommand.Type
  ) throws(CommandFailure) {
    if options.words.count > command.mostWords {
      let word = options.words[command.mostWords]
      throw .use(
        Localized(
          zh: "多余的 \"\(word)\"；用法：\(command.usage)",
          en: "\"\(word)\" is too much; usage: \(command.usage)"))
    }
    if options.has("--json"), !command.printsJSON {
      throw .use(
        Localized(
          zh: "\(command.name) 没有 JSON 输出；请去掉 --json",
          en: "\(command.name) prints no JSON; leave out --json"))
    }
  }

  /// The command that the first word names which is no option; opening the screens when none is.
  private static func choose(
    _ arguments: [String]
  ) throws(CommandFailure) -> (any Subcommand.Type, [String]) {
    var index = 0
    let takingValue: Set<String> = [
      "--database", "--data-dir", "--lang", "--theme", "--as", "--script", "--size", "--glyphs",
    ]
    while index < arguments.count, arguments[index].hasPrefix("-") {
      index += takingValue.contains(arguments[index]) ? 2 : 1
    }
    guard index < arguments.count else { return (OpenCommand.self, arguments) }
    var rest = arguments
    let name = rest.remove(at: index)
    if name == "help" {
      let (command, rest) = try choose(rest)
      return (command, ["--help"] + rest)
    }
    guard let command = commands.first(where: { $0.name == name }) else {
      throw unknownCommand(name)
    }
    return (command, rest)
  }

  private static func unknownCommand(_ name: String) -> CommandFailure {
    // Two slips of the keys; anything farther off would be a guess.
    let near = commands.map { ($0.name, distance($0.name, name)) }
      .filter { $0.1 <= 2 && $0.1 < name.count }.min { $0.1 < $1.1 }?.0
    return .use(
      Localized(
        zh: "没有命令 \"\(name)\"；\(near.map { "是不是 \($0)？" } ?? "")frontdesk --help 列出全部命令",
        en: "there is no command \"\(name)\"; \(near.map { "did you mean \($0)? " } ?? "")"
          + "`frontdesk --help` lists all commands"))
  }

  private static func help(of command: any Subcommand.Type, _ language: Language) -> String {
    guard command == OpenCommand.self else {
      return "\(command.usage)\n\n\(command.summary[language])\n"
    }
    let head = Localized(
      zh: "frontdesk：诊所前台的终端程序。不带命令时打开界面。\n\n",
      en:
        "frontdesk: the clinic's front desk in a terminal. Without a command it opens the screens.\n\n"
    )
    let list = commands.map { "  \($0.usage)\n      \($0.summary[language])\n" }.joined()
    let foot = Localized(
      zh: """

        通用选项：--database 文件  --data-dir 文件夹  --lang zh|en  --theme 名称  --as 员工
        --plain 逐行的文字模式，适合读屏软件、盲文显示器和脚本 (也可设 FRONTDESK_PLAIN=1)
        退出码：0 完成，1 否或部分被拒，2 用法错误，3 磁盘、锁或终端故障

        """,
      en: """

        Everywhere: --database FILE  --data-dir DIR  --lang zh|en  --theme NAME  --as STAFF
        --plain: numbered lines of text for screen readers, braille and scripts (or FRONTDESK_PLAIN=1)
        Exit codes: 0 done, 1 no or some refused, 2 wrong use, 3 disk, lock or terminal failed

        """)
    return head[language] + list + foot[language]
  }

  /// The number of letters to change to get from one word to another (Levenshtein).
  static func distance(_ one: String, _ other: String) -> Int {
    let other = Array(other)
    var row = Array(0...other.count)
    for (i, letter) in one.enumerated() {
      var before = row[0]
      row[0] = i + 1
      for j in other.indices {
        let cost = other[j] == letter ? before : before + 1
        before = row[j + 1]
        row[j + 1] = min(cost, row[j] + 1, before + 1)
      }
    }
    return row[other.count]
  }
}
