package import Canvas

extension FormState {
  /// Does what a key does in a form.
  ///
  /// Enter, Tab, Down and their opposites move between fields, PgUp and PgDn between sections;
  /// the arrows to the sides edit a text or change a choice. While a calendar or a list is open,
  /// the keys go there, and Esc closes it.
  package mutating func press(_ press: KeyPress) -> Outcome {
    if press == commitKey { return commit() }
    guard let field = focusedField else { return .ignored }
    let before = answers[focus].raw(field)
    if pressInPopup(press) || pressInField(press) { return outcome(before) }
    switch (press.key, press.modifiers) {
    case (.enter, []): return move(by: 1, wraps: false) ? .moved : .atEnd
    case (.tab, []): return moved(move(by: 1, wraps: true))
    case (.tab, .shift): return moved(move(by: -1, wraps: true))
    case (.down, []): return moved(move(by: 1, wraps: false))
    case (.up, []): return moved(move(by: -1, wraps: false))
    case (.pageDown, []): return moved(moveSection(1))
    case (.pageUp, []): return moved(moveSection(-1))
    case (.home, .control): return moved(move(by: -fields.count, wraps: false))
    case (.end, .control): return moved(move(by: fields.count, wraps: false))
    case (.character("z"), .control): return toggleUndo() ? .changed : .moved
    default: return .ignored
    }
  }

  /// Types text into the field with the focus; digits pick choices, and a blank chooses or opens.
  ///
  /// Text that the field has no use for is swallowed: nothing typed into a form is a command.
  package mutating func type(_ typed: String) -> Outcome {
    guard let field = focusedField else { return .ignored }
    let before = answers[focus].raw(field)
    let today = today
    answer { answer in
      switch answer {
      case .text(var text):
        text.insert(typed)
        answer = .text(text)
      case .date(var date):
        date.type(typed, today: today)
        answer = .date(date)
      case .choice, .choices, .toggle:
        for character in typed { FormState.choose(character, field, &answer) }
      }
    }
    return outcome(before)
  }

  /// Pastes text into the field with the focus; a choice takes the title or id of an answer.
  package mutating func paste(_ pasted: String) -> Outcome {
    guard let field = focusedField else { return .ignored }
    let before = answers[focus].raw(field)
    let text = FormState.trimmed(pasted)
    answer { answer in
      switch answer {
      case .text(var field):
        field.insert(field.keepsLines ? pasted : text)
        answer = .text(field)
      case .date(var date):
        date.set(text)
        answer = .date(date)
      case .choice:
        guard let option = field.options.first(where: { $0.title == text || $0.id == text })
        else { return }
        answer.set(option.id, field)
      case .choices, .toggle: break
      }
    }
    return outcome(before)
  }

  private func outcome(_ before: String) -> Outcome {
    focusedField.map { answers[focus].raw($0) } == before ? .moved : .changed
  }

  /// A key that moves is the form's own, also where there is nothing to move to.
  private func moved(_: Bool) -> Outcome { .moved }

  // MARK: - Keys of one field

  /// Whether a calendar or a list is open in the field with the focus.
  package var isPopupOpen: Bool {
    guard focusedField != nil else { return false }
    switch answers[focus] {
    case .date(let date): return date.calendar != nil
    case .choice(let choice): return choice.cursor != nil
    default: return false
    }
  }

  private mutating func pressInPopup(_ press: KeyPress) -> Bool {
    guard isPopupOpen else { return false }
    var isTaken = false
    answer { answer in
      switch answer {
      case .date(var date):
        // A key that the calendar does not know closes it and goes on to the form.
        isTaken = date.pressInCalendar(press)
        if !isTaken { date.close() }
        answer = .date(date)
      case .choice(var choice):
        isTaken = FormState.pressInList(press, &choice)
        if !isTaken { choice.close() }
        answer = .choice(choice)
      default: break
      }
    }
    return isTaken
  }

