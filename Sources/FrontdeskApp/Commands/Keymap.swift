package import Canvas
import Widgets

/// Which key means which command: the registry's keys, and what a person changed of them.
///
/// Every look-up of a key and every key shown goes through here.
package struct Keymap: Equatable, Sendable {
  /// The keys of one command.
  package struct Binding: Equatable, Sendable {
    /// Keys that no input method eats; the first is shown.
    package var keys: [KeyPress]
    /// Letters and signs, which count while a list has the focus.
    package var letters: [Character]

    package init(keys: [KeyPress] = [], letters: [Character] = []) {
      self.keys = keys
      self.letters = letters
    }

    /// Whether a key among them works while an input method is on and on every terminal.
    ///
    /// Alt with a letter may open a menu of the terminal's window.
    package var hasSafeKey: Bool { keys.contains { !$0.isAltLetter } }
  }

  /// The keys as the registry has them.
  package static let standard = Keymap()

  /// Commands whose keys differ from the registry's.
  private var changes: [CommandID: Binding] = [:]

  /// Makes the registry's keymap.
  package init() {}

  /// The commands whose keys are not those of the registry.
  package var changed: Set<CommandID> { Set(changes.keys) }

  /// The keys and letters of a command.
  package subscript(command: Command) -> Binding {
    changes[command.id] ?? Binding(keys: command.keys, letters: command.letters)
  }

  /// Gives a command other keys.
  package mutating func bind(_ command: Command, to binding: Binding) {
    let standard = Binding(keys: command.keys, letters: command.letters)
    changes[command.id] = binding == standard ? nil : binding
  }

  /// The command that a key means in a layer; nil when the key means nothing there.
  package func command(for press: KeyPress, in layer: Layer) -> Command? {
    CommandRegistry.all.first { $0.layers.covers(layer) && self[$0].keys.contains(press) }
  }

  /// The command that a letter or sign means in a layer while a list has the focus.
  ///
  /// - Parameter letter: As typed; full-width forms are folded here.
  package func command(forLetter letter: Character, in layer: Layer) -> Command? {
    let folded = CommandFolding.fold(letter)
    return CommandRegistry.all.first {
      $0.layers.covers(layer) && self[$0].letters.contains(folded)
    }
  }

  /// Whether a command can be reached by somebody whose letters an input method takes.
  package func isReachable(_ command: Command) -> Bool {
    self[command].hasSafeKey || command.hasRouteByName
  }
}

extension Command {
  /// Whether it can be found by its name: in the palette, or in the context menu.
  package var hasRouteByName: Bool {
    (isInPalette && !layers.isDisjoint(with: .screens)) || !menuLayers.isEmpty
  }
}

extension KeyPress {
  /// Alt with a letter or sign and nothing else.
  package var isAltLetter: Bool {
    guard case .character = key else { return false }
    return modifiers == .alt
  }

  /// Why a key cannot mean anything of its own; nil when it can.
  ///
  /// A terminal sends Ctrl-I for Tab, Ctrl-M for Enter and so on, and input methods take
  /// Ctrl-Space and Shift-Space to switch.
  package var isTaken: Bool {
    guard case .character(let sign) = key else { return false }
    if sign == " " { return true }
    return modifiers.contains(.control) && "imjh[@".contains(sign)
  }
}
