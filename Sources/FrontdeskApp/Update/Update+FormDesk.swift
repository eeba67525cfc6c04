import Canvas
import Domain
import Forms
import Widgets

// The forms of a person: choosing one to fill in, and reading what was filed.
extension Model {
  /// Whether forms lie over the screen.
  var areFormsOpen: Bool { forms.panel != nil || forms.fill != nil }

  /// Whom a form would be about now: the person of the outcome that is open, else the one in view.
  var formSubject: PatientID? { outcome?.item.followUp.patient ?? subject }

  /// Carries out a command about forms.
  mutating func performForms(_ id: CommandID) -> [Effect] {
    switch id {
    case .forms: return openForms(.fill)
    case .filedForms: return openForms(.filed)
    case .formFile: return fileForm()
    case .formOffered: return pressInForm(.acceptSection)
    case .formNextSection: return goToSection(1)
    case .formPreviousSection: return goToSection(-1)
    case .formAbout: return toggleAbout()
    case .formTakeBack: return askTakeBack()
    case .formAmend: return amendFiled()
    case .formPrint: return filedInView.map { [.forms(.printout($0, language))] } ?? []
    default: return []
    }
  }

  // MARK: - Opening and closing

  /// Opens the list of forms, that of a follow-up with the follow-up's form first.
  mutating func openForms(_ part: FormPanel.Part) -> [Effect] {
    guard let patient = formSubject, forms.fill == nil else { return [] }
    let item = [outcome?.item, screen == .followUps ? followUps.selected : nil].lazy
      .compactMap(\.self).first { $0.followUp.patient == patient }
    var panel = FormPanel(
      patient: patient, name: nameInView(of: patient), followUp: item?.followUp.id,
      wanted: item?.followUp.details.form)
    panel.part = mayFillForms ? part : .filed
    forms.panel = panel
    return askForms()
  }

  /// Asks for the forms of the person whose list is open.
  mutating func askForms() -> [Effect] {
    guard let panel = forms.panel else { return [] }
    forms.generation += 1
    return [.forms(.list(panel.patient, generation: forms.generation))]
  }

  /// One step back; nil when no forms are open.
  mutating func leaveForms() -> [Effect]? {
    if forms.fill != nil { return closeFill() }
    guard let panel = forms.panel else { return nil }
    forms.awaited = nil
    if panel.question != nil {
      forms.panel?.question = nil
    } else if let reading = panel.reading {
      if panel.opens == reading.id { forms.panel = nil } else { forms.panel?.reading = nil }
    } else if panel.part == .fill, !panel.filter.isEmpty {
      forms.panel?.filter.deleteLine()
    } else {
      forms.panel = nil
    }
    return []
  }

  /// Fits the list to what was read and typed.
  mutating func settleForms() {
    guard let panel = forms.panel else { return }
    let count = formRows.count
    if panel.list.count != count { forms.panel?.list.setCount(count) }
    guard panel.reading != nil else { return }
    let lines = readingLines.count
    if panel.scroll.count != lines { forms.panel?.scroll.setCount(lines) }
  }

  // MARK: - Answers

  mutating func formsAnswered(_ answer: FormAnswer) -> [Effect] {
    switch answer {
    case .listed(let facts, let generation): formsListed(facts, generation: generation)
    case .opened(let opened, let order): return formOpened(opened, order)
    case .filed(let order, let filled, let filed): return formFiled(order, filled, filed)
    case .tookBack(let filed): return formTakenBack(filed)
    case .proposed(let order, let due, let why, let generation):
      return nextDateProposed(order, due: due, why: why, generation: generation)
    case .printed(let words): say(words, .done)
    }
    return []
  }

  private mutating func formsListed(_ facts: FormFacts?, generation: Int) {
    guard generation == forms.generation, forms.panel != nil, !desk.isLocked else { return }
    guard let facts else {
      forms.panel = nil
      say(Phrase.patientGone.text, .problem)
      return
    }
    forms.panel?.facts = facts
    if let id = forms.panel?.reading?.id ?? forms.panel?.opens {
      let reading = facts.filed.first { $0.id == id }
      forms.panel?.reading = reading
    }
  }

