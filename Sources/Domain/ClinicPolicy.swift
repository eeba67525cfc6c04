/// What a clinic decides for everybody, within what the law and good practice leave it.
///
/// The floors are what assessments of GB/T 22239-2019, level 2, expect: eight characters of three
/// kinds, a change after 90 days at most, a lock after three to five failures, a time-out.
package enum ClinicPolicy: String, Sendable, CaseIterable {
  /// The shortest password of three kinds of characters.
  case passwordLength = "password.length"
  /// The shortest password of whatever characters.
  case passphraseLength = "password.passphrase"
  /// How many former passwords may not be taken again.
  case passwordHistory = "password.history"
  /// Days after which a password must be changed.
  case passwordDays = "password.days"
  /// Wrong passwords in a row before a lock.
  case signInTries = "lock.tries"
  /// Minutes of the first lock; each further one lasts twice as long, an hour at most.
  case lockMinutes = "lock.minutes"
  /// Minutes without a key before data is hidden.
  case maskMinutes = "idle.mask"
  /// Minutes without a key before the desk is locked.
  case deskLockMinutes = "idle.lock"
  /// Minutes without a key before the person is signed out.
  case signOutMinutes = "idle.signout"
  /// Days without a sign-in after which an account is disabled.
  case idleAccountDays = "account.days"
  /// People a search shows at most; who looks for one person needs no more than a screenful.
  case searchRows = "search.rows"
  /// What of a patient may go to a terminal's clipboard.
  case copying = "copy"
  /// Whether mental disorders are very sensitive too.
  case mentalDisorders = "level.mental"
  /// Whether a rule comes into force only by another person than who wrote it.
  case rulesBySecond = "rules.second"

  /// What a policy may be.
  package enum Values: Hashable, Sendable {
    /// A whole number in a range, and the one that holds until the clinic decides.
    case number(ClosedRange<Int>, standard: Int)
    /// One of some words, the first until the clinic decides.
    case word([String])
  }

  /// Every value that is allowed; nothing outside can be set or comes into force.
  package var values: Values {
    switch self {
    case .passwordLength: .number(8...64, standard: 8)
    case .passphraseLength: .number(12...64, standard: 12)
    case .passwordHistory: .number(5...24, standard: 5)
    case .passwordDays: .number(7...90, standard: 90)
    case .signInTries: .number(3...5, standard: 5)
    case .lockMinutes: .number(5...60, standard: 5)
    case .maskMinutes: .number(1...10, standard: 3)
    case .deskLockMinutes: .number(1...15, standard: 5)
    case .signOutMinutes: .number(5...30, standard: 15)
    case .idleAccountDays: .number(7...90, standard: 90)
    case .searchRows: .number(10...5000, standard: 5000)
    case .copying: .word(["allowed", "masked", "off"])
    case .mentalDisorders, .rulesBySecond: .word(["off", "on"])
    }
  }

  /// What holds until the clinic decides, as it is written.
  package var standard: String {
    switch values {
    case .number(_, let standard): String(standard)
    case .word(let words): words[0]
    }
  }

  /// The allowed values as they are told to a person, such as `3–5`.
  package var allowed: String {
    switch values {
    case .number(let range, _): "\(range.lowerBound)–\(range.upperBound)"
    case .word(let words): words.joined(separator: ", ")
    }
  }

  /// Why a value may not be set, in one sentence; nil when it may.
  package func refusal(of value: String) -> Localized? {
    switch values {
    case .number(let range, _):
      guard let number = Int(value) else { return outside(value) }
      return range.contains(number) ? nil : outside(value)
    case .word(let words): return words.contains(value) ? nil : outside(value)
    }
  }

  private func outside(_ value: String) -> Localized {
    Localized(
      zh: "\(title.chinese)只能是 \(allowed)，未作改动",
      en: "\(title.english) can only be \(allowed); nothing was changed")
  }

  /// What holds when a value stands in the file, whoever wrote it: the nearest that is allowed.
  package func inForce(_ stored: String?) -> String {
    guard let stored else { return standard }
    switch values {
    case .number(let range, _):
      guard let number = Int(stored) else { return standard }
      return String(min(max(number, range.lowerBound), range.upperBound))
    case .word(let words): return words.contains(stored) ? stored : standard
    }
  }

  /// Why one value does not fit another that is in force; nil when it does.
  ///
  /// A desk must hide data no later than it locks, and lock no later than it signs out.
  package static func conflict(_ minutes: (mask: Int, lock: Int, signOut: Int)) -> Localized? {
    guard minutes.mask > minutes.lock || minutes.lock > minutes.signOut else { return nil }
    return Localized(
      zh: "遮盖、锁屏、退出的分钟数须依次不减，未作改动",
      en: "hiding, locking and signing out must come in this order; nothing was changed")
  }
}

extension ClinicPolicy {
  /// What it is called.
  package var title: Localized {
    switch self {
    case .passwordLength: Localized(zh: "密码最短长度 (三类字符)", en: "characters of a password (3 kinds)")
    case .passphraseLength: Localized(zh: "密码最短长度 (任意字符)", en: "characters of a passphrase (any)")
    case .passwordHistory: Localized(zh: "不得重复的旧密码个数", en: "former passwords not taken again")
    case .passwordDays: Localized(zh: "密码更换周期 (天)", en: "days before a password must change")
    case .signInTries: Localized(zh: "锁定前的错误次数", en: "wrong passwords before a lock")
    case .lockMinutes:
      Localized(zh: "首次锁定 (分钟，逐次加倍至 1 小时)", en: "minutes of the first lock (doubles to 1 h)")
    case .maskMinutes: Localized(zh: "无操作后遮盖 (分钟)", en: "idle minutes before data is hidden")
    case .deskLockMinutes: Localized(zh: "无操作后锁屏 (分钟)", en: "idle minutes before the desk locks")
    case .signOutMinutes: Localized(zh: "无操作后退出登录 (分钟)", en: "idle minutes before signing out")
    case .idleAccountDays:
      Localized(zh: "账号闲置停用 (天)", en: "unused days before an account is disabled")
    case .searchRows: Localized(zh: "查询结果上限 (人)", en: "people a search shows at most")
    case .mentalDisorders: Localized(zh: "精神障碍列为高度敏感", en: "mental disorders are very sensitive")
    case .copying: Localized(zh: "复制到剪贴板", en: "copying to the clipboard")
    case .rulesBySecond:
      Localized(zh: "规则须由另一人启用", en: "rules come into force by a second person")
    }
  }
}
