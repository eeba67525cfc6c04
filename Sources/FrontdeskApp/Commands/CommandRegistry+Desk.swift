import Canvas
import Domain

extension CommandRegistry {
  /// What concerns the desk and the person at it, whatever screen is shown.
  static let deskCommands: [Command] = lockCommands

  private static let lockCommands: [Command] = [
    Command(
      .lock, Localized(zh: "锁屏", en: "Lock the screen"),
      keys: [KeyPress(.function(8)), .control("x")], in: .everywhere, group: .session,
      hint: .init(Localized(zh: "锁屏", en: "Lock"), priority: 3)),
    Command(
      .unlock, Localized(zh: "解锁", en: "Unlock"), keys: [KeyPress(.enter)], in: .locked,
      group: .session, isInPalette: false),
    Command(
      .nextIdleTime, Localized(zh: "换闲置锁屏时间", en: "Change the time after which it locks"),
      in: .screens, group: .session),
  ]
}