  /// Opens one filed form of the open archive to be read, without the lists.
  mutating func openFiled(_ id: Int) -> [Effect] {
    guard let opened = archive.archive, forms.fill == nil else { return [] }
    var panel = FormPanel(
      patient: opened.id, name: nameInView(of: opened.id), followUp: nil, wanted: nil)
    panel.part = .filed
    panel.opens = id
    forms.panel = panel
    return askForms()
  }

  private mutating func formTakenBack(_ filed: FiledForm) -> [Effect] {
    forms.panel?.reading = nil
    forgetLastWrites()
    say(FormDeskWords.tookBack(title(of: filed)), .done)
    return desk.isLocked ? [] : reload() + askForms()
  }

  /// Notes what failed.
  mutating func formsFailed(_ reason: Localized, _ request: FormRequest) {
    switch request {
    case .file(let order, _):
      guard forms.fill?.order == order else { return }
      forms.fill?.isSaving = false
      forms.fill?.problem = reason
    case .open(let order): if forms.awaited == order { forms.awaited = nil }
    case .takeBack: forms.panel?.question = nil
    case .list, .propose, .printout: break
    }
  }

  // MARK: - Keys

  /// Lets forms take a key; nil when it is a command's.
  mutating func formsKey(_ press: KeyPress) -> [Effect]? {
    switch layer {
    case .form: return fillKey(press)
    case .forms: return panelKey(press)
    default: return nil
    }
  }

  private mutating func panelKey(_ press: KeyPress) -> [Effect]? {
    guard var panel = forms.panel else { return nil }
    if panel.question != nil { return formQuestionKey(press) }
    if panel.reading != nil {
      switch (press.key, press.modifiers) {
      case (.left, []), (.enter, []): return leaveForms()
      case (.home, []): changeFormList { $0.home() }
      case (.end, []): changeFormList { $0.end() }
      default: return nil
      }
      return []
    }
    let isTyping = panel.part == .fill && !panel.filter.isEmpty
    switch (press.key, press.modifiers) {
    case (.enter, []): return openFormRow()
    case (.tab, []): return showForms(panel.part == .fill ? .filed : .fill)
    case (.tab, .shift): return showForms(panel.part == .fill ? .filed : .fill)
    case (.right, []) where !isTyping: return showForms(.filed)
    case (.left, []) where !isTyping: return showForms(.fill)
    case (.home, []) where !isTyping: changeFormList { $0.home() }
    case (.end, []) where !isTyping: changeFormList { $0.end() }
    default:
      guard panel.part == .fill, panel.filter.edit(press) else { return nil }
      panel.list = ListState()
      forms.panel = panel
    }
    return []
  }

  /// Typed text narrows the list of forms; a digit picks a line of it.
  mutating func typeAtForms(_ text: String, isPasted: Bool = false) -> [Effect] {
    guard let panel = forms.panel else { return [] }
    let sign = text.count == 1 && !isPasted ? text.first.map(CommandFolding.fold) : nil
    if panel.question != nil { return isPasted ? [] : typeAtFormQuestion(text) }
    if panel.reading != nil || panel.part == .filed {
      switch sign {
      case "j", "k": return move(by: sign == "j" ? 1 : -1)
      case "x", "-": return perform(.formTakeBack)
      case "p": return perform(.formPrint)
      case "e": return perform(.formAmend)
      default: break
      }
    }
    guard panel.reading == nil else { return [] }
    if let digit = sign?.wholeNumberValue, panel.filter.isEmpty || panel.part == .filed {
      guard formRows.indices.contains(digit - 1) else { return [] }
      forms.panel?.list.select(digit - 1)
      return openFormRow()
    }
    guard panel.part == .fill else { return [] }
    return changeFilter { $0.insert(String(text.prefix(60))) }
  }

  /// Narrows the list of forms to what fits a text.
  mutating func narrowForms(_ text: String) -> [Effect] {
    guard forms.panel?.part == .fill, forms.panel?.reading == nil else { return [] }
    return changeFilter { $0.set(text) }
  }

