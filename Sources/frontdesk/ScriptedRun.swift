internal import Canvas
internal import Domain
internal import FrontdeskApp
internal import Glibc

/// A screen without a terminal that is fed keys from a script.
///
/// Results come before the next key, as if the person waited for the screen to settle, so that a
/// script shows the same from run to run.
final class ScriptedScreen: Screen {
  private(set) var size: Size
  private(set) var last: Frame?
  private var events: [Event]
  /// Whether work is on its way.
  var isBusy: () -> Bool = { false }
  /// Told of each picture that has settled, before the next key.
  var settled: (Frame) -> Void = { _ in }

  init(size: Size, events: [Event]) {
    self.size = size
    self.events = events
  }

  func show(_ frame: Frame) { last = frame }

  func wait(wake: Int32, timeoutMilliseconds: Int?) -> [Event] {
    var entry = pollfd(fd: wake, events: Int16(POLLIN), revents: 0)
    // Ten seconds without an answer is no settling any more.
    if poll(&entry, 1, isBusy() ? 10_000 : 0) > 0 { return [] }
    if let last { settled(last) }
    guard !events.isEmpty else { return [.hangUp] }
    let event = events.removeFirst()
    if case .resize(let size) = event { self.size = size }
    return [event]
  }

  func invalidate() {}
  func use(_ theme: Theme) {}
}

/// Runs the screens on a script and prints the last picture as text, or with `--each` every one:
/// that before the first key and one after each key, a form feed between them.
enum ScriptedRun {
  static func run(_ script: String, session: Session) throws(CommandFailure) -> ExitCode {
    let events: [Event]
    do {
      events = try KeyScript.parse(script)
    } catch {
      throw .use(
        Localized(
          zh: "--script 第 \(error.column) 列看不懂 \"\(error.part)\"；例如 zs<Down><Enter>",
          en: "--script makes no sense at column \(error.column), \"\(error.part)\"; "
            + "for example zs<Down><Enter>"))
    }
    let size = try size(session)
    let desk = try Desk(session, size: size, hasColor: false, isForPerson: false, resumes: false)
    let screen = ScriptedScreen(size: size, events: events)
    let program = Program(
      model: desk.model, screen: screen, runner: desk.runner, world: desk.world,
      themes: desk.themes)
    screen.isBusy = { [unowned program] in program.inFlight > 0 }
    if session.options.has("--each") {
      var count = 0
      screen.settled = { frame in
        Output.raw((count > 0 ? "\u{0C}" : "") + PlainFrame.text(of: frame))
        count += 1
      }
      _ = program.run()
      return .done
    }
    _ = program.run()
    if let frame = screen.last { Output.raw(PlainFrame.text(of: frame)) }
    return .done
  }

  /// The size that `--size` names, 80x24 when it does not.
  private static func size(_ session: Session) throws(CommandFailure) -> Size {
    guard let text = session.options["--size"] else { return Size(columns: 80, rows: 24) }
    let parts = text.split(separator: "x").compactMap { Int($0) }
    guard parts.count == 2, (1...500).contains(parts[0]), (1...300).contains(parts[1]) else {
      throw .use(
        Localized(zh: "--size 应如 120x35", en: "--size takes columns x rows, such as 120x35"))
    }
    return Size(columns: parts[0], rows: parts[1])
  }
}

/// Prints one screen as text and ends.
enum ShowCommand: Subcommand {
  static let name = "show"
  static let usage = "frontdesk show lookup|followups|PATIENT [archive|trends] [--size CxR]"
  static let summary = Localized(
    zh: "把一个界面按文字打印出来", en: "Print one screen as text")
  static let mostWords = 2

  static func run(_ session: Session) throws(CommandFailure) -> ExitCode {
    let words = session.options.words
    switch (words.first, words.dropFirst().first) {
    case ("lookup", nil): return try ScriptedRun.run("<F2>", session: session)
    case ("followups", nil): return try ScriptedRun.run("<F5>", session: session)
    case (let patient?, nil), (let patient?, "archive"):
      return try ScriptedRun.run(card(of: patient, session) + "<Enter>", session: session)
    case (let patient?, "trends"):
      return try ScriptedRun.run(card(of: patient, session) + "<Enter><F4>", session: session)
    default: throw wrongUse
    }
  }

  /// The card of the one patient that a word means, which the screens then find for certain.
  private static func card(
    of word: String, _ session: Session
  ) throws(CommandFailure) -> String {
    CardNumber(serial: try session.open().patient(word).value).description
  }
}
