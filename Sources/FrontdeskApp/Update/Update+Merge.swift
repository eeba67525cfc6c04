import Canvas
import Domain
import Widgets

extension Model {
  /// Asks with which card that of the person chosen is to become one, and who is like them.
  mutating func mergeCards() -> [Effect] {
    guard let subject else { return [] }
    cardForm.merge = MergeForm(subject)
    return [.card(.previewMerge(subject, query: ""))]
  }

  /// Whether the one who is signed in may merge; who may only propose it asks somebody who may.
  var mayMerge: Bool { access.allows(.change, .importing) }

  /// Takes the newest merge of the person chosen back.
  mutating func unmergeCards() -> [Effect] {
    subject.map { [.card(.unmerge($0))] } ?? []
  }

  mutating func mergeFormKey(_ press: KeyPress) -> [Effect]? {
    guard var merge = cardForm.merge, !merge.isWaiting else { return nil }
    let isSave = CommandRegistry.command(.saveCard).map { keymap[$0].keys.contains(press) } == true
    if merge.asks {
      // Whoever is asked says yes with the key that asked; every other key is no.
      merge.asks = false
      cardForm.merge = merge
      return isSave ? sendMerge() : []
    }
    if isSave { return saveMerge() }
    if merge.preview == nil {
      if press == KeyPress(.enter) { return findOther() }
      guard merge.query.edit(press) else { return nil }
      wordsChanged(&merge)
      cardForm.merge = merge
      return []
    }
    switch (press.key, press.modifiers) {
    case (.tab, _): return swapSides(merge)
    case (.left, []), (.right, []), (.character(" "), []):
      choose(press.key == .left ? false : press.key == .right ? true : nil)
      return []
    default: return nil
    }
  }

  mutating func typeInMerge(_ text: String) -> [Effect] {
    guard var merge = cardForm.merge, !merge.isWaiting else { return [] }
    merge.asks = false
    if merge.preview == nil {
      merge.query.insert(text)
      wordsChanged(&merge)
      cardForm.merge = merge
    } else {
      cardForm.merge = merge
      if text == " " { choose(nil) }
    }
    return []
  }

  /// Takes an item from the right, from the left, or from the other side than now.
  private mutating func choose(_ takes: Bool?) {
    guard var merge = cardForm.merge, merge.items.indices.contains(merge.list.selected) else {
      return
    }
    let item = merge.items[merge.list.selected]
    guard merge.hasChoice(item) else { return }
    if takes ?? !merge.taking.contains(item) {
      merge.taking.insert(item)
    } else {
      merge.taking.remove(item)
    }
    cardForm.merge = merge
  }

  /// Those who fitted other words are no choice any more.
  private func wordsChanged(_ merge: inout MergeForm) {
    merge.problem = nil
    merge.found = []
    merge.list = ListState()
  }

  /// Shows the one chosen of those found beside the person; without any, looks for the words.
  private mutating func findOther() -> [Effect] {
    guard let merge = cardForm.merge else { return [] }
    let chosen =
      merge.found.indices.contains(merge.list.selected)
      ? merge.found[merge.list.selected].hit.card : nil
    let words = chosen ?? merge.query.text.trimmingBlanks
    guard !words.isEmpty else { return [] }
    cardForm.merge?.isWaiting = true
    return [.card(.previewMerge(merge.survivor, query: words))]
  }

  mutating func mergeFound(_ choices: [MergeChoice], query: String) {
    guard var merge = cardForm.merge, merge.preview == nil,
      merge.query.text.trimmingBlanks == query
    else { return }
    merge.isWaiting = false
    merge.found = choices
    merge.list = ListState(count: choices.count)
    cardForm.merge = merge
  }

  /// Lets the other card stay.
  private mutating func swapSides(_ merge: MergeForm) -> [Effect] {
    guard let preview = merge.preview else { return [] }
    cardForm.merge?.survivor = preview.merged.patient
    cardForm.merge?.taking = []
    cardForm.merge?.isWaiting = true
    return [.card(.previewMerge(preview.merged.patient, query: preview.survivor.card))]
  }

