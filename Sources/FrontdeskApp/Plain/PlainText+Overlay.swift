import Domain
import Widgets

extension PlainText {
  /// The help or the palette as a numbered list of what can be done now.
  mutating func addOverlay(_ overlay: Overlay) {
    let commands = Self.offered(overlay, model)
    let (title, choices): (Phrase, Overlay.Choices) =
      switch overlay {
      case .help(let choices): (.helpTitle, choices)
      case .palette(let choices), .menu(let choices): (.paletteTitle, choices)
      }
    let filter = shown(choices.filter.text)
    let subject = "\(title.rawValue)/\(filter)"
    add(
      .place, subject, title[language], filter, PlainPhrase.commands(commands.count)[language])
    if commands.isEmpty { add(.list, subject, Phrase.nothingFits[language]) }
    let selected = Self.selected(overlay, model)
    for (place, command) in commands.enumerated() {
      let keys = PlainCommands.keyName(command, language)
      add(
        .list, subject, fields: [command.title[language], keys], number: place + 1,
        target: .command(command.id), isSelected: command.id == selected)
    }
    add(.hints, "", Phrase.filterPlaceholder[language])
  }

  /// The commands of the help or palette that can do something now and that plain mode needs.
  static func offered(_ overlay: Overlay, _ model: Model) -> [Command] {
    var below = model
    below.overlay = nil
    return listed(overlay, model).filter {
      PlainCommands.pointless[$0.id] == nil && $0.isEnabled(below)
    }
  }

  /// Everything that the screens would list.
  private static func listed(_ overlay: Overlay, _ model: Model) -> [Command] {
    switch overlay {
    case .help(let choices):
      CommandSearch.help(choices, model.language).compactMap { row -> Command? in
        if case .command(let id) = row { CommandRegistry.command(id) } else { nil }
      }
    case .palette(let choices): CommandSearch.palette(choices, of: model)
    case .menu(let choices): CommandSearch.menu(choices)
    }
  }

  /// The row that Enter means in the palette; nil elsewhere.
  private static func selected(_ overlay: Overlay, _ model: Model) -> CommandID? {
    switch overlay {
    case .help: return nil
    case .palette(let choices), .menu(let choices):
      let all = listed(overlay, model)
      return choices.list.selection.flatMap { all.indices.contains($0) ? all[$0].id : nil }
    }
  }
}
