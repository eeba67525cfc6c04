import Canvas
import Domain

extension CommandRegistry {
  /// Opening, changing and printing cards.
  static let cardCommands: [Command] = [
    Command(
      .newCard, Localized(zh: "建卡", en: "Open a new card"),
      keywords: ["新患者", "建档", "register", "new patient"],
      keys: [KeyPress(.character("n"), .alt)], in: .screens, group: .lookup,
      hint: .init(Localized(zh: "建卡", en: "New card"), priority: 6, in: .lookup),
      needs: (.add, .identity), auditName: "card.open"),
    Command(
      .editCard, Localized(zh: "更改所选的卡", en: "Change the card"),
      keywords: ["修改", "编辑", "edit"], in: .screens, group: .lookup,
      needs: (.read, .identity), danger: .reversible, undo: .undoCard,
      obstacle: { model in
        if model.subject == nil { return Phrase.choosePatientFirst.text }
        let objects: [AccessObject] = [.identity, .triage, .clinical]
        return objects.contains { model.access.allows(.change, $0) }
          ? nil : Localized(zh: "您的角色不改卡", en: "not for your role")
      }),
    Command(
      .undoCard, Localized(zh: "恢复改前的卡", en: "Restore the card as before"),
      keywords: ["restore"], in: .screens, group: .lookup, needs: (.read, .identity),
      danger: .reversible, undo: .editCard),
    Command(
      .printCard, Localized(zh: "打印卡和标签", en: "Print card and label"),
      keywords: ["标签", "label"], in: .screens, group: .lookup,
      needs: (.read, .identity),
      obstacle: Command.unless({ $0.subject != nil }, Phrase.choosePatientFirst.text)),
    Command(
      .mergeCards, Localized(zh: "与另一张卡合并", en: "Merge with another card"),
      keywords: ["重复", "合并", "duplicate"], in: .screens, group: .lookup,
      needs: (.add, .importing), danger: .reversible, undo: .unmergeCards,
      obstacle: Command.unless({ $0.subject != nil }, Phrase.choosePatientFirst.text)),
    Command(
      .unmergeCards, Localized(zh: "拆开已合并的卡", en: "Split merged cards"),
      keywords: ["拆分", "unmerge"], in: .screens, group: .lookup,
      needs: (.change, .importing), danger: .reversible, undo: .mergeCards,
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
      .cardBegun, Localized(zh: "另一张未建完的卡", en: "Another unfinished card"),
      keywords: ["另起", "draft"], keys: [KeyPress(.function(7)), KeyPress(.character("n"), .alt)],
      in: .card, group: .lookup, hint: .init(Localized(zh: "另一张", en: "Another"), priority: 5),
      isInPalette: false,
      obstacle: Command.unless(
        { $0.cardForm.form != nil && $0.cardForm.sheet == nil && !$0.cardForm.isSaving },
        Localized(zh: "这不是新卡", en: "not a new card"))),
    Command(
      .clearCard, Localized(zh: "清空表单", en: "Clear the form"), keys: [.control("r")],
      in: .card, group: .lookup, hint: .init(Localized(zh: "清空", en: "Clear"), priority: 4),
      isInPalette: false,
      obstacle: Command.unless(
        { $0.cardForm.form != nil }, Localized(zh: "没有表单", en: "there is no form"))),
  ]
}
