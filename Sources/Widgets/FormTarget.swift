package import Canvas

/// What a click on a part of a form means.
package enum FormTarget: Hashable, Sendable {
  /// Gives a field the focus; by its id.
  case field(String)
  /// Chooses an answer of a field, or lets it go where several can be chosen; counted from 0, of a
  /// yes or no the yes.
  case option(String, Int)
  /// Turns a field on or off.
  case toggle(String)
  /// Opens the list of a field, or the calendar of one that has the focus.
  case open(String)
  /// Chooses an answer of the list that is open, counted from 0.
  case listed(Int)
  /// Picks a day of the calendar that is open.
  case day(Int)
  /// The calendar or list that is open, where it has nothing to click.
  case nothing
}

/// Cells of a form that mean something to the mouse.
package struct FormHit: Hashable, Sendable {
  package var rect: Rect
  package var target: FormTarget
}

extension FormState {
  /// Does what a click means.
  package mutating func take(_ target: FormTarget) -> Outcome {
    switch target {
    case .field(let id): return focusByClick(id)
    case .option(let id, let place):
      _ = focusByClick(id)
      return changing { answer in
        switch answer {
        case .choice(var choice):
          choice.choose(place)
          answer = .choice(choice)
        case .choices(var state):
          state.select(place)
          state.toggle()
          answer = .choices(state)
        case .toggle: answer = .toggle(place == 0)
        case .text, .date: break
        }
      }
    case .toggle(let id):
      _ = focusByClick(id)
      return changing { answer in
        if case .toggle(let isOn) = answer { answer = .toggle(!(isOn ?? false)) }
      }
    case .open(let id): return open(id)
    case .listed(let place):
      return changing { answer in
        guard case .choice(var choice) = answer else { return }
        choice.choose(place)
        answer = .choice(choice)
      }
    case .day(let day):
      return changing { answer in
        guard case .date(var date) = answer else { return }
        date.pick(day)
        answer = .date(date)
      }
    case .nothing: return .moved
    }
  }

  /// A calendar or list that is open closes when something else is clicked.
  private mutating func focusByClick(_ id: String) -> Outcome {
    if focusedField?.id == id { closePopup() } else { focus(on: id) }
    return .moved
  }

  private mutating func open(_ id: String) -> Outcome {
    let hadFocus = focusedField?.id == id
    let wasOpen = hadFocus && isPopupOpen
    _ = focusByClick(id)
    guard !wasOpen else { return .moved }
    let today = today
    return changing { answer in
      switch answer {
      case .choice(var choice):
        choice.open()
        answer = .choice(choice)
      case .date(var date) where hadFocus:
        date.open(today: today)
        answer = .date(date)
      default: break
      }
    }
  }

  private mutating func closePopup() {
    answer { answer in
      switch answer {
      case .date(var date):
        date.close()
        answer = .date(date)
      case .choice(var choice):
        choice.close()
        answer = .choice(choice)
      default: break
      }
    }
  }

  private mutating func changing(_ change: (inout FormValue) -> Void) -> Outcome {
    guard let field = focusedField else { return .ignored }
    let before = answers[focus].raw(field)
    answer(change)
    return answers[focus].raw(field) == before ? .moved : .changed
  }
}
