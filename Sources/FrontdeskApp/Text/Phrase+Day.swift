import Canvas
import Domain

/// Texts of the day: the list, booking, cancelling.
extension Phrase {
  /// The words in every language; nil where the phrase is of something else.
  var dayText: Localized? {
    switch self {
    case .dayTime: Localized(zh: "时间", en: "Time")
    case .dayKind: Localized(zh: "项目", en: "For")
    case .dayStaff: Localized(zh: "医护", en: "With")
    case .dayPriority: Localized(zh: "优先", en: "Priority")
    case .dayWalkIn: Localized(zh: "现场", en: "walk-in")
    case .dayAnybody: Localized(zh: "不限", en: "anybody")
    case .dayLate: Localized(zh: "迟到", en: "Late")
    case .dayNobody: Localized(zh: "这一天还没有人", en: "Nobody on this day yet")
    case .dayNobodyHint:
      Localized(
        zh: "查到患者后按 {visit.book} 预约，或按 {visit.checkin} 登记候诊",
        en: "Find a patient, then {visit.book} books and {visit.checkin} checks in")
    case .dayTally: Localized(zh: "每人的数字", en: "Numbers of the day")
    case .dayNobodyWaits: Localized(zh: "没有人候诊", en: "nobody is waiting")
    case .dayOnlyExpected:
      Localized(zh: "只有待到的预约可以改期", en: "only who is expected can be moved")
    case .dayNothingFree:
      Localized(
        zh: "30 天内没有空余；换项目或医护，排班见 frontdesk schedule",
        en: "Nothing is free within 30 days; change what or whom, see frontdesk schedule")
    default: bookingText
    }
  }

  private var bookingText: Localized? {
    switch self {
    case .bookTitle: Localized(zh: "预约", en: "Book")
    case .moveTitle: Localized(zh: "改期", en: "Move")
    case .cancelTitle: Localized(zh: "为何取消", en: "Why cancel")
    case .bookNow: Localized(zh: "确认预约", en: "Book it")
    case .moveNow: Localized(zh: "确认改期", en: "Move it")
    case .cancelNow: Localized(zh: "取消预约", en: "Cancel it")
    case .chooseSlot: Localized(zh: "选定", en: "Choose")
    case .nextChoice: Localized(zh: "下一栏", en: "Field")
    case .otherDay: Localized(zh: "换天", en: "Day")
    default: nil
    }
  }

  static func dayMinutes(_ minutes: Int) -> Localized {
    Localized(zh: "\(minutes)分", en: "\(minutes)m")
  }

  /// How long people waited on average.
  static func dayMean(_ minutes: Int) -> Localized {
    Localized(zh: "均等 \(minutes) 分", en: "mean wait \(minutes) min")
  }

  /// What was done and to whom.
  static func dayDone(_ receipt: AppointmentReceipt) -> Localized {
    let name = DisplayText.of(receipt.entry.name)
    let one = receipt.entry.appointment
    var end = ""
    if ["book", "move"].contains(receipt.event), let start = one.start {
      end = " \(one.day.monthAndDay) \(start)"
    }
    return Localized(
      zh: "\(receipt.title.chinese): \(name)\(end)",
      en: "\(receipt.title.english): \(name)\(end)")
  }

  /// That a walk-in is looked up first, and the key that then adds them.
  static func dayFindFirst(key: Localized) -> Localized {
    Localized(
      zh: "查到此人后按 \(key.chinese) 登记候诊", en: "Find the person, then \(key.english)")
  }
}
