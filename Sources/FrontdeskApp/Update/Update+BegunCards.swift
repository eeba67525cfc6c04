import Domain
import Widgets

/// New cards that were begun and not saved: none replaces another, and each is a key away.
extension Model {
  /// Takes the new cards that earlier sessions left begun.
  ///
  /// An empty form shows the newest of them; one in which somebody types stays as it is, under a name
  /// of its own.
  mutating func begunLoaded(_ begun: [BegunCard]) -> [Effect] {
    var moved: [Effect] = []
    for one in begun where cardForm.drafts[one.subject] != one.draft {
      if one.subject == cardForm.newSubject, cardForm.form != nil, cardForm.sheet == nil {
        moved += makeRoom(for: one)
      } else if cardForm.drafts[one.subject] == nil {
        cardForm.drafts[one.subject] = one.draft
        cardForm.inherited.insert(one.subject)
      }
    }
    guard let form = cardForm.form, cardForm.sheet == nil, !cardForm.isSaving else { return moved }
    let others = cardForm.begun.filter { $0 != cardForm.newSubject }
    guard !others.isEmpty else { return moved }
    if form.isDirty {
      let newest = begun.first { $0.subject != cardForm.newSubject }?.subject ?? others.first ?? ""
      say(keymap.naming(CardWords.othersBegun(name(ofBegun: newest), others.count)))
      return moved
    }
    let newest = begun.first?.subject ?? others.first ?? ""
    let effects = showBegun(newest)
    say(
      keymap.naming(
        others.count > 1 ? CardWords.begunCard(1, of: others.count) : CardWords.draftIsBack))
    return moved + effects
  }

  /// Gives what is being typed another name than that of a draft which is on the disk.
  private mutating func makeRoom(for kept: BegunCard) -> [Effect] {
    let own = cardForm.entered
    cardForm.drafts[kept.subject] = kept.draft
    cardForm.inherited.insert(kept.subject)
    cardForm.newSubject = cardForm.freeSubject
    guard own != nil else { return [] }
    cardForm.drafts[cardForm.newSubject] = own
    cardForm.inherited.remove(cardForm.newSubject)
    // What was typed may have been written under the name of the other in the meantime.
    cardForm.unkept.formUnion([kept.subject, cardForm.newSubject])
    return keepCard()
  }

  /// Goes to the card begun before the one that is open, and after the first to an empty one.
  mutating func nextBegunCard() -> [Effect] {
    guard cardForm.form != nil, cardForm.sheet == nil, !cardForm.isSaving else { return [] }
    let kept = keepCard()
    let all = cardForm.begun
    let present = all.firstIndex(of: cardForm.newSubject)
    let next = present.map { $0 + 1 } ?? 0
    guard next < all.count else {
      guard !all.isEmpty else { return kept }
      cardForm.newSubject = cardForm.freeSubject
      let effects = showCard(nil, CardEntry())
      say(keymap.naming(CardWords.blankCard(all.count)))
      return kept + effects
    }
    let effects = showBegun(all[next])
    say(keymap.naming(CardWords.begunCard(next + 1, of: all.count)))
    return kept + effects
  }

  private mutating func showBegun(_ subject: String) -> [Effect] {
    guard let draft = cardForm.drafts[subject] else { return [] }
    cardForm.newSubject = subject
    let effects = showCard(nil, CardEntry())
    cardForm.form?.restore(draft.answers)
    return effects + changeCard { _ in .moved }
  }

  /// Enough to know a card begun again: the name, else the end of a number.
  private func name(ofBegun subject: String) -> String {
    let answers = cardForm.drafts[subject]?.answers ?? [:]
    func text(_ item: CardItem) -> String { answers[item.rawValue] ?? "" }
    if !text(.name).isEmpty { return String(text(.name).prefix(8)) }
    let number = text(.phone).isEmpty ? text(.document) : text(.phone)
    return number.isEmpty ? "" : "…" + number.suffix(4)
  }
}
