extension TextClip {
  /// The text as lines, each at most so many columns wide.
  ///
  /// Breaks at spaces and between wide characters, and inside a word only when the word alone is
  /// wider than a line. A line does not begin with a closing mark such as `，` or `）`, nor end with
  /// an opening one, where the width allows. Line ends in the text are kept, so an empty line stays
  /// one; spaces at a break are dropped. A character wider than the line is left out. O(n).
  ///
  /// - Returns: At least one line; none when there are no columns.
  package static func wrap(_ text: some StringProtocol, columns: Int) -> [String] {
    guard columns > 0 else { return [] }
    var lines: [String] = []
    for paragraph in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      var wrapper = Wrapper(columns: columns)
      for piece in pieces(paragraph) { wrapper.add(piece) }
      lines += wrapper.finished()
    }
    return lines
  }

  /// What stays together on a line, and how many spaces stand before it.
  private struct Piece {
    var spaces = 0
    var text = ""
    var width = 0
    /// Whether the next character may join: inside a word, or after an opening mark.
    var isOpen = false
  }

  /// Marks that may not begin a line.
  private static let closing: Set<Character> = [
    "，", "。", "、", "；", "：", "？", "！", "）", "】", "》", "」", "』", "”", "’", "％", "℃",
    ",", ".", ";", ":", "?", "!", ")", "]", "}", "%",
  ]
  /// Marks that may not end a line.
  private static let opening: Set<Character> = ["（", "【", "《", "「", "『", "“", "‘", "(", "["]

  private static func pieces(_ paragraph: some StringProtocol) -> [Piece] {
    var pieces: [Piece] = []
    var current = Piece()
    for character in paragraph {
      if character == " " {
        if current.text.isEmpty {
          current.spaces += 1
        } else {
          pieces.append(current)
          current = Piece(spaces: 1)
        }
        continue
      }
      let width = TextWidth.of(String(character))
      let isWide = width > 1
      let joins =
        closing.contains(character) || current.text.isEmpty || (current.isOpen && !isWide)
        || opening.contains(current.text.last ?? " ")
      if !joins {
        pieces.append(current)
        current = Piece()
      }
      current.text.append(character)
      current.width += width
      current.isOpen = !isWide
    }
    pieces.append(current)
    return pieces
  }

  /// Lines in the making.
  private struct Wrapper {
    let columns: Int
    private var lines: [String] = []
    private var line = ""
    private var width = 0
    /// Whether the next piece starts a line that the width broke off, whose spaces are dropped.
    private var isAfterBreak = false

    init(columns: Int) { self.columns = columns }

    mutating func add(_ piece: Piece) {
      let spaces = isAfterBreak ? 0 : piece.spaces
      if width + spaces + piece.width <= columns {
        line += String(repeating: " ", count: spaces) + piece.text
        width += spaces + piece.width
        isAfterBreak = isAfterBreak && piece.text.isEmpty
        return
      }
      if width > 0 { breakLine() }
      if piece.width <= columns {
        line += piece.text
        width += piece.width
        isAfterBreak = piece.text.isEmpty
      } else {
        addByCharacter(piece.text)
      }
    }

    /// Breaks a piece that is wider than a line wherever the line is full.
    private mutating func addByCharacter(_ text: String) {
      for character in text {
        let columnsOfCharacter = TextWidth.of(String(character))
        if columnsOfCharacter > columns { continue }
        if width + columnsOfCharacter > columns { breakLine() }
        line.append(character)
        width += columnsOfCharacter
      }
      isAfterBreak = false
    }

    private mutating func breakLine() {
      lines.append(line)
      line = ""
      width = 0
      isAfterBreak = true
    }

    /// The lines, with the last one that is not full.
    func finished() -> [String] {
      isAfterBreak && line.isEmpty && !lines.isEmpty ? lines : lines + [line]
    }
  }
}
