import Canvas
import Domain
import Forms
import Interchange
import Widgets

// A form being filled in: every key goes to the session of the form, and what was entered is kept at
// every question.
extension Model {
  /// Opens a form for a person, where they are, with what was begun of it before.
  ///
  /// What it became of is told by ``formWasFiled(_:)``. Nothing happens while another form is open.
  ///
  /// - Parameters:
  ///   - id: The form; its newest version is opened.
  ///   - followUp: The follow-up that it is filled in for; nil for none.
  mutating func fillForm(
    _ id: String, of patient: PatientID, for followUp: FollowUpID? = nil
  ) -> [Effect] {
    fillForm(FormOrder(form: id, patient: patient, followUp: followUp))
  }

  /// Opens a form as it is ordered, be it to correct one that was filed.
  mutating func fillForm(_ order: FormOrder) -> [Effect] {
    guard forms.fill == nil, forms.awaited != order, !desk.isLocked else { return [] }
    guard mayFillForms else {
      say(Access.denial(.add, .triage), .problem)
      return []
    }
    forms.awaited = order
    return formDrafts.ask(order.draftKey) + [.forms(.open(order))]
  }

  mutating func formOpened(_ opened: OpenedForm?, _ order: FormOrder) -> [Effect] {
    guard forms.awaited == order, forms.fill == nil else { return [] }
    forms.awaited = nil
    // Whoever comes back to a locked desk opens it again.
    if desk.isLocked { return [] }
    guard let opened else {
      say(FormDeskWords.noSuchForm, .problem)
      return []
    }
    forms.fill = FormFill(opened, name: nameInView(of: order.patient))
    takeUpFill(order.draftKey)
    // What is corrected is complete: it is gone through from its beginning.
    if order.amends != nil, let fill = forms.fill, fill.session.cursor == nil,
      let first = fill.session.state.asked.first
    {
      _ = forms.fill?.session.go(to: first)
    }
    settleFill()
    return askNextDate()
  }

  /// Closes the form; what was entered is kept for the next time.
  mutating func closeFill() -> [Effect] {
    guard let fill = forms.fill, !fill.isSaving else { return [] }
    if fill.about != nil {
      forms.fill?.about = nil
      return []
    }
    if fill.question != nil { return answerFormQuestion(false) }
    let effects = keepFill()
    if fill.entered != nil { say(Phrase.draftKept.text) }
    forms.fill = nil
    return effects
  }

  // MARK: - Keys

  /// Lets the form take a key; nil when it is a command's.
  mutating func fillKey(_ press: KeyPress) -> [Effect]? {
    guard let fill = forms.fill else { return nil }
    if fill.isSaving { return press == .control("q") ? nil : [] }
    if fill.about != nil { return aboutKey(press) }
    if fill.question != nil { return formQuestionKey(press) }
    switch (press.key, press.modifiers) {
    case (.enter, []): return fill.session.cursor == nil ? fileForm() : pressInForm(.accept)
    case (.backspace, []): return pressInForm(.erase)
    case (.delete, []): return pressInForm(.clear)
    case (.down, []), (.tab, []): return pressInForm(.next)
    case (.up, []), (.tab, .shift): return pressInForm(.previous)
    case (.pageDown, []): return goToSection(1)
    case (.pageUp, []): return goToSection(-1)
    default: return nil
    }
  }

  /// Typed text answers the question; `?` is a command where no words are asked for, and `=` also
  /// where they are but none is typed yet, as the footer says.
  mutating func typeInForm(_ text: String, isPasted: Bool = false) -> [Effect] {
    guard let fill = forms.fill, !fill.isSaving, fill.about == nil else { return [] }
    if let question = fill.question {
      return isPasted && !question.takesNote ? [] : typeAtFormQuestion(text)
    }
    // What is pasted is text: it never picks an answer and goes on.
    if isPasted, !fill.takesWords, fill.session.item?.options.isEmpty != true { return [] }
    var effects: [Effect] = []
    for character in text.prefix(2000) {
      guard let now = forms.fill, now.question == nil else { break }
      let sign = CommandFolding.fold(character)
      // A whole line that begins with `=` is words; the key alone is not.
      let isWord = now.takesWords && !(sign == "=" && text.count == 1 && now.isBeforeWords)
      switch isPasted || isWord ? nil : sign {
      case "?": return effects + toggleAbout()
      case "=": effects += pressInForm(.acceptSection)
      default: effects += pressInForm(.character(character))
      }
    }
    return effects
  }

