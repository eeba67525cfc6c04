import Canvas
import Domain

extension CommandRegistry {
  /// Who is at the desk, and what is kept from most.
  static let accountCommands: [Command] = [
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
