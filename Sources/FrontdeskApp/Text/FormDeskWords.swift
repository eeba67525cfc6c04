import Domain
import Forms

/// Texts about forms: choosing one, filling it in, reading what was filed.
enum FormDeskWords {
  static let title = Localized(zh: "表单", en: "Forms")
  static let form = Localized(zh: "填表", en: "Filling in a form")
  static let guide = Localized(
    zh: "输入标题、拼音首字母或英文缩小范围, Enter 打开; Tab 看已填的表单, 那里可打印, 填错的可更正或撤回。",
    en:
      "Type to narrow the list, Enter opens; Tab shows what was filed, which can be printed, "
      + "corrected or taken back.")
  static let formGuide = Localized(
    zh: "数字选答案, Enter 采用默认值或跳过; {form.offered} 采用本节其余默认值; {form.file} 保存, "
      + "缺什么会指出; {item.back} 留作草稿。",
    en:
      "Digits answer, Enter takes what is offered or passes; {form.offered} takes the rest of the "
      + "section as offered; {form.file} files it or says what is missing; {item.back} keeps a draft."
  )

  static func title(_ part: FormPanel.Part) -> Localized {
    switch part {
    case .fill: Localized(zh: "填表", en: "Fill in")
    case .filed: Localized(zh: "已填", en: "Filed")
    }
  }

  static let noForms = Localized(zh: "没有这样的表单", en: "no such form")
  static let noneFiled = Localized(zh: "还没有填过表单", en: "no form was filed yet")
  static let reading = Localized(zh: "读取中", en: "reading")
  static let filterHint = Localized(zh: "输入标题或首字母", en: "type to narrow")
  static let forFollowUp = Localized(zh: "本次随访", en: "this follow-up")
  static let mistaken = Localized(zh: "已撤回", en: "taken back")
  static let superseded = Localized(zh: "已更正", en: "corrected since")
  static let amended = Localized(zh: "更正版", en: "corrected")
  static let amend = Localized(zh: "更正", en: "Correct")
  static let amending = Localized(zh: "更正已填的表", en: "correcting a filed form")
  static let nothingAmended = Localized(zh: "还没有改动什么", en: "nothing was changed yet")

  /// Why a filed form holds no more; nil for one that does.
  static func state(_ filed: FiledForm) -> Localized? {
    guard filed.isMistaken else { return nil }
    return filed.supersededBy == nil ? mistaken : superseded
  }

  /// That a filed form holds no more, or corrected another; nil for every other.
  static func standing(_ filed: FiledForm) -> Localized? {
    state(filed) ?? (filed.response.status == .amended ? amended : nil)
  }

  static let open = Localized(zh: "打开", en: "Open")
  static let fill = Localized(zh: "填写", en: "Fill in")
  static let print = Localized(zh: "打印", en: "Print")
  static let takeBack = Localized(zh: "撤回", en: "Take back")
  static let nextList = Localized(zh: "换列表", en: "Next list")
  static let scroll = Localized(zh: "滚动", en: "Scroll")
  static let noSuchForm = Localized(
    zh: "诊所没有这张表单, 请管理者导入", en: "the clinic has no such form; a manager can import it")
  static let notFiled = Localized(zh: "先选一张已填的表单", en: "choose a filed form first")

  static func last(_ day: CalendarDate) -> Localized {
    Localized(zh: "上次 \(day)", en: "last \(day)")
  }

  static func since(_ day: CalendarDate) -> Localized {
    Localized(zh: "与 \(day) 相比", en: "Since \(day)")
  }

  // MARK: Filling in

