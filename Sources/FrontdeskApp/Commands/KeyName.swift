package import Canvas
package import Domain

/// The names of keys as people read them on key caps: `F1`, `^P`, `Enter`, `空格`.
package enum KeyName {
  /// The name of a key with its modifiers; only characters that every terminal shows one way.
  package static func text(_ press: KeyPress, _ language: Language) -> String {
    var name = name(press.key, language)
    if case .character(let letter) = press.key {
      if letter == " " { name = space[language] }
      if press.modifiers.contains(.control) { return "^" + letter.uppercased() }
      if press.modifiers.contains(.alt) { return "Alt-" + letter.uppercased() }
      return name
    }
    if press.modifiers.contains(.control) { name = "^" + name }
    if press.modifiers.contains(.alt) { name = "Alt-" + name }
    if press.modifiers.contains(.shift) { name = "Shift-" + name }
    return name
  }

  /// The name of an accelerator letter or sign.
  package static func text(_ letter: Character, _ language: Language) -> String {
    letter == " " ? space[language] : String(letter)
  }

  private static let space = Localized(zh: "空格", en: "Space")

  private static func name(_ key: Key, _ language: Language) -> String {
    switch key {
    case .up: Localized(zh: "上", en: "Up")[language]
    case .down: Localized(zh: "下", en: "Down")[language]
    case .left: Localized(zh: "左", en: "Left")[language]
    case .right: Localized(zh: "右", en: "Right")[language]
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .insert: "Ins"
    case .delete: "Del"
    case .backspace: "Backspace"
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .function(let number): "F\(number)"
    case .character(let letter): String(letter)
    }
  }
}
