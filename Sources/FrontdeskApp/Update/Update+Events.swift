import Canvas
import Domain
import Widgets

extension Model {
  /// Carries out what the terminal said.
  mutating func handle(_ event: Event) -> [Effect] {
    // Whoever tries keys at a locked desk does not keep its owner signed in.
    if event.isFromPerson, !desk.isLocked {
      desk.lastInput = now
      desk.isUnattended = false
    }
    if desk.isLocked { return handleLocked(event) }
    if SizeClass(size) == .tooSmall, !worksWhenTooSmall(event) { return [] }
    if keepBehindOpening(event) { return [] }
    switch event {
    case .key(let press): return handle(press)
    case .text(let text): return type(text)
    case .paste(let text): return paste(text)
    case .wheel(_, let direction):
      return keepWheel(event) ? [] : move(by: direction < 0 ? -3 : 3)
    case .resize(let size):
      self.size = size
      return []
    case .garbled:
      say(Phrase.garbledInput.text, .problem)
      return []
    case .hangUp: return leave()
    case .resumed: return lock() + [.redraw]
    case .rescued:
      say(Phrase.rescuedPaste.text)
      return []
    case .ambiguousWidth(let columns):
      takeAmbiguousWidth(columns)
      return []
    case .click(let point): return click(point)
    case .focus: return []
    }
  }

  /// Nobody sees what a key would do on a screen that shows only a sentence.
  private func worksWhenTooSmall(_ event: Event) -> Bool {
    switch event {
    case .resize, .hangUp, .resumed, .ambiguousWidth: true
    case .key(let press):
      [.quit, .redraw, .lock].contains(keymap.command(for: press, in: layer)?.id)
    default: false
    }
  }

  private mutating func handle(_ press: KeyPress) -> [Effect] {
    if keymap.command(for: press, in: layer)?.id != .quit { wasAskedToQuit = false }
    if let effects = accessKey(press) ?? formsKey(press) ?? dayKey(press) ?? dialogKey(press)
      ?? edit(press)
      ?? filterKey(press) ?? ruleKey(press)
    {
      return effects
    }
    if case .outcome = layer, let effects = outcomeKey(press) { return effects }
    if case .settings = layer, let effects = settingsKey(press) { return effects }
    if case .card = layer, let effects = cardFormKey(press) { return effects }
    if let effects = menuKey(press) { return effects }
    guard let command = keymap.command(for: press, in: layer) else { return [] }
    if keepUntilRows(.key(press), command.id) { return [] }
    if let reason = command.disabledReason(self) {
      // At the end of a way nobody needs to be told why it does not go on.
      if command.group != .moving { say(command.denial(self) ?? reason) }
      return []
    }
    return perform(command.id)
  }

  /// Lets the text field that has the focus take a key; nil when it is not for text fields.
  private mutating func edit(_ press: KeyPress) -> [Effect]? {
    switch layer {
    case .screen(.lookup):
      let before = lookup.query.text
      // Moving the caret in an empty query is nothing, so the key may mean something else.
      guard lookup.focus == .query, lookup.query.edit(press) else { return nil }
      return lookup.query.text == before ? [] : queryChanged()
    case .help, .palette:
      return editFilter { $0.edit(press) } ? [] : nil
    default: return nil
    }
  }

  /// Typed text goes into the field with the focus; elsewhere a letter is a command, and Chinese
  /// text looks people up.
  private mutating func type(_ text: String) -> [Effect] {
    wasAskedToQuit = false
    switch layer {
    case .screen(.lookup): return typeInLookup(text)
    case .menu: return typeInMenu(text)
    case .help, .palette:
      _ = editFilter {
        $0.insert(text); return true
      }
      return []
    case .outcome: return typeInOutcome(text)
    case .booking: return typeInDayDialog(text)
    case .week: return typeInWeek(text)
    case .forms: return typeAtForms(text)
    case .form: return typeInForm(text)
    case .ruleEditor: return typeInRule(text)
    case .forecast: return typeInForecast(text)
    case .dialog: return typeInDialog(text)
    case .settings: return changeSettings { $0.type(text) }
    case .card where cardForm.merge != nil: return typeInMerge(text)
    case .card: return changeCard { $0.type(text) }
    case .access: return typeInAccess(text)
    case .locked, .signIn: return []
    case .screen:
      if let effects = editTableFilter({ $0.insert(text) }) { return effects }
      if CommandFolding.holdsHanzi(text) {
        return table.map { filter($0, with: text) } ?? lookUp(text)
      }
      if let press = CommandFolding.alt(text) { return handle(press) }
      guard let letter = text.first, text.count == 1,
        let command = keymap.command(forLetter: letter, in: layer)
      else { return [] }
      if keepUntilRows(.text(text), command.id) { return [] }
      guard command.isEnabled(self) else { return [] }
      return perform(command.id)
    }
  }

  /// Pasted text is text everywhere: it never runs a command and never submits.
  private mutating func paste(_ text: String) -> [Effect] {
    switch layer {
    case .screen:
      if let effects = editTableFilter({ $0.insert(text) }) { return effects }
      return lookUp(text)
    case .dialog: return typeInDialog(text, isPasted: true)
    case .access: return typeInAccess(text, isPasted: true)
    case .booking: return pasteIntoDayDialog(text)
    case .menu, .week, .forecast, .locked, .signIn: return []
    case .forms: return typeAtForms(text, isPasted: true)
    case .form: return typeInForm(text, isPasted: true)
    case .ruleEditor: return typeInRule(text)
    case .settings: return changeSettings { $0.paste(text) }
    case .card: return pasteIntoCard(text)
    case .help, .palette:
      _ = editFilter {
        $0.insert(text); return true
      }
      return []
    case .outcome: return changeOutcome { $0.paste(text) }
    }
  }

  /// Goes to the lookup with a text as the query, or adds it to the one being typed.
  private mutating func lookUp(_ text: String) -> [Effect] {
    if screen != .lookup {
      go(to: .lookup)
      lookup.query.deleteLine()
    }
    lookup.focus = .query
    lookup.query.insert(text.trimmingBlanks)
    return queryChanged()
  }
}

extension String {
  /// The text without blanks and line ends around it.
  var trimmingBlanks: String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}
