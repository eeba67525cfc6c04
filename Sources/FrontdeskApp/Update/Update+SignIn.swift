import Canvas
package import Domain
import Widgets

extension Model {
  /// What the one at the desk may do; nothing while nobody is signed in.
  package var access: Access { account.isSignedIn ? user.access : .nobody }

  /// Closes everything until somebody signs in.
  ///
  /// - Parameters:
  ///   - code: The account to offer; empty for none.
  ///   - reason: Why the one before is not signed in any more; nil at the start.
  package mutating func awaitSignIn(as code: String, saying reason: Localized? = nil) {
    account.isSignedIn = false
    account.lastCode = code
    user = StaffMember(code: code, name: "", role: .reception)
    desk.isLocked = true
    account.card = SignInCard(.begin, account: code)
    account.card?.problem = reason
  }

  /// A session that holds nothing of the one before: the terminal, the clinic, and nobody's work.
  private func anew(for member: StaffMember) -> Model {
    var next = Model(
      user: member, clinicName: clinicName, isDemo: isDemo, language: language, glyphs: glyphs,
      themeNames: themeNames, themeName: themeName, hasColor: hasColor, size: size, now: now,
      zone: zone.zone)
    next.themeTitles = themeTitles
    next.keymap = keymap
    next.clock = clock
    next.desk.isAmbiguousWide = desk.isAmbiguousWide
    next.desk.remembersSession = desk.remembersSession
    next.desk.copyPolicy = desk.copyPolicy
    next.desk.facesPublic = desk.facesPublic
    next.account.epoch = account.epoch + 1
    next.account.lastCode = member.code
    next.account.choices = account.choices
    // Answers that are still on their way bear lower numbers than whatever is asked from now on.
    next.lookup.generation = lookup.generation + 1
    next.preview.generation = preview.generation + 1
    next.archive.generation = archive.generation + 1
    next.followUps.generation = followUps.generation + 1
    next.audit.generation = audit.generation + 1
    next.rights.generation = rights.generation + 1
    next.approvals.generation = approvals.generation + 1
    next.rules.generation = rules.generation + 1
    next.rules.checkGeneration = rules.checkGeneration + 1
    next.rules.completionGeneration = rules.completionGeneration + 1
    next.rules.runGeneration = rules.runGeneration + 1
    next.figures.generation = figures.generation + 1
    next.figures.peopleGeneration = figures.peopleGeneration + 1
    next.day.generation = day.generation + 1
    next.day.slotGeneration = day.slotGeneration + 1
    return next
  }

  // MARK: - Commands

  /// Offers the locked desk to another person.
  mutating func switchPerson() -> [Effect] {
    let effects = lock()
    account.card = SignInCard(.change)
    return effects + [.signInChoices]
  }

  /// Leaves the desk to whoever comes next.
  mutating func signOut() -> [Effect] {
    let kept = keepDraft() + remembered
    return kept + end(saying: nil) + [.signOut(isIdle: false)]
  }

  /// Signs out a desk that nobody has used for long.
  mutating func signOutWhenIdle() -> [Effect] {
    guard let due = signOutDeadline, due <= now else { return [] }
    let kept = keepDraft() + remembered
    return kept + end(saying: Phrase.signedOutIdle.text) + [.signOut(isIdle: true)]
  }

  /// When an unused desk is signed out; nil where it never is.
  var signOutDeadline: Instant? {
    guard account.isSignedIn, let limits = account.limits else { return nil }
    return desk.lastInput.adding(seconds: limits.signOut * 60)
  }

  /// Where this session ended, for the next one of the same person.
  private var remembered: [Effect] {
    desk.remembersSession ? [.saveSetting(.session(memory))] : []
  }

  /// Forgets whoever was signed in, with all that they had before them.
  private mutating func end(saying reason: Localized?) -> [Effect] {
    let code = user.code
    let effects = forgetOutside()
    self = anew(for: user)
    awaitSignIn(as: code, saying: reason)
    return effects + [.signInChoices]
  }

  /// Takes back what the one before left outside of the model.
  private func forgetOutside() -> [Effect] {
    var effects: [Effect] = [.redraw]
    if case .export(let run) = tables.dialog, run.phase != .asking { effects.append(.exportCancel) }
    if account.hasCopied { effects.append(.forgetCopy) }
    if desk.isMouseOn { effects.append(.useMouse(false)) }
    return effects
  }

