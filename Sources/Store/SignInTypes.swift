package import Domain

/// Where somebody sits, as the program knows it.
package struct SessionTerminal: Hashable, Sendable {
  /// The machine's name.
  package let host: String
  /// The terminal's name such as `pts/3`; empty where there is none.
  package let tty: String
  package let pid: Int

  package init(host: String, tty: String, pid: Int) {
    self.host = host
    self.tty = tty
    self.pid = pid
  }
}

/// What a sign-in led to.
package struct SignedIn: Hashable, Sendable {
  package let member: StaffMember
  /// The number of the session, by which a second connection joins it.
  package let session: Int
  /// Whether nothing may be done before a new password is set.
  package let mustChangePassword: Bool
  /// When the account was last signed in with before; nil for never.
  package let lastSignedIn: Instant?
}

/// Why nobody was signed in.
package enum SignInRefusal: Hashable, Sendable {
  /// The code or the password is wrong, or the account is disabled or has no password.
  case wrong
  /// Too many wrong passwords for the code or at this terminal; whole minutes, at least 1.
  case locked(minutes: Int)
  /// The password is right, but the account was not used for as many days as the clinic allows.
  case unused(days: Int)

  /// The sentence for the person, with the way out.
  package var message: Localized {
    switch self {
    case .wrong:
      Localized(
        zh: "账号或密码不对；请核对后再试，忘记密码请找管理者",
        en: "the code or the password is wrong; check both and try again, or ask the manager")
    case .locked(let minutes):
      Localized(
        zh: "错误次数过多，已锁定；请 \(minutes) 分钟后再试，或请管理者解锁",
        en: "too many wrong passwords; wait \(minutes) minute\(minutes == 1 ? "" : "s"), "
          + "or ask the manager to unlock")
    case .unused(let days):
      Localized(
        zh: "账号超过 \(days) 天未使用，已停用；请管理者重新启用",
        en:
          "the account was not used for \(days) days and is disabled; ask the manager to enable it")
    }
  }
}

/// What ended a session.
package enum SessionEnding: String, Hashable, Sendable {
  case signedOut = "signed-out"
  /// Somebody else signed in at the same desk.
  case switched
  /// Nobody touched the desk for as long as the clinic allows.
  case idle
  /// The account was disabled.
  case disabled
  /// The program was not heard of any more.
  case lost
  /// Another program of this terminal ended it, or a newer one for a reason of its own.
  case other

  /// The sentence for the person, with the way out.
  package var message: Localized {
    switch self {
    case .signedOut, .switched, .other:
      Localized(zh: "您已退出登录；请重新登录", en: "you are signed out; sign in again")
    case .idle:
      Localized(zh: "长时间无操作，已退出登录；请重新登录", en: "nobody was at the desk; sign in again")
    case .disabled:
      Localized(
        zh: "您的账号已停用，未作改动；请找管理者",
        en: "your account is disabled and nothing was changed; ask the manager")
    case .lost:
      Localized(
        zh: "会话已中断过久，未作改动；请重新登录",
        en: "the session was out of touch for too long and nothing was changed; sign in again")
    }
  }
}

/// How the session of the one who acts stands.
package enum SessionState: Hashable, Sendable {
  /// Nobody is signed in, or a command acts without a session.
  case none
  case active
  /// The account's name or roles were changed; the store goes by the new ones already.
  case changed(StaffMember)
  case ended(SessionEnding)
}
