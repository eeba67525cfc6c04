import Canvas
package import Domain
import Widgets

/// Texts with something filled in.
extension Phrase {
  static func recorded(name: String, outcome: Localized?) -> Localized {
    let name = DisplayText.of(name)
    return Localized(
      zh: "已登记 \(name) \(outcome?.chinese ?? "")", en: "Recorded \(name): \(outcome?.english ?? "")"
    )
  }

  /// That Enter opened nobody, since it was pressed before several people were found.
  static func chooseOne(of result: LookupResult) -> Localized {
    let count = result.hits.count
    return Localized(
      zh: "找到 \(count) 人\(result.hasMore ? "以上" : ""), 请选一位",
      en: "\(count)\(result.hasMore ? " or more" : "") found: choose one")
  }

  static func undone(name: String) -> Localized {
    let name = DisplayText.of(name)
    return Localized(zh: "已撤销 \(name) 的登记", en: "Took back the record for \(name)")
  }

  static func glyphsAre(_ glyphs: Glyphs) -> Localized {
    Localized(zh: "字符: \(glyphs.title.chinese)", en: "Characters: \(glyphs.title.english)")
  }

  /// - Parameter title: What the theme is called.
  static func themeIs(_ title: Localized) -> Localized {
    Localized(zh: "配色: \(title.chinese)", en: "Theme: \(title.english)")
  }

  /// - Parameter key: The key that quits.
  static func unsavedOnQuit(_ work: UnsavedWork, key: Localized) -> Localized {
    Localized(
      zh: "未保存: \(work.words.chinese), 草稿会留着; 再按一次 \(key.chinese) 退出",
      en: "Not saved, kept as drafts: \(work.words.english); \(key.english) again quits")
  }

  /// What was wrong with a person's own keys.
  static func keymapProblems(_ count: Int) -> Localized {
    Localized(
      zh: "\(KeymapFile.name) 有 \(count) 处错误, 该处用默认键; 见 frontdesk doctor",
      en: "\(KeymapFile.name): \(count == 1 ? "1 error" : "\(count) errors"), "
        + "default keys there; see frontdesk doctor")
  }

  /// Why a text is no date for a next visit.
  package static func dateProblem(_ problem: DateEntry.Problem) -> Localized {
    switch problem {
    case .missing: Localized(zh: "填下次日期", en: "enter the next date")
    case .unreadable:
      Localized(zh: "看不懂这个日期, 如 12-5 或 +7", en: "not a date; try 12-5 or +7")
    case .noSuchDay: Localized(zh: "没有这一天", en: "there is no such day")
    case .past: Localized(zh: "日期已经过去", en: "this day is in the past")
    case .tooFar: Localized(zh: "超过两年, 请核对", en: "more than two years ahead; check it")
    }
  }

  /// How many days a follow-up is late.
  static func overdue(_ days: Int) -> Localized {
    Localized(zh: "逾期 \(days) 天", en: days == 1 ? "1 day late" : "\(days) days late")
  }

  static func more(_ count: Int) -> Localized {
    Localized(zh: "另 \(count) 项", en: "\(count) more")
  }

  static func patients(_ count: Int) -> Localized {
    let number = Format.grouped(count)
    return Localized(zh: "\(number) 人", en: count == 1 ? "1 patient" : "\(number) patients")
  }

  static func times(_ count: Int) -> Localized {
    Localized(zh: "\(count) 次", en: count == 1 ? "1 value" : "\(count) values")
  }

  static func doubtfulLeftOut(_ count: Int) -> Localized {
    Localized(
      zh: "\(count) 个存疑值未计入",
      en: count == 1 ? "1 doubtful value left out" : "\(count) doubtful values left out")
  }

  /// Values such as `<5` have no number of their own.
  static func boundsLeftOut(_ count: Int) -> Localized {
    Localized(
      zh: "\(count) 个带 <、> 的值未计入",
      en: count == 1 ? "1 value with < or > left out" : "\(count) values with < or > left out")
  }

  /// Today's work: `今天随访 8, 逾期 30`.
  static func todaysWork(_ counts: QueueCounts) -> Localized {
    let today = Format.counted(counts.today)
    let overdue = Format.counted(counts.overdue)
    return Localized(
      zh: "今天随访 \(today), 逾期 \(overdue)", en: "Follow-ups: \(today) today, \(overdue) overdue")
  }

  static func daysAhead(_ days: Int) -> Localized {
    switch days {
    case 0: Localized(zh: "今天", en: "today")
    case 1: Localized(zh: "明天", en: "tomorrow")
    default: Localized(zh: "\(days) 天后", en: "in \(days) days")
    }
  }

  /// - Parameter number: 1 (Monday) through 7.
  static func weekday(_ number: Int) -> Localized {
    let chinese = ["一", "二", "三", "四", "五", "六", "日"]
    let english = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let place = min(max(number, 1), 7) - 1
    return Localized(zh: "周" + chinese[place], en: english[place])
  }

  static func attemptNumber(_ count: Int) -> Localized {
    Localized(zh: "第 \(count) 次联系", en: "attempt \(count)")
  }
}
