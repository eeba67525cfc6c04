package import Canvas

extension TextEditor {
  /// Does what a key does in a text of many lines.
  ///
  /// - Returns: Whether the key is one of an editor's; others keep their meaning elsewhere.
  package mutating func edit(_ press: KeyPress) -> Bool {
    switch (press.key, press.modifiers) {
    case (.backspace, []), (.backspace, .shift): backspace()
    case (.delete, []): delete()
    case (.character("w"), .control), (.backspace, .control), (.backspace, .alt): deleteWord()
    case (.delete, .control): deleteWordForward()
    case (.character("u"), .control): deleteLine()
    case (.enter, []), (.enter, .alt), (.enter, .shift): breakLine()
    case (.character("z"), .control): undo()
    case (.character("y"), .control): redo()
    default: return moveCaret(press)
    }
    return true
  }

  private mutating func moveCaret(_ press: KeyPress) -> Bool {
    switch (press.key, press.modifiers) {
    case (.left, []): move(to: place(before: caret))
    case (.right, []): move(to: place(after: caret))
    case (.left, .control): move(to: wordStart)
    case (.right, .control): move(to: wordEnd)
    case (.up, []): moveLines(-1)
    case (.down, []): moveLines(1)
    case (.pageUp, []): moveLines(-max(1, visibleRows - 1))
    case (.pageDown, []): moveLines(max(1, visibleRows - 1))
    case (.home, []): moveHome()
    case (.end, []): move(to: Place(line: caret.line, column: line.count))
    case (.home, .control): move(to: Place(line: 0, column: 0))
    case (.end, .control):
      move(to: Place(line: lines.count - 1, column: lines[lines.count - 1].count))
    default: return false
    }
    return true
  }

  /// Puts the caret at a place, or at the nearest there is.
  package mutating func move(to place: Place) {
    caret = settled(place)
    wantedColumn = nil
  }

  /// To the first sign of the line, and from there to its beginning.
  private mutating func moveHome() {
    let indent = line.prefix { $0 == " " }.count
    move(to: Place(line: caret.line, column: caret.column == indent ? 0 : indent))
  }

  /// Moves up or down by lines, keeping to a column of the screen; further at the ends.
  package mutating func moveLines(_ count: Int) {
    let column = wantedColumn ?? screenColumn
    let wanted = caret.line + count
    if wanted < 0 || wanted >= lines.count {
      let edge = wanted < 0 ? 0 : lines.count - 1
      // Beyond the first and the last line there is nothing but their ends.
      caret = Place(line: edge, column: wanted < 0 ? 0 : lines[edge].count)
      wantedColumn = nil
      return
    }
    caret = Place(line: wanted, column: TextEditor.column(atScreen: column, in: lines[wanted]))
    wantedColumn = column
  }

  /// The column of the caret on an endless screen.
  var screenColumn: Int {
    line.prefix(caret.column).reduce(0) { $0 + TextEditor.width(of: $1) }
  }

  /// The characters of a line that end before a column of the screen.
  static func column(atScreen wanted: Int, in line: String) -> Int {
    var at = 0
    var column = 0
    for character in line {
      at += width(of: character)
      if at > wanted { break }
      column += 1
    }
    return column
  }

  /// Columns that a character takes as it is drawn.
  static func width(of character: Character) -> Int { TextWidth.of(shown(character)) }

  /// A character as it may be drawn: what a terminal must not get has a visible token.
  static func shown(_ character: Character) -> String {
    character == " " ? " " : DisplayText.of(String(character))
  }

  func place(before place: Place) -> Place {
    if place.column > 0 { return Place(line: place.line, column: place.column - 1) }
    guard place.line > 0 else { return place }
    return Place(line: place.line - 1, column: lines[place.line - 1].count)
  }

  func place(after place: Place) -> Place {
    if place.column < lines[place.line].count {
      return Place(line: place.line, column: place.column + 1)
    }
    return place.line + 1 < lines.count ? Place(line: place.line + 1, column: 0) : place
  }

  // MARK: - Words

  private enum Sort {
    case blank, letter, hanzi, sign
  }

  private static func sort(_ character: Character) -> Sort {
    if character.isWhitespace { return .blank }
    if width(of: character) > 1 { return character.isLetter ? .hanzi : .sign }
    let isWord = character.isLetter || character.isNumber || character == "_" || character == "."
    return isWord ? .letter : .sign
  }

  /// Where the word before the caret begins; at the start of a line the end of the one above.
  var wordStart: Place {
    guard caret.column > 0 else { return place(before: caret) }
    let characters = Array(line.prefix(caret.column))
    var start = characters.count
    while start > 0, TextEditor.sort(characters[start - 1]) == .blank { start -= 1 }
    guard start > 0 else { return Place(line: caret.line, column: 0) }
    let sort = TextEditor.sort(characters[start - 1])
    while start > 0, TextEditor.sort(characters[start - 1]) == sort { start -= 1 }
    return Place(line: caret.line, column: start)
  }

  /// Where the word after the caret ends; at the end of a line the start of the one below.
  var wordEnd: Place {
    let characters = Array(line)
    guard caret.column < characters.count else { return place(after: caret) }
    var end = caret.column
    while end < characters.count, TextEditor.sort(characters[end]) == .blank { end += 1 }
    guard end < characters.count else { return Place(line: caret.line, column: end) }
    let sort = TextEditor.sort(characters[end])
    while end < characters.count, TextEditor.sort(characters[end]) == sort { end += 1 }
    return Place(line: caret.line, column: end)
  }
}