  private mutating func changeFilter(_ change: (inout TextField) -> Void) -> [Effect] {
    guard var panel = forms.panel else { return [] }
    change(&panel.filter)
    panel.list = ListState()
    forms.panel = panel
    return []
  }

  /// Moves the selection, or what shows of a filed form.
  mutating func changeFormList(_ change: (inout ListState) -> Void) {
    guard var panel = forms.panel, panel.question == nil else { return }
    if panel.reading == nil { change(&panel.list) } else { change(&panel.scroll) }
    forms.panel = panel
  }

  mutating func showForms(_ part: FormPanel.Part) -> [Effect] {
    guard let panel = forms.panel, panel.part != part, panel.question == nil,
      part == .filed || mayFillForms
    else { return [] }
    forms.panel?.part = part
    forms.panel?.reading = nil
    let count = formRows.count
    forms.panel?.list = ListState(count: count)
    return []
  }

  /// Opens the form selected, to be filled in or to be read.
  mutating func openFormRow() -> [Effect] {
    guard let panel = forms.panel, let row = formRow else { return [] }
    switch row {
    case .form(let form, _):
      return fillForm(form.id, of: panel.patient, for: panel.followUp)
    case .filed(let filed):
      forms.panel?.reading = filed
      let count = readingLines.count
      forms.panel?.scroll = ListState(count: count)
      return []
    }
  }

  mutating func clickFormRow(_ row: Int) -> [Effect] {
    guard let panel = forms.panel, panel.question == nil, panel.reading == nil else { return [] }
    let isSelected = panel.list.selection == row
    forms.panel?.list.select(row)
    return isSelected ? openFormRow() : []
  }

  // MARK: - Filed forms

  /// The filed form that is read or selected; nil when none is.
  var filedInView: FiledForm? {
    guard let panel = forms.panel, forms.fill == nil else { return nil }
    if let reading = panel.reading { return reading }
    if case .filed(let filed) = formRow { return filed }
    return nil
  }

  /// The filed form of the same id before one; nil when there is none.
  func filedBefore(_ filed: FiledForm) -> FiledForm? {
    let all = forms.panel?.facts?.filed ?? []
    guard let place = all.firstIndex(where: { $0.id == filed.id }) else { return nil }
    return all[(place + 1)...].first {
      !$0.isMistaken && $0.response.questionnaire == filed.response.questionnaire
    }
  }

  /// What the form that is read says, by its own version, and what changed since the one before.
  var readingLines: [FormReadingLine] {
    guard let panel = forms.panel, let filed = panel.reading, let book = panel.facts?.book else {
      return []
    }
    let sheet = FormSheet(
      filed.response, library: book.library, indicators: book.indicators, language: language)
    let lines = sheet.lines.map(FormReadingLine.line)
    guard let before = filedBefore(filed) else { return lines }
    let changes = FormComparison.changes(
      from: before.response, to: filed.response, library: book.library,
      indicators: book.indicators, language: language)
    return lines + [.since(before.response.day)] + changes.map(FormReadingLine.change)
  }

  /// What a filed form is called, by its own version; its id where that is unknown.
  func title(of filed: FiledForm) -> Localized {
    let id = filed.response.questionnaire
    let library = forms.panel?.facts?.book.library
    return (library?.form(of: filed.response) ?? library?[id])?.shortTitle ?? Localized(same: id)
  }

  /// Opens the filed form in view with its answers, to be filed in its place.
  private mutating func amendFiled() -> [Effect] {
    guard let filed = filedInView, !filed.isMistaken else { return [] }
    return fillForm(FormOrder(amending: filed))
  }

  private mutating func askTakeBack() -> [Effect] {
    guard let filed = filedInView, !filed.isMistaken else { return [] }
    forms.panel?.question = FormQuestion(.takeBack(filed))
    return []
  }
}

/// A line of a filed form as it is read.
enum FormReadingLine: Equatable {
  case line(FormLine)
  /// Before what changed since the form of a day.
  case since(CalendarDate)
  case change(FormChange)
}
