import Domain
package import Store

extension StoreRunner {
  /// Changes who acts; called on the line of the records alone.
  func account(_ effect: Effect, _ store: Store) throws(StoreError) -> Message {
    do {
      switch effect {
      case .signIn(let code, let password):
        let signed = try store.signIn(code: code, password: password, terminal: terminal)
        try follow(session: signed.session)
        return .signedIn(
          try description(
            signed.member, store, mustChange: signed.mustChangePassword, last: signed.lastSignedIn))
      case .unlock(let password):
        try store.unlock(password: password, terminal: terminal)
        return .unlocked
      case .signOut(let isIdle):
        try store.signOut(isIdle ? .idle : .signedOut)
        leave()
        return .settled
      case .changePassword(let old, let new): return try changePassword(old, new, store)
      case .signInChoices: return .signInChoices(try store.signInChoices())
      default: return .settled
      }
    } catch {
      guard case .signInRefused(let refusal) = error else { throw error }
      return .signInRefused(refusal.message)
    }
  }

  private func changePassword(
    _ old: Secret?, _ new: Secret, _ store: Store
  ) throws(StoreError) -> Message {
    do {
      try store.setOwnPassword(old: old, new: new, terminal: terminal)
    } catch {
      guard case .refused(let reason) = error else { throw error }
      return .passwordRefused(reason)
    }
    let signed = try store.beginSession(terminal)
    try follow(session: signed.session)
    return .passwordChanged(
      try description(signed.member, store, mustChange: false, last: nil))
  }

  /// What the screens have to know of somebody who acts from now on.
  private func description(
    _ member: StaffMember, _ store: Store, mustChange: Bool, last: Instant?
  ) throws(StoreError) -> SignIn {
    let hasPassword = try store.needsPassword(code: member.code)
    var signIn = SignIn(
      member, hasPassword: hasPassword, mustChangePassword: mustChange, lastSignedIn: last)
    guard !mustChange else { return signIn }
    var texts: [String: String] = [:]
    for name in Preferences.names { texts[name] = try store.preference(name) }
    signIn.preferences = Preferences(texts)
    signIn.copyPolicy = try store.policy(.copying).flatMap(CopyPolicy.init)
    if hasPassword { signIn.limits = try IdleLimits(store) }
    return signIn
  }

  // MARK: - What is kept from most

  /// Shows what is kept from most; called on the line of the records alone.
  static func guarded(_ effect: Effect, _ store: Store) throws(StoreError) -> Message {
    switch effect {
    case .reveal(let patient, let field):
      return .revealed(patient, field, try store.reveal(field, of: patient))
    case .breakGlass(let patient, let code, let reason):
      return .glassChanged(patient, try store.breakGlass(patient, code: code, reason: reason))
    case .endBreakGlass(let patient):
      try store.endBreakGlass(patient)
      return .glassChanged(patient, nil)
    case .findBreakGlass(let patient):
      return .glassChanged(patient, try store.activeBreakGlass(patient))
    default: return .settled
    }
  }

  /// How the session stands, and whether another terminal has written.
  static func poll(_ store: Store) throws(StoreError) -> Message {
    switch try store.sessionState() {
    case .ended(let ending): return .sessionEnded(ending.message)
    case .changed(let member): return .rightsChanged(member)
    case .active, .none: return .storeVersion(try store.changeMark())
    }
  }
}

extension IdleLimits {
  /// What the clinic has decided.
  package init(_ store: Store) throws(StoreError) {
    self.init(
      mask: try store.policyNumber(.maskMinutes), lock: try store.policyNumber(.deskLockMinutes),
      signOut: try store.policyNumber(.signOutMinutes))
  }
}
