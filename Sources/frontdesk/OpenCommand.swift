internal import Canvas
internal import Domain
internal import FrontdeskApp
internal import Glibc
internal import Terminal

/// Opens the screens.
enum OpenCommand: Subcommand {
  static let name = "open"
  static let usage =
    "frontdesk [--database F] [--lang zh|en] [--theme T] [--glyphs line|block|ascii] [--plain]"
  static let summary = Localized(zh: "打开界面", en: "Open the screens")

  static func run(_ session: Session) throws(CommandFailure) -> ExitCode {
    if let reason = PlainRun.reason(session) { return try PlainRun.run(reason, session: session) }
    if let script = session.options["--script"] {
      return try ScriptedRun.run(script, session: session)
    }
    // Before the terminal is touched, so that a wrong path is told on a clean screen.
    let hasColor = Environment.variable("NO_COLOR") == nil
    let desk = try Desk(
      session, size: Size(columns: 80, rows: 24), hasColor: hasColor, isForPerson: true,
      resumes: true)
    let screen: NcursesScreen
    do {
      screen = try NcursesScreen(theme: desk.theme)
    } catch {
      throw .world(error.message)
    }
    defer { screen.stop() }
    let program = Program(
      model: desk.model, screen: screen, runner: desk.runner, world: desk.world,
      themes: desk.themes, allowsColor: hasColor)
    _ = program.run()
    return .done
  }
}

extension TerminalError {
  /// The sentence for the person, with the way out.
  var message: Localized {
    switch self {
    case .notATerminal(.input):
      Localized(
        zh: "标准输入不是终端；请在终端里运行，或用 --plain 或命令 (frontdesk --help)",
        en:
          "standard input is no terminal; run in one, use --plain, or a command (`frontdesk --help`)"
      )
    case .notATerminal(.output):
      Localized(
        zh: "标准输出不是终端；请在终端里运行，或用 --plain 或命令 (frontdesk --help)",
        en:
          "standard output is no terminal; run in one, use --plain, or a command (`frontdesk --help`)"
      )
    case .unknownTerminal(nil):
      Localized(
        zh: "没有设置变量 TERM；请设为 xterm-256color 或 linux，或用 --plain",
        en: "the variable TERM is not set; set it to xterm-256color or linux, or use --plain")
    case .unknownTerminal(let name?):
      Localized(
        zh: "不认识终端类型 TERM=\(name)；请设为 xterm-256color 或 linux，或用 --plain",
        en:
          "the terminal TERM=\(name) is not known; set it to xterm-256color or linux, or use --plain"
      )
    case .terminalWithoutCursor(let name):
      Localized(
        zh: "终端 \(name) 不能移动光标；请换一个终端，或用 --plain",
        en:
          "the terminal \(name) cannot move its cursor; use another, or --plain"
      )
    case .noUTF8Locale(let name):
      Localized(
        zh: "没有 UTF-8 语言环境 (现为 \(name))；请设 LC_ALL=C.UTF-8",
        en: "there is no UTF-8 locale (now \(name)); set LC_ALL=C.UTF-8")
    case .system(let call, let code):
      Localized(
        zh: "终端出错：\(call)：\(String(cString: strerror(code)))",
        en: "the terminal failed: \(call): \(String(cString: strerror(code)))")
    }
  }
}
