import Canvas
import Domain
import Widgets

/// What the help, the palette and the context menu list for what was typed.
struct CommandSearch {
  let model: Model
  let below: Layer
  /// What was typed, without blanks around it.
  let typed: String
  private let letters: [Character]

  init(_ model: Model, _ choices: Overlay.Choices) {
    self.model = model
    below = choices.below
    typed = choices.filter.text.trimmingBlanks
    letters = SearchText.letters(typed)
  }

  // MARK: - Palette

  /// Everything that fits, best first; what cannot be done now comes last, with the reason.
  func palette() -> [Overlay.Row] {
    let entries = PaletteEntry.all(of: model, in: below)
    let found = letters.isEmpty ? inOrderOfUse(entries) : inOrderOfFit(entries)
    let possible = found.filter { $0.obstacle == nil }
    let search = letters.isEmpty ? [] : [Overlay.Entry(entry: .findPatients(typed))]
    return (possible + search + found.filter { $0.obstacle != nil }).map { .entry($0) }
  }

  private func inOrderOfUse(_ entries: [PaletteEntry]) -> [Overlay.Entry] {
    let used = model.recentEntries.prefix(Self.recentShown).compactMap { key in
      entries.first { $0.key == key }
    }
    let others = entries.filter { !used.contains($0) }
    return used.map { Overlay.Entry(entry: $0, obstacle: $0.obstacle(model), isRecent: true) }
      + others.map { Overlay.Entry(entry: $0, obstacle: $0.obstacle(model)) }
  }

  /// How many of those used last stand first.
  private static let recentShown = 6

  private func inOrderOfFit(_ entries: [PaletteEntry]) -> [Overlay.Entry] {
    let scored = entries.enumerated().compactMap { order, entry in
      fit(of: entry).map { (entry: entry, fit: $0, order: order) }
    }
    let best = scored.map(\.fit.score).max() ?? 0
    return scored.filter { $0.fit.score * 2 >= best }
      .sorted { ($1.fit.score, $0.order) < ($0.fit.score, $1.order) }
      .map {
        Overlay.Entry(
          entry: $0.entry, places: $0.fit.places, obstacle: $0.entry.obstacle(model))
      }
  }

  // MARK: - Help

  /// The commands of the layer below, those of its own first, then those that work elsewhere.
  func help() -> [Overlay.Row] {
    let here = CommandRegistry.all.filter { $0.layers.covers(below) }
    let own = here.filter { !$0.layers.isSuperset(of: .screens) }
    let shared = here.filter { $0.layers.isSuperset(of: .screens) }
    let elsewhere = CommandRegistry.all.filter {
      !$0.layers.covers(below) && !$0.layers.isDisjoint(with: [.screens, .outcome])
    }
    var rows = section(below.title, own)
    for group in Command.Group.allCases {
      rows += section(group.title, shared.filter { $0.group == group })
    }
    for group in Command.Group.allCases {
      let title = Localized(
        zh: "别处: \(group.title.chinese)", en: "Elsewhere: \(group.title.english)")
      rows += section(title, elsewhere.filter { $0.group == group })
    }
    return rows
  }

  /// A heading and the commands under it that fit what was typed; nothing when none does.
  private func section(_ title: Localized, _ commands: [Command]) -> [Overlay.Row] {
    let found = commands.compactMap { command -> Overlay.Entry? in
      guard !letters.isEmpty else { return Overlay.Entry(entry: .command(command.id)) }
      return fit(of: .command(command.id)).map {
        Overlay.Entry(entry: .command(command.id), places: $0.places)
      }
    }
    return found.isEmpty ? [] : [.heading(title)] + found.map { .entry($0) }
  }

  // MARK: - Menu

  /// The verbs for what is selected; those that write something come last, after a line.
  func menu() -> [Overlay.Row] {
    let all = CommandRegistry.all.filter { $0.menuLayers.covers(below) }
    // What this screen is there for comes before what every screen has.
    let verbs =
      all.filter { !$0.layers.isSuperset(of: .screens) }
      + all.filter { $0.layers.isSuperset(of: .screens) }
    let safe = verbs.filter { $0.danger == .none }
    let others = verbs.filter { $0.danger > .none }.sorted { $0.danger < $1.danger }
    func rows(_ commands: [Command]) -> [Overlay.Row] {
      commands.map {
        .entry(Overlay.Entry(entry: .command($0.id), obstacle: $0.disabledReason(model)))
      }
    }
    return rows(safe) + (safe.isEmpty || others.isEmpty ? [] : [.separator]) + rows(others)
  }

  // MARK: - Fitting

  /// How well an entry fits: by its key, its name in either language, its identifier or the other
  /// words for it.
  func fit(of entry: PaletteEntry) -> FuzzyMatch.Found? {
    let title = entry.title(in: model)
    var best = FuzzyMatch.best(letters, in: SearchText(title[model.language]))
    // Found by anything but the words on screen, nothing of these can be marked.
    func take(_ score: Int?) {
      guard let score, score > best?.score ?? Int.min else { return }
      best = FuzzyMatch.Found(score: score, places: [])
    }
    let other: Language = model.language == .chinese ? .english : .chinese
    take(FuzzyMatch.best(letters, in: SearchText(title[other]))?.score)
    // Whoever knows the file of a theme finds it by that, too.
    if case .theme(let name) = entry {
      take(FuzzyMatch.best(letters, in: SearchText(name)).map { $0.score - 20 })
    }
    guard case .command(let id) = entry, let command = CommandRegistry.command(id) else {
      return best
    }
    for name in [id.rawValue] + command.keywords {
      take(FuzzyMatch.best(letters, in: SearchText(name)).map { $0.score - 20 })
    }
    take(fitOfKeys(of: command))
    return best
  }

  /// How well what was typed names a key of the command: `f5`, `^p`, `ctrl-p`, `:`.
  private func fitOfKeys(of command: Command) -> Int? {
    let binding = model.keymap[command]
    switch KeyName.parse(typed) {
    case .press(let press) where binding.keys.contains(press): return 2_000
    case .letter(let sign) where binding.letters.contains(sign) && !sign.isLetter: return 2_000
    default: break
    }
    let names = Language.allCases.flatMap { model.keymap.names(of: command, $0) }
    let wanted = String(letters)
    let isBeginning = names.contains { $0.count > 1 && $0.lowercased().hasPrefix(wanted) }
    return isBeginning && wanted.count > 1 ? 400 : nil
  }
}
