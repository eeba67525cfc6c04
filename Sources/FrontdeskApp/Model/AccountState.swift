package import Domain

/// Who is at the desk, how they prove it, and what they may see for a while.
package struct AccountState: Equatable, Sendable {
  /// Whether somebody is signed in; while nobody is, the desk is locked as well.
  package internal(set) var isSignedIn = true
  /// Whether the one who is signed in has a password, which then opens the locked desk.
  package var hasPassword = false
  /// What the clinic decided for idle desks; nil where each person decides alone.
  package var limits: IdleLimits?
  /// What is typed to get in; nil while the desk is open, and where Enter opens it.
  package internal(set) var card: SignInCard?
  /// Somebody who was let in and must choose a new password first; nil while nobody must.
  package internal(set) var pending: SignIn?
  /// Who may be offered by name; nobody but in a demo.
  package internal(set) var choices: [StaffMember] = []
  /// The account used last at this desk, by its code.
  package var lastCode = ""
  /// What lies over the screen where something is kept from most; nil while nothing does.
  package internal(set) var dialog: AccessDialog?
  /// The panel that was left for a form or a question and comes back after it; nil for none.
  var panel: AccessDialog?
  /// The leaves to look without the right that last.
  package internal(set) var glasses: [Glass] = []
  /// Goes up when somebody else begins to act: answers to what was asked before concern nobody.
  package internal(set) var epoch = 0
  /// Whether something was sent to the terminal's clipboard, which the next person must not find.
  package internal(set) var hasCopied = false
}

/// After how many idle minutes a clinic hides data, locks the desk and signs people out.
package struct IdleLimits: Equatable, Sendable {
  package var mask: Int
  package var lock: Int
  package var signOut: Int

  package init(mask: Int, lock: Int, signOut: Int) {
    self.mask = mask
    self.lock = lock
    self.signOut = signOut
  }
}

/// Somebody was let in: who, and how they like their desk.
package struct SignIn: Equatable, Sendable {
  package var member: StaffMember
  package var hasPassword: Bool
  /// Whether nothing may be done before a new password is set.
  package var mustChangePassword: Bool
  /// When the account was last signed in with before; nil for never.
  package var lastSignedIn: Instant?
  package var preferences: Preferences
  /// What may be copied at this clinic; nil while it has not decided.
  package var copyPolicy: CopyPolicy?
  package var limits: IdleLimits?

  package init(
    _ member: StaffMember, hasPassword: Bool, mustChangePassword: Bool = false,
    lastSignedIn: Instant? = nil, preferences: Preferences = Preferences(),
    copyPolicy: CopyPolicy? = nil, limits: IdleLimits? = nil
  ) {
    self.member = member
    self.hasPassword = hasPassword
    self.mustChangePassword = mustChangePassword
    self.lastSignedIn = lastSignedIn
    self.preferences = preferences
    self.copyPolicy = copyPolicy
    self.limits = limits
  }
}
