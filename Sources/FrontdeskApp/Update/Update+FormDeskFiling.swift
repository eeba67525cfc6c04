import Canvas
import Domain
import Forms
import Interchange
import Widgets

// Filing a form: what is missing, what is asked before, what it became; and its drafts.
extension Model {
  /// Files the form when it is complete, else goes to what keeps it from being so.
  mutating func fileForm() -> [Effect] {
    guard var fill = forms.fill, !fill.isSaving, fill.question == nil, fill.about == nil else {
      return []
    }
    // What is typed and not yet taken counts too.
    if !fill.session.typed.isEmpty, fill.session.cursor != nil {
      let effects = pressInForm(.accept)
      guard let now = forms.fill, now.session.refusal == nil, now.question == nil else {
        return effects
      }
      fill = now
    }
    if fill.order.amends != nil, fill.entered == nil {
      forms.fill?.problem = FormDeskWords.nothingAmended
      return []
    }
    switch fill.session.state.completed(isAmendment: fill.order.amends != nil) {
    case .failure(let incomplete):
      guard let first = incomplete.problems.first else { return [] }
      return show(first, of: incomplete.problems.count { $0.kind == .missing })
    case .success(let filled):
      // Asked a second time it does not wait for the plans any longer.
      if fill.next.isAwaited, !fill.next.filesThen {
        forms.fill?.next.filesThen = true
        return keepFill()
      }
      // Kept first: should filing fail and the program with it, nothing is lost.
      let effects = keepFill()
      forms.fill?.isSaving = true
      forms.fill?.problem = nil
      return effects + [.forms(.file(fill.order, filled))]
    }
  }

  private mutating func show(_ problem: FormObstacle, of missing: Int) -> [Effect] {
    switch problem.kind {
    case .redFlag: forms.fill?.question = FormQuestion(.redFlag(problem))
    case .warning: forms.fill?.question = FormQuestion(.warning(problem))
    case .missing:
      guard let key = problem.key else { return [] }
      let effects = goInForm(to: key)
      forms.fill?.problem = FormDeskWords.missing(problem.text, missing)
      return effects
    }
    return []
  }

  /// A form was filed: it closes, its draft goes, and what it became is told.
  mutating func formFiled(
    _ order: FormOrder, _ filled: FilledForm, _ filed: FiledForm
  ) -> [Effect] {
    let fill = forms.fill.flatMap { $0.order == order ? $0 : nil }
    let book = fill?.book ?? forms.panel?.facts?.book
    let form = book?.library.form(of: filed.response)
    let receipt = FormReceipt(
      order: order, filed: filed, title: form?.shortTitle ?? Localized(same: order.form),
      outcomes: filled.outcomes, nextDue: fill?.session.state.nextDate,
      proposedDue: fill?.next.due,
      summary: form.flatMap { FormDeskWords.summary(of: filled, $0, book) })
    if fill != nil { forms.fill = nil }
    // What narrowed the list has done its work: one step leads out of it.
    if forms.panel?.part == .fill, forms.panel?.filter.isEmpty == false {
      forms.panel?.filter.deleteLine()
      forms.panel?.list = ListState()
    }
    // The form of what is called about is done: whoever calls goes on to its outcome.
    if let id = order.followUp, outcome?.item.followUp.id == id { forms.panel = nil }
    // What was read was corrected: now the new one is.
    if let amends = order.amends, forms.panel?.reading?.id == amends.id {
      forms.panel?.reading = filed
    }
    forms.lastFiled = receipt
    return formDrafts.forget(order.draftKey) + formWasFiled(receipt)
  }

  /// Does what follows from a form that was filed: says what it came to, and reads what it changed.
  ///
  /// Whatever opened the form by ``fillForm(_:of:for:)`` learns of the end here, by the order.
  mutating func formWasFiled(_ receipt: FormReceipt) -> [Effect] {
    forgetLastWrites()
    say(FormDeskWords.filed(receipt), .done)
    return desk.isLocked ? [] : reload() + askForms() + takeIntoCall(receipt)
  }

  // MARK: - Questions

  /// Lets the question take a key; every key is its own, so that none runs on into it.
  mutating func formQuestionKey(_ press: KeyPress) -> [Effect]? {
    guard var question = forms.fill?.question ?? forms.panel?.question else { return nil }
    switch (press.key, press.modifiers) {
    case (.enter, []): return answerFormQuestion(question.isYes)
    case (.escape, []): return answerFormQuestion(false)
    case (.up, []), (.down, []), (.tab, _): question.isYes.toggle()
    case (.left, []) where question.note.isEmpty, (.right, []) where question.note.isEmpty:
      question.isYes.toggle()
    default:
      guard question.takesNote else {
        return press.modifiers.isEmpty || press.key == .enter ? [] : nil
      }
      guard question.note.edit(press) else { return nil }
    }
    put(question)
    return []
  }

