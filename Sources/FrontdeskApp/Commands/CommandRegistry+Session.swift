import Canvas
import Domain

extension CommandRegistry {
  /// Moving about in lists and between panes.
  static let movingCommands: [Command] = [
    move(.up, Localized(zh: "上移", en: "Up"), .up, letter: "k"),
    move(.down, Localized(zh: "下移", en: "Down"), .down, letter: "j"),
    move(.pageUp, Localized(zh: "上一页", en: "Page up"), .pageUp),
    move(.pageDown, Localized(zh: "下一页", en: "Page down"), .pageDown),
    Command(
      .first, Localized(zh: "第一行", en: "First row"),
      keys: [KeyPress(.home, .control), KeyPress(.home)], letters: ["g"],
      in: [.screens, .overlays, .access], group: .moving, isInPalette: false),
    Command(
      .last, Localized(zh: "最后一行", en: "Last row"),
      keys: [KeyPress(.end, .control), KeyPress(.end)], letters: ["G"],
      in: [.screens, .overlays, .access], group: .moving, isInPalette: false),
    Command(
      .nextPane, Localized(zh: "下一区", en: "Next pane"), keys: [KeyPress(.tab)],
      in: .screens, group: .moving,
      hint: .init(Localized(zh: "换区", en: "Pane"), priority: 6), isInPalette: false,
      obstacle: Command.unless({ $0.hasSeveralPanes }, onePane)),
    Command(
      .previousPane, Localized(zh: "上一区", en: "Previous pane"),
      keys: [KeyPress(.tab, .shift)], in: .screens, group: .moving, isInPalette: false,
      obstacle: Command.unless({ $0.hasSeveralPanes }, onePane)),
    Command(
      .back, Localized(zh: "退一步", en: "One step back"), keys: [KeyPress(.escape)],
      letters: ["h", "q"], in: .everywhere, group: .moving,
      hint: .init(Localized(zh: "返回", en: "Back"), priority: 8), isInPalette: false,
      obstacle: Command.unless(
        { $0.canGoBack }, Localized(zh: "前面没有了", en: "there is nothing to go back to"))),
    Command(
      .cancel, Localized(zh: "取消输入", en: "Cancel what is being typed"), keys: [.control("c")],
      in: .everywhere, group: .moving, isInPalette: false),
  ]

  private static let onePane = Localized(zh: "这里只有一个区", en: "there is one pane here")

  private static func move(
    _ id: CommandID, _ title: Localized, _ key: Key, letter: Character? = nil
  ) -> Command {
    Command(
      id, title, keys: [KeyPress(key)], letters: letter.map { [$0] } ?? [],
      in: .everywhere, group: .moving, isInPalette: false)
  }

  /// What concerns the terminal and the session.
  static let sessionCommands: [Command] = [
    Command(
      .toggleMask, Localized(zh: "显示或遮盖号码", en: "Show or mask numbers"),
      keywords: ["电话", "phone", "unmask"], keys: [KeyPress(.function(7))], letters: ["m"],
      in: [.screens, .outcome], menu: .screens, group: .session,
      hint: .init(Localized(zh: "显示号码", en: "Numbers"), priority: 5), undo: .toggleMask,
      auditName: "privacy.reveal"),
    Command(
      .palette, Localized(zh: "命令面板", en: "Command palette"),
      keys: [KeyPress(.function(9)), .control("p")], letters: [":"], in: .screens,
      group: .session, hint: .init(Localized(zh: "命令", en: "Commands"), priority: 7),
      isInPalette: false),
    Command(
      .menu, Localized(zh: "菜单: 对所选可做的事", en: "Menu: what can be done here"),
      keywords: ["右键", "context"], keys: [KeyPress(.function(10))], letters: ["."], in: .screens,
      group: .session, hint: .init(Localized(zh: "菜单", en: "Menu"), priority: 3)),
    Command(
      .undo, Localized(zh: "撤销我的上一次更改", en: "Undo my last change"),
      keywords: ["恢复", "restore", "take back"], keys: [.control("z")],
      letters: ["u"], in: [.screens, .forms], menu: [.followUps, .today], group: .session,
      hint: .init(Localized(zh: "撤销", en: "Undo"), priority: 8, in: .screens),
      needs: (.read, .identity),
      danger: .reversible, auditName: "followup.outcome.undo"),
    Command(
      .refresh, Localized(zh: "重新读取", en: "Read again"), keys: [.control("r")], in: .screens,
      group: .session),
    Command(
      .redraw, Localized(zh: "重画屏幕", en: "Redraw the screen"), keys: [.control("l")],
      in: [.everywhere, .locked, .signIn], group: .session),
    Command(
      .switchLanguage, Localized(zh: "切换语言: English", en: "Switch language: 中文"),
      keys: [KeyPress(.function(11))], letters: ["L"], in: [.screens, .signIn], group: .session,
      undo: .switchLanguage),
    Command(
      .nextTheme, Localized(zh: "切换配色", en: "Next colour theme"),
      keywords: ["主题", "颜色", "color"], letters: ["T"],
      in: .screens, group: .session),
    Command(
      .switchGlyphs, Localized(zh: "切换字符: 线条或 ASCII", en: "Next set of characters"),
      in: .screens, group: .session),
    Command(
      .quit, Localized(zh: "退出", en: "Quit"), keys: [.control("q")],
      in: [.everywhere, .locked, .signIn],
      group: .session, hint: .init(Localized(zh: "退出", en: "Quit"), priority: 4)),
  ]
}