  // MARK: - Proposals

  /// Shows two cards that somebody takes for one person's, as they chose.
  mutating func proposalPreviewed(
    _ id: Int, _ preview: MergePreview, taking: Set<CardItem>
  ) -> [Effect] {
    guard cardForm.form == nil, cardForm.merge == nil, !desk.isLocked else { return [] }
    var merge = MergeForm(preview.survivor.patient)
    merge.preview = preview
    merge.proposal = id
    merge.taking = taking
    merge.list.setCount(merge.items.count)
    cardForm.merge = merge
    return []
  }

  mutating func mergeProposed(_ preview: MergePreview) -> [Effect] {
    cardForm.merge = nil
    say(CardWords.proposed(preview.merged.card, into: preview.survivor.card), .done)
    return []
  }

  /// What speaks for it, for whoever is asked; never empty.
  private func proposalReason(_ likeness: Likeness) -> String {
    let words = likeness.reasons.filter { $0.weight > 0 }.map { $0.title[language] }
    guard !words.isEmpty else { return CardWords.seenAsOne[language] }
    return "\(likeness.score)% " + words.joined(separator: language == .chinese ? "、" : ", ")
  }

  /// The first time asks; the key once more within the question is the yes.
  mutating func saveMerge() -> [Effect] {
    guard let merge = cardForm.merge, !merge.isWaiting else { return [] }
    guard merge.preview != nil else { return findOther() }
    if merge.asks { return sendMerge() }
    cardForm.merge?.asks = true
    return []
  }

  private mutating func sendMerge() -> [Effect] {
    guard let merge = cardForm.merge, let preview = merge.preview else { return [] }
    cardForm.merge?.isWaiting = true
    cardForm.merge?.asks = false
    guard mayMerge else {
      return [
        .card(
          .proposeMerge(
            preview, taking: merge.taking, reason: proposalReason(preview.likeness)))
      ]
    }
    return [.card(.merge(preview, taking: merge.taking))]
  }

  mutating func mergePreviewed(_ preview: MergePreview) {
    guard var merge = cardForm.merge, merge.survivor == preview.survivor.patient else { return }
    merge.isWaiting = false
    merge.preview = preview
    merge.list.setCount(merge.items.count)
    cardForm.merge = merge
  }

  mutating func merged(_ record: MergeRecord) -> [Effect] {
    cardForm.merge = nil
    let (one, other) = (
      CardNumber(serial: record.survivor.value).text, CardNumber(serial: record.merged.value).text
    )
    say(CardWords.merged(other, into: one), .done)
    // Whoever goes through what was proposed goes on there.
    if screen == .approvals { return askApprovals() }
    return [askArchive(record.survivor, for: .archive)]
  }

  mutating func unmerged(_ record: MergeRecord) -> [Effect] {
    let (one, other) = (
      CardNumber(serial: record.survivor.value).text, CardNumber(serial: record.merged.value).text
    )
    say(CardWords.unmerged(other, from: one), .done)
    return reload()
  }

  mutating func mergeFailed(_ reason: Localized) {
    guard cardForm.merge != nil else { return say(reason, .problem) }
    cardForm.merge?.isWaiting = false
    cardForm.merge?.problem = reason
  }

  /// One step back: from the question, from the two cards, then out.
  mutating func closeMerge() -> [Effect] {
    guard let merge = cardForm.merge else { return [] }
    if merge.asks {
      cardForm.merge?.asks = false
    } else if merge.preview != nil, merge.proposal == nil {
      cardForm.merge?.preview = nil
      cardForm.merge?.taking = []
      cardForm.merge?.list = ListState(count: merge.found.count)
    } else {
      cardForm.merge = nil
    }
    return []
  }
}