  /// A yes or a no in a letter, or what was done about a red flag.
  mutating func typeAtFormQuestion(_ text: String) -> [Effect] {
    guard var question = forms.fill?.question ?? forms.panel?.question else { return [] }
    if question.takesNote {
      question.note.insert(text)
      put(question)
      return []
    }
    switch text.count == 1 ? text.first.map(CommandFolding.fold) : nil {
    case "y", "是":
      guard case .redFlag = question.kind else { return answerFormQuestion(true) }
      question.isYes = true
      put(question)
      return []
    case "n", "否": return answerFormQuestion(false)
    default: return []
    }
  }

  private mutating func put(_ question: FormQuestion) {
    if forms.fill != nil {
      forms.fill?.question = question
    } else {
      forms.panel?.question = question
    }
  }

  /// Does what was asked about, or goes back to the answer in question.
  mutating func answerFormQuestion(_ isYes: Bool) -> [Effect] {
    guard let question = forms.fill?.question ?? forms.panel?.question else { return [] }
    switch question.kind {
    case .takeBack(let filed):
      forms.panel?.question = nil
      return isYes ? [.forms(.takeBack(filed))] : []
    case .redFlag: return answerFlag(question, isYes)
    case .warning(let warning):
      forms.fill?.question = nil
      guard isYes else { return warning.key.map { goInForm(to: $0) } ?? [] }
      guard forms.fill?.session.confirm(warning.id) == true else { return [] }
      forms.fill?.isChanged = true
      return fileForm()
    }
  }

  private mutating func answerFlag(_ question: FormQuestion, _ isYes: Bool) -> [Effect] {
    guard var fill = forms.fill else { return [] }
    fill.question = nil
    if isYes {
      fill.session.acknowledge(note: question.note.text)
    } else {
      fill.session.press(.previous)
    }
    fill.isChanged = true
    forms.fill = fill
    settleFill()
    return keepFill()
  }

  // MARK: - Drafts

  /// Keeps what was entered, at once, unless it is kept.
  mutating func keepFill() -> [Effect] {
    guard let fill = forms.fill, fill.isChanged, !fill.isSaving else { return [] }
    forms.fill?.isChanged = false
    formDrafts.note(fill.order.draftKey, fill.entered)
    return formDrafts.write()
  }

  /// Takes up what was begun and not filed; what was entered since stays.
  mutating func takeUpFill(_ key: FormDraftKey) {
    guard let fill = forms.fill, fill.order.draftKey == key, !fill.isChanged, !fill.isSaving,
      fill.entered == nil, let draft = formDrafts[key],
      let restored = fill.session.restored(from: draft)
    else { return }
    forms.fill?.session = restored.session
    guard restored.version != fill.form.version else { return say(FormDeskWords.takenUp) }
    forms.fill?.draftVersion = restored.version
    say(FormDeskWords.otherVersion(restored.version, fill.form.version), .problem)
  }
}

extension FormQuestion {
  /// Whether what is typed now says what was done.
  var takesNote: Bool {
    if case .redFlag = kind { isYes } else { false }
  }
}

extension FormFill {
  /// What was entered and not filed; nil when nothing was.
  var entered: FormDraft? {
    let response = session.state.response(.inProgress)
    let standing = session.standing
    guard response.answers != opened || !standing.typed.isEmpty else { return nil }
    var answers = ["response": response.json.text, "typed": standing.typed]
    if let cursor = standing.cursor { answers["at"] = "\(cursor.linkID) \(cursor.row)" }
    if let option = standing.optionInWords { answers["words"] = option }
    answers["passed"] = standing.passed.sorted().map { "\($0.linkID) \($0.row)" }
      .joined(separator: "\n")
    return FormDraft(answers: answers.filter { !$0.value.isEmpty })
  }
}

extension FormSession {
  /// The session as a draft left it, and the version of the form by which it was begun; nil for a
  /// draft that cannot be read.
  fileprivate func restored(from draft: FormDraft) -> (session: FormSession, version: String)? {
    guard let text = draft.answers["response"],
      let response = QuestionnaireResponseJSON.read(Array(text.utf8)).response,
      response.questionnaire == state.form.id
    else { return nil }
    var session = FormSession(OpenForm(state.form, context: state.context, draft: response))
    let passed = (draft.answers["passed"] ?? "").split(separator: "\n").compactMap {
      Self.key(String($0))
    }
    session.restore(
      Place(
        cursor: draft.answers["at"].flatMap(Self.key), typed: draft.answers["typed"] ?? "",
        optionInWords: draft.answers["words"], passed: Set(passed)))
    return (session, response.version)
  }

  private static func key(_ text: String) -> QuestionnaireItemKey? {
    guard let blank = text.lastIndex(of: " "), let row = Int(text[text.index(after: blank)...])
    else { return nil }
    return QuestionnaireItemKey(String(text[..<blank]), row: row)
  }
}
