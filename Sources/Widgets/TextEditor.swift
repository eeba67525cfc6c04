/// A text of many lines being written: the lines, where the caret is, and what can be taken back.
///
/// Every edit is by character as a person counts them, and defined for any input. Invariants: there
/// is at least one line, no line holds a line end, a control or a format character, and the caret is
/// in the text.
package struct TextEditor: Hashable, Sendable {
  /// A place between two characters.
  package struct Place: Hashable, Comparable, Sendable {
    /// Counted from 0.
    package var line: Int
    /// How many characters of the line stand before it.
    package var column: Int

    package init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }

    package static func < (left: Place, right: Place) -> Bool {
      (left.line, left.column) < (right.line, right.column)
    }
  }

  /// The lines without their ends.
  package internal(set) var lines: [String]
  package internal(set) var caret = Place(line: 0, column: 0)
  /// The column on the screen that moves up and down keep to; nil after any other key.
  var wantedColumn: Int?
  /// The first line and the first column on the screen that show.
  package internal(set) var top = 0
  package internal(set) var left = 0
  /// How many lines showed when last settled; what a page is.
  var visibleRows = 1
  var history = History()
  /// Most bytes of UTF-8 kept; typing and pasting beyond it does nothing.
  package let limit: Int
  /// Whether nothing may be changed; the caret still moves.
  package var isReadOnly = false

  /// Makes an editor with the caret before the first character.
  package init(_ text: String = "", limit: Int = 1 << 18) {
    self.limit = max(0, limit)
    lines = [""]
    lines = TextEditor.lines(of: TextEditor.fitting(TextEditor.allowed(text), self.limit))
  }

  /// The whole text, its lines divided by line feeds; O(n).
  package var text: String { lines.joined(separator: "\n") }

  /// Whether nothing is written.
  package var isEmpty: Bool { lines == [""] }

  /// The line with the caret.
  package var line: String { lines[caret.line] }

  // MARK: - Editing

  /// Types or pastes text at the caret.
  ///
  /// Line ends of every kind divide lines, tabs become two blanks, and other control and format
  /// characters are left out.
  package mutating func insert(_ typed: String) {
    let more = TextEditor.allowed(typed)
    guard !isReadOnly, !more.isEmpty, more.utf8.count + byteCount <= limit else { return }
    // A word is one step back, and so is a paste.
    let isWord = more.count == 1 && more.allSatisfy { !$0.isWhitespace }
    note(isWord ? .typing : .other)
    replace(caret, caret, with: more)
    history.end(at: caret)
  }

  /// Divides the line at the caret; the new one begins with the blanks of the old.
  package mutating func breakLine() {
    let indent = line.prefix { $0 == " " }.count
    insert("\n" + String(repeating: " ", count: min(indent, caret.column)))
  }

  /// Removes the character before the caret, or a step of the indentation.
  package mutating func backspace() {
    let before = line.prefix(caret.column)
    let isIndent = caret.column > 1 && before.allSatisfy { $0 == " " }
    let columns = isIndent && caret.column % 2 == 0 ? 2 : 1
    if caret.column > 0 {
      remove(from: Place(line: caret.line, column: caret.column - columns), to: caret)
    } else {
      remove(from: place(before: caret), to: caret)
    }
  }

  /// Removes the character after the caret.
  package mutating func delete() { remove(from: caret, to: place(after: caret)) }

  /// Removes from the caret back to the start of a word.
  package mutating func deleteWord() { remove(from: wordStart, to: caret) }

  /// Removes from the caret on to the end of a word.
  package mutating func deleteWordForward() { remove(from: caret, to: wordEnd) }

  /// Removes the line with the caret.
  package mutating func deleteLine() {
    let start = Place(line: caret.line, column: 0)
    if caret.line + 1 < lines.count {
      remove(from: start, to: Place(line: caret.line + 1, column: 0))
    } else {
      remove(from: start, to: Place(line: caret.line, column: line.count))
    }
  }

  /// Puts a text in the place of bytes of the whole text, as one step; the caret goes after it.
  package mutating func replace(bytes range: Range<Int>, with text: String) {
    guard !isReadOnly else { return }
    let (start, end) = (place(at: range.lowerBound), place(at: range.upperBound))
    let more = TextEditor.allowed(text)
    guard more.utf8.count - range.count + byteCount <= limit else { return }
    note(.other)
    replace(min(start, end), max(start, end), with: more)
    history.end(at: caret)
  }

  /// Puts another text in the place of all of it, as one step; the caret stays near where it was.
  package mutating func replaceAll(with text: String) {
    let next = TextEditor.lines(of: TextEditor.fitting(TextEditor.allowed(text), limit))
    guard !isReadOnly, next != lines else { return }
    note(.other)
    lines = next
    caret = settled(caret)
    history.end(at: caret)
  }

  private mutating func remove(from start: Place, to end: Place) {
    guard !isReadOnly, start < end else { return }
    note(.removing)
    replace(start, end, with: "")
    history.end(at: caret)
  }

  /// Replaces what lies between two places of the text.
  ///
  /// A mark at the start of what follows joins the character before it; the caret then goes after
  /// that character.
  private mutating func replace(_ start: Place, _ end: Place, with text: String) {
    let before = String(lines[start.line].prefix(start.column))
    let after = lines[end.line].dropFirst(end.column)
    var parts = TextEditor.lines(of: text)
    parts[0] = before + parts[0]
    let last = parts.count - 1
    let boundary = parts[last].utf8.count
    parts[last] += after
    lines.replaceSubrange(start.line...end.line, with: parts)
    caret = Place(
      line: start.line + last, column: TextEditor.column(of: boundary, in: parts[last]))
    wantedColumn = nil
  }

  // MARK: - Text

  /// Bytes of the whole text.
  package var byteCount: Int { lines.reduce(lines.count - 1) { $0 + $1.utf8.count } }

  static func lines(of text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// As much of a text as there is room for.
  private static func fitting(_ text: String, _ limit: Int) -> String {
    guard text.utf8.count > limit else { return text }
    var result = ""
    var bytes = 0
    for character in text {
      bytes += character.utf8.count
      if bytes > limit { break }
      result.append(character)
    }
    return result
  }

  private static func allowed(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var isAfterReturn = false
    for scalar in text.unicodeScalars {
      defer { isAfterReturn = scalar == "\r" }
      switch scalar {
      case "\n": if !isAfterReturn { result.append("\n") }
      case "\r", "\u{85}", "\u{2028}", "\u{2029}", "\u{B}", "\u{C}": result.append("\n")
      case "\t": result.append(contentsOf: "  ".unicodeScalars)
      default:
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .unassigned: break
        default: result.append(scalar)
        }
      }
    }
    return String(result)
  }

  /// How many characters of a line begin before a byte of it.
  static func column(of byte: Int, in line: String) -> Int {
    var bytes = 0
    var column = 0
    for character in line {
      if bytes >= byte { break }
      bytes += character.utf8.count
      column += 1
    }
    return column
  }

  /// The bytes of the whole text before a place; O(lines).
  package func offset(of place: Place) -> Int {
    let place = settled(place)
    let before = lines[..<place.line].reduce(0) { $0 + $1.utf8.count + 1 }
    return before + lines[place.line].prefix(place.column).utf8.count
  }

  /// The bytes of the whole text before a line; O(lines).
  package func offset(ofLine line: Int) -> Int {
    lines[..<min(max(0, line), lines.count)].reduce(0) { $0 + $1.utf8.count + 1 }
  }

  /// The bytes of the whole text before each line; O(lines).
  package var lineStarts: [Int] {
    var at = 0
    return lines.map { line in
      defer { at += line.utf8.count + 1 }
      return at
    }
  }

  /// The place of a byte of the whole text, or the nearest there is; O(lines).
  package func place(at offset: Int) -> Place {
    var rest = max(0, offset)
    for (number, line) in lines.enumerated() {
      let count = line.utf8.count
      if rest <= count {
        return Place(line: number, column: TextEditor.column(of: rest, in: line))
      }
      rest -= count + 1
    }
    return Place(line: lines.count - 1, column: lines[lines.count - 1].count)
  }

  /// The place itself, or the nearest that is in the text.
  func settled(_ place: Place) -> Place {
    let line = min(max(0, place.line), lines.count - 1)
    return Place(line: line, column: min(max(0, place.column), lines[line].count))
  }
}
