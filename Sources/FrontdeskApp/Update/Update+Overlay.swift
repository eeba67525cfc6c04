import Domain
import Widgets

extension Model {
  /// Opens the help or the palette over whatever is on screen.
  mutating func openOverlay(_ id: CommandID) -> [Effect] {
    let below = outcome == nil ? Layer.screen(screen) : .outcome
    let choices = Overlay.Choices(below: below)
    overlay =
      switch id {
      case .help: .help(choices)
      case .menu: .menu(choices)
      default: .palette(choices)
      }
    changeChoices { _ in }
    return []
  }

  /// Changes the filter or selection of what is open and counts what the filter leaves.
  mutating func changeChoices(_ change: (inout Overlay.Choices) -> Void) {
    switch overlay {
    case .help(var choices):
      change(&choices)
      choices.list.setCount(CommandSearch.help(choices, language).count)
      overlay = .help(choices)
    case .palette(var choices):
      change(&choices)
      choices.list.setCount(CommandSearch.palette(choices, of: self).count)
      overlay = .palette(choices)
    case .menu(var choices):
      change(&choices)
      choices.list.setCount(CommandSearch.menu(choices).count)
      overlay = .menu(choices)
    case nil: break
    }
  }

  /// Lets the filter take a key or text; answers whether it did.
  mutating func editFilter(_ change: (inout TextField) -> Bool) -> Bool {
    var isTaken = false
    changeChoices { choices in
      let before = choices.filter.text
      isTaken = change(&choices.filter)
      if choices.filter.text != before { choices.list = ListState() }
    }
    return isTaken
  }

  /// Closes the palette or the menu and carries out the command selected in it.
  mutating func runChosenCommand() -> [Effect] {
    let found: [Command]
    let list: ListState
    switch overlay {
    case .palette(let choices):
      found = CommandSearch.palette(choices, of: self)
      list = choices.list
    case .menu(let choices):
      found = CommandSearch.menu(choices)
      list = choices.list
    case .help, nil: return []
    }
    guard let row = list.selection, found.indices.contains(row) else { return [] }
    overlay = nil
    return perform(found[row].id)
  }
}
