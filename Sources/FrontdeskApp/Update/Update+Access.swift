import Canvas
import Domain
import Widgets

extension Model {
  /// Lets a dialog about access take a key; nil when it is for others.
  mutating func accessKey(_ press: KeyPress) -> [Effect]? {
    guard case .access = layer, let dialog = account.dialog else { return nil }
    switch dialog {
    case .reveal(let menu):
      guard press == KeyPress(.enter) else { return nil }
      return chooseReveal(menu)
    case .breakGlass(let asked): return glassKey(press, asked)
    case .warning(let thought): return thoughtKey(press, thought)
    case .review(let asked): return reviewKey(press, asked)
    case .rightsForm(let asked): return rightsKey(press, asked)
    case .question(let asked): return questionKey(press, asked)
    case .counter: return counterKey(press)
    case .tags: return tagsKey(press)
    case .care: return careKey(press)
    case .rights:
      guard press == KeyPress(.enter) else { return nil }
      account.dialog = nil
      return []
    }
  }

  /// Lets a dialog about access take typed or pasted text.
  mutating func typeInAccess(_ text: String, isPasted: Bool = false) -> [Effect] {
    switch account.dialog {
    case .breakGlass(var asked):
      guard !asked.isSaving else { return [] }
      _ = isPasted ? asked.form.paste(text) : asked.form.type(text)
      asked.problem = nil
      account.dialog = .breakGlass(asked)
      return []
    case .review(var asked):
      guard !asked.isSaving else { return [] }
      _ = isPasted ? asked.form.paste(text) : asked.form.type(text)
      asked.problem = nil
      account.dialog = .review(asked)
      return []
    case .reveal(var menu):
      guard !isPasted, let digit = sign(of: text)?.wholeNumberValue,
        menu.options.indices.contains(digit - 1)
      else { return moveByLetter(text, isPasted) }
      menu.list.select(digit - 1)
      return chooseReveal(menu)
    case .warning(let thought):
      guard !isPasted, let sign = sign(of: text) else { return [] }
      if sign == "y" || sign == "是" { return openAnyway(thought) }
      if sign == "n" || sign == "否" { return closeAccess() }
      return []
    case .rights: return moveByLetter(text, isPasted)
    case .counter:
      guard !isPasted, let sign = sign(of: text) else { return [] }
      return typeAtCounter(sign)
    case .tags:
      guard !isPasted, let sign = sign(of: text) else { return [] }
      return typeAtTags(sign)
    case .care: return typeAtCare(text, isPasted: isPasted)
    case .rightsForm: return typeInRightsForm(text, isPasted: isPasted)
    case .question:
      guard !isPasted, let sign = sign(of: text) else { return [] }
      if sign == "y" || sign == "是" { return answerQuestion(true) }
      return sign == "n" || sign == "否" ? answerQuestion(false) : []
    case nil: return []
    }
  }

  private func sign(of text: String) -> Character? {
    text.count == 1 ? text.first.map(CommandFolding.fold) : nil
  }

  private mutating func moveByLetter(_ text: String, _ isPasted: Bool) -> [Effect] {
    guard !isPasted, let sign = sign(of: text), sign == "j" || sign == "k" else { return [] }
    return move(by: sign == "j" ? 1 : -1)
  }

  /// Moves the selection of the dialog, or what of it shows.
  mutating func changeAccessList(_ change: (inout ListState) -> Void) {
    switch account.dialog {
    case .reveal(var menu):
      change(&menu.list)
      account.dialog = .reveal(menu)
    case .rights(var list):
      list.setCount(RightsText(self).lines.count)
      change(&list)
      account.dialog = .rights(list)
    case .counter(var panel):
      change(&panel.list)
      account.dialog = .counter(panel)
    case .tags: changeTagList(change)
    case .care: changeCareList(change)
    case .rightsForm(var asked):
      change(&asked.list)
      account.dialog = .rightsForm(asked)
    case .breakGlass, .review, .warning, .question, nil: break
    }
  }

  /// Closes the dialog; nothing was done.
  mutating func closeAccess() -> [Effect] {
    if case .breakGlass(let asked) = account.dialog, asked.isSaving { return [] }
    if case .review(let asked) = account.dialog, asked.isSaving { return [] }
    if case .question(let asked) = account.dialog, asked.isSaving { return [] }
    if case .rightsForm(let asked) = account.dialog { return closeRightsForm(asked) }
    if stepBackInCare() { return [] }
    dropDialog()
    return []
  }

  /// Shows who is signed in, and what they may.
  mutating func showRights() -> [Effect] {
    account.dialog = .rights(ListState(count: RightsText(self).lines.count))
    return []
  }

  // MARK: - Second thoughts

  /// Asks before a record is opened that should be thought about twice.
  mutating func openWarned(
    _ patient: PatientID, _ warnings: [LookWarning], generation: Int
  ) -> [Effect] {
    guard generation == archive.generation else { return [] }
    account.dialog = .warning(SecondThought(patient: patient, warnings: warnings))
    return []
  }

  private mutating func thoughtKey(_ press: KeyPress, _ before: SecondThought) -> [Effect]? {
    var thought = before
    switch (press.key, press.modifiers) {
    case (.left, []), (.right, []), (.up, []), (.down, []), (.tab, _):
      thought.isYes.toggle()
      account.dialog = .warning(thought)
      return []
    case (.enter, []): return thought.isYes ? openAnyway(thought) : refrain()
    case (.escape, []): return refrain()
    default: return nil
    }
  }

  private mutating func openAnyway(_ thought: SecondThought) -> [Effect] {
    account.dialog = nil
    // The way back to where it was asked from is still the one that was noted then.
    archive.generation += 1
    return [.openAnyway(thought.patient, generation: archive.generation)]
  }

  private mutating func refrain() -> [Effect] {
    account.dialog = nil
    archive.generation += 1
    archive.destination = nil
    archive.returnsTo = nil
    return []
  }

  /// Keeps a record out of the pane beside a list.
  mutating func previewWithheld(
    _ patient: PatientID, _ warnings: [LookWarning], generation: Int
  ) {
    guard generation == preview.generation, preview.asked != nil else { return }
    preview.asked = nil
    preview.archive = nil
    preview.failed = patient
    preview.withheld = warnings
  }

  // MARK: - Screens that patients see

  /// Hides names and numbers on a screen that patients can see, or shows them again.
  mutating func togglePublic() -> [Effect] {
    desk.facesPublic.toggle()
    settings.form?.set(
      SettingsFields.ID.facing.rawValue, to: desk.facesPublic ? "true" : "false")
    say((desk.facesPublic ? Phrase.publicOn : .publicOff).text)
    return [.saveSetting(.facesPublic(desk.facesPublic))]
  }

  /// Whether names and numbers are hidden now: the screen faces the public, or nobody is at it.
  package var isVeiled: Bool { desk.facesPublic || desk.isUnattended }

  /// Hides names and numbers of a desk that nobody has used for a few minutes.
  mutating func veilWhenIdle() {
    desk.isUnattended = maskDeadline.map { $0 <= now } ?? false
  }

  /// When an unused desk hides names and numbers; nil where it does not, or does already.
  var maskDeadline: Instant? {
    guard account.isSignedIn, !desk.isLocked, let limits = account.limits else { return nil }
    return desk.lastInput.adding(seconds: limits.mask * 60)
  }
}
