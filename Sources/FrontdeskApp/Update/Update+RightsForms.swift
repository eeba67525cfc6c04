import Canvas
import Domain
import Widgets

extension Model {
  // MARK: - Opening and closing

  /// Opens a form about the open patient's rights, with what was begun before.
  mutating func openRightsForm(_ kind: RightsForm.Kind) -> [Effect] {
    guard let facts = rightsFacts, let person = archive.archive else { return [] }
    return openForm(kind, of: facts.patient, name: person.patient.name)
  }

  /// Opens a form about somebody, with what was begun before.
  mutating func openForm(
    _ kind: RightsForm.Kind, of patient: PatientID, name: String
  ) -> [Effect] {
    let asked = RightsForm(
      kind: kind, patient: patient, name: name, form: RightsFields(self, kind).form)
    account.dialog = .rightsForm(asked)
    if formDrafts[asked.key] != nil {
      takeUpRights()
      return []
    }
    return kind == .erase ? [] : formDrafts.ask(asked.key)
  }

  /// Takes up what an earlier session left; what was entered since stays.
  mutating func takeUpRights(_ key: FormDraftKey) {
    guard case .rightsForm(let asked) = account.dialog, asked.key == key, !asked.form.isDirty,
      !asked.isSaving
    else { return }
    takeUpRights()
  }

  private mutating func takeUpRights() {
    guard case .rightsForm(var asked) = account.dialog, let draft = formDrafts[asked.key] else {
      return
    }
    asked.form.restore(draft.answers)
    RightsFields(self, asked.kind).settle(&asked.form)
    account.dialog = .rightsForm(asked)
    say(RightsWords.takenUp)
  }

  /// Closes the form; what was begun is kept for the next time.
  mutating func closeRightsForm(_ asked: RightsForm) -> [Effect] {
    guard !asked.isSaving else { return [] }
    if !asked.found.isEmpty {
      account.dialog = .rightsForm(asked.withoutFound)
      return []
    }
    let effects = keepRights()
    if asked.kind != .erase, asked.entered != nil { say(RightsWords.kept) }
    dropDialog()
    return effects
  }

  // MARK: - Keys

  /// Lets the form take a key; nil when it is for others.
  mutating func rightsKey(_ press: KeyPress, _ asked: RightsForm) -> [Effect]? {
    if press == KeyPress(.escape), !asked.form.isPopupOpen { return nil }
    if !asked.found.isEmpty {
      return press == KeyPress(.enter) || press == asked.form.commitKey ? chooseFound() : nil
    }
    var isIgnored = false
    let effects = changeRightsForm { form in
      let outcome = form.press(press)
      isIgnored = outcome == .ignored
      // Enter in the last field saves, as in every short form.
      return outcome == .atEnd ? form.commit() : outcome
    }
    return isIgnored ? nil : effects
  }

  /// Changes the form by a key, a text, a paste or a click.
  mutating func changeRightsForm(
    _ change: (inout FormState) -> FormState.Outcome
  ) -> [Effect] {
    guard case .rightsForm(let present) = account.dialog, !present.isSaving else { return [] }
    var asked = present.withoutFound
    let before = asked.form
    let outcome = change(&asked.form)
    if asked.form != before {
      asked.problem = nil
      RightsFields(self, asked.kind).follow(&asked.form, after: before)
    }
    account.dialog = .rightsForm(asked)
    let effects = before.focus == asked.form.focus ? [] : keepRights()
    return outcome == .committed ? effects + sendRights() : effects
  }

  // MARK: - Those who may be meant

  /// Offers those who fit what was typed, of whom one is to be chosen.
  mutating func relativesFound(_ order: FamilyLinkOrder, _ hits: [LookupHit]) {
    guard case .rightsForm(var asked) = account.dialog, asked.isSaving,
      asked.key == RightsRequest.link(order).formKey
    else { return }
    asked.isSaving = false
    asked.found = hits
    asked.list = ListState(count: hits.count)
    account.dialog = .rightsForm(asked)
  }

  /// Goes on with the one chosen, by the number of the card.
  mutating func chooseFound() -> [Effect] {
    guard case .rightsForm(var asked) = account.dialog, !asked.isSaving,
      let row = asked.list.selection, asked.found.indices.contains(row)
    else { return [] }
    asked.form.set(CounterFields.who, to: asked.found[row].card)
    account.dialog = .rightsForm(asked.withoutFound)
    return sendRights()
  }

