import Domain
import Store

extension StoreRunner {
  /// Carries out what a card wants.
  static func card(_ effect: CardEffect, _ store: Store) throws(StoreError) -> Message {
    switch effect {
    case .compare(let entry, let patient, let generation):
      let found = try store.candidates(for: entry, besides: patient)
      return .card(.candidates(found, generation: generation))
    case .load(let patient): return .card(.loaded(try store.cardSheet(of: patient)))
    case .open(let entry, let consent, let acceptsDuplicates):
      let opening = try store.openCard(
        entry, consent: consent, acceptsDuplicates: acceptsDuplicates)
      switch opening {
      case .opened(let patient, let card, let code):
        return .card(.opened(patient, card: card, archiveCode: code))
      case .likely(let found): return .card(.likely(found))
      }
    case .edit(let sheet, let changes):
      switch try store.editCard(sheet, changes: changes) {
      case .saved(let sheet): return .card(.saved(sheet))
      case .changedMeanwhile(let sheet, let items):
        return .card(.changedMeanwhile(sheet, items))
      }
    case .undo: return .card(.undone(try store.undoCardChange()))
    case .loadDraft(let subject):
      let kept = try store.drafts().first {
        $0.kind == CardFields.draftKind && $0.subject == subject
      }
      return .card(.draftLoaded(subject, kept.flatMap { FormDraft(content: $0.content) }))
    case .loadBegun:
      let begun = try store.drafts().filter {
        $0.kind == CardFields.draftKind && CardForm.isNew($0.subject)
      }
      return .card(
        .begunLoaded(
          begun.compactMap { kept in
            FormDraft(content: kept.content).map { BegunCard(subject: kept.subject, draft: $0) }
          }))
    case .saveDraft(let subject, let draft):
      try store.saveDraft(kind: CardFields.draftKind, subject: subject, content: draft.content)
      return .settled
    case .deleteDraft(let subject):
      try store.deleteDraft(kind: CardFields.draftKind, subject: subject)
      return .settled
    case .previewMerge(let survivor, let query):
      return .card(try preview(of: survivor, with: query, store))
    case .merge(let preview, let taking):
      return .card(.merged(try store.merge(preview, taking: taking)))
    case .proposeMerge(let preview, let taking, let reason):
      _ = try store.proposeMerge(preview, taking: taking, reason: reason)
      return .card(.mergeProposed(preview))
    case .previewProposal(let id):
      let (preview, taking) = try store.proposedMerge(id)
      return .card(.proposalPreviewed(id, preview, taking: taking))
    case .unmerge(let patient):
      guard let newest = try store.merges(of: patient).first(where: { $0.undone == nil }) else {
        throw .refused(Localized(zh: "这张卡没有合并过", en: "this card was never merged"))
      }
      return .card(.unmerged(try store.unmerge(newest.id)))
    case .printCard: return .settled
    }
  }

  /// The card of somebody beside the only other one that a query finds, or those it finds.
  private static func preview(
    of survivor: PatientID, with query: String, _ store: Store
  ) throws(StoreError) -> CardMessage {
    guard !query.isEmpty else {
      let alike = try store.duplicates(of: survivor)
      return .mergeFound(
        alike.map { MergeChoice(hit: $0.hit, likeness: $0.likeness) }, query: query)
    }
    let others = try others(than: survivor, foundBy: query, store)
    guard others.count == 1, let other = others.first else {
      return .mergeFound(others.map { MergeChoice(hit: $0) }, query: query)
    }
    return .mergePreviewed(try store.mergePreview(into: survivor, of: other.patient))
  }

  /// Most people to choose one from.
  private static let mostOthers = 20

  /// Those besides one person whom a query finds; the owner alone of a card that it names.
  ///
  /// - Throws: `.refused` when there is nobody.
  static func others(
    than patient: PatientID, foundBy query: String, _ store: Store
  ) throws(StoreError) -> [LookupHit] {
    let found = try store.lookup(LookupQuery(query, today: store.today), limit: mostOthers).meant
    let others = found.filter { $0.patient != patient }
    if let exact = others.first(where: { $0.card == query.uppercased() }) { return [exact] }
    guard !others.isEmpty else {
      throw .refused(Localized(zh: "没有找到另一张卡", en: "no other card was found"))
    }
    return others
  }

  /// Prints a card and its label, or writes them to a file where no printer is set up.
  ///
  /// The trail has its row before anything leaves.
  func printCard(_ patient: PatientID, _ language: Language, _ store: Store) -> Message {
    let effect = Effect.card(.printCard(patient, language))
    do throws(StoreError) {
      let card = try store.cardToPrint(of: patient)
      let lines = CardPrint(card, language: language).lines
      guard let reason = printer(lines) else {
        return .card(.printed(Localized(zh: "已送打印机", en: "Sent to the printer")))
      }
      do throws(CardFile.Failure) {
        let path = try CardFile.write(
          lines, named: "frontdesk-card-\(card.card)", in: exportFolder)
        return .card(
          .printed(
            Localized(
              zh: "\(reason.chinese)；已写入 \(path)", en: "\(reason.english); written to \(path)")))
      } catch {
        return .failed(error.message, effect)
      }
    } catch {
      return .failed(error.message, effect)
    }
  }
}
