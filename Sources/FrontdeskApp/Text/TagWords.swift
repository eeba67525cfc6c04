import Domain
import Rules

/// Texts about tags: why they are there, and what people say of them by hand.
enum TagWords {
  static let title = Localized(zh: "标签", en: "Tags")
  static let none = Localized(zh: "没有标签", en: "no tags")
  static let noHistory = Localized(zh: "规则还没有开关过标签", en: "no rule put a tag on or took one off yet")
  static let noOverrides = Localized(zh: "没有手工设定过", en: "nothing was set by hand")
  static let isHidden = Phrase.notForRole.text
  static let isBehind = Localized(
    zh: "有资料还没判定, 稍后会变", en: "some facts are not judged yet; this may change")
  static let why = Localized(zh: "为什么", en: "Why")
  static let putOn = Localized(zh: "打上", en: "Put on")
  static let takeOff = Localized(zh: "摘下", en: "Take off")
  static let backToRules = Localized(zh: "恢复规则判定", en: "Back to the rules")
  static let nextList = Localized(zh: "换列表", en: "Next list")
  static let withdrawn = Localized(zh: "已被后来的资料推翻", en: "withdrawn by later facts")
  static let on = Localized(zh: "开", en: "on")
  static let off = Localized(zh: "关", en: "off")
  static let byHandAlone = Localized(
    zh: "只由人工打上, 没有规则", en: "put on by hand alone; no rule holds it")
  static let valuesNotForRole = Localized(
    zh: "依据是病历内容, 您的岗位不能查看", en: "the reasons are clinical and not for your role")
  static let endedAlready = Localized(zh: "已经结束", en: "it has ended already")
  static let reading = Localized(zh: "读取中", en: "reading")
  static let missing = Localized(zh: "缺", en: "missing")

  static func title(_ part: TagsPanel.Part) -> Localized {
    switch part {
    case .now: Localized(zh: "现在", en: "Now")
    case .history: Localized(zh: "开关经过", en: "History")
    case .byHand: Localized(zh: "手工设定", en: "By hand")
    }
  }

  /// Why a tag is shown or not, in a word; nil where a rule alone decided.
  static func standing(_ standing: PatientTag.Standing) -> Localized? {
    switch standing {
    case .shown: nil
    case .putOn: Localized(zh: "人工打上", en: "put on by hand")
    case .hidden: Localized(zh: "被同组标签盖住", en: "hidden by its group")
    case .takenOff: Localized(zh: "人工摘下", en: "taken off by hand")
    }
  }

  static func since(_ day: CalendarDate) -> Localized {
    Localized(zh: "自 \(day)", en: "since \(day)")
  }

  static func until(_ day: CalendarDate) -> Localized {
    Localized(zh: "至 \(day)", en: "until \(day)")
  }

  /// `打上 2026-01-20 至 2026-04-19`.
  static func override(_ record: TagOverrideRecord) -> Localized {
    let what = record.details.isOn ? putOn : takeOff
    return Localized(
      zh: "\(what.chinese) \(record.from) 至 \(record.until)",
      en: "\(what.english) \(record.from) until \(record.until)")
  }

  // MARK: Forms

  static let tag = Localized(zh: "标签", en: "Tag")
  static let reason = Localized(zh: "原因", en: "Reason")
  static let note = Localized(zh: "说明", en: "Note")
  static let last = Localized(zh: "到哪天", en: "Until")
  static let onTitle = Localized(zh: "手工打标签", en: "Put a tag on")
  static func offTitle(_ tag: TagName) -> Localized {
    Localized(zh: "手工摘下 \(tag[.chinese])", en: "Take \(tag[.english]) off")
  }
  static let explained = Localized(
    zh: "人工设定高于规则, 到期后恢复规则判定; 可以撤销。",
    en: "It stands above the rules until its last day, and can be undone.")
  static let endQuestion = Localized(
    zh: "结束手工设定, 恢复规则的判定?", en: "End this, so that the rules show again?")
  static let ended = Localized(zh: "已恢复规则的判定", en: "The rules show again")

  static func done(_ draft: TagOverrideDraft) -> Localized {
    draft.isOn
      ? Localized(zh: "标签已打上", en: "The tag is on")
      : Localized(zh: "标签已摘下", en: "The tag is off")
  }
}