  /// Words that are typed while several are offered can only be meant to find fewer.
  mutating func typeInRightsForm(_ text: String, isPasted: Bool) -> [Effect] {
    guard case .rightsForm(let asked) = account.dialog else { return [] }
    return changeRightsForm { form in
      if !asked.found.isEmpty { form.focus(on: CounterFields.who) }
      return isPasted ? form.paste(text) : form.type(text)
    }
  }

  /// Asks the same in the other language, with every answer as it is.
  mutating func relabelAccess(from old: Model) {
    switch account.dialog {
    case .rightsForm(var asked):
      asked.form = RightsFields(self, asked.kind).relabelled(
        asked.form, from: RightsFields(old, asked.kind))
      account.dialog = .rightsForm(asked)
    case .breakGlass(var asked):
      asked.form = asked.form.relabelled(as: glassForm())
      account.dialog = .breakGlass(asked)
    case .review(var asked):
      asked.form = asked.form.relabelled(as: reviewForm())
      account.dialog = .review(asked)
    case .reveal(var menu):
      menu.options = revealOptions(of: menu.patient)
      account.dialog = .reveal(menu)
    case .warning, .rights, .question, .counter, .tags, .care, nil: break
    }
  }

  // MARK: - Saving

  mutating func sendRights() -> [Effect] {
    guard case .rightsForm(var asked) = account.dialog, !asked.isSaving else { return [] }
    let request = RightsFields(self, asked.kind).request(&asked.form, asked.patient)
    guard let request else {
      account.dialog = .rightsForm(asked)
      return []
    }
    // Kept first: should the save fail and the program with it, nothing is lost.
    let effects = keepRights()
    asked.isSaving = true
    asked.problem = nil
    account.dialog = .rightsForm(asked)
    return effects + [.rights(request)]
  }

  // MARK: - Drafts

  /// Whether all that was entered in such forms is kept.
  var isRightsKept: Bool {
    guard case .rightsForm(let asked) = account.dialog, asked.kind != .erase, !asked.isSaving
    else { return true }
    return asked.entered == formDrafts[asked.key]
  }

  /// Keeps what is being entered, at once, unless it is kept.
  mutating func keepRights() -> [Effect] {
    if case .rightsForm(let asked) = account.dialog, asked.kind != .erase, !asked.isSaving {
      formDrafts.note(asked.key, asked.entered)
    }
    return formDrafts.write()
  }

  // MARK: - Questions

  /// Asks before something is done; no comes first.
  mutating func ask(_ kind: RightsQuestion.Kind) -> [Effect] {
    account.dialog = .question(RightsQuestion(kind))
    return []
  }

  /// Lets the question take a key; nil when it is for others.
  mutating func questionKey(_ press: KeyPress, _ before: RightsQuestion) -> [Effect]? {
    guard !before.isSaving else { return [] }
    var asked = before
    switch (press.key, press.modifiers) {
    case (.left, []), (.right, []), (.up, []), (.down, []), (.tab, _):
      asked.isYes.toggle()
      account.dialog = .question(asked)
      return []
    case (.enter, []): return answerQuestion(asked.isYes)
    default: return nil
    }
  }

  /// Does what was asked about, or leaves it.
  mutating func answerQuestion(_ isYes: Bool) -> [Effect] {
    guard case .question(var asked) = account.dialog, !asked.isSaving else { return [] }
    guard isYes else {
      dropDialog()
      return []
    }
    asked.isYes = true
    asked.isSaving = true
    asked.problem = nil
    account.dialog = .question(asked)
    switch asked.kind {
    case .undo(let patient, let one): return [.rights(.undo(patient, one.id))]
    case .lift(let patient, _): return [.rights(.lift(patient))]
    case .decide(let line, let allow): return [.rights(.decide(line.id, allow: allow))]
    case .endNotice(let notice): return [.rights(.endNotice(notice))]
    case .removeLink(let member): return [.rights(.removeLink(member))]
    case .takeBack(let change): return [.rights(.takeBack(change))]
    case .endTagOverride(let record): return [.rights(.endTagOverride(record))]
    case .rule(let act): return [.rule(.act(act))]
    }
  }
}

extension RightsForm {
  /// The form with the keys, and nobody to choose from.
  fileprivate var withoutFound: RightsForm {
    var form = self
    form.found = []
    form.list = ListState()
    return form
  }
}

extension FormState {
  /// The same answers in a form that asks the same in other words.
  func relabelled(as form: FormState) -> FormState {
    var next = form
    next.restore(draft)
    next.hide(hidden)
    if let focus = focusedField { next.focus(on: focus.id) }
    next.judge(as: self)
    return next
  }
}
