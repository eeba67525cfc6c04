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
    zh: "已保存 · {card.undo} 撤销", en: "Saved · {card.undo} takes it back")
  static let draftIsBack = Localized(
    zh: "上次未建完的内容已恢复 · {card.clear} 清空", en: "What was begun is back · {card.clear} clears it")

  static func opened(card: String, code: String) -> Localized {
    Localized(
      zh: "已建卡 \(card) · 档案编码 \(code) · {card.print} 打印",
      en: "Card \(card) · archive code \(code) · {card.print} prints it")
  }

  static func likely(_ count: Int) -> Localized {
    Localized(
      zh: "可能已有此人 (\(count))。默认不建: 任意键返回; 确是另一个人再按 {card.save}",
      en: "Likely here already (\(count)). Not saved: any key goes back; {card.save} again if it is "
        + "somebody else")
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
}
