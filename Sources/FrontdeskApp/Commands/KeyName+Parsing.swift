package import Canvas
import Domain

extension KeyName {
  /// A key as a key map names it.
  package enum Stroke: Hashable, Sendable {
    /// A key that no input method eats.
    case press(KeyPress)
    /// A letter or sign, which counts while a list has the focus.
    case letter(Character)
  }

  /// Reads a name as `text` writes it, in either language, and the usual other spellings:
  /// `F8`, `Ctrl-X`, `^X`, `C-x`, `Alt-Left`, `Shift-Tab`, `PgDn`, `空格`, `上`, `n`.
  ///
  /// - Returns: Nil for what is no key, or one that no terminal can tell.
  package static func parse(_ name: String) -> Stroke? {
    if name.count == 1, let letter = name.first {
      return keys[name].map { .press(KeyPress($0)) } ?? .letter(CommandFolding.fold(letter))
    }
    var rest = String(name.trimmingBlanks.map(CommandFolding.fold)).lowercased()[...]
    var modifiers: KeyPress.Modifiers = []
    while let (prefix, modifier) = prefixes.first(where: {
      rest.hasPrefix($0.0) && rest.count > $0.0.count
    }) {
      modifiers.insert(modifier)
      rest.removeFirst(prefix.count)
    }
    let key = String(rest)
    if let known = keys[key] { return .press(KeyPress(known, modifiers)) }
    if let number = Int(key.dropFirst()), key.hasPrefix("f"), (1...24).contains(number) {
      return .press(KeyPress(.function(number), modifiers))
    }
    if spaces.contains(key), modifiers.isEmpty { return .letter(" ") }
    return sign(spaces.contains(key) ? " " : key, modifiers)
  }

  /// A letter or sign with modifiers.
  private static func sign(_ text: String, _ modifiers: KeyPress.Modifiers) -> Stroke? {
    guard text.count == 1, let sign = text.first, sign.isASCII else { return nil }
    switch modifiers {
    case []: return .letter(sign)
    // With Shift a letter is another letter.
    case .shift where sign.isLetter: return .letter(Character(sign.uppercased()))
    case .control where sign.isLetter || "[]\\^_@ ".contains(sign), .alt:
      return .press(KeyPress(.character(sign), modifiers))
    default: return nil
    }
  }

  /// Longer spellings first, so that `ctrl-` is not read as `c` and more.
  private static let prefixes: [(String, KeyPress.Modifiers)] = [
    ("control-", .control), ("ctrl-", .control), ("ctrl+", .control), ("c-", .control),
    ("^", .control), ("alt-", .alt), ("alt+", .alt), ("meta-", .alt), ("a-", .alt), ("m-", .alt),
    ("shift-", .shift), ("shift+", .shift), ("s-", .shift),
  ]

  private static let spaces: Set<String> = ["space", "空格", " "]

  /// The keys with a name, by their lower-case names in both languages and other spellings.
  private static let keys: [String: Key] = {
    let named: [Key] = [
      .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .insert, .delete, .backspace,
      .enter, .escape, .tab,
    ]
    var names: [String: Key] = [
      "pageup": .pageUp, "pagedown": .pageDown, "pgdown": .pageDown, "insert": .insert,
      "delete": .delete, "bs": .backspace, "return": .enter, "escape": .escape,
      "↑": .up, "↓": .down, "←": .left, "→": .right, "回车": .enter, "退格": .backspace,
      "删除": .delete, "插入": .insert, "上翻页": .pageUp, "下翻页": .pageDown,
    ]
    for key in named {
      for language in Language.allCases {
        names[text(KeyPress(key), language).lowercased()] = key
      }
    }
    return names
  }()
}
