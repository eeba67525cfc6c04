import Canvas
import Domain
import Widgets

extension Model {
  /// Asks with which card that of the person chosen is to become one.
  mutating func mergeCards() -> [Effect] {
    guard let subject else { return [] }
    cardForm.merge = MergeForm(subject)
    return []
  }

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
      merge.problem = nil
      cardForm.merge = merge
      return []
    }
    switch (press.key, press.modifiers) {
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
      merge.problem = nil
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

  private mutating func findOther() -> [Effect] {
    guard let merge = cardForm.merge, !merge.query.text.trimmingBlanks.isEmpty else { return [] }
    cardForm.merge?.isWaiting = true
    return [.card(.previewMerge(merge.survivor, query: merge.query.text))]
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
    cardForm.merge?.isWaiting = false
    cardForm.merge?.problem = reason
  }

  /// One step back: from the question, from the two cards, then out.
  mutating func closeMerge() -> [Effect] {
    guard let merge = cardForm.merge else { return [] }
    if merge.asks {
      cardForm.merge?.asks = false
    } else if merge.preview != nil {
      cardForm.merge?.preview = nil
      cardForm.merge?.taking = []
    } else {
      cardForm.merge = nil
    }
    return []
  }
}
