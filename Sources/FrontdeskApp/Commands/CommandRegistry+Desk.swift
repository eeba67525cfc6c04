import Canvas
import Domain

extension CommandRegistry {
  /// What concerns the desk and the person at it, whatever screen is shown.
  static let deskCommands: [Command] =
    lockCommands + accountCommands + settingCommands + placeCommands + paneCommands
    + clipboardCommands

  private static let lockCommands: [Command] = [
    Command(
      .lock, Localized(zh: "锁屏", en: "Lock the screen"),
      keywords: ["离开", "away"], keys: [KeyPress(.function(8)), .control("x")], in: .everywhere,
      group: .session,
      hint: .init(Localized(zh: "锁屏", en: "Lock"), priority: 3)),
    Command(
      .unlock, Localized(zh: "解锁", en: "Unlock"), keys: [KeyPress(.enter)], in: .locked,
      group: .session, isInPalette: false),
    Command(
      .nextIdleTime, Localized(zh: "换闲置锁屏时间", en: "Change the idle time"),
      keywords: ["自动锁屏", "idle", "timeout"], in: .screens, group: .session),
  ]

  private static let settingCommands: [Command] = [
    Command(
      .settings, Localized(zh: "设置", en: "Settings"),
      keywords: ["偏好", "选项", "preferences", "options", "config"], keys: [.control("d")],
      letters: [","], in: .screens, group: .session),
    Command(
      .saveSettings, Localized(zh: "保存设置", en: "Save the settings"), keys: [.control("s")],
      in: .settings, group: .session, hint: .init(Localized(zh: "保存", en: "Save"), priority: 9),
      isInPalette: false),
  ]

  private static let placeCommands: [Command] = [
    Command(
      .navigateBack, Localized(zh: "后退", en: "Go back"), keywords: ["历史", "history"],
      keys: [KeyPress(.left, .alt)], letters: ["["], in: .screens, group: .session,
      obstacle: Command.unless({ !$0.desk.places.back.isEmpty }, nowhereBack)),
    Command(
      .navigateForward, Localized(zh: "前进", en: "Go forward"), keywords: ["历史", "history"],
      keys: [KeyPress(.right, .alt)], letters: ["]"], in: .screens, group: .session,
      obstacle: Command.unless(
        { !$0.desk.places.forward.isEmpty },
        Localized(zh: "后面没有了", en: "nothing to go forward to"))),
    // In the trends the sign makes the time shown longer; there going back does the same.
    Command(
      .navigateLast, Localized(zh: "回到上一处", en: "To the last place"),
      letters: ["-"], in: [.lookup, .archive, .followUps, .today, .audit], group: .session,
      obstacle: Command.unless({ !$0.desk.places.back.isEmpty }, nowhereBack)),
  ]

  private static let paneCommands: [Command] = [
    // `+` and `-` belong to the time of the trends.
    Command(
      .zoomPane, Localized(zh: "放大当前区", en: "Zoom the pane"), keywords: ["全屏", "zoom"],
      keys: [.control("o")], letters: ["z"], in: .screens, group: .session,
      obstacle: Command.unless(
        { $0.desk.isZoomed || $0.canZoom },
        Localized(zh: "这个区已占满画面", en: "this pane has the whole screen"))),
    Command(
      .unzoomPane, Localized(zh: "还原放大的区", en: "Show all panes again"),
      keys: [KeyPress(.character("o"), .alt)], letters: ["_"], in: .screens, group: .session,
      obstacle: Command.unless(
        { $0.desk.isZoomed }, Localized(zh: "没有放大", en: "nothing is zoomed"))),
    Command(
      .toggleMouse, Localized(zh: "鼠标开或关", en: "Mouse on or off"), keywords: ["mouse", "点击"],
      keys: [KeyPress(.function(12))], in: [.everywhere], group: .session),
  ]

  private static let clipboardCommands: [Command] = [
    Command(
      .copyValue, Localized(zh: "复制所选到终端剪贴板", en: "Copy to the terminal"),
      keywords: ["copy", "剪贴板"], keys: [.control("k")], letters: ["y"], in: .screens,
      menu: .screens, group: .session, auditName: "patient.copy",
      obstacle: { $0.copyObstacle }),
    Command(
      .nextCopyPolicy, Localized(zh: "换复制规定", en: "Rule for copying"),
      keywords: ["clipboard", "policy"], in: .screens, group: .session, needs: (.change, .accounts)),
    Command(
      .suspend, Localized(zh: "暂停并回到命令行", en: "Suspend to the shell"),
      keywords: ["suspend", "shell"], in: .screens, group: .session),
  ]

  private static let nowhereBack = Localized(zh: "前面没有了", en: "nothing to go back to")
}
