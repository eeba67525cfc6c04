package import Canvas
package import Domain

/// Something a person can have done: the one source of the key map, footer, help,
/// palette, context menu, plain mode and the key list of the README.
///
/// A class, since every key goes through lists of all of them, and copies would be most of its cost.
package final class Command: Sendable {
  /// The place of a command in the help.
  package enum Group: Int, CaseIterable, Sendable {
    case screens
    case moving
    case lookup
    case archive
    case trends
    case followUps
    case care
    case forms
    case day
    case tables
    case figures
    case rights
    case rules
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
      case .care: Localized(zh: "计划、照护和建议", en: "Plans, care and advice")
      case .forms: FormDeskWords.title
      case .day: Localized(zh: "今日", en: "The day")
      case .tables: Localized(zh: "列表", en: "Lists")
      case .rights: Localized(zh: "患者权利和批准", en: "Rights and approvals")
      case .rules: RuleWords.screen
      case .figures: FigureWords.screen
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
    /// Where the footer names it; nil wherever it works.
    package var layers: LayerSet?

    package init(
      _ text: Localized, priority: Int, keys: Keys? = nil, in layers: LayerSet? = nil
    ) {
      self.keys = keys
      self.text = text
      self.priority = priority
      self.layers = layers
    }
  }

  /// What a slip of the key would cost.
  package enum Danger: Int, Comparable, Sendable {
    /// Nothing is written that anybody else sees.
    case none
    /// Something is written that `undo` takes back.
    case reversible
    /// Something is written for good, or many things at once: asked for by a typed word.
    case irreversible

    package static func < (left: Danger, right: Danger) -> Bool { left.rawValue < right.rawValue }
  }

  /// Why a command can do nothing now, in a few words; nil when it can.
  package typealias Obstacle = @Sendable (Model) -> Localized?

  package let id: CommandID
  /// What it does, as the help and the palette say it.
  package let title: Localized
  /// Other words by which people look for it; never shown.
  package let keywords: [String]
  /// The keys that no input method eats, unless the person chose others; the first is shown.
  ///
  /// What a key means at the moment is the business of `Keymap`.
  package let keys: [KeyPress]
  /// Letters and signs that do the same while a list has the focus, after folding to half width.
  package let letters: [Character]
  /// Where it works.
  package let layers: LayerSet
  /// Where the context menu lists it, because it is about the thing selected; a part of `layers`.
  package let menuLayers: LayerSet
  package let group: Group
  /// Nil when the footer does not name it.
  package let hint: Hint?
  /// Whether the palette offers it; moving about is left to the keys.
  package let isInPalette: Bool
  /// What the gate must allow, be it to some; nil when everybody may.
  package let needs: (action: AccessAction, object: AccessObject)?
  package let danger: Danger
  /// The command that takes it back, which may be itself; nil when nothing is to be taken back.
  package let undo: CommandID?
  /// The name of the act in the audit trail; never changed once it was written.
  package let auditName: String
  private let obstacle: Obstacle

  /// - Parameters:
  ///   - menuLayers: Where the context menu lists it.
  ///   - auditName: Nil for the identifier.
  ///   - obstacle: Why it can do nothing now, whoever asks.
  package init(
    _ id: CommandID, _ title: Localized, keywords: [String] = [], keys: [KeyPress] = [],
    letters: [Character] = [], in layers: LayerSet = .screens, menu menuLayers: LayerSet = [],
    group: Group, hint: Hint? = nil, isInPalette: Bool = true,
    needs: (AccessAction, AccessObject)? = nil,
    danger: Danger = .none, undo: CommandID? = nil, auditName: String? = nil,
    obstacle: @escaping Obstacle = { _ in nil }
  ) {
    self.id = id
    self.title = title
    self.keywords = keywords
    self.keys = keys
    self.letters = letters
    self.layers = layers
    self.menuLayers = menuLayers
    self.group = group
    self.hint = hint
    self.isInPalette = isInPalette
    self.needs = needs.map { (action: $0.0, object: $0.1) }
    self.danger = danger
    self.undo = undo
    self.auditName = auditName ?? id.rawValue
    self.obstacle = obstacle
  }

  /// How the footer names it on a layer; nil where it does not.
  func hint(on layer: Layer) -> Hint? {
    guard let hint, layers.covers(layer), hint.layers?.covers(layer) ?? true else { return nil }
    return hint
  }

  /// An obstacle that is there unless a condition holds.
  package static func unless(
    _ isPossible: @escaping @Sendable (Model) -> Bool, _ reason: Localized
  ) -> Obstacle {
    { isPossible($0) ? nil : reason }
  }

  /// Why it can do nothing now, in a few words; nil when it can.
  package func disabledReason(_ model: Model) -> Localized? {
    if denial(model) != nil {
      return Localized(
        zh: "\(model.user.role.title.chinese)无此权限",
        en: "not for \(model.user.role.title.english)")
    }
    return obstacle(model)
  }

  /// The gate's sentence for somebody who may not, with the way out; nil for one who may.
  package func denial(_ model: Model) -> Localized? {
    guard let needs, !model.access.allows(needs.action, needs.object) else { return nil }
    return Access.denial(needs.action, needs.object)
  }

  /// Whether it can do something now.
  package func isEnabled(_ model: Model) -> Bool { disabledReason(model) == nil }

  /// The message that carries it out.
  package var message: Message { .command(id) }
}
