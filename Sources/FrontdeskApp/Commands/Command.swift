package import Canvas
package import Domain

/// Something a person can have done: the one source of the key map, footer, help and palette.
package struct Command: Sendable {
  /// The place of a command in the help.
  package enum Group: Int, CaseIterable, Sendable {
    case screens
    case moving
    case lookup
    case archive
    case trends
    case followUps
    case session

    /// The heading in the help.
    package var title: Localized {
      switch self {
      case .screens: Localized(zh: "画面", en: "Screens")
      case .moving: Localized(zh: "移动", en: "Moving")
      case .lookup: Localized(zh: "查询", en: "Lookup")
      case .archive: Localized(zh: "档案", en: "Archive")
      case .trends: Localized(zh: "趋势", en: "Trends")
      case .followUps: Localized(zh: "随访", en: "Follow-ups")
      case .session: Localized(zh: "本机", en: "Session")
      }
    }
  }

  /// How a command stands in the footer.
  package struct Hint: Sendable {
    /// How the keys are shown where the first key of the command does not say it all.
    package enum Keys: Sendable {
      /// Left and Right, which two commands share.
      case leftRight
      /// Signs that mean the same in every language.
      case text(String)
    }

    /// The keys to show; nil for the command's first key.
    package var keys: Keys?
    /// One or two words.
    package var text: Localized
    /// The higher, the longer it stays when the row is short.
    package var priority: Int

    package init(_ text: Localized, priority: Int, keys: Keys? = nil) {
      self.keys = keys
      self.text = text
      self.priority = priority
    }
  }

  package let id: CommandID
  /// What it does, as the help and the palette say it.
  package let title: Localized
  /// The keys that no input method eats; the first is the one shown.
  package let keys: [KeyPress]
  /// Letters and signs that do the same while a list has the focus, after folding to half width.
  package let letters: [Character]
  /// Where it works.
  package let layers: LayerSet
  package let group: Group
  /// Nil when the footer does not name it.
  package let hint: Hint?
  /// Whether the palette offers it; moving about is left to the keys.
  package let isInPalette: Bool
  /// Whether it can do something now.
  package let isEnabled: @Sendable (Model) -> Bool

  package init(
    _ id: CommandID, _ title: Localized, keys: [KeyPress] = [], letters: [Character] = [],
    in layers: LayerSet = .screens, group: Group, hint: Hint? = nil, isInPalette: Bool = true,
    isEnabled: @escaping @Sendable (Model) -> Bool = { _ in true }
  ) {
    self.id = id
    self.title = title
    self.keys = keys
    self.letters = letters
    self.layers = layers
    self.group = group
    self.hint = hint
    self.isInPalette = isInPalette
    self.isEnabled = isEnabled
  }

  /// The message that carries it out.
  package var message: Message { .command(id) }
}
