import Canvas
import Domain

extension CommandRegistry {
  /// Opening, changing and printing cards.
  static let cardCommands: [Command] = [
    Command(
      .newCard, Localized(zh: "建卡", en: "Open a new card"),
      keywords: ["新患者", "登记", "建档", "register", "new patient"],
      keys: [KeyPress(.function(6))], in: .screens, group: .lookup,
      needs: (.add, .identity), danger: .reversible, auditName: "card.open"),
    Command(
      .editCard, Localized(zh: "更改所选的卡", en: "Change the card"),
      keywords: ["修改", "编辑", "edit"], in: .screens, menu: [.lookup, .archive, .followUps],
      group: .lookup, needs: (.read, .identity), danger: .reversible, undo: .undoCard,
      obstacle: { model in
        if model.subject == nil { return Phrase.choosePatientFirst.text }
        let objects: [AccessObject] = [.identity, .triage, .clinical]
        return objects.contains { model.access.allows(.change, $0) }
          ? nil : Localized(zh: "您的角色不改卡", en: "not for your role")
      }),
    Command(
      .undoCard, Localized(zh: "撤销上次改卡", en: "Take back the last change of a card"),
      keywords: ["撤销", "undo"], in: .screens, group: .lookup, needs: (.read, .identity),
      danger: .reversible),
    Command(
      .printCard, Localized(zh: "打印卡和标签", en: "Print card and label"),
      keywords: ["标签", "label"], in: .screens, menu: [.lookup, .archive], group: .lookup,
      needs: (.read, .identity),
      obstacle: Command.unless({ $0.subject != nil }, Phrase.choosePatientFirst.text)),
    Command(
      .mergeCards, Localized(zh: "与另一张卡合并", en: "Merge with another card"),
      keywords: ["重复", "合并", "duplicate"], in: .screens, group: .lookup,
      needs: (.change, .importing), danger: .reversible, undo: .unmergeCards,
      obstacle: Command.unless({ $0.subject != nil }, Phrase.choosePatientFirst.text)),
    Command(
      .unmergeCards, Localized(zh: "撤销合并", en: "Take a merge back"),
      keywords: ["拆分", "unmerge", "split"], in: .screens, group: .lookup,
      needs: (.change, .importing), danger: .reversible,
      obstacle: Command.unless({ $0.subject != nil }, Phrase.choosePatientFirst.text)),
    Command(
      .saveCard, Localized(zh: "保存这张卡", en: "Save the card"), keys: [.control("s")],
      in: .card, group: .lookup, hint: .init(Localized(zh: "保存", en: "Save"), priority: 9),
      isInPalette: false, danger: .reversible, undo: .undoCard),
    Command(
      .cardCandidates, Localized(zh: "到相似的人", en: "To those alike"),
      keys: [KeyPress(.function(6))], in: .card, group: .lookup,
      hint: .init(Localized(zh: "相似的人", en: "Alike"), priority: 8), isInPalette: false,
      obstacle: Command.unless(
        { !$0.cardForm.candidates.isEmpty }, CardWords.nobodyAlike)),
    Command(
      .clearCard, Localized(zh: "清空表单", en: "Clear the form"), keys: [.control("r")],
      in: .card, group: .lookup, hint: .init(Localized(zh: "清空", en: "Clear"), priority: 4),
      isInPalette: false,
      obstacle: Command.unless(
        { $0.cardForm.form != nil }, Localized(zh: "没有表单", en: "there is no form"))),
  ]
}
