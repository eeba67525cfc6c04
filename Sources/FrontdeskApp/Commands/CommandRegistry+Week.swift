import Canvas
import Domain

extension CommandRegistry {
  /// Seven days at once.
  static let weekCommands: [Command] = [
    Command(
      .viewWeek, Localized(zh: "一周: 人数和号源", en: "Week: people and slots"),
      keywords: ["周", "排班", "号源", "calendar", "occupancy"], letters: ["W"], in: .today,
      menu: .today, group: .day,
      hint: .init(Localized(zh: "一周", en: "Week"), priority: 4, keys: .text("W")),
      needs: (.read, .queue)),
    Command(
      .weekOpenDay, Localized(zh: "打开所选的一天", en: "Open the day"), keys: [KeyPress(.enter)],
      letters: ["o"], in: .week, group: .day,
      hint: .init(Localized(zh: "打开当天", en: "Open day"), priority: 9), isInPalette: false),
    Command(
      .weekBefore, Localized(zh: "前一周", en: "The week before"),
      keys: [KeyPress(.left)], letters: ["("], in: .week, group: .day,
      hint: .init(Localized(zh: "换周", en: "Week"), priority: 8, keys: .leftRight),
      isInPalette: false),
    Command(
      .weekAfter, Localized(zh: "后一周", en: "The week after"),
      keys: [KeyPress(.right)], letters: [")"], in: .week, group: .day,
      isInPalette: false),
    Command(
      .weekPresent, Localized(zh: "回到本周今天", en: "Back to the present day"),
      keys: [KeyPress(.home)], letters: ["t"], in: .week, group: .day,
      hint: .init(Localized(zh: "今天", en: "Today"), priority: 6, keys: .text("t")),
      isInPalette: false),
  ]
}
