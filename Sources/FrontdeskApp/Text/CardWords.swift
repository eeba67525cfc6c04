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
    zh: "上次未建完的内容已恢复 · {card.begun} 另起一张 · {card.clear} 清空",
    en: "What was begun is back · {card.begun} begins anew · {card.clear} clears it")

  /// How many new cards lie begun beside the one that is open.
  static func othersBegun(_ name: String, _ count: Int) -> Localized {
    let zh = name.isEmpty ? "" : "（\(name)）"
    let en = name.isEmpty ? "" : " (\(name))"
    return Localized(
      zh: "还有 \(count) 张未建完的卡\(zh)，都留着 · {card.begun} 换过去",
      en: "\(count) unfinished card(s)\(en) are kept · {card.begun} goes there")
  }

  static func begunCard(_ place: Int, of count: Int) -> Localized {
    Localized(
      zh: "未建完的卡 \(place)/\(count) · {card.begun} 下一张 · {card.clear} 清空这张",
      en: "Unfinished card \(place) of \(count) · {card.begun} next · {card.clear} clears this one")
  }

  static func blankCard(_ count: Int) -> Localized {
    Localized(
      zh: "另起一张；未建完的 \(count) 张都留着 · {card.begun} 换回去",
      en: "A new card; \(count) unfinished kept · {card.begun} goes back")
  }

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

  static func numberIsUsed(_ card: String, _ name: String) -> Localized {
    Localized(zh: "这个号码已在 \(card) \(name) 名下", en: "\(card) \(name) has this number")
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
  static let mergeAlike = Localized(zh: "可能是同一人:", en: "May be the same person:")
  static let mergeSeveral = Localized(
    zh: "不止一张卡符合, 上下键选:", en: "Several cards fit; Up and Down choose:")
  static let seenAsOne = Localized(zh: "当面核对为同一人", en: "seen to be one person")

  static let proposalWaits = Localized(
    zh: "等有权合并的人批准", en: "somebody who may merge decides")

  static func proposed(_ other: String, into one: String) -> Localized {
    Localized(
      zh: "已提议把 \(other) 并入 \(one) · 等有权合并的人批准",
      en: "Proposed to merge \(other) into \(one); somebody who may merge decides")
  }

  static func proposalQuestion(_ other: String, into one: String) -> Localized {
    Localized(
      zh: "提议把 \(other) 并入 \(one)? 由管理者批准后才合并。默认不提: 任意键返回; 再按 {card.save} 提交",
      en: "Propose to merge \(other) into \(one)? A manager decides. Not by default: any key goes "
        + "back; {card.save} again sends it")
  }
  static let mergeStays = Localized(zh: "保留", en: "stays")
  static let mergeGoes = Localized(zh: "并入", en: "goes")

  static func mergePreview(_ other: String, into one: String, rows: Int) -> Localized {
    Localized(
      zh: "左右键选用哪边的 (*), Tab 换哪张保留。就诊、结果等 \(rows) 条随人转到 \(one)。{card.save} 合并",
      en: "Left and Right choose a side (*), Tab which card stays. \(rows) rows of visits, results "
        + "and the like go to \(one). {card.save} merges")
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
