import Domain
import Widgets

extension Model {
  /// Saves from the command; the key of the form does the same.
  mutating func saveCard() -> [Effect] {
    if cardForm.merge != nil { return saveMerge() }
    if cardForm.asksAnyway {
      cardForm.asksAnyway = false
      cardForm.problem = nil
      return sendCard(acceptsDuplicates: true)
    }
    return changeCard { $0.commit() }
  }

  mutating func sendCard(acceptsDuplicates: Bool) -> [Effect] {
    guard let form = cardForm.form, !cardForm.isSaving else { return [] }
    let entry = cardForm.entry
    let reading = CardReading(entry, today: today, needsAll: cardForm.sheet == nil)
    let wrong = reading.faults.filter { fault in
      fault.isError && (cardForm.sheet == nil || form.isDirty(fault.item.rawValue))
    }
    // The first in the order of the form, where the hand goes anyway.
    let ids = form.fields.map(\.id)
    let first = wrong.min {
      (ids.firstIndex(of: $0.item.rawValue) ?? 0) < (ids.firstIndex(of: $1.item.rawValue) ?? 0)
    }
    if let first {
      for fault in wrong { cardForm.form?.note(fault.item.rawValue, fault.message[language]) }
      cardForm.form?.refuse(first.item.rawValue, first.message[language])
      return []
    }
    // Kept first: should the save fail and the program with it, nothing is lost.
    let effects = keepCard()
    if let sheet = cardForm.sheet {
      var changes: [CardItem: String] = [:]
      for item in CardItem.allCases where form.isDirty(item.rawValue) {
        changes[item] = form.raw(item.rawValue)
      }
      guard !changes.isEmpty else { return closeCard() }
      cardForm.isSaving = true
      return effects + [.card(.edit(sheet, changes))]
    }
    cardForm.isSaving = true
    cardForm.problem = nil
    return effects + [.card(.open(entry, consent(form), acceptsDuplicates: acceptsDuplicates))]
  }

  private func consent(_ form: FormState) -> ConsentDraft? {
    let signer = form.value(CardFields.signer)
    guard !signer.isEmpty else { return nil }
    return CareConsent.draft(
      signer: signer,
      relation: ConsentRelation(rawValue: form.value(CardFields.relation)) ?? .own, in: language)
  }

  // MARK: - Answers

  mutating func cardAnswered(_ message: CardMessage) -> [Effect] {
    switch message {
    case .candidates(let found, let generation):
      candidatesFound(found, generation: generation)
      return []
    case .loaded(let sheet): return cardLoaded(sheet)
    case .opened(let patient, let card, let code):
      say(keymap.naming(CardWords.opened(card: card, code: code)), .done)
      return cardEnded() + [askArchive(patient, for: .archive)]
    case .likely(let found):
      cardForm.isSaving = false
      guard cardForm.form != nil else { return [] }
      takeCandidates(found)
      cardForm.asksAnyway = true
      cardForm.problem = keymap.naming(CardWords.likely(found.count))
      return []
    case .saved(let sheet):
      say(keymap.naming(CardWords.saved), .done)
      return cardEnded() + [askArchive(sheet.patient, for: screen)]
    case .changedMeanwhile(let sheet, let items):
      changedMeanwhile(sheet, items)
      return []
    case .undone(let sheet):
      forgetLastWrites()
      say(CardWords.undone(sheet.card), .done)
      return reload()
    case .mergePreviewed(let preview):
      mergePreviewed(preview)
      return []
    case .mergeFound(let choices, let query):
      mergeFound(choices, query: query)
      return []
    case .proposalPreviewed(let id, let preview, let taking):
      return proposalPreviewed(id, preview, taking: taking)
    case .mergeProposed(let preview): return mergeProposed(preview)
    case .merged(let record): return merged(record)
    case .unmerged(let record): return unmerged(record)
    case .draftLoaded(let subject, let draft): return cardDraftLoaded(subject, draft)
    case .begunLoaded(let begun): return begunLoaded(begun)
    case .printed(let words):
      say(words, .done)
      return []
    }
  }

  /// The card is saved; its draft goes.
  private mutating func cardEnded() -> [Effect] {
    forgetLastWrites()
    let subject = cardForm.subject
    cardForm.form = nil
    cardForm.sheet = nil
    cardForm.isSaving = false
    cardForm.problem = nil
    cardForm.candidates = []
    cardForm.unkept.remove(subject)
    guard cardForm.drafts.removeValue(forKey: subject) != nil else { return [] }
    return [.card(.deleteDraft(subject))]
  }

  /// Shows what others changed, with everything typed here as it is; the next save goes through.
  private mutating func changedMeanwhile(_ sheet: CardSheet, _ items: [CardItem]) {
    guard let form = cardForm.form else { return }
    let typed = form.draft
    let focus = form.focusedField?.id
    let fields = CardFields(
      language: language, access: access, isNew: false, hidden: sheet.hidden)
    var texts: [String: String] = [:]
    for item in sheet.entry.items { texts[item.rawValue] = sheet.entry[item] }
    var fresh = FormState(fields.sections, values: texts, today: today.dayNumber)
    fresh.commitKey = form.commitKey
    fresh.restore(typed)
    if let focus { fresh.focus(on: focus) }
    for item in items {
      let words = item.words(sheet.entry[item], language)
      fresh.note(item.rawValue, CardWords.nowSays(words)[language])
    }
    cardForm.form = fresh
    cardForm.sheet = sheet
    cardForm.changedByOthers = items
    cardForm.isSaving = false
    cardForm.problem = keymap.naming(CardWords.changedMeanwhile(items))
  }

  mutating func cardNotSaved(_ reason: Localized) {
    cardForm.isSaving = false
    cardForm.problem = reason
  }

  // MARK: - Drafts

  private mutating func cardDraftLoaded(_ subject: String, _ draft: FormDraft?) -> [Effect] {
    if let draft, cardForm.drafts[subject] == nil {
      cardForm.drafts[subject] = draft
      cardForm.inherited.insert(subject)
    }
    guard let known = cardForm.drafts[subject], let form = cardForm.form,
      cardForm.subject == subject, !cardForm.isSaving
    else { return [] }
    // What was typed or scanned since belongs to the person at the counter now.
    guard !form.isDirty else { return [] }
    cardForm.form?.restore(known.answers)
    say(keymap.naming(CardWords.draftIsBack))
    return changeCard { _ in .moved }
  }

  /// Keeps what is being entered, at once, unless it is kept.
  mutating func keepCard() -> [Effect] {
    guard !cardForm.isKept else { return [] }
    let subject = cardForm.subject
    if cardForm.form != nil, cardForm.entered != cardForm.drafts[subject] {
      cardForm.drafts[subject] = cardForm.entered
      cardForm.inherited.remove(subject)
      cardForm.unkept.insert(subject)
    }
    let subjects = cardForm.unkept.sorted()
    cardForm.unkept = []
    return subjects.map { one in
      .card(cardForm.drafts[one].map { .saveDraft(one, $0) } ?? .deleteDraft(one))
    }
  }

  mutating func cardDraftNotKept(_ subject: String) {
    cardForm.unkept.insert(subject)
    draftDue = now.adding(seconds: Model.draftRetrySeconds)
  }

  /// What went wrong with a card.
  mutating func cardFailed(_ reason: Localized, during effect: CardEffect) {
    switch effect {
    case .open, .edit: cardNotSaved(reason)
    case .previewMerge, .merge, .proposeMerge, .previewProposal: mergeFailed(reason)
    case .saveDraft(let subject, _), .deleteDraft(let subject): cardDraftNotKept(subject)
    default: break
    }
  }
}
