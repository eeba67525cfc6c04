package import Domain

/// The words that only plain mode needs; everything else it says with the words of the screens.
package enum PlainPhrase: String, CaseIterable, Sendable {
  // The words with which announcements begin; they never change.
  case done, note, problem
  case selected, screen, empty, about
  case male, female, otherSex, unknownSex, yearsOld, noBirth, namesake
  case matched, query, found, took, recent, sections, choices
  case negative, trace, positive, atLeast, atMost, above, below, to, then
  case openFollowUps, noOpenFollowUps, course, valuesIn, outOfRange, otherIndicators, moveMeans,
    moveIndicators,
    moveValues
  case question, keepsNow, lastField, proposed, present, notChosen, scope, hints
  case commandHint, formHint, textHint
  case masked, languageIs, noSuchRow, rowGone, lastPage, firstPage, unknown, notHere,
    nothingToClear, intoNote, otherValues
  case filter, filterHint, marked, exportQuestion, dialogHint, typeNames, sureOrNot

  /// The words in one language.
  package subscript(language: Language) -> String { text[language] }

  /// The words in every language.
  package var text: Localized {
    switch self {
    case .done: Localized(zh: "完成", en: "Done")
    case .note: Localized(zh: "提示", en: "Note")
    case .problem: Localized(zh: "问题", en: "Problem")
    case .selected: Localized(zh: "已选", en: "selected")
    case .screen: Localized(zh: "画面", en: "Screen")
    case .empty: Localized(zh: "空", en: "empty")
    case .about: Localized(zh: "约 ", en: "about ")
    case .male: Localized(zh: "男", en: "male")
    case .female: Localized(zh: "女", en: "female")
    case .otherSex: Localized(zh: "其他性别", en: "other sex")
    case .unknownSex: Localized(zh: "性别不详", en: "sex unknown")
    case .yearsOld: Localized(zh: " 岁", en: " years old")
    case .noBirth: Localized(zh: "出生日期不详", en: "date of birth unknown")
    case .namesake: Localized(zh: "有同名", en: "same name as another")
    default: listText
    }
  }

  private var listText: Localized {
    switch self {
    case .matched: Localized(zh: "命中", en: "matched by")
    case .query: Localized(zh: "查找", en: "Search")
    case .found: Localized(zh: "找到", en: "found")
    case .took: Localized(zh: "用时", en: "took")
    case .recent: Localized(zh: "最近打开", en: "Opened last")
    case .sections: Localized(zh: "栏目", en: "Section")
    case .choices: Localized(zh: "可选", en: "choices")
    case .negative: Localized(zh: "阴性", en: "negative")
    case .trace: Localized(zh: "弱阳性", en: "trace")
    case .positive: Localized(zh: "阳性", en: "positive")
    case .atLeast: Localized(zh: "至少 ", en: "at least ")
    case .atMost: Localized(zh: "至多 ", en: "at most ")
    case .above: Localized(zh: "高于 ", en: "above ")
    case .below: Localized(zh: "低于 ", en: "below ")
    case .to: Localized(zh: " 到 ", en: " to ")
    case .then: Localized(zh: ", 接着 ", en: ", then ")
    case .openFollowUps: Localized(zh: "待办随访", en: "Open follow-ups")
    case .noOpenFollowUps: Localized(zh: "没有待办随访", en: "no open follow-ups")
    case .course: Localized(zh: "十年", en: "ten years")
    case .valuesIn: Localized(zh: "数值, 从新到旧", en: "Values, newest first")
    case .outOfRange: Localized(zh: "异常或存疑的指标", en: "Indicators out of range or doubtful")
    case .otherIndicators: Localized(zh: "其他指标", en: "Other indicators")
    case .moveMeans: Localized(zh: "上移、下移选", en: "Up and Down choose")
    case .moveIndicators: Localized(zh: "指标", en: "indicators")
    case .moveValues: Localized(zh: "数值", en: "values")
    default: formText
    }
  }

  private var formText: Localized {
    switch self {
    case .question: Localized(zh: "请填", en: "Question")
    case .keepsNow: Localized(zh: "空行不变", en: "an empty line keeps it")
    case .lastField:
      Localized(zh: "最后一项, 回答后保存", en: "the last one; the answer saves")
    case .proposed: Localized(zh: "建议", en: "proposed")
    case .present: Localized(zh: "现为", en: "now")
    case .notChosen: Localized(zh: "未选", en: "not chosen")
    case .scope: Localized(zh: "范围", en: "Range")
    case .hints: Localized(zh: "现在可以", en: "You can")
    case .commandHint:
      Localized(
        zh: "输入数字选行, n 下一页, p 上一页, ? 列出命令, 0 返回, 重读, 详情, q 退出, /文字 查人",
        en: "type a number for a row, n next page, p previous page, ? for commands, 0 back, again, "
          + "details, q to quit, /text to find people")
    case .formHint:
      Localized(
        zh: "- 清空, ? 说明, 取消 离开并留草稿, 保存登记 立即保存",
        en: "- clears, ? explains, cancel leaves and keeps the draft, ^S saves at once")
    case .textHint:
      Localized(zh: "/文字 按原样填写, :命令 执行命令", en: "/text is taken as it is, :command runs one")
    default: answerText
    }
  }

  private var answerText: Localized {
    switch self {
    case .masked: Localized(zh: "号码已遮盖", en: "numbers are masked")
    case .languageIs: Localized(zh: "语言: 中文", en: "language: English")
    case .noSuchRow: Localized(zh: "没有这个号", en: "there is no such number")
    case .rowGone: Localized(zh: "这一行已不在", en: "this row is no longer there")
    case .lastPage: Localized(zh: "已是最后一页", en: "this is the last page")
    case .firstPage: Localized(zh: "已是第一页", en: "this is the first page")
    case .unknown:
      Localized(
        zh: "没有这个命令, ? 列出命令, /文字 查人",
        en: "no such command; ? lists them, /text finds people")
    case .notHere: Localized(zh: "这里不能用", en: "does not work here")
    case .nothingToClear:
      Localized(zh: "这一项不能清空, 取消 离开", en: "this cannot be cleared; cancel leaves")
    case .intoNote: Localized(zh: "已放入备注", en: "put into the note")
    case .otherValues: Localized(zh: "其他日期的数值", en: "values of other days")
    default: dialogText
    }
  }

  private var dialogText: Localized {
    switch self {
    case .filter: Localized(zh: "筛选", en: "Filter")
    case .filterHint: Localized(zh: "- 或 取消 显示全部", en: "- or cancel shows all again")
    case .marked: Localized(zh: "已标记", en: "marked")
    case .exportQuestion:
      Localized(
        zh: "写入文件吗? 是 和理由 写入 (是 月度核对), 取消 不写",
        en: "Write the file? yes and why writes it (yes monthly check), cancel does not")
    case .dialogHint:
      Localized(
        zh: "? 说明, 取消 离开, 不改", en: "? explains, cancel leaves and changes nothing")
    case .typeNames:
      Localized(zh: "直接输入要找的人", en: "just type whom to look for")
    case .sureOrNot: Localized(zh: "请回答 是 或 取消", en: "answer yes or cancel")
    default: Localized(same: "")
    }
  }
}
