package import Domain
internal import Rules
import Widgets

extension Model {
  /// What is known of the rights of the one whose archive is open; nil before it was read.
  package var rightsFacts: PatientRights? {
    guard let facts = rights.facts, facts.patient == archive.archive?.id else { return nil }
    return facts
  }

  /// The row selected on the screen of a patient's rights.
  var rightsRow: RightsRows.Row? {
    guard screen == .rights, let place = rights.list.selection else { return nil }
    let rows = RightsRows(self).rows
    return rows.indices.contains(place) ? rows[place] : nil
  }

  /// Asks for what the open patient agreed to and asked for; another's facts go at once.
  mutating func askRights() -> [Effect] {
    guard let patient = archive.archive?.id else { return [] }
    if rights.facts?.patient != patient {
      rights.facts = nil
      rights.list = ListState()
    }
    rights.generation += 1
    return [.rights(.read(patient, generation: rights.generation))]
  }

  /// Shows the next list.
  mutating func moveRightsPart(_ steps: Int) -> [Effect] {
    let all = RightsState.Part.allCases
    let place = all.firstIndex(of: rights.part) ?? 0
    return showRights(all[(place + steps + all.count) % all.count])
  }

  mutating func showRights(_ part: RightsState.Part) -> [Effect] {
    guard part != rights.part else { return [] }
    rights.part = part
    rights.list = ListState(count: RightsRows(self).rows.count)
    return []
  }

  /// Carries out a command about a patient's rights.
  mutating func performRights(_ id: CommandID) -> [Effect] {
    switch id {
    case .viewRights: return showPerson(.rights)
    case .rightsActions: return openOverlay(.menu)
    case .rightsSign: return openRightsForm(.consent)
    case .rightsWithdraw: return consentInForce.map { openRightsForm(.withdraw($0)) } ?? []
    case .rightsCorrect: return openRightsForm(.correct)
    case .rightsUndo:
      guard case .correction(let one) = rightsRow, let facts = rightsFacts else { return [] }
      return ask(.undo(facts.patient, one))
    case .rightsRestrict: return openRightsForm(.restrict)
    case .rightsLift:
      guard let facts = rightsFacts, let card = archive.archive?.card else { return [] }
      return ask(.lift(facts.patient, card: card))
    case .rightsExport: return openRightsForm(.export)
    case .rightsErasure: return openRightsForm(.askErasure)
    case .rightsErase: return openRightsForm(.erase)
    default: return []
    }
  }

  /// The purpose selected, where a consent to it is in force.
  var consentInForce: ConsentPurpose? {
    guard case .consent(let purpose, let consent?) = rightsRow, consent.isInForce(on: today) else {
      return nil
    }
    return purpose
  }

  // MARK: - Answers

  mutating func rightsAnswered(_ answer: RightsAnswer) -> [Effect] {
    switch answer {
    case .read(let facts, let generation): rightsRead(facts, generation: generation)
    case .done(let request, let number): return rightsDone(request, number)
    case .exported(let request, let path):
      let effects = rightsDone(request, 0)
      say(RightsWords.exported(path), .done)
      return effects
    case .approvals(let lines, let generation): approvalsRead(lines, generation: generation)
    case .restricted(let lines, let generation): restrictedRead(lines, generation: generation)
    case .counted(let count): approvals.waiting = count
    case .exportNeedsSecond(let reason): exportNeedsSecond(reason)
    case .lastChange(let change): return lastChangeRead(change)
    case .relativesFound(let order, let hits): relativesFound(order, hits)
    case .tags(let facts, let generation): return tagsRead(facts, generation: generation)
    case .tagWhy(let why, let generation): tagWhyRead(why, generation: generation)
    case .care(let facts, let patient, let generation):
      careRead(facts, of: patient, generation: generation)
    }
    return []
  }

  private mutating func rightsRead(_ facts: PatientRights?, generation: Int) {
    guard generation == rights.generation, !desk.isLocked else { return }
    guard let facts else {
      say(Phrase.patientGone.text, .problem)
      return
    }
    rights.facts = facts
  }

