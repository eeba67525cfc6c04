import Domain
import Widgets

extension Model {
  /// The longest time, in seconds, that something entered is held by this process alone.
  static let draftSeconds = 1

  /// Takes what was kept by earlier sessions; what was entered since stays.
  mutating func draftsLoaded(_ kept: [FollowUpID: KeptDraft]) -> [Effect] {
    let isFirst = drafts.isEmpty
    drafts.merge(kept) { present, _ in present }
    if isFirst, !kept.isEmpty { say(keymap.naming(Phrase.draftsWaiting(kept.count))) }
    return checkDrafts()
  }

  // MARK: - Follow-ups that others have ended

  /// Asks which drafts have lost their follow-up; the one that is open finds out when it is saved.
  func checkDrafts() -> [Effect] {
    let ids = drafts.filter { $0.value.endedFor == nil }.keys.filter {
      $0 != outcome?.item.followUp.id
    }
    return ids.isEmpty ? [] : [.checkDrafts(ids.sorted { $0.value < $1.value })]
  }

  /// Notes that others were quicker; what was typed stays until somebody has read it.
  mutating func draftsEnded(_ ended: [FollowUpID: String]) {
    for (id, name) in ended where id != outcome?.item.followUp.id {
      guard drafts[id] != nil, drafts[id]?.endedFor == nil else { continue }
      drafts[id]?.endedFor = name
      // Of it there is more to say than that it waits.
      toast = nil
    }
  }

  /// The draft to tell about next; nil when every follow-up with a draft is open.
  private var endedDraft: (id: FollowUpID, name: String, draft: OutcomeDraft)? {
    let ended = drafts.filter { $0.value.endedFor != nil }
    guard let id = ended.keys.min(by: { $0.value < $1.value }), let kept = ended[id] else {
      return nil
    }
    return (id, kept.endedFor ?? "", kept.draft)
  }

  /// Shows what was typed for a follow-up that is over, until it is dismissed.
  mutating func showEndedDraft() {
    guard toast == nil, !desk.isLocked, let ended = endedDraft else { return }
    let key = keymap.keyName(of: .back)
    toast = Toast(
      kind: .problem, text: Phrase.draftEnded(ended.name, ended.draft, key: key),
      expires: now.adding(seconds: 86_400))
  }

  /// Whether the message at the foot is about a follow-up that others have ended.
  var showsEndedDraft: Bool {
    guard let ended = endedDraft else { return false }
    let text = Phrase.draftEnded(ended.name, ended.draft, key: keymap.keyName(of: .back))
    return toast?.text == text
  }

  /// Throws the draft away whose text has been read.
  mutating func dismissEndedDraft() -> [Effect] {
    guard let ended = endedDraft else { return [] }
    toast = nil
    return dropDraft(ended.id)
  }

  /// Notices that something was entered and says when it must be kept.
  mutating func noticeDraft() {
    let isAllKept =
      (outcome.map(isKept) ?? true) && settings.isKept && isRightsKept && isBookingKept
      && formDrafts.isKept && cardForm.isKept && isRuleKept
      && forms.fill?.isChanged != true
    if isAllKept, drafts.values.allSatisfy(\.isOnDisk) {
      draftDue = nil
      return
    }
    if draftDue == nil { draftDue = now.adding(seconds: Model.draftSeconds) }
  }

  /// Keeps what is being entered, at once.
  mutating func keepDraft() -> [Effect] {
    draftDue = nil
    return keepForm() + keepOthers() + keepSettings() + keepBooking() + keepRights() + keepRule()
      + keepFill()
      + keepCard()
  }

  /// Tries again what could not be written before; it is still here, behind its closed dialog.
  private mutating func keepOthers() -> [Effect] {
    drafts.filter { !$0.value.isOnDisk }.sorted { $0.key.value < $1.key.value }.map { id, kept in
      drafts[id]?.isOnDisk = true
      return .saveDraft(id, kept.draft)
    }
  }

  /// Notes that a draft is not on the disk, and when to try again.
  mutating func draftNotKept(_ id: FollowUpID) {
    drafts[id]?.isOnDisk = false
    draftDue = now.adding(seconds: Model.draftRetrySeconds)
  }

  /// How long a disk that took no draft is left alone, in seconds.
  static let draftRetrySeconds = 10

  private mutating func keepForm() -> [Effect] {
    guard let form = outcome, !isKept(form) else { return [] }
    let id = form.item.followUp.id
    guard form.hasContent else { return dropDraft(id) }
    drafts[id] = KeptDraft(form.draft, at: now)
    return [.saveDraft(id, form.draft)]
  }

  /// Keeps what is being entered if it has waited long enough.
  mutating func keepDraftWhenDue() -> [Effect] {
    guard let due = draftDue, due <= now else { return [] }
    return keepDraft()
  }

  /// Throws away what was kept for a follow-up.
  mutating func dropDraft(_ id: FollowUpID) -> [Effect] {
    drafts.removeValue(forKey: id) == nil ? [] : [.deleteDraft(id)]
  }

  private func isKept(_ form: OutcomeForm) -> Bool {
    let kept = drafts[form.item.followUp.id]
    return form.hasContent ? kept?.draft == form.draft && kept?.isOnDisk == true : kept == nil
  }

  /// What was begun in this session and is not saved.
  var unsaved: UnsavedWork {
    var work = UnsavedWork()
    var ids = Set(drafts.filter { !$0.value.isOfEarlierSession }.keys)
    if let form = outcome, form.hasContent, !isKept(form) { ids.insert(form.item.followUp.id) }
    work.add(.outcome, ids.count)
    var forms = formDrafts.begun
    if case .rightsForm(let asked) = account.dialog, asked.entered != nil {
      forms.insert(asked.key)
    }
    if case .booking(let booking) = day.dialog, booking.entered != nil {
      forms.insert(booking.draftKey)
    }
    if let editor = rules.editor, editor.entered != nil, !editor.field.isReadOnly {
      forms.insert(editor.key)
    }
    if let fill = self.forms.fill, fill.isChanged { forms.insert(fill.order.draftKey) }
    for key in forms { work.add(UnsavedWork.Kind(key)) }
    work.add(.card, cardForm.begunHere.count)
    return work
  }

  // MARK: - Drafts of other forms

  /// Takes what an earlier session left of a form, also into the form if it is open.
  mutating func formDraftLoaded(_ key: FormDraftKey, _ draft: FormDraft?) -> [Effect] {
    guard let draft, formDrafts.inherit(key, draft) else { return [] }
    takeUpRights(key)
    takeUpRule(key)
    takeUpFill(key)
    return takeUpBooking(key)
  }

  /// Notes what the disk did not take; answers whether the person should be told.
  mutating func formDraftFailed(_ request: FormDraftRequest) -> Bool {
    switch request {
    case .load: return false
    case .save(let key, _), .delete(let key):
      formDrafts.notKept(key)
      draftDue = now.adding(seconds: Model.draftRetrySeconds)
      return true
    }
  }
}
