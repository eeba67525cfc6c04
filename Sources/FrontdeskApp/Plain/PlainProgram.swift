import Canvas
import Domain

/// The run loop of plain mode: a line in, its answer out, and no picture in between.
///
/// The model, the update, the effects and the commands are those of the screens. Nothing happens
/// while nobody types; before each line it is asked once whether another terminal wrote. Not
/// Sendable: everything runs on the thread that calls `run`.
package final class PlainProgram {
  package internal(set) var model: Model
  let console: any PlainConsole
  var session = PlainSession()
  private let runner: any EffectRunning
  private let world: World
  private let mailbox = Mailbox<(message: Message, epoch: Int)>()
  private var inFlight = 0
  var exit: ExitReason?
  /// Whether the present line has been answered with at least one line.
  private var hasSpoken = false

  package init(
    model: Model, console: any PlainConsole, runner: any EffectRunning, world: World
  ) {
    self.model = model
    self.model.size = PlainText.size
    self.console = console
    self.runner = runner
    self.world = world
  }

  /// Whether the input ended before everything that was begun was saved, with nobody to ask.
  package private(set) var leavesUnsaved = false

  /// Runs until the person, the input or the terminal ends it.
  package func run() -> ExitReason {
    tell()
    take(.started)
    settle()
    write(session.page(model))
    while exit == nil, !console.isBroken {
      if askSecret() { continue }
      switch console.next(prompt: PlainText.prompt(model) + ": ") {
      case .line(let line): answer(line)
      case .garbled: refuseBytes()
      case .interrupted: interrupt()
      case .end: end()
      case .hangUp:
        take(.event(.hangUp))
        settle()
        exit = .hangUp
      }
    }
    return exit ?? .hangUp
  }

  /// Prints lines and remembers that something was said.
  func write(_ lines: [String]) {
    if !lines.isEmpty { hasSpoken = true }
    console.write(lines)
  }

  /// Reads out what is new; a line that changed nothing is answered with where one is.
  func report() {
    if let toast = model.toast { announce(toast) }
    if let problem = model.outcome?.problem { announce(.problem, problem) }
    if let problem = model.settings.problem { announce(.problem, problem) }
    if let problem = model.cardForm.problem { announce(.problem, problem) }
    if case .change(let change) = model.tables.dialog, let problem = change.problem {
      announce(.problem, problem)
    }
    write(session.news(model))
    if !hasSpoken { write(PlainText.screen(model).prefix(1).map(\.text)) }
    hasSpoken = false
  }

  // MARK: - Ends

  /// Ctrl-C gives up what is open and never ends the program.
  private func interrupt() {
    take(.plain(.listen))
    take(.command(.cancel))
    settle()
    report()
  }

  /// The end of the input ends the program; a person is warned once of what is not saved.
  private func end() {
    if console.isInteractive {
      take(.plain(.listen))
      take(.command(.quit))
      settle()
      guard exit == nil else { return }
      report()
    } else {
      let unsaved = model.unsaved
      leavesUnsaved = unsaved.count > 0
      // What was begun is kept as drafts before anybody is told of it.
      take(.event(.hangUp))
      settle()
      if leavesUnsaved { announce(.problem, PlainPhrase.unsaved(unsaved)) }
      exit = .quit
    }
  }

  /// Nothing of a line in another encoding is used.
  private func refuseBytes() {
    take(.plain(.listen))
    take(.event(.garbled(1)))
    report()
  }

  // MARK: - Messages

  /// Tells the time; what it alone changes is not read out.
  func tell() {
    take(.clock(world.now(), world.zone.local(world.now())))
    session.pass(model)
  }

  /// Updates the model and starts what it asks for.
  func take(_ message: Message) {
    for effect in update(&model, message) { start(effect) }
  }

  private func start(_ effect: Effect) {
    if effect == .quit { exit = exit ?? .quit }
    // What is left concerns the terminal, of which nothing is known here.
    guard effect.isForRunner else { return }
    inFlight += 1
    let epoch = model.account.epoch
    runner.run(effect) { [mailbox] in mailbox.post(($0, epoch)) }
  }

  /// Waits until everything asked for has been answered, so that what is read is the whole answer.
  func settle() {
    while inFlight > 0, exit != .hangUp {
      guard console.wait(for: mailbox.readEnd) else {
        exit = .hangUp
        return
      }
      for answer in mailbox.drain() {
        inFlight -= 1
        // What was asked for one person is never read to the next.
        if answer.epoch == model.account.epoch { take(answer.message) }
      }
    }
  }
}
