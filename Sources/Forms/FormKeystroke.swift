import Domain

/// A key, as far as a form is concerned.
package enum FormKeystroke: Hashable, Sendable {
  case character(Character)
  /// Enter: takes what was typed, or what is offered, or passes the item.
  case accept
  /// Backspace.
  case erase
  /// Takes the answer at the cursor away.
  case clear
  /// To the next place, answered or not.
  case next
  /// To the place before; while a red flag stops the form, to the answer that raised it.
  case previous
  /// The same as `previous`, by another key.
  case back
  /// The rest of the section as offered.
  case acceptSection
  /// A red flag was seen to.
  case acknowledge

  /// The keys of a script: `⏎` is Enter, `=` the rest of the section, `!` a red flag seen to,
  /// `↑` and `↓` move, `⌫` erases; every other character is itself.
  package static func keys(of script: String) -> [FormKeystroke] {
    script.map { character in
      switch character {
      case "⏎": .accept
      case "=": .acceptSection
      case "!": .acknowledge
      case "↑": .previous
      case "↓": .next
      case "⌫": .erase
      default: .character(character)
      }
    }
  }
}

extension FormSession {
  /// Presses the keys of a script and gives their number.
  package mutating func keystrokes(of script: String) -> Int {
    let before = keystrokes
    for key in FormKeystroke.keys(of: script) { press(key) }
    return keystrokes - before
  }
}