  /// Something was done: its form closes, its draft goes, and what shows is read anew.
  private mutating func rightsDone(_ request: RightsRequest, _ number: Int) -> [Effect] {
    var effects: [Effect] = []
    if let key = request.formKey { effects += formDrafts.forget(key) }
    closeDone(request)
    if let sentence = RightsWords.done(request, number) { say(sentence, .done) }
    if case .erase(let patient) = request { forget(patient) }
    // A locked desk asks nothing; it finds out what changed when it is opened.
    if desk.isLocked { return effects }
    if screen == .approvals { effects += askApprovals() }
    switch request {
    case .correct(let patient, _, _, _), .undo(let patient, _):
      if archive.archive?.id == patient { effects.append(askArchive(patient, for: nil)) }
    case .takeBack(let change): return effects + tookBack(change)
    case .addNotice, .endNotice, .link, .removeLink, .overrideTag, .endTagOverride:
      forgetLastWrites()
      // Each reading of the tags is a row of the trail, so that nothing else reads them again.
      return effects + reload() + askTags()
    case .care:
      care.isWriting = false
      forgetLastWrites()
      return effects + reload() + askCare(afterChange: true)
    case .sign:
      // Ctrl-Z means this one now, which the store alone knows.
      forgetLastWrites()
    // It changes nothing that terminals look out for.
    case .export: if screen == .rights { effects += askRights() }
    default: break
    }
    return effects + [.pollChanges]
  }

  private mutating func closeDone(_ request: RightsRequest) {
    switch account.dialog {
    case .rightsForm(let asked) where asked.isSaving: dropDialog()
    case .question(let asked) where asked.isSaving: dropDialog()
    default: break
    }
    if case .askExport = request, case .export = tables.dialog { tables.dialog = nil }
  }

  /// Nothing of somebody who was erased stays on any screen.
  private mutating func forget(_ patient: PatientID) {
    rights.facts = nil
    if archive.archive?.id == patient { archive.archive = nil }
    if preview.archive?.id == patient { preview.archive = nil }
    preview.isStale = true
    if [.rights, .archive, .trends].contains(screen) {
      history.removeAll { [.rights, .archive, .trends].contains($0) }
      screen = .lookup
    }
  }

  /// Takes note of what failed; answers whether the person should be told.
  mutating func rightsFailed(_ reason: Localized, _ request: RightsRequest) -> Bool {
    if request == .count { return false }
    if case .care(let request) = request { careFailed(reason, request) }
    switch account.dialog {
    case .rightsForm(var asked) where asked.isSaving:
      guard request.formKey == asked.key else { return true }
      asked.isSaving = false
      asked.problem = reason
      account.dialog = .rightsForm(asked)
    case .question(var asked) where asked.isSaving:
      asked.isSaving = false
      asked.problem = reason
      account.dialog = .question(asked)
    default: break
    }
    return true
  }
}

extension RightsRequest {
  /// The form that it came from, by its draft; nil for none.
  var formKey: FormDraftKey? {
    func key(_ kind: RightsForm.Kind, _ patient: PatientID) -> FormDraftKey {
      FormDraftKey(kind: RightsForm.draftKind(kind), subject: String(patient.value))
    }
    switch self {
    case .sign(let patient, _): return key(.consent, patient)
    case .withdraw(let patient, let purpose, _): return key(.withdraw(purpose), patient)
    case .correct(let patient, _, _, _): return key(.correct, patient)
    case .restrict(let patient, _, _): return key(.restrict, patient)
    case .export(let patient, _): return key(.export, patient)
    case .askErasure(let patient, _): return key(.askErasure, patient)
    case .erase(let patient): return key(.erase, patient)
    case .addNotice(let patient, _): return key(.notice, patient)
    case .link(let order): return key(.familyLink, order.patient)
    case .overrideTag(let patient, let draft):
      return key(draft.isOn ? .tagOn : .tagOff(TagName(draft.tag)), patient)
    case .care(let request):
      return request.formWord.map {
        FormDraftKey(kind: "rights." + $0, subject: String(request.patient.value))
      }
    default: return nil
    }
  }
}
