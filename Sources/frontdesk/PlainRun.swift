internal import Canvas
internal import Domain
internal import FrontdeskApp
internal import Glibc
internal import Synchronization

/// Opens the program as numbered text, for screen readers, braille, dumb terminals and scripts.
enum PlainRun {
  /// Why plain mode is wanted.
  enum Reason {
    case asked
    /// The variable that asks for it, such as `TERM=dumb`.
    case environment(String)
  }

  /// Why plain mode is to be opened; `FRONTDESK_PLAIN=0` keeps to the screens.
  static func reason(_ session: Session) -> Reason? {
    if session.options.has("--plain") { return .asked }
    if let wish = Environment.variable("FRONTDESK_PLAIN") {
      return wish == "0" ? nil : .environment("FRONTDESK_PLAIN=\(wish)")
    }
    // Without a terminal there is nobody to fall back for: that stays the error that it is.
    guard Environment.variable("TERM") == "dumb", Environment.isTerminal(STDIN_FILENO),
      Environment.isTerminal(STDOUT_FILENO)
    else { return nil }
    return .environment("TERM=dumb")
  }

  static func run(_ reason: Reason, session: Session) throws(CommandFailure) -> ExitCode {
    if session.options.has("--script") {
      throw .use(
        Localized(
          zh: "--script 是给界面按键用的；文字模式请把各行写到标准输入",
          en: "--script presses keys of the screens; give plain mode its lines on standard input"))
    }
    // Lines from a file have nobody behind them who could type a password.
    let desk = try Desk(
      session, size: Size(columns: 80, rows: 24), hasColor: false,
      isForPerson: Environment.isTerminal(STDIN_FILENO), resumes: false)
    if case .environment(let wish) = reason {
      let text = Localized(
        zh: "\(wish)：使用文字模式 (--plain)", en: "\(wish): using plain mode (--plain)")
      Output.error(text[desk.model.language])
    }
    let console = try LineConsole()
    defer { console.close() }
    let program = PlainProgram(
      model: desk.model, console: console, runner: desk.runner, world: desk.world)
    _ = program.run()
    return program.leavesUnsaved ? .no : .done
  }
}

/// Lines from standard input and lines to standard output, whatever both are.
final class LineConsole: PlainConsole {
  /// A line longer than this is cut: nobody types it.
  private static let longestLine = 1 << 16

  let isInteractive: Bool
  private let isTerminalOutput: Bool
  private let signals: LineSignals
  private var buffer: [UInt8] = []
  private var isSkippingRest = false
  private var isAtEnd = false

  init() throws(CommandFailure) {
    isInteractive = Environment.isTerminal(STDIN_FILENO)
    isTerminalOutput = Environment.isTerminal(STDOUT_FILENO)
    signals = try LineSignals(catchesInterrupt: isInteractive)
  }

  func close() { signals.close() }

  var isBroken: Bool { Output.failure.load(ordering: .relaxed) != 0 }

  // MARK: - Input

  func next(prompt: String) -> PlainEvent {
    if isInteractive, isTerminalOutput { Output.raw(prompt) }
    while true {
      if let line = takeLine() { return line }
      if isAtEnd {
        // A terminal goes on after Ctrl-D, when the person decides to stay.
        isAtEnd = !isInteractive
        return .end
      }
      switch signals.wait(for: STDIN_FILENO) {
      case .hangUp: return .hangUp
      case .interrupted:
        buffer = []
        if isTerminalOutput { Output.raw("\n") }
        return .interrupted
      case .ready: readMore()
      }
    }
  }

  func secret(prompt: String) -> Secret? {
    // The terminal itself is asked: what comes through the standard input may come from a file.
    do throws(CommandFailure) { return try PasswordPrompt.ask(prompt) } catch { return nil }
  }

  func wait(for descriptor: Int32) -> Bool {
    while true {
      switch signals.wait(for: descriptor) {
      case .ready: return true
      case .hangUp: return false
      case .interrupted: continue
      }
    }
  }

  private func readMore() {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(STDIN_FILENO, &bytes, bytes.count)
    if count > 0 {
      buffer += bytes[..<count]
    } else if count == 0 || errno != EINTR {
      isAtEnd = true
    }
  }

  /// The next whole line, or what stands before the end of the input.
  private func takeLine() -> PlainEvent? {
    while let end = buffer.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) {
      let line = buffer[..<end]
      // The two ends of a line of another system are one.
      let isPair = buffer[end...].starts(with: [0x0D, 0x0A])
      buffer.removeFirst(end + (isPair ? 2 : 1))
      if isSkippingRest {
        isSkippingRest = false
        continue
      }
      return event(line)
    }
    if buffer.count > Self.longestLine {
      let line = buffer.prefix(Self.longestLine)
      buffer = []
      defer { isSkippingRest = true }
      return isSkippingRest ? nil : event(line)
    }
    guard isAtEnd, !buffer.isEmpty else { return nil }
    defer { buffer = [] }
    return event(buffer[...])
  }

  private func event(_ line: ArraySlice<UInt8>) -> PlainEvent {
    guard let text = String(validating: line, as: UTF8.self) else { return .garbled }
    return .line(text)
  }

  // MARK: - Output

  func write(_ lines: [String]) {
    guard !lines.isEmpty, !isBroken else { return }
    let columns = isTerminalOutput ? Environment.terminalColumns(STDOUT_FILENO) : nil
    let text = lines.flatMap { line in
      // A column is left free: many terminals break a line that fills the last one themselves.
      columns.map { TextClip.wrap(line, columns: max(20, $0 - 1)) } ?? [line]
    }
    Output.raw(text.map { $0 + "\n" }.joined())
  }
}
