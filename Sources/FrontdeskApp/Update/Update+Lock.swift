import Canvas
import Domain

extension Model {
  /// Carries out a command that concerns the desk.
  mutating func performDesk(_ id: CommandID) -> [Effect] {
    switch id {
    case .lock: return lock()
    case .unlock: return account.hasPassword ? [] : unlocked()
    case .switchPerson: return switchPerson()
    case .signOut: return signOut()
    case .nextIdleTime: return nextIdleTime()
    default: return []
    }
  }

  /// Hides everything; what is open stays as it is behind the lock screen.
  mutating func lock() -> [Effect] {
    guard !desk.isLocked else { return [] }
    let effects = keepDraft() + releaseCall()
    desk.isLocked = true
    revealed = nil
    account.dialog = nil
    wasAskedToQuit = false
    toast = nil
    // Nobody is there to see the record that a scanner asked for.
    lookup.opensWhenFound = false
    account.card = account.hasPassword ? SignInCard(.unlock) : nil
    lookup.ahead.drop()
    followUps.ahead.drop()
    return effects
  }

  /// What works while everything is hidden.
  mutating func handleLocked(_ event: Event) -> [Effect] {
    switch event {
    case .key(let press):
      if let effects = cardKey(press) { return effects }
      // In a window too small for a sentence nobody knows what Enter would show.
      guard SizeClass(size) != .tooSmall || press != KeyPress(.enter),
        let command = keymap.command(for: press, in: layer)
      else { return [] }
      return perform(command.id)
    case .resize(let size):
      self.size = size
      return []
    case .resumed: return [.redraw]
    case .hangUp: return leave()
    case .ambiguousWidth(let columns):
      takeAmbiguousWidth(columns)
      return []
    case .text(let text), .paste(let text): return typeInCard(text)
    case .click, .wheel, .focus, .garbled, .rescued: return []
    }
  }

  /// Locks a desk that nobody has used for a while.
  mutating func lockWhenIdle() -> [Effect] {
    // A clock that was set back must not keep the desk open until it has caught up.
    if desk.lastInput > now { desk.lastInput = now }
    guard let due = idleDeadline, due <= now else { return signOutWhenIdle() }
    return lock() + signOutWhenIdle()
  }

  /// When the desk locks by itself; nil while it is locked or never does.
  ///
  /// The clinic's limit holds where a person would wait longer.
  var idleDeadline: Instant? {
    let own = desk.idleMinutes == 0 ? Int.max : desk.idleMinutes
    let minutes = min(own, account.limits?.lock ?? Int.max)
    return desk.isLocked || minutes == Int.max
      ? nil : desk.lastInput.adding(seconds: minutes * 60)
  }

  private mutating func nextIdleTime() -> [Effect] {
    let all = DeskState.idleChoices
    let place = all.firstIndex(of: desk.idleMinutes) ?? all.count - 1
    desk.idleMinutes = all[(place + 1) % all.count]
    say(Phrase.idleLock(desk.idleMinutes))
    return [.saveSetting(.idleMinutes(desk.idleMinutes))]
  }

  /// Ends the session; what is being entered is kept first.
  mutating func leave() -> [Effect] {
    var stopped: [Effect] = []
    if case .export(let run) = tables.dialog, run.phase == .working { stopped = closeDialog() }
    return stopped + keepDraft() + releaseCall()
      + (desk.remembersSession ? [.saveSetting(.session(memory))] : [])
      + [.quit]
  }
}

extension Event {
  /// Whether somebody did it by hand, and not the terminal by itself.
  var isFromPerson: Bool {
    switch self {
    case .key, .text, .paste, .click, .wheel, .garbled, .rescued: true
    case .resize, .focus, .ambiguousWidth, .resumed, .hangUp: false
    }
  }
}
