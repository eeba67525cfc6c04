/// Names one form about one thing among the drafts of a member of staff.
package struct FormDraftKey: Hashable, Comparable, Sendable {
  /// Which form, such as `booking` or `rights.consent`; never changed once it was written.
  package var kind: String
  /// What it is about, such as the number of a patient.
  package var subject: String

  package init(kind: String, subject: String) {
    self.kind = kind
    self.subject = subject
  }

  package static func < (left: FormDraftKey, right: FormDraftKey) -> Bool {
    (left.kind, left.subject) < (right.kind, right.subject)
  }
}

/// What the drafts of forms want done outside, for the one who is signed in alone.
package enum FormDraftRequest: Equatable, Sendable {
  /// What an earlier session left; answered by `Message.formDraftLoaded`.
  case load(FormDraftKey)
  /// Answered by `Message.settled`.
  case save(FormDraftKey, FormDraft)
  /// Answered by `Message.settled`.
  case delete(FormDraftKey)
}

/// What was begun in forms and not saved, by form and subject, and what of it is on the disk.
package struct DraftShelf: Equatable, Sendable {
  private var drafts: [FormDraftKey: FormDraft] = [:]
  /// The forms about which earlier sessions were asked.
  private var asked: Set<FormDraftKey> = []
  /// The drafts that are not on the disk as they are here.
  private var unkept: Set<FormDraftKey> = []
  /// The drafts that earlier sessions left and nobody has changed.
  private var inherited: Set<FormDraftKey> = []

  package init() {}

  package subscript(key: FormDraftKey) -> FormDraft? { drafts[key] }

  /// Whether everything that was noted is on the disk, or on its way there.
  var isKept: Bool { unkept.isEmpty }

  /// What was begun in this session and is not saved.
  var begun: Set<FormDraftKey> { Set(drafts.keys).subtracting(inherited) }

  /// Asks what an earlier session left of a form; nothing the second time.
  mutating func ask(_ key: FormDraftKey) -> [Effect] {
    asked.insert(key).inserted ? [.formDraft(.load(key))] : []
  }

  /// Whether earlier sessions were asked about a form, so that what is here is all there is.
  func hasAsked(_ key: FormDraftKey) -> Bool { asked.contains(key) }

  /// Takes what an earlier session left.
  ///
  /// - Returns: Whether it was; what was entered since stays.
  mutating func inherit(_ key: FormDraftKey, _ draft: FormDraft) -> Bool {
    guard drafts[key] == nil else { return false }
    drafts[key] = draft
    inherited.insert(key)
    return true
  }

  /// Notes what a form holds; nil when nothing would be lost with it.
  mutating func note(_ key: FormDraftKey, _ draft: FormDraft?) {
    guard drafts[key] != draft else { return }
    drafts[key] = draft
    inherited.remove(key)
    unkept.insert(key)
  }

  /// Writes what is not on the disk.
  mutating func write() -> [Effect] {
    let keys = unkept.sorted()
    unkept = []
    return keys.map { key in
      .formDraft(drafts[key].map { .save(key, $0) } ?? .delete(key))
    }
  }

  /// Throws the draft of a form away, as the form was saved.
  mutating func forget(_ key: FormDraftKey) -> [Effect] {
    drafts[key] = nil
    unkept.remove(key)
    inherited.remove(key)
    return [.formDraft(.delete(key))]
  }

  /// Notes that the disk did not take a draft.
  mutating func notKept(_ key: FormDraftKey) { unkept.insert(key) }
}
