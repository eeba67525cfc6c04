import Domain
import Widgets

extension PlainText {
  /// The help, the palette or the menu as a numbered list of what can be done now.
  mutating func addOverlay(_ overlay: Overlay) {
    let title: Phrase =
      switch overlay {
      case .help: .helpTitle
      case .palette, .menu: .paletteTitle
      }
    let choices = overlay.choices
    let entries = Self.offered(model)
    let filter = shown(choices.filter.text)
    let subject = "\(title.rawValue)/\(filter)"
    add(.place, subject, title[language], filter, PlainPhrase.commands(entries.count)[language])
    if entries.isEmpty { add(.list, subject, Phrase.nothingFits[language]) }
    for (place, entry) in entries.enumerated() {
      add(
        .list, subject, fields: [entry.title[language], keys(of: entry)], number: place + 1,
        target: .entry(entry), isSelected: entry == choices.selected?.entry)
    }
    add(.hints, "", Phrase.filterPlaceholder[language])
  }

  private func keys(of entry: PaletteEntry) -> String {
    guard case .command(let id) = entry else { return "" }
    return model.keymap.keyName(of: id)[language]
  }

  /// What the help, palette or menu that is open lists and that can be done now.
  static func offered(_ model: Model) -> [PaletteEntry] {
    guard let choices = model.overlay?.choices else { return [] }
    var below = model
    below.overlay = nil
    return choices.entries.map(\.entry).filter { entry in
      switch entry {
      case .theme, .glyphs: return false
      case .findPatients: return choices.below != .screen(.lookup)
      case .command(let id):
        guard let command = CommandRegistry.command(id), command.layers.covers(choices.below),
          PlainCommands.pointless[id] == nil
        else { return false }
        return command.isEnabled(below)
      case .language, .scope: return entry.obstacle(below) == nil
      }
    }
  }
}
