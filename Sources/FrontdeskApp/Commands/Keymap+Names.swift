package import Domain
package import Widgets

extension Keymap {
  /// The key of a command as it is shown: the first of its keys, else its first letter.
  package func keyName(of id: CommandID) -> Localized {
    CommandRegistry.command(id).map { keyName(of: $0) } ?? Localized(same: "")
  }

  /// The key of a command as it is shown; empty when it has none.
  package func keyName(of command: Command) -> Localized {
    Localized(
      zh: names(of: command, .chinese).first ?? "", en: names(of: command, .english).first ?? "")
  }

  /// All keys of a command, and its letters after them.
  package func names(of command: Command, _ language: Language) -> [String] {
    let binding = self[command]
    return binding.keys.map { KeyName.text($0, language) }
      + binding.letters.map { KeyName.text($0, language) }
  }

  /// The keys of a command in the footer; what the registry says there holds for its own keys only.
  package func hintKeys(
    of command: Command, _ hint: Command.Hint, glyphs: Glyphs
  ) -> Localized {
    guard let keys = hint.keys, !changed.contains(command.id) else { return keyName(of: command) }
    switch keys {
    case .leftRight:
      return glyphs == .ascii ? Localized(zh: "左右", en: "Left/Right") : Localized(same: "←→")
    case .text(let keys): return Localized(same: keys)
    }
  }
}
