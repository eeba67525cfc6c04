package import Canvas
import Domain
import Widgets

/// Why the program ended.
package enum ExitReason: Equatable, Sendable {
  /// The person asked for it.
  case quit
  /// The terminal went away or asked for it.
  case hangUp
}

/// The run loop: waits for the terminal and for results, updates the model, paints.
///
/// Nothing happens while nothing happens: the loop sleeps until a key, a result, the next minute
/// of the clock, the next moment at which something expires, or the next look for what other
/// terminals wrote. Not Sendable: everything runs on the thread that calls `run`.
package final class Program {
  package private(set) var model: Model
  private let screen: any Screen
  private let runner: any EffectRunning
  private let world: World
  private let themes: [Theme]
  private let allowsColor: Bool
  private let mailbox = Mailbox<Answer>()

  /// Effects that were started and are not answered yet; 0 means idle.
  package private(set) var inFlight = 0
  /// Those of them that must be done before the program ends.
  private var writing = 0
  /// Those of them that ask for the people that a query finds.
  private var askingForPeople = 0
  private var exit: ExitReason?
  private var needsPaint = true
  private var painter = Painter()
  /// When results alone were last painted, in the world's milliseconds.
  private var paintedAt = 0
  private var polledAt = 0
  private var isPolling = false
  /// What the person waits for.
  private var readings = ReadingWatch()

  /// Results wait until this long after the last frame, so that a burst is one frame.
  package static let frameMilliseconds = 10
  /// How often it is asked whether another terminal wrote.
  package static let pollMilliseconds = 1_000

  /// How long a key waits for the rows it asks for, so that both are one picture.
  package static let rowsMilliseconds = 3

  /// How long the end waits for what is being written; a disk that takes longer has failed.
  package static let finishMilliseconds = 5_000

  /// The answer to an effect.
  private struct Answer: Sendable {
    var message: Message
    /// What it answers.
    var effect: Effect
    /// The number under which that began.
    var id: Int
    /// For whom it was asked.
    var epoch: Int
  }

  /// - Parameters:
  ///   - themes: The themes by which `Effect.useTheme` finds its colours.
  ///   - allowsColor: Whether a theme may bring colours; false where the person wants none.
  package init(
    model: Model, screen: any Screen, runner: any EffectRunning, world: World,
    themes: [Theme] = [DefaultTheme.dark], allowsColor: Bool = true
  ) {
    self.allowsColor = allowsColor
    self.model = model
    self.screen = screen
    self.runner = runner
    self.world = world
    self.themes = themes
  }

  /// Runs until the person or the terminal ends it.
  package func run() -> ExitReason {
    let start = world.uptimeMilliseconds()
    polledAt = start
    paintedAt = start - Self.frameMilliseconds
    model.size = screen.size
    screen.isMouseOn = model.desk.isMouseOn
    take(.clock(world.now(), world.zone.local(world.now())))
    take(.started)
    paint()
    while exit == nil { step() }
    finishWriting()
    return exit ?? .quit
  }

  /// Waits for what is being written, so that nothing entered is lost with the process.
  private func finishWriting() {
    let deadline = world.uptimeMilliseconds() + Self.finishMilliseconds
    while writing > 0 {
      let left = deadline - world.uptimeMilliseconds()
      guard left > 0 else { return }
      mailbox.wait(milliseconds: left)
      for result in mailbox.drain() { receive(result) }
    }
  }

  // MARK: - One turn

  private func step() {
    let events = screen.wait(
      wake: mailbox.readEnd, timeoutMilliseconds: timeout(now: world.uptimeMilliseconds()))
    tellTime()
    let results = mailbox.drain()
    for result in results { receive(result) }
    for effect in readings.becomeSlow(at: world.uptimeMilliseconds()) { take(.slow(effect)) }
    for event in events {
      // Before it is taken, which then needs no look for what it changed.
      needsPaint = true
      take(.event(event))
      if event == .hangUp { exit = .hangUp }
    }
    pollIfDue()
    if !events.isEmpty { awaitPeople() }
    guard exit == nil, needsPaint else { return }
    // A key is answered at once, and so are the first result after it and the last one on its way;
    // only results between them wait for the rest of the frame.
    let now = world.uptimeMilliseconds()
    if !events.isEmpty || inFlight == 0 {
      paint()
    } else if now - paintedAt >= Self.frameMilliseconds {
      paint()
      paintedAt = now
    }
  }

  /// Gives the people that the last key asks for a moment to come.
  ///
  /// Most are there sooner than the picture without them would be drawn.
  private func awaitPeople() {
    let deadline = world.uptimeMilliseconds() + Self.rowsMilliseconds
    while askingForPeople > 0 {
      let left = deadline - world.uptimeMilliseconds()
      guard left > 0 else { return }
      mailbox.wait(milliseconds: left)
      let results = mailbox.drain()
      if results.isEmpty { return }
      for result in results { receive(result) }
    }
  }

  private func paint() {
    let size = screen.size
    if size != model.size { take(.event(.resize(size))) }
    screen.show(painter.frame(of: model, size: size))
    needsPaint = false
  }

  /// How long to wait at most, in milliseconds.
  private func timeout(now: Int) -> Int {
    let local = world.zone.local(world.now())
    let toNextMinute = (60 - local.secondOfDay % 60) * 1_000
    var wait = toNextMinute
    if !model.desk.isLocked { wait = min(wait, max(0, polledAt + Self.pollMilliseconds - now)) }
    if let deadline = model.nextDeadline {
      wait = min(wait, max(0, deadline.seconds - world.now().seconds) * 1_000)
    }
    if let deadline = readings.deadline { wait = min(wait, max(0, deadline - now)) }
    if needsPaint { wait = min(wait, max(0, paintedAt + Self.frameMilliseconds - now)) }
    return wait
  }

  private func pollIfDue() {
    let now = world.uptimeMilliseconds()
    guard !model.desk.isLocked, now - polledAt >= Self.pollMilliseconds, !isPolling else { return }
    polledAt = now
    take(.timeToPoll)
  }

  // MARK: - Messages

  private func tellTime() {
    let now = world.now()
    if now != model.now { take(.clock(now, world.zone.local(now))) }
  }

  private func receive(_ answer: Answer) {
    let result = answer.message
    inFlight -= 1
    readings.end(answer.id)
    if answer.effect.mustFinish { writing -= 1 }
    if answer.effect.asksForPeople { askingForPeople -= 1 }
    if answer.effect == .pollChanges { isPolling = false }
    // What was asked for one person is never shown to the next.
    if answer.epoch == model.account.epoch { take(result) }
  }

  /// Updates the model, and paints later when it changed by more than the running seconds.
  private func take(_ message: Message) {
    let effects = needsPaint ? update(&model, message) : updateAndCompare(message)
    for effect in effects { start(effect) }
  }

  /// Updates the model, which is painted when it changed.
  private func updateAndCompare(_ message: Message) -> [Effect] {
    var before = model
    let effects = update(&model, message)
    before.now = model.now
    if before != model { needsPaint = true }
    return effects
  }

  private func start(_ effect: Effect) {
    switch effect {
    case .quit:
      exit = exit ?? .quit
    case .redraw:
      screen.invalidate()
      needsPaint = true
    case .copy(let text): take(.copySent(screen.copy(text)))
    case .forgetCopy: _ = screen.copy("")
    case .useMouse(let isOn): screen.isMouseOn = isOn
    case .suspend:
      // Whoever stops the machine meanwhile must find everything on the disk.
      finishWriting()
      screen.suspend()
      needsPaint = true
    case .useTheme(let name):
      guard let theme = themes.first(where: { $0.name == name }) else { return }
      model.hasColor = allowsColor && !theme.isMonochrome
      screen.use(theme)
      needsPaint = true
    default:
      if effect == .pollChanges { isPolling = true }
      // Counted before it starts, so that nobody sees an idle program with work on its way.
      inFlight += 1
      if effect.mustFinish { writing += 1 }
      if effect.asksForPeople { askingForPeople += 1 }
      let id = readings.begin(effect, at: world.uptimeMilliseconds())
      let epoch = model.account.epoch
      runner.run(effect) { [mailbox] in
        mailbox.post(Answer(message: $0, effect: effect, id: id, epoch: epoch))
      }
    }
  }
}
