import Domain

/// The sentences about cards; `{…}` stands for the key of a command.
enum CardWords {
  static let newTitle = Localized(zh: "建卡", en: "New card")
  static let editTitle = Localized(zh: "更改卡", en: "Change card")
  static let candidates = Localized(zh: "可能已有此人", en: "May be here already")
  static let nobodyAlike = Localized(zh: "没有相似的人", en: "nobody alike")
  static let candidatesHint = Localized(
    zh: "{card.candidates} 到名单, Enter 打开其档案", en: "{card.candidates} to the list, Enter opens")
  static let saved = Localized(
    zh: "已保存 · 命令“恢复改前的卡”可撤销", en: "Saved · \"Restore the card as before\" undoes it")
  static let draftIsBack = Localized(
    zh: "上次未建完的内容已恢复 · {card.clear} 清空", en: "What was begun is back · {card.clear} clears it")

  static func opened(card: String, code: String) -> Localized {
    Localized(
      zh: "已建卡 \(card) · 档案编码 \(code)",
      en: "Card \(card) · archive code \(code)")
  }

  static func likely(_ count: Int) -> Localized {
    Localized(
      zh: "可能已有此人 (\(count))。默认不建: 任意键返回; 确是另一个人再按 {card.save}",
      en:
        "Likely here already (\(count)). Not saved: any key goes back; {card.save} again if it is "
        + "somebody else")
  }

  static func hidden(_ count: Int) -> Localized {
    Localized(
      zh: "已去除 \(count) 个不可见字符", en: "\(count) invisible character(s) taken out")
  }

  static func undone(_ card: String) -> Localized {
    Localized(zh: "已撤销对 \(card) 的更改", en: "The change of \(card) was taken back")
  }

  static func nowSays(_ words: String) -> Localized {
    Localized(
      zh: "别处刚改为: \(words.isEmpty ? "空" : words)",
      en: "elsewhere just changed to: \(words.isEmpty ? "empty" : words)")
  }

  static func changedMeanwhile(_ items: [CardItem]) -> Localized {
    let zh = items.map(\.title.chinese).joined(separator: "、")
    let en = items.map(\.title.english).joined(separator: ", ")
    return Localized(
      zh: "另一台终端刚改了\(zh.isEmpty ? "这张卡" : zh)。您填的都在; 核对后再按 {card.save}",
      en: "Another terminal changed \(en.isEmpty ? "this card" : en). All you typed is here; look, "
        + "then {card.save} again")
  }

  static let mergeTitle = Localized(zh: "合并两张卡", en: "Merge two cards")
  static let mergeOther = Localized(
    zh: "与哪张卡是同一个人? 卡号、姓名或电话", en: "Which other card is the same person? Card, name or phone")
  static let mergeWhich = Localized(
    zh: "Enter 并排对照; 合并后随时可以撤销", en: "Enter shows both; a merge can be taken back at any time")
  static let mergeStays = Localized(zh: "保留", en: "stays")
  static let mergeGoes = Localized(zh: "并入", en: "goes")

  static func mergePreview(_ other: String, into one: String, rows: Int) -> Localized {
    Localized(
      zh: "左右键选用哪边的 (*)。就诊、结果等 \(rows) 条随人转到 \(one)。{card.save} 合并",
      en: "Left and Right choose a side (*). \(rows) rows of visits, results and the like go to "
        + "\(one). {card.save} merges")
  }

  static func mergeQuestion(_ other: String, into one: String) -> Localized {
    Localized(
      zh: "把 \(other) 并入 \(one)? 默认不并: 任意键返回; 确认再按 {card.save}",
      en: "Merge \(other) into \(one)? Not by default: any key goes back; {card.save} again does it"
    )
  }

  static func merged(_ other: String, into one: String) -> Localized {
    Localized(
      zh: "\(other) 已并入 \(one) · 命令面板“拆开已合并的卡”随时可撤销",
      en: "\(other) went into \(one); \"Split merged cards\" undoes it at any time")
  }

  static func unmerged(_ other: String, from one: String) -> Localized {
    Localized(zh: "\(other) 与 \(one) 已分开", en: "\(other) and \(one) are two again")
  }
}
