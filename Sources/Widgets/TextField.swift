package import Canvas

/// Text being typed, one line or several: the text and where the caret is.
///
/// Every edit is by character as a person counts them, and defined for any input.
/// Invariant: `caret` is from 0 through the count of characters, and the text holds no control or
/// format characters.
package struct TextField: Hashable, Sendable {
  /// What was typed, as it is: filter it before showing it elsewhere.
  package private(set) var text: String
  /// How many characters stand before the caret.
  package private(set) var caret: Int
  /// Most characters kept; typing and pasting beyond it does nothing.
  package let limit: Int
  /// Whether line ends stay; in a field of one line they become blanks.
  package let keepsLines: Bool

  /// Makes a field with the caret at the end.
  package init(_ text: String = "", limit: Int = 4_096, keepsLines: Bool = false) {
    self.limit = max(0, limit)
    self.keepsLines = keepsLines
    self.text = String(TextField.allowed(text, keepsLines: keepsLines).prefix(self.limit))
    caret = self.text.count
  }

  /// Whether nothing is typed.
  package var isEmpty: Bool { text.isEmpty }

  /// Replaces the text and puts the caret at its end.
  package mutating func set(_ text: String) {
    self = TextField(text, limit: limit, keepsLines: keepsLines)
  }

  /// Types or pastes text at the caret.
  ///
  /// Tabs become blanks, and so do line ends in a field of one line; other control and format
  /// characters are left out.
  package mutating func insert(_ typed: String) {
    let more = TextField.allowed(typed, keepsLines: keepsLines)
    let room = limit - text.count
    guard room > 0, !more.isEmpty else { return }
    let before = String(text.prefix(caret)) + String(more.prefix(room))
    replace(before: before, after: text.dropFirst(caret))
  }

  /// Removes the character before the caret.
  package mutating func backspace() {
    guard caret > 0 else { return }
    replace(before: String(text.prefix(caret - 1)), after: text.dropFirst(caret))
  }

  /// Removes the character after the caret.
  package mutating func delete() {
    replace(before: String(text.prefix(caret)), after: text.dropFirst(caret + 1))
  }

  /// Removes from the caret back to the start of a word.
  package mutating func deleteWord() {
    let start = wordStart
    replace(before: String(text.prefix(start)), after: text.dropFirst(caret))
  }

  /// Removes from the caret on to the end of a word.
  package mutating func deleteWordForward() {
    let end = wordEnd
    replace(before: String(text.prefix(caret)), after: text.dropFirst(end))
  }

  /// Removes everything.
  package mutating func deleteLine() {
    text = ""
    caret = 0
  }

  /// Moves the caret one character to the left.
  package mutating func moveLeft() { caret = max(0, caret - 1) }
  /// Moves the caret one character to the right.
  package mutating func moveRight() { caret = min(text.count, caret + 1) }
  /// Moves the caret before the first character.
  package mutating func moveHome() { caret = 0 }
  /// Moves the caret after the last character.
  package mutating func moveEnd() { caret = text.count }
  /// Moves the caret to the start of the word before it.
  package mutating func moveWordLeft() { caret = wordStart }

  /// Moves the caret to the end of the word after it.
  package mutating func moveWordRight() { caret = wordEnd }

  /// Does what a key does in every text field.
  ///
  /// - Returns: Whether the key belongs to text fields; others keep their meaning elsewhere.
  package mutating func edit(_ press: KeyPress) -> Bool {
    if keepsLines, editLines(press) { return true }
    switch (press.key, press.modifiers) {
    case (.left, []): moveLeft()
    case (.right, []): moveRight()
    case (.left, .control): moveWordLeft()
    case (.right, .control): moveWordRight()
    case (.home, []): moveHome()
    case (.end, []): moveEnd()
    case (.backspace, []), (.backspace, .shift): backspace()
    case (.delete, []): delete()
    case (.character("w"), .control), (.backspace, .control), (.backspace, .alt): deleteWord()
    case (.delete, .control): deleteWordForward()
    case (.character("u"), .control): deleteLine()
    default: return false
    }
    return true
  }

  /// Puts the caret before a character, or at the nearest place there is.
  mutating func moveCaret(to place: Int) { caret = min(max(0, place), text.count) }

  /// The character index where the word before the caret begins.
  private var wordStart: Int {
    let characters = Array(text.prefix(caret))
    var start = characters.count
    while start > 0, characters[start - 1].isWhitespace { start -= 1 }
    guard start > 0 else { return 0 }
    let isWide = TextField.isWide(characters[start - 1])
    while start > 0, !characters[start - 1].isWhitespace,
      TextField.isWide(characters[start - 1]) == isWide
    {
      start -= 1
    }
    return start
  }

  /// The character index where the word after the caret ends.
  private var wordEnd: Int {
    let characters = Array(text)
    var end = caret
    while end < characters.count, characters[end].isWhitespace { end += 1 }
    guard end < characters.count else { return end }
    let isWide = TextField.isWide(characters[end])
    while end < characters.count, !characters[end].isWhitespace,
      TextField.isWide(characters[end]) == isWide
    {
      end += 1
    }
    return end
  }

  /// Hanzi and what stands beside them without a blank, such as `张三138`, are two words.
  private static func isWide(_ character: Character) -> Bool {
    TextWidth.of(String(character)) > 1
  }

  /// Joins two parts with the caret between them.
  ///
  /// A mark at the start of the second part joins the character before it; the caret then goes
  /// after that character.
  private mutating func replace(before: String, after: Substring) {
    text = before + after
    let boundary = before.utf8.count
    var bytes = 0
    caret = 0
    for character in text {
      if bytes >= boundary { break }
      bytes += character.utf8.count
      caret += 1
    }
  }

  private static func allowed(_ text: String, keepsLines: Bool) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control where keepsLines && scalar == "\n": result.append(scalar)
      case .control where scalar == "\t" || scalar == "\n": result.append(" ")
      case .lineSeparator, .paragraphSeparator: result.append(" ")
      case .control, .format, .surrogate, .unassigned: break
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
