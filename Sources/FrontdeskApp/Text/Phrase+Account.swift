import Canvas
import Domain

/// Texts about who is at the desk and what they may see.
extension Phrase {
  /// The words in every language; nil for texts about something else.
  var accountText: Localized? {
    switch self {
    case .signInTitle: Localized(zh: "登录", en: "Sign in")
    case .switchTitle: Localized(zh: "换人登录", en: "Another person")
    case .account: Localized(zh: "账号", en: "Account")
    case .password: Localized(zh: "密码", en: "Password")
    case .checking: Localized(zh: "核对中", en: "checking")
    case .signInEnter: Localized(zh: "确定", en: "OK")
    case .signInNext: Localized(zh: "换项", en: "Next field")
    case .signInBack: Localized(zh: "返回", en: "Back")
    case .signInOffer: Localized(zh: "选账号", en: "Choose")
    case .signedOutIdle:
      Localized(
        zh: "长时间无操作, 已退出登录; 草稿已保留", en: "Nobody was at the desk; drafts are kept, sign in again")
    case .rightsChanged: Localized(zh: "您的角色刚被更改", en: "Your roles have just been changed")
    case .renewTitle: Localized(zh: "换密码", en: "A new password")
    case .freshPassword: Localized(zh: "新密码", en: "New")
    case .againPassword: Localized(zh: "再输一次", en: "Again")
    case .passwordsDiffer: Localized(zh: "两次输入的新密码不同", en: "The two new passwords differ")
    case .passwordMustChange:
      Localized(zh: "请先换一个新密码", en: "Choose a new password first")
    case .firstPassword:
      Localized(
        zh: "新账号的首个密码由管理员设定: frontdesk staff password 账号",
        en: "A new account gets its first password from an administrator: "
          + "frontdesk staff password CODE")
    case .passwordIsChanged: Localized(zh: "密码已更换", en: "The password is changed")
    default: guardedText
    }
  }

  private var guardedText: Localized? {
    switch self {
    case .accessTitle: Localized(zh: "权限", en: "Access")
    case .notForRole: Localized(zh: "按角色不可见", en: "not for your role")
    case .someNotForRole: Localized(zh: "部分按角色不可见", en: "partly not for your role")
    case .nothingToReveal:
      Localized(zh: "按角色不显示完整号码", en: "Your role works with masked numbers")
    case .revealTitle: Localized(zh: "显示哪一项, 30 秒", en: "Which one, for 30 seconds")
    case .revealShow: Localized(zh: "显示", en: "Show")
    case .publicOn:
      Localized(
        zh: "面向患者: 姓名、号码和诊断已隐藏", en: "Facing patients: names, numbers and diagnoses hidden")
    case .publicOff: Localized(zh: "不再面向患者", en: "No longer facing patients")
    case .publicMark: Localized(zh: "面向患者", en: "public")
    case .glassTitle: Localized(zh: "紧急查看", en: "Emergency access")
    case .glassExplained:
      Localized(
        zh: "可查看此人的诊疗内容 30 分钟; 理由和每次查看都会记录, 由审计复核。",
        en: "Opens this person's clinical content for 30 minutes. The reason and every look are "
          + "recorded and reviewed.")
    case .glassCode: Localized(zh: "缘由", en: "Kind")
    case .glassReason: Localized(zh: "说明", en: "Reason")
    case .glassReasonHint: Localized(zh: "至少 10 个字", en: "at least 10 characters")
    case .glassTooShort: Localized(zh: "请写明理由, 至少 10 个字", en: "say why in at least 10 characters")
    case .glassOpen: Localized(zh: "确认查看", en: "Open")
    case .glassEnd: Localized(zh: "结束", en: "End")
    case .glassEnded: Localized(zh: "紧急查看已结束", en: "Emergency access has ended")
    case .glassNotNeeded:
      Localized(zh: "此人的内容您本来就可以看", en: "You may see this person's record anyway")
    case .exportWhy: Localized(zh: "写明为什么导出", en: "say why it leaves")
    case .auditTime: Localized(zh: "时间", en: "Time")
    case .auditWho: Localized(zh: "人员", en: "Who")
    case .auditDetail: Localized(zh: "细节", en: "Detail")
    case .auditMachine: Localized(zh: "系统", en: "machine")
    case .auditOpen: Localized(zh: "待复核", en: "to review")
    case .auditNothing: Localized(zh: "没有这样的记录", en: "no such rows")
    case .auditReview: Localized(zh: "结论", en: "Finding")
    case .auditReviewTitle: Localized(zh: "复核紧急查看", en: "Review emergency access")
    case .auditReviewed: Localized(zh: "已记下复核", en: "The review is recorded")
    case .thoughtTitle: Localized(zh: "打开前请确认", en: "Before it opens")
    case .thoughtQuestion: Localized(zh: "仍要打开吗?", en: "Open it all the same?")
    case .thoughtYes: Localized(zh: "打开", en: "Open")
    case .thoughtNo: Localized(zh: "不打开", en: "No")
    case .withheld: Localized(zh: "打开时先确认", en: "asked for before it opens")
    case .roles: Localized(zh: "角色", en: "Roles")
    case .hasAllergies: Localized(zh: "有过敏史", en: "has allergies")
    default: nil
    }
  }

  static func minutesLeft(_ minutes: Int) -> Localized {
    Localized(zh: "剩 \(minutes) 分钟", en: minutes == 1 ? "1 minute left" : "\(minutes) minutes left")
  }

  static func secondsLeft(_ seconds: Int) -> Localized {
    Localized(zh: "\(seconds) 秒", en: "\(seconds) s")
  }

  /// When the account was used last, so that a stranger's use is noticed.
  static func lastSignedIn(name: String, _ moment: String) -> Localized {
    let name = DisplayText.of(name)
    return Localized(zh: "\(name), 上次登录 \(moment)", en: "\(name), last signed in \(moment)")
  }
}
