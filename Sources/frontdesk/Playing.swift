internal import Domain
internal import FrontdeskApp
internal import Processes

/// Plays a recording with the program that the machine's administrator has set up.
enum Playing {
  /// Hands the sound over by standard input and waits for the player's end.
  ///
  /// - Parameter isStopped: Asked again and again whether it is to be ended.
  /// - Returns: Why it was not played, else nil.
  static func attempt(
    _ facts: RecordingFacts, isStopped: (() -> Bool)? = nil
  ) -> Localized? {
    let command: ChildProcess
    do throws(OutsideCommands.Failure) {
      guard var found = try OutsideCommands().commands["play"] else { return notSetUp }
      found.milliseconds = longest
      command = found
    } catch {
      return error.message(missing: notSetUp)
    }
    let content: [UInt8]
    do throws(RecordingFile.Refusal) {
      content = try RecordingFile.content(of: facts)
    } catch {
      return error == .missing ? moved : error.message
    }
    do throws(ChildProcess.Failure) {
      let outcome = try command.run(input: content, isStopped: isStopped)
      guard outcome.code != 0 else { return nil }
      return Localized(
        zh: "\(command.program) 以 \(outcome.code) 结束，可能没有放完；请检查播放程序",
        en: "\(command.program) ended with \(outcome.code) and may not have played it all; "
          + "check the player")
    } catch {
      if error == .stopped { return nil }
      return Localized(
        zh: "无法运行 \(command.program)；请检查是否已安装",
        en: "\(command.program) cannot be run; check that it is installed")
    }
  }

  /// Two hours, in milliseconds: longer than any call.
  private static let longest = 7_200_000

  private static let moved = Localized(
    zh: "录音已移走或改动；用 frontdesk followup recordings --find 文件夹 找回",
    en: "moved or changed; find it by frontdesk followup recordings --find FOLDER")

  private static var notSetUp: Localized {
    let path = OutsideCommands.path
    return Localized(
      zh: "没有设置播放程序；请管理员在 \(path) 写一行，如 play /usr/bin/mpv --no-video -",
      en: "no player is set up; the administrator writes a line such as "
        + "`play /usr/bin/mpv --no-video -` in \(path)")
  }
}