  /// Gives the form one key, and keeps what was entered when the cursor goes on.
  mutating func pressInForm(_ key: FormKeystroke) -> [Effect] {
    guard var fill = forms.fill, !fill.isSaving, fill.question == nil, fill.about == nil else {
      return []
    }
    let before = fill.session.cursor
    fill.session.press(key)
    fill.next.filesThen = false
    fill.problem = nil
    fill.isChanged = true
    forms.fill = fill
    settleFill()
    return fill.session.cursor == before ? [] : keepFill() + askNextDate()
  }

  /// Shows a danger as soon as an answer raises it, and no longer than it stands.
  mutating func settleFill() {
    guard let fill = forms.fill else { return }
    let isShown: Bool
    switch fill.question?.kind {
    case .redFlag(let flag)?: isShown = flag == fill.session.stop
    case nil: isShown = fill.session.stop == nil
    default: isShown = fill.session.stop == nil
    }
    if !isShown { forms.fill?.question = fill.session.stop.map { FormQuestion(.redFlag($0)) } }
  }

  // MARK: - Sections

  /// Goes to the first question of the section after the present one, or before it.
  mutating func goToSection(_ steps: Int) -> [Effect] {
    guard let fill = forms.fill, !fill.isSaving, fill.question == nil, fill.about == nil else {
      return []
    }
    let sections = fill.sections
    let here = fill.section.flatMap { section in sections.firstIndex { $0.id == section.id } }
    let next = (here ?? sections.count) + steps
    guard sections.indices.contains(next) else {
      return next >= sections.count ? goToEnd() : []
    }
    return go(toSection: sections[next].id)
  }

  mutating func go(toSection id: String) -> [Effect] {
    guard let state = forms.fill?.session.state,
      let key = state.asked.first(where: { state.section(of: $0)?.id == id })
    else { return [] }
    return goInForm(to: key)
  }

  mutating func goInForm(to key: QuestionnaireItemKey) -> [Effect] {
    guard var fill = forms.fill, !fill.isSaving, fill.question == nil, fill.about == nil,
      fill.session.go(to: key)
    else { return [] }
    fill.problem = nil
    fill.isChanged = true
    forms.fill = fill
    settleFill()
    return keepFill()
  }

  private mutating func goToEnd() -> [Effect] {
    var effects: [Effect] = []
    while forms.fill?.session.cursor != nil, forms.fill?.question == nil {
      let before = forms.fill?.session.cursor
      effects = pressInForm(.next)
      if forms.fill?.session.cursor == before { break }
    }
    return effects
  }

  // MARK: - Clicks

  mutating func clickFormItem(_ key: QuestionnaireItemKey) -> [Effect] { goInForm(to: key) }

  mutating func clickFormOption(_ option: String) -> [Effect] {
    guard let fill = forms.fill, !fill.takesWords, fill.session.typed.isEmpty else { return [] }
    return typeInForm(option)
  }

  mutating func clickFormSection(_ id: String) -> [Effect] { go(toSection: id) }

  // MARK: - About the form

  mutating func toggleAbout() -> [Effect] {
    guard let fill = forms.fill, fill.question == nil, !fill.isSaving else { return [] }
    forms.fill?.about = fill.about == nil ? ListState(count: 100) : nil
    return []
  }

  private mutating func aboutKey(_ press: KeyPress) -> [Effect]? {
    switch press.key {
    case .enter, .left:
      forms.fill?.about = nil
      return []
    case .up: forms.fill?.about?.move(by: -1)
    case .down: forms.fill?.about?.move(by: 1)
    default: return nil
    }
    return []
  }
}
