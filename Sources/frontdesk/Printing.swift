internal import Domain
internal import Processes

/// Sends a text to the printer that the machine's administrator has set up.
enum Printing {
  /// Prints; the text goes in by standard input, so that no other process reads it.
  ///
  /// - Parameter lines: Lines that have passed the display filter.
  static func send(_ lines: [String]) throws(CommandFailure) {
    let command: ChildProcess
    do throws(OutsideCommands.Failure) {
      guard let found = try OutsideCommands().commands["print"] else {
        throw .missing(path: "print")
      }
      command = found
    } catch {
      throw .no(
        error.message(
          missing: Localized(
            zh: "没有设置打印机；请管理员在 \(OutsideCommands.path) 写一行，如 print /usr/bin/lp",
            en: "no printer is set up; the administrator writes a line such as `print /usr/bin/lp` "
              + "in \(OutsideCommands.path)")))
    }
    let outcome: ChildProcess.Outcome
    do throws(ChildProcess.Failure) {
      outcome = try command.run(input: Array(lines.map { $0 + "\n" }.joined().utf8))
    } catch {
      throw .world(message(of: error, program: command.program))
    }
    guard outcome.code == 0 else {
      throw .world(
        Localized(
          zh: "\(command.program) 以 \(outcome.code) 结束，可能没有打印；请检查打印机",
          en: "\(command.program) ended with \(outcome.code) and may not have printed; "
            + "check the printer"))
    }
  }

  /// Prints; why it did not, else nil.
  static func attempt(_ lines: [String]) -> Localized? {
    do throws(CommandFailure) {
      try send(lines)
      return nil
    } catch {
      return error.message
    }
  }

  private static func message(of failure: ChildProcess.Failure, program: String) -> Localized {
    switch failure {
    case .tookTooLong, .stopped:
      Localized(
        zh: "\(program) 没有响应，已停止；请检查打印机",
        en: "\(program) did not answer and was stopped; check the printer")
    case .notAbsolute, .system:
      Localized(
        zh: "无法运行 \(program)；请检查是否已安装", en: "\(program) cannot be run; check that it is installed")
    }
  }
}

extension OutsideCommands.Failure {
  /// - Parameter missing: What is said where there is no such file or no such line in it.
  func message(missing: Localized) -> Localized {
    let path = OutsideCommands.path
    switch self {
    case .missing: return missing
    case .insecure:
      return Localized(
        zh: "\(path) 不是只有 root 可写，不予采用",
        en: "\(path) can be written by others than root and is not used")
    case .line(_, let number):
      return Localized(
        zh: "\(path) 第 \(number) 行看不懂", en: "line \(number) of \(path) cannot be read")
    case .unreadable: return Localized(zh: "无法读取 \(path)", en: "\(path) cannot be read")
    }
  }
}
