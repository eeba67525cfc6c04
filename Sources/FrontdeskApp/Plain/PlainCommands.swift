package import Domain

/// The commands of the registry by the words that a person types for them.
package enum PlainCommands {
  /// Commands that mean nothing without a screen, and why.
  package static let pointless: [CommandID: Localized] = [
    .redraw: Localized(zh: "没有可重画的屏幕", en: "there is no screen to draw"),
    .nextTheme: Localized(zh: "没有颜色", en: "there are no colours"),
    .switchGlyphs: Localized(zh: "不画线条", en: "no lines are drawn"),
    .zoomPane: Localized(zh: "没有分区", en: "there are no panes"),
    .unzoomPane: Localized(zh: "没有分区", en: "there are no panes"),
    .toggleMouse: Localized(zh: "没有可点的屏幕", en: "there is no screen to click on"),
    .copyValue: Localized(
      zh: "文字可由终端直接复制", en: "the terminal itself copies text"),
    .nextCopyPolicy: Localized(
      zh: "文字可由终端直接复制", en: "the terminal itself copies text"),
    .suspend: Localized(zh: "用命令行自己的 ^Z", en: "the shell's own ^Z does it"),
    .pickColumns: Localized(zh: "没有列", en: "there are no columns"),
    .wideColumns: Localized(zh: "没有列", en: "there are no columns"),
  ]

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

  /// The names of one command as they are compared.
  private struct Entry {
    let command: Command
    let identifier: String
    let titles: Set<String>
    let hints: Set<String>
    let initials: String

    init(_ command: Command) {
      self.command = command
      identifier = PlainCommands.folded(command.id.rawValue)
      let names = [command.title.chinese, command.title.english] + command.keywords
      titles = Set(names.map(PlainCommands.folded))
      hints = Set(Self.hints(command).map(PlainCommands.folded))
      initials = PlainCommands.initials(command.title.chinese)
    }

    /// The short word of the footer, unless it stands for two commands.
    private static func hints(_ command: Command) -> [String] {
      guard let hint = command.hint else { return [] }
      if case .leftRight = hint.keys { return [] }
      return [hint.text.chinese, hint.text.english]
    }
  }

  private static let entries = CommandRegistry.all.map(Entry.init)

  /// The command that a whole line names in a layer; nil when it names none there.
  ///
  /// - Parameter keymap: What the keys mean whose names are typed.
  static func named(
    _ line: String, in layer: Layer, by names: Names, keymap: Keymap
  ) -> Command? {
    let wanted = folded(line)
    guard !wanted.isEmpty else { return nil }
    let here = entries.filter { $0.command.layers.covers(layer) }
    if let found = here.first(where: { $0.identifier == wanted }) { return found.command }
    switch KeyName.parse(line) {
    case .press(let press):
      if let found = keymap.command(for: press, in: layer) { return found }
    case .letter(let letter):
      // The blank has a name of its own, which no letter has.
      if names.contains(.letters) || letter == " ",
        let found = keymap.command(forLetter: letter, in: layer)
      {
        return found
      }
    case nil: break
    }
    if names.contains(.titles) {
      let found =
        here.first { $0.titles.contains(wanted) } ?? here.first { $0.hints.contains(wanted) }
      if let found { return found.command }
    }
    guard names.contains(.initials), wanted.count > 2 else { return nil }
    return here.first { $0.initials == wanted }?.command
  }

  /// The commands whose title holds a text, as whole words or characters in a row.
  static func partlyNamed(_ line: String, in layer: Layer) -> [Command] {
    let wanted = folded(line)
    guard wanted.count > 1 else { return [] }
    let found = entries.filter { entry in
      entry.command.layers.covers(layer) && pointless[entry.command.id] == nil
        && entry.titles.contains { $0.contains(wanted) }
    }
    return found.map(\.command)
  }

  /// The first letters of the readings: `qhyy` for 切换语言.
  static func initials(_ text: String) -> String {
    String(text.compactMap { Pinyin.readings(of: $0).first?.first })
  }

  /// Lower case, half width, without blanks around.
  static func folded(_ text: String) -> String {
    String(text.trimmingBlanks.map(CommandFolding.fold)).lowercased()
  }
}
