import Canvas

extension StyledText {
  /// The text broken into lines of at most so many columns.
  ///
  /// Lines break at blanks and between Chinese characters; a word longer than a line is broken
  /// where it must be. At least one line, even if empty. O(n) in its characters.
  ///
  /// - Parameter hang: How far the lines after the first are moved in; at most half of the columns,
  ///   with room for a wide character left.
  package func wrapped(to columns: Int, hang: Int = 0) -> [StyledText] {
    guard columns > 0, width > columns else { return [self] }
    let most = min(columns / 2, columns - min(columns, 2))
    var wrapper = Wrapper(columns: columns, hang: min(max(0, hang), most))
    for run in runs {
      for character in run.text { wrapper.add(character, style: run.style) }
    }
    return wrapper.finish()
  }

  /// Lays characters on lines.
  private struct Wrapper {
    private typealias Piece = (character: Character, width: Int, style: Style)
    let columns: Int
    let hang: Int
    private var lines: [StyledText] = []
    /// The present line, and the word that may still move to the next.
    private var line: [Piece] = []
    private var lineWidth = 0
    private var word: [Piece] = []
    private var wordWidth = 0

    init(columns: Int, hang: Int) {
      self.columns = columns
      self.hang = hang
    }

    mutating func add(_ character: Character, style: Style) {
      let width = TextWidth.of(String(character))
      guard width <= columns else { return }
      let isBlank = character.isWhitespace
      if isBlank || !joins(character, width: width) { takeWord() }
      if isBlank {
        if lineWidth + width <= columns, !line.isEmpty || lines.isEmpty {
          line.append((character, width, style))
          lineWidth += width
        }
        return
      }
      if wordWidth + width > columns - hang { takeWord() }
      word.append((character, width, style))
      wordWidth += width
    }

    mutating func finish() -> [StyledText] {
      takeWord()
      if !line.isEmpty || lines.isEmpty { takeLine() }
      return lines
    }

    /// Whether a character may not be parted from the one before it.
    ///
    /// Wide characters may stand alone, but a closing mark never begins a line and an opening one
    /// never ends it.
    private func joins(_ character: Character, width: Int) -> Bool {
      guard let before = word.last else { return true }
      if Wrapper.closing.contains(character) || Wrapper.opening.contains(before.character) {
        return true
      }
      return width < 2 && before.width < 2
    }

    private static let closing: Set<Character> = [
      "，", "。", "、", "；", "：", "？", "！", "）", "】", "》", "”", "’", "％", "℃",
      ",", ".", ";", ":", "?", "!", ")", "]", "%",
    ]
    private static let opening: Set<Character> = ["（", "【", "《", "“", "‘", "(", "["]

    private mutating func takeWord() {
      if lineWidth + wordWidth > columns { takeLine() }
      line += word
      lineWidth += wordWidth
      word = []
      wordWidth = 0
    }

    private mutating func takeLine() {
      while let last = line.last, last.character.isWhitespace { line.removeLast() }
      var text = lines.isEmpty ? StyledText() : StyledText(String(repeating: " ", count: hang))
      var index = line.startIndex
      while index < line.endIndex {
        let style = line[index].style
        let end = line[index...].firstIndex { $0.style != style } ?? line.endIndex
        text.append(String(line[index..<end].map(\.character)), style)
        index = end
      }
      lines.append(text)
      line = []
      lineWidth = hang
    }
  }
}
