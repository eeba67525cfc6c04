import Canvas
import Domain
import Widgets

extension Model {
  /// Opens the help, the palette or the menu over whatever is on screen.
  mutating func openOverlay(_ id: CommandID) -> [Effect] {
    // From within another the keys meant are still those of the screen below.
    let below = overlay?.choices.below ?? layer
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

  /// Changes the filter or selection of what is open and finds what the filter leaves.
  mutating func changeChoices(_ change: (inout Overlay.Choices) -> Void) {
    guard let overlay else { return }
    var choices = overlay.choices
    let before = choices.list.selected
    change(&choices)
    switch overlay {
    case .help: choices.findHelp(self)
    case .palette: choices.rows = CommandSearch(self, choices).palette()
    case .menu: choices.rows = CommandSearch(self, choices).menu()
    }
    choices.list.setCount(choices.rows.count)
    choices.skipLines(upwards: choices.list.selected < before)
    self.overlay = overlay.with(choices)
  }

  /// Changes the selection alone, without looking for anything anew.
  mutating func changeSelection(_ change: (inout ListState) -> Void) {
    guard let overlay else { return }
    var choices = overlay.choices
    change(&choices.list)
    self.overlay = overlay.with(choices)
  }

  /// Lets the filter take a key or text; answers whether it did.
  mutating func editFilter(_ change: (inout TextField) -> Bool) -> Bool {
    guard let overlay else { return false }
    var choices = overlay.choices
    let before = choices.filter.text
    let isTaken = change(&choices.filter)
    let isSame = choices.filter.text == before
    if !isSame { choices.list = ListState() }
    self.overlay = overlay.with(choices)
    // Most keys are none of the filter's, and looking through all commands is most of their cost.
    if !isSame { changeChoices { _ in } }
    return isTaken
  }

  // MARK: - Choosing

  /// Carries out what is selected and closes what it was chosen from.
  mutating func runChosen() -> [Effect] {
    guard let entry = overlay?.choices.selected else { return [] }
    return choose(entry)
  }

  /// A digit chooses a line of the menu, a letter the verb that has it.
  mutating func typeInMenu(_ text: String) -> [Effect] {
    guard case .menu(let choices) = overlay, text.count == 1, let typed = text.first else {
      return []
    }
    let sign = CommandFolding.fold(typed)
    let entries = choices.entries
    if let digit = sign.wholeNumberValue, sign.isASCII {
      return entries.indices.contains(digit - 1) ? choose(entries[digit - 1]) : []
    }
    if let entry = entries.first(where: { binding(of: $0).letters.contains(sign) }) {
      return choose(entry)
    }
    guard let command = keymap.command(forLetter: sign, in: .menu) else { return [] }
    return perform(command.id)
  }

  /// Carries out the verb of the menu that a key means on the screen below; nil when it means none.
  mutating func menuKey(_ press: KeyPress) -> [Effect]? {
    guard case .menu(let choices) = overlay, keymap.command(for: press, in: .menu) == nil,
      let entry = choices.entries.first(where: { binding(of: $0).keys.contains(press) })
    else { return nil }
    return choose(entry)
  }

  private func binding(of entry: Overlay.Entry) -> Keymap.Binding {
    guard case .command(let id) = entry.entry, let command = CommandRegistry.command(id) else {
      return Keymap.Binding()
    }
    return keymap[command]
  }

  /// Carries out an entry; one that cannot be done now says why and leaves the list open.
  private mutating func choose(_ chosen: Overlay.Entry) -> [Effect] {
    if let obstacle = obstacle(of: chosen) {
      say(obstacle)
      return []
    }
    let isFromPalette = if case .palette = overlay { true } else { false }
    overlay = nil
    return (isFromPalette ? remember(chosen.entry) : []) + perform(chosen.entry)
  }

  /// Why an entry cannot be carried out; the help also lists what works on other screens.
  private func obstacle(of chosen: Overlay.Entry) -> Localized? {
    if let obstacle = chosen.entry.obstacle(self) { return obstacle }
    guard case .command(let id) = chosen.entry, let below = overlay?.choices.below,
      CommandRegistry.command(id)?.layers.covers(below) == false
    else { return nil }
    return Phrase.worksElsewhere.text
  }

  private mutating func perform(_ entry: PaletteEntry) -> [Effect] {
    switch entry {
    case .command(let id): return perform(id)
    case .language(let language): return use(language)
    case .theme(let name): return useTheme(name)
    case .glyphs(let glyphs): return use(glyphs)
    case .scope(let scope):
      followUps.scope = scope
      followUps.ahead = TypedAhead()
      go(to: .followUps)
      return arrive(at: .followUps)
    case .findPatients(let text):
      go(to: .lookup)
      lookup.focus = .query
      lookup.query.set(text)
      return queryChanged()
    }
  }

  /// Puts an entry first among those used last, and keeps that for the next start.
  private mutating func remember(_ entry: PaletteEntry) -> [Effect] {
    guard let key = entry.key else { return [] }
    recentEntries.removeAll { $0 == key }
    recentEntries = Array(([key] + recentEntries).prefix(Model.mostRecentEntries))
    return [.saveSetting(.recentEntries(recentEntries))]
  }

  /// How many entries of the palette are remembered.
  private static let mostRecentEntries = 12
}

extension Overlay {
  /// The same with another filter and list.
  func with(_ choices: Choices) -> Overlay {
    switch self {
    case .help: .help(choices)
    case .palette: .palette(choices)
    case .menu: .menu(choices)
    }
  }
}

extension Overlay.Choices {
  /// Finds what a help lists, unless it is the same as before: that is most of what a key costs.
  fileprivate mutating func findHelp(_ model: Model) {
    let search = CommandSearch(model, self)
    let wanted = Found(language: model.language, typed: search.typed)
    guard wanted != found else { return }
    rows = search.help()
    found = wanted
  }

  /// Moves the selection from a heading or a line to the next entry.
  fileprivate mutating func skipLines(upwards: Bool) {
    func isEntry(_ row: Int) -> Bool {
      if case .entry = rows[row] { true } else { false }
    }
    guard let row = list.selection, !isEntry(row) else { return }
    let above = rows[..<row].indices.last { isEntry($0) }
    let below = rows[row...].indices.first { isEntry($0) }
    if let next = upwards ? above ?? below : below ?? above { list.select(next) }
  }
}
