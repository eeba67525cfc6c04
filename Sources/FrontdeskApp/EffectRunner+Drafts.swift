import Domain
import Store

extension StoreRunner {
  /// Keeps and brings back what was begun in forms, each for the one who acts alone.
  static func formDraft(
    _ request: FormDraftRequest, _ store: Store
  ) throws(StoreError) -> Message {
    switch request {
    case .load(let key):
      let kept = try store.drafts().first { $0.kind == key.kind && $0.subject == key.subject }
      return .formDraftLoaded(key, kept.flatMap { FormDraft(content: $0.content) })
    case .save(let key, let draft):
      try store.saveDraft(kind: key.kind, subject: key.subject, content: draft.content)
    case .delete(let key): try store.deleteDraft(kind: key.kind, subject: key.subject)
    }
    return .settled
  }
}
