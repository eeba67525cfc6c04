import Canvas
package import Domain

/// The commands of the registry by the words that a person types for them.
package enum PlainCommands {
  /// Commands that mean nothing without a screen, and why.
  package static let pointless: [CommandID: Localized] = [
    .redraw: Localized(zh: "没有可重画的屏幕", en: "there is no screen to draw"),
    .nextTheme: Localized(zh: "没有颜色", en: "there are no colours"),
    .switchGlyphs: Localized(zh: "不画线条", en: "no lines are drawn"),
  ]

  /// The key by which a command is known; empty for one without a key.
  static func keyName(_ command: Command, _ language: Language) -> String {
    command.keys.first.map { KeyName.text($0, language) } ?? ""
  }

  /// What to type for a word of the footer.
  static func keyNames(
    _ hint: Command.Hint, of command: Command, _ language: Language
  ) -> String {
    switch hint.keys {
    case .leftRight:
      KeyName.text(KeyPress(.left), language) + " / " + KeyName.text(KeyPress(.right), language)
    case .text(let keys): keys
    case nil: keyName(command, language)
    }
  }

  /// The kinds of names that count beside keys and identifiers.
  struct Names: OptionSet {
    let rawValue: Int
    /// Single letters, where nothing is being typed.
    static let letters = Names(rawValue: 1)
    /// Titles, words of the footer and other words for the same.
    static let titles = Names(rawValue: 2)
    /// The first letters of the Chinese title's readings.
    static let initials = Names(rawValue: 4)
  }

  /// The command that a whole line names in a layer; nil when it names none there.
  static func named(_ line: String, in layer: Layer, by names: Names) -> Command? {
    let wanted = folded(line)
    guard !wanted.isEmpty else { return nil }
    let here = CommandRegistry.all.filter { $0.layers.covers(layer) }
    if let found = here.first(where: { isKeyOrID(wanted, $0) }) { return found }
    if names.contains(.letters), line.count == 1, let letter = line.first {
      let folded = CommandFolding.fold(letter)
      if let found = here.first(where: { $0.letters.contains(folded) }) { return found }
    }
    if names.contains(.titles) {
      let found = here.first { isTitle(wanted, $0) } ?? here.first { isHint(wanted, $0) }
      if let found { return found }
    }
    guard names.contains(.initials), wanted.count > 2 else { return nil }
    return here.first { CommandSearch.initials($0.title.chinese) == wanted }
  }

  /// The commands whose title holds a text, as whole words or characters in a row.
  static func partlyNamed(_ line: String, in layer: Layer) -> [Command] {
    let wanted = folded(line)
    guard wanted.count > 1 else { return [] }
    return CommandRegistry.all.filter { command in
      command.layers.covers(layer) && pointless[command.id] == nil
        && [command.title.chinese, command.title.english].contains {
          folded($0).contains(wanted)
        }
    }
  }

  private static func isKeyOrID(_ wanted: String, _ command: Command) -> Bool {
    if folded(command.id.rawValue) == wanted { return true }
    let control = wanted.hasPrefix("ctrl-") ? "^" + wanted.dropFirst(5) : wanted
    return command.keys.contains { press in
      Language.allCases.contains { folded(KeyName.text(press, $0)) == control }
    }
  }

  private static func isTitle(_ wanted: String, _ command: Command) -> Bool {
    [command.title.chinese, command.title.english].contains { folded($0) == wanted }
      || command.keywords.contains { folded($0) == wanted }
  }

  /// The short word of the footer, unless it stands for two commands.
  private static func isHint(_ wanted: String, _ command: Command) -> Bool {
    guard let hint = command.hint else { return false }
    if case .leftRight = hint.keys { return false }
    return [hint.text.chinese, hint.text.english].contains { folded($0) == wanted }
  }

  /// Lower case, half width, without blanks around.
  static func folded(_ text: String) -> String {
    String(text.trimmingBlanks.map(CommandFolding.fold)).lowercased()
  }
}