  static let end = Localized(zh: "检查并保存", en: "Check and file")
  static let complete = Localized(zh: "填完了, 按 Enter 保存。", en: "Complete; Enter files it.")
  static let carried = Localized(zh: "沿用", en: "as before")
  static let required = Localized(zh: "必填", en: "needed")
  static let takes = Localized(zh: "采用", en: "takes")
  static let passes = Localized(zh: "跳过", en: "passes")
  static let goesOn = Localized(zh: "继续", en: "goes on")
  static let saving = Phrase.saving.text
  static let draft = Localized(zh: "草稿", en: "draft")
  static let known = Localized(zh: "已知", en: "Known")
  static let lastTime = Localized(zh: "上次的答案", en: "Last answers")
  static let onFile = Localized(zh: "档案", en: "on file")
  static let results = Localized(zh: "算出", en: "Worked out")
  static let toLookAt = Localized(zh: "请核对", en: "To look at")
  static let seenTo = Localized(zh: "已处理", en: "Seen to")
  static let changed = Localized(zh: "与上次相比", en: "Since last time")
  static let nothingKnown = Localized(zh: "没有以前的答案", en: "no earlier answers")
  static let takenUp = Localized(zh: "接着上次的草稿", en: "Going on with the draft")
  static let nextDate = Localized(zh: "下次", en: "Next")
  static let words = Localized(zh: "请注明", en: "in words")

  static func progress(_ progress: FormProgress) -> Localized {
    let missing = progress.missing
    return Localized(
      zh: "已答 \(progress.answered)/\(progress.asked)" + (missing > 0 ? ", 缺 \(missing) 项" : ""),
      en: "\(progress.answered)/\(progress.asked) answered"
        + (missing > 0 ? ", \(missing) missing" : ""))
  }

  static func missing(_ text: Localized, _ count: Int) -> Localized {
    guard count > 1 else { return text }
    return Localized(
      zh: "\(text.chinese), 共缺 \(count) 项", en: "\(text.english); \(count) answers are missing")
  }

  static func otherVersion(_ before: String, _ now: String) -> Localized {
    Localized(
      zh: "草稿用的是旧版 \(before), 表单已是 \(now): 答案都在, 请从头核对",
      en: "the draft was begun by version \(before), the form is now \(now): check the answers")
  }

  // MARK: Questions

  static let redFlag = Localized(zh: "红旗: 先处理再继续", en: "Red flag: act before going on")
  static let warning = Localized(zh: "请核对", en: "Please check")
  static let nextStep = Localized(zh: "下一步", en: "Next step")
  static let source = Localized(zh: "依据", en: "Source")
  static let correct = Localized(zh: "回去改答案", en: "Correct the answer")
  static let didIt = Localized(zh: "已处理, 继续", en: "Seen to, go on")
  static let whatWasDone = Localized(zh: "怎样处理的 (可不填)", en: "what was done (may stay empty)")
  static let isRight = Localized(zh: "无误, 保存", en: "It is right, file it")
  static let keep = Localized(zh: "保留", en: "Keep it")
  static let takeBackQuestion = Localized(
    zh: "作为录入错误撤回, 它写入的指标值一并作废?",
    en: "Take it back as entered in error, with the values that it gave?")

  static let holdsAgain = Localized(
    zh: "更正前的那张重新有效", en: "the one that it corrected holds again")

  static func tookBack(_ title: Localized) -> Localized {
    Localized(zh: "已撤回: \(title.chinese)", en: "Taken back: \(title.english)")
  }

  // MARK: About the form

  static let about = Localized(zh: "关于这张表单", en: "About this form")

  /// Where the form comes from, its licence and whose wording it is.
  static func about(_ form: Questionnaire, _ language: Language) -> [(Localized, String)] {
    var lines: [(Localized, String)] = [
      (Localized(zh: "表单", en: "Form"), form.title[language]),
      (Localized(zh: "版本", en: "Version"), "\(form.id) \(form.version)"),
      (Localized(zh: "来源", en: "Source"), form.source[language]),
      (Localized(zh: "许可", en: "Licence"), form.licence.title[language]),
    ]
    if let note = form.licenceNote {
      lines.append((Localized(zh: "说明", en: "Note"), note[language]))
    }
    if let wording = form.wording[language] {
      lines.append((Localized(zh: "措辞", en: "Wording"), wording.title[language]))
    }
    if let words = form.introduction {
      lines.append((Localized(zh: "指导语", en: "Introduction"), words[language]))
    }
    return lines
  }
}