  private static func pressInList(_ press: KeyPress, _ choice: inout FormChoice) -> Bool {
    guard press.modifiers.isEmpty else { return false }
    switch press.key {
    case .up: choice.move(by: -1)
    case .down: choice.move(by: 1)
    case .pageUp: choice.move(by: -8)
    case .pageDown: choice.move(by: 8)
    case .home: choice.move(by: -choice.count)
    case .end: choice.move(by: choice.count)
    case .enter: choice.pick()
    case .escape: choice.close()
    default: return false
    }
    return true
  }

  private mutating func pressInField(_ press: KeyPress) -> Bool {
    guard let field = focusedField else { return false }
    let today = today
    var isTaken = false
    answer { answer in
      switch answer {
      case .text(var text):
        isTaken = text.edit(press)
        answer = .text(text)
      case .date(var date):
        isTaken = FormState.pressInDate(press, &date, today: today)
        answer = .date(date)
      case .choice(var choice):
        isTaken =
          field.isLadder && FormState.pressInLadder(press, &choice)
          || FormState.pressInChoice(press, &choice)
        answer = .choice(choice)
      case .choices(var state):
        isTaken = FormState.pressInChoices(press, &state)
        answer = .choices(state)
      case .toggle(let isOn):
        isTaken = press.modifiers.isEmpty && (press.key == .left || press.key == .right)
        if isTaken { answer = .toggle(!(isOn ?? (press.key == .right))) }
        if press == KeyPress(.backspace) || press == KeyPress(.delete) {
          isTaken = true
          answer = .toggle(nil)
        }
      }
    }
    return isTaken
  }

  /// Up and Down belong to the form; with Alt they step a day.
  private static func pressInDate(
    _ press: KeyPress, _ date: inout DateField, today: Int
  ) -> Bool {
    switch (press.key, press.modifiers) {
    case (.up, []), (.down, []): return false
    case (.up, .alt): date.step(days: 1, today: today)
    case (.down, .alt): date.open(today: today)
    case (.up, .control): date.step(days: 1, today: today)
    case (.down, .control): date.step(days: -1, today: today)
    default: return date.press(press, today: today)
    }
    return true
  }

  private static func pressInChoice(_ press: KeyPress, _ choice: inout FormChoice) -> Bool {
    switch (press.key, press.modifiers) {
    case (.left, []): choice.step(-1)
    case (.right, []): choice.step(1)
    case (.down, .alt): choice.open()
    case (.backspace, []), (.delete, []): choice.choose(nil)
    default: return false
    }
    return true
  }

  /// The rows of a ladder are gone through like those of any list.
  private static func pressInLadder(_ press: KeyPress, _ choice: inout FormChoice) -> Bool {
    switch (press.key, press.modifiers) {
    case (.up, []): choice.step(-1)
    case (.down, []): choice.step(1)
    case (.left, []), (.right, []): break
    default: return false
    }
    return true
  }

  private static func pressInChoices(_ press: KeyPress, _ state: inout MultiChoiceState) -> Bool {
    switch (press.key, press.modifiers) {
    case (.left, []): state.move(by: -1)
    case (.right, []): state.move(by: 1)
    case (.backspace, []), (.delete, []):
      state = MultiChoiceState(count: state.count, cursor: state.cursor)
    default: return false
    }
    return true
  }

  /// What one typed character does to a choice.
  private static func choose(
    _ character: Character, _ field: FormField, _ answer: inout FormValue
  ) {
    let sign = DateReader.fold(character)
    let digit = sign.isASCII ? sign.wholeNumberValue : nil
    switch answer {
    case .choice(var choice):
      if let place = digit.flatMap({ digit in
        (0..<choice.count).first { field.digit(of: $0) == "\(digit)" }
      }) {
        choice.choose(place)
      } else if sign == " " {
        if choice.cursor != nil {
          choice.pick()
        } else if field.isList {
          choice.open()
        } else {
          choice.step(1)
        }
      }
      answer = .choice(choice)
    case .choices(var state):
      if sign == " " { state.toggle() } else if let digit { _ = state.press(digit: digit) }
      answer = .choices(state)
    case .toggle(let isOn):
      if sign == " " { answer = .toggle(!(isOn ?? false)) }
      if digit == 1 { answer = .toggle(true) }
      if digit == 2 || digit == 0 { answer = .toggle(false) }
    case .text, .date: break
    }
  }
}