  // MARK: - Answers

  /// Begins the session of somebody who was let in, or goes on with their own.
  mutating func signedIn(_ signIn: SignIn) -> [Effect] {
    guard account.card?.isChecking == true else { return [] }
    if signIn.mustChangePassword { return askNewPassword(signIn) }
    if account.isSignedIn, signIn.member.code == user.code {
      user = signIn.member
      return unlocked()
    }
    var effects = forgetOutside()
    self = anew(for: signIn.member)
    account.hasPassword = signIn.hasPassword
    account.limits = signIn.limits
    if let policy = signIn.copyPolicy { desk.copyPolicy = policy }
    effects += takeLook(signIn.preferences)
    takeHabits(signIn.preferences)
    if desk.isMouseOn { effects.append(.useMouse(true)) }
    if desk.remembersSession { begin(signIn.preferences.memory) }
    sayWelcome(signIn)
    return effects + start()
  }

  private mutating func sayWelcome(_ signIn: SignIn) {
    guard let last = signIn.lastSignedIn else { return }
    let local = zone.zone.local(last)
    say(Phrase.lastSignedIn(name: signIn.member.name, "\(local.date) \(local.clock)"))
  }

  /// Opens the desk again for the one who is signed in.
  mutating func unlocked() -> [Effect] {
    guard account.isSignedIn else { return [] }
    account.card = nil
    desk.isLocked = false
    desk.lastInput = now
    // Others may have written meanwhile; a locked desk does not ask.
    return [.pollChanges] + claimAfterLock()
  }

  /// Says why nobody was let in; the password has to be typed anew.
  mutating func signInRefused(_ reason: Localized) -> [Effect] {
    account.card?.isChecking = false
    account.card?.problem = reason
    account.card?.wasRefused = true
    account.card?.forget()
    account.card?.focus = .password
    return []
  }

  // MARK: - A new password

  /// Asks for a new password; the desk stays locked until it is there.
  mutating func changePassword() -> [Effect] {
    let effects = lock()
    account.card = SignInCard(.renew)
    return effects
  }

  /// Lets somebody in no further than to a new password; whoever was there before is gone.
  private mutating func askNewPassword(_ signIn: SignIn) -> [Effect] {
    let effects = forgetOutside()
    self = anew(for: signIn.member)
    awaitSignIn(as: signIn.member.code)
    account.pending = signIn
    account.card = SignInCard(.renew)
    account.card?.problem = Phrase.passwordMustChange.text
    return effects
  }

  private mutating func passwordChanged(_ signIn: SignIn) -> [Effect] {
    guard account.card?.purpose == .renew else { return [] }
    let effects = account.isSignedIn ? unlocked() : signedIn(signIn)
    say(Phrase.passwordIsChanged.text, .done)
    return effects
  }

  /// Says why a new password may not be; the old one was right and is asked for all the same.
  private mutating func passwordRefused(_ reason: Localized) -> [Effect] {
    _ = signInRefused(reason)
    return []
  }

  /// Closes the desk of somebody whose session has ended elsewhere; drafts are on the disk.
  mutating func sessionEnded(_ reason: Localized) -> [Effect] {
    guard account.isSignedIn else { return [] }
    return end(saying: reason)
  }

  /// Goes by the rights that somebody has now.
  mutating func rightsChanged(_ member: StaffMember) -> [Effect] {
    guard account.isSignedIn, member.code == user.code else { return [] }
    user = member
    say(Phrase.rightsChanged.text)
    return reload()
  }
}

extension Model {
  /// Takes an answer that concerns who is at the desk.
  mutating func accountAnswered(_ message: Message) -> [Effect] {
    switch message {
    case .signedIn(let signIn): return signedIn(signIn)
    case .unlocked: return unlocked()
    case .signInRefused(let reason): return signInRefused(reason)
    case .passwordChanged(let signIn): return passwordChanged(signIn)
    case .passwordRefused(let reason): return passwordRefused(reason)
    case .signInChoices(let members):
      account.choices = members
      return []
    case .sessionEnded(let reason): return sessionEnded(reason)
    case .rightsChanged(let member): return rightsChanged(member)
    default: return []
    }
  }
}
