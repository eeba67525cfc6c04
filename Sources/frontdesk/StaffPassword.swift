internal import Domain
internal import Store

/// Sets passwords, which are typed on the terminal and come from nowhere else.
enum StaffPassword {
  /// Sets one's own password, or gives somebody else theirs.
  static func run(_ code: String?, _ session: Session) throws(CommandFailure) -> ExitCode {
    let clinic = try session.open(mayMustChange: true)
    guard let code, code != clinic.member.code else { return try setOwn(clinic, session) }
    return try give(code, clinic, session)
  }

  /// Gives somebody else a password that they must change.
  static func give(
    _ code: String, _ clinic: OpenClinic, _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    try untilItFits(code, session) { (new) throws(StoreError) in
      try clinic.store.setPassword(of: code, to: new)
    }
    session.say(
      Localized(
        zh: "\(code) 的密码已设置，首次登录时须更改",
        en: "\(code) has a password now and must change it at the next sign-in"))
    return .done
  }

  /// Sets the password of the one who acts; the old one is asked for where there is one.
  static func setOwn(_ clinic: OpenClinic, _ session: Session) throws(CommandFailure) -> ExitCode {
    let store = clinic.store
    let code = clinic.member.code
    let isSet = try usingStore { () throws(StoreError) in try store.hasOwnPassword() }
    var old = clinic.password
    if isSet, old == nil {
      old = try PasswordPrompt.ask(
        Localized(zh: "\(code) 的旧密码：", en: "Old password of \(code): ")[session.language])
    }
    try untilItFits(code, session) { (new) throws(StoreError) in
      try store.setOwnPassword(old: old, new: new, terminal: Environment.terminal)
    }
    session.say(Localized(zh: "密码已更改", en: "the password was changed"))
    return .done
  }

  /// Asks for a new password until the store takes one.
  private static func untilItFits(
    _ code: String, _ session: Session, _ set: (Secret) throws(StoreError) -> Void
  ) throws(CommandFailure) {
    for attempt in 1... {
      let new = try PasswordPrompt.askNew(session.language, for: code)
      do {
        try set(new)
        return
      } catch {
        guard case .refused(let reason) = error, attempt < PasswordPrompt.mostTries else {
          throw CommandFailure(error)
        }
        Output.error(reason[session.language])
      }
    }
  }
}
