package import Domain

/// What of a patient may leave for the terminal's clipboard, where the program loses sight of it.
package enum CopyPolicy: String, CaseIterable, Sendable {
  /// What the screen shows, whole numbers among it while they are shown whole.
  case allowed
  /// Numbers are masked, whatever the screen shows.
  case masked
  /// Nothing at all.
  case off

  /// The words on screen.
  package var title: Localized {
    switch self {
    case .allowed: Localized(zh: "可复制屏上所见", en: "what is on the screen")
    case .masked: Localized(zh: "号码只复制遮盖后的", en: "numbers only masked")
    case .off: Localized(zh: "不许复制", en: "nothing")
    }
  }
}
