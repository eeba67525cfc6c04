import Domain

/// Cuts rule text into tokens and comments; never fails, and reports what it leaves out.
///
/// Full-width letters, digits and signs are read as their plain twins. O(n).
struct RuleLexer {
  private(set) var tokens: [RuleToken] = []
  private(set) var comments: [RuleComment] = []
  private(set) var diagnostics: [RuleDiagnostic] = []

  private let source: RuleSource
  /// The characters with full-width ones as their plain twins; what stands in quotes is read
  /// from the source.
  let plain: [Unicode.Scalar]
  /// Where each character begins, in bytes; one more for the end.
  private let offsets: [Int]
  /// The character that comes next.
  private var place = 0
  private var startsLine = true
  /// Where the line of the last text or comment ends.
  private var lineEnd = 0

  /// Reads a part of a source; offsets are those of the whole.
  init(_ source: RuleSource, range: Range<Int>? = nil) {
    self.source = source
    let range = range ?? 0..<source.bytes.count
    var plain: [Unicode.Scalar] = []
    var offsets: [Int] = []
    plain.reserveCapacity(range.count)
    offsets.reserveCapacity(range.count + 1)
    var offset = range.lowerBound
    for scalar in source.text(range).unicodeScalars {
      plain.append(Self.twin(scalar))
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    offsets.append(offset)
    self.plain = plain
    self.offsets = offsets
  }

  /// Reads everything; the last token is `.end`.
  mutating func run() {
    if plain.first == "\u{FEFF}" { place = 1 }
    while place < plain.count { step() }
    add(.end, place..<place, "")
  }

  private mutating func step() {
    let scalar = plain[place]
    switch scalar {
    case "\n", "\r", "\u{2028}", "\u{2029}", "\u{85}", "\u{0C}", "\u{0B}":
      startsLine = true
      place += 1
    case _ where scalar.properties.isWhitespace: place += 1
    case "#": comment()
    case "\"", "“", "”", "„": text()
    case _ where Self.foreignQuotes[scalar] != nil: foreignText()
    case "0"..."9": number()
    default:
      if Self.isHidden(scalar) {
        hidden()
      } else if Self.beginsWord(scalar) {
        word()
      } else {
        symbol()
      }
    }
  }

  private mutating func add(
    _ kind: RuleToken.Kind, _ range: Range<Int>, _ text: String, keyword: Keyword? = nil
  ) {
    tokens.append(
      RuleToken(kind, bytes(range), text, keyword: keyword, startsLine: startsLine))
    startsLine = false
  }

  /// The bytes of a range of characters.
  private func bytes(_ range: Range<Int>) -> Range<Int> {
    offsets[range.lowerBound]..<offsets[range.upperBound]
  }

  private func string(_ range: Range<Int>) -> String {
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: plain[range])
    return String(scalars)
  }

  private mutating func report(
    _ code: RuleCode, _ range: Range<Int>, _ arguments: [String] = [], fix: String? = nil
  ) {
    guard diagnostics.count < RuleLimits.diagnostics else { return }
    let range = bytes(range)
    diagnostics.append(
      RuleDiagnostic(
        code, file: source.name, range: range, arguments: arguments,
        fix: fix.map { RuleDiagnostic.Fix(range: range, text: $0) }))
  }

  // MARK: - Comments, texts, words

  private mutating func comment() {
    let start = place
    let end = endOfLine(from: place)
    let isAlone = startsLine
    refuseHidden(in: start..<end)
    var text = source.text(bytes(start..<end))
    while text.last?.isWhitespace == true { text.removeLast() }
    comments.append(
      RuleComment(
        range: bytes(start..<end), text: text, token: tokens.count, isAlone: isAlone,
        followsBlank: isAlone && followsBlankLine(start)))
    place = end
  }

  /// Where the line ends; looked for once a line, as a line may hold a hundred thousand texts.
  private mutating func endOfLine(from start: Int) -> Int {
    if start >= lineEnd {
      lineEnd = plain[start...].firstIndex { Self.endsLine($0) } ?? plain.count
    }
    return lineEnd
  }

  private func followsBlankLine(_ start: Int) -> Bool {
    var ends = 0
    for scalar in plain[..<start].reversed() {
      if scalar == "\n" {
        ends += 1
      } else if !scalar.properties.isWhitespace {
        break
      }
      if ends == 2 { return true }
    }
    return false
  }

  private mutating func text() {
    let start = place
    let line = endOfLine(from: place)
    // A text that a plain quote opens may hold Chinese ones; any closes it where no plain one is.
    let marks = plain[(start + 1)..<line]
    let isPlain = plain[start] == "\""
    let plainEnd = isPlain ? marks.firstIndex(of: "\"") : nil
    let end = plainEnd ?? marks.firstIndex { $0 == "\"" || $0 == "”" || $0 == "“" }
    let inner = (start + 1)..<(end ?? line)
    refuseHidden(in: inner)
    if end == nil { report(.unclosedText, start..<line) }
    if inner.count > RuleLimits.text {
      report(.tooMany, inner, ["字符", String(RuleLimits.text), "characters in a text"])
    }
    let content = CanonicalForm.text(source.text(bytes(inner)))
    place = end.map { $0 + 1 } ?? line
    add(.text, start..<place, content)
  }

