import Canvas
package import Domain
package import Widgets

/// Something that can be chosen by name: a command, or one with what it is to be done with.
package enum PaletteEntry: Hashable, Sendable {
  case command(CommandID)
  case language(Language)
  /// A theme, by its name.
  case theme(String)
  case glyphs(Glyphs)
  case scope(QueueScope)
  /// Looking up people by what was typed.
  case findPatients(String)

  /// What it does, a theme by what it is called.
  package func title(in model: Model) -> Localized {
    guard case .theme(let name) = self else { return title }
    let title = model.themeTitle(name)
    return Localized(zh: "配色: \(title.chinese)", en: "Theme: \(title.english)")
  }

  /// What it does, a theme by its name.
  package var title: Localized {
    switch self {
    case .command(let id): CommandRegistry.command(id)?.title ?? Localized(same: id.rawValue)
    case .language(.chinese): Localized(zh: "语言: 中文", en: "Language: 中文")
    case .language(.english): Localized(zh: "语言: English", en: "Language: English")
    case .theme(let name):
      Localized(zh: "配色: \(DisplayText.of(name))", en: "Theme: \(DisplayText.of(name))")
    case .glyphs(let glyphs):
      Localized(zh: "字符: \(glyphs.title.chinese)", en: "Characters: \(glyphs.title.english)")
    case .scope(let scope):
      Localized(zh: "随访范围: \(scope.title.chinese)", en: "Follow-ups: \(scope.title.english)")
    case .findPatients(let text):
      Localized(
        zh: "查患者: \(DisplayText.of(text))", en: "Search patients for: \(DisplayText.of(text))")
    }
  }

  /// The heading it belongs under.
  package var group: Command.Group {
    switch self {
    case .command(let id): CommandRegistry.command(id)?.group ?? .session
    case .language, .theme, .glyphs: .session
    case .scope: .followUps
    case .findPatients: .lookup
    }
  }

  /// The name by which it is remembered as used; nil for what is not.
  package var key: String? {
    switch self {
    case .command(let id): id.rawValue
    case .language(let language): "lang:" + language.rawValue
    case .theme(let name): "theme:" + name
    case .glyphs(let glyphs): "glyphs:" + glyphs.name
    case .scope(let scope): "scope:" + scope.rawValue
    case .findPatients: nil
    }
  }

  /// Everything that can be chosen while nothing is typed, in the order of the registry.
  static func all(of model: Model, in layer: Layer) -> [PaletteEntry] {
    let commands = CommandRegistry.all.filter { $0.isInPalette && $0.layers.covers(layer) }
    return commands.map { .command($0.id) }
      + QueueScope.allCases.map { .scope($0) }
      + Language.allCases.map { .language($0) }
      + model.themeNames.map { .theme($0) }
      + Glyphs.allCases.map { .glyphs($0) }
  }

  /// Why it can do nothing now; nil when it can.
  func obstacle(_ model: Model) -> Localized? {
    let isSo: Bool
    switch self {
    case .command(let id): return CommandRegistry.command(id)?.disabledReason(model)
    case .language(let language): isSo = model.language == language
    case .theme(let name): isSo = model.themeName == name
    case .glyphs(let glyphs): isSo = model.glyphs == glyphs
    case .scope(let scope): isSo = model.screen == .followUps && model.followUps.scope == scope
    case .findPatients: isSo = false
    }
    return isSo ? Localized(zh: "已经是", en: "in use") : nil
  }
}
