import Canvas
import Domain

extension CommandRegistry {
  /// What concerns the desk and the person at it, whatever screen is shown.
  static let deskCommands: [Command] = lockCommands + placeCommands

  private static let lockCommands: [Command] = [
    Command(
      .lock, Localized(zh: "锁屏", en: "Lock the screen"),
      keywords: ["离开", "away"], keys: [KeyPress(.function(8)), .control("x")], in: .everywhere, group: .session,
      hint: .init(Localized(zh: "锁屏", en: "Lock"), priority: 3)),
    Command(
      .unlock, Localized(zh: "解锁", en: "Unlock"), keys: [KeyPress(.enter)], in: .locked,
      group: .session, isInPalette: false),
    Command(
      .nextIdleTime, Localized(zh: "换闲置锁屏时间", en: "Change the time after which it locks"),
      keywords: ["自动锁屏", "idle", "timeout"], in: .screens, group: .session),
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
        Localized(zh: "后面没有了", en: "there is nothing to go forward to"))),
    // In the trends the sign makes the time shown longer; there going back does the same.
    Command(
      .navigateLast, Localized(zh: "回到上一处", en: "To the last place and back again"),
      letters: ["-"], in: [.lookup, .archive, .followUps], group: .session,
      obstacle: Command.unless({ !$0.desk.places.back.isEmpty }, nowhereBack)),
  ]

  private static let nowhereBack = Localized(zh: "前面没有了", en: "there is nothing to go back to")
}
