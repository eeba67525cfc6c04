import Domain
import FrontdeskApp

/// Cards of the sample clinic.
extension FakeClinic {
  mutating func card(_ effect: CardEffect) -> Message {
    switch effect {
    case .compare(let entry, let patient, let generation):
      return .card(.candidates(candidates(entry, besides: patient), generation: generation))
    case .load(let patient):
      return archives.first { $0.id == patient }.map { .card(.loaded(sheet($0))) } ?? .settled
    case .open(let entry, _, let acceptsDuplicates):
      let likely = candidates(entry, besides: nil).filter(\.likeness.isLikely)
      if !likely.isEmpty, !acceptsDuplicates { return .card(.likely(likely)) }
      return open(CardReading(entry, today: Self.today).entry)
    case .edit(let sheet, let changes): return edit(sheet, changes)
    case .undo: return .card(.undone(sheet(archives[0])))
    case .loadDraft(let subject): return .card(.draftLoaded(subject, cardDrafts[subject]))
    case .loadBegun:
      let begun = cardDrafts.filter { Int($0.key) == nil }.sorted { $0.key > $1.key }
      return .card(.begunLoaded(begun.map { BegunCard(subject: $0.key, draft: $0.value) }))
    case .saveDraft(let subject, let draft):
      cardDrafts[subject] = draft
      return .settled
    case .deleteDraft(let subject):
      cardDrafts[subject] = nil
      return .settled
    case .previewMerge(let survivor, let query): return preview(survivor, query)
    case .merge(let preview, _):
      archives.removeAll { $0.id == preview.merged.patient }
      version += 1
      return .card(
        .merged(
          MergeRecord(
            id: 1, survivor: preview.survivor.patient, merged: preview.merged.patient,
            at: SampleClinic.now, staff: nil, undone: nil)))
    case .proposeMerge(let preview, _, _): return .card(.mergeProposed(preview))
    case .previewProposal(let id):
      guard
        case .card(.mergePreviewed(let preview)) = preview(
          archives[0].id, archives[1].card)
      else { return .settled }
      return .card(.proposalPreviewed(id, preview, taking: [.name]))
    case .unmerge(let patient):
      return .card(
        .unmerged(
          MergeRecord(
            id: 1, survivor: patient, merged: PatientID(patient.value + 1), at: SampleClinic.now,
            staff: nil, undone: SampleClinic.now)))
    case .printCard: return .card(.printed(Localized(zh: "已送打印机", en: "Sent to the printer")))
    }
  }

  private func preview(_ survivor: PatientID, _ query: String) -> Message {
    if query.isEmpty {
      let record = archives.first { $0.id == survivor }.map { sheet($0).entry } ?? CardEntry()
      let alike = candidates(record, besides: survivor)
      return .card(
        .mergeFound(
          alike.map { MergeChoice(hit: $0.hit, likeness: $0.likeness) }, query: query))
    }
    guard let one = archives.first(where: { $0.id == survivor }),
      let other = find(query).first(where: { $0.patient != survivor }),
      let archive = archives.first(where: { $0.id == other.patient })
    else {
      let words = Localized(zh: "没有找到另一张卡", en: "no other card was found")
      return .failed(words, .card(.previewMerge(survivor, query: query)))
    }
    return .card(
      .mergePreviewed(
        MergePreview(
          survivor: sheet(one), merged: sheet(archive),
          likeness: Likeness(
            PatientRecord(patient: one.patient), PatientRecord(patient: archive.patient)),
          moves: ["encounter": 3, "observation": 20])))
  }

  private func candidates(
    _ entry: CardEntry, besides patient: PatientID?
  ) -> [DuplicateCandidate] {
    let record = CardReading(entry, today: Self.today, needsAll: false).entry.record
    return archives.filter { $0.id != patient }.compactMap { archive in
      var other = PatientRecord(patient: archive.patient)
      other.identifiers = archive.identifiers
      other.contacts = archive.contacts
      let likeness = Likeness(record, other)
      guard likeness.score >= Likeness.possible else { return nil }
      return DuplicateCandidate(hit: hit(archive), likeness: likeness)
    }.sorted { $0.likeness.score > $1.likeness.score }
  }

  private func hit(_ archive: PatientArchive) -> LookupHit {
    LookupHit(
      patient: archive.id, card: archive.card, name: archive.patient.name,
      sex: archive.patient.sex, birthDate: archive.patient.birthDate, phone: nil)
  }

  private func sheet(_ archive: PatientArchive) -> CardSheet {
    var record = PatientRecord(patient: archive.patient)
    record.contacts = archive.contacts.map { contact in
      ContactPoint(
        system: contact.system, value: Mask.phone(contact.value), holder: contact.holder)
    }
    return CardSheet(
      patient: archive.id, card: archive.card, version: version, entry: CardEntry(record))
  }

  private mutating func open(_ entry: CardEntry) -> Message {
    let id = PatientID((archives.map(\.id.value).max() ?? 0) + 1)
    let card = CardNumber(serial: id.value).text
    var archive = PatientArchive(id: id, card: card, patient: entry.record.patient)
    archive.contacts = entry.record.contacts
    archive.identifiers = entry.record.identifiers
    archives.append(archive)
    version += 1
    return .card(.opened(id, card: card, archiveCode: "C00000001"))
  }

  private mutating func edit(_ sheet: CardSheet, _ changes: [CardItem: String]) -> Message {
    guard let place = archives.firstIndex(where: { $0.id == sheet.patient }) else {
      return .settled
    }
    guard meanwhile.isEmpty else {
      var present = sheet
      for (item, text) in meanwhile { present.entry[item] = text }
      present.version += 1
      defer { meanwhile = [:] }
      return .card(
        .changedMeanwhile(present, CardItem.allCases.filter { meanwhile[$0] != nil }))
    }
    var entry = CardEntry()
    for (item, text) in changes { entry[item] = text }
    var record = PatientRecord(patient: archives[place].patient)
    record.contacts = archives[place].contacts
    record = record.applying(entry, items: Set(changes.keys))
    archives[place].patient = record.patient
    archives[place].contacts = record.contacts
    version += 1
    return .card(.saved(self.sheet(archives[place])))
  }
}
