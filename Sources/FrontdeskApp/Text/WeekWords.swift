import Domain

/// Texts of the week.
enum WeekWords {
  static let title = Localized(zh: "一周", en: "Week")
  static let day = Localized(zh: "日期", en: "Day")
  static let booked = Localized(zh: "预约", en: "Booked")
  static let walkIns = Localized(zh: "现场", en: "Walk-in")
  static let done = Localized(zh: "完成", en: "Done")
  static let missed = Localized(zh: "爽约", en: "No-show")
  static let taken = Localized(zh: "号源已约", en: "Slots taken")
  static let today = Localized(zh: "今天", en: "today")
  static let noSession = Localized(zh: "没有排班", en: "no sessions")
  static let closed = Localized(zh: "停诊", en: "closed")
  static let freeAt = Localized(zh: "空", en: "free at")
  static let guide = Localized(
    zh: "{list.up}、{list.down} 选日, {week.before}、{week.after} 换周, {week.day} 打开当天; "
      + "号源含已过的时段。",
    en: "{list.up} and {list.down} choose a day, {week.before} and {week.after} a week, {week.day} "
      + "opens the day; slots that are past count too.")

  /// `08-24 – 08-30`, with the years where they are not this one.
  static func range(_ first: CalendarDate, today: CalendarDate) -> String {
    let last = first.adding(days: DayLoad.daysOfWeek - 1)
    return Format.shortDate(first, today: today) + " - " + Format.shortDate(last, today: today)
  }

  /// Free places of the whole week.
  static func free(_ count: Int) -> Localized {
    Localized(zh: "余号 \(count)", en: "\(count) free")
  }
}
