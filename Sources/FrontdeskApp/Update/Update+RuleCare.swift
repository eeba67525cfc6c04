import Domain

/// What every terminal does for the rules, in small steps that no key waits for.
extension Model {
  /// Begins with every minute of the clock: midnight is one of them, at which mostly everybody has
  /// gone home and nobody is signed in.
  mutating func tendRulesWhenDue() -> [Effect] {
    let minute = floorDivide(now.seconds, 60)
    guard ruleCare.minute != minute else { return [] }
    ruleCare.minute = minute
    // A chain of steps goes on by itself; one whose answer was lost with a session does not.
    if let since = ruleCare.since, now >= since, now.seconds - since.seconds < RuleCare.patience {
      return []
    }
    return [tendRules()]
  }

  /// Takes what was done, tells a manager of faults, and goes on at once while there is more.
  mutating func rulesTended(_ tending: RuleTending) -> [Effect] {
    ruleCare.since = nil
    if let fault = tending.fault, fault.day != ruleCare.toldFault, !desk.isLocked {
      ruleCare.toldFault = fault.day
      say(Phrase.nightlyFault(fault.differing, on: fault.day), .problem)
    } else if tending.broken > ruleCare.toldBroken, !desk.isLocked {
      say(Phrase.brokenRules(tending.broken), .problem)
    }
    if !desk.isLocked { ruleCare.toldBroken = tending.broken }
    return tending.hasMore ? [tendRules()] : []
  }

  private mutating func tendRules() -> Effect {
    ruleCare.since = now
    return .tendRules(isIdle: now.seconds - desk.lastInput.seconds >= RuleCare.idleSeconds)
  }
}
