import Canvas
import Domain

extension CommandRegistry {
  /// Who is at the desk, and what is kept from most.
  static let accountCommands: [Command] = auditCommands + personCommands

  private static let auditCommands: [Command] = [
    Command(
      .viewAudit, Localized(zh: "审计记录", en: "Audit trail"),
      keywords: ["日志", "log", "trail"], letters: ["6"], in: .screens, group: .screens,
      needs: (.read, .auditTrail)),
    Command(
      .whoSaw, Localized(zh: "谁看过此患者", en: "Who saw this patient"),
      keywords: ["查看记录", "access"], in: .screens, menu: .screens, group: .screens,
      needs: (.read, .auditTrail), auditName: "audit.patient",
      obstacle: Command.unless({ $0.subject != nil }, Phrase.choosePatientFirst.text)),
    Command(
      .whatDid, Localized(zh: "此人看过改过什么", en: "What this person did"), letters: ["o"],
      in: .audit, menu: .audit, group: .screens, needs: (.read, .auditTrail),
      obstacle: Command.unless(
        { $0.auditLine?.staff.isEmpty == false },
        Localized(zh: "这一行没有人", en: "nobody did this"))),
    Command(
      .reviewGlass, Localized(zh: "复核这次紧急查看", en: "Review this access"),
      keywords: ["复核", "review"], keys: [KeyPress(.enter)], in: .audit, menu: .audit,
      group: .screens, hint: .init(Localized(zh: "复核", en: "Review"), priority: 9),
      needs: (.approve, .breakGlass),
      obstacle: Command.unless(
        { $0.auditLine?.isOpen == true },
        Localized(zh: "这一行不需复核", en: "nothing to review here"))),
  ]

  private static let personCommands: [Command] = [
    Command(
      .switchPerson, Localized(zh: "换人", en: "Another person"),
      keywords: ["切换用户", "login", "user"], keys: [.control("n")], in: [.screens, .locked],
      group: .session),
    Command(
      .signOut, Localized(zh: "退出登录", en: "Sign out"), keywords: ["注销", "logout"],
      in: .screens, group: .session),
    Command(
      .whoAmI, Localized(zh: "我的角色和权限", en: "My roles and rights"),
      keywords: ["我是谁", "who am I", "permission"], in: .screens, group: .session),
    Command(
      .changePassword, Localized(zh: "换密码", en: "Change my password"),
      keywords: ["密码", "password"], in: .screens, group: .session,
      obstacle: Command.unless(
        { $0.account.hasPassword },
        Localized(zh: "演示账号不需密码", en: "this account has no password"))),
    Command(
      .breakGlass, Localized(zh: "紧急查看或结束", en: "Emergency access, or its end"),
      keywords: ["break glass", "打破玻璃", "紧急"], keys: [.control("y")], in: .screens,
      menu: .screens, group: .session, needs: (.add, .breakGlass),
      obstacle: Command.unless(
        { $0.glass != nil || $0.subject != nil }, Phrase.choosePatientFirst.text)),
    Command(
      .togglePublic, Localized(zh: "面向患者: 隐藏姓名号码", en: "Facing patients: hide names"),
      keywords: ["隐私屏", "public", "privacy"], in: .screens, group: .session,
      undo: .togglePublic),
  ]
}
