import Canvas
import Domain
import Widgets

/// What the help and the palette list for what was typed.
enum CommandSearch {
  /// A row of the help.
  enum HelpRow: Equatable {
    case heading(Command.Group)
    case command(CommandID)
  }

  /// The commands of a layer under their headings; headings without a command are left out.
  static func help(_ choices: Overlay.Choices, _ language: Language) -> [HelpRow] {
    let wanted = choices.filter.text
    let commands = CommandRegistry.all.filter { command in
      command.layers.covers(choices.below)
        && (wanted.isEmpty || score(command, for: wanted) != nil)
    }
    return Command.Group.allCases.flatMap { group -> [HelpRow] in
      let members = commands.filter { $0.group == group }
      return members.isEmpty
        ? [] : [.heading(group)] + members.map { .command($0.id) }
    }
  }

  /// The commands that can be carried out, best match first.
  static func palette(_ choices: Overlay.Choices, of model: Model) -> [Command] {
    let wanted = choices.filter.text
    let offered = CommandRegistry.all.filter {
      $0.isInPalette && $0.layers.covers(choices.below) && $0.isEnabled(model)
    }
    if wanted.isEmpty { return offered }
    let scored = offered.enumerated().compactMap { place, command in
      score(command, for: wanted).map { (command, $0, place) }
    }
    return scored.sorted { ($1.1, $0.2) < ($0.1, $1.2) }.map(\.0)
  }

  /// The verbs for what is selected, those that cost most last.
  static func menu(_ choices: Overlay.Choices) -> [Command] {
    let verbs = CommandRegistry.all.filter { $0.menuLayers.covers(choices.below) }
    return verbs.filter { $0.danger == .none } + verbs.filter { $0.danger > .none }
  }

  /// How well a command fits what was typed, in either language, by its name, keys or identifier;
  /// nil when it does not.
  static func score(_ command: Command, for wanted: String) -> Int? {
    var names = [command.title.chinese, command.title.english, command.id.rawValue]
    names.append(initials(command.title.chinese))
    names += command.keys.map { KeyName.text($0, .english) }
    return names.compactMap { FuzzyMatch.score(wanted, in: $0) }.max()
  }

  /// The first letters of the readings: `qhyy` for 切换语言.
  static func initials(_ text: String) -> String {
    String(text.compactMap { Pinyin.readings(of: $0).first?.first })
  }
}