  /// Reads a text in quotes of another kind; what closes it nowhere on the line is a stray sign.
  private mutating func foreignText() {
    let start = place
    let line = endOfLine(from: place)
    let close = Self.foreignQuotes[plain[start]]
    guard let end = plain[(start + 1)..<line].firstIndex(where: { $0 == close }) else {
      symbol()
      return
    }
    let inner = (start + 1)..<end
    refuseHidden(in: inner)
    let content = source.text(bytes(inner))
    report(
      .foreignOperator, start..<(end + 1),
      ["\(plain[start])…\(plain[end])", "\"…\""],
      fix: content.contains("\"") ? nil : "\"\(content)\"")
    place = end + 1
    add(.text, start..<place, CanonicalForm.text(content))
  }

  private mutating func word() {
    let start = place
    place = endOfWord(from: place)
    let text = CanonicalForm.text(string(start..<place))
    if let symbol = Self.signWords[text] {
      report(.foreignOperator, start..<place, [text, symbol.rawValue], fix: " \(symbol.rawValue) ")
      add(.symbol(symbol), start..<place, symbol.rawValue)
      return
    }
    if let keyword = Self.speechWords[text] {
      let word = keyword.spelling.chinese
      report(.foreignOperator, start..<place, [text, word], fix: word)
      add(.word, start..<place, text, keyword: keyword)
      return
    }
    add(.word, start..<place, text, keyword: Keyword(word: text))
  }

  private func endOfWord(from start: Int) -> Int {
    var end = start
    while end < plain.count {
      let scalar = plain[end]
      if scalar == "." {
        guard end + 1 < plain.count, Self.continuesWord(plain[end + 1]) else { break }
      } else if !Self.continuesWord(scalar) {
        break
      }
      end += 1
    }
    return end
  }

  // MARK: - Numbers and dates

  private mutating func number() {
    if date() { return }
    let start = place
    var end = digits(from: place)
    if end + 1 < plain.count, plain[end] == ".", Self.isDigit(plain[end + 1]) {
      end = digits(from: end + 1)
    }
    place = end
    let text = string(start..<end)
    if text.utf8.count(where: { $0 != UInt8(ascii: ".") }) > RuleLimits.digits {
      report(
        .badNumber, start..<end,
        [
          String(text.prefix(20)), "最多 \(RuleLimits.digits) 位",
          "at most \(RuleLimits.digits) digits",
        ])
    }
    add(.number, start..<end, text)
    if let unit = unitRange(from: place) {
      place = unit.upperBound
      add(.unit, unit, CanonicalForm.text(string(unit)))
    }
  }

  private func digits(from start: Int) -> Int {
    plain[start...].firstIndex { !Self.isDigit($0) } ?? plain.count
  }

  /// Reads a date, or what looks like one in another form; false when it is a plain number.
  private mutating func date() -> Bool {
    let start = place
    let year = digits(from: start)
    guard year - start == 4, year < plain.count, "-/.年".unicodeScalars.contains(plain[year]),
      year + 1 < plain.count
    else { return false }
    let month = digits(from: year + 1)
    guard (1...2).contains(month - year - 1), month + 1 < plain.count,
      "-/.月".unicodeScalars.contains(plain[month])
    else { return false }
    var end = digits(from: month + 1)
    guard (1...2).contains(end - month - 1) else { return false }
    let text = string(start..<end)
    if CalendarDate(iso: text) == nil {
      if end < plain.count, plain[end] == "日" || plain[end] == "号" { end += 1 }
      report(.badDate, start..<end, [string(start..<end)])
    }
    place = end
    add(.date, start..<end, text)
    return true
  }

  // MARK: - Signs

  private mutating func symbol() {
    let start = place
    let next = place + 1 < plain.count ? plain[place + 1] : " "
    let (symbol, length, wanted) = Self.symbol(plain[place], next)
    place += length
    guard let symbol else {
      if let wanted, let keyword = Keyword(word: wanted) {
        report(
          .foreignOperator, start..<place, [string(start..<place), wanted], fix: " \(wanted) ")
        add(.word, start..<place, wanted, keyword: keyword)
        return
      }
      report(.unexpectedCharacter, start..<place, [string(start..<place)])
      return
    }
    if let wanted {
      report(.foreignOperator, start..<place, [string(start..<place), wanted], fix: wanted)
    }
    add(.symbol(symbol), start..<place, symbol.rawValue)
  }

  // MARK: - What cannot be seen

  private mutating func hidden() {
    report(.hiddenCharacter, place..<(place + 1), [Self.name(plain[place])])
    place += 1
  }

  private mutating func refuseHidden(in range: Range<Int>) {
    for place in range where Self.isHidden(plain[place]) {
      report(.hiddenCharacter, place..<(place + 1), [Self.name(plain[place])])
    }
  }
}
